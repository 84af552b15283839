"""Thousands of lines that look like a table's and are none: the work grows with the lines."""

from __future__ import annotations

import sys

import pytest

from app.domain.article import BlockKind
from app.importing.limits import MOST_TOLD_LINES
from app.importing.text.plain_text import read_text
from app.importing.text.structure import blocks_of
from tests.importing.soundness import assert_sound


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
        "Q: Who pays for the ferry?\nA: The county does.\n",
        "- Who pays for the ferry?\n- The county does.\n",
        "   “We kept it all\n",
    ],
)
def test_four_times_the_lines_are_not_many_times_the_work(line):
    blocks_of(line * 20)
    assert calls(line * 1200) < 8 * calls(line * 300)


def test_what_stands_below_the_most_lines_an_article_may_have_is_paragraphs_and_said_so():
    words = "\n".join(f"word{number}" for number in range(MOST_TOLD_LINES))
    below = "\n\nThe caf\u00c3\u00a9 is shut.\nIt rains.\n\n\u2022 a late point"
    recovered = read_text((words + below).encode(), "long.txt")
    assert_sound(recovered)
    last, late = recovered.blocks[-2:]
    assert last.kind is late.kind is BlockKind.PARAGRAPH
    assert last.content == "The caf\u00e9 is shut.\nIt rains."
    assert recovered.text[late.start : late.end] == "\u2022 a late point"
    assert any("40,000 lines" in notice for notice in recovered.notices)


def test_an_article_with_as_many_lines_as_may_be_says_nothing_of_limits():
    recovered = read_text(b"A few words\n\n" * 2000, "short.txt")
    assert not recovered.notices
