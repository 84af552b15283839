"""What the library puts into the index: articles with their marks' tags and notes, briefings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.article import ArticleId, Span
from app.domain.briefing import ITEM_KINDS, Briefing, Document
from app.domain.edits import Collection
from app.domain.mark import Mark
from app.domain.passage import units
from app.domain.publisher import name_key
from app.library.indexed_briefing import indexed_briefing
from app.library.ledger import ArticleRecord
from app.library.tagging import Tagging
from app.search.indexed import IndexedArticle, IndexedPassage, briefing_key, briefing_of
from app.storage.records import from_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.article import Article
    from app.domain.changes import Changes
    from app.library.ledger import Ledger


class IndexContents:
    """Reads from the library what is to be found in it."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._tagging = Tagging(ledger)

    def articles(self) -> list[str]:
        """The ids of all articles, in the order of adding."""
        return self._ledger.records.ids(Collection.ARTICLE)

    def ids(self) -> list[str]:
        """The ids of all that is indexed: articles, then briefings by ``briefing_key``."""
        briefings = self._ledger.records.ids(Collection.BRIEFING)
        return [*self.articles(), *map(briefing_key, briefings)]

    def affected(self, changes: Changes) -> set[str]:
        """Ids of what ``changes`` may have changed, removed ones among them."""
        touched = set(changes.articles | changes.articles_marked)
        touched.update(map(briefing_key, changes.briefings))
        if changes.tags:
            touched |= self._tagging.articles_with(changes.tags)
        if changes.publishers:
            touched.update(self._published_by(changes.publishers))
        return touched

    def tags(self) -> dict[str, str]:
        """Names of tags by id, as ``indexed`` takes them."""
        return {str(tag): name for tag, name in self._tagging.names().items()}

    def indexed(self, name: str, tags: dict[str, str]) -> IndexedArticle:
        """What is indexed under the id ``name``; ``tags`` are as ``tags()`` gives them.

        One of a briefing that was deleted meanwhile has no passages.
        """
        briefing = briefing_of(name)
        if briefing is not None:
            return indexed_briefing(name, self._document(briefing))
        article_id = ArticleId(name)
        article = self._ledger.article_even_removed(article_id)
        known = article.metadata
        marks = self._ledger.records.marks(Mark, article_id, None)
        return IndexedArticle(
            id=article.id,
            title=article.title,
            publisher=known.publisher,
            author=known.author,
            date=known.date,
            language=known.language,
            added=article.added_at,
            reliability=article.reliability,
            passages=tuple(_indexed_passages(article, marks, tags)),
        )

    def _document(self, briefing: str) -> Document | None:
        record = self._ledger.records.get(Collection.BRIEFING, briefing)
        if record is None:
            return None
        head = from_record(record, Briefing)
        items = self._ledger.records.items(briefing)
        known = [(items[i], ITEM_KINDS.get(items[i]["kind"])) for i in head.order if i in items]
        return Document(head, tuple(from_record(r, kind) for r, kind in known if kind is not None))

    def _published_by(self, names: frozenset[str]) -> list[str]:
        """Articles of the publishers with these keys of names."""
        records = self._ledger.records
        known = zip(
            records.ids(Collection.ARTICLE),
            records.all(Collection.ARTICLE, ArticleRecord),
            strict=True,
        )
        return [
            a for a, r in known if r.metadata.publisher and name_key(r.metadata.publisher) in names
        ]


def _indexed_passages(
    article: Article, marks: list[Mark], tags: dict[str, str]
) -> Iterator[IndexedPassage]:
    for unit in units(article):
        here = Span(unit.start, unit.end)
        on_it = [mark for mark in marks if mark.passage.span.overlaps(here)] if marks else []
        names = [tags[tag] for mark in on_it for tag in mark.tags if tag in tags]
        grades = [mark.credibility for mark in on_it if mark.credibility is not None]
        yield IndexedPassage(
            start=unit.start,
            end=unit.end,
            kind=unit.kind.value,
            paragraph=unit.paragraph,
            text=article.text[unit.start : unit.end],
            tags=tuple(dict.fromkeys(names)),
            notes="\n".join(mark.note for mark in on_it if mark.note),
            credibility=min(grades, default=None),
        )
