"""The key sheet (F1): every action with its keys, read from the table of actions."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.ui import theme
from app.ui.actions import MENUS
from app.ui.local_keys import LOCAL_KEYS
from app.ui.widgets.buttons import Button
from app.ui.widgets.search_field import SearchField
from app.ui.wording import plain, said

_PLACES = {"": "Everywhere", "read": "Read", "find": "Find", "brief": "Brief"}


class KeySheet(QDialog):
    """A table of action, keys and place, with a field that narrows it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keySheet")
        self.setWindowTitle(self.tr("All keys"))
        self.resize(640, 620)
        self._rows = key_rows()
        self.search = SearchField(self.tr("Find a key"), self.tr("Find an action or a key"))
        self._model = QStandardItemModel(0, 3, self)
        self._model.setHorizontalHeaderLabels(
            [self.tr("Action"), self.tr("Keys"), self.tr("Where")]
        )
        self.table = QTableView()
        self.table.setObjectName("keyTable")
        self.table.setAccessibleName(self.tr("All keys"))
        self.table.setModel(self._model)
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().setDefaultSectionSize(26)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        title = QLabel(self.tr("All keys"))
        title.setFont(theme.ui_font(15, 600))
        close = Button(self.tr("&Close"))
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(title)
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self.search.changed.connect(self.narrow)
        self.search.left.connect(self.reject)
        self.narrow("")

    @Slot(str)
    def narrow(self, words: str) -> None:
        """Show the rows that hold all of ``words``."""
        self._model.setRowCount(0)
        wanted = words.lower().split()
        for row in self._rows:
            line = " ".join(row).lower()
            if all(word in line for word in wanted):
                self._model.appendRow([QStandardItem(cell) for cell in row])


def key_rows() -> list[tuple[str, str, str]]:
    """Action, keys and place of everything that has a key."""
    rows: list[tuple[str, str, str]] = []
    for menu in MENUS:
        for spec in menu.rows:
            if spec is None or not (spec.bindings or spec.local):
                continue
            native = [key.toString(key.SequenceFormat.NativeText) for key in spec.bindings] or [
                spec.shown_key
            ]
            rows.append((plain(said(spec.text)), ", ".join(native), _places_of(spec.place)))
    rows += [(said(text), keys, _places_of(place)) for text, keys, place in LOCAL_KEYS]
    return rows


def _places_of(names: str) -> str:
    return ", ".join(said(_PLACES[name]) for name in names.split() or [""])
