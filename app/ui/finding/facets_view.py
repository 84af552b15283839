"""The filters beside the results, as a tree that is worked with keys or mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QTreeView
from typing_extensions import override

from app.ui import theme
from app.ui.finding.facets_delegate import FacetsDelegate
from app.ui.models.result_facets import FacetRole

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

    from app.ui.models.result_facets import FacetModel

Index = QModelIndex | QPersistentModelIndex
_Move = QAbstractItemView.CursorAction


class FacetsView(QTreeView):
    """All groups open; a click, Space or Enter checks a value. ``left()`` follows Esc."""

    left = Signal()

    def __init__(self, model: FacetModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facets = model
        self._kept = ""
        self.setObjectName("facets")
        self.setAccessibleName(self.tr("Filters"))
        self.setProperty("surface", "panel")
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        # The delegate draws hover and focus; the tree would add the theme's own below the heads.
        self.setStyleSheet("QTreeView::item:hover, QTreeView::item:selected { background: none; }")
        self.setItemDelegate(FacetsDelegate(self))
        self.setModel(model)
        model.modelAboutToBeReset.connect(self._on_about_to_reset)
        model.modelReset.connect(self._on_reset)
        theme.switch().changed.connect(self.viewport().update)
        self.expandAll()

    def content_height(self) -> int:
        """How many pixels all the rows take."""
        last = self._facets.index(self._facets.rowCount() - 1, 0)
        rows = [last]
        if last.isValid() and self._facets.rowCount(last):
            rows.append(self._facets.index(self._facets.rowCount(last) - 1, 0, last))
        bottom = self.visualRect(rows[-1]).bottom()
        return max(0, bottom + 1 + self.verticalScrollBar().value())

    @Slot()
    def _on_about_to_reset(self) -> None:
        self._kept = str(self.currentIndex().data(FacetRole.VALUE) or "")

    @Slot()
    def _on_reset(self) -> None:
        self.expandAll()
        index = self._facets.find(self._kept)
        if index.isValid():
            self.setCurrentIndex(index)

    @override
    def moveCursor(
        self, cursorAction: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        found = super().moveCursor(cursorAction, modifiers)
        upwards = cursorAction in {_Move.MoveUp, _Move.MovePrevious, _Move.MoveEnd}
        while found.isValid() and found.data(FacetRole.IS_GROUP):
            found = self.indexAbove(found) if upwards else self.indexBelow(found)
        return found if found.isValid() else self.currentIndex()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._facets.toggle(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._facets.toggle(self.indexAt(event.position().toPoint()))
