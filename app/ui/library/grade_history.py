"""The grades that a publisher had: each with its reason, and who gave it when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.ui import theme
from app.ui.library.days import said_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.publisher import GradeChange


class GradeHistory(QWidget):
    """A row for each grade, the last first: letter, reason, day and name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[GradeChange, ...] = ()
        self._cells: list[QLabel] = []
        self._rows = QGridLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setHorizontalSpacing(12)
        self._rows.setVerticalSpacing(6)
        self._rows.setColumnStretch(1, 1)

    @property
    def text(self) -> str:
        """What is shown, a line for each grade."""
        return "\n".join(self._line(change) for change in reversed(self._shown))

    def show_changes(self, changes: Sequence[GradeChange]) -> None:
        """Show ``changes``, which are given with the first first."""
        if self._shown == tuple(changes):
            return
        self._shown = tuple(changes)
        for cell in self._cells:
            self._rows.removeWidget(cell)
            cell.hide()
            cell.deleteLater()
        self._cells = []
        for at, change in enumerate(reversed(self._shown)):
            cells = (
                self._cell(change.reliability or self.tr("None"), weight=600),
                self._cell(change.reason, wrapped=True),
                self._cell(_when(change), role="hint"),
            )
            for column, cell in enumerate(cells):
                self._rows.addWidget(cell, at, column, Qt.AlignmentFlag.AlignTop)
            self._cells += cells
        self.setAccessibleDescription(self.text)

    def _cell(
        self, words: str, *, role: str = "", weight: int = 400, wrapped: bool = False
    ) -> QLabel:
        made = QLabel(words)
        made.setFont(theme.ui_font(12, weight, tabular=True))
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.setWordWrap(wrapped)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if role:
            made.setProperty("role", role)
        return made

    def _line(self, change: GradeChange) -> str:
        letter = change.reliability or self.tr("No grade")
        reason = f", {change.reason}" if change.reason else ""
        return f"{letter}{reason} ({_when(change)})"


def _when(change: GradeChange) -> str:
    day = said_day(change.at)
    return f"{day}, {change.by}" if change.by else day
