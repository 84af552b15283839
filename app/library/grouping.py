"""Groups of near-duplicates: what counts as one independent source, and who decides that."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.article import ArticleId
from app.domain.edits import Collection, Edit
from app.domain.errors import BadRequest
from app.domain.group import Copy, Group, original_of
from app.domain.version import Version, first_version
from app.library.kept import Kept

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.domain.changes import Changes
    from app.domain.edits import RecordChange
    from app.library.ledger import Ledger

__all__ = ["Copy", "Group", "Grouping"]


class Grouping:
    """Tells which articles are copies of one another, and changes it.

    A group and all versions of an article count as one source. What is said of an article is kept
    for its first version, so that newer ones inherit it.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._kept = Kept(ledger, self._read, _changes_groups)

    # Reading

    def groups(self) -> list[Group]:
        """Every group of two or more articles, in the order of the first of each."""
        members: dict[ArticleId, list[ArticleId]] = {}
        for name in self._ledger.records.ids(Collection.ARTICLE):
            members.setdefault(self.source_of(ArticleId(name)), []).append(ArticleId(name))
        return [_group(source, found) for source, found in members.items() if len(found) > 1]

    def group_of(self, article: ArticleId) -> Group | None:
        """The group that ``article`` is in, or ``None``."""
        source = self.source_of(article)
        return next((g for g in self.groups() if self.source_of(g.original) == source), None)

    def sources_of(self, articles: Iterable[ArticleId]) -> dict[ArticleId, ArticleId]:
        """What stands for each of ``articles``, as ``source_of`` says; empty if none is a copy."""
        if not any(copy.original is not None for copy in self._copies().values()):
            return {}
        return {article: self.source_of(article) for article in articles}

    def join_all(self, articles: Iterable[ArticleId]) -> int:
        """Make one group of ``articles``, in one step; returns how many it was made of.

        Raises ``BadRequest`` unless they are two articles at least.
        """
        named = list(dict.fromkeys(articles))
        if len(named) < 2:
            raise BadRequest("A group needs two articles at least. Choose another one too.")
        for article in named:
            self._ledger.article(article)  # refuses one that is not there
        first = self.source_of(named[0])
        joining = dict.fromkeys(self.source_of(article) for article in named[1:])
        changes = [
            self._change(Copy(source, first, 1.0, decided=True))
            for source in joining
            if source != first
        ]
        self._do("join", f"group {len(named)} articles", changes)
        return len(named)

    def copy(self, article: ArticleId) -> Copy | None:
        """What was found or decided of ``article``; ``None`` if nothing was."""
        return self._copies().get(self._first(article))

    def source_of(self, article: ArticleId) -> ArticleId:
        """The article that stands for all that count as one source with ``article``.

        It may be an older version, or one that is no longer in the library.
        """
        return original_of(self._first(article), self._copies())

    def independent(self, articles: Iterable[ArticleId]) -> list[ArticleId]:
        """The first of ``articles`` from each independent source, in their order."""
        first: dict[ArticleId, ArticleId] = {}
        for article in articles:
            first.setdefault(self.source_of(article), article)
        return list(first.values())

    def count_independent(self, articles: Iterable[ArticleId]) -> int:
        """How many independent sources ``articles`` are: a group counts once."""
        return len(self.independent(articles))

    # Deeds

    def keep_apart(self, article: ArticleId) -> None:
        """Count ``article`` as a source of its own; the others of its group stay together."""
        title = self._ledger.article(article).short_title
        group = self.group_of(article)
        first = self._first(article)
        changes = [self._change(Copy(first, None, 0.0, decided=True))]
        rest = [] if group is None else [m for m in group.members if m != article]
        if self.source_of(article) == first:
            changes += self._led_by_its_first(rest)
        self._do("keep-apart", f"keep “{title}” apart", changes)

    def join(self, article: ArticleId, other: ArticleId) -> Group:
        """Make one group of ``article`` and ``other`` with all that they are grouped with.

        Where they were found to be copies already, that is decided from now on.
        Raises ``BadRequest`` if they are the same article.
        """
        title = self._ledger.article(article).short_title
        other_title = self._ledger.article(other).short_title  # refuses one that is not there
        source, joining = self.source_of(article), self.source_of(other)
        if self._first(article) == self._first(other):
            raise BadRequest("An article cannot be grouped with itself. Choose another one.")
        if source != joining:
            # Only the article that stands for the other group moves: its copies follow it.
            copies = [Copy(joining, source, self._similarity(other), decided=True)]
        else:
            found = (self.copy(article), self.copy(other))
            copies = [replace(copy, decided=True) for copy in found if copy and copy.original]
        changes = [self._change(copy) for copy in copies]
        self._do("join", f"group “{title}” with “{other_title}”", changes)
        group = self.group_of(article)
        assert group is not None  # noqa: S101 - made just now
        return group

    def _led_by_its_first(self, rest: list[ArticleId]) -> list[RecordChange]:
        """The changes after which ``rest``, whose original leaves, has its first as original."""
        if len(rest) < 2:
            return [self._change(None, self._first(member)) for member in rest]
        leader = self._first(rest[0])
        changes = [self._change(None, leader)]
        for member in rest[1:]:
            old = self.copy(member)
            similarity, decided = (old.similarity, old.decided) if old else (1.0, True)
            changes.append(
                self._change(Copy(self._first(member), leader, similarity, decided=decided))
            )
        return changes

    def _similarity(self, article: ArticleId) -> float:
        found = self.copy(article)
        return 1.0 if found is None or found.original is None else found.similarity

    def _change(self, copy: Copy | None, article: ArticleId | None = None) -> RecordChange:
        named = copy.article if copy is not None else article
        assert named is not None  # noqa: S101 - one of the two is given
        return self._ledger.change(Collection.COPY, named, copy)

    def _do(self, kind: str, said: str, changes: list[RecordChange]) -> None:
        changed = tuple(change for change in changes if change.before != change.after)
        self._ledger.do(Edit(kind, said, changed))

    def _first(self, article: ArticleId) -> ArticleId:
        return first_version(article, self._kept.now()[1])

    def _copies(self) -> dict[ArticleId, Copy]:
        return self._kept.now()[0]

    def _read(self) -> tuple[dict[ArticleId, Copy], dict[ArticleId, ArticleId]]:
        """What was found or decided of articles, and the version before each newer one."""
        records = self._ledger.records
        copies = {copy.article: copy for copy in records.all(Collection.COPY, Copy)}
        versions = records.all(Collection.VERSION, Version)
        return copies, {version.article: version.previous for version in versions}


def _changes_groups(changes: Changes) -> bool:
    return bool(changes.copies or changes.versions)


def _group(source: ArticleId, members: list[ArticleId]) -> Group:
    original = source if source in members else members[0]
    return Group(original, (original, *(m for m in members if m != original)))
