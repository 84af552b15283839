"""The marks of an article as they are drawn, brought up to date by what an edit touched."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from app.domain.mark import MarkId
from app.ui.models.mark_list import ShownMark, shown_mark
from app.ui.passages.extents import Extents

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.domain.article import Article
    from app.domain.changes import Changes
    from app.domain.mark import Mark
    from app.domain.tag import Tag, TagId
    from app.library.library import Library

_FEW = 200
"""So many marks are read one by one; where more changed, all are read."""


class MarkSteps(NamedTuple):
    """How the marks became others: which are not drawn any more as they were, which are now.

    Both in the order of their places; a mark that changed is in both.
    """

    gone: list[ShownMark]
    come: list[ShownMark]


class ArticleMarks:
    """An article's marks in the order of their places."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._article: Article | None = None
        self._tags: dict[TagId, Tag] = {}
        self._rows: list[ShownMark] = []
        self._starts: list[int] = []
        self._by_id: dict[MarkId, ShownMark] = {}
        self._standing: Extents[MarkId] = Extents()

    @property
    def rows(self) -> Sequence[ShownMark]:
        """The marks."""
        return self._rows

    def get(self, mark: MarkId | None) -> ShownMark | None:
        """The mark with this id; ``None`` if it is not there."""
        return self._by_id.get(mark) if mark is not None else None

    def at(self, position: int) -> list[ShownMark]:
        """The marks that cover ``position``, the shortest first."""
        found = (self._by_id[mark] for mark in self._standing.between(position, position + 1))
        return sorted(found, key=_shortest)

    def covering(self, start: int, end: int) -> ShownMark | None:
        """The first mark that covers just what lies from ``start`` to ``end``."""
        first, after = bisect_left(self._starts, start), bisect_right(self._starts, start)
        return next((row for row in self._rows[first:after] if row.mark.passage.end == end), None)

    def show(self, article: Article) -> MarkSteps:
        """Take the marks of ``article`` as the library has them now."""
        if self._article is None or article.id != self._article.id:
            self._by_id = {}
        self._article = article
        tags = {tag.id: tag for tag in self._library.tags()}
        same, self._tags = list(tags.items()) == list(self._tags.items()), tags
        before, rows = self._rows, []
        for mark in self._library.marks(article.id):
            known = self._by_id.get(mark.id)
            kept = known is not None and known.mark == mark and (same or not mark.tags)
            rows.append(known if kept and known is not None else self._shown(mark, known))
        self._take(rows)
        then, now = set(map(id, before)), set(map(id, rows))
        return MarkSteps(
            [row for row in before if id(row) not in now],
            [row for row in rows if id(row) not in then],
        )

    def take_in(self, changes: Changes) -> MarkSteps:
        """Bring up to date what ``changes`` touched."""
        if self._article is None:
            return MarkSteps([], [])
        if changes.tags or len(changes.marks) > _FEW:
            return self.show(self._article)
        known = [row for mark in changes.marks if (row := self._by_id.get(MarkId(mark)))]
        starts = {row.mark.passage.start for row in known}
        marks = self._library.marking.marks_around(self._article.id, changes.marks, starts)
        come = [self._shown(mark, self._by_id.get(mark.id)) for mark in marks]
        starts.update(row.mark.passage.start for row in come)
        gone: list[ShownMark] = []
        for start in sorted(starts):
            first, after = bisect_left(self._starts, start), bisect_right(self._starts, start)
            there = [row for row in come if row.mark.passage.start == start]
            gone += self._rows[first:after]
            self._rows[first:after] = there
            self._starts[first:after] = [start] * len(there)
        self._note(gone, come)
        return MarkSteps(gone, come)

    def _note(self, gone: Iterable[ShownMark], come: Iterable[ShownMark]) -> None:
        for row in gone:
            self._standing.remove(*_place(row))
            del self._by_id[row.mark.id]
        for row in come:
            self._standing.add(*_place(row))
            self._by_id[row.mark.id] = row

    def _take(self, rows: list[ShownMark]) -> None:
        self._rows = rows
        self._starts = [row.mark.passage.start for row in rows]
        self._by_id = {row.mark.id: row for row in rows}
        self._standing = Extents(map(_place, rows))

    def _shown(self, mark: Mark, known: ShownMark | None) -> ShownMark:
        """``mark`` as it is drawn: what is ``known`` of it, if that has not changed."""
        assert self._article is not None  # noqa: S101
        made = shown_mark(mark, self._article, self._tags)
        return known if known is not None and known == made else made


def _place(row: ShownMark) -> tuple[int, int, MarkId]:
    return row.mark.passage.start, row.mark.passage.end, row.mark.id


def _shortest(row: ShownMark) -> tuple[int, int]:
    return len(row.mark.passage.span), row.mark.passage.start
