"""Where the library's articles meet: alignment of two, passages similar to one, and verdicts."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from app.comparing.pairs import Pair, Similar
from app.domain.article import ArticleId
from app.domain.edits import Collection, Edit
from app.domain.errors import BadRequest, ModelUnreadable, NotFound
from app.domain.passage import passage_of
from app.domain.verdict import Ruling, Verdict, VerdictId, made_verdict, same_place
from app.library.ledger import new_id, now

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from app.comparing.comparing import Comparison
    from app.comparing.meaning import Meaning
    from app.domain.article import Span
    from app.library.ledger import Ledger

__all__ = ["Comparing", "Pair", "Ruling", "Similar", "Verdict"]

_BATCH = 20
"""Articles that are read while a question waits."""
_SHARE = 50
"""What is kept is written anew once a fiftieth of the articles is new."""
_NEAREST = 5
"""Pairs that are offered beside the drawn ones, for an analyst to judge."""
_NEAR = 0.2
"""Score from which they are worth a look."""
_NOT_ZERO = 0.0001
"""The least that a score is told to."""
_SAID = {"right": "right match", "wrong": "not a match"}


class Comparing:
    """Compares articles, over statistics of the whole library that are kept as it changes.

    What was read of articles is kept in ``cache`` between runs: a file that can be deleted at any
    time. Calls may come from any thread; one at a time is answered.
    """

    def __init__(self, ledger: Ledger, cache: Path, *, read_only: bool = False) -> None:
        self._ledger = ledger
        self._cache = cache
        self._read_only = read_only
        self._comparison: Comparison | None = None
        self._model: Path | None = None
        self._meaning: Meaning | None = None
        self._unusable: ModelUnreadable | None = None
        self._seq = 0
        self._unsaved = 0
        self._guard = threading.RLock()

    def use_model(self, folder: Path | None) -> None:
        """Let the static sentence model in ``folder`` count in alignment; ``None``: none.

        It is read with the first question, which goes without it where it cannot be used.
        """
        with self._guard:
            self._model, self._meaning, self._unusable = folder, None, None

    def check_model(self) -> None:
        """Read the model that was chosen, if any; raises ``ModelUnreadable`` if that fails."""
        with self._guard:
            self._read_model()
            if self._unusable is not None:
                raise self._unusable

    def catch_up(self, stop: Callable[[], bool] | None = None) -> None:
        """Read what was added and changed, some articles at a time, so that questions need not."""
        while True:
            with self._guard:
                comparison = self._current()
                if not comparison.waiting or (stop is not None and stop()):
                    comparison.follow_meaning()
                    self._save(comparison)
                    return
                comparison.read_waiting(_BATCH)

    def align(self, a: ArticleId, b: ArticleId, *, everything: bool = False) -> list[Pair]:
        """Which passages of two articles meet, best first; ``everything``: all scored pairs.

        What analysts said of links goes before what is found.
        """
        return self._aligned(a, b, _NOT_ZERO if everything else None)

    def _aligned(self, a: ArticleId, b: ArticleId, least: float | None) -> list[Pair]:
        """The pairs that are drawn, and all others from a score of ``least`` on."""
        with self._guard:
            comparison = self._current()
            found = comparison.align(
                self._ledger.article(a),
                self._ledger.article(b),
                everything=least is not None,
                least=least or 0.0,
                verdicts=self.verdicts(a),
            )
            self._save_meaning()
            return found

    def links(self, a: ArticleId, b: ArticleId) -> list[Pair]:
        """The pairs that are drawn, those that an analyst spoke of, and the nearest others.

        Best first. The others are not sure enough to be drawn: at most five, of passages that no
        drawn pair has, each once.
        """
        pairs = self._aligned(a, b, _NEAR)
        settled = [pair for pair in pairs if pair.drawn or pair.ruling is not None]
        return sorted(settled + _nearest(pairs, settled), key=_by_score)

    def similar(self, article: ArticleId, span: Span, limit: int = 10) -> list[Similar]:
        """Passages of other articles that say what ``span`` says, best first."""
        with self._guard:
            comparison = self._current()
            present = comparison.articles()
            verdicts = [
                verdict
                for verdict in self.verdicts(article)
                if verdict.seen_from(article)[1].article in present
            ]
            found = comparison.similar(self._ledger.article(article), span, limit, verdicts)
            self._save(comparison)
            return found

    # Verdicts

    def verdicts(self, article: ArticleId | None = None) -> list[Verdict]:
        """What analysts said of links, of one article's or of all, in the order of saying."""
        every = self._ledger.records.all(Collection.VERDICT, Verdict)
        return [verdict for verdict in every if article is None or verdict.concerns(article)]

    def judge(self, a: ArticleId, here: Span, b: ArticleId, there: Span, ruling: Ruling) -> Verdict:
        """Say that two passages are a "right" match or a "wrong" one; returns the verdict.

        It takes the place of an earlier one on the same passages. Raises ``NotFound``, or
        ``BadRequest`` for spans that are no passages, or for one article alone.
        """
        if a == b:
            raise BadRequest("A match is one of two articles. Choose passages of different ones.")
        old = self._verdict_on(a, here, b, there)
        one = passage_of(self._ledger.article(a), here.start, here.end)
        other = passage_of(self._ledger.article(b), there.start, there.end)
        found = VerdictId(new_id()) if old is None else old.id
        verdict = made_verdict(found, one, other, ruling, now(), self._ledger.journal.by)
        if old is None or old.ruling != ruling:
            change = self._ledger.change(Collection.VERDICT, found, verdict)
            self._ledger.do(Edit("judge-match", f"say “{_SAID[ruling]}”", (change,)))
            return verdict
        return old

    def withdraw(self, a: ArticleId, here: Span, b: ArticleId, there: Span) -> None:
        """Take back what was said of two passages; raises ``NotFound`` if nothing was."""
        old = self._verdict_on(a, here, b, there)
        if old is None:
            raise NotFound("Nobody has said of these passages whether they match.")
        change = self._ledger.change(Collection.VERDICT, old.id, None)
        self._ledger.do(Edit("withdraw-verdict", f"withdraw “{_SAID[old.ruling]}”", (change,)))

    def _verdict_on(self, a: ArticleId, here: Span, b: ArticleId, there: Span) -> Verdict | None:
        for verdict in self.verdicts(a):
            mine, theirs = verdict.seen_from(a)
            same = same_place(mine.span, here) and same_place(theirs.span, there)
            if theirs.article == b and same:
                return verdict
        return None

    # Private

    def _current(self) -> Comparison:
        """The comparison, of the articles as they are now."""
        if self._comparison is None:
            self._comparison = self._opened()
        if self._ledger.journal.seq() != self._seq:
            changes, self._seq = self._ledger.journal.touched_since(self._seq)
            self._follow(self._comparison, changes.articles)
        self._read_model()
        self._comparison.meaning = self._meaning
        return self._comparison

    def _opened(self) -> Comparison:
        """The comparison as it was kept; one that has yet to read everything where none was."""
        from app.comparing.cache_file import read_arrays
        from app.comparing.comparing import Comparison
        from app.search.name_keys import name_keys

        self._seq = self._ledger.journal.seq()
        kept = read_arrays(self._cache)
        # Another thread may remove an article between its naming and its reading.
        fetch = self._ledger.article_even_removed
        comparison = Comparison(fetch=fetch, name_keys=name_keys)
        if kept is not None and kept.seq <= self._seq:
            comparison.take_arrays(kept.arrays)
            changes, self._seq = self._ledger.journal.touched_since(kept.seq)
            self._follow(comparison, changes.articles)
        present = set(self._ledger.records.ids(Collection.ARTICLE))
        self._follow(comparison, comparison.articles() ^ present)
        return comparison

    def _read_model(self) -> None:
        """Read the model that was chosen; once, whether that succeeds or not."""
        if self._model is None or self._meaning is not None or self._unusable is not None:
            return
        from app.comparing.cache_file import read_arrays
        from app.comparing.meaning import Meaning, StaticModel

        try:
            model = StaticModel(self._model)
        except ModelUnreadable as error:
            self._unusable = error
            return
        kept = read_arrays(self._meaning_cache)
        if kept is None or kept.seq > self._ledger.journal.seq():
            self._meaning = Meaning(model)
            return
        self._meaning = Meaning(model, kept.arrays)
        for article in self._ledger.journal.touched_since(kept.seq)[0].articles:
            self._meaning.forget(ArticleId(article))

    @property
    def _meaning_cache(self) -> Path:
        return self._cache.with_name("meaning.bin")

    def _save_meaning(self) -> None:
        """Keep where the library's centre is; a disk that refuses is no matter."""
        from app.comparing.cache_file import write_arrays

        if self._meaning is not None and self._meaning.is_new and not self._read_only:
            write_arrays(self._meaning_cache, self._seq, self._meaning.arrays())
            self._meaning.is_new = False

    def _follow(self, comparison: Comparison, touched: Iterable[str]) -> None:
        present = set(self._ledger.records.ids(Collection.ARTICLE))
        for article in map(ArticleId, touched):
            if article in present:
                comparison.name(article)
            else:
                comparison.remove(article)
            self._unsaved += 1

    def _save(self, comparison: Comparison) -> None:
        """Keep what was read once enough of it is new; a disk that refuses is no matter."""
        from app.comparing.cache_file import write_arrays

        self._save_meaning()
        enough = self._unsaved and self._unsaved * _SHARE >= len(comparison.articles())
        if enough and not self._read_only and not comparison.waiting:
            write_arrays(self._cache, self._seq, comparison.arrays())
            self._unsaved = 0


def _nearest(pairs: Iterable[Pair], settled: Iterable[Pair]) -> list[Pair]:
    """The best of ``pairs`` (best first) whose passages nothing ``settled`` or better has."""
    taken = {("a", pair.a) for pair in settled} | {("b", pair.b) for pair in settled}
    found: list[Pair] = []
    for pair in pairs:
        ends = {("a", pair.a), ("b", pair.b)}
        if pair.score < _NEAR or len(found) == _NEAREST:
            break
        if not ends & taken:
            taken |= ends
            found.append(pair)
    return found


def _by_score(pair: Pair) -> tuple[float, int, int]:
    return (-pair.score, pair.a.start, pair.b.start)
