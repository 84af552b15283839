"""Where the library's articles meet: alignment of two, and passages similar to one."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from app.comparing.pairs import Pair, Similar
from app.domain.article import ArticleId

if TYPE_CHECKING:
    from app.comparing.comparing import Comparison
    from app.domain.article import Span
    from app.domain.changes import Changes
    from app.library.ledger import Ledger
    from app.library.reading import Reading

__all__ = ["Comparing", "Pair", "Similar"]


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
        """Which passages of two articles meet, best first; ``everything``: all scored pairs."""
        with self._guard:
            comparison = self._current()
            return comparison.align(
                self._ledger.article(a), self._ledger.article(b), everything=everything
            )

    def similar(self, article: ArticleId, span: Span, limit: int = 10) -> list[Similar]:
        """Passages of other articles that say what ``span`` says, best first."""
        with self._guard:
            return self._current().similar(self._ledger.article(article), span, limit)

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
