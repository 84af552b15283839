from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.query import (
    MAX_TERMS,
    All,
    AnyOf,
    Dates,
    Field,
    Fuzzy,
    Has,
    Near,
    Not,
    Phrase,
    Prefix,
    Within,
    Word,
    Words,
    parse,
)
from app.domain.query_in_words import explain
from tests.support.growth import calls


def words(*texts):
    return Words(tuple(Word(text) for text in texts))


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("belarus prisoners", words("belarus", "prisoners")),
        ('"prisoner swap"', Phrase("prisoner swap")),
        ("“prisoner swap”", Phrase("prisoner swap")),
        ("belarus -tanks", All((words("belarus"), Not(Word("tanks"))))),
        ("belarus NOT tanks", All((words("belarus"), Not(Word("tanks"))))),
        ("a AND b", All((Word("a"), Word("b")))),
        ("a OR b AND c", AnyOf((Word("a"), All((Word("b"), Word("c")))))),
        ("(a OR b) AND c", All((AnyOf((Word("a"), Word("b"))), Word("c")))),
        ("a b OR c", AnyOf((All((Word("a"), Word("b"))), Word("c")))),
        ("sanct*", Prefix("sanct")),
        ("lukashenka~", Fuzzy("lukashenka")),
        ("swap near/10 minsk", Near(Word("swap"), Word("minsk"), 10)),
        ('swap near/3 "new deal"', Near(Word("swap"), Phrase("new deal"), 3)),
        ("title:potash", Within("title", Word("potash"))),
        ('note:"ask again"', Within("note", Phrase("ask again"))),
        (
            "title:(a OR bcd*)",
            AnyOf((Within("title", Word("a")), Within("title", Prefix("bcd")))),
        ),
        ('tag:"Human rights"', Field("tag", "Human rights")),
        ("Publisher:reuters", Field("publisher", "reuters")),
        ("date:2025-07..2025-09", Dates("2025-07", "2025-09")),
        ("date:2025-09..2025-07", Dates("2025-07", "2025-09")),
        ("date:2025", Dates("2025", "2025")),
        ("date:2025-07..", Dates("2025-07", "")),
        ("date:<=2025-07-14", Dates("", "2025-07-14")),
        ("has:note", Has("note")),
        ("cease-fire", words("cease-fire")),
        ("1,300", words("1,300")),
        ("and or not", words("and", "or", "not")),
    ],
)
def test_a_query_is_read_as_it_is_meant(text, root):
    assert parse(text).root == root
    assert parse(text).notices == ()


@pytest.mark.parametrize(
    ("text", "root", "notice"),
    [
        (
            'belarus "prisoner swap',
            words("belarus", "prisoner", "swap"),
            "The quotation mark at position 9 is not closed. Showing results for the words instead",
        ),
        ("(a AND b", All((Word("a"), Word("b"))), "The parenthesis at position 1 is not closed."),
        ("a)", words("a"), "The parenthesis at position 2 was never opened."),
        ("a AND", words("a"), "Nothing stands after AND."),
        ("OR a", words("a"), "Nothing stands before OR at position 1."),
        ("a NOT", words("a"), "Nothing stands after NOT."),
        ("tag: ", None, "Nothing stands after tag: at position 1."),
        ("colour:red", words("colour", "red"), "“colour:” is no field."),
        ("ab*", words("ab"), "“ab*” needs at least 3 letters before *. “ab” was searched."),
        ("*swap", words("swap"), "* stands before the end of the word"),
        ("date:soon", words("soon"), "“soon” is no date."),
        ("date:٢٠٢٥", words("٢٠٢٥"), "“٢٠٢٥” is no date."),
        ("has:colour", words("colour"), "has: knows note, tag,"),
        ("near/5 swap", words("swap"), "near/ needs a word or a phrase on each side."),
        ("swap near/5", words("swap"), "near/ needs a word or a phrase on each side."),
        ("?!", None, "There is no word to search for."),
    ],
)
def test_what_is_not_understood_is_told_and_the_rest_is_searched(text, root, notice):
    parsed = parse(text)
    assert parsed.root == root
    assert any(notice in told for told in parsed.notices), parsed.notices


def test_an_empty_query_asks_for_nothing_and_says_nothing():
    assert parse("  ").root is None
    assert parse("").notices == ()


