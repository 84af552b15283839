from __future__ import annotations

import pytest

from app.domain import query as q
from app.domain.query_names import expand_names

ALIASES = [("Islamic State", "ISIS", "Daesh"), ("Kyiv", "Kiev")]


@pytest.mark.parametrize(
    ("text", "also"),
    [
        ("kyiv", {"kyiv": ("Kiev",)}),
        ("Kyiv talks", {"Kyiv": ("Kiev",), "talks": ()}),
        ("islamic state", {"islamic": ("ISIS", "Daesh"), "state": ("ISIS", "Daesh")}),
        ("state of islamic", {"state": (), "of": (), "islamic": ()}),
        ("isis OR talks", {"isis": ("Islamic State", "Daesh"), "talks": ()}),
        ("talks -isis", {"talks": (), "isis": ("Islamic State", "Daesh")}),
        ("title:kiev", {"kiev": ("Kyiv",)}),
        ("kiev near/4 daesh", {"kiev": ("Kyiv",), "daesh": ("Islamic State", "ISIS")}),
        ("islamic AND state", {"islamic": ("ISIS", "Daesh"), "state": ("ISIS", "Daesh")}),
        ('"kyiv" kie*', {}),
    ],
)
def test_names_stand_for_their_aliases(text, also):
    query = expand_names(q.parse(text), ALIASES)
    assert {word.text: word.also for word in words(query.root)} == also


def test_without_aliases_nothing_changes():
    query = q.parse("kyiv OR (islamic state)")
    assert expand_names(query) == query
    assert expand_names(q.parse(""), ALIASES) == q.parse("")


def words(node):
    if isinstance(node, q.Word):
        return [node]
    if isinstance(node, q.Near):
        parts = (node.left, node.right)
    elif isinstance(node, q.Not | q.Within):
        parts = (node.part,)
    else:
        parts = getattr(node, "words", None) or getattr(node, "parts", ())
    return [word for part in parts for word in words(part)]
