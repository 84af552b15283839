"""Where the tables of a text stand: each kind is looked for where a line has its sign."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.importing.tables.cells import torn_tables
from app.importing.tables.collapsed import collapsed_table, ends_in_figure
from app.importing.tables.columns import may_be_ruled, ruled_table, spaced_table
from app.importing.tables.parted import may_be_parted, parted_table
from app.importing.tables.pipes import may_be_drawn, pipe_table
from app.importing.tables.separated import (
    comma_table,
    is_rule,
    leader_table,
    semicolon_table,
    tab_table,
)
from app.importing.tables.tagged import may_be_tagged, tagged_table
from app.importing.tables.wiki import may_be_wiki, wiki_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from app.domain.article import Block
    from app.importing.tables.separated import Found
    from app.importing.text.lines import Line

    Finder = Callable[[str, Sequence[Line], int], Found]

_SIGN = re.compile(
    r"[<|;,\t!{^…]|  |\.\.\.|\. \.|\s(?:/{1,2}|[·•–—>»:-])\s|^[+=_─━═╔┌:–—-](?=\S)"
    r"|[\d%€$°)—–-]$|[\xa0\u2000-\u200a\u202f\u3000│┃║｜¦]"
)
"""What stands in every first line of a table, or in the line below it."""
_WIDE_SPACE = re.compile("[\xa0\u2000-\u200a\u202f\u3000]")


def tables_of(
    text: str, lines: Sequence[Line], wreck: Sequence[bool]
) -> dict[int, tuple[int, Block]]:
    """All tables in ``lines`` by the number of their first line, with the number of their lines.

    ``wreck`` says which lines have nothing for a reader.
    """
    torn = torn_tables(text, lines, wreck)
    signed = [_SIGN.search(line.text) is not None for line in lines]
    signed.append(False)
    found: dict[int, tuple[int, Block]] = {}
    barren: dict[Finder, int] = {}
    at = 0
    while at < len(lines):
        count, block = torn.get(at, (1, None))
        likely = block is None and (signed[at] or signed[at + 1] or _is_tabbed(text, lines[at]))
        for find in _finders(text, lines, at) if likely else ():
            if block is not None or (wreck[at] and not _may_open(lines[at].text)):
                break
            if barren.get(find, 0) <= at:
                count, block = find(text, lines, at)
                barren[find] = at + count
        if block is not None:
            found[at] = (count, block)
        at += count if block is not None else 1
    return found


def _is_tabbed(text: str, line: Line) -> bool:
    return text.find("\t", line.first, line.last) >= 0


def _may_open(wreck: str) -> bool:
    """Whether a line without a word may be a table's first."""
    return is_rule(wreck) or may_be_wiki(wreck) or wreck.count("|") > 1


def _finders(text: str, lines: Sequence[Line], at: int) -> Iterator[Finder]:
    """What may find a table that begins at line ``at``: most lines have no sign of any."""
    line = lines[at]
    row = line.text
    if may_be_tagged(row):
        yield tagged_table
    if may_be_wiki(row):
        yield wiki_table
    if may_be_drawn(row):
        yield pipe_table
    tabbed = _is_tabbed(text, line)
    if tabbed:
        yield tab_table
    if ";" in row:
        yield semicolon_table
    if "," in row:
        yield comma_table
    yield from _aligned_finders(lines, at, tabbed=tabbed)


def _aligned_finders(lines: Sequence[Line], at: int, *, tabbed: bool) -> Iterator[Finder]:
    """The same for tables that only the places of their cells show."""
    row = lines[at].text
    if may_be_parted(row):
        yield parted_table
    if "..." in row or ". ." in row or "…" in row:
        yield leader_table
    below = lines[at + 1].text if at + 1 < len(lines) and not lines[at + 1].gap else ""
    if may_be_ruled(row) or (below and may_be_ruled(below)):
        yield ruled_table
    if tabbed or _has_spaces(row) or "  " in below:
        yield spaced_table
    if ends_in_figure(row) or (at + 1 < len(lines) and ends_in_figure(lines[at + 1].text)):
        yield collapsed_table


def _has_spaces(row: str) -> bool:
    return "  " in row or (not row.isascii() and _WIDE_SPACE.search(row) is not None)
