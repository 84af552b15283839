from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.layout import PaneLayout
from app.ui.models.article_data import articles_as_data
from app.ui.reading.place import ReadPlace


@pytest.fixture
def keeper(place):
    return place.layouts


def trigger(place, action):
    place._desk.actions.trigger(action)


def shown(place):
    return [pane.article.id for pane in place.area.panes]


def opened(place, numbers, library):
    rows = library.articles()
    place.layouts.show([PaneLayout(rows[n].id) for n in numbers], 0)
    return [rows[n].id for n in numbers]


def test_the_panes_are_kept_under_a_name_typed_and_come_back(place, keeper, library, qtbot):
    wanted = opened(place, (2, 0), library)
    place.area.panes[1].view.scroll_to_top(900)
    place.area.activate(place.area.panes[1])
    position = place.area.panes[1].view.top_position()
    trigger(place, "view.save_layout")
    assert keeper.list.name.hasFocus()
    QTest.keyClicks(keeper.list.name, "Two views")
    QTest.keyClick(keeper.list.name, Qt.Key.Key_Return)
    assert not keeper.list.isVisible()
    assert place.area.active.view.hasFocus()
    (kept,) = library.layouts.all()
    assert [pane.article for pane in kept.panes] == wanted
    assert kept.active == 1
    opened(place, (1, 3, 4), library)
    trigger(place, "view.layouts")
    QTest.keyClick(keeper.list.rows, Qt.Key.Key_Return)
    assert shown(place) == wanted
    assert place.area.active is place.area.panes[1]
    assert place.area.active.view.top_position() == position
    assert place.area.active.view.caret_position() == position


def test_a_layout_is_kept_with_a_briefing(place, keeper, library):
    briefing = library.briefing.new("Minsk")
    trigger(place, "view.save_layout")
    keeper.list.name.setText("For Minsk")
    keeper.list.house.setCurrentIndex(1)
    QTest.keyClick(keeper.list.name, Qt.Key.Key_Return)
    (kept,) = library.layouts.all()
    assert kept.briefing == briefing.id
    trigger(place, "view.layouts")
    row = keeper.list.rows.item(0)
    assert row.data(Qt.ItemDataRole.AccessibleTextRole) == "For Minsk, 1 pane, kept with Minsk"


def test_a_layout_is_renamed_in_its_row_and_deleted_with_an_undo(place, keeper, library):
    library.layouts.save("Old", keeper.now())
    trigger(place, "view.layouts")
    keeper.list.rows.item(0).setText("New")
    assert [one.name for one in library.layouts.all()] == ["New"]
    QTest.keyClick(keeper.list.rows, Qt.Key.Key_Delete)
    assert library.layouts.all() == []
    assert keeper.list.rows.count() == 0
    place._desk.edits.undo()
    assert [one.name for one in library.layouts.all()] == ["New"]
    assert keeper.list.rows.count() == 1


def test_a_name_that_is_taken_is_refused_in_words_and_the_old_one_stays(place, keeper, library):
    told = []
    place._desk.notices.told.connect(told.append)
    library.layouts.save("A", keeper.now())
    library.layouts.save("B", keeper.now())
    trigger(place, "view.layouts")
    keeper.list.rows.item(1).setText("a")
    assert [one.name for one in library.layouts.all()] == ["A", "B"]
    assert keeper.list.rows.item(1).text() == "B"
    assert len(told) == 1


def test_escape_gives_the_focus_back_to_the_text(place, keeper):
    trigger(place, "view.layouts")
    assert keeper.list.isVisible()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not keeper.list.isVisible()
    assert place.area.active.view.hasFocus()


def test_articles_that_are_gone_are_left_out_and_told_of(place, keeper, library):
    wanted = opened(place, (0, 1), library)
    kept = library.layouts.save("Both", keeper.now())
    library.reading.remove_article(wanted[1])
    told = []
    place._desk.notices.told.connect(told.append)
    keeper._on_chosen(kept.id)
    assert shown(place) == wanted[:1]
    assert "1 of its articles" in told[-1].text


def test_panes_and_their_places_come_back_in_another_window(place, library, desk, qtbot):
    wanted = opened(place, (1, 0), library)
    place.area.panes[0].view.scroll_to_top(1500)
    top = place.area.panes[0].view.top_position()
    assert top > 0
    place.area.activate(place.area.panes[1])
    place.layouts.remember()
    again = ReadPlace(desk)
    qtbot.addWidget(again)
    again.resize(place.size())
    with qtbot.waitExposed(again):
        again.show()
    assert shown(again) == wanted
    assert again.area.active is again.area.panes[1]
    qtbot.waitUntil(lambda: again.area.panes[0].view.top_position() == top, timeout=10_000)


def drop(pane, data, *, across=0.5):
    """Drop ``data`` into a pane's text: in the middle, or farther ``across``."""
    point = QPoint(round(pane.view.viewport().width() * across), 200)
    move, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(point, move, data, buttons, none)
    QApplication.sendEvent(pane.view.viewport(), enter)
    if enter.isAccepted():
        event = QDropEvent(QPointF(point), move, data, buttons, none)
        QApplication.sendEvent(pane.view.viewport(), event)
    return enter.isAccepted()


def test_an_article_dragged_onto_a_pane_opens_there(place, library):
    first, _second = opened(place, (0, 1), library)
    row = library.articles()[4]
    data = articles_as_data([(row.id, row.title)])
    assert drop(place.area.panes[1], data)
    assert shown(place) == [first, row.id]
    assert place.area.active is place.area.panes[1]


def test_at_the_outer_edge_a_dragged_article_opens_beside_as_long_as_there_is_room(place, library):
    first = opened(place, (0,), library)
    rows = library.articles()[2:4]
    assert drop(place.area.panes[0], articles_as_data([(rows[0].id, rows[0].title)]), across=0.98)
    assert shown(place) == [*first, rows[0].id]
    assert not place.area.fits_another
    assert drop(place.area.panes[1], articles_as_data([(rows[1].id, rows[1].title)]), across=0.98)
    assert shown(place) == [*first, rows[1].id]


def test_several_dragged_articles_open_side_by_side(place, library):
    opened(place, (0,), library)
    rows = library.articles()[2:4]
    place.resize(1900, 800)
    assert drop(place.area.panes[0], articles_as_data([(row.id, row.title) for row in rows]))
    assert shown(place) == [row.id for row in rows]


def test_other_things_are_not_taken_by_a_pane(place):
    data = QMimeData()
    data.setText("some words")
    assert not drop(place.area.panes[0], data)


def test_the_briefing_that_a_layout_is_kept_with_stands_in_its_row(place, keeper, library):
    briefing = library.briefing.new("What Minsk is offering")
    panes = [PaneLayout(library.articles()[0].id)]
    trigger(place, "view.layouts")
    alone = library.layouts.save("Alone", panes)
    without = keeper.list.rows.grab().toImage()
    library.layouts.delete(alone.id)
    library.layouts.save("Alone", panes, briefing=briefing.id)
    spoken = keeper.list.rows.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Alone, 1 pane, kept with What Minsk is offering"
    assert keeper.list.rows.grab().toImage() != without
