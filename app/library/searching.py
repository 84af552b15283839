"""Finding passages: the index follows the journal, and is made anew when it is damaged."""

from __future__ import annotations

import shutil
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from app.domain.article import ArticleId, Span
from app.domain.edits import Collection
from app.domain.mark import Mark
from app.domain.names import SameName
from app.domain.passage import units
from app.domain.publisher import name_key
from app.domain.query import parse
from app.library.ledger import ArticleRecord
from app.library.tagging import Tagging
from app.search.answer import NO_FILTERS, Answer, Filters, Hit
from app.search.errors import IndexDamaged
from app.search.indexed import IndexedArticle, IndexedPassage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from app.domain.article import Article
    from app.domain.changes import Changes
    from app.domain.names import AlikeNames
    from app.library.ledger import Ledger
    from app.search.passage_index import PassageIndex

__all__ = ["NO_FILTERS", "Answer", "Filters", "Hit", "Searching"]

_BATCH = 200
_REBUILT = "The index was damaged and has been made anew. Nothing is lost."


class Searching:
    """Searches the library. Calls may come from any thread; one at a time is answered."""

    def __init__(self, ledger: Ledger, folder: Path, *, read_only: bool = False) -> None:
        self._ledger = ledger
        self._tagging = Tagging(ledger)
        self._folder = folder
        self._read_only = read_only
        self._index: PassageIndex | None = None
        self._guard = threading.RLock()
        self._private: tempfile.TemporaryDirectory[str] | None = None

    @property
    def state(self) -> Literal["ready", "building"]:
        """Whether the index has seen everything."""
        index = self._index
        return (
            "ready" if index is not None and index.seq >= self._ledger.journal.seq() else "building"
        )

    def search(
        self,
        text: str,
        *,
        limit: int = 20,
        offset: int = 0,
        sort: Literal["best", "newest", "oldest"] = "best",
        by: Literal["passage", "article"] = "passage",
        filters: Filters = NO_FILTERS,
        names: bool = True,
    ) -> Answer:
        """Passages (or articles) that answer ``text``; never raises for what was typed.

        With ``names``, names are found in their other spellings too, as the list of names and the
        library have them; ``Answer.variants`` says which.
        """
        query = parse(text)
        known = self._ledger.records.all(Collection.NAME, SameName) if names else []
        aliases = [name.spellings for name in known if name.one]
        apart = [name.spellings for name in known if not name.one]

        def ask() -> Answer:
            return self._opened().search(
                query,
                limit=limit,
                offset=offset,
                sort=sort,
                by=by,
                filters=filters,
                names=names,
                aliases=aliases,
                apart=apart,
            )

        with self._guard:
            notices = self._prepare()
            try:
                answer = ask()
            except IndexDamaged:
                self.rebuild()
                notices.append(_REBUILT)
                answer = ask()
            answer.notices.extend(notices)
            return answer

    def alike_names(self) -> list[AlikeNames]:
        """Spellings in the library that may be one name, the most telling first."""
        with self._guard:
            self._prepare()
            return self._opened().alike_names()

    def catch_up(
        self,
        progress: Callable[[int, int], None] | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> None:
        """Bring the index up to the journal; ``progress`` gets articles done and to do."""
        with self._guard:
            index = self._opened()
            newest = self._ledger.journal.seq()
            if index.seq > newest:  # the library is older than its index: a restored backup
                self.rebuild(progress, stop)
                return
            if index.seq == newest:
                return
            changes, last = self._ledger.journal.touched_since(index.seq)
            self._update(index, self._affected(changes), last, progress, stop)

    def rebuild(
        self,
        progress: Callable[[int, int], None] | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> None:
        """Throw the index away and make it anew from the library."""
        with self._guard:
            self._let_go()
            self._clear()
            self.catch_up(progress, stop)

    def indexed(self) -> int:
        """How many passages are in the index."""
        with self._guard:
            return self._opened().passages()

    def seq(self) -> int:
        """The journal's number that the index has seen."""
        with self._guard:
            return self._opened().seq

    def close(self) -> None:
        """Let go of the index's files."""
        with self._guard:
            self._let_go()
            if self._private is not None:
                self._private.cleanup()

    def _let_go(self) -> None:
        if self._index is not None:
            self._index.close()
            self._index = None

    def _prepare(self) -> list[str]:
        """Bring the index up to date; what stood in the way, in words."""
        notices = []
        try:
            damaged = self._index is None and self._is_damaged()
            self.catch_up()
            if damaged:
                notices.append(_REBUILT)
        except IndexDamaged:
            self.rebuild()
            notices.append(_REBUILT)
        except OSError as error:
            notices.append(
                f"The index could not be brought up to date ({error.strerror}). "
                "These results may miss the latest changes."
            )
        return notices

    def _is_damaged(self) -> bool:
        """Open the index; whether a damaged one had to be cleared away for that."""
        try:
            self._open()
        except IndexDamaged:
            self._clear()
            self._open()
            return True
        return False

    def _opened(self) -> PassageIndex:
        if self._index is None:
            self._is_damaged()
        assert self._index is not None  # noqa: S101 - opened just now
        return self._index

    def _open(self) -> None:
        from app.search.passage_index import PassageIndex

        if self._read_only and self._private is None:
            # Another program may be writing the index: a copy is brought up to date instead.
            self._private = tempfile.TemporaryDirectory(prefix="collate-index-")
            copy = Path(self._private.name) / "index"
            if self._folder.is_dir():
                shutil.copytree(self._folder, copy)
            self._folder = copy
        if self._folder.exists() and not self._folder.is_dir():
            raise IndexDamaged(f"{self._folder} is no folder")
        self._index = PassageIndex.open(self._folder)

    def _clear(self) -> None:
        if self._folder.is_dir():
            shutil.rmtree(self._folder)
        else:
            self._folder.unlink(missing_ok=True)

    def _affected(self, changes: Changes) -> list[str]:
        """Articles whose indexed passages may have changed."""
        touched = set(changes.articles | changes.articles_marked)
        if changes.tags:
            touched |= self._tagging.articles_with(changes.tags)
        if changes.publishers:
            touched.update(self._published_by(changes.publishers))
        order = {
            article: n for n, article in enumerate(self._ledger.records.ids(Collection.ARTICLE))
        }
        return sorted(touched, key=lambda article: order.get(article, -1))

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

    def _update(
        self,
        index: PassageIndex,
        affected: list[str],
        seq: int,
        progress: Callable[[int, int], None] | None,
        stop: Callable[[], bool] | None,
    ) -> None:
        present = set(self._ledger.records.ids(Collection.ARTICLE))
        removed = [article for article in affected if article not in present]
        there = [ArticleId(article) for article in affected if article in present]
        tags: dict[str, str] = {str(tag): name for tag, name in self._tagging.names().items()}
        # Only the last batch carries the new number: an index stopped half way begins there again.
        batches = [there[at : at + _BATCH] for at in range(0, len(there), _BATCH)] or [[]]
        for number, batch in enumerate(batches):
            if stop is not None and stop():
                return
            last = number == len(batches) - 1
            index.update(
                (self._indexed(article, tags) for article in batch),
                removed if last else (),
                seq if last else index.seq,
            )
            if progress is not None:
                progress(min((number + 1) * _BATCH, len(there)), len(there))

    def _indexed(self, article_id: ArticleId, tags: dict[str, str]) -> IndexedArticle:
        article = self._ledger.article_even_removed(article_id)
        known = article.metadata
        return IndexedArticle(
            id=article.id,
            title=article.title,
            publisher=known.publisher,
            author=known.author,
            date=known.date,
            language=known.language,
            added=article.added_at,
            reliability=article.reliability,
            passages=tuple(_indexed_passages(article, self._marks(article_id), tags)),
        )

    def _marks(self, article: ArticleId) -> list[Mark]:
        return self._ledger.records.marks(Mark, article, None)


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
