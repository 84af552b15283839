"""Saying of a link that it is right or wrong, by keys and by mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from app.library.comparing import Pair
from app.ui.models.link_list import LinkRole

SHARED = (
    "The finance ministry lent 40 million crowns to the railway company in March.",
    "Judge Ilse Brandt ordered the mine at Kelmar to close its deepest shaft.",
)
FIRST = "\n\n".join(
    ["First account", "Tourists like lakes.", *SHARED, "Bread grew dear last week."]
)
SECOND = "\n\n".join(["Second account", SHARED[0], "Rain fell on Sunday.", SHARED[1]])


@pytest.fixture
def library(empty_library):
    """Two accounts with two passages in common."""
    for title, text in (("First account", FIRST), ("Second account", SECOND)):
        added = empty_library.imports.add_text(text, title)
        empty_library.reading.change_metadata(added.id, title=title, short_title=title)
    return empty_library


@pytest.fixture
def both(qtbot, place, desk, library):
    """Both side by side and compared, the left one with the focus, its first link at hand."""
    for number, row in enumerate(library.articles()):
        place.open_article(row.id, pane=0 if number == 0 else None, beside=number > 0)
    qtbot.waitUntil(lambda: len(place.linking.passages) == 2, timeout=20_000)
    place.area.activate(place.area.panes[0])
    desk.actions.trigger("go.next_linked")
    return place


def rulings(place):
    return [link.ruling for link in place.linking.passages]


def ribbons(place):
    return [ribbon.pair for ribbon in place.area.gutters[0].scene().ribbons]


def wait_for(qtbot, place, *expected):
    qtbot.waitUntil(lambda: rulings(place) == list(expected), timeout=20_000)


def test_minus_takes_the_link_at_hand_away_and_undo_brings_it_back(both, desk, library, qtbot):
    view = both.area.active.view

    QTest.keyClick(view, Qt.Key.Key_Minus)

    wait_for(qtbot, both, None, "wrong")
    assert [pair.ruling for pair in ribbons(both)] == [None]
    assert both.inspector._count.text() == "1"
    refused = both.inspector.links_tab.model.index(1)
    assert refused.data(LinkRole.LINK).words == SHARED[0]
    spoken = refused.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith(f"Not a match, said {library.analyst}, ")
    desk.edits.undo()
    wait_for(qtbot, both, None, None)
    assert len(ribbons(both)) == 2


def test_plus_confirms_and_plus_again_takes_that_back(both, desk, qtbot):
    view, action = both.area.active.view, desk.actions.get("link.right")
    assert not action.isChecked()

    QTest.keyClick(view, Qt.Key.Key_Plus)

    wait_for(qtbot, both, "right", None)
    assert action.isChecked()
    assert both.inspector.links_tab.right.isChecked()
    assert sorted(pair.ruling or "" for pair in ribbons(both)) == ["", "right"]
    QTest.keyClick(view, Qt.Key.Key_Plus)
    wait_for(qtbot, both, None, None)
    assert not action.isChecked()


def test_the_next_linked_passage_is_never_a_refused_one(both, desk, qtbot):
    QTest.keyClick(both.area.active.view, Qt.Key.Key_Minus)
    wait_for(qtbot, both, None, "wrong")

    for _ in range(3):
        desk.actions.trigger("go.next_linked")
        assert both.linking.current == 0


def test_a_row_of_the_links_tab_is_judged_by_its_own_keys_and_buttons(both, qtbot):
    both.inspector.show_links_tab()
    tab = both.inspector.links_tab
    tab.list.setFocus()
    tab.list.setCurrentIndex(tab.model.index(1))

    QTest.keyClick(tab.list, Qt.Key.Key_Delete)

    wait_for(qtbot, both, None, "wrong")
    assert tab.list.currentIndex().data(LinkRole.LINK).words == SHARED[1]
    assert tab.wrong.isChecked()
    QTest.mouseClick(tab.right, Qt.MouseButton.LeftButton)
    wait_for(qtbot, both, None, "right")
    assert tab.right.isChecked()
    assert not tab.wrong.isChecked()


popup = pytest.mark.qt_log_ignore("^This plugin does not support grabbing", extend=True)


def menus():
    return [
        menu
        for menu in QApplication.topLevelWidgets()
        if isinstance(menu, QMenu) and menu.isVisible()
    ]


@popup
def test_the_menu_of_a_ribbon_offers_both(both, qtbot):
    gutter = both.area.gutters[0]
    ribbon = gutter.scene().ribbons[-1]
    at = QPoint(gutter.width() // 2, round(sum((*ribbon.left, *ribbon.right)) / 4))

    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, gutter.mapToGlobal(at))
    QApplication.sendEvent(gutter, event)

    (menu,) = menus()
    assert [action.objectName() for action in menu.actions()] == ["link.right", "link.wrong"]
    assert both.linking.at_hand.pair == ribbon.pair
    menu.actions()[1].trigger()
    menu.close()
    qtbot.waitUntil(lambda: ribbon.pair not in ribbons(both), timeout=20_000)


@popup
def test_the_menu_key_offers_both_for_the_row_at_hand(both):
    both.inspector.show_links_tab()
    rows = both.inspector.links_tab.list
    rows.setCurrentIndex(rows.model().index(1))

    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(rows.viewport(), event)

    (menu,) = menus()
    assert both.linking.current == 1
    menu.close()


def test_without_a_link_at_hand_there_is_nothing_to_judge(place, desk):
    for name in ("link.right", "link.wrong"):
        assert not desk.actions.get(name).isEnabled()


def test_the_buttons_have_names_without_their_keys(both):
    tab = both.inspector.links_tab
    assert (tab.right.accessibleName(), tab.wrong.accessibleName()) == (
        "Right match",
        "Not a match",
    )
    both.inspector.show_links_tab()
    state = QAccessible.queryAccessibleInterface(tab.right).state()
    assert state.checkable


def test_a_ribbon_that_was_confirmed_says_so_under_the_pointer(both, qtbot, library):
    QTest.keyClick(both.area.active.view, Qt.Key.Key_Plus)
    wait_for(qtbot, both, "right", None)

    gutter = both.area.gutters[0]
    ribbon = next(r for r in gutter.scene().ribbons if r.pair.ruling == "right")

    assert isinstance(ribbon.pair, Pair)
    assert gutter._tip(ribbon).endswith(f"Right match, said {library.analyst}")


def test_what_is_not_sure_is_offered_for_a_ruling_and_linked_once_it_is_confirmed(
    place, empty_library, qtbot
):
    near = "The minister told reporters on Friday that the border crossing would open in spring."
    far = "Shopkeepers at the border hope for a better spring."
    texts = [f"North\n\n{near}\n\nRain fell on Sunday.", f"South\n\n{far}\n\nIt was late."]
    for number, text in enumerate(texts):
        added = empty_library.imports.add_text(text, text[:5])
        place.open_article(added.id, pane=0 if number == 0 else None, beside=number > 0)
    qtbot.waitUntil(lambda: len(place.linking.passages) > 0, timeout=20_000)
    tab = place.inspector.links_tab
    place.inspector.show_links_tab()
    assert [link.relation for link in place.linking.passages] == ["similar"]
    assert ribbons(place) == []
    assert tab._hints["unsure"].isVisibleTo(tab)

    tab.list.setCurrentIndex(tab.model.index(0))
    tab.list.setFocus()
    QTest.keyClick(tab.list, Qt.Key.Key_Plus)

    qtbot.waitUntil(lambda: [pair.ruling for pair in ribbons(place)] == ["right"], timeout=20_000)
    assert not tab._hints["unsure"].isVisibleTo(tab)
