"""What every block of the editor has in common: it shows one item and says what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.briefing.growing_text import GrowingText
from app.ui.briefing.markdown_look import MarkdownLook
from app.ui.icons import icon

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QKeyEvent, QResizeEvent

    from app.domain.briefing import Item
    from app.ui.briefing.open_briefing import OpenBriefing

MARGIN = 36
"""What stays free at the left of every block, for its handle and for air."""
RIGHT = 26
"""What stays free at the right; the scroll bar of 10 px follows."""


class ItemBlock(QWidget):
    """A block of the editor that shows one item.

    ``typed`` says that words were typed (keep them after a pause), ``kept`` that something was
    chosen or left (keep it now), ``entered`` that the block has the focus; each with the item's id.
    ``asked`` has the id and a command: "up", "down", "remove", "after", "previous", "next".
    """

    typed = Signal(str)
    kept = Signal(str)
    entered = Signal(str)
    asked = Signal(str, str)
    caret_moved = Signal()

    top_gap = 6

    def __init__(self, item: Item, briefing: OpenBriefing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = item
        self._fresh = True
        self.look: MarkdownLook | None = None
        self._displayed = item
        self._briefing = briefing
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(MARGIN, self.top_gap, RIGHT, 6)
        self.column.setSpacing(4)
        self._handle = QToolButton(self)
        self._handle.setIcon(icon("dots-three"))
        self._handle.setAutoRaise(True)
        self._handle.setFixedSize(24, 24)
        self._handle.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._handle.setAccessibleName(self.tr("What can be done with this block"))
        self._handle.setToolTip(self.tr("Move, remove and more"))
        self._handle.clicked.connect(self._on_handle_clicked)
        self._handle.hide()

    @property
    def item_id(self) -> str:
        """The id of the item shown."""
        return self._item.id

    @property
    def item(self) -> Item:
        """The item as the library has it."""
        return self._item

    def current(self) -> Item:
        """The item as it stands on the screen."""
        raise NotImplementedError

    def show_item(self, item: Item) -> None:
        """Show the item as it became; what was typed and not kept yet stays."""
        waiting = self.pending and self.current() != item
        self._item = item
        self.display(item, waiting=waiting)
        if not waiting:
            self._fresh = False
            self._displayed = self.current()

    def display(self, item: Item, *, waiting: bool) -> None:
        """Put the item on the screen, but for words that are ``waiting`` to be kept."""
        raise NotImplementedError

    def show_around(self) -> None:
        """Show what is not in the item: numbers, sources, the outcome of checks."""

    def show_remarks(self, spans: tuple[tuple[int, int], ...]) -> None:
        """Underline what there are remarks on (code points of the item's text)."""
        if self.look is not None and not self.pending:
            self.look.show_remarks(spans)

    @property
    def pending(self) -> bool:
        """Whether something stands on the screen that the library does not have."""
        return not self._fresh and self.current() != self._displayed

    def field(self) -> QWidget:
        """What takes the focus when the block does."""
        raise NotImplementedError

    def take_focus(self, *, at_end: bool = False) -> None:
        """Put the caret into the block, at its start or end."""
        field = self.field()
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(field, GrowingText):
            place = len(field.text) if at_end else 0
            field.select(place, place)

    def stops(self) -> list[QWidget]:
        """Where Tab stops within the block, in order."""
        # The focus chain itself will not do: it is what the stops are put in order for
        inside = [self, *self.findChildren(QWidget)]
        return [widget for widget in inside if widget.focusPolicy() & Qt.FocusPolicy.TabFocus]

    def fill_menu(self, menu: QMenu) -> None:
        """Add to ``menu`` what can be done with this kind of block."""

    def menu_chosen(self, command: str) -> None:
        """Do what the menu's ``command`` says; blocks with commands of their own go first."""
        self.asked.emit(self.item_id, command)

    def make_text(
        self, name: str, px: float = 15.5, line_px: int = 24, *, paragraphs: bool = False
    ) -> GrowingText:
        """A field for Markdown in the reading font, connected to this block."""
        text = GrowingText(name, theme.reading_font(px), line_px, paragraphs=paragraphs)
        self.look = MarkdownLook(text)
        self.attend(text)
        return text

    def attend(self, text: GrowingText) -> None:
        """Listen to a text field of this block."""
        text.setReadOnly(self._briefing.read_only)
        text.typed.connect(self._on_typed)
        text.entered.connect(self._on_entered)
        text.left.connect(self._on_left)
        text.beyond.connect(self._on_beyond)
        text.emptied.connect(self._on_emptied)
        text.finished.connect(self._on_finished)
        text.cursorPositionChanged.connect(self.caret_moved)
        text.menu_opened.connect(self._on_text_menu)

    @Slot()
    def _on_typed(self) -> None:
        self.typed.emit(self.item_id)

    @Slot()
    def _on_entered(self) -> None:
        self.entered.emit(self.item_id)

    @Slot()
    def _on_left(self) -> None:
        self.kept.emit(self.item_id)

    @Slot(int)
    def _on_beyond(self, step: int) -> None:
        self.asked.emit(self.item_id, "next" if step > 0 else "previous")

    @Slot()
    def _on_emptied(self) -> None:
        self.asked.emit(self.item_id, "remove-empty")

    @Slot()
    def _on_finished(self) -> None:
        self.asked.emit(self.item_id, "after")

    @Slot()
    def _on_handle_clicked(self) -> None:
        self.open_menu(self._handle)

    def open_menu(self, under: QWidget) -> None:
        """Open the block's menu below ``under``."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._offer_commands(menu)
        menu.popup(under.mapToGlobal(under.rect().bottomLeft()))

    @Slot(QMenu)
    def _on_text_menu(self, menu: QMenu) -> None:
        menu.addSeparator()
        self._offer_commands(menu)

    def _offer_commands(self, menu: QMenu) -> None:
        before = len(menu.actions())
        self.fill_menu(menu)
        menu.addSeparator()
        for words, name, command in (
            (self.tr("Move up"), "arrow-up", "up"),
            (self.tr("Move down"), "arrow-down", "down"),
            (self.tr("Remove"), "trash", "remove"),
        ):
            action = menu.addAction(icon(name), words)
            action.setData(command)
        for action in menu.actions()[before:]:
            action.setEnabled(not self._briefing.read_only)
        menu.triggered.connect(self._on_menu_triggered)

    @Slot(QAction)
    def _on_menu_triggered(self, action: QAction) -> None:
        if action.data():  # the text's own commands carry none
            self.menu_chosen(str(action.data()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = {Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down"}.get(Qt.Key(event.key()))
        if command and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.asked.emit(self.item_id, command)
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.open_menu(self._handle)
        event.accept()

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._handle.show()
        super().enterEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._handle.hide()
        super().leaveEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._handle.move(6, self.column.contentsMargins().top())
