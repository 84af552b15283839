"""The page that searches for a list of names or terms at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.ui import theme
from app.ui.finding.side_page import SidePage
from app.ui.finding.term_list import terms_in
from app.ui.models.result_terms import TermsModel
from app.ui.widgets.buttons import Button, MainButton
from app.ui.widgets.row_table import RowTable
from app.ui.widgets.rule import Rule

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_LIST = 320


class TermsTable(RowTable):
    """``opened(query)`` follows Enter or a double click on a row, ``left()`` Esc."""

    opened = Signal(str)
    left = Signal()

    def __init__(self, model: TermsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._terms = model
        self.setObjectName("terms")
        self.setAccessibleName(self.tr("What each term finds"))
        self.setProperty("surface", "paper")
        self.setModel(model)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(28)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        for column, width in enumerate((220, 90, 90)):
            head.resizeSection(column, width)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.doubleClicked.connect(self._on_open)

    @Slot()
    def _on_open(self) -> None:
        count = self._terms.count(self.currentIndex())
        if count is not None:
            self.opened.emit(count.query)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_open()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ListPage(SidePage):
    """The list at the left, what it finds at the right.

    ``wanted(terms, exact)`` asks to search, ``stop_wanted()`` to stop, ``file_wanted()`` for a file
    to read and ``export_wanted(passages)`` for one to write, with the passages of each term or the
    table alone; ``opened(query)`` for the passages of one term; ``left()`` to go back to the
    results.
    """

    wanted = Signal(list, bool)
    stop_wanted = Signal()
    file_wanted = Signal()
    export_wanted = Signal(bool)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("list-page")
        self.terms = TermsModel(self)
        self.table = TermsTable(self.terms)
        self.table.opened.connect(self.opened)
        self.table.left.connect(self.left)
        self._pages = QStackedWidget()
        self._hint = QLabel(
            self.tr("Each name or term with its passages and articles appears here.")
        )
        self._hint.setFont(theme.ui_font(15))
        self._hint.setProperty("role", "secondary")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setWordWrap(True)
        self._pages.addWidget(self._hint)
        self._pages.addWidget(self.table)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._make_list())
        row.addWidget(Rule(upright=True))
        row.addLayout(self._make_results(), 1)
        self._busy = False
        self._say()

    def focus_list(self) -> None:
        """Put the caret where it is wanted: into the list, or on the rows if there are any."""
        target = self.table if self.terms.rowCount() else self.edit
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_terms(self, text: str) -> None:
        """Put the lines of ``text`` into the list."""
        self.edit.setPlainText(text)

    def show_work(self, done: int, to_do: int, *, busy: bool) -> None:
        """Say how far the search has come; ``busy`` while it goes on."""
        self._busy = busy
        self._pages.setCurrentWidget(self.table if to_do else self._hint)
        if busy:
            self._figures.setText(
                self.tr("{done} of {all} terms…").format(done=f"{done:,}", all=f"{to_do:,}")
            )
        else:
            found = self.terms.found
            self._figures.setText(
                self.tr("{found} of {all} terms found").format(found=f"{found:,}", all=f"{done:,}")
                if done
                else ""
            )
        self._say()

    @Slot()
    def _say(self) -> None:
        self.search.set_words(self.tr("Stop") if self._busy else self.tr("Search the list"))
        self.search.setEnabled(self._busy or bool(self.edit.toPlainText().strip()))
        for button in (self.export, self.export_passages):
            button.setEnabled(not self._busy and self.terms.rowCount() > 0)

    @Slot()
    def _on_export(self) -> None:
        self.export_wanted.emit(False)

    @Slot()
    def _on_export_passages(self) -> None:
        self.export_wanted.emit(True)

    @Slot()
    def _on_search(self) -> None:
        if self._busy:
            self.stop_wanted.emit()
            return
        terms = terms_in(self.edit.toPlainText())
        if terms:
            self.wanted.emit(terms, self.exact.isChecked())

    def _make_list(self) -> QWidget:
        made = self.made_panel(_LIST)
        self.edit = self._make_edit()
        title, label = self.made_head(
            self.tr("Search a list"), self.tr("&Names or terms, one on each line"), self.edit
        )
        self.exact = QCheckBox(self.tr("Each line is an &exact phrase"))
        self.exact.setChecked(True)
        self.exact.setToolTip(self.tr("Lines with operators are asked as they are"))
        file = Button(self.tr("From a &file…"), "folder-open")
        file.setObjectName("terms-file")
        file.clicked.connect(self.file_wanted)
        self.search = MainButton(self.tr("Search the list"), "magnifying-glass")
        self.search.setObjectName("search-list")
        self.search.clicked.connect(self._on_search)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.search)
        buttons.addWidget(file)
        buttons.addStretch(1)
        column = QVBoxLayout(made)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(self.made_way_back("back-to-results"))
        for widget in (title, label):
            column.addWidget(widget)
        column.addWidget(self.edit, 1)
        column.addWidget(self.exact)
        column.addLayout(buttons)
        return made

    def _make_edit(self) -> QPlainTextEdit:
        edit = QPlainTextEdit()
        edit.setObjectName("term-list")
        edit.setProperty("field", True)
        edit.setAccessibleName(self.tr("Names or terms, one on each line"))
        edit.setTabChangesFocus(True)
        edit.setPlaceholderText("Alexander Lukashenko\nJohn Coale\nGrodno Azot")
        edit.textChanged.connect(self._say)
        return edit

    def _make_results(self) -> QVBoxLayout:
        self._figures = QLabel()
        self._figures.setObjectName("list-figures")
        self._figures.setFont(theme.ui_font(12))
        self._figures.setProperty("role", "secondary")
        self.export = Button(self.tr("Export as &CSV…"), "export")
        self.export.setObjectName("export-list")
        self.export.clicked.connect(self._on_export)
        self.export_passages = Button(self.tr("Export with &passages…"), "export")
        self.export_passages.setObjectName("export-passages")
        self.export_passages.clicked.connect(self._on_export_passages)
        foot, row = self.made_foot()
        row.addWidget(self._figures, 1)
        row.addWidget(self.export_passages)
        row.addWidget(self.export)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._pages, 1)
        column.addWidget(Rule())
        column.addWidget(foot)
        return column

    @override
    def sizeHint(self) -> QSize:
        return QSize(1000, 600)
