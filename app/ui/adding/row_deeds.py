"""What can be done in a row of the list: Retry, a password, three answers for a near-duplicate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.ui.adding.files_list import KEYS
from app.ui.adding.row_delegate import deeds_of, has_deeds
from app.ui.widgets.buttons import ENTER, Button, LinkButton

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from app.ui.adding.results import Results, Row

_LEFT = 40  # where the words begin, less what a button leaves for its ring


class RowDeeds(QWidget):
    """Lies over the row that it belongs to; ``chosen`` carries the deed and the row.

    ``password_given`` carries the path of the row's file and what was typed.
    """

    chosen = Signal(str, object)
    password_given = Signal(str, str)

    def __init__(self, row: Row) -> None:
        super().__init__()
        self.row = row
        self.password: QLineEdit | None = None
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        if row.wants_password:
            self.password = self._password_field()
            buttons.addWidget(self.password, 1)
        for deed, button in self._buttons(row):
            button.setObjectName(deed)
            button.setAccessibleDescription(row.title)
            button.clicked.connect(self._on_clicked)
            buttons.addWidget(button)
        if self.password is None:
            buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_LEFT, 0, 16, 9)
        column.addStretch(1)
        column.addLayout(buttons)

    def take_tab(self, *, takes: bool) -> None:
        """Whether Tab leads here: only in the current row, or it would go through every one."""
        policy = Qt.FocusPolicy.StrongFocus if takes else Qt.FocusPolicy.ClickFocus
        for part in (*self.findChildren(QAbstractButton), self.password):
            if part is not None:
                part.setFocusPolicy(policy)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in ENTER:  # which would go on to the list, and open the row once more
            super().keyPressEvent(event)

    def _password_field(self) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName("password")
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setPlaceholderText(self.tr("Password"))
        field.setAccessibleName(self.tr("Password of {name}").format(name=self.row.title))
        field.setFixedHeight(28)
        field.returnPressed.connect(self._on_open)
        return field

    def _buttons(self, row: Row) -> list[tuple[str, Button]]:
        made: dict[str, tuple[type[Button], str]] = {
            "open": (Button, self.tr("Open")),
            "retry": (Button, self.tr("Retry")),
            "group": (Button, self.tr("Group")),
            "apart": (Button, self.tr("Keep apart")),
            "skip": (LinkButton, self.tr("Skip")),
        }
        buttons = []
        for deed in deeds_of(row):
            kind, words = made[deed]
            button = kind(words, small=True)
            key = next((key for key, does in KEYS.items() if does == deed), "")
            button.setToolTip(f"{words} ({key})" if key else words)
            buttons.append((deed, button))
        return buttons

    @Slot()
    def _on_clicked(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, QWidget) and pressed.objectName() == "open":
            self._on_open()
        elif isinstance(pressed, QWidget):
            self.chosen.emit(pressed.objectName(), self.row)

    @Slot()
    def _on_open(self) -> None:
        if self.password is not None and self.password.text():
            self.password_given.emit(self.row.path, self.password.text())
        elif self.password is not None:
            self.password.setFocus(Qt.FocusReason.OtherFocusReason)


class DeedsInSight(QObject):
    """Gives rows their buttons as they come into sight: a thousand failed files cost no more."""

    chosen = Signal(str, object)
    password_given = Signal(str, str)

    def __init__(self, view: QAbstractItemView, results: Results) -> None:
        super().__init__(view)
        self._view = view
        self._results = results
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._fit)
        view.verticalScrollBar().valueChanged.connect(self.fit_soon)
        view.verticalScrollBar().rangeChanged.connect(self.fit_soon)
        view.selectionModel().currentChanged.connect(self._on_current)
        for told in (results.rowsInserted, results.dataChanged, results.modelReset):
            told.connect(self.fit_soon)

    @Slot()
    def fit_soon(self) -> None:
        """Look again at which rows are in sight, once things are calm."""
        if not self._soon.isActive():
            self._soon.start(0)

    def focus(self, index: QModelIndex) -> None:
        """Put the caret into the field of a row, if it has one."""
        self._fit()
        deeds = self._view.indexWidget(index)
        if isinstance(deeds, RowDeeds) and deeds.password is not None:
            deeds.password.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, now: QModelIndex, before: QModelIndex) -> None:
        for index in (before, now):
            deeds = self._view.indexWidget(index) if index.isValid() else None
            if isinstance(deeds, RowDeeds):
                deeds.take_tab(takes=index is now)

    @Slot()
    def _fit(self) -> None:
        for index in self._in_sight():
            row = self._results.row(index.row())
            there = self._view.indexWidget(index)
            known = there.row if isinstance(there, RowDeeds) else None
            if known != (row if has_deeds(row) else None):
                self._give(index, row)

    def _give(self, index: QModelIndex, row: Row) -> None:
        if not has_deeds(row):
            held = QApplication.focusWidget()
            if held is not None and self._view.indexWidget(index).isAncestorOf(held):
                self._view.setFocus(Qt.FocusReason.OtherFocusReason)
            self._view.setIndexWidget(index, None)  # type: ignore[arg-type]  # Qt takes none
            return
        deeds = RowDeeds(row)
        deeds.chosen.connect(self.chosen)
        deeds.password_given.connect(self.password_given)
        deeds.take_tab(takes=index == self._view.currentIndex())
        self._view.setIndexWidget(index, deeds)

    def _in_sight(self) -> list[QModelIndex]:
        first = self._view.indexAt(QPoint(4, 0)).row()
        found: list[QModelIndex] = []
        bottom = self._view.viewport().height()
        for at in range(max(first, 0), self._results.rowCount()):
            index = self._results.index(at)
            if self._view.visualRect(index).top() > bottom:
                break
            found.append(index)
        return found
