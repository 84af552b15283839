"""Dropping passages into the editor."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent

from app.domain.briefing import Excerpt, Judgement, Prose, TableItem
from app.ui.models.outline_drag import DraggedPassage, item_mime, passage_mime
from tests.ui.briefing.conftest import OPENING

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
COPY = Qt.DropAction.CopyAction


@pytest.fixture
def surface(brief):
    return brief.editor.blocks


@pytest.fixture
def mime(find):
    passage = find(OPENING)
    return passage_mime([DraggedPassage(passage.article, passage.start, passage.end)], OPENING)


def over(surface, kind, fraction):
    block = surface.block(item_of_surface(surface, kind).id)
    return QPoint(block.geometry().center().x(), block.y() + round(block.height() * fraction))


def drag(surface, mime, place, keys=NONE):
    surface.dragEnterEvent(QDragEnterEvent(place, COPY, mime, LEFT, keys))
    move = QDragMoveEvent(place, COPY, mime, LEFT, keys)
    surface.dragMoveEvent(move)
    return move


def drop(surface, mime, place, keys=NONE):
    drag(surface, mime, place, keys)
    surface.dropEvent(QDropEvent(QPointF(place), COPY, mime, LEFT, keys))


def test_a_line_shows_where_a_passage_will_stand(surface, mime):
    place = over(surface, Prose, 0.9)
    assert drag(surface, mime, place).isAccepted()
    assert abs(surface.line_at - surface.block(item_of_surface(surface, Excerpt).id).y()) < 8
    surface.dragLeaveEvent(QDragLeaveEvent())
    assert surface.line_at == -1


def item_of_surface(surface, kind):
    return next(i for i in surface._briefing.items if isinstance(i, kind))


def test_a_dropped_passage_becomes_an_excerpt_at_the_line(surface, mime, find):
    prose = item_of_surface(surface, Prose)
    drop(surface, mime, over(surface, Prose, 0.9))
    items = surface._briefing.items
    after = items[surface._briefing.position(prose.id) + 1]
    assert isinstance(after, Excerpt)
    assert after.passage == find(OPENING)
    assert surface.line_at == -1


def test_with_ctrl_a_passage_is_quoted_within_the_prose(surface, mime, find):
    prose = item_of_surface(surface, Prose)
    drop(surface, mime, over(surface, Prose, 0.5), CTRL)
    changed = surface._briefing.item(prose.id)
    assert f"“{OPENING}”" in changed.text
    assert changed.evidence == (find(OPENING),)
    assert changed.text.replace(f"“{OPENING}”", "").split() == prose.text.split()


def test_over_a_judgement_a_passage_becomes_evidence(surface, mime, find):
    judged = item_of_surface(surface, Judgement)
    drop(surface, mime, over(surface, Judgement, 0.5))
    changed = surface._briefing.item(judged.id)
    assert changed.evidence == (*judged.evidence, find(OPENING))
    assert surface.block(judged.id)._evidence.text() == "2 sources"


def test_a_line_of_the_outline_can_be_dropped_into_the_editor(surface):
    table = item_of_surface(surface, TableItem)
    drop(surface, item_mime(table.id), over(surface, Prose, 0.1))
    order = [type(i) for i in surface._briefing.items]
    assert order.index(TableItem) == order.index(Prose) - 1


def test_what_is_no_passage_is_not_taken(surface, qtbot):
    from PySide6.QtCore import QMimeData

    other = QMimeData()
    other.setText("some words")
    event = QDragEnterEvent(QPoint(50, 300), COPY, other, LEFT, NONE)
    event.ignore()
    surface.dragEnterEvent(event)
    assert not event.isAccepted()
