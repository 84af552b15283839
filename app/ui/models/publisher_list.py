"""The source register as a Qt list: publishers, then names that articles state besides."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from app.domain.grading import grade_in_words
from app.domain.publisher import Publisher, name_key, names_of
from app.ui.models.row_steps import take_rows
from app.ui.wording import as_tip

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QObject

    from app.library.reading import ArticleSummary

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class PublisherRow:
    """A row; ``publisher`` is ``None`` for a name that is not registered."""

    name: str
    articles: int
    publisher: Publisher | None = None

    @property
    def key(self) -> str:
        """What tells the row from others."""
        return self.publisher.id if self.publisher is not None else f"named:{name_key(self.name)}"


class PublisherRole(IntEnum):
    """What a row answers beyond Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole + 1


class PublisherList(QAbstractListModel):
    """Rows that hold every word they are narrowed by, in their names, aliases or notes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[PublisherRow] = []
        self._rows: list[PublisherRow] = []
        self._words: tuple[str, ...] = ()

    def show(self, rows: Iterable[PublisherRow]) -> None:
        """Show these rows; only what differs is told."""
        self._all = list(rows)
        self._arrange()

    def narrow(self, words: str) -> None:
        """Show just rows that hold every one of ``words``."""
        self._words = tuple(words.casefold().split())
        self._arrange()

    @property
    def whole(self) -> int:
        """How many rows there are, narrowed or not."""
        return len(self._all)

    def row_at(self, index: Index) -> PublisherRow | None:
        """The row there; ``None`` for no row."""
        return self._rows[index.row()] if 0 <= index.row() < len(self._rows) else None

    def index_of(self, key: str) -> QModelIndex:
        """Where the row with ``key`` is; an invalid index if it is not shown."""
        at = next((n for n, row in enumerate(self._rows) if row.key == key), -1)
        return self.index(at) if at >= 0 else QModelIndex()

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index)
        if row is None:
            return None
        if role == PublisherRole.ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tip(row.name)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            graded = self.tr("not registered")
            if row.publisher is not None:
                words = grade_in_words(row.publisher.reliability, None)
                graded = words or self.tr("not graded")
            return ", ".join((row.name, graded, articles_in_words(row.articles)))
        return None

    def _arrange(self) -> None:
        rows = [row for row in self._all if self._holds(row)]
        take_rows(self, self._rows, rows, attrgetter("key"))

    def _holds(self, row: PublisherRow) -> bool:
        text = row.name
        if row.publisher is not None:
            text = "\n".join((row.name, *row.publisher.aliases, row.publisher.owner_note))
        folded = text.casefold()
        return all(word in folded for word in self._words)


def publisher_rows(
    publishers: Iterable[Publisher], articles: Iterable[ArticleSummary]
) -> list[PublisherRow]:
    """Every publisher with the number of its articles; then other names, most articles first."""
    spelt: dict[str, tuple[str, int]] = {}
    for article in articles:
        if article.publisher:
            key = name_key(article.publisher)
            name, count = spelt.get(key, (article.publisher, 0))
            spelt[key] = (name, count + 1)
    rows = []
    for publisher in publishers:
        keys = names_of(publisher)
        count = sum(spelt.pop(key, ("", 0))[1] for key in keys)
        rows.append(PublisherRow(publisher.name, count, publisher))
    named = sorted(spelt.values(), key=_most_first)
    return rows + [PublisherRow(name, count) for name, count in named]


def articles_in_words(count: int) -> str:
    """How many articles, as a person says it: "1 article", "12 articles", "no articles"."""
    if count == 0:
        return "no articles"
    return "1 article" if count == 1 else f"{count:,} articles"


def _most_first(named: tuple[str, int]) -> tuple[int, str]:
    return -named[1], name_key(named[0])
