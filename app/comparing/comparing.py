"""Comparing the articles of a library: which passages of two meet, and which resemble one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from app.comparing.agreement import likelihood
from app.comparing.bridging import bridged
from app.comparing.cache_file import Arrays, lines_of, text_array
from app.comparing.disagreement import disagreement
from app.comparing.events import Events
from app.comparing.languages import language_of
from app.comparing.pairing import likely_pairs, likeness, score_table, sure_pairs
from app.comparing.pairs import Pair, Similar, best_first, likest_first
from app.comparing.places import Home, Places
from app.comparing.reading import (
    NameKeys,
    ReadClaim,
    counted_words,
    no_name_keys,
    read_article,
    read_claim,
    says_enough,
    shelved,
)
from app.comparing.reason import reason
from app.comparing.rulings import ruled_on, rulings_on
from app.comparing.sample import Sample
from app.comparing.segment import Segment, Shelved
from app.comparing.sentences import Claim
from app.comparing.statistics import Statistics
from app.comparing.sureness import Sureness, evidence
from app.comparing.vectors import nearness, topical, vectors
from app.comparing.words import Word, names_of, read_words
from app.domain.article import ArticleId

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from app.comparing.meaning import Meaning
    from app.comparing.statistics import Weights
    from app.domain.article import Article, Span
    from app.domain.verdict import Verdict

__all__ = ["Comparison", "Pair", "Similar"]

_LEAST = 0.0001
"""Below this score two passages of two articles have nothing in common."""
_LAST = 0.02
"""Passages found in the whole library that have little but words in common score below it."""
_CANDIDATES = 160
_COUNTED = 500
_REMEMBERED = 24
_SURELY = 0.25
_TOLD_BY_FAMILY = 0.8
_BATCH = 400
"""Articles whose words are packed together."""


class _Found(NamedTuple):
    score: float
    near: float
    asked: ReadClaim
    candidate: ReadClaim


class Comparison:
    """Compares articles by the statistics of those that were added.

    Words are counted in a sample of 500 articles at the most. Adding costs next to nothing; what a
    question needs is read when it is asked, from ``fetch`` where the article was only named.
    ``name_keys`` finds names in other spellings; ``meaning`` may be set, to count in alignment.
    Not safe for use from two threads at once.
    """

    def __init__(
        self,
        articles: Iterable[Article] = (),
        *,
        fetch: Callable[[ArticleId], Article] | None = None,
        name_keys: NameKeys = no_name_keys,
    ) -> None:
        self._fetch = fetch
        self._name_keys = name_keys
        self._statistics = Statistics()
        self._events = Events(self._statistics)
        self._places = Places()
        self._sample = Sample(_COUNTED)
        self._waiting: dict[ArticleId, Article | None] = {}
        self._ready: dict[ArticleId, Shelved] = {}
        self._counted: set[ArticleId] = set()
        self._read: dict[ArticleId, tuple[Article, tuple[ReadClaim, ...]]] = {}
        self.meaning: Meaning | None = None
        for article in articles:
            self.add(article)

    def arrays(self) -> Arrays:
        """All that was found out, to be written to a file."""
        self._count()
        self.read_waiting()
        found = {f"claims.{name}": a for name, a in self._places.join().arrays().items()}
        found.update((f"words.{name}", a) for name, a in self._statistics.arrays().items())
        counted = list(self._counted)
        found["counted"] = text_array(list(counted))
        found["size"] = np.array([len(counted)], np.int64)
        return found | self._events.arrays(counted)

    def take_arrays(self, arrays: Arrays) -> None:
        """Go on from what ``arrays`` gave; for one to which nothing was added yet."""

        def part(name: str) -> Arrays:
            return {k.removeprefix(name): a for k, a in arrays.items() if k.startswith(name)}

        self._places = Places([Segment.of_arrays(part("claims."))])
        self._statistics = Statistics.of_arrays(part("words."))
        counted = list(map(ArticleId, lines_of(arrays["counted"], int(arrays["size"][0]))))
        self._counted = set(counted)
        self._events = Events(self._statistics)
        self._events.take_arrays(arrays, counted)
        self._sample = Sample(_COUNTED, self._places.articles())

    @property
    def waiting(self) -> int:
        """How many articles are still to be read before passages can be looked for."""
        return len(self._waiting) + len(self._ready)

    def articles(self) -> set[ArticleId]:
        """The articles that are compared."""
        return set(self._sample.all())

    def add(self, article: Article) -> None:
        """Take ``article`` in, in place of an earlier state of it."""
        self.name(article.id)
        self._waiting[article.id] = article

    def name(self, article: ArticleId) -> None:
        """Take an article in that is fetched when it is needed, in place of an earlier state."""
        self.remove(article)
        self._waiting[article] = None
        self._sample.add(article)

    def remove(self, article: ArticleId) -> None:
        """Leave an article out; nothing happens if it is not there."""
        self._sample.remove(article)
        self._read.pop(article, None)
        if self.meaning is not None:
            self.meaning.forget(article)
        if article in self._counted:
            self._uncount(article)
            self._counted.remove(article)
        self._places.remove(article)
        self._waiting.pop(article, None)
        self._ready.pop(article, None)

    def read_waiting(self, most: int | None = None) -> None:
        """Note where the words of articles stand that were added, of ``most`` of them or of all."""
        names = [*self._ready, *self._waiting][:most]
        for at in range(0, len(names), _BATCH):
            self._places.add([self._shelved(name) for name in names[at : at + _BATCH]])
            for name in names[at : at + _BATCH]:
                self._ready.pop(name, None)

    def _count(self) -> None:
        """Bring the statistics up to date with what was added and removed."""
        drawn = set(self._sample.drawn())
        for article in sorted(self._counted - drawn):
            self._uncount(article)
        for article in sorted(drawn - self._counted):
            words = self._words_of(article)
            self._statistics.count(words, 1)
            self._events.note(article, words)
        self._counted = drawn

    def _uncount(self, article: ArticleId) -> None:
        self._statistics.count(self._words_of(article), -1)
        self._events.forget(article)

    def follow_meaning(self) -> None:
        """Bring what is known of the library's meaning up to date, where a model tells it."""
        if self.meaning is not None:
            self._count()
            self.meaning.follow(self._counted, self._sentences_of)

    def _sentences_of(self, article: ArticleId) -> list[str]:
        if article in self._places:
            return [claim.words for claim in self._places.claims_of(article)[0]]
        return [claim.words for claim in self._shelved(article).claims]

    def _words_of(self, article: ArticleId) -> list[list[Word]]:
        """The words of each claim of an article that was added."""
        if article in self._places:
            claims, language = self._places.claims_of(article)
        else:
            one = self._ready[article] = self._shelved(article)
            claims, language = list(one.claims), one.language
        return [counted_words(claim.words, language) for claim in claims]

    def _shelved(self, article: ArticleId) -> Shelved:
        ready = self._ready.get(article)
        if ready is None:
            whole = self._waiting[article]
            if whole is None:
                if self._fetch is None:
                    raise KeyError(article)
                whole = self._fetch(article)
            ready = shelved(article, read_article(whole, self._name_keys))
            del self._waiting[article]
        return ready

    def align(
        self,
        a: Article,
        b: Article,
        *,
        everything: bool = False,
        least: float = _LEAST,
        refused: bool = False,
        verdicts: Sequence[Verdict] = (),
    ) -> list[Pair]:
        """Which passages of two articles meet, best first; ``everything``: all from ``least`` on.

        Without ``everything`` only the sure ones, ``drawn``, with ``refused`` also those that an
        analyst called no match. No pair for an article and itself.
        What ``verdicts`` say of passages goes before what is found.
        """
        if a.id == b.id:
            return []
        self._count()
        some, others = self._claims_of(a), self._claims_of(b)
        said = rulings_on(verdicts, a.id, some, b.id, others)
        self.follow_meaning()
        table = score_table(some, others, self._statistics, self.meaning)
        for cell in said.refused:
            table[cell] = 0.0
        drawn = sure_pairs(table, some, others, self._statistics) | said.confirmed
        if self._events.is_one(a, some, b, others):
            likely = likelihood(table, some, others, self._statistics)
            table = np.sqrt(table * likely)
            drawn |= likely_pairs(table, likely, some, others, self._statistics)
        for cell in said.confirmed:
            table[cell] = 1.0
        wanted = set(drawn)
        if everything:
            wanted.update(zip(*(at.tolist() for at in np.nonzero(table >= least)), strict=True))
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
        return sorted(pairs, key=best_first)

    def similar(
        self, article: Article, span: Span, limit: int = 10, verdicts: Sequence[Verdict] = ()
    ) -> list[Similar]:
        """Up to ``limit`` passages of other articles that say what ``span`` says, best first.

        Those that an analyst called a right match come first, those that are none not at all.
        """
        self._count()
        self.read_waiting()
        asked = self._asked(article, span)
        background = topical(
            [[t.word for t in claim.tokens] for claim in self._claims_of(article)],
            self._statistics,
            articles=1,
        )
        most = max(_CANDIDATES // max(1, len(asked)), limit + 2)
        found: dict[Home, _Found] = {}
        for claim in asked:
            homes = self._places.likely(self._telling(claim), article.id, most)
            candidates = [self._claim(home) for home in homes]
            scores = self._nearness(claim, candidates, background)
            for place, home in enumerate(homes):
                candidate, near = candidates[place], scores[place]
                last = _LAST * (1.0 - place / len(homes))
                score = round(max(likeness(near, evidence(claim, candidate)), last), 4)
                if score > 0.0 and (home not in found or score > found[home].score):
                    found[home] = _Found(score, near, claim, candidate)
        best = sorted(found.items(), key=self._rank)[: limit + len(verdicts)]
        sureness = {
            place: Sureness(partial(self._sides, article, place), self._statistics)
            for place in {self._places.article(home) for home, one in best if one.near >= _SURELY}
        }
        told = [self._similar(home, one, sureness) for home, one in best]
        return sorted(ruled_on(told, verdicts, article.id, span), key=likest_first)[:limit]

    def _telling(self, claim: ReadClaim) -> dict[str, float]:
        """What a claim can be found by, and how much each of it tells."""
        weights = {mark: self._places.rarity(mark) for mark in claim.marks}
        for token in claim.tokens:
            word = token.word
            weight = self._statistics.word_weight(word.form) * (1.0 if word.plain else 0.5)
            weights[word.root] = max(weights.get(word.root, 0.0), weight)
            for family in word.families:
                weights[family] = _TOLD_BY_FAMILY * self._statistics.word_weight(family)
        return weights

    def _nearness(
        self, claim: ReadClaim, candidates: Sequence[ReadClaim], background: Weights
    ) -> list[float]:
        every = [[token.word for token in one.tokens] for one in (claim, *candidates)]
        made = vectors(every, self._statistics, background)
        near: list[float] = nearness(made[:1], made[1:], self._statistics.desk)[0].tolist()
        return [
            max(score, bridged(claim, one, self._places.rarity))
            if claim.is_foreign_to(one)
            else score
            for score, one in zip(near, candidates, strict=True)
        ]

    def _rank(self, found: tuple[Home, _Found]) -> tuple[float, ArticleId, int]:
        home, one = found
        return -one.score, self._places.article(home), one.candidate.claim.start

    def _similar(
        self, home: Home, found: _Found, sureness: Mapping[ArticleId, Sureness]
    ) -> Similar:
        article = self._places.article(home)
        shared = evidence(found.asked, found.candidate)
        differs = _disagree(found.asked, found.candidate)
        sure = found.near >= _SURELY and sureness[article].is_enough(found.asked, found.candidate)
        return Similar(
            article,
            found.candidate.claim.start,
            found.candidate.claim.end,
            found.score,
            reason(found.asked, found.candidate, shared, differs),
            ("differs" if differs else "same") if sure else "similar",
        )

    def _asked(self, article: Article, span: Span) -> Sequence[ReadClaim]:
        """The claims within ``span``, cut to it; its bare words where it holds no claim."""
        read = self._claims_of(article)
        language = read[0].language if read else language_of(article)
        names = names_of([list(claim.tokens) for claim in read], language)
        parts: list[ReadClaim] = []
        for claim in read:
            start, end = max(span.start, claim.claim.start), min(span.end, claim.claim.end)
            if start < end:
                words = claim.claim.words[start - claim.claim.start : end - claim.claim.start]
                tokens = read_words(words, language)
                if says_enough(tokens):
                    cut = Claim(start, end, words, claim.claim.block)
                    parts.append(read_claim(cut, tokens, names, language, self._name_keys))
        if parts:
            return parts
        words = article.text[span.start : span.end]
        whole, tokens = Claim(span.start, span.end, words, 0), read_words(words, language)
        return [read_claim(whole, tokens, names, language, self._name_keys)]

    def _claims_of(self, article: Article) -> tuple[ReadClaim, ...]:
        remembered = self._read.get(article.id)
        if remembered is not None and remembered[0] is article:
            return remembered[1]
        claims = read_article(article, self._name_keys)
        if len(self._read) >= _REMEMBERED:
            self._read.pop(next(iter(self._read)))
        self._read[article.id] = (article, claims)
        return claims

    def _claim(self, home: Home) -> ReadClaim:
        claim, names, language = self._places.claim(home)
        return self._read_again(claim, names, language)

    def _sides(
        self, one: Article, other: ArticleId
    ) -> tuple[Sequence[ReadClaim], Sequence[ReadClaim]]:
        """Every claim of two articles; the words of the second were noted."""
        claims, language = self._places.claims_of(other)
        names = self._places.names_of(other)
        kept = [self._read_again(claim, names, language) for claim in claims]
        return self._claims_of(one), kept

    def _read_again(self, claim: Claim, names: frozenset[str], language: str | None) -> ReadClaim:
        tokens = read_words(claim.words, language)
        return read_claim(claim, tokens, names, language, self._name_keys)


def _disagree(one: ReadClaim, other: ReadClaim) -> str:
    return disagreement(one.said, other.said, one.roots & other.roots)
