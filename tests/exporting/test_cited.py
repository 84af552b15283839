from __future__ import annotations

import pytest

from app.domain.article import ArticleId
from app.domain.passage import Passage
from app.exporting.cited import (
    CitedPassage,
    SourceInfo,
    number_in_words,
)


def test_numbers_up_to_twelve_are_words() -> None:
    assert (number_in_words(5), number_in_words(12), number_in_words(13)) == (
        "five",
        "twelve",
        "13",
    )


@pytest.mark.parametrize(
    ("reliability", "own", "credibility", "words"),
    [
        ("C", 3, None, "Graded C3: fairly reliable, possibly true."),
        ("C", 3, 2, "Graded C2: fairly reliable, probably true."),
        (None, None, 6, "Graded 6: truth cannot be judged."),
        ("A", None, None, "Graded A: completely reliable."),
        (None, None, None, ""),
    ],
)
def test_the_grade_of_the_passage_goes_before_its_articles(
    reliability: str | None, own: int | None, credibility: int | None, words: str
) -> None:
    source = SourceInfo("a", "Title", "Short", reliability=reliability, credibility=own)
    cited = CitedPassage(Passage(ArticleId("a"), 0, 1, "x"), 7, source, credibility)
    assert cited.graded == words
    assert cited.place == "Short, ¶\u00a07"
