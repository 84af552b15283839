"""Where the library's articles meet: alignment of two, passages similar to one, and verdicts."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from app.comparing.pairs import Pair, Similar
from app.domain.article import ArticleId
from app.domain.edits import Collection, Edit
from app.domain.errors import BadRequest, NotFound
from app.domain.passage import passage_of
from app.domain.verdict import Ruling, Verdict, VerdictId, made_verdict, same_place
from app.library.ledger import new_id, now

if TYPE_CHECKING:
    from app.comparing.comparing import Comparison
    from app.domain.article import Span
    from app.domain.changes import Changes
    from app.library.ledger import Ledger
    from app.library.reading import Reading

__all__ = ["Comparing", "Pair", "Ruling", "Similar", "Verdict"]

_SAID = {"right": "right match", "wrong": "not a match"}


class Comparing:
    """Compares articles, over statistics of the whole library that are kept as it changes."""

    def __init__(self, ledger: Ledger, reading: Reading) -> None:
        self._ledger = ledger
        self._reading = reading
        self._comparison: Comparison | None = None
        self._stale: set[str] = set()
        self._guard = threading.RLock()
        ledger.subscribe(self._note)

    def align(self, a: ArticleId, b: ArticleId, *, everything: bool = False) -> list[Pair]:
        """Which passages of two articles meet, best first; ``everything``: all scored pairs.

        What analysts said of links goes before what is found.
        """
        with self._guard:
            comparison = self._current()
            return comparison.align(
                self._ledger.article(a),
                self._ledger.article(b),
                everything=everything,
                verdicts=self.verdicts(a),
            )

    def links(self, a: ArticleId, b: ArticleId) -> list[Pair]:
        """The pairs that are drawn and those that an analyst called no match, best first."""
        with self._guard:
            one, other = self._ledger.article(a), self._ledger.article(b)
            return self._current().align(one, other, refused=True, verdicts=self.verdicts(a))

    def similar(self, article: ArticleId, span: Span, limit: int = 10) -> list[Similar]:
        """Passages of other articles that say what ``span`` says, best first."""
        with self._guard:
            present = {summary.id for summary in self._reading.articles()}
            verdicts = [
                verdict
                for verdict in self.verdicts(article)
                if verdict.seen_from(article)[1].article in present
            ]
            return self._current().similar(self._ledger.article(article), span, limit, verdicts)

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
            self._ledger.do(Edit("judge-match", _SAID[ruling], (change,)))
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

    def _note(self, changes: Changes) -> None:
        self._stale |= changes.articles

    def _current(self) -> Comparison:
        from app.comparing.comparing import Comparison

        stale, self._stale = self._stale, set()
        present = {summary.id for summary in self._reading.articles()}
        if self._comparison is None:
            self._comparison = Comparison(self._ledger.article(article) for article in present)
            return self._comparison
        for article in map(ArticleId, stale):
            self._comparison.remove(article)
            if article in present:
                self._comparison.add(self._ledger.article(article))
        return self._comparison
