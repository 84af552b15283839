"""What an open briefing says of the articles that it quotes."""

from __future__ import annotations

import pytest

from app.ui.briefing.open_briefing import OpenBriefing
from tests.ui.briefing.conftest import HEDGING, RARE


@pytest.fixture
def opened(desk, written):
    briefing = OpenBriefing(desk)
    assert briefing.open(written)
    return briefing


def test_a_grade_of_the_register_is_told_at_once(opened, library, find):
    passage = find(RARE)
    library.reading.change_metadata(passage.article, publisher="The Courier")
    assert opened.grade_of(passage) == ""
    courier = library.publishers.add("The Courier", reliability="C", reason="known")
    assert opened.grade_of(passage) == "C"
    library.publishers.grade(courier.id, "E", "bought")
    assert opened.grade_of(passage) == "E"


def test_an_older_version_is_named_as_one_with_its_place_and_grade(opened, library, find):
    passage = find(RARE)
    title = library.article(passage.article).short_title
    paragraph = library.article(passage.article).paragraph_at(passage.start)
    library.reading.grade_article(passage.article, reliability="B", credibility=3)
    assert opened.source_line(passage) == f"{title}, ¶ {paragraph}"
    address = "https://example.org/minsk"
    library.reading.change_metadata(passage.article, address=address)
    text = library.article(passage.article).text.replace("rare", "clear")
    newer = library.imports.add_text(f"{text}\n\n{address}\n").id
    assert library.versions.previous(newer) == passage.article
    assert opened.source_line(passage) == f"{title} (older version), ¶ {paragraph}"
    assert opened.grade_of(passage) == "B3"


def test_a_removed_article_is_named_as_one(opened, library, find):
    passage = find(HEDGING)
    title = library.article(passage.article).short_title
    library.reading.remove_article(passage.article)
    assert opened.source_line(passage).startswith(f"{title} (removed), ¶ ")
    library.history.undo()
    assert opened.source_line(passage).startswith(f"{title}, ¶ ")
