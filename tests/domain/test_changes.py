from __future__ import annotations

from dataclasses import fields

import pytest

from app.domain.changes import Changes, together


@pytest.mark.parametrize("name", [field.name for field in fields(Changes)])
def test_together_is_all_that_each_names(name):
    flag = isinstance(getattr(Changes(), name), bool)
    one, other = (True, False) if flag else (frozenset("a"), frozenset("b"))
    both = True if flag else frozenset("ab")
    changes = [Changes(), Changes(**{name: one}), Changes(**{name: other})]
    assert together(changes) == changes[1] | changes[2] == Changes(**{name: both})


def test_nothing_together_is_nothing():
    assert together(()) == Changes()
