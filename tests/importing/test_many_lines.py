"""Thousands of lines that look like a table's and are none: the work grows with the lines."""

from __future__ import annotations

import sys

import pytest

from app.importing.structure import blocks_of


def calls(text: str) -> int:
    """How many functions are called while ``text`` is read."""
    count = 0

    def see(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(see)
    try:
        blocks_of(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "line",
    [
        "“They gave us fifteen minutes to go” - Ann Lee, a neighbour\n",
        "{{ad}}\n",
        "Related articles\nA village without a doctor\n",
        "17.31 The minister has left.\n",
    ],
)
def test_four_times_the_lines_are_not_many_times_the_work(line):
    blocks_of(line * 20)
    assert calls(line * 1200) < 8 * calls(line * 300)
