from __future__ import annotations

import pytest

from app.importing.text.debris import closes_table, in_one_line, inside, is_debris, without
from app.importing.text.structure import blocks_of


@pytest.mark.parametrize(
    "line",
    [
        "<",
        "/",
        "td >",
        "/ ul >",
        "table /",
        "th> th> row /> head />",
        "< / div >",
        '<div class="content">',
        "</td></tr></table>",
        "br />",
        "* * *",
        "-----",
        "<!-- end -->",
        "window.dataLayer = window.dataLayer || [];",
        "var pageId = 4471;",
        "document.write('x');",
        "googletag.cmd.push(function() {",
        "console.log(1)",
        ".nav a { color: #fff; }",
        '[gallery ids="12,14"]',
        "});",
        "undefined",
    ],
)
def test_a_line_of_wreckage_is_debris(line):
    assert is_debris(line)


@pytest.mark.parametrize(
    "line",
    [
        "Home > Local > Markets",
        "Trade and security",
        "a < b and c > d",
        "Note: he left;",
        "She threw it out of the window. He saw it fall.",
        "He signed the document. The council was told.",
        "The table was set.",
        "Aim",
        "42",
        "– Yes.",
        "Functions of the council (all of them)",
    ],
)
def test_a_line_that_says_something_is_no_debris(line):
    assert not is_debris(line)


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("< strong >Pay:< / strong > more.< / li >", "Pay: more."),
        (">Stronger talks.<", "Stronger talks."),
        ("< strong >>A commission .< li />", "A commission ."),
        ("h2 id = “a-b”>Where it stands", "Where it stands"),
        ("<p>One</p>", "One"),
        ("Some <br /> more", "Some more"),
        ("He left. / p >", "He left."),
        ('<a href="x">link</a> here', "link here"),
        ("> a quotation", "> a quotation"),
        ("a < b and c > d", "a < b and c > d"),
        ("5 > 3 is true", "5 > 3 is true"),
    ],
)
def test_debris_inside_a_line_is_found_and_can_be_cut(line, left):
    assert without(line, inside(line)) == left


def test_the_wreck_of_a_tables_tags_is_told_from_others():
    assert closes_table("/ tbody >")
    assert closes_table("td >")
    assert not closes_table("/ ul >")


def test_a_long_line_of_nothing_but_tags_is_debris():
    source = "The tide was late.\n\n" + "< strong >>" * 90 + "\n"
    assert [block.kind for block in blocks_of(source)] == ["paragraph", "debris"]


@pytest.mark.parametrize("unit", ["www.", "1.", "a,", "a>b:"])
def test_a_line_that_begins_like_a_rule_of_a_style_sheet_is_told_at_once(unit):
    assert not is_debris((unit * 200)[:390] + "=")


def test_what_a_program_should_have_filled_in_is_debris():
    assert inside("The boat sails in May.{{ad_slot_3}}") == [(22, 35)]
    assert inside("{% if user %}The boat sails in May.") == [(0, 13)]
    assert inside("A set {a, b} has two members.") == []


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("&lt;b&gt;“바다는 넓다”&lt;/b&gt;", "“바다는 넓다”"),
        ("&amp;lt;i&amp;gt;late&amp;lt;/i&amp;gt; again", "late again"),
        ("Ред вожње од 27. новембра/h3>", "Ред вожње од 27. новембра"),
        ('data-kind="body link">The bridge', "The bridge"),
        ('"intro">The bridge', "The bridge"),
        ('lead" id="p2">The bridge', "The bridge"),
        ("class=lead>The bridge", "The bridge"),
        ("strong>The bridge", "The bridge"),
        ('The bridge <a href="https://example.org/a', "The bridge"),
        ("%%AD_SLOT%% The bridge", "The bridge"),
        ("*|FNAME|* The bridge", "The bridge"),
        ("see <https://example.org/a/p> and go", "see <https://example.org/a/p> and go"),
        ("<Helikopter Service A/S>, said he", "<Helikopter Service A/S>, said he"),
        ("only if a < b", "only if a < b"),
        ("“So it is.” > next", "“So it is.” > next"),
        ("when f'>0 then a>b", "when f'>0 then a>b"),
        ("word &lt; 5 &gt; 3", "word &lt; 5 &gt; 3"),
    ],
)
def test_remains_of_torn_and_escaped_tags_are_found_and_signs_of_sums_are_not(line, left):
    assert without(line, inside(line)) == left


def test_a_tag_that_goes_on_in_the_next_line_parts_no_sentence():
    text = 'The cows, <br\n/> says she, are in the\n<a\n  href="/x"\n  class="in">stable</a> now.'
    masked = in_one_line(text)
    assert len(masked) == len(text)
    assert masked.count("\n") == 1
    assert in_one_line("a <b\nand c> d") == "a <b\nand c> d"
    assert in_one_line("<p\n\n>a") == "<p\n\n>a"


@pytest.mark.parametrize(
    "line", ["__INLINE_WIDGET__", "%%AD_UNIT%%", "*|IF:PAID|* *|FNAME|*", '<%= render "promo" %>']
)
def test_a_line_that_a_program_should_have_filled_in_is_debris(line):
    assert is_debris(line)