def test_a_question_in_plain_language_is_just_its_words():
    parsed = parse("What is Minsk offering (really), and why?")
    assert parsed.root == words("What", "is", "Minsk", "offering", "really", "and", "why?")
    assert parsed.notices == ()


BOMBS = {
    "a star": "*",
    "stars": "*a*",
    "500 ORs": " OR ".join(f"word{n}" for n in range(500)),
    "10,000 letters": "a" * 10_000,
    "words": "word " * 5000,
    "nested": "(" * 5000 + "a" + ")" * 5000,
    "nested within limits": "(" * 900 + "a" + ")" * 900,
    "quotes": '"' * 9999,
    "nots": "NOT " * 3000 + "a",
    "fields": "title:" * 2000,
    "nears": "a near/9 " * 1500,
    "unicode": "".join(chr(code) for code in range(1, 0x2FFFF, 7) if not 0xD800 <= code < 0xE000),
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_query_bombs_cost_little_more_to_read_than_plain_words(bomb):
    parsed = parse(bomb)
    assert calls(lambda: explain(parse(bomb))) < 4 * calls(lambda: explain(parse("word " * 800)))
    assert terms_of(parsed.root) <= MAX_TERMS
    assert len(parsed.notices) <= 8


def terms_of(node):
    if node is None:
        return 0
    if isinstance(node, Words):
        return len(node.words)
    if isinstance(node, All | AnyOf):
        return sum(map(terms_of, node.parts))
    if isinstance(node, Not | Within):
        return terms_of(node.part)
    return 1


@given(st.text(alphabet=st.one_of(st.sampled_from('"()-*~: ANDORNOTnear/19.tag'), st.characters())))
def test_no_text_is_refused(text):
    explain(parse(text))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("belarus", "with “belarus”"),
        ("a b", "with “a” or “b”, best with both"),
        ("a b c", "with most of “a”, “b” and “c”, best with all"),
        ('"x y" AND z', "with exactly “x y” and “z”"),
        ("sanctions -relief -oil", "with “sanctions”, without “relief” or “oil”"),
        ("(a OR b) AND NOT c", "with “a” or “b”, without “c”"),
        (
            "pri* near/4 minsk",
            "with words that begin with “pri” and “minsk” within 4 words of each other",
        ),
        ("Lukashenka~", "with words spelt like “Lukashenka”"),
        ("title:deal", "with “deal” in the title"),
        (
            "minsk title:(deal OR pact)",
            "with “minsk”, with “deal” in the title, or with “pact” in the title",
        ),
        ("tag:economy has:note", "tagged “economy”, with a note"),
        ("tag:(economy OR oil)", "tagged “economy” or “oil”"),
        ("minsk -has:note", "with “minsk”, without a note"),
        ("minsk -tag:economy", "with “minsk”, but not tagged “economy”"),
        ("publisher:BelTA author:Doe", "published by “BelTA”, by “Doe”"),
        ("language:(ru OR de)", "in Russian or German"),
        ("kind:quote grade:B", "that are quotations, of sources graded “B”"),
        ("date:2025-07..2025-09", "dated July to September 2025"),
        ("date:2025-07-31..2026", "dated 31 July 2025 to 2026"),
        ("date:>2025-07", "dated July 2025 or after"),
        ("date:2025", "dated 2025"),
        ("", "of every article"),
    ],
)
def test_a_query_is_explained_in_words(text, said):
    assert explain(parse(text)) == said


def test_a_sentence_in_capitals_is_read_as_words():
    parsed = parse("TALKS OF THE ENVOY AND THE MINISTER ON POTASH NOT YET OVER")
    assert isinstance(parsed.root, Words) and len(parsed.root.words) == 12
    assert parsed.notices == ("All is in capitals: AND, OR and NOT were read as words.",)


@pytest.mark.parametrize("text", ["NATO OR EU OR UN OR WHO", "MINSK AND POTASH", "A B C D AND e f"])
def test_operators_between_few_words_in_capitals_are_operators(text):
    assert not isinstance(parse(text).root, Words)


def test_in_before_a_space_ends_a_clause_and_asks_for_no_collection():
    assert isinstance(parse("what the envoy believes in: peace").root, Words)
    assert parse("in:talks").root == Field("in", "talks")
    assert parse("in:(grain talks)").root == Field("in", "grain talks")
    assert parse("in:(grain OR potash)").root == AnyOf(
        (Field("in", "grain"), Field("in", "potash"))
    )
