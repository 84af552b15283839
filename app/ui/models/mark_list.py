"""The marks of an article as a Qt list: what the lane shows, in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from operator import is_
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt
from typing_extensions import override

from app.domain.article import Span
from app.domain.mark import COLOURS, Mark, MarkId
from app.domain.tag import Tag, colour_of
from app.ui.models.value_list import ROOT, Index, ValueList
from app.ui.wording import as_tip

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.domain.article import Article
    from app.domain.tag import TagId

_FEW = 100


@dataclass(frozen=True, slots=True)
class ShownMark:
    """A mark with what is drawn of it.

    ``colour`` lies behind its text at ``span``; ``stripes`` are a colour and a code for each of its
    tags, or its own colour alone; ``doubtful`` says that its words are not at its place.
    """

    mark: Mark
    span: Span
    colour: int
    stripes: tuple[tuple[int, str], ...]
    tags: tuple[Tag, ...]
    paragraph: int
    doubtful: bool

    @property
    def spoken(self) -> str:
        """The mark read whole: "Mark, Prisoners and Human rights, paragraph 5, note"."""
        names = [tag.name for tag in self.tags]
        if len(names) > 1:
            names = [", ".join(names[:-1]) + f" and {names[-1]}"]
        parts = ["Mark", *(names or [COLOURS[self.colour - 1].lower()])]
        parts.append(f"paragraph {self.paragraph}")
        if self.mark.note:
            parts.append("note")
        if self.doubtful:
            parts.append("its words were not found at its place")
        return ", ".join(parts)

    @property
    def tip(self) -> str:
        """What is said under the pointer: the tags and the note."""
        names = ", ".join(tag.name for tag in self.tags)
        return "\n".join(part for part in (names, self.mark.note) if part) or self.spoken


def shown_mark(mark: Mark, article: Article, tags: Mapping[TagId, Tag]) -> ShownMark:
    """``mark`` of ``article`` as it is drawn, given all ``tags``."""
    own = tuple(tags[tag] for tag in mark.tags if tag in tags)
    stripes = tuple((_colour(tag, mark, tags), tag.code) for tag in own) or ((mark.colour, ""),)
    return ShownMark(
        mark,
        mark.passage.span,
        stripes[0][0],
        stripes,
        own,
        article.paragraph_at(mark.passage.start),
        not mark.passage.holds_in(article.text),
    )


def _colour(tag: Tag, mark: Mark, tags: Mapping[TagId, Tag]) -> int:
    """The tag's colour; the mark's own where neither the tag nor one above it has any."""
    above: Tag | None = tag
    for _step in range(len(tags)):
        if above is None or above.colour is not None:
            break
        above = tags.get(above.parent) if above.parent is not None else None
    return colour_of(tag, tags) if above is not None else mark.colour


def _alike(old: Sequence[ShownMark], new: Sequence[ShownMark]) -> int:
    """How many marks at the beginning are the very same."""
    same = list(map(is_, old, new))
    return same.index(False) if False in same else len(same)


class MarkRole(IntEnum):
    """What a row answers beyond Qt's own roles."""

    SHOWN = Qt.ItemDataRole.UserRole + 1


class MarkList(ValueList[ShownMark]):
    """Marks in the order of their places, one row each."""

    @override
    def show(self, values: Sequence[ShownMark]) -> None:
        """Show these marks; rows that stay are left alone where few came, went or changed."""
        old, new = self._values, list(values)
        if old == new:
            return
        first = _alike(old, new)
        last = _alike(old[first:][::-1], new[first:][::-1])
        gone, come = len(old) - first - last, len(new) - first - last
        if max(gone, come) > _FEW:
            self.beginResetModel()
            self._values = new
            self.endResetModel()
            return
        same = gone == come and all(
            a.mark.id == b.mark.id
            for a, b in zip(old[first : first + gone], new[first : first + come], strict=True)
        )
        if gone and not same:
            self.beginRemoveRows(ROOT, first, first + gone - 1)
            self._values = old[:first] + old[first + gone :]
            self.endRemoveRows()
        if come and not same:
            self.beginInsertRows(ROOT, first, first + come - 1)
        self._values = new
        if come and not same:
            self.endInsertRows()
        elif come:
            self.dataChanged.emit(self.index(first), self.index(first + come - 1))

    def index_of(self, mark: MarkId) -> QModelIndex:
        """The row of ``mark``; an invalid index if it is not there."""
        for number, row in enumerate(self._values):
            if row.mark.id == mark:
                return self.index(number)
        return QModelIndex()

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.value(index)
        if row is None:
            return None
        match role:
            case MarkRole.SHOWN:
                return row
            case Qt.ItemDataRole.DisplayRole:
                return " ".join(row.mark.passage.quote.split())
            case Qt.ItemDataRole.ToolTipRole:
                return as_tip(" ".join(row.mark.passage.quote.split()))
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.spoken}: {' '.join(row.mark.passage.quote.split())}"
        return None
