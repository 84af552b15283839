"""The tag tree as it stands, and marks with the tags that they carry in it.

A mark's record keeps the tags that it was given. A tag that was merged into another stays in the
records and says into which; one that was deleted is gone. Both are followed when marks are read, so
merging and deleting a tag are one small edit, however many marks carry it, and so is undoing them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.edits import Collection
from app.domain.mark import Mark
from app.domain.tag import Tag, TagId, standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.domain.article import ArticleId
    from app.library.ledger import Ledger


class Tagging:
    """Reads tags and marks."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def tags(self) -> list[Tag]:
        """The tag tree, each tag before its children, siblings in the order of their making."""
        return _in_tree_order([tag for tag in self._made() if tag.merged_into is None])

    def standing(self) -> dict[TagId, TagId]:
        """For every tag that a mark can carry, the one of the tree that it stands for."""
        return standing(self._made())

    def names(self) -> dict[TagId, str]:
        """For every tag that a mark can carry, the name of the one that it stands for."""
        names = {tag.id: tag.name for tag in self.tags()}
        return {tag: names[stands_for] for tag, stands_for in self.standing().items()}

    def counts(self) -> dict[TagId, int]:
        """How many marks carry each tag of the tree itself; tags without marks are left out."""
        counted = self._ledger.records.counts("tag")
        found: dict[TagId, int] = {}
        for tag, merged in self._merged().items():
            if len(merged) == 1:
                number = counted.get(tag, 0)
            else:
                number = self._ledger.records.count_tagged(merged)
            if number:
                found[tag] = number
        return found

    def marks(self, article: ArticleId | None = None, tag: TagId | None = None) -> list[Mark]:
        """Marks of an article or a tag or all, in the order of their places."""
        carried = None if tag is None else self._merged().get(tag, ())
        marks = self._ledger.records.marks(Mark, article, carried)
        return with_standing_tags(marks, self.standing())

    def latest_marks(self, number: int) -> list[Mark]:
        """The ``number`` of marks that were made last, oldest first."""
        return with_standing_tags(self._ledger.records.latest_marks(Mark, number), self.standing())

    def marks_around(
        self, article: ArticleId, marks: Iterable[str], starts: Iterable[int]
    ) -> list[Mark]:
        """Marks of an article that begin where one of ``marks`` does, or at one of ``starts``."""
        found = self._ledger.records.marks_around(Mark, article, tuple(marks), tuple(starts))
        return with_standing_tags(found, self.standing())

    def standing_mark(self, mark: Mark) -> Mark:
        """``mark`` with the tags of the tree."""
        return with_standing_tags([mark], self.standing())[0]

    def articles_with(self, tags: Iterable[str]) -> set[ArticleId]:
        """Articles with marks that carry one of ``tags``, in the tree or not any more."""
        into: dict[str, str | None] = {tag.id: tag.merged_into for tag in self._made()}
        carried = set(tags)
        for tag in into:
            line: set[str] = set()
            last: str | None = tag
            while last is not None and last not in line:
                line.add(last)
                last = into.get(last)
            if not carried.isdisjoint(line):
                carried.add(tag)
        marks = self._ledger.records.marks(Mark, None, tuple(carried))
        return {mark.passage.article for mark in marks}

    def _made(self) -> list[Tag]:
        return self._ledger.records.all(Collection.TAG, Tag)

    def _merged(self) -> dict[TagId, tuple[TagId, ...]]:
        """For each tag of the tree the ids that marks can carry for it, its own first."""
        found: dict[TagId, tuple[TagId, ...]] = {tag.id: (tag.id,) for tag in self.tags()}
        for tag, into in self.standing().items():
            if tag != into:
                found[into] += (tag,)
        return found


def with_standing_tags(marks: Iterable[Mark], stands_for: Mapping[TagId, TagId]) -> list[Mark]:
    """``marks`` with the tags of the tree in place of those in their records."""
    return [
        mark
        if all(stands_for.get(tag) == tag for tag in mark.tags)
        else replace(mark, tags=standing_tags(mark.tags, stands_for))
        for mark in marks
    ]


def standing_tags(tags: Iterable[TagId], stands_for: Mapping[TagId, TagId]) -> tuple[TagId, ...]:
    """The tags of the tree that ``tags`` of a record stand for, each once."""
    return tuple(dict.fromkeys(stands_for[tag] for tag in tags if tag in stands_for))


def _in_tree_order(made: list[Tag]) -> list[Tag]:
    known = {tag.id for tag in made}
    children: dict[TagId | None, list[Tag]] = {}
    for tag in made:
        parent = tag.parent if tag.parent in known else None
        children.setdefault(parent, []).append(tag)
    ordered: list[Tag] = []

    def walk(parent: TagId | None) -> None:
        for tag in children.get(parent, ()):
            ordered.append(tag)
            walk(tag.id)

    walk(None)
    return ordered
