from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.ui.passages.article_view import ArticleView

Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def find(qtbot, window):
    window.show_place("find")
    place = window.places.find_place
    place.ask("sanctions relief")
    qtbot.waitUntil(lambda: place._screen.view.passage is not None, timeout=30_000)
    return place


def settle(qtbot, window, place):
    def quiet():
        loading = place._loading
        timers = (loading._rest, loading._building, loading._into_view, loading._soon)
        return window.background.is_idle and not any(timer.isActive() for timer in timers)

    qtbot.waitUntil(quiet, timeout=30_000)


def test_f3_walks_in_find_though_the_key_belongs_to_read(qtbot, window, find):
    before = find._screen.view.passage
    QTest.keyClick(find._screen.bar.field.edit, Key.Key_F3)
    settle(qtbot, window, find)
    assert find._screen.view.passage != before
    QTest.keyClick(find._screen.view, Key.Key_F3, Mod.ShiftModifier)
    settle(qtbot, window, find)
    assert find._screen.view.passage == before


def test_enter_opens_the_passage_in_read(qtbot, window, find):
    passage = find._screen.view.passage
    QTest.keyClick(find._screen.view, Key.Key_Return)
    qtbot.waitUntil(lambda: window.place == "read", timeout=30_000)
    views = [v for v in window.places.read_place.findChildren(ArticleView) if v.isVisible()]
    assert [v.article.id for v in views if v.article is not None] == [passage.article]


def test_b_puts_the_passage_aside_while_no_briefing_is_open(qtbot, window, find):
    passage = find._screen.view.passage
    find._screen.view.setFocus()
    QTest.keyClick(find._screen.view, Key.Key_B)
    settle(qtbot, window, find)
    (kept,) = window.desk.library.tray()
    assert kept.passage.span == passage.span


def test_ctrl_enter_narrows_once_though_window_and_list_know_the_key(qtbot, window, find):
    find._screen.view.setFocus()
    QTest.keyClick(find._screen.view, Key.Key_Return, Mod.ControlModifier)
    qtbot.waitUntil(lambda: find._found.question.article is not None, timeout=30_000)
    settle(qtbot, window, find)


def test_the_status_bar_follows(qtbot, window, find):
    total = find._found.passages
    settle(qtbot, window, find)
    assert window.status.facts == f"Passage 1 of {total}"


def test_shift_f9_folds_the_preview_and_brings_it_back(qtbot, window, find):
    settle(qtbot, window, find)
    preview, action = find._screen.preview, window.desk.actions.get("view.inspector")
    assert preview.isVisible()
    assert action.isChecked()
    width = find._screen.view.width()
    QTest.keyClick(find._screen.view, Key.Key_F9, Mod.ShiftModifier)
    assert not preview.isVisible()
    assert not action.isChecked()
    qtbot.waitUntil(lambda: find._screen.view.width() > width, timeout=30_000)
    window.show_place("read")
    window.show_place("find")
    assert not action.isChecked()
    QTest.keyClick(find._screen.view, Key.Key_F9, Mod.ShiftModifier)
    assert preview.isVisible()
    qtbot.waitUntil(lambda: abs(find._screen.view.width() - width) < 4, timeout=30_000)


def test_ctrl_d_works_through_the_window(qtbot, window, find):
    QTest.keyClick(find._screen.view, Key.Key_D, Mod.ControlModifier)
    settle(qtbot, window, find)
    assert [kept.query for kept in window.desk.library.saved_searches.all()] == ["sanctions relief"]


def test_rows_do_not_lie_over_each_other_at_any_width(qtbot, window, find):
    """Also where tags stand below and a scroll bar comes with the results."""
    library = window.desk.library
    tag = library.codebook.add("Sanctions", colour=5)
    for hit in library.searching.search("sanctions relief").hits:
        library.marking.add_mark(hit.article, hit.start, hit.end, tags=(tag.id,))
    qtbot.waitUntil(lambda: not find._indexing._quiet.isActive(), timeout=30_000)
    settle(qtbot, window, find)
    view = find._screen.view
    for width in (1440, 1024, 1210, 1024):
        window.resize(width, 700)
        settle(qtbot, window, find)
        qtbot.waitUntil(lambda: rows_follow_one_another(view))


def rows_follow_one_another(view):
    """Assert that each row ends where the next begins, and is as high as what it says."""
    model, drawing = view.model(), view.itemDelegate()
    boxes = [view.visualRect(model.index(row, 0)) for row in range(model.rowCount())]
    for upper, lower in pairwise(boxes):
        assert lower.top() == upper.bottom() + 1
    for row, box in enumerate(boxes):
        passage = view._results.passage(model.index(row, 0))
        if passage is not None:
            assert box.height() == drawing._height(passage, view.width())
