"""How Markdown looks while it is written: set as it will read, its marks tucked away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat
from typing_extensions import override

from app.ui import theme
from app.ui.briefing.markdown_source import Piece, pieces
from app.ui.positions import Utf16Positions

if TYPE_CHECKING:
    from app.ui.briefing.growing_text import GrowingText


class MarkdownLook(QSyntaxHighlighter):
    """Sets bold, italic and linked words; Markdown's marks show only in the caret's line.

    ``term`` (a judgement's word of likelihood) is set in bold without any marks.
    """

    def __init__(self, field: GrowingText) -> None:
        super().__init__(field.document())
        self._field = field
        self._line = -1
        self._term = ""
        self._remarks: tuple[tuple[int, int], ...] = ()
        field.cursorPositionChanged.connect(self._on_caret_moved)
        field.entered.connect(self._on_caret_moved)
        field.left.connect(self._on_caret_moved)
        theme.switch().changed.connect(self.rehighlight)

    def show_term(self, term: str) -> None:
        """Set ``term`` in bold wherever it stands; an empty one sets nothing."""
        if term != self._term:
            self._term = term
            self.rehighlight()

    def show_remarks(self, spans: tuple[tuple[int, int], ...]) -> None:
        """Underline these spans of the text (code points): there is a remark on each."""
        if spans != self._remarks:
            self._remarks = spans
            self.rehighlight()

    @Slot()
    def _on_caret_moved(self) -> None:
        line = self._field.textCursor().blockNumber() if self._field.hasFocus() else -1
        if line == self._line:
            return
        left, self._line = self._line, line
        for number in (left, line):
            block = self.document().findBlockByNumber(number)
            if block.isValid():
                self.rehighlightBlock(block)

    @override
    def highlightBlock(self, text: str) -> None:
        at = Utf16Positions(text)
        if self._term and (start := text.lower().find(self._term.lower())) >= 0:
            bold = QTextCharFormat()
            bold.setFontWeight(QFont.Weight.DemiBold)
            self._set(at, start, start + len(self._term), bold)
        active = self.currentBlock().blockNumber() == self._line
        for piece in pieces(text):
            self._set(at, piece.start, piece.end, _format_of(piece, active=active))
        self._underline(at, text)

    def _underline(self, at: Utf16Positions, text: str) -> None:
        if not self._remarks:
            return
        first = sum(len(line) + 1 for line in self._lines_before())
        for start, end in self._remarks:
            for unit in range(at.to_units(max(0, start - first)), at.to_units(end - first)):
                if unit < at.to_units(len(text)):
                    look = QTextCharFormat(self.format(unit))
                    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
                    look.setUnderlineColor(theme.current().color("warn"))
                    self.setFormat(unit, 1, look)

    def _lines_before(self) -> list[str]:
        found = []
        block = self.currentBlock().previous()
        while block.isValid():
            found.append(block.text())
            block = block.previous()
        return found

    def _set(self, at: Utf16Positions, start: int, end: int, look: QTextCharFormat) -> None:
        first = at.to_units(start)
        self.setFormat(first, at.to_units(end) - first, look)


def _format_of(piece: Piece, *, active: bool) -> QTextCharFormat:
    look = QTextCharFormat()
    if piece.marker and not active:
        look.setFontPointSize(0.5)
        look.setForeground(QColor(Qt.GlobalColor.transparent))
        return look
    if piece.marker or piece.bullet:
        look.setForeground(theme.current().color("text.3"))
    if piece.bold:
        look.setFontWeight(QFont.Weight.DemiBold)
    if piece.italic:
        look.setFontItalic(True)
    if piece.link and not piece.marker:
        look.setForeground(theme.current().color("accent"))
        look.setFontUnderline(True)
    return look
