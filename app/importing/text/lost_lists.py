"""List items whose marker the scrape lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.domain.article import BlockKind
from app.importing.text.lines import ends_open, ends_sentence, leads_in, starts_low
from app.importing.text.lists import label_of
from app.importing.vocabulary import folded, vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.importing.text.lines import Unit

_TIME = re.compile(r"\d{1,2}[:.h]\d{2}\b")
_LIST_END = re.compile(r"/\s?[uo]l\b", re.IGNORECASE)
_ITEM_END = re.compile(r"/\s?li\b", re.IGNORECASE)
_EDGES = 2
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}\s+\S")
_LONGEST = 260  # weight of the longest item; half of it in a programme, twice with a label
_LEAST_LABELS = 3  # lines with labels that make a list by themselves
_LEAST_VERSES = 3  # lines of a poem
_LEAST_POINTS, _MOST_POINTS = 3, 12  # points below the heading that announces them
_POINT_WORDS = 3  # of a point
_POINT_LEAST = 20  # weight of a point that is a sentence
_LEAST_BARE = 2  # points without a stop below a heading that only announces them
_QUOTES = '“„«»”‘「『"'
_STOP_INSIDE = re.compile(r"[^\W\d_]{3}[.!?]\s+\W?[^\W\d_a-z]|[。！？]\S")
_POINT, _HEADING, _PROSE = 120, 70, 60
"""Weights: at most of a point without a stop and of the line above it, at least of prose."""
_LEAST_TIMES = 3  # lines of a programme
_COMPARED = 8
"""Items above that a further one is measured against."""


def mark_lost_items(units: Sequence[Unit]) -> None:
    """Make list items of short parallel lines after a lead-in, and of "Label: text" lines."""
    at = 0
    while at < len(units):
        unit = units[at]
        if unit.kind is None and leads_in(unit.plain):
            run = _run_after(units, at + 1)
            _mark_run(run)
            at += 1 + len(run)
        elif unit.kind is None and _labelled(unit):
            run = _labelled_run(units, at)
            if len(run) >= _LEAST_LABELS and len({_label_text(u) for u in run}) == len(run):
                _mark_run(run)
            at += len(run)
        elif _opens_points(units, at):
            run = _points_below(units, at)
            _mark_run(run)
            at += 1 + len(run)
        elif unit.kind is None and folded(unit.plain) in vocabulary().points:
            run = _told_points(units, at + 1) or _bare_points(units, at + 1)
            _mark_run(run)
            at += 1 + len(run)
        elif unit.kind is None and _opens_in_time(unit):
            run = _timed_run(units, at)
            if len(run) >= _LEAST_TIMES:
                _mark_run(run)
            at += len(run) or 1
        else:
            at += 1
    _mark_closed(units)


def _mark_closed(units: Sequence[Unit]) -> None:
    """Make items of the lines that end in the tag that closes one, and of wrecked ones by them."""
    for number, unit in enumerate(units):
        if unit.kind is not None or not _is_closed(unit):
            continue
        start = end = number
        while start and _is_wreck_of_item(units[start - 1]):
            start -= 1
        while end + 1 < len(units) and _is_wreck_of_item(units[end + 1]):
            end += 1
        _mark_run(units[start : end + 1])


def _is_closed(unit: Unit) -> bool:
    """Whether the tag that closes a list's item stands at the end of a unit."""
    if not unit.inline or unit.inline[-1].end != unit.end:
        return False
    return _ITEM_END.search(unit.text, unit.inline[-1].start - unit.start) is not None


def _is_wreck_of_item(unit: Unit) -> bool:
    """Whether a line begins and ends in what is left of tags."""
    if unit.kind is not None or len(unit.inline) < _EDGES or unit.weight > _LONGEST:
        return False
    return unit.inline[0].start == unit.start and unit.inline[-1].end == unit.end


def _opens_points(units: Sequence[Unit], at: int) -> bool:
    """Whether a short line between prose and several other lines without a stop heads a list."""
    if (
        not at
        or not _is_point(units[at])
        or units[at].weight > _HEADING
        or starts_low(units[at].plain)
    ):
        return False
    return _is_prose(units[at - 1]) and len(_points_below(units, at)) >= _LEAST_POINTS


def _points_below(units: Sequence[Unit], at: int) -> list[Unit]:
    """The lines without a stop below line ``at``, if all are set alike and prose follows."""
    run: list[Unit] = []
    for unit in units[at + 1 : at + 1 + _MOST_POINTS]:
        if not _is_point(unit) or (run and unit.gap != run[0].gap):
            break
        run.append(unit)
    after = units[at + 1 + len(run)] if at + 1 + len(run) < len(units) else None
    closed = after is not None and _is_prose(after) and units[at].gap >= (run[0].gap if run else 0)
    return run if closed and not _is_verse(run) else []


def _told_points(units: Sequence[Unit], at: int) -> list[Unit]:
    """The short single sentences from ``at`` on, if what stands below them is not one more."""
    run: list[Unit] = []
    for unit in units[at : at + _MOST_POINTS]:
        told = (
            unit.kind is None
            and _POINT_LEAST <= unit.weight <= _POINT
            and unit.text[0] not in _QUOTES
        )
        if not told or not ends_sentence(unit.plain) or _STOP_INSIDE.search(unit.plain):
            break
        run.append(unit)
    after = units[at + len(run)] if at + len(run) < len(units) else None
    closed = after is None or after.kind is not None or after.weight > _POINT
    if after is not None and not closed:
        closed = after.text[0] in _QUOTES or ends_open(after.plain)
    return run if closed and len(run) >= _LEAST_POINTS else []


