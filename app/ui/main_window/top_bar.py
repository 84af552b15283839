"""The row of tools: places at the left, the field to find in the middle, tools at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget
from typing_extensions import override

from app.ui.actions import SPECS, Actions
from app.ui.main_window.place_switch import PlaceSwitch
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.search_field import SearchField
from app.ui.widgets.surface import paint_surface
from app.ui.wording import plain

HEIGHT = 48
NARROW = 1100
"""Below this width the sidebar is a drawer and words get shorter."""

_PLACES = ("read", "find", "brief")


class TopBar(QWidget):
    """48 px high; ``place_chosen`` carries "read", "find" or "brief", ``asked`` a query.

    ``typed`` carries the first letters of one that is being typed.
    """

    place_chosen = Signal(str)
    asked = Signal(str)
    typed = Signal(str)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setFixedHeight(HEIGHT)
        self.sidebar = IconButton(actions.get("view.sidebar"), self)
        self.sidebar.hide()
        self.places = PlaceSwitch(self.tr("Places"), self)
        for place in _PLACES:
            action = actions.get(f"go.{place}")
            segment = self.places.add(place, plain(action.text()), SPECS[f"go.{place}"].icon)
            segment.setObjectName(f"place.{place}")
            segment.setToolTip(action.toolTip())
        key = SPECS["go.search"].shown_key.replace("+", " ")
        words = self.tr("Find in the library")
        self.search = SearchField(words, words, self, key=key)
        self.search.setObjectName("findField")
        self.search.setMaximumWidth(420)
        self.add = Button(self.tr("Add articles"), "plus", self)
        self.add.setObjectName("addArticles")
        self.add.setToolTip(actions.get("file.add_files").toolTip())
        self.add.clicked.connect(actions.get("file.add_files").trigger)
        actions.get("view.sidebar").changed.connect(self._show_sidebar_button)
        self.places.chosen.connect(self.place_chosen)
        self.search.submitted.connect(self.asked)
        self.search.changed.connect(self._on_typed)
        self._type_menu(actions)
        self.tools = [
            IconButton(actions.get("view.history"), self),
            IconButton(actions.get("view.add_pane"), self),
            self._type,
            IconButton(actions.get("view.next_theme"), self),
            IconButton(actions.get("view.inspector"), self),
        ]
        self._lay_out()

    @property
    def search_shown(self) -> bool:
        """Whether the field to find is here; Find has its own."""
        return not self.search.isHidden()

    def enter(self, place: str) -> None:
        """Show ``place`` as the one that is open."""
        self.places.set_value(place)
        self.search.setVisible(place != "find")
        self._spare.setVisible(place == "find")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        self.add.set_words(self.tr("Add") if narrow else self.tr("Add articles"))
        self.add.setAccessibleName(self.tr("Add articles"))
        self.search.setMaximumWidth(240 if narrow else 420)
        placeholder = self.tr("Find") if narrow else self.tr("Find in the library")
        self.search.edit.setPlaceholderText(placeholder)
        self._show_sidebar_button()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_surface(self, "win", lines=(-1,))

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        """Hand over what was typed: Find shows results as typing goes on in its own field."""
        if text.strip():
            self.search.set_text("")
            self.typed.emit(text)

    @Slot()
    def _show_sidebar_button(self) -> None:
        narrow = self.width() < NARROW
        self.sidebar.setVisible(narrow and self.sidebar.defaultAction().isEnabled())

    def _type_menu(self, actions: Actions) -> None:
        """The button "Aa" opens the sizes of the text instead of doing one thing."""
        menu = QMenu(self.tr("Text size"), self)
        rows: list[QAction] = [
            actions.get("view.zoom_in"),
            actions.get("view.zoom_out"),
            actions.get("view.zoom_reset"),
        ]
        menu.addActions(rows)
        opener = QAction(actions.get("view.zoom_reset").icon(), self.tr("Text size"), self)
        opener.setMenu(menu)
        self._type = IconButton(opener, self)
        self._type.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 1)
        row.setSpacing(8)
        row.addWidget(self.sidebar)
        row.addWidget(self.places)
        row.addStretch(1)
        row.addWidget(self.search, 100)
        self._spare = QWidget(self)
        self._spare.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._spare.hide()
        row.addWidget(self._spare, 100)
        row.addStretch(1)
        for tool in (self.add, *self.tools):
            row.addWidget(tool, 0, Qt.AlignmentFlag.AlignVCenter)
