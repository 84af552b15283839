from __future__ import annotations

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
    qtbot.waitUntil(lambda: place._screen.view.passage is not None, timeout=10_000)
    return place


def settle(qtbot, window, place):
    def quiet():
        return window.background.is_idle and not place._loading._rest.isActive()

    qtbot.waitUntil(quiet, timeout=10_000)


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
    qtbot.waitUntil(lambda: window.place == "read", timeout=10_000)
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
    qtbot.waitUntil(lambda: find._found.question.article is not None, timeout=10_000)
    settle(qtbot, window, find)


def test_the_status_bar_follows(qtbot, window, find):
    total = find._found.passages
    settle(qtbot, window, find)
    assert window.status.facts == f"Passage 1 of {total}"
