"""How each kind of block is set: fonts, colours, indents and line heights at a zoom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTableCellFormat,
    QTextTableFormat,
)

from app.domain.article import Block, BlockKind
from app.ui import theme as themes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.ui.theme import Theme

LIST_INDENT = 20
"""How far a list item hangs, in pixels at 100 %."""

# Kind: font size, line height, margin above, margin below (pixels at 100 %).
_SIZES: dict[BlockKind, tuple[float, float, float, float]] = {
    BlockKind.TITLE: (23, 29, 6, 10),
    BlockKind.HEADING: (17.5, 24, 20, 8),
    BlockKind.BYLINE: (13, 18, 0, 12),
    BlockKind.PARAGRAPH: (15.5, 24, 0, 12),
    BlockKind.LIST_ITEM: (15.5, 24, 0, 4),
    BlockKind.TABLE: (13, 18, 0, 12),
    BlockKind.QUOTE: (15.5, 24, 0, 12),
    BlockKind.CAPTION: (13, 18, 0, 12),
    BlockKind.CHROME: (13, 19, 0, 6),
    BlockKind.DEBRIS: (13, 19, 0, 6),
}
_MINOR_HEADING = (15.5, 24.0, 16.0, 6.0)
_FROM_MINOR = 3


class Look:
    """The formats of one theme at one zoom and in one direction of writing."""

    def __init__(self, theme: Theme, zoom: float, direction: Qt.LayoutDirection) -> None:
        self.theme = theme
        self.zoom = zoom
        self.direction = direction
        self._made: dict[tuple[bool, float, int, str], QTextCharFormat] = {}

    @property
    def is_mirrored(self) -> bool:
        """Whether lines run from right to left."""
        return self.direction is Qt.LayoutDirection.RightToLeft

    def block(self, block: Block, *, last_of_list: bool = False) -> QTextBlockFormat:
        """The paragraph format; the last item of a list keeps a paragraph's distance."""
        _size, line, above, below = self._sizes(block)
        made = self._lines(line, above, 12 if last_of_list else below)
        if block.kind is BlockKind.QUOTE:
            made.setLeftMargin(LIST_INDENT * self.zoom)
            made.setRightMargin(LIST_INDENT * self.zoom)
        if block.kind is BlockKind.HEADING:
            made.setHeadingLevel(max(1, block.level))
        return made

    def text(self, block: Block) -> QTextCharFormat:
        """The letters of a block."""
        size = self._sizes(block)[0]
        match block.kind:
            case BlockKind.TITLE | BlockKind.HEADING:
                return self._serif(size, 600)
            case BlockKind.BYLINE | BlockKind.CAPTION:
                return self._sans(size, 400, "text.2")
            case BlockKind.CHROME | BlockKind.DEBRIS:
                return self.dimmed(size)
            case BlockKind.TABLE:
                return self._sans(size, 400)
            case _:
                return self._serif(size, 400)

    def dimmed(self, size: float = 13) -> QTextCharFormat:
        """Page code: there, but not part of what the article says."""
        made = QTextCharFormat(self._sans(size, 400, "dim"))
        made.setFontItalic(True)
        return made

    def fold(self) -> tuple[QTextBlockFormat, QTextCharFormat]:
        """The line that stands for dimmed lines folded away."""
        return self._lines(24, 0, 12), self._sans(13, 400, "text.3")

    def line_of_original(self) -> tuple[QTextBlockFormat, QTextCharFormat]:
        """A line of the text as it came."""
        return self._lines(19, 0, 4), self._sans(13, 400)

    def hidden_block(self) -> QTextBlockFormat:
        """For the empty block that a table at the end leaves behind."""
        return self._lines(1, 0, 0)

    def page(self) -> QTextFrameFormat:
        """The whole document: some air above the first line and below the last."""
        made = QTextFrameFormat()
        made.setTopMargin(round(16 * self.zoom))
        made.setBottomMargin(round(48 * self.zoom))
        return made

    def table(self, shares: Sequence[float]) -> QTextTableFormat:
        """A table as wide as the column, with no lines of its own; ``shares`` are percentages."""
        made = QTextTableFormat()
        made.setBorder(0)
        made.setBorderCollapse(True)
        made.setCellPadding(0)
        made.setCellSpacing(0)
        made.setTopMargin(round(12 * self.zoom))
        made.setBottomMargin(round(12 * self.zoom))
        made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        made.setColumnWidthConstraints(
            [QTextLength(QTextLength.Type.PercentageLength, share) for share in shares]
        )
        return made

    def cell(self, letters: QTextCharFormat) -> QTextTableCellFormat:
        """A cell: a line below, none elsewhere; ``letters`` give an empty one its height."""
        made = QTextTableCellFormat()
        made.setFont(letters.font())
        made.setTopPadding(5 * self.zoom)
        made.setBottomPadding(5 * self.zoom)
        if self.is_mirrored:
            made.setLeftPadding(8 * self.zoom)
        else:
            made.setRightPadding(8 * self.zoom)
        made.setBottomBorder(1)
        made.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        made.setBottomBorderBrush(QBrush(self.theme.color("line")))
        return made

    def cell_text(self, *, header: bool) -> tuple[QTextBlockFormat, QTextCharFormat]:
        """The line and the letters in a cell."""
        letters = self._sans(13, 600, "text.2") if header else self._sans(13, 400)
        return self._lines(18, 0, 0), letters

    def _lines(self, line: float, above: float, below: float) -> QTextBlockFormat:
        made = QTextBlockFormat()
        height = QTextBlockFormat.LineHeightTypes.FixedHeight
        made.setLineHeight(round(line * self.zoom), height.value)
        made.setTopMargin(round(above * self.zoom))
        made.setBottomMargin(round(below * self.zoom))
        made.setLayoutDirection(self.direction)
        return made

    def _serif(self, size: float, weight: int) -> QTextCharFormat:
        return self._letters(size, weight, "text", serif=True)

    def _sans(self, size: float, weight: int, role: str = "text") -> QTextCharFormat:
        return self._letters(size, weight, role, serif=False)

    def _letters(self, size: float, weight: int, role: str, *, serif: bool) -> QTextCharFormat:
        """Made once: an article asks for the same few a thousand times."""
        key = (serif, size, weight, role)
        made = self._made.get(key)
        if made is None:
            font = themes.reading_font if serif else themes.ui_font
            made = self._made[key] = QTextCharFormat()
            made.setFont(font(size * self.zoom, weight))
            made.setForeground(QBrush(self.theme.color(role)))
        return made

    @staticmethod
    def _sizes(block: Block) -> tuple[float, float, float, float]:
        if block.kind is BlockKind.HEADING and block.level >= _FROM_MINOR:
            return _MINOR_HEADING
        return _SIZES[block.kind]
