"""How the rows of a list became others: removed and come ones, or too much to say."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from PySide6.QtCore import QModelIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from PySide6.QtCore import QAbstractItemModel

Row = TypeVar("Row")

_FEW = 100
_ROOT = QModelIndex()


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


def take_rows(
    model: QAbstractItemModel,
    rows: list[Row],
    new: Sequence[Row],
    key: Callable[[Row], Hashable],
    *,
    columns: int = 1,
) -> None:
    """Make ``rows``, the list that ``model`` answers from, hold ``new``; only what differs is told.

    ``key`` names a row through its changes.
    """
    told = steps([key(row) for row in rows], [key(row) for row in new])
    if told is None:
        model.beginResetModel()
        rows[:] = new
        model.endResetModel()
        return
    for at in told.removed:
        model.beginRemoveRows(_ROOT, at, at)
        del rows[at]
        model.endRemoveRows()
    for at in told.come:
        model.beginInsertRows(_ROOT, at, at)
        rows.insert(at, new[at])
        model.endInsertRows()
    changed = [at for at, row in enumerate(new) if rows[at] != row]
    rows[:] = new
    for first, last in _runs(changed):
        model.dataChanged.emit(model.index(first, 0), model.index(last, columns - 1))


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """The first and the last of each run of ``numbers`` that follow one another."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs
