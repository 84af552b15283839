"""What the library puts into the index: articles with their marks' tags and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.article import ArticleId, Span
from app.domain.edits import Collection
from app.domain.mark import Mark
from app.domain.passage import units
from app.domain.publisher import name_key
from app.library.ledger import ArticleRecord
from app.library.tagging import Tagging
from app.search.indexed import IndexedArticle, IndexedPassage

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
        """The ids of all that is indexed."""
        return self.articles()

    def affected(self, changes: Changes) -> set[str]:
        """Ids of what ``changes`` may have changed, removed ones among them."""
        touched = set(changes.articles | changes.articles_marked)
        if changes.tags:
            touched |= self._tagging.articles_with(changes.tags)
        if changes.publishers:
            touched.update(self._published_by(changes.publishers))
        return touched

    def tags(self) -> dict[str, str]:
        """Names of tags by id, as ``indexed`` takes them."""
        return {str(tag): name for tag, name in self._tagging.names().items()}

    def indexed(self, name: str, tags: dict[str, str]) -> IndexedArticle:
        """What is indexed under the id ``name``; ``tags`` are as ``tags()`` gives them."""
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
