"""A text field without scroll bars: as high as what stands in it, undone by the library."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QPoint, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QKeySequence,
    QTextBlockFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QTextEdit
from typing_extensions import override

from app.ui.briefing.markdown_source import Selected, next_line
from app.ui.positions import Utf16Positions

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value
_BLANK_PX = 10


class GrowingText(QTextEdit):
    """Plain text that grows; ``text`` is what was typed, character for character.

    ``typed`` follows each change by the person, ``left`` a loss of focus. ``beyond`` has -1 or 1
    when the caret is sent above the first or below the last line; ``emptied`` asks that an empty
    text be removed. With ``paragraphs`` Enter starts a new paragraph (or list item), without it
    emits ``finished``; Ctrl+Enter always does. ``menu_opened`` lets others add to the context menu.
    Qt's own undo is off: the briefing's undo covers what is typed.
    """

    typed = Signal()
    entered = Signal()
    left = Signal()
    beyond = Signal(int)
    emptied = Signal()
    finished = Signal()
    menu_opened = Signal(QMenu)

    def __init__(
        self,
        name: str,
        font: QFont,
        line_px: int,
        *,
        paragraphs: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._line_px = line_px
        self._paragraphs = paragraphs
        self._known = ""
        self._showing = False
        self.setAccessibleName(name)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setStyleSheet("background: transparent;")
        self.document().setDocumentMargin(0)
        self.setFont(font)
        self._space_lines()
        self.textChanged.connect(self._on_text_changed)
        self.cursorPositionChanged.connect(self._space_lines)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow(self.document().size())

    @property
    def text(self) -> str:
        """The text as it stands, line by line as it was typed."""
        # toPlainText would turn no-break spaces into plain ones
        return self.document().toRawText().replace("\u2029", "\n")

    def show_text(self, text: str) -> None:
        """Show ``text``; only what differs is replaced, so the caret stays where it was."""
        if text == self.text:
            return
        self._showing = True
        self._replace(self.text, text)
        self._known = text
        self._showing = False
        self._space_lines()

    def set_look(self, font: QFont, line_px: int) -> None:
        """Set the text in ``font`` on lines of ``line_px``."""
        self._line_px = line_px
        self.setFont(font)
        self._space_lines()
        self._grow(self.document().size())

    def selected(self) -> Selected:
        """The text and the selection in it, in code points."""
        cursor = self.textCursor()
        at = Utf16Positions(self.text)
        return Selected(
            self.text,
            at.to_code_points(cursor.selectionStart()),
            at.to_code_points(cursor.selectionEnd()),
        )

    def take(self, selected: Selected) -> None:
        """Show the text and selection that a command made, as if they had been typed."""
        self._replace(self.text, selected.text)
        self.select(selected.start, selected.end)

    def select(self, start: int, end: int) -> None:
        """Select ``start`` to ``end``, in code points."""
        at = Utf16Positions(self.text)
        cursor = self.textCursor()
        cursor.setPosition(at.to_units(start))
        cursor.setPosition(at.to_units(end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def position_under(self, point: QPoint) -> int:
        """The code point nearest to ``point`` (in this widget's coordinates)."""
        unit = self.cursorForPosition(self.viewport().mapFrom(self, point)).position()
        return Utf16Positions(self.text).to_code_points(unit)

    @Slot()
    def _on_text_changed(self) -> None:
        # A highlighter's repaint comes here too, with the text unchanged
        if self._showing or self.text == self._known:
            return
        self._known = self.text
        self._space_lines()
        self.typed.emit()

    @Slot(QSizeF)
    def _grow(self, size: QSizeF) -> None:
        self.setFixedHeight(max(self._line_px, math.ceil(size.height())) + 2)

    @Slot()
    def _space_lines(self) -> None:
        """Give each line its height; a blank line between paragraphs is just a gap."""
        block = self.document().begin()
        here = self.textCursor().blockNumber() if self.hasFocus() else -1
        alone = self.document().blockCount() == 1
        while block.isValid():
            blank = not block.text() and not alone and block.blockNumber() != here
            wanted = _BLANK_PX if blank else self._line_px
            block_format = block.blockFormat()
            if block_format.lineHeight() != wanted:
                block_format.setLineHeight(wanted, _FIXED)
                QTextCursor(block).setBlockFormat(block_format)
            block = block.next()

    def _replace(self, old: str, new: str) -> None:
        first = 0
        while first < min(len(old), len(new)) and old[first] == new[first]:
            first += 1
        tail = 0
        while tail < min(len(old), len(new)) - first and old[-1 - tail] == new[-1 - tail]:
            tail += 1
        at = Utf16Positions(old)
        cursor = QTextCursor(self.document())
        cursor.setPosition(at.to_units(first))
        cursor.setPosition(at.to_units(len(old) - tail), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(new[first : len(new) - tail])

    def _start_line(self) -> None:
        cursor = self.textCursor()
        line = cursor.block().text()
        before = line[: Utf16Positions(line).to_code_points(cursor.positionInBlock())]
        begun = next_line(before)
        if begun is None:  # Enter on an empty list item ends the list
            cursor.movePosition(
                QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
            cursor.removeSelectedText()
        else:
            blank = not before or not cursor.block().text()
            cursor.insertText("\n" + begun if begun or blank else "\n\n")
        self.setTextCursor(cursor)

    def _at_edge(self, key: int) -> int:
        cursor = QTextCursor(self.textCursor())
        up = key == Qt.Key.Key_Up
        moved = cursor.movePosition(
            QTextCursor.MoveOperation.Up if up else QTextCursor.MoveOperation.Down
        )
        if moved:
            return 0
        return -1 if up else 1

    @override
    def event(self, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (
                event.matches(QKeySequence.StandardKey.Undo)
                or event.matches(QKeySequence.StandardKey.Redo)
            )
        ):
            self.left.emit()  # what was typed is kept before a step is taken back
            event.ignore()
            return False
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_enter(event.modifiers())
            return
        if plain and key in {Qt.Key.Key_Up, Qt.Key.Key_Down} and (edge := self._at_edge(key)):
            self.beyond.emit(edge)
            return
        if plain and key in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete} and not self.text:
            self.emptied.emit()
            return
        if event.matches(QKeySequence.StandardKey.Undo) or event.matches(
            QKeySequence.StandardKey.Redo
        ):
            event.ignore()
            return
        super().keyPressEvent(event)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        words = source.text()
        self.textCursor().insertText(words if self._paragraphs else " ".join(words.split()))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._space_lines()
        self.entered.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._space_lines()
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the list of blocks scrolls, not the block

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu(event.pos())
        for action in menu.actions():
            if action.objectName() in {"edit-undo", "edit-redo"}:
                menu.removeAction(action)
        while menu.actions() and menu.actions()[0].isSeparator():
            menu.removeAction(menu.actions()[0])
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_opened.emit(menu)
        menu.popup(event.globalPos())

    def _on_enter(self, keys: Qt.KeyboardModifier) -> None:
        if self.isReadOnly():
            return
        if not self._paragraphs or keys & Qt.KeyboardModifier.ControlModifier:
            self.finished.emit()
        elif keys & Qt.KeyboardModifier.ShiftModifier:
            self.textCursor().insertText("\n")
        else:
            self._start_line()
