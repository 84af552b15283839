"""What is told of a passage that was found: where its words stand, and the piece to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.search.answer import FoundCopy, Hit
from app.search.indexed import briefing_of
from app.search.snippets import Highlighter, excerpt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from app.search.answer import Where
    from app.search.collection import Collection
    from app.search.matching import Matches
    from app.search.snippets import Spans
    from app.search.values import ValueIndex


class HitTeller:
    """Makes the hits of one search out of the passages that it found."""

    def __init__(self, collection: Collection, values: ValueIndex, matches: Matches) -> None:
        self._collection = collection
        self._values = values
        self._words = Highlighter(matches.sought)
        self._noted = Highlighter(matches.noted) if matches.noted else None

    def hit(
        self, passage: int, score: float, passages: int, copies: tuple[FoundCopy, ...] = ()
    ) -> Hit:
        """The hit for a passage of the collection; ``passages`` and ``copies`` as in ``Hit``."""
        collection = self._collection
        article = int(collection.article_of[passage])
        name, title = collection.named(article)
        text = collection.text(passage)
        start = collection.value("start", passage)
        paragraph = collection.value("paragraph", passage)
        spans = self._words.spans(text, collection.language(article))
        found: tuple[Where, str, Spans] = ("text", text, spans)
        if not spans:
            found = self._elsewhere(passage, article, text, title)
        where, told, words = found
        first, last = excerpt(told, words)
        in_text = where == "text"
        briefing = briefing_of(name)
        return Hit(
            "" if briefing is not None else name,
            title,
            start,
            collection.value("end", passage),
            paragraph,
            self._values.kind(passage),
            score,
            told[first:last],
            start + first if in_text else 0,
            tuple((start + a, start + z) for a, z in spans),
            self._values.tags_of(passage),
            passages,
            "briefing" if briefing is not None else where,
            tuple((a - first, z - first) for a, z in words if first <= a and z <= last),
            briefing or "",
            paragraph - 1 if briefing is not None else -1,
            copies,
        )

    def copies(self, articles: Iterable[int], often: Mapping[int, int]) -> tuple[FoundCopy, ...]:
        """What is told of articles folded; ``often`` is how many passages match in each."""
        return tuple(
            FoundCopy(*self._collection.named(article), often[article]) for article in articles
        )

    def _elsewhere(
        self, passage: int, article: int, text: str, title: str
    ) -> tuple[Where, str, Spans]:
        """What was found where the text has none of the words; the text where nothing has."""
        language = self._collection.language(article)
        for where, told, highlighter in self._said_of(passage, article, title):
            words = highlighter.spans(told, language)
            if words:
                return where, told, words
        return "text", text, ()

    def _said_of(
        self, passage: int, article: int, title: str
    ) -> Iterator[tuple[Where, str, Highlighter]]:
        note = self._collection.note(passage)
        if note:
            yield "note", note, self._words
            if self._noted is not None:
                yield "note", note, self._noted
        tags = self._values.tags_of(passage)
        if tags:
            yield "tag", "\n".join(tags), self._words
        if int(self._collection.first_passages[article]) == passage:
            yield "title", title, self._words
