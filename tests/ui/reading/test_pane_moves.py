"""Panes are put elsewhere: by their heads and tabs, and by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.article import Span
from app.ui.models.article_data import articles_in
from app.ui.models.link_list import LinkedPassage, LinkList
from app.ui.reading.pane_moves import pane_as_data, pane_in


@pytest.fixture
def ids(place, library):
    """Four articles: two side by side, the others tabs of the second."""
    rows = [row.id for row in library.articles()[:4]]
    for number, article in enumerate(rows):
        place.open_article(article, pane=number)
    place.area.activate(place.area.panes[1])
    return rows


def shown(place):
    return [pane.article.id for pane in place.area.panes]


def in_sight(place):
    return [pane.article.id for pane in place.area.in_sight]


def drop(pane, other):
    """Drop ``pane`` into the middle of ``other``; says whether that took it."""
    data, none = pane_as_data(pane), Qt.KeyboardModifier.NoModifier
    point, view = QPoint(other.view.width() // 2, 200), other.view.viewport()
    move, button = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(point, move, data, button, none)
    QApplication.sendEvent(view, enter)
    if not enter.isAccepted():
        return False
    event = QDropEvent(QPointF(point), move, data, button, none)
    QApplication.sendEvent(view, event)
    return event.isAccepted()


def test_a_pane_dropped_on_another_changes_places_with_it(place, ids):
    first, second = place.area.panes[:2]
    assert drop(first, second)
    assert shown(place) == [ids[1], ids[0], *ids[2:]]
    assert place.area.active is first
    assert first.x() > second.x()
    assert place.area.gutters[0].panes == (second, first)


def test_a_tab_dropped_on_a_pane_stands_there_and_the_pane_becomes_the_tab(place, ids):
    assert drop(place.area.panes[3], place.area.panes[0])
    assert shown(place) == [ids[3], ids[1], ids[2], ids[0]]
    assert in_sight(place) == [ids[3], ids[1]]
    titles = [place.area.panes[n].article.short_title for n in (1, 2, 3)]
    assert [place.area.tabs.tabText(n).replace("&&", "&") for n in range(3)] == titles


def test_a_pane_dropped_on_itself_stays(place, ids):
    pane = place.area.panes[0]
    assert not drop(pane, pane)
    assert shown(place) == ids


def test_tabs_take_another_order_and_the_panes_with_them(place, ids):
    place.area.tabs.moveTab(0, 2)
    assert shown(place) == [ids[0], ids[2], ids[3], ids[1]]
    assert in_sight(place) == [ids[0], ids[1]]
    place.area.tabs.setCurrentIndex(0)
    assert in_sight(place) == [ids[0], ids[2]]


def test_keys_move_the_pane_and_the_order_comes_back_with_the_window(place, ids, desk):
    desk.actions.trigger("view.pane_left")
    assert shown(place) == [ids[1], ids[0], *ids[2:]]
    desk.actions.trigger("view.pane_left")  # it is the first already
    desk.actions.trigger("view.pane_right")
    desk.actions.trigger("view.pane_right")
    assert shown(place) == [ids[0], ids[2], ids[1], ids[3]]
    assert place.area.active.article.id == ids[1]
    panes, active = place.layouts.remembered()
    assert ([pane.article for pane in panes], active) == (shown(place), 2)


def test_a_head_that_is_pulled_takes_its_pane_along_and_a_click_gives_it_the_focus(place, ids):
    pane, taken = place.area.panes[0], []
    pane.head.taken.disconnect()
    pane.head.taken.connect(lambda: taken.append(pane))
    QTest.mousePress(pane.head, Qt.MouseButton.LeftButton, pos=QPoint(40, 20))
    QTest.mouseMove(pane.head, QPoint(42, 20))
    assert taken == []
    QTest.mouseMove(pane.head, QPoint(140, 60))
    assert taken == [pane]
    QTest.mouseClick(pane.head, Qt.MouseButton.LeftButton, pos=QPoint(40, 20))
    assert place.area.active is pane
    assert taken == [pane]


def test_a_tab_pulled_out_of_its_bar_is_taken_one_moved_within_is_not(place, ids):
    tabs, taken = place.area.tabs, []
    tabs.taken.disconnect()
    tabs.taken.connect(taken.append)
    at = tabs.tabRect(1).center()
    QTest.mousePress(tabs, Qt.MouseButton.LeftButton, pos=at)
    assert in_sight(place) == ids[:2]  # it comes to the front when it is let go, not before
    QTest.mouseMove(tabs, at + QPoint(8, 4))
    assert taken == []
    QTest.mouseMove(tabs, at + QPoint(8, 90))
    assert taken == [1]
    QTest.mouseRelease(tabs, Qt.MouseButton.LeftButton, pos=at)
    assert in_sight(place) == ids[:2]
    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(2).center())
    assert in_sight(place) == [ids[0], ids[3]]


def test_elsewhere_a_dragged_pane_counts_as_its_article(place, ids):
    pane = place.area.panes[2]
    data = pane_as_data(pane)
    assert articles_in(data) == [ids[2]]
    assert pane_in(data) == pane.number


def test_a_row_of_the_links_is_dragged_as_the_article_that_it_is_in(place, ids, qtbot):
    links = LinkList()
    row = LinkedPassage(ids[2], Span(0, 4), Span(5, 9), "same", "Third", 2, "there", "here")
    links.show([row])
    index = links.index(0)
    assert links.flags(index) & Qt.ItemFlag.ItemIsDragEnabled
    assert articles_in(links.mimeData([index])) == [ids[2]]
    assert place.inspector.links_tab.list.dragEnabled()
