"""What should be looked at before a briefing leaves, in the order of the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from app.ui.briefing.open_briefing import OpenBriefing


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to look at: where, what, and whether it is an altered quotation.

    ``position`` is -1 and ``item_id`` empty where it concerns the briefing as a whole. ``rule`` is
    the broken rule's id; ``start`` and ``end`` are code points in the item's text, equal where all
    of the item is meant.
    """

    position: int
    item_id: str
    words: str
    altered: bool = False
    rule: str = ""
    start: int = 0
    end: int = 0


def problems_of(briefing: OpenBriefing) -> list[Problem]:
    """Altered quotations and what the rules of tradecraft found, top to bottom."""
    items = briefing.items
    found = [
        Problem(briefing.position(item_id), item_id, _tr("Differs from the source"), altered=True)
        for item_id, state in briefing.states.items()
        if state == "altered" and briefing.position(item_id) >= 0
    ]
    for finding in briefing.findings:
        if finding.item < len(items):
            item_id = items[finding.item].id if finding.item >= 0 else ""
            found.append(
                Problem(
                    finding.item,
                    item_id,
                    finding.message,
                    rule=finding.rule,
                    start=finding.start,
                    end=finding.end,
                )
            )
    return sorted(found, key=_order)


def next_problem(
    problems: list[Problem], position: int, step: int, last: Problem | None = None
) -> Problem | None:
    """The problem after (or before, if ``step`` is negative) ``position``, round and round.

    ``last`` is the one that was shown last: if the caret is still there, its neighbour is next. A
    ``position`` of -1 is before all.
    """
    if not problems:
        return None
    if last in problems and (last.position in {position, -1}):
        return problems[(problems.index(last) + step) % len(problems)]
    if step > 0:
        return next((p for p in problems if p.position > position), problems[0])
    return next((p for p in reversed(problems) if p.position < position), problems[-1])


def quotations_said(matching: int, count: int) -> str:
    """How the quotations stand: "12 of 13 quotations match"."""
    if count == 0:
        return _tr("No quotations yet")
    if matching == count:
        return _tr("The quotation matches") if count == 1 else _all_match(count)
    return _tr("{matching} of {count} quotations match").format(matching=matching, count=count)


def altered_said(altered: int, count: int) -> str:
    """How many quotations are altered: "1 of 13 quotations differs from its source."."""
    if altered == 1:
        words = _tr("1 of {count} quotations differs from its source.")
        return (
            words.format(count=count)
            if count > 1
            else _tr("The quotation differs from its source.")
        )
    words = _tr("{altered} of {count} quotations differ from their sources.")
    return words.format(altered=altered, count=count)


def _all_match(count: int) -> str:
    return _tr("All {count} quotations match").format(count=count)


def _order(problem: Problem) -> tuple[int, bool, int]:
    return problem.position, not problem.altered, problem.start


def _tr(words: str) -> str:
    return QCoreApplication.translate("Problems", words)
