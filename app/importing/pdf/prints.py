"""What a browser prints around a page: its title and address, the day of printing, page numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.importing.pdf.lines import PageLine

_EDGE = 0.06  # of a page's height, at its top and bottom
_ADDRESS = re.compile(
    r"(?P<address>(?:https?|file)://[^\s/]*/\S+?)(?:\s+(?:\S+ )?\d+(?:\s?/\s?| \S+ )\d+)?"
)
_PRINTED = re.compile(
    r"\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{2,4},?\s+(?:\S+\s+)?\d{1,2}[:.]\d{2}|\d+\s?(?:/|of|von)\s?\d+"
)
_CUT = ("\u2026", "...")
_BROWSERS = ("chrom", "mozilla", "firefox", "safari", "skia/pdf", "edg/", "opera", "webkit")


class PrintedPage:
    """The lines around the pages that a browser printed, and the address that they name.

    ``edges`` holds the ``id`` of each such line; ``address`` is ``None`` where none is whole.
    """

    def __init__(self, lines: Sequence[PageLine]) -> None:
        self.edges: set[int] = set()
        self.address: str | None = None
        pages: dict[int, list[PageLine]] = {}
        for line in lines:
            if not line.turned:
                pages.setdefault(line.page, []).append(line)
        for page in pages.values():
            self._take(page)

    def _take(self, page: Sequence[PageLine]) -> None:
        rows = [row for row in (_row(page, upper=True), _row(page, upper=False)) if row]
        told = [row for row in rows if any(_PRINTED.search(line.text) for line in row)]
        addresses = (_ADDRESS.fullmatch(line.text.strip()) for row in rows for line in row)
        found = next(filter(None, addresses), None)
        if found is None or not told:
            return
        address = found["address"]
        if address.startswith("http") and not address.endswith(_CUT):
            self.address = self.address or address
        for row in rows:
            if row in told or any(found.string == line.text.strip() for line in row):
                self.edges.update(map(id, row))


def printed_by_browser(properties: Mapping[str, str]) -> bool:
    """Whether a browser made a PDF: then it was made on the day of printing, not of writing."""
    made_by = f"{properties.get('Creator', '')} {properties.get('Producer', '')}".lower()
    return any(browser in made_by for browser in _BROWSERS)


def _row(page: Sequence[PageLine], *, upper: bool) -> list[PageLine]:
    """The lines side by side at the very top or bottom of a page."""
    sign = 1 if upper else -1
    first = max(page, key=lambda line: sign * line.bottom)
    height = first.page_height
    outside = first.bottom > (1 - _EDGE) * height if upper else first.top < _EDGE * height
    if not outside:
        return []
    return [line for line in page if abs(line.bottom - first.bottom) < 0.5 * first.height]
