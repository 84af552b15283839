"""The marks of an article as a Qt list: what the lane shows, in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from app.domain.article import Span
from app.domain.mark import COLOURS, Mark, MarkId
from app.domain.tag import Tag, colour_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PySide6.QtCore import QObject

    from app.domain.article import Article
    from app.domain.tag import TagId

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


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


class ShownMarks:
    """Shows an article's marks again and again, and makes anew only what has changed."""

    def __init__(self) -> None:
        self._article: Article | None = None
        self._tags: list[Tag] = []
        self._shown: dict[MarkId, ShownMark] = {}

    def of(self, marks: Iterable[Mark], article: Article, tags: list[Tag]) -> list[ShownMark]:
        """``marks`` of ``article`` in their order, given all ``tags``."""
        if article is not self._article or tags != self._tags:
            self._article, self._tags, self._shown = article, tags, {}
        known, by_id = self._shown, {tag.id: tag for tag in tags}
        made: dict[MarkId, ShownMark] = {}
        for mark in marks:
            shown = known.get(mark.id)
            made[mark.id] = (
                shown
                if shown is not None and shown.mark == mark
                else shown_mark(mark, article, by_id)
            )
        self._shown = made
        return list(made.values())


def _colour(tag: Tag, mark: Mark, tags: Mapping[TagId, Tag]) -> int:
    """The tag's colour; the mark's own where neither the tag nor one above it has any."""
    above: Tag | None = tag
    for _step in range(len(tags)):
        if above is None or above.colour is not None:
            break
        above = tags.get(above.parent) if above.parent is not None else None
    return colour_of(tag, tags) if above is not None else mark.colour


class MarkRole(IntEnum):
    """What a row answers beyond Qt's own roles."""

    SHOWN = Qt.ItemDataRole.UserRole + 1


class MarkList(QAbstractListModel):
    """Marks in the order of their places, one row each."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ShownMark] = []

    @property
    def marks(self) -> Sequence[ShownMark]:
        """The rows."""
        return tuple(self._rows)

    def show(self, marks: Iterable[ShownMark]) -> None:
        """Show these marks."""
        self.beginResetModel()
        self._rows = list(marks)
        self.endResetModel()

    def index_of(self, mark: MarkId) -> QModelIndex:
        """The row of ``mark``; an invalid index if it is not there."""
        for number, row in enumerate(self._rows):
            if row.mark.id == mark:
                return self.index(number)
        return QModelIndex()

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        match role:
            case MarkRole.SHOWN:
                return row
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return " ".join(row.mark.passage.quote.split())
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.spoken}: {' '.join(row.mark.passage.quote.split())}"
        return None
