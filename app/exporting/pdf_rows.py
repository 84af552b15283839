"""Rows and pages: what may part where, so that no page ends badly and none is ever endless."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.exporting.pdf_lines import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

_REPEATED = 0.4
"""The share of a page that repeated rows may take; taller ones are not repeated."""


@dataclass(slots=True, eq=False)
class Element:
    """A node of the structure tree: its ``role`` ("P", "H1", "TD"), its parent, its children.

    ``attributes`` are those of a table head or a list. ``content`` and children are filled in as
    pages are drawn and finished.
    """

    role: str
    parent: Element | None = None
    attributes: dict[str, str] = field(default_factory=dict)
    id: str = ""
    children: list[Element | tuple[int, int]] = field(default_factory=list)

    def child(self, role: str, **attributes: str) -> Element:
        """A new last child."""
        made = Element(role, self, attributes)
        self.children.append(made)
        return made


@dataclass(frozen=True, slots=True)
class Placed:
    """A line at ``x`` from the left margin, its baseline so far below the row's top (points).

    ``element`` is ``None`` for what a screen reader skips. Within a group of rows, lines of a lower
    ``order`` are drawn, and so read, first.
    """

    x: float
    baseline: float
    line: Line
    element: Element | None
    order: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal line: its top so far below the row's top."""

    x: float
    y: float
    width: float
    thickness: float
    colour: str


@dataclass(frozen=True, slots=True, eq=False)
class Backdrop:
    """What lies behind rows that follow one another: a tint (or none) and a bar at its left."""

    x: float
    width: float
    bar: float
    bar_colour: str
    tint: str = ""


@dataclass(slots=True)
class Row:
    """The smallest piece of a page, lengths in points.

    ``before`` is the space above, left out at the top of a page. A row that is ``together`` stays
    with the one before it. ``repeat`` are rows to set again above this one where it opens a page.
    Rows with texts side by side belong to one ``group``, an element.
    """

    height: float
    placed: list[Placed] = field(default_factory=list)
    before: float = 0.0
    together: bool = False
    backdrop: Backdrop | None = None
    rules: list[Rule] = field(default_factory=list)
    repeat: tuple[Row, ...] = ()
    group: Element | None = None
    item: str = ""
    bookmark: tuple[int, str] | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of a page, each with its distance from the top of the text area."""

    rows: tuple[tuple[float, Row], ...]


def hold_together(rows: Sequence[Row], whole: int) -> None:
    """Keep two lines of a text at each side of a page's end, or all if no more than ``whole``."""
    last = len(rows) - 1
    for index, row in enumerate(rows):
        if index and (len(rows) <= whole or index in (1, last)):
            row.together = True


def paginate(rows: Sequence[Row], height: float) -> list[Page]:
    """``rows`` on pages of ``height`` points.

    A page ends before a row that may part from its predecessor; if no such row fits, it ends
    where it is full. Every page takes at least one row.
    """
    pages: list[Page] = []
    start = 0
    while start < len(rows):
        page, start = _page(rows, start, height)
        pages.append(page)
    return pages or [Page(())]


def _page(rows: Sequence[Row], start: int, height: float) -> tuple[Page, int]:
    repeated = rows[start].repeat if pages_repeat(rows[start].repeat, height) else ()
    placed: list[tuple[float, Row]] = []
    y = 0.0
    for row in repeated:
        placed.append((y, row))
        y += row.height
    at = start
    kept = len(placed)
    parting, kept_at_parting = start, kept
    while at < len(rows):
        row = rows[at]
        if at > start and not row.together:
            parting, kept_at_parting = at, len(placed)
        top = y + (row.before if placed else 0.0)
        if top + row.height > height and at > start:
            break
        placed.append((top, row))
        y = top + row.height
        at += 1
    if at == len(rows) or parting == start:
        return Page(tuple(placed)), at
    return Page(tuple(placed[:kept_at_parting])), parting


def pages_repeat(rows: Sequence[Row], height: float) -> bool:
    """Whether ``rows`` are low enough to be repeated on pages of ``height`` points."""
    return sum(row.height for row in rows) <= height * _REPEATED
