"""Setting lines of an article to what they are, where the guess was wrong: told, and undoable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.article import BlockKind, Span
from app.domain.errors import ReaderError
from app.domain.relabelling import CELL_PER_LINE, Label, lines_at, relabel
from app.ui.wording import counted

if TYPE_CHECKING:
    from app.domain.article import Article
    from app.ui.actions import Desk

ACTIONS: dict[str, Label] = {f"edit.lines_{label.value}": label for label in Label}
"""The actions of the window that set lines, and what they set them to."""

_MOST_COLUMNS = 6


class LineLabels(QObject):
    """Corrects structure for the page of added files and for the reader."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def set_lines(self, article: Article, span: Span, label: Label) -> None:
        """Set the lines that ``span`` touches to ``label``, and tell of it.

        Lines that are a table of single cells already become one with a column more.
        """
        lines = lines_at(article.text, span)
        if not lines or self._desk.library.read_only:
            self._desk.notices.tell(self.tr("There are no words in this line."))
            return
        columns = _columns(article, lines) if label is Label.TABLE else 2
        blocks = relabel(article.text, article.blocks, span, label, columns=columns)
        if blocks == article.blocks:
            return
        try:
            self._desk.library.reading.correct_blocks(article.id, blocks)
        except ReaderError as error:
            self._desk.notices.tell(error.message, level="error")
            return
        count = counted(len(lines), self.tr("1 line"), self.tr("{n} lines"))
        kind = self._in_words(label, one=len(lines) == 1)
        words = self.tr("{lines} set as {kind}").format(lines=count, kind=kind)
        self._desk.notices.tell(words, action=self._desk.actions.get("edit.undo"))

    def _in_words(self, label: Label, *, one: bool) -> str:
        names = {
            Label.TEXT: self.tr("text"),
            Label.HEADING: self.tr("a heading") if one else self.tr("headings"),
            Label.LIST: self.tr("a list"),
            Label.TABLE: self.tr("a table"),
            Label.DIMMED: self.tr("dimmed"),
        }
        return names[label]


def _columns(article: Article, lines: list[Span]) -> int:
    """Two columns; where these very lines are a table of cells already, one column more."""
    for block in article.blocks:
        same = (block.start, block.end) == (lines[0].start, lines[-1].end)
        if block.kind is BlockKind.TABLE and same and block.detail == CELL_PER_LINE:
            wide = len(block.header or block.rows[0])
            return wide + 1 if wide < _MOST_COLUMNS else 2
    return 2
