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
    from app.importing.copying import Wording
    from app.importing.duplicates import Candidates, Signature
    from app.library.ledger import Ledger

_LOOKED_AT = 40  # candidates measured, those that share most bands first
_READ = 8  # of those that share enough, read word by word, the most alike first
_AT_HAND = 20_000  # words of articles kept ready: reports in one form are read again and again
_SIGNED_AT_ONCE = 50


class Copies:
    """Knows the signatures of all articles; those that lack are made when first needed."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._known: Candidates | None = None
        self._fresh: dict[str, tuple[Article, Signature]] = {}  # those that are not written yet
        self._wordings: dict[str, Wording] = {}
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
            alike: list[tuple[float, ArticleId]] = []
            for name in known.like(signature)[:_LOOKED_AT]:
                other = self._signature(ArticleId(name), pending)
                if other is None or name == article.id:
                    continue
                found = likeness(signature, other)
                if found.same:
                    alike.append((found.containment, ArticleId(name)))
            alike.sort(key=_containment, reverse=True)
            copy = self._first_copy(article, alike[:_READ])
            known.add(article.id, signature)
            self._fresh[article.id] = article, signature
            return copy

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
            fresh = self._fresh.get(article)
            return None if fresh is None else fresh[1]
        if self._ledger.records.get(Collection.ARTICLE, article) is None:
            return None
        return self.signature(article)

    def _first_copy(self, article: Article, alike: list[tuple[float, ArticleId]]) -> Copy | None:
        from app.importing.copying import Wording, is_copy

        if not alike:
            return None
        wording = Wording(article)
        self._keep_at_hand(article.id, wording)
        for containment, name in alike:
            if is_copy(wording, self._wording(name)):
                return Copy(article.id, name, round(containment, 3))
        return None

    def _wording(self, name: ArticleId) -> Wording:
        from app.importing.copying import Wording

        wording = self._wordings.get(name)
        if wording is None:
            fresh = self._fresh.get(name)
            wording = Wording(fresh[0] if fresh else self._ledger.article_even_removed(name))
            self._keep_at_hand(name, wording)
        return wording

    def _keep_at_hand(self, name: ArticleId, wording: Wording) -> None:
        """Have ``wording`` ready, and let go of older ones beyond so many words."""
        self._wordings[name] = wording
        kept = sum(len(held.words) for held in self._wordings.values())
        while kept > _AT_HAND:
            kept -= len(self._wordings.pop(next(iter(self._wordings))).words)

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


def _containment(found: tuple[float, ArticleId]) -> float:
    return found[0]
