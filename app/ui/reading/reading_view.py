"""The article view of a pane: single letters act on the passage at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, QPoint, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeySequence,
    QPainter,
    QPainterPath,
    QPen,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QMenu
from typing_extensions import override

from app.domain.grading import CREDIBILITIES, RELIABILITIES
from app.ui import theme
from app.ui.passages.article_view import ArticleView
from app.ui.passages.line_labels import ACTIONS
from app.ui.passages.sentences import take_in_paragraph, take_in_sentence
from app.ui.reading.mark_edges import MarkEdges
from app.ui.widgets.wheel_steps import WheelSteps

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from app.domain.article import Span
    from app.settings.settings import Settings
    from app.ui.actions import Actions

Grading = Literal["reliability", "credibility"]

_KEYS = {
    **{getattr(Qt.Key, f"Key_{n}"): f"mark.highlight_{n}" for n in range(1, 9)},
    Qt.Key.Key_T: "mark.tag",
    Qt.Key.Key_N: "mark.note",
    Qt.Key.Key_E: "mark.edges",
    Qt.Key.Key_F: "mark.similar",
    Qt.Key.Key_B: "mark.add_to_briefing",
    Qt.Key.Key_M: "go.next_mark",
    Qt.Key.Key_H: "view.fold_dimmed",
    Qt.Key.Key_O: "view.original",
    Qt.Key.Key_V: "view.pages",
    Qt.Key.Key_R: "mark.reliability",
    Qt.Key.Key_C: "mark.credibility",
    Qt.Key.Key_Plus: "link.right",
    Qt.Key.Key_Minus: "link.wrong",
}
_MENU = (
    *(f"mark.highlight_{number}" for number in range(1, 9)),
    "",
    "mark.tag",
    "mark.note",
    "mark.edges",
    "mark.add_to_briefing",
    "mark.similar",
    "",
    "edit.copy_with_source",
    "edit.delete_mark",
)
_PASSING = frozenset(
    {
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.MenuBarFocusReason,
        Qt.FocusReason.ActiveWindowFocusReason,
    }
)
_SHIFTED = {Qt.Key.Key_M: "go.previous_mark", Qt.Key.Key_Plus: "link.right"}


class ReadingView(ArticleView):
    """Adds keys to an article view. ``graded`` carries what was graded and the letter or number.

    ``stepped`` carries where a key has put the caret, in code points of the article.
    """

    graded = Signal(str, str)
    escaped = Signal()
    took_focus = Signal()
    typed = Signal()
    stepped = Signal(int)
    tip_wanted = Signal(int, QPoint)

    def __init__(self, actions: Actions, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._settings = settings
        self._expected: Grading | None = None
        self._outlined: Span | None = None
        self._outline_role = ""
        self._scrolls_alone = False
        self._wheel = WheelSteps()
        self.edges = MarkEdges(self)
        self.cover_ground("paper")

    @property
    def scrolls_alone(self) -> bool:
        """Whether this pane alone is being scrolled: the wheel is turned with Alt."""
        return self._scrolls_alone

    def set_outlined(self, span: Span | None, relation: str = "same") -> None:
        """Draw a line around ``span`` ("same" or "differs"), or around nothing."""
        self._outlined = span
        self._outline_role = "rel.same.edge" if relation == "same" else "rel.diff.edge"
        self.viewport().update()

    def expect_grade(self, grading: Grading) -> None:
        """Take the next key as a grade: A to F, or 1 to 6."""
        self._expected = grading

    @Slot()
    def extend_by_sentence(self) -> None:
        """Select the sentence at the caret, or take in the one after the selection."""
        if self.article is not None:
            span = take_in_sentence(self.article, self.selected_span(), self.caret_position())
            if span is not None:
                self.select(span)
                self.selection_settled.emit()

    @Slot()
    def extend_by_paragraph(self) -> None:
        """Select the paragraph at the caret, or take in the one after the selection."""
        if self.article is not None:
            span = take_in_paragraph(self.article, self.selected_span(), self.caret_position())
            if span is not None:
                self.select(span)
                self.selection_settled.emit()

    def step_to(self, position: int, *, extending: bool) -> None:
        """Put the caret at ``position`` as an arrow key does; ``extending`` as one with Shift."""
        if self.shown is None:
            return
        self.typed.emit()
        bar = self.verticalScrollBar()
        value, cursor = bar.value(), self.textCursor()
        keep = extending or self.edges.by_keys
        mode = QTextCursor.MoveMode.KeepAnchor if keep else QTextCursor.MoveMode.MoveAnchor
        cursor.setPosition(self.shown.map.to_document(position), mode)
        self.setTextCursor(cursor)
        bar.setValue(value)
        if cursor.hasSelection():
            self.rest()
        else:
            self.stepped.emit(self.caret_position())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.edges.key(event) or (event.key() == Qt.Key.Key_Escape and self.edges.cancel()):
            event.accept()
            return
        if event.key() != Qt.Key.Key_Escape:
            self.typed.emit()
        if self._take_grade(event) or self._take_key(event) or self._refuse(event):
            event.accept()
            return
        before = self.textCursor().position()
        super().keyPressEvent(self.edges.extending(event))
        caret = self.textCursor()
        if caret.position() != before and not caret.hasSelection():
            self.stepped.emit(self.caret_position())

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.edges.press(event):
            super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self.edges.drag(event):
            super().mouseMoveEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self.edges.release():
            super().mouseReleaseEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.took_focus.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._expected = None
        if event.reason() not in _PASSING:
            self.typed.emit()
        super().focusOutEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = self._wheel.take(event)
            for _step in range(abs(steps)):
                self._actions.trigger("view.zoom_in" if steps > 0 else "view.zoom_out")
            event.accept()
            return
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._scroll_alone(event)
            return
        super().wheelEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        geometry = self.geometry_of_text
        if self._outlined is None and not self.edges.are_shown:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, -self.verticalScrollBar().value())
        self.edges.paint(painter)
        if self._outlined is not None and geometry is not None:
            self._paint_outline(painter, geometry.boxes(self._outlined))
        painter.end()

    def _paint_outline(self, painter: QPainter, lines: Iterable[QRectF]) -> None:
        around = QPainterPath()
        around.setFillRule(Qt.FillRule.WindingFill)
        for line in lines:
            box = line.adjusted(-3, -0.5, 3, 0.5)
            box.setLeft(max(box.left(), 1.0))  # text begins where the viewport does
            around.addRect(box)
        painter.strokePath(
            around.simplified(), QPen(theme.current().color(self._outline_role), 1.5)
        )

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            geometry = self.geometry_of_text
            position = geometry.position_at(event.pos()) if geometry is not None else None
            self.tip_wanted.emit(-1 if position is None else position, event.globalPos())
            return True
        return super().viewportEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in _MENU:
            if name:
                menu.addAction(self._actions.get(name))
            else:
                menu.addSeparator()
        menu.addSeparator()
        lines = menu.addMenu(self.tr("&Wrong guess?"))
        lines.addActions([self._actions.get(name) for name in ACTIONS])
        menu.popup(event.globalPos())

    def _scroll_alone(self, event: QWheelEvent) -> None:
        """With Alt most systems turn the wheel's way by a right angle."""
        bar, turn = self.verticalScrollBar(), event.angleDelta()
        lines = QApplication.wheelScrollLines() * (turn.y() or turn.x()) / 120
        self._scrolls_alone = True
        bar.setValue(round(bar.value() - lines * bar.singleStep()))
        self._scrolls_alone = False
        event.accept()

    def _take_grade(self, event: QKeyEvent) -> bool:
        expected, self._expected = self._expected, None
        letter = event.text().upper()
        known = RELIABILITIES if expected == "reliability" else tuple(map(str, CREDIBILITIES))
        if expected is None or letter not in known or not letter:
            return False
        self.graded.emit(expected, letter)
        return True

    def _refuse(self, event: QKeyEvent) -> bool:
        """Keys of an action that cannot be used now are no keys of the text, which would scroll."""
        return self._actions.refuse(QKeySequence(event.keyCombination()))

    def _take_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = modifiers == Qt.KeyboardModifier.NoModifier
        shifted = modifiers == Qt.KeyboardModifier.ShiftModifier
        if plain and key == Qt.Key.Key_Escape:
            self.escaped.emit()
            return True
        if plain and key == Qt.Key.Key_Delete:
            self._actions.trigger("edit.delete_mark")
            return True
        if not self._settings.single_letter_keys:
            return False
        if plain and key == Qt.Key.Key_S:
            self.extend_by_sentence()
        elif plain and key == Qt.Key.Key_P:
            self.extend_by_paragraph()
        elif plain and key in _KEYS:
            self._actions.trigger(_KEYS[key])
        elif shifted and key in _SHIFTED:
            self._actions.trigger(_SHIFTED[key])
        else:
            return False
        return True
