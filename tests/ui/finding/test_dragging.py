"""A result, and words in the preview, are dragged out by the gesture itself.

The drag ends where Qt would hand it to the window system, which there is none of here.
"""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDrag
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.article import Span
from app.ui.models.outline_drag import PASSAGE_TYPE
from tests.ui.finding.test_place import Found

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dragged(monkeypatch):
    """What was dragged, as JSON and as plain text."""
    seen = []

    def execute(drag, *_actions):
        mime = drag.mimeData()
        seen.append((json.loads(bytes(mime.data(PASSAGE_TYPE).data())), mime.text()))
        return Qt.DropAction.IgnoreAction

    monkeypatch.setattr(QDrag, "exec", execute)
    return seen


@pytest.fixture
def found(qtbot, place):
    made = Found(qtbot, place)
    made.type("sanctions relief")
    return made


def pull(viewport, start, by):
    """Press at ``start``, and move ``by`` in steps as a hand does."""
    QTest.mousePress(viewport, LEFT, pos=start)
    for part in range(1, 6):
        QTest.mouseMove(viewport, start + by * part / 5)
    QTest.mouseRelease(viewport, LEFT, pos=start + by)


def test_a_result_is_dragged_with_its_source(found, dragged):
    third = found.passages[2]
    box = found.view.visualRect(found.screen.results.find(third))
    pull(found.view.viewport(), box.center(), QPoint(0, 40))
    (place, words) = dragged[0]
    assert len(dragged) == 1
    assert place == {"article": third.article, "start": third.start, "end": third.end}
    assert f"¶ {third.paragraph}" in words


def test_a_short_way_is_a_click_that_chooses(found, dragged):
    second = found.passages[1]
    box = found.view.visualRect(found.screen.results.find(second))
    pull(found.view.viewport(), box.center(), QPoint(0, QApplication.startDragDistance() - 4))
    assert dragged == []
    assert found.view.passage == second


def test_heads_of_articles_are_not_dragged(found, dragged):
    box = found.view.visualRect(found.screen.results.index(0))
    pull(found.view.viewport(), box.center(), QPoint(0, 40))
    assert dragged == []


def test_words_selected_in_the_preview_are_dragged(found, dragged):
    text, passage = found.screen.preview.text, found.view.passage
    chosen = Span(passage.start, passage.start + 9)
    text.select(chosen)
    line = next(iter(text.geometry_of_text.lines(chosen)))
    pull(text.viewport(), line.center().toPoint(), QPoint(0, 40))
    assert [place["start"] for place, _ in dragged] == [chosen.start]
    assert dragged[0][0]["end"] == chosen.end
