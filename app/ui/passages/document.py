"""Builds the document in which an article is read."""

from __future__ import annotations

import time
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor, QTextDocument, QTextListFormat, QTextOption

from app.domain.article import Article, BlockKind, Span
from app.ui.passages.look import LIST_INDENT, Look
from app.ui.passages.passage_map import PassageMap
from app.ui.passages.shown import (
    cut_to_length,
    pieces_of_block,
    pieces_of_cell,
    pieces_of_line,
)
from app.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextList, QTextTable

    from app.domain.article import Block, Cell
    from app.ui.passages.shown import Piece

FOLD_LINE = 1
"""The user state of the line that stands for folded ones; a click on it unfolds them."""

LONGEST = 20_000
"""Characters in a paragraph of the document: Qt lays paragraphs out as wholes, and slowly."""

_WIDEST = 40  # characters: a longer cell is wrapped rather than widening its column
_NARROW = 40  # characters: what a table has room for in a narrow pane, not zoomed
_END = object()
_BESIDE = 1.5  # characters: the room between two columns


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the article's outline; ``position`` is a code point of its text."""

    text: str
    level: int
    position: int


@dataclass(frozen=True)
class ArticleDocument:
    """An article laid out: the document, the map to its text, and its outline.

    ``folded`` says how many dimmed lines are folded away.
    """

    document: QTextDocument
    map: PassageMap
    headings: tuple[Heading, ...]
    folded: int


@dataclass(frozen=True, eq=False, slots=True)
class Wanted:
    """What a document is made of: an article, in a theme, at a zoom (1.0 is 100 %).

    ``fold`` puts one line in place of each stretch of dimmed blocks; ``original`` shows every line
    of the text as it came instead.
    """

    article: Article
    theme: Theme
    zoom: float = 1.0
    fold: bool = True
    original: bool = False

    def is_same(self, other: Wanted) -> bool:
        """Whether the document would be the same; an article that was changed is another."""
        mine, others = ((w.theme, w.zoom, w.fold, w.original) for w in (self, other))
        return self.article is other.article and mine == others


class Building:
    """A document while it is built; ``go_on`` builds a little more of it.

    A long article takes several frames to build, which a window that is in use cannot spare at
    once.
    """

    def __init__(self, wanted: Wanted, parent: QObject | None = None) -> None:
        self.wanted = wanted
        document = QTextDocument(parent)
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setIndentWidth(LIST_INDENT * wanted.zoom)
        direction = direction_of(wanted.article)
        option = QTextOption()
        option.setTextDirection(direction)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        look = Look(wanted.theme, wanted.zoom, direction)
        self._document = document
        self._builder = _Builder(document, wanted.article, look, fold=wanted.fold)
        self._builder.cursor.beginEditBlock()
        self._begun = self._builder.cursor
        document.rootFrame().setFrameFormat(look.page())
        self._writing = self._builder.original() if wanted.original else self._builder.blocks()
        self._made: ArticleDocument | None = None

    def go_on(self, seconds: float) -> bool:
        """Build for about ``seconds``, at least a block; true once all is built."""
        until = time.perf_counter() + seconds
        while self._made is None:
            self._step()
            if time.perf_counter() >= until:
                break
        return self._made is not None

    def finished(self) -> ArticleDocument:
        """The whole document; what is left of it is built now."""
        while self._made is None:
            self._step()
        return self._made

    def drop(self) -> None:
        """Nobody wants it any more."""
        if self._made is None:
            self._writing.close()
            self._begun.endEditBlock()
        self._document.deleteLater()

    def _step(self) -> None:
        if next(self._writing, _END) is not _END:
            return
        self._begun.endEditBlock()
        article = self.wanted.article
        headings = tuple(
            Heading(article.shown(block), max(1, block.level), block.start)
            for block in article.blocks
            if block.kind in {BlockKind.TITLE, BlockKind.HEADING}
        )
        builder = self._builder
        self._made = ArticleDocument(self._document, builder.map, headings, builder.folded)


