"""Which places of letters are blank in all lines, and so part the columns of a table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.importing.tables.column_names import is_yearish
from app.importing.text.lines import display_places, said_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.importing.text.lines import Line

_RUN = re.compile(r"\S+")
_FIGURE = re.compile(r"\s*(?:[^\w\s]{0,3}\d|[-–—]\s*$|n/a\b)")
_PLACE = re.compile(r"\s*\d{1,3}[.)]?\s*")
_FILLED = 0.6  # share of rows that say something behind a narrow gap
_SURE = 2  # columns of a gap that parts by itself

Cuts = list[tuple[int, int]]
"""The columns of a screen that part cells: the first of each, and the one behind its last."""


def cuts_of(text: str, lines: Sequence[Line], least: int, *, wide: bool) -> Cuts:
    """The columns (first, behind the last) that are blank in every line, ``least`` or wider."""
    places = [places_of(text, line, wide) for line in lines]
    width = max(map(len, places))
    taken = bytearray(width)
    for line, columns in zip(lines, places, strict=True):
        if "\t" in text[line.first : line.last]:
            return []
        for word in _RUN.finditer(said_at(text, columns)):
            taken[word.start() : word.end()] = b"\1" * (word.end() - word.start())
    cuts: Cuts = []
    start = None
    for place, used in enumerate(taken):
        if not used and start is None:
            start = place
        elif used and start is not None:
            if place - start >= least and start > 0:
                cuts.append((start, place))
            start = None
    cuts = [cut for cut in cuts if cut[0] >= min(line.indent for line in lines)]
    return _parts(text, places, cuts, width)


def _parts(text: str, lines: Sequence[Sequence[int]], cuts: Cuts, width: int) -> Cuts:
    """``cuts`` without those that part a header alone, or words that chance to line up."""
    for keeps in (_has_room, _is_filled):
        kept: Cuts = []
        for number, (start, end) in enumerate(cuts):
            left = kept[-1][1] if kept else 0
            right = cuts[number + 1][0] if number + 1 < len(cuts) else width
            before = [_said(text, line[left:start]) for line in lines]
            behind = [_said(text, line[end:right]) for line in lines]
            if keeps(before, behind, narrow=end - start < _SURE):
                kept.append((start, end))
        cuts = kept
    return cuts


def places_of(text: str, line: Line, wide: bool) -> Sequence[int]:  # noqa: FBT001
    """For each column of ``line`` the place of its letter: ideographs are two ``wide`` or one."""
    return display_places(text, line) if wide else range(line.first, line.end)


def _said(text: str, places: Sequence[int]) -> str:
    return text[places[0] : places[-1] + 1] if places else ""


def _has_room(before: Sequence[str], behind: Sequence[str], *, narrow: bool) -> bool:
    """Whether there is more room than one blank column in some row, or figures behind it in all."""
    if not narrow:
        return True
    if all(_FIGURE.match(said) for said in behind[1:]) and (
        not _FIGURE.match(behind[0]) or is_yearish(behind[0].strip())
    ):
        return True
    head, name = before[0], behind[0]
    if head.strip() and name.strip() and (head[-1].isspace() or name[0].isspace()):
        return True
    if before[0].strip() and all(_PLACE.fullmatch(said) for said in before[1:]):
        return True
    return any(
        left.strip() and right.strip() and (left[-1].isspace() or right[0].isspace())
        for left, right in zip(before[1:], behind[1:], strict=True)
    )


def _is_filled(before: Sequence[str], behind: Sequence[str], *, narrow: bool) -> bool:
    """Whether rows say something on both sides, behind a narrow cut most of them and the first."""
    if not any(map(str.strip, behind[1:])) or not any(map(str.strip, before[1:])):
        return False
    filled = [bool(said.strip()) for said in behind]
    return not narrow or (filled[0] and sum(filled) >= _FILLED * len(filled))
