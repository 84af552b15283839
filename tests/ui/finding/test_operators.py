from __future__ import annotations

import pytest

from app.domain.query import FIELDS, PROPERTIES, parse
from app.ui.finding.operators import OPERATORS, Typed, ask_field, bring_near, exclude, quote


def caret(text):
    """A query whose caret stands at ``|``; two of them enclose the selection."""
    start = text.index("|")
    end = text.rindex("|") - 1 if text.count("|") == 2 else start
    return Typed(text.replace("|", ""), start, end)


def shown(typed):
    assert typed.start == typed.end
    return f"{typed.text[: typed.start]}|{typed.text[typed.end :]}"


@pytest.mark.parametrize(
    ("typed", "quoted"),
    [
        ("sanctions relief|", '"sanctions relief"|'),
        ("lift |sanctions relief| now", 'lift "sanctions relief"| now'),
        ("|", '"|"'),
        ("tag:x |", 'tag:x "|"'),
        ("(a|)", '(a "|")'),
    ],
)
def test_an_exact_phrase_is_made_of_what_is_there(typed, quoted):
    assert shown(quote(caret(typed))) == quoted


@pytest.mark.parametrize(
    ("typed", "excluded"),
    [
        ("sanctions|", "sanctions -|"),
        ("|", "-|"),
        ("lift |relief|", "lift -relief|"),
        ("lift |sanctions relief|", 'lift -"sanctions relief"|'),
    ],
)
def test_words_are_excluded(typed, excluded):
    assert shown(exclude(caret(typed))) == excluded


def test_a_field_is_added_at_the_end_and_its_value_quoted_where_needed():
    assert shown(ask_field(caret("lif|t"), "tag")) == "lift tag:|"
    assert shown(ask_field(caret("|"), "tag", "Sanctions")) == "tag:Sanctions|"
    assert shown(ask_field(caret("a|"), "tag", "Human rights")) == 'a tag:"Human rights"|'


def test_near_joins_two_plain_words_and_else_stands_at_the_caret():
    assert shown(bring_near(caret("prisoners released|"))) == "prisoners near/10 released|"
    assert shown(bring_near(caret('"a b"| c'))) == '"a b" near/10 | c'


@pytest.mark.parametrize("operator", OPERATORS, ids=[o.written for o in OPERATORS])
def test_every_example_is_understood_in_full(operator):
    query = parse(operator.example)
    assert query.root is not None
    assert query.notices == ()


def test_every_field_and_property_is_listed():
    listed = " ".join(f"{o.written} {o.finds}" for o in OPERATORS)
    assert [field for field in FIELDS if f"{field}:" not in listed] == []
    assert [what for what in PROPERTIES if what not in listed] == []
