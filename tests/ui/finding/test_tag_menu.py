from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QWidget

from app.domain.tag import Tag, TagId
from app.ui.finding.tag_menu import TagMenu

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support grabbing", extend=True)

TAGS = (
    Tag(TagId("1"), "Economy & trade", code="EC", colour=2),
    Tag(TagId("2"), "Sanctions", code="SA", colour=5),
    Tag(TagId("3"), "Sovereignty", code="SO"),
)


@pytest.fixture
def menu(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    made = TagMenu(QAction("New tag…", window), window)
    made.open(TAGS, (TagId("2"),), QPoint(10, 10))
    yield made
    made.close()


def test_the_tags_on_the_passage_are_ticked(menu):
    shown = [action.text() for action in menu.actions() if action.data()]
    assert shown == ["Economy && trade\tEC", "Sanctions\tSA  ✓", "Sovereignty\tSO"]


def test_a_letter_goes_from_one_tag_that_begins_with_it_to_the_next(menu):
    names = []
    for _ in range(3):
        QTest.keyClick(menu, Qt.Key.Key_S)
        names.append(menu.activeAction().data())
    assert names == ["2", "3", "2"]


def test_enter_chooses_the_tag(menu):
    chosen = QSignalSpy(menu.toggled)
    QTest.keyClick(menu, Qt.Key.Key_E)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert chosen.at(0) == ["1"]
    assert not menu.isVisible()


def test_a_new_tag_can_be_made_from_here(menu):
    chosen, made = QSignalSpy(menu.toggled), QSignalSpy(menu.actions()[-1].triggered)
    menu.setActiveAction(menu.actions()[-1])
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert (chosen.count(), made.count()) == (0, 1)
