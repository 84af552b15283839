"""The menu bar, filled from the table of actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QMenuBar, QWidget

from app.ui import theme
from app.ui.actions import MENUS, Actions
from app.ui.wording import said

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QActionGroup

HEIGHT = 28


class MenuBar(QMenuBar):
    """The menus, and the library's name at the right."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("menuBar")
        self.setFixedHeight(HEIGHT)
        self._menus: dict[str, QMenu] = {}
        for menu in MENUS:
            shown = self.addMenu(said(menu.title))
            shown.setToolTipsVisible(True)
            self._menus[menu.title] = shown
            for row in menu.rows:
                if row is None:
                    shown.addSeparator()
                    continue
                shown.addAction(actions.get(row.id))
        self._library = QLabel()
        self._library.setTextFormat(Qt.TextFormat.PlainText)
        self._library.setObjectName("libraryName")
        self._library.setFont(theme.ui_font(12))
        self._library.setProperty("role", "hint")
        self._library.setContentsMargins(0, 0, 12, 0)
        self._library.setFixedHeight(HEIGHT - 1)
        self.setCornerWidget(self._library, Qt.Corner.TopRightCorner)

    def show_library(self, name: str) -> None:
        """Show the library's name at the right."""
        self._library.setText(name)
        self._library.adjustSize()
        self.setCornerWidget(self._library, Qt.Corner.TopRightCorner)  # makes room for it anew
        self._library.show()

    def add_choices(self, menu: str, before: QAction, title: str, group: QActionGroup) -> QMenu:
        """Put a submenu with the actions of ``group`` into ``menu`` before an action."""
        choices = QMenu(title, self)
        choices.addActions(group.actions())
        self._menus[menu].insertMenu(before, choices)
        return choices