def _bare_points(units: Sequence[Unit], at: int) -> list[Unit]:
    """The short lines without a stop from ``at`` on, up to a sentence or to more room."""
    run: list[Unit] = []
    for unit in units[at : at + _MOST_POINTS]:
        told = unit.kind is None and unit.weight <= _POINT and ends_open(unit.plain)
        if not told or (run and unit.gap > run[0].gap):
            break
        run.append(unit)
    return run if len(run) >= _LEAST_BARE else []


def _is_point(unit: Unit) -> bool:
    told = unit.kind is None and unit.weight <= _POINT and len(unit.plain.split()) >= _POINT_WORDS
    return told and ends_open(unit.plain) and unit.plain[-1] not in ",،、，" and not _labelled(unit)


def _is_prose(unit: Unit) -> bool:
    return unit.kind is None and unit.weight >= _PROSE and ends_sentence(unit.plain)


def _mark_run(run: Sequence[Unit]) -> None:
    for item in run:
        if item.kind is None:
            _mark(item, run[0].start)


def _run_after(units: Sequence[Unit], at: int) -> list[Unit]:
    if at >= len(units):
        return []
    if units[at].kind is None and _labelled(units[at]):
        run = _labelled_run(units, at)
        if len(run) >= 2 or run[0].inline:
            return _extended(units, at, run)
    return _parallel_run(units, at)


def _extended(units: Sequence[Unit], at: int, run: list[Unit]) -> list[Unit]:
    """A run of labelled items with the wrecked ones that follow: their labels may be lost."""
    follow = list(run)
    for number in range(at + len(run), len(units)):
        unit = units[number]
        if unit.kind is not None or not unit.inline:
            break
        follow.append(unit)
    return follow


def _labelled_run(units: Sequence[Unit], at: int) -> list[Unit]:
    run: list[Unit] = []
    for number in range(at, len(units)):
        unit = units[number]
        if unit.kind is not None or not _labelled(unit):
            break
        run.append(unit)
    return run


def _timed_run(units: Sequence[Unit], at: int) -> list[Unit]:
    """Lines of a programme or of key events from ``at`` on: "17.31 Second valley told to leave"."""
    run: list[Unit] = []
    for number in range(at, len(units)):
        unit = units[number]
        timed = unit.kind is None and _CLOCK.match(unit.plain) is not None
        if not timed or unit.weight > _LONGEST / 2 or ends_sentence(unit.plain):
            break
        run.append(unit)
    return run


def _parallel_run(units: Sequence[Unit], at: int) -> list[Unit]:
    run: list[Unit] = []
    for number in range(at, len(units)):
        unit = units[number]
        if unit.kind is BlockKind.DEBRIS and run and _is_wrecked(units, number + 1):
            continue
        last = bool(run) and not unit.inline and _closes_list(units, number + 1)
        if unit.kind is not None or not _fits(run, unit, last=last):
            break
        run.append(unit)
    if run and not any(unit.inline for unit in run):
        return run if len(run) >= 2 and not _is_verse(run) else []
    return run


def _is_verse(run: Sequence[Unit]) -> bool:
    """Whether lines that each begin with a capital and end in commas are those of a poem."""
    if len(run) < _LEAST_VERSES or any(starts_low(unit.plain) for unit in run):
        return False
    return sum(unit.plain[-1] in ",—–" for unit in run[:-1]) * 2 >= len(run) - 1


def _is_wrecked(units: Sequence[Unit], at: int) -> bool:
    return at < len(units) and units[at].kind is None and bool(units[at].inline)


def _closes_list(units: Sequence[Unit], at: int) -> bool:
    """Whether the end of a list's mark-up stands at ``at``, so that what is above was an item."""
    wreck = units[at] if at < len(units) else None
    return (
        wreck is not None and wreck.kind is BlockKind.DEBRIS and bool(_LIST_END.search(wreck.text))
    )


def _fits(run: Sequence[Unit], unit: Unit, *, last: bool = False) -> bool:
    """Whether ``unit`` may be one more item of ``run``, surely its ``last`` if it is any."""
    if unit.weight > _LONGEST or leads_in(unit.plain):
        return False
    if not run:
        return True
    longest = max(item.weight for item in run[-_COMPARED:])
    return (
        (last or not (run[0].inline and not unit.inline))
        and not (len(run) > 1 and unit.gap > max(run[0].gap, run[1].gap))
        and (starts_low(unit.plain) or not starts_low(run[0].plain))
        and (_opens_in_time(unit) or not all(map(_opens_in_time, run[-_COMPARED:])))
        and _ends_alike(run, unit)
        and unit.weight <= max(1.9 * longest, longest + 40)
    )


def _opens_in_time(unit: Unit) -> bool:
    return _TIME.match(unit.plain) is not None


def _ends_alike(run: Sequence[Unit], unit: Unit) -> bool:
    last = run[-1].plain
    if run[0].inline or ends_sentence(last) == ends_sentence(unit.plain):
        return True
    return last.endswith((";", ",", "；", "،", "؛"))


def _labelled(unit: Unit) -> bool:
    if unit.weight > 2 * _LONGEST:
        return False
    return ":" in unit.plain and label_of(unit.plain, 0, 0) is not None


def _label_text(unit: Unit) -> str:
    return unit.plain.split(":", 1)[0]


def _mark(unit: Unit, group: int) -> None:
    unit.kind = BlockKind.LIST_ITEM
    unit.depth = 1
    unit.group = group
    lead = (
        unit.inline[0].end - unit.start if unit.inline and unit.inline[0].start == unit.start else 0
    )
    unit.label = label_of(unit.text, lead, unit.start)
