from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from app.domain.article import Span
from app.ui.reading.place import ReadPlace


class Hands:
    """Reads and marks as a person does: with the mouse and the keys."""

    def __init__(self, qtbot, place):
        self.qtbot = qtbot
        self.place = place

    @property
    def pane(self):
        return self.place.area.active

    @property
    def view(self):
        return self.pane.view

    def span(self, words):
        at = self.pane.article.text.index(words)
        return Span(at, at + len(words))

    def point(self, position):
        """Where the article's position is drawn, in the viewport."""
        cursor = QTextCursor(self.view.document())
        cursor.setPosition(self.view.shown.map.to_document(position))
        return self.view.cursorRect(cursor).center()

    def drag(self, words):
        """Select ``words`` with the mouse."""
        span = self.span(words)
        self.view.reveal(span)
        cursor = QTextCursor(self.view.document())
        begin, stop = (
            self.view.shown.map.places(span)[0][0],
            self.view.shown.map.places(span)[-1][1],
        )
        points = []
        for place in (begin, stop):
            cursor.setPosition(place)
            points.append(self.view.cursorRect(cursor).center())
        viewport, left = self.view.viewport(), Qt.MouseButton.LeftButton
        QTest.mousePress(viewport, left, pos=points[0])
        QTest.mouseMove(viewport, points[1])
        QTest.mouseRelease(viewport, left, pos=points[1])

    def click(self, words):
        """Click into the middle of ``words``."""
        span = self.span(words)
        self.view.reveal(span)
        point = self.point((span.start + span.end) // 2) + QPoint(2, 0)
        QTest.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, pos=point)

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(self.view, key, modifiers)

    def select_and_press(self, words, key):
        self.drag(words)
        self.press(key)


@pytest.fixture
def place(qtbot, desk):
    """Read over the sample library, shown wide, its first article open."""
    desk.actions.enter("read")
    made = ReadPlace(desk)
    qtbot.addWidget(made)
    for action in desk.actions.all():
        made.addAction(action)
    made.resize(1440, 800)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.area.activate(made.area.active)
    return made


@pytest.fixture
def hands(qtbot, place):
    return Hands(qtbot, place)


@pytest.fixture
def tags(library):
    """Human rights with Prisoners below it, and Sanctions."""
    rights = library.codebook.add("Human rights", colour=3)
    prisoners = library.codebook.add("Prisoners", parent=rights.id, colour=2)
    sanctions = library.codebook.add("Sanctions", colour=5)
    return {"rights": rights, "prisoners": prisoners, "sanctions": sanctions}
