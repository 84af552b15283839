"""Finding the original of an article that is added: a copy joins its group in the same step."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from app.domain.article import ArticleId
from app.domain.edits import Collection
from app.domain.group import Copy

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Collection as Holding

    from app.domain.article import Article
    from app.importing.duplicates import Candidates, Signature
    from app.library.ledger import Ledger

_LOOKED_AT = 40  # candidates measured, those that share most bands first
_SIGNED_AT_ONCE = 50


class Copies:
    """Knows the signatures of all articles; those that lack are made when first needed."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._known: Candidates | None = None
        self._fresh: dict[str, Signature] = {}  # of articles that are not written yet
        self._guard = threading.Lock()

    def prepare(self, stop: Callable[[], bool] | None = None) -> None:
        """Sign what has no signature yet, and have the signatures at hand."""
        self._sign_the_rest(stop)
        with self._guard:
            self._loaded()

    def find(self, article: Article, signature: Signature, pending: Holding[str]) -> Copy | None:
        """The article in the library, or ``pending`` beside it, that ``article`` is a copy of.

        From now on ``article`` itself is known. ``original`` is the one that is most alike.
        """
        from app.importing.duplicates import likeness

        with self._guard:
            known = self._loaded()
            best: Copy | None = None
            for name in known.like(signature)[:_LOOKED_AT]:
                other = self._signature(ArticleId(name), pending)
                if other is None or name == article.id:
                    continue
                alike = likeness(signature, other)
                if alike.same and (best is None or alike.containment > best.similarity):
                    best = Copy(article.id, ArticleId(name), round(alike.containment, 3))
            known.add(article.id, signature)
            self._fresh[article.id] = signature
            return best

    def settled(self) -> None:
        """What was pending has been written."""
        with self._guard:
            self._fresh.clear()

    def signature(self, article: ArticleId) -> Signature | None:
        """The signature that is kept of ``article``; ``None`` if it says too little."""
        from app.importing.duplicates import from_bytes

        kept = self._ledger.sources.signature(article)
        return None if kept is None else from_bytes(kept)

    def _signature(self, article: ArticleId, pending: Holding[str]) -> Signature | None:
        """The signature of an article that can be an original: one that was removed cannot."""
        if article in pending:
            return self._fresh.get(article)
        if self._ledger.records.get(Collection.ARTICLE, article) is None:
            return None
        return self.signature(article)

    def _loaded(self) -> Candidates:
        from app.importing.duplicates import Candidates, from_bytes

        if self._known is None:
            known = Candidates()
            for article, kept in self._ledger.sources.signatures():
                signature = from_bytes(kept)
                if signature is not None:
                    known.add(article, signature)
            self._known = known
        return self._known

    def _sign_the_rest(self, stop: Callable[[], bool] | None) -> None:
        from app.importing.duplicates import SCHEME, signature_of, to_bytes

        waiting = self._ledger.sources.unsigned(SCHEME)
        for at in range(0, len(waiting), _SIGNED_AT_ONCE):
            if stop is not None and stop():
                return
            batch = waiting[at : at + _SIGNED_AT_ONCE]
            self._ledger.sources.sign(
                (name, to_bytes(signature_of(self._ledger.article_even_removed(ArticleId(name)))))
                for name in batch
            )
