"""The bar above the text: find words in this article, or go to a paragraph by its number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit
from typing_extensions import override

from app.domain.article import Span
from app.ui import theme
from app.ui.widgets.buttons import IconButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.actions import Actions

_SPACE = re.compile(r"\s+")


def find_in(text: str, words: str) -> list[Span]:
    """Every place of ``words`` in ``text``; capitals and the kind of white space do not matter."""
    wanted = words.strip()
    if not wanted:
        return []
    pattern = r"\s+".join(re.escape(word) for word in _SPACE.split(wanted))
    return [Span(*match.span()) for match in re.finditer(pattern, text, re.IGNORECASE)]


class FindBar(QFrame):
    """A field, "2 of 7", previous and next; in its other guise a field for a paragraph's number.

    ``searched`` carries the words at each change, ``numbered`` a paragraph, ``stepped`` 1 or -1;
    ``left`` comes with Esc.
    """

    searched = Signal(str)
    numbered = Signal(int)
    left = Signal()
    stepped = Signal(int)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(44)
        self._numbering = False
        self._label = QLabel()
        self._label.setFont(theme.ui_font(12, 500))
        self._label.setProperty("role", "secondary")
        self.edit = QLineEdit()
        self.edit.setFont(theme.ui_font(13))
        self._label.setBuddy(self.edit)
        self._count = QLabel()
        self._count.setFont(theme.ui_font(12, tabular=True))
        self._count.setProperty("role", "hint")
        self._next = IconButton(actions.get("edit.find_next"), self, small=True)
        self._previous = IconButton(actions.get("edit.find_previous"), self, small=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(self._label)
        row.addWidget(self.edit, 1)
        row.addWidget(self._count)
        row.addWidget(self._previous)
        row.addWidget(self._next)
        self.edit.textChanged.connect(self._on_changed)
        self.edit.returnPressed.connect(self._on_submitted)
        self.edit.installEventFilter(self)
        self.hide()

    @property
    def words(self) -> str:
        """What is searched for; empty while a paragraph is asked for or the bar is hidden."""
        return "" if self._numbering or self.isHidden() else self.edit.text()

    def ask_words(self, words: str) -> None:
        """Ask what to find, ``words`` to begin with."""
        self._become(numbering=False, label=self.tr("Find"), name=self.tr("Find in this article"))
        if words:
            self.edit.setText(words)
        self.edit.selectAll()
        self._on_changed(self.edit.text())

    def ask_paragraph(self, last: int) -> None:
        """Ask for a paragraph's number, 1 to ``last``."""
        self._become(
            numbering=True, label=self.tr("Paragraph"), name=self.tr("Number of the paragraph")
        )
        self.edit.clear()
        self.edit.setValidator(QIntValidator(1, last, self.edit))
        self._count.setText(self.tr("of {last}").format(last=last))

    def show_count(self, current: int | None, total: int) -> None:
        """Say which hit of how many is shown."""
        if not self.edit.text().strip():
            said = ""
        elif total == 0:
            said = self.tr("Nothing found")
        else:
            said = self.tr("{current} of {total}").format(current=(current or 0) + 1, total=total)
        self._count.setText(said)
        self.edit.setAccessibleDescription(said)

    def leave(self) -> None:
        """Hide."""
        self.hide()
        self.left.emit()

    @Slot(str)
    def _on_changed(self, text: str) -> None:
        if not self._numbering:
            self.searched.emit(text)

    @Slot()
    def _on_submitted(self) -> None:
        if not self._numbering:
            self.stepped.emit(1)
        elif self.edit.hasAcceptableInput():
            self.numbered.emit(int(self.edit.text()))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.leave()
                return True
            enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if enter and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.stepped.emit(-1)
                return True
        return super().eventFilter(watched, event)

    def _become(self, *, numbering: bool, label: str, name: str) -> None:
        self._numbering = numbering
        self.edit.setValidator(None)  # type: ignore[arg-type]
        self._label.setText(label)
        self.edit.setAccessibleName(name)
        self._next.setVisible(not numbering)
        self._previous.setVisible(not numbering)
        self._count.clear()
        self.show()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
