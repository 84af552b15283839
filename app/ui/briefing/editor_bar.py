"""The row above the editor: the kind of block, emphasis, lists, links, what can be put in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.briefing.choice_chip import ChoiceChip
from app.ui.briefing.kinds import WORDED, kind_name
from app.ui.icons import icon
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.form_row import FormRow
from app.ui.wording import counted

if TYPE_CHECKING:
    from app.domain.briefing import Item
    from app.ui.actions import Actions
    from app.ui.briefing.open_briefing import OpenBriefing

_SHOWN = 70
"""Characters of a passage in the chooser."""


class EditorBar(QWidget):
    """The editor's tools. ``kind_chosen`` has a kind, ``excerpt_chosen`` a tray passage's id.

    ``listed`` asks for a list, ``linked`` for a link to an address.
    """

    kind_chosen = Signal(str)
    excerpt_chosen = Signal(str)
    listed = Signal()
    linked = Signal(str)

    def __init__(
        self, actions: Actions, briefing: OpenBriefing, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._briefing = briefing
        self.setFixedHeight(44)
        self._kind = ChoiceChip(self.tr("Kind of block"))
        self._kind.setFixedHeight(28)
        self._kind.setFont(theme.ui_font(13))
        self._kind.chosen.connect(self._on_kind_chosen)
        self._list = QAction(icon("list-bullets"), self.tr("List"), self)
        self._list.setToolTip(self.tr("List"))
        self._list.triggered.connect(self.listed)
        self._link = QAction(icon("link"), self.tr("Link…"), self)
        self._link.setToolTip(self.tr("Link"))
        self._link.triggered.connect(self._on_link)
        self._excerpt = Button(self.tr("Excerpt"), "quotes", small=True)
        self._excerpt.follow(actions.get("brief.insert_excerpt"), words=self.tr("Excerpt"))
        self._table = Button(self.tr("Table"), "table", small=True)
        self._table.follow(actions.get("brief.insert_table"), words=self.tr("Table"))
        self._words = QLabel()
        self._words.setFont(theme.ui_font(12, tabular=True))
        self._words.setProperty("role", "hint")
        self._popover = _LinkPopover(self)
        self._popover.given.connect(self.linked)
        self._format = [
            IconButton(actions.get("brief.bold"), small=True),
            IconButton(actions.get("brief.italic"), small=True),
            IconButton(self._list, small=True),
            IconButton(self._link, small=True),
        ]
        self._lay_out()

    def show_item(self, item: Item | None) -> None:
        """Show which kind of block has the caret; ``None``: the head, or none."""
        names = self._names()
        kind = "" if item is None else kind_name(item)
        offered = ("quotation", "paraphrase") if kind in {"quotation", "paraphrase"} else WORDED
        chosen = names.get(kind, self.tr("Kind of block"))
        self._kind.setEnabled(kind in offered and not self._briefing.read_only)
        self._kind.show_choices([(names[name], name) for name in offered], kind, chosen)

    def show_words(self, count: int) -> None:
        """Say how many words the briefing has."""
        self._words.setText(counted(count, self.tr("1 word"), self.tr("{n} words")))

    def choose_excerpt(self) -> None:
        """Open the list of passages put aside, to pick one."""
        menu = QMenu(self)
        menu.setAccessibleName(self.tr("Passages not used yet"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for line in self._briefing.tray:
            words = line.words
            if len(words) > _SHOWN:
                words = words[: _SHOWN - 1].rstrip() + "…"
            shown = f"“{words}”   {line.source}".replace("&", "&&")
            menu.addAction(shown).setData(line.put_aside.id)
        if menu.isEmpty():
            none = menu.addAction(self.tr("Nothing is put aside. Press B on a passage in Read."))
            none.setEnabled(False)
        menu.triggered.connect(self._on_excerpt_chosen)
        menu.popup(self._excerpt.mapToGlobal(QPoint(0, self._excerpt.height() + 2)))
        if menu.actions()[0].isEnabled():
            menu.setActiveAction(menu.actions()[0])

    @Slot(object)
    def _on_kind_chosen(self, kind: object) -> None:
        self.kind_chosen.emit(str(kind))

    @Slot(QAction)
    def _on_excerpt_chosen(self, action: QAction) -> None:
        self.excerpt_chosen.emit(str(action.data()))

    @Slot()
    def _on_link(self) -> None:
        button = self._format[-1]
        self._popover.ask(button.mapToGlobal(QPoint(0, button.height() + 4)))

    def _names(self) -> dict[str, str]:
        return {
            "prose": self.tr("Prose"),
            "section": self.tr("Heading"),
            "section-2": self.tr("Heading, second level"),
            "section-3": self.tr("Heading, third level"),
            "judgement": self.tr("Key judgement"),
            "bottom-line": self.tr("Bottom line"),
            "quotation": self.tr("Quotation"),
            "paraphrase": self.tr("Paraphrase"),
            "table": self.tr("Table"),
            "sources": self.tr("Sources"),
        }

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 1)
        row.setSpacing(4)
        row.addWidget(self._kind)
        row.addSpacing(6)
        for button in self._format:
            row.addWidget(button)
        row.addSpacing(6)
        line = QFrame()
        line.setFixedSize(1, 20)
        line.setProperty("surface", "line")
        self._divider = line
        row.addWidget(line)
        row.addSpacing(6)
        row.addWidget(self._excerpt)
        row.addWidget(self._table)
        row.addStretch(1)
        row.addWidget(self._words)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), colours.color("panel"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, colours.color("line"))
        painter.fillRect(self._divider.geometry(), colours.color("line"))
        painter.end()


class _LinkPopover(QFrame):
    """Asks for an address; Enter takes it, Esc closes."""

    given = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._address = QLineEdit()
        self._address.setPlaceholderText("https://")
        self._address.setMinimumWidth(320)
        self._address.returnPressed.connect(self._on_return)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(FormRow(self.tr("Address of the link"), self._address))

    def ask(self, place: QPoint) -> None:
        """Open at ``place`` with an empty field."""
        self._address.clear()
        self.move(place)
        self.show()
        self._address.setFocus(Qt.FocusReason.PopupFocusReason)

    @Slot()
    def _on_return(self) -> None:
        address = self._address.text().strip()
        self.hide()
        if address:
            self.given.emit(address)
