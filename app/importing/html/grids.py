"""Tables of a page that hold data, and none that only set boxes side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACE = re.compile(r"\s+")
_UNSEEN = frozenset({"script", "style", "noscript", "template"})
_INLINE = frozenset(
    """
    a abbr b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q s
    samp small span strike strong sub sup time tt u var wbr
    """.split()  # noqa: SIM905 - as words they are easier to read
)
_BLOCKS = frozenset(
    """
    table form h1 h2 h3 article section nav aside iframe blockquote
    """.split()  # noqa: SIM905 - as words they are easier to read
)
_LONG = 700  # characters: a longer cell is a page's column
_WIDEST = 200
_FEWEST_BELOW = 2  # rows below one that is a head though it is not marked as one
_MOST = 1_000_000  # cells: as many as a page may have elements


@dataclass(slots=True)
class Grid:
    """A table's cells, row by row, all rows of one length; ``head`` says that the first is one."""

    rows: list[list[str]]
    head: bool
    caption: str
    linked: int = 0

    @property
    def text(self) -> str:
        """The rows as lines, their cells parted by tabs."""
        return "\n".join("\t".join(row) for row in self.rows)


def grid_of(table: _Element) -> Grid | None:
    """The cells of a table of data; ``None`` for a table that only lays out a page."""
    if table.get("role") in {"presentation", "none"}:
        return None
    rows = [row for row in table.iter("tr") if _owner(row) is table]
    if len(rows) < 2 or any(next(table.iter(tag), None) is not None for tag in ("form", "article")):
        return None
    if any(found is not table for found in table.iter("table")):
        return None
    return _filled(table, rows)


def _owner(row: _Element) -> _Element | None:
    return next(row.iterancestors("table"), None)


def _filled(table: _Element, rows: list[_Element]) -> Grid | None:
    cells = [[cell for cell in row if cell.tag in {"td", "th"}] for row in rows]
    if not cells or max(map(len, cells)) < 2:
        return None
    laid: list[list[str]] = []
    below: dict[int, int] = {}
    count = 0
    for row in cells:
        line: list[str] = []
        for cell in row:
            _skip_spanned(line, below)
            said = said_in(cell)
            if len(said) > _LONG or any(child.tag in _BLOCKS for child in cell):
                return None
            wide, deep = spans_of(cell)
            for step in range(wide):
                if deep > 1:
                    below[len(line)] = deep
                line.append(said if step == 0 else "")
        _skip_spanned(line, below)
        count += len(line)
        if count > _MOST:
            return None
        below = {column: left - 1 for column, left in below.items() if left > 1}
        if any(line):
            laid.append(line)
    return _squared(table, cells, laid)


def _squared(table: _Element, cells: list[list[_Element]], laid: list[list[str]]) -> Grid | None:
    if len(laid) < 2 or _has_loose_text(table):
        return None
    width = max(map(len, laid))
    used = [any(column < len(row) and row[column] for row in laid) for column in range(width)]
    if sum(used) < 2 or len(laid) * width > _MOST:
        return None
    rows = [
        [row[column] if column < len(row) else "" for column in range(width) if used[column]]
        for row in laid
    ]
    first = next((row for row in cells if row), [])
    head = all(cell.tag == "th" for cell in first) or next(table.iter("thead"), None) is not None
    if not head and next(table.iter("th"), None) is None:
        head = _reads_as_head(rows)
    caption = next(table.iter("caption"), None)
    linked = sum(len(said_in(link)) for link in table.iter("a"))
    return Grid(rows, head, said_in(caption) if caption is not None else "", linked)


def _reads_as_head(rows: list[list[str]]) -> bool:
    """Whether the first row names columns: words above a column of nothing but figures."""
    first, *others = rows
    if len(others) < _FEWEST_BELOW or not all(first) or any(map(_has_digit, first)):
        return False
    return any(all(_has_digit(row[column]) for row in others) for column in range(1, len(first)))


def _has_digit(said: str) -> bool:
    return any(map(str.isdigit, said))


def _has_loose_text(table: _Element) -> bool:
    """Whether words stand between the cells: as a grid they would be lost."""
    return any(
        (part.text and part.text.strip() and part.tag in {"table", "tr", "tbody", "thead"})
        or (part.tail and part.tail.strip())
        for part in table.iter("tr", "tbody", "thead", "tfoot", "td", "th")
    ) or any(
        part.tag not in {"td", "th", "script", "style"} and said_in(part)
        for row in table.iter("tr")
        for part in row
    )


def _skip_spanned(line: list[str], below: dict[int, int]) -> None:
    while below.get(len(line), 0) > 0 and len(line) < _WIDEST:
        line.append("")


def spans_of(cell: _Element, most: int = 50) -> tuple[int, int]:
    """How many columns and rows a cell takes, as it states; ``most`` at most."""
    return _span(cell.get("colspan"), most), _span(cell.get("rowspan"), most)


def _span(stated: str | None, most: int) -> int:
    if not stated or not (stated.isascii() and stated.isdigit() and len(stated) < 6):
        return 1
    return max(1, min(int(stated), most))


def said_in(element: _Element) -> str:
    """The words in an element on one line, blocks in it parted by spaces."""
    said: list[str] = []
    waiting: list[tuple[_Element, bool]] = [(element, False)]
    while waiting:
        part, done = waiting.pop()
        if done or part.tag in _UNSEEN:
            if part is not element:
                said.append("" if part.tag in _INLINE else " ")
                said.append(part.tail or "")
            continue
        if part.tag not in _INLINE:
            said.append(" ")
        if part.text:
            said.append(part.text)
        waiting.append((part, True))
        waiting.extend((child, False) for child in reversed(part))
    return _SPACE.sub(" ", "".join(said)).strip()
