"""Comparing the articles of a library: which passages of two meet, and which resemble one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.comparing.disagreement import disagreement
from app.comparing.pairing import evidence, likeness, score_table, sure_pairs
from app.comparing.pairs import Pair, Similar
from app.comparing.places import Places
from app.comparing.reading import ReadClaim, read_article, read_claim, says_enough
from app.comparing.reason import reason
from app.comparing.rulings import ruled_on, rulings_on
from app.comparing.sample import Sample
from app.comparing.sentences import Claim
from app.comparing.statistics import Statistics
from app.comparing.vectors import nearness, topical, vectors
from app.comparing.words import names_of, read_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.comparing.words import Word
    from app.domain.article import Article, ArticleId, Span
    from app.domain.verdict import Verdict

__all__ = ["Comparison", "Pair", "Similar"]

_SCORED = 0.02
"""Below this score two passages have nothing in common."""
_CANDIDATES = 160
_COUNTED = 500
_REMEMBERED = 24


@dataclass(frozen=True, slots=True)
class _Kept:
    claims: tuple[Claim, ...]
    names: frozenset[str]
    language: str | None


class Comparison:
    """Compares articles by the statistics of those that were added.

    Words are counted in a sample of 500 articles at the most. Adding costs next to nothing; what a
    question needs is read when it is asked. Not safe for use from two threads at once.
    """

    def __init__(self, articles: Iterable[Article] = ()) -> None:
        self._statistics = Statistics()
        self._places = Places()
        self._sample = Sample(_COUNTED)
        self._articles: dict[ArticleId, Article] = {}
        self._kept: dict[ArticleId, _Kept] = {}
        self._counted: set[ArticleId] = set()
        self._placed: set[ArticleId] = set()
        self._read: dict[ArticleId, tuple[Article, tuple[ReadClaim, ...]]] = {}
        for article in articles:
            self.add(article)

    def add(self, article: Article) -> None:
        """Take ``article`` in, in place of an earlier state of it."""
        self.remove(article.id)
        self._articles[article.id] = article
        self._sample.add(article.id)

    def remove(self, article: ArticleId) -> None:
        """Leave an article out; nothing happens if it is not there."""
        self._sample.remove(article)
        self._read.pop(article, None)
        if article in self._counted:
            self._statistics.count(self._words_of(article), -1)
            self._counted.remove(article)
        if article in self._placed:
            self._places.remove(article)
            self._placed.remove(article)
        self._articles.pop(article, None)
        self._kept.pop(article, None)

    def _count(self) -> None:
        """Bring the statistics up to date with what was added and removed."""
        drawn = set(self._sample.drawn())
        for article in self._counted - drawn:
            self._statistics.count(self._words_of(article), -1)
        for article in drawn - self._counted:
            self._statistics.count(self._words_of(article), 1)
        self._counted = drawn

    def _place(self) -> None:
        """Note where the words of every article stand."""
        for article in self._sample.all():
            if article not in self._placed:
                self._places.add(article, self._words_of(article))
                self._placed.add(article)

    def _words_of(self, article: ArticleId) -> list[list[Word]]:
        """The words of each claim of an article that was added."""
        kept = self._kept.get(article)
        if kept is not None:
            return [[token.word for token in read_words(claim.words)] for claim in kept.claims]
        whole = self._articles.pop(article)
        claims = read_article(whole)
        names = frozenset(name for claim in claims for name in claim.names)
        self._kept[article] = _Kept(
            tuple(claim.claim for claim in claims), names, whole.metadata.language
        )
        return [[token.word for token in claim.tokens] for claim in claims]

    def align(
        self,
        a: Article,
        b: Article,
        *,
        everything: bool = False,
        refused: bool = False,
        verdicts: Sequence[Verdict] = (),
    ) -> list[Pair]:
        """Which passages of two articles meet, best first; ``everything``: all scored pairs.

        Without ``everything`` only the sure ones, ``drawn``, with ``refused`` also those that an
        analyst called no match. No pair for an article and itself.
        What ``verdicts`` say of passages goes before what is found.
        """
        if a.id == b.id:
            return []
        self._count()
        some, others = self._claims_of(a), self._claims_of(b)
        said = rulings_on(verdicts, a.id, some, b.id, others)
        table = score_table(some, others, self._statistics)
        for cell in said.refused:
            table[cell] = 0.0
        drawn = sure_pairs(table, some, others, self._statistics) | said.confirmed
        for cell in said.confirmed:
            table[cell] = 1.0
        wanted = set(drawn)
        if everything:
            wanted.update(zip(*(at.tolist() for at in np.nonzero(table >= _SCORED)), strict=True))
        if everything or refused:
            wanted.update(said.on_claims)
        pairs = [
            Pair(
                some[row].claim.span,
                others[column].claim.span,
                round(float(table[row, column]), 4),
                "differs" if _disagree(some[row], others[column]) else "same",
                (row, column) in drawn,
                *said.told(row, column),
            )
            for row, column in wanted
        ]
        pairs += [
            Pair(here.span, there.span, 1.0, "same", drawn=True, ruling="right", by=verdict.by)
            for verdict in said.elsewhere
            for here, there in (verdict.seen_from(a.id),)
        ]
        return sorted(pairs, key=_by_score)

    def similar(
        self, article: Article, span: Span, limit: int = 10, verdicts: Sequence[Verdict] = ()
    ) -> list[Similar]:
        """Up to ``limit`` passages of other articles that say what ``span`` says, best first.

        Those that an analyst called a right match come first, those that are none not at all.
        """
        self._count()
        self._place()
        asked = self._asked(article, span)
        background = topical(
            [[t.word for t in claim.tokens] for claim in self._claims_of(article)],
            self._statistics,
            articles=1,
        )
        most = max(_CANDIDATES // max(1, len(asked)), limit + 2)
        found: dict[tuple[ArticleId, int], Similar] = {}
        for claim in asked:
            words = [token.word for token in claim.tokens]
            homes = self._places.likely(words, article.id, self._statistics, most)
            candidates = [self._claim(*home) for home in homes]
            every = [words, *([token.word for token in c.tokens] for c in candidates)]
            made = vectors(every, self._statistics, background)
            scores = nearness(made[:1], made[1:], self._statistics.size)[0]
            for home, candidate, near in zip(homes, candidates, scores.tolist(), strict=True):
                one = self._similar(home[0], claim, candidate, near)
                if one.score >= _SCORED and (home not in found or one.score > found[home].score):
                    found[home] = one
        ruled = ruled_on(found.values(), verdicts, article.id, span)
        return sorted(ruled, key=_by_likeness)[:limit]

    def _similar(
        self, article: ArticleId, asked: ReadClaim, candidate: ReadClaim, near: float
    ) -> Similar:
        shared = evidence(asked, candidate)
        differs = _disagree(asked, candidate)
        return Similar(
            article,
            candidate.claim.start,
            candidate.claim.end,
            round(likeness(near, shared), 4),
            reason(asked, candidate, shared, differs),
            "differs" if differs else "similar",
        )

    def _asked(self, article: Article, span: Span) -> Sequence[ReadClaim]:
        """The claims within ``span``, cut to it; its bare words where it holds no claim."""
        names = names_of([list(claim.tokens) for claim in self._claims_of(article)])
        parts: list[ReadClaim] = []
        for claim in self._claims_of(article):
            start, end = max(span.start, claim.claim.start), min(span.end, claim.claim.end)
            if start < end:
                words = claim.claim.words[start - claim.claim.start : end - claim.claim.start]
                tokens = read_words(words)
                if says_enough(tokens):
                    cut = Claim(start, end, words, claim.claim.block)
                    parts.append(read_claim(cut, tokens, names, article.metadata.language))
        if parts:
            return parts
        words = article.text[span.start : span.end]
        whole = Claim(span.start, span.end, words, 0)
        return [read_claim(whole, read_words(words), names, article.metadata.language)]

    def _claims_of(self, article: Article) -> tuple[ReadClaim, ...]:
        remembered = self._read.get(article.id)
        if remembered is not None and remembered[0] is article:
            return remembered[1]
        claims = read_article(article)
        if len(self._read) >= _REMEMBERED:
            self._read.pop(next(iter(self._read)))
        self._read[article.id] = (article, claims)
        return claims

    def _claim(self, article: ArticleId, place: int) -> ReadClaim:
        kept = self._kept[article]
        claim = kept.claims[place]
        return read_claim(claim, read_words(claim.words), kept.names, kept.language)


def _disagree(one: ReadClaim, other: ReadClaim) -> str:
    return disagreement(one.said, other.said, one.roots & other.roots)


def _by_score(pair: Pair) -> tuple[float, bool, int, int]:
    return (-pair.score, pair.ruling != "right", pair.a.start, pair.b.start)


def _by_likeness(similar: Similar) -> tuple[bool, float, str, int]:
    return (similar.ruling != "right", -similar.score, similar.article, similar.start)
