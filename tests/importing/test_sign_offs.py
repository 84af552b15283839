"""How reports end: the last words are the article's, what signs it off is the page's."""

from __future__ import annotations

import pytest

from app.domain.article import BlockKind
from app.importing.text.chrome import is_initials
from app.importing.text.lines import ends_open, ends_sentence
from app.importing.text.structure import blocks_of

PROSE = (
    "The council voted on Tuesday night to keep the ferry for another winter, and the boat will be "
    "repaired in the yard at Sandwick before the ice comes."
)


@pytest.mark.parametrize(
    "text",
    [
        "The boat will sail again in May. (PAP)",
        "受益人口将超过三万人。（完）",
        "The boat will sail again in May. AFP",
        "“It will sail again in May.” ■",
        "The boat will sail again in May. —EFE",
    ],
)
def test_a_sentence_that_is_signed_off_has_ended(text):
    assert ends_sentence(text)
    assert not ends_open(text)


@pytest.mark.parametrize(
    "text",
    [
        "The boat will sail again (PAP)",
        "What we know of the ferry (video)",
        "Ferry row: the view from NATO",
        "Costs in 2024 (in millions)",
    ],
)
def test_a_line_without_a_stop_has_not_ended_for_its_brackets(text):
    assert not ends_sentence(text)


@pytest.mark.parametrize("text", ["jar/pgr/cc", "(mk/ pp/)", "BFA // TDI", "kb/ mal/", "(ab/cd)"])
def test_initials_are_known(text):
    assert is_initials(text)


@pytest.mark.parametrize("text", ["and/or", "km/h", "he/she", "AC/DC", "Nord/Süd/Ostbahn", "1/2/3"])
def test_words_with_a_slash_are_no_initials(text):
    assert not is_initials(text)


@pytest.mark.parametrize(
    "last", ["He was 41. (PAP)", "It will sail again in the spring of 2027.（完）"]
)
def test_the_last_paragraph_is_text_whatever_stands_below(last):
    paragraph = f"{PROSE[:60]} when spring comes. {last}"
    text = f"The ferry is kept\n\n{PROSE}\n\n{paragraph}\n\nShare\nHome | Contact\n"
    blocks = blocks_of(text)
    assert blocks[2].kind is BlockKind.PARAGRAPH
    assert blocks[3].kind is BlockKind.CHROME


def test_initials_below_wrapped_text_are_no_part_of_it():
    wrapped = (
        "The council voted on Tuesday night to keep the ferry\n"
        "for another winter, and the boat will be repaired in\n"
        "the yard at Sandwick before the ice comes, they said\n"
        "after the vote.\n"
    )
    text = f"The ferry is kept\n\n{wrapped}\n{wrapped}jar/pgr/cc\n"
    *_, paragraph, sign = blocks_of(text)
    assert text[paragraph.start : paragraph.end].endswith("after the vote.")
    assert sign.kind is BlockKind.CHROME
