"""How the rows of a list became others: removed and come ones, or too much to say."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

_FEW = 100


class RowSteps(NamedTuple):
    """``removed`` are old row numbers, the last first; ``come`` new row numbers, the first first.

    Done in this order, they make the new rows of the old ones.
    """

    removed: list[int]
    come: list[int]


def steps(old: Sequence[Hashable], new: Sequence[Hashable]) -> RowSteps | None:
    """What to remove and insert; ``None`` if rows changed their order, or very many came or went.

    Each key stands once in a list.
    """
    before, after = set(old), set(new)
    removed = [number for number, key in enumerate(old) if key not in after]
    come = [number for number, key in enumerate(new) if key not in before]
    if len(removed) + len(come) > _FEW:
        return None
    if [key for key in old if key in after] != [key for key in new if key in before]:
        return None
    return RowSteps(removed[::-1], come)
