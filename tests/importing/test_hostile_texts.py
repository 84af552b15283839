"""Texts and pages made to take for ever, or to lose a word: runs of what the rules look for.

A rule that tries each place again with the rest of the line does not come to an end here.
"""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.errors import ReaderError
from app.importing.html.reader import read_html
from app.importing.reading import read_bytes
from tests.importing.soundness import assert_sound
from tests.importing.test_hostile_files import damaged
from tests.importing.test_html_reader import PAGE

SIZE = 9_000
WORDS = "The harbour of Eastmere was closed on Monday after a tanker ran aground. "
RUNS = [
    " ", "\u00a0", "\u2028", ".", ". ", "...", "…", "-", "- ", "– ", "_", "=", "|", "| ", "a | ",
    "\t", "a\t", "1", "1 ", "1.", "1. ", "1.1.", "1,", "12:", "12:00 ", "1/1/20 ", "1.000.", "$1 ",
    "1%", "http", "http://", "https://a.b/", "www.", "www.a.b/", "a@", "a@b.", "@a ", "a.b", "a:",
    "a: ", "[", "]", "[a](", "![a](b) ", "[1]", "(", "(a", ")", "<", "</", "<a ", "<a b='", "<!--",
    "<td>", "< strong >>",
    "/ li >", "&", "&amp", "&#", "&amp;amp;", "*", "**", "*a ", "`", "#", "# ", "> ",
    "• ", "1) ", "a) ", "iv. ", "By ", "By Aa Bb, ", "Aa ", "AA ", "(Reuters) - ", "Read more: ",
    "“", "“a” ", "'", ";", "a; ", ", ", "{", "{{", "{a:", "var a=", "function(", "\\", "/", "a/",
    "» ", "a > ", "©", "Photo: ", "Ã©", "Ð¿", "中", "中。", "א", "م،", "\u202e\u2066a",
    "\u200b", "\u00ad",
]  # fmt: skip


def layouts(unit: str) -> list[str]:
    """A run on one line, between words, on lines of a paragraph, and in paragraphs."""
    run = unit * (SIZE // len(unit))
    line, part = unit * (120 // len(unit)), unit * (40 // len(unit) or 1)
    return [
        run,
        f"word {run} end",
        "\n".join([line] * (SIZE // 4 // len(line))),
        "\n\n".join([f"{part}z"] * 60),
    ]


def read_text(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    try:
        read = read_bytes(data, "a.txt")
    except ReaderError:
        return
    assert_sound(read)


def read_page(data: bytes) -> None:
    try:
        read = read_html(data, "a.html")
    except ReaderError:
        return
    assert_sound(read)


@pytest.mark.parametrize("unit", RUNS)
def test_runs_of_what_the_rules_look_for_are_read_in_one_way_through_them(unit):
    for text in layouts(unit):
        read_text(text)
    read_page(f"<title>{unit * 90}</title><h1>A</h1><p>{unit * (SIZE // len(unit))}<p>x".encode())


@pytest.mark.parametrize(
    "tag",
    [
        "div", "p", "span", "a", "b", "ul", "li", "ul><li", "ol", "dl", "dd", "table", "tr", "td",
        "table><tr><td", "blockquote", "section", "article", "h2", "pre", "form", "button", "font",
        "svg", "math", "select", "details", "figure", "p class=MsoListParagraph",
        "p class=MsoQuote style='mso-list:l0 level1 lfo1'",
    ],
)  # fmt: skip
def test_elements_in_one_another_or_side_by_side_are_read_to_the_end(tag):
    name = tag.split()[0].split(">")[0]
    for source in (
        f"<{tag}>" * 2_500 + WORDS + f"</{name}>" * 2_500,
        f"<{tag}>word " * 1_000,
        f"<{tag}>{WORDS}</{name}>" * 200,
        f"<{tag}></{name}>" * 2_500 + WORDS,
    ):
        read_page(source.encode())


@pytest.mark.parametrize(
    "source",
    [
        "<p>" + "&#x110000;&#0;&#xD800;&bogus;&notit;" * 2_000,
        "<p>&" + "a" * 30_000,
        "<p a=1 a=2 A=3 " + "a=1 " * 3_000 + f">{WORDS}",
        f"<table>{'<tr>' + '<td>x</td>' * 10_000}</table>{WORDS}",
        "<p>" + "a\x00b " * 9 + WORDS * 20,
        "<p>\ud800x \udfff " + WORDS,
        "<meta charset=utf-16><meta charset=shift_jis><p>" + WORDS,
        "<meta " + "charset " * 9_000 + f"><p>{WORDS}",
        "<p>x</p></html>" * 2_000,
        "<!-- saved from url=(" * 5_000 + f"<p>{WORDS}",
        f"<script type='application/ld+json'>{{\"a\":1{',  ' * 9_000}}}</script><p>{WORDS}",
        "<p style='" + "display : " * 9_000 + f"'>{WORDS}",
        "Version:1.0 " + "StartHTML:1 " * 9_000 + f"<p>{WORDS}",
    ],
    ids=range(13),
)
def test_pages_made_to_harm_give_a_result_or_a_reader_error(source):
    read_page(source.encode("utf-8", "surrogatepass"))


def test_one_line_of_five_megabytes_is_read():
    read_text(WORDS * (5_000_000 // len(WORDS)))


def test_damaged_pages_and_texts_lose_no_word_that_is_left():
    chance = random.Random(22)
    text = "\n\n".join(layouts("By Aa Bb, ")[3].split("\n\n")[:9]) + "\n| a | b |\n| 1 | 2 |\n"
    for _ in range(60):
        read_page(damaged(PAGE.encode(), chance))
        read_text(damaged((text + WORDS).encode(), chance).decode("latin-1"))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*RUNS, "\n", "\n\n", "word", "Aa bb. "]), max_size=40))
def test_any_mixture_of_signs_has_each_of_its_letters_in_one_block(units):
    read_text("".join(units))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<div>", "</div>", "<table>", "<tr>", "<td>", "<li>", "<ul>", "</ul>",
             "<h1>", "<b>", "<a href=x>", "</a>", "<br>", "<pre>", "word ", "Aa bb. ", "\n", "&lt;",
             "<p class=MsoTitle>", "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>",
             "<span style='mso-list:Ignore'>", "</span>", "<!--", "-->", "\u202e", "\ud800"]
        ),
        max_size=40,
    )
)  # fmt: skip
def test_any_mixture_of_elements_has_each_of_its_letters_in_one_block(pieces):
    read_page("".join(pieces).encode("utf-8", "surrogatepass"))
