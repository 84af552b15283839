"""Collections of articles, and the Inbox: what has been added and not been looked through yet."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.domain.article import ArticleId
from app.domain.collection import ArticleCollection, CollectionId, Filing
from app.domain.edits import Collection, Edit, RecordChange
from app.domain.errors import BadRequest, NotFound
from app.domain.in_words import counted
from app.library.ledger import new_id
from app.library.reading import removal
from app.storage.records import from_record, to_record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from app.domain.changes import Changes
    from app.library.ledger import Ledger
    from app.library.listing import ArticleSummary

__all__ = ["ArticleCollection", "CollectionId", "CollectionSummary", "Collections"]

_READ_AGAIN = 100  # filings read one by one after an edit; with more, all are read when needed


@dataclass(frozen=True, slots=True)
class CollectionSummary:
    """A collection with the number of its articles."""

    id: CollectionId
    name: str
    articles: int


class Collections:
    """Files articles. Those that nobody has kept, dropped or put anywhere yet are in the Inbox."""

    def __init__(self, ledger: Ledger, articles: Callable[[], Iterable[ArticleSummary]]) -> None:
        """``articles`` lists those in the library, in the order of adding."""
        self._ledger = ledger
        self._articles = articles
        self._read: dict[ArticleId, Filing] | None = None
        self._guard = threading.Lock()
        ledger.subscribe(self._forget)

    # Reading

    def collections(self) -> list[CollectionSummary]:
        """Every collection, by name."""
        present = self._present()
        counts: dict[CollectionId, int] = {}
        for filing in self._filings().values():
            if filing.article in present:
                for collection in filing.collections:
                    counts[collection] = counts.get(collection, 0) + 1
        made = sorted(self._made(), key=lambda collection: collection.name.casefold())
        return [CollectionSummary(c.id, c.name, counts.get(c.id, 0)) for c in made]

    def articles(self, collection: CollectionId) -> list[ArticleId]:
        """The articles of a collection, in the order of adding; raises ``NotFound``."""
        self.collection(collection)
        filings = self._filings()
        return [a for a in self._present() if a in filings and collection in filings[a].collections]

    def of(self, article: ArticleId) -> tuple[CollectionId, ...]:
        """The collections that ``article`` is in."""
        filing = self._filings().get(article)
        return () if filing is None else filing.collections

    def of_each(self) -> dict[ArticleId, tuple[CollectionId, ...]]:
        """The collections of every article that is in one."""
        return {f.article: f.collections for f in self._filings().values() if f.collections}

    def inbox(self) -> list[ArticleId]:
        """Articles that wait to be looked through, in the order of adding."""
        filings = self._filings()
        return [a for a in self._present() if a not in filings or not filings[a].kept]

    def collection(self, collection: CollectionId) -> ArticleCollection:
        """The collection; raises ``NotFound``."""
        for known in self._made():
            if known.id == collection:
                return known
        raise NotFound("This collection is no longer in the library.")

    def named(self, name: str) -> ArticleCollection | None:
        """The collection called ``name``, in whatever case; ``None`` if there is none."""
        wanted = _clean(name).casefold()
        return next((c for c in self._made() if c.name.casefold() == wanted), None)

    def check_name(self, name: str) -> str:
        """``name`` with single spaces; raises ``BadRequest`` if it is empty."""
        clean = _clean(name)
        if not clean:
            raise BadRequest("A collection needs a name.")
        return clean

    # Deeds on collections

    def for_import(self, name: str, deed: str, said: str) -> ArticleCollection:
        """The collection called ``name``, made as part of ``deed`` if there is none."""
        known = self.named(name)
        if known is not None:
            return known
        made, change = self._made_new(name)
        self._ledger.do(Edit("add-collection", said, (change,)), deed=deed)
        return made

    def file_known(
        self, articles: Iterable[ArticleId], collection: CollectionId, deed: str, said: str
    ) -> None:
        """Put articles that an import found here already into its collection, as part of it."""
        changes = []
        for old in self._asked(articles):
            held = tuple(dict.fromkeys((*old.collections, collection)))
            changes.append(self._change(old, replace(old, collections=held)))
        self._do("add-articles", said, changes, deed)

    def rename(self, collection: CollectionId, name: str) -> ArticleCollection:
        """Give a collection another name; raises ``BadRequest`` if it is empty or taken."""
        old = self.collection(collection)
        new = replace(old, name=self._free(name, collection))
        if new != old:
            change = self._ledger.change(Collection.COLLECTION, collection, new)
            self._ledger.do(Edit("rename-collection", f"rename collection “{old.name}”", (change,)))
        return new

    def delete(self, collection: CollectionId) -> None:
        """Delete a collection; its articles stay in the library."""
        old = self.collection(collection)
        changes = [
            self._change(filing, _without(filing, collection))
            for filing in self._filings().values()
            if collection in filing.collections
        ]
        changes.append(self._ledger.change(Collection.COLLECTION, collection, None))
        self._do("delete-collection", f"delete collection “{old.name}”", changes)

    # Deeds on articles

    def put(self, articles: Iterable[ArticleId], collection: CollectionId) -> None:
        """Put articles into a collection; they leave the Inbox."""
        name = self.collection(collection).name
        changes = []
        for old in self._asked(articles):
            held = tuple(dict.fromkeys((*old.collections, collection)))
            changes.append(self._change(old, replace(old, collections=held, kept=True)))
        self._do("put-into-collection", f"put {_articles(changes)} into “{name}”", changes)

    def put_into_new(self, articles: Iterable[ArticleId], name: str) -> ArticleCollection:
        """Make a collection of ``articles``, also of none, in one step.

        Raises ``BadRequest`` if the name is empty or taken.
        """
        made, change = self._made_new(name)
        changes = [change]
        for old in self._asked(articles):
            held = (*old.collections, made.id)
            changes.append(self._change(old, replace(old, collections=held, kept=True)))
        self._do("add-collection", f"new collection “{made.name}”", changes)
        return made

    def take_out(self, articles: Iterable[ArticleId], collection: CollectionId) -> None:
        """Take articles out of a collection; they stay in the library."""
        name = self.collection(collection).name
        changes = [self._change(old, _without(old, collection)) for old in self._asked(articles)]
        self._do("take-out-of-collection", f"take {_articles(changes)} out of “{name}”", changes)

    def keep(self, articles: Iterable[ArticleId]) -> None:
        """Keep articles: they leave the Inbox."""
        old = self._asked(articles)
        changes = [self._change(filing, replace(filing, kept=True)) for filing in old]
        self._do("keep-articles", f"keep {_articles(changes)}", changes)

    def to_inbox(self, articles: Iterable[ArticleId]) -> None:
        """Put articles back into the Inbox; their collections stay as they are."""
        old = self._asked(articles)
        changes = [self._change(filing, replace(filing, kept=False)) for filing in old]
        self._do("to-inbox", f"put {_articles(changes)} back into the Inbox", changes)

    def drop(self, articles: Iterable[ArticleId]) -> None:
        """Take articles out of the library, with their marks, in one step that can be undone."""
        changes: list[RecordChange] = []
        for filing in self._asked(articles):
            changes += removal(self._ledger, filing.article)
        dropped = sum(change.collection is Collection.ARTICLE for change in changes)
        self._do("drop-articles", f"drop {counted(dropped, 'article')}", changes)

    def _made_new(self, name: str) -> tuple[ArticleCollection, RecordChange]:
        made = ArticleCollection(CollectionId(new_id()), self._free(name, None))
        return made, self._ledger.change(Collection.COLLECTION, made.id, made)

    def _asked(self, articles: Iterable[ArticleId]) -> list[Filing]:
        """Where each of ``articles`` is now; raises ``NotFound`` for one that is not there."""
        found = []
        for article in dict.fromkeys(articles):
            if self._ledger.records.get(Collection.ARTICLE, article) is None:
                raise NotFound("This article is no longer in the library.")
            found.append(self._filings().get(article) or Filing(article))
        return found

    def _change(self, old: Filing, new: Filing) -> RecordChange:
        before = to_record(old) if old.article in self._filings() else None
        return RecordChange(Collection.FILING, old.article, before, to_record(new))

    def _do(
        self, kind: str, said: str, changes: list[RecordChange], deed: str | None = None
    ) -> None:
        changed = tuple(change for change in changes if change.before != change.after)
        self._ledger.do(Edit(kind, said, changed), deed=deed)

    def _free(self, name: str, itself: CollectionId | None) -> str:
        clean = self.check_name(name)
        taken = self.named(clean)
        if taken is not None and taken.id != itself:
            raise BadRequest(
                f"There is a collection called “{taken.name}” already. Choose another name."
            )
        return clean

    def _made(self) -> list[ArticleCollection]:
        return self._ledger.records.all(Collection.COLLECTION, ArticleCollection)

    def _present(self) -> dict[ArticleId, None]:
        return dict.fromkeys(summary.id for summary in self._articles())

    def _filings(self) -> dict[ArticleId, Filing]:
        read = self._read
        if read is None:
            generation = self._ledger.generation
            made = self._ledger.records.all(Collection.FILING, Filing)
            read = {filing.article: filing for filing in made}
            with self._guard:
                if generation == self._ledger.generation:
                    self._read = read
        return read

    def _forget(self, changes: Changes) -> None:
        if changes.filed:
            with self._guard:  # two edits may be told of at once, by the threads that made them
                self._take_in(changes)

    def _take_in(self, changes: Changes) -> None:
        read = self._read
        if read is None:
            return
        if len(changes.filed) > _READ_AGAIN:
            self._read = None
            return
        now = dict(read)
        for article in map(ArticleId, changes.filed):
            record = self._ledger.records.get(Collection.FILING, article)
            if record is None:
                now.pop(article, None)
            else:
                now[article] = from_record(record, Filing)
        self._read = now


def filed_under(
    ledger: Ledger, article: ArticleId, collection: CollectionId, changes: list[RecordChange]
) -> list[RecordChange]:
    """``changes`` with ``article`` put into ``collection`` too; it stays in the Inbox."""
    held: tuple[str, ...] = ()
    rest = []
    for change in changes:
        if change.collection is Collection.FILING and change.id == article and change.after:
            held = tuple(change.after["collections"])
        else:
            rest.append(change)
    names = tuple(CollectionId(name) for name in dict.fromkeys((*held, collection)))
    return [*rest, ledger.change(Collection.FILING, article, Filing(article, names))]


def _without(filing: Filing, collection: CollectionId) -> Filing:
    return replace(filing, collections=tuple(c for c in filing.collections if c != collection))


def _clean(name: str) -> str:
    return " ".join(name.split())


def _articles(changes: Iterable[RecordChange]) -> str:
    """How many articles ``changes`` make a difference to, in words."""
    return counted(sum(change.before != change.after for change in changes), "article")
