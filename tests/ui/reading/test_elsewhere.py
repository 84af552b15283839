from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.article import ArticleId, Span

WORDS = "Police arrested 17 smugglers at the Dornik border crossing during the night raid."
OTHER = WORDS.replace("17", "23")


@pytest.fixture
def library(empty_library):
    for title, said in (("One", WORDS), ("Two", OTHER), ("Three", "Gardeners plant roses.")):
        added = empty_library.imports.add_text(f"{title} account\n\n{said}", title)
        empty_library.reading.change_metadata(added.id, title=title, short_title=title)
    return empty_library


@pytest.fixture
def list_of_one(qtbot, desk, place, library):
    """What stands under a mark of the first account."""
    one = next(row.id for row in library.articles() if row.title == "One")
    place.open_article(one)
    at = library.article(one).text.index(WORDS)
    mark = library.marking.add_mark(one, at, at + len(WORDS))
    place.area.active.select_mark(mark.id)
    found = place.inspector.details.elsewhere
    qtbot.waitUntil(lambda: found.model.rowCount() == 1, timeout=10_000)
    return found


def test_what_another_article_says_is_listed_with_what_they_differ_in(list_of_one):
    (found,) = list_of_one.model.values
    assert found.words == OTHER
    assert found.spoken.startswith("Differs, Two, paragraph 2: Police arrested 23")
    assert not list_of_one._state.isVisible()


def test_enter_opens_it_beside(list_of_one, place):
    list_of_one.list.setFocus()
    list_of_one.list.setCurrentIndex(list_of_one.model.index(0))
    QTest.keyClick(list_of_one.list, Qt.Key.Key_Return)
    pane = place.area.active
    assert len(place.area.in_sight) == 2
    assert pane.article.title == "Two"
    assert pane.view.textCursor().selectedText() == OTHER


def test_nothing_alike_is_said_in_words(qtbot, desk, place, library, list_of_one):
    three = next(row.id for row in library.articles() if row.title == "Three")
    place.open_article(three)
    at = library.article(three).text.index("Gardeners")
    place.area.active.select_mark(library.marking.add_mark(three, at, at + 22).id)
    nothing = "Nothing like it in the other articles."
    qtbot.waitUntil(lambda: list_of_one._state.text() == nothing, timeout=10_000)
    assert list_of_one.model.values == ()


def test_it_is_asked_anew_when_articles_go(qtbot, desk, library, list_of_one):
    two = next(row.id for row in library.articles() if row.title == "Two")
    library.reading.remove_article(two)
    qtbot.waitUntil(lambda: list_of_one.model.values == (), timeout=10_000)


def test_it_is_asked_anew_when_somebody_says_that_it_is_no_match(qtbot, library, list_of_one):
    (found,) = list_of_one.model.values
    one = next(row.id for row in library.articles() if row.title == "One")
    library.comparing.judge(one, found.here, found.article, found.there, "wrong")
    qtbot.waitUntil(lambda: list_of_one.model.values == (), timeout=10_000)
    library.history.undo()
    qtbot.waitUntil(lambda: list_of_one.model.values == (found,), timeout=10_000)


def test_what_could_not_be_looked_for_says_why(qtbot, list_of_one):
    list_of_one.look(ArticleId("gone"), Span(0, 5))
    assert list_of_one._state.text() == "Looking…"
    why = "This article is no longer in the library."
    qtbot.waitUntil(lambda: list_of_one._state.text() == why, timeout=10_000)
    assert list_of_one.model.values == ()


def test_who_steps_from_passage_to_passage_has_only_the_last_one_looked_for(
    qtbot, desk, list_of_one, library
):
    one = next(row.id for row in library.articles() if row.title == "One")
    qtbot.waitUntil(lambda: desk.background.is_idle, timeout=10_000)
    length = len(library.article(one).text)
    for start in range(10):
        list_of_one.look(one, Span(start, length))
        assert desk.background.is_idle
    qtbot.waitUntil(lambda: list_of_one.model.rowCount() == 1, timeout=10_000)
