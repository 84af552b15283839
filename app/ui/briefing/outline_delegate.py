"""How a line of the outline is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionViewItem, QWidget
from typing_extensions import override

from app.ui import icons, theme
from app.ui.models.outline import OutlineNode
from app.ui.models.outline_tree import NODE_ROLE, OutlineModel
from app.ui.widgets.elided_label import paint_elided
from app.ui.widgets.steady_editor import SteadyEditorDelegate

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    Index = QModelIndex | QPersistentModelIndex

ROW = 26
_SIDE = 6
_LEFT = 10
_STEP = 16
_GLYPHS = {
    "bottom-line": "target",
    "judgements": "scales",
    "judgement": "scales",
    "excerpt": "quotes",
    "table": "table",
    "sources": "books",
}
_STATES = {"match": ("check-circle", "ok"), "altered": ("warning", "err")}


class OutlineDelegate(SteadyEditorDelegate):
    """Draws icon, number, title, count and state of a line; sections have a caret that folds."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.opened: frozenset[str] = frozenset()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, ROW)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        node = index.data(NODE_ROLE)
        model = index.model()
        if not isinstance(node, OutlineNode) or not isinstance(model, OutlineModel):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = option.rect
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        self._paint_ground(painter, rect, state)
        left = rect.left() + _SIDE + _LEFT + depth(node) * _STEP
        glyph = _GLYPHS.get(node.kind, "caret-down")
        if node.kind == "section":
            glyph = "caret-down" if node.id in self.opened or not node.children else "caret-right"
        box = QRect(left, rect.top() + (ROW - 16) // 2, 16, 16)
        icons.paint_icon(painter, box, glyph, "accent" if selected else "text.2")
        right = self._paint_right(painter, rect, node)
        font = theme.ui_font(13, 500 if selected and node.kind == "section" else 400)
        painter.setFont(font)
        painter.setPen(theme.current().color("text"))
        words = QRect(left + 24, rect.top(), right - left - 28, ROW)
        paint_elided(painter, words, model.title(node))
        painter.restore()

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setFont(theme.ui_font(13))
        editor.setAccessibleName(self.tr("New name"))
        return editor

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        node = index.data(NODE_ROLE)
        left = _SIDE + _LEFT + depth(node) * _STEP + 18
        rect = option.rect
        editor.setGeometry(rect.adjusted(left, -2, -_SIDE, 2))

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        colours = theme.current()
        ground = QRectF(rect.adjusted(_SIDE, 0, -_SIDE, 0))
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(colours.color("sel"))
            painter.drawRoundedRect(ground, 5, 5)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(colours.color("hover"))
            painter.drawRoundedRect(ground, 5, 5)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.SolidLine)
            pen.setColor(colours.color("accent"))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), 5, 5)

    def _paint_right(self, painter: QPainter, rect: QRect, node: OutlineNode) -> int:
        """Draw count or state; returns where the title must end."""
        right = rect.right() - _SIDE - 12
        if node.state:
            glyph, role = _STATES[node.state]
            place = QPoint(right - 13, rect.top() + (ROW - 14) // 2)
            icons.paint_icon(painter, QRect(place, QSize(14, 14)), glyph, role)
            return right - 20
        if node.count is not None:
            font = theme.ui_font(12, tabular=True)
            painter.setFont(font)
            painter.setPen(theme.current().color("text.3"))
            wide = QFontMetrics(font).horizontalAdvance(str(node.count))
            painter.drawText(
                QRect(right - wide, rect.top(), wide + 1, ROW),
                Qt.AlignmentFlag.AlignVCenter,
                str(node.count),
            )
            return right - wide - 6
        return right


def depth(node: OutlineNode) -> int:
    """How many lines stand above ``node`` in the tree."""
    steps = 0
    above = node.parent
    while above is not None and above.parent is not None:
        steps += 1
        above = above.parent
    return steps
