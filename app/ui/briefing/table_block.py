"""A table of the briefing: a caption and a grid whose cells are edited in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, Qt, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)
from typing_extensions import override

from app.domain.briefing import Item, TableItem
from app.ui import theme
from app.ui.briefing.growing_text import GrowingText
from app.ui.briefing.item_block import ItemBlock
from app.ui.icons import icon
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.steady_editor import SteadyEditorDelegate

if TYPE_CHECKING:
    from app.ui.briefing.open_briefing import OpenBriefing


class TableBlock(ItemBlock):
    """Shows a table; its first line is the head. Each changed cell is kept at once."""

    def __init__(
        self, item: TableItem, briefing: OpenBriefing, parent: QWidget | None = None
    ) -> None:
        super().__init__(item, briefing, parent)
        self._filling = False
        self._caption = GrowingText(self.tr("Caption of the table"), theme.ui_font(13, 600), 20)
        self._caption.setPlaceholderText(self.tr("Caption"))
        self.attend(self._caption)
        self._grid = _Grid()
        self._grid.setAccessibleName(self.tr("Table"))
        self._grid.itemChanged.connect(self._on_cell_changed)
        if briefing.read_only:
            self._grid.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._source = QLabel()
        self._source.setTextFormat(Qt.TextFormat.PlainText)
        self._source.setFont(theme.ui_font(12))
        self._source.setProperty("role", "hint")
        self.column.addWidget(self._caption)
        self.column.addWidget(self._grid)
        self.column.addLayout(self._shape_buttons())
        self.show_item(item)
        self.show_around()

    @override
    def current(self) -> Item:
        assert isinstance(self._item, TableItem)  # noqa: S101 - the editor picks the block by kind
        lines = self._grid.lines()
        return TableItem(
            self._item.id,
            self._caption.text,
            lines[0] if lines else (),
            tuple(lines[1:]),
            self._item.passage,
        )

    @override
    def display(self, item: Item, *, waiting: bool) -> None:
        assert isinstance(item, TableItem)  # noqa: S101 - the editor picks the block by kind
        if waiting:
            return
        self._caption.show_text(item.caption)
        self._filling = True
        self._grid.show_lines([item.header, *item.rows])
        self._filling = False

    @override
    def show_around(self) -> None:
        assert isinstance(self._item, TableItem)  # noqa: S101 - the editor picks the block by kind
        passage = self._item.passage
        self._source.setText("" if passage is None else self._briefing.source_line(passage))

    @override
    def field(self) -> QWidget:
        return self._caption

    @override
    def fill_menu(self, menu: QMenu) -> None:
        for action in self._shapes:
            menu.addAction(icon(str(action.property("glyph"))), action.text()).setData(
                action.objectName()
            )

    @override
    def menu_chosen(self, command: str) -> None:
        change = {
            "add-row": self._add_row,
            "add-column": self._add_column,
            "remove-row": self._remove_row,
            "remove-column": self._remove_column,
        }.get(command)
        if change is None:
            super().menu_chosen(command)
        else:
            change()

    def finish_cell(self) -> None:
        """Take over what is being typed into a cell."""
        self._grid.finish_cell()

    @Slot(QTableWidgetItem)
    def _on_cell_changed(self, _cell: QTableWidgetItem) -> None:
        if not self._filling:
            self._grid.fit()
            self.kept.emit(self.item_id)

    @Slot()
    def _add_row(self) -> None:
        at = self._grid.currentRow() + 1 if self._grid.currentRow() >= 0 else self._grid.rowCount()
        lines = self._grid.lines()
        width = len(lines[0]) if lines else 2
        lines.insert(max(1, at), ("",) * width)
        self._reshape(lines, max(1, at), max(0, self._grid.currentColumn()))

    @Slot()
    def _add_column(self) -> None:
        column = self._grid.currentColumn()
        at = column + 1 if column >= 0 else self._grid.columnCount()
        lines = [(*line[:at], "", *line[at:]) for line in self._grid.lines()]
        self._reshape(lines, max(0, self._grid.currentRow()), at)

    @Slot()
    def _remove_row(self) -> None:
        row = self._grid.currentRow()
        lines = self._grid.lines()
        if row > 0 and len(lines) > 2:  # a table keeps its head and one row
            del lines[row]
            self._reshape(lines, min(row, len(lines) - 1), self._grid.currentColumn())

    @Slot()
    def _remove_column(self) -> None:
        column = self._grid.currentColumn()
        if column >= 0 and self._grid.columnCount() > 1:
            lines = [(*line[:column], *line[column + 1 :]) for line in self._grid.lines()]
            self._reshape(lines, self._grid.currentRow(), max(0, column - 1))

    def _reshape(self, lines: list[tuple[str, ...]], row: int, column: int) -> None:
        self._filling = True
        self._grid.show_lines(lines)
        self._filling = False
        self._grid.setCurrentCell(row, column)
        self.kept.emit(self.item_id)

    def _shape_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        self._shapes: list[QAction] = []
        for words, glyph, command, slot in (
            (self.tr("Add a row"), "rows", "add-row", self._add_row),
            (self.tr("Add a column"), "columns", "add-column", self._add_column),
            (self.tr("Remove the row"), "minus", "remove-row", self._remove_row),
            (self.tr("Remove the column"), "x", "remove-column", self._remove_column),
        ):
            action = QAction(icon(glyph), words, self)
            action.setObjectName(command)
            action.setProperty("glyph", glyph)
            action.setEnabled(not self._briefing.read_only)
            action.triggered.connect(slot)
            self._shapes.append(action)
        for action in self._shapes:
            row.addWidget(IconButton(action, small=True))
        row.addStretch(1)
        row.addWidget(self._source)
        return row


class _Cell(QTableWidgetItem):
    """A cell that is read aloud by its place where no words stand in it."""

    @override
    def data(self, role: int) -> Any:
        if role == Qt.ItemDataRole.AccessibleTextRole and not self.text():
            said = QCoreApplication.translate("TableBlock", "Empty, row {row}, column {column}")
            return said.format(row=self.row() + 1, column=self.column() + 1)
        return super().data(role)


class _Grid(QTableWidget):
    """The cells, as high as they need to be; Tab leaves the grid, the arrows move in it."""

    def __init__(self) -> None:
        super().__init__(0, 0)
        self._delegate = _CellDelegate(self)
        self.setItemDelegate(self._delegate)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(28)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(theme.ui_font(13))
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )

    def lines(self) -> list[tuple[str, ...]]:
        """The text of every cell, line by line, the head first."""
        return [
            tuple(self._words(row, column) for column in range(self.columnCount()))
            for row in range(self.rowCount())
        ]

    def show_lines(self, lines: list[tuple[str, ...]]) -> None:
        """Show these cells instead; the current cell stays where it was."""
        if lines == self.lines():
            return
        current = self.currentRow(), self.currentColumn()
        self.setRowCount(len(lines))
        self.setColumnCount(max((len(line) for line in lines), default=0))
        for row, line in enumerate(lines):
            for column, words in enumerate(line):
                cell = _Cell(words)
                if row == 0:
                    cell.setFont(theme.ui_font(13, 600))
                self.setItem(row, column, cell)
        if current[0] >= 0:
            self.setCurrentCell(
                min(current[0], self.rowCount() - 1), min(current[1], self.columnCount() - 1)
            )
        self.fit()

    def fit(self) -> None:
        """Be as high as the cells."""
        self.resizeRowsToContents()
        self.setFixedHeight(self.verticalHeader().length() + 2)

    def finish_cell(self) -> None:
        """Take over what is being typed."""
        editor = self._delegate.editor()
        if editor is not None:
            self.commitData(editor)

    def _words(self, row: int, column: int) -> str:
        cell = self.item(row, column)
        return "" if cell is None else cell.text()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


class _CellDelegate(SteadyEditorDelegate):
    """Knows the editor that is open, so that nothing typed into it is lost."""

    def editor(self) -> QLineEdit | None:
        grid = self.parent()
        if not isinstance(grid, _Grid):
            return None
        return next((e for e in grid.viewport().findChildren(QLineEdit) if e.isVisible()), None)

    @override
    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        editor = QLineEdit(parent)
        editor.setFont(theme.ui_font(13))
        editor.setAccessibleName(
            self.tr("Row {row}, column {column}").format(row=index.row(), column=index.column() + 1)
        )
        return editor
