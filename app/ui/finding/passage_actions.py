"""What can be done with the current result, once for buttons, menus and keys."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.ui.icons import icon


class PassageActions(QObject):
    """The actions on a passage found; they are off while there is none.

    Their keys belong to the results (Enter, B, T) or to the window, so the actions have none.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.open = self._make(self.tr("&Open"), "book-open", "Enter")
        self.open_beside = self._make(self.tr("Open &beside"), "columns", "Shift+Enter")
        self.add = self._make(self.tr("&Add to briefing"), "quotes", "B")
        self.copy = self._make(self.tr("&Copy with source"), "copy", "Ctrl+Shift+C")
        self.tag = self._make(self.tr("&Tag…"), "tag", "T")
        self.narrow = self._make(self.tr("&Narrow to this article"), "funnel-simple", "Ctrl+Enter")
        self.up = self._make(self.tr("Previous passage"), "caret-up", "Shift+F3")
        self.down = self._make(self.tr("Next passage"), "caret-down", "F3")
        self._all = (
            self.open,
            self.open_beside,
            self.add,
            self.copy,
            self.tag,
            self.narrow,
            self.up,
            self.down,
        )
        self.set_enabled(on=False)

    def set_enabled(self, *, on: bool, in_article: bool = True) -> None:
        """Let all of them work, or none; outside an article only those that lead there."""
        for action in self._all:
            leads = action in (self.open, self.up, self.down)
            action.setEnabled(on and (in_article or leads))

    def menu(self, parent: QWidget, *, rarer_only: bool = False) -> QMenu:
        """A menu of all of them, or of those that have no button in the preview."""
        menu = QMenu(parent)
        if not rarer_only:
            menu.addActions([self.open, self.open_beside, self.add])
            menu.addSeparator()
        menu.addActions([self.copy, self.tag, self.narrow])
        return menu

    def _make(self, text: str, glyph: str, key: str) -> QAction:
        action = QAction(icon(glyph), text, self)
        name = text.replace("&", "").rstrip("…")
        action.setToolTip(f"{name} ({key})")
        return action