def direction_of(article: Article) -> Qt.LayoutDirection:
    """The direction in which most of the article's letters run; looks at the first 2,000."""
    run = 0
    for character in article.text[:2000]:
        sort = unicodedata.bidirectional(character)
        run += (sort == "L") - (sort in {"R", "AL"})
    return Qt.LayoutDirection.RightToLeft if run < 0 else Qt.LayoutDirection.LeftToRight


class _Builder:
    """Writes blocks one after the other at the end of the document."""

    def __init__(
        self, document: QTextDocument, article: Article, look: Look, *, fold: bool
    ) -> None:
        self.cursor = QTextCursor(document)
        self.map = PassageMap()
        self.folded = 0
        self._article = article
        self.look = look
        self._fold = fold
        self._fresh = True  # the block at the cursor is empty and unused
        self._number = 0  # of blocks and cells, for the map
        self._lists: dict[int, QTextList] = {}

    def blocks(self) -> Generator[None]:
        """Write every block of the article, a small piece at each step."""
        blocks = self._article.blocks
        at = 0
        while at < len(blocks):
            if self._fold and blocks[at].dimmed:
                stop = next((i for i in range(at, len(blocks)) if not blocks[i].dimmed), None)
                run = blocks[at:stop]
                self._add_fold_line(run)
                at += len(run)
                continue
            following = blocks[at + 1] if at + 1 < len(blocks) else None
            yield from self._add_block(blocks[at], following)
            at += 1
        self._close()

    def original(self) -> Generator[None]:
        """Write every line of the text as it came, one at each step."""
        look = self.look.line_of_original()
        at = 0
        for line in self._article.text.splitlines(keepends=True):
            span = Span(at, at + len(line.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029")))
            self._start_block(*look)
            self._insert(pieces_of_line(self._article, span), look[1])
            at += len(line)
            yield

    def _add_block(self, block: Block, following: Block | None) -> Generator[None]:
        if block.kind is BlockKind.TABLE and (block.header or block.rows):
            yield from self._add_table(block)
            return
        last = block.kind is BlockKind.LIST_ITEM and (
            following is None or following.kind is not BlockKind.LIST_ITEM
        )
        letters = self.look.text(block)
        self._start_block(self.look.block(block, last_of_list=last), letters)
        if block.kind is BlockKind.LIST_ITEM:
            self._make_item(block)
        pieces = pieces_of_block(self._article, block, with_dimmed=not self._fold)
        self._insert(pieces, letters)
        yield

    def _add_fold_line(self, run: Sequence[Block]) -> None:
        span = Span(run[0].start, run[-1].end)
        first = self._article.paragraph_at(span.start)
        lines = self._article.paragraph_at(span.end - 1) - first + 1
        self.folded += lines
        layout, letters = self.look.fold()
        self._start_block(layout, letters)
        self.cursor.block().setUserState(FOLD_LINE)
        said = f"›  {lines} dimmed line" + ("s" if lines > 1 else "")
        at = self.cursor.position()
        self.cursor.insertText(said, letters)
        self.map.add(at, said, span, block=self._number, exact=False)

    def _add_table(self, block: Block) -> Generator[None]:
        rows = [row for row in (block.header, *block.rows) if row]
        shares = _shares(self._article, rows, _NARROW / self.look.zoom)
        layout = self.look.table(shares[::-1] if self.look.is_mirrored else shares)
        table = self.cursor.insertTable(len(rows), len(layout.columnWidthConstraints()), layout)
        for number, row in enumerate(rows):
            header = number == 0 and bool(block.header)
            self._add_row(block, table, number, row, header=header)
            yield
        self.cursor.movePosition(QTextCursor.MoveOperation.End)
        self._fresh = True

    def _add_row(
        self, block: Block, table: QTextTable, number: int, row: Sequence[Cell], *, header: bool
    ) -> None:
        layout, letters = self.look.cell_text(header=header)
        columns = list(range(table.columns()))
        if self.look.is_mirrored:  # Qt sets every table from left to right
            columns.reverse()
        for place, column in enumerate(columns):
            shown = table.cellAt(number, place)
            shown.setFormat(self.look.cell(letters))
            self.cursor = shown.firstCursorPosition()
            self.cursor.setBlockFormat(layout)
            self._number += 1
            if column < len(row):
                self._insert(pieces_of_cell(self._article, block, row[column]), letters)

    def _start_block(self, layout: QTextBlockFormat, letters: QTextCharFormat) -> None:
        self._number += 1
        if self._fresh:
            self.cursor.setBlockFormat(layout)
            self.cursor.setBlockCharFormat(letters)
            self._fresh = False
        else:
            self.cursor.insertBlock(layout, letters)

    def _insert(self, pieces: Iterable[Piece], letters: QTextCharFormat) -> None:
        at = begun = self.cursor.position()
        for piece in cut_to_length(pieces, LONGEST):
            if at - begun > LONGEST - len(piece.text) and at > begun:
                self._number += 1
                self.cursor.insertBlock()  # with the same layout
                at = begun = self.cursor.position()
            self.cursor.insertText(piece.text, self.look.dimmed() if piece.dimmed else letters)
            span = Span(piece.start, piece.end)
            at = self.map.add(at, piece.text, span, block=self._number, exact=piece.exact)

    def _make_item(self, block: Block) -> None:
        known = None if block.ordered else self._lists.get(block.list)
        if known is not None and known.format().indent() == max(1, block.depth):
            known.add(self.cursor.block())
            return
        made = QTextListFormat()
        made.setIndent(max(1, block.depth))
        if block.ordered:
            self._number_item(made, block)
        else:
            made.setStyle(QTextListFormat.Style.ListStyleUndefined)  # the view paints the bullet
        created = self.cursor.createList(made)
        if not block.ordered:
            self._lists[block.list] = created

    def _number_item(self, made: QTextListFormat, block: Block) -> None:
        """Each numbered item is a list of its own, so that it shows the very number it had."""
        marker = ""
        if block.marker is not None:
            marker = self._article.text[block.marker.start : block.marker.end].strip()
        core = marker.strip("().:° \t")
        style, number = QTextListFormat.Style.ListDecimal, 0
        if core.isdecimal():
            number = int(core)
        elif len(core) == 1 and "a" <= core.lower() <= "z":
            lower, upper = (
                QTextListFormat.Style.ListLowerAlpha,
                QTextListFormat.Style.ListUpperAlpha,
            )
            style, number = (lower if core.islower() else upper), ord(core.lower()) - ord("a") + 1
        elif core.isalpha():
            lower, upper = (
                QTextListFormat.Style.ListLowerRoman,
                QTextListFormat.Style.ListUpperRoman,
            )
            style = lower if core.islower() else upper
        made.setStyle(style)
        made.setStart(number or self._place_in_list(block))
        if core and marker.count(core) == 1:
            before, after = marker.split(core)
            made.setNumberPrefix(before)
            made.setNumberSuffix(after)

    def _place_in_list(self, block: Block) -> int:
        siblings = (
            other
            for other in self._article.blocks
            if other.list == block.list and other.depth == block.depth
        )
        return 1 + sum(other.start < block.start for other in siblings)

    def _close(self) -> None:
        """A table at the end leaves an empty block that should take no room."""
        if self._fresh:
            self.cursor.setBlockFormat(self.look.hidden_block())


def _shares(article: Article, rows: Sequence[Sequence[Cell]], room: float) -> list[float]:
    """How wide each column should be, in percent.

    Where there is ``room`` for so many letters each has room for its longest word, as far as there
    is; what is left goes to those with long cells.
    """
    columns = max(len(row) for row in rows)
    words, wants = [1.0] * columns, [1.0] * columns
    for row in rows:
        for column, cell in enumerate(row):
            text = article.text[cell.start : cell.end] if cell.mended is None else cell.mended
            word = max((len(w) for w in text.split()), default=0)
            words[column] = max(words[column], word + _BESIDE)
            wants[column] = max(wants[column], min(len(text), _WIDEST) ** 0.7)
    spare = max(0.0, room - sum(words))
    widths = [w + spare * want / sum(wants) for w, want in zip(words, wants, strict=True)]
    return [100 * width / sum(widths) for width in widths]
