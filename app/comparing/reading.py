"""An article read for comparison: its claims with their words, names, figures and offices."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from app.comparing.disagreement import (
    Amount,
    Said,
    amounts_in,
    figure_key,
    figures_in,
    said_in,
    same_amount,
)
from app.comparing.languages import language_of
from app.comparing.segment import Shelved
from app.comparing.sentences import Claim, claims
from app.comparing.words import Token, Word, names_of, read_words

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from app.domain.article import Article, ArticleId

NameKeys = Callable[[str], frozenset[str]]
"""Gives a name's keys: names of one person or place have one in common in whatever script."""

_LEAST_WORDS = 2
"""A claim with fewer words of its own says too little to be compared."""
_JOINING = " \n-'’s."
"""What may stand between the words of one name."""


@dataclass(frozen=True)
class ReadClaim:
    """A claim and its words; ``names`` are the forms among them that name somebody or something.

    ``language`` is the article's, as far as it is known.
    """

    claim: Claim
    tokens: tuple[Token, ...]
    names: frozenset[str]
    language: str | None
    name_keys: NameKeys

    @cached_property
    def roots(self) -> frozenset[str]:
        """The roots of the words that carry meaning of their own."""
        return frozenset(token.word.root for token in self.tokens if token.word.plain)

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """The figures in it; positions count in ``claim.words``."""
        return amounts_in(self.claim.words, self.tokens, self.language)

    @cached_property
    def figure_keys(self) -> frozenset[str]:
        """Names for its telling figures, by value and unit."""
        return frozenset(key for amount in self.amounts if (key := figure_key(amount.figure)))

    @cached_property
    def said(self) -> Said:
        """The figures, denials and offices in it."""
        return said_in(self.claim.words, self.tokens, self.names, self.language, self.amounts)

    @cached_property
    def spellings(self) -> dict[str, frozenset[str]]:
        """The keys of each name in it that has any, by its form."""
        keyed = {name: self.name_keys(name) for name in self.names}
        return {name: keys for name, keys in keyed.items() if keys}

    @cached_property
    def name_roots(self) -> frozenset[str]:
        """The roots of its names."""
        return frozenset(t.word.root for t in self.tokens if self._is_name(t) and t.word.plain)

    def runs_of(self, roots: Collection[str]) -> int:
        """How many names it has of the words with these ``roots``: "Clint Eastwood" is one."""
        runs, end = 0, -1
        for token in sorted(self.tokens, key=_start):
            if token.word.root in roots and self._is_name(token):
                apart = end < 0 or self.claim.words[end : token.start].strip(_JOINING)
                runs += bool(apart)
                end = token.start + len(token.shown)
        return runs

    def _is_name(self, token: Token) -> bool:
        return token.word.form in self.names and token.shown[:1].isupper()

    @cached_property
    def is_latin(self) -> bool:
        """Whether it is written in Latin letters."""
        return 2 * sum(token.word.form.isascii() for token in self.tokens) >= len(self.tokens)

    @cached_property
    def marks(self) -> frozenset[str]:
        """What it shares with accounts in any language: keys of names ("@"), figures ("#")."""
        names = (f"@{key}" for keys in self.spellings.values() for key in keys)
        words = self.claim.words
        if not any(map(str.isdigit, words)):
            return frozenset(names)
        figures = (figure_key(figure) for figure in figures_in(words, self.language))
        return frozenset([*names, *(key for key in figures if key)])

    @cached_property
    def keys(self) -> frozenset[str]:
        """All that it can be found by: roots, families, names and figures."""
        found = {token.word.root for token in self.tokens}
        found.update(family for token in self.tokens for family in token.word.families)
        return frozenset(found | self.marks)

    def gives_amount(self, amount: Amount, other: ReadClaim, found: Amount) -> bool:
        """Whether ``amount`` here and ``found`` in ``other`` are one figure of one thing.

        What is counted cannot be told in another language; there a telling figure is enough.
        """
        if not self.is_foreign_to(other):
            return same_amount(amount, found)
        key = figure_key(amount.figure)
        return bool(key) and key == figure_key(found.figure)

    def is_foreign_to(self, other: ReadClaim) -> bool:
        """Whether the two are in different languages, as far as that is known."""
        known = self.language is not None and other.language is not None
        return (known and self.language != other.language) or self.is_latin != other.is_latin


def _start(token: Token) -> int:
    return token.start


def no_name_keys(_name: str) -> frozenset[str]:
    """Finds no name in another spelling."""
    return frozenset()


def read_article(article: Article, name_keys: NameKeys = no_name_keys) -> tuple[ReadClaim, ...]:
    """The claims of ``article`` that say enough to be compared, in order."""
    language = language_of(article)
    found = [(claim, read_words(claim.words, language)) for claim in claims(article)]
    names = names_of([tokens for _, tokens in found], language)
    return tuple(
        read_claim(claim, tokens, names, language, name_keys)
        for claim, tokens in found
        if says_enough(tokens)
    )


def shelved(article: ArticleId, read: Sequence[ReadClaim]) -> Shelved:
    """The claims of ``article`` as they are kept for all questions to come."""
    return Shelved(
        article,
        tuple(claim.claim for claim in read),
        tuple(claim.keys for claim in read),
        frozenset(name for claim in read for name in claim.names),
        read[0].language if read else None,
    )


def counted_words(words: str, language: str | None) -> list[Word]:
    """What of a claim is counted: its words, and its telling figures as if they were words."""
    figures = {key for figure in figures_in(words, language) if (key := figure_key(figure))}
    return [
        *(token.word for token in read_words(words, language)),
        *(Word(key, key, plain=True, families=()) for key in sorted(figures)),
    ]


def says_enough(tokens: Sequence[Token]) -> bool:
    """Whether a claim with these words can be compared at all."""
    return len({token.word.form for token in tokens if token.word.plain}) >= _LEAST_WORDS


def read_claim(
    claim: Claim,
    tokens: Sequence[Token],
    names: frozenset[str],
    language: str | None,
    name_keys: NameKeys = no_name_keys,
) -> ReadClaim:
    """One claim with its words, given the forms that are names in its article."""
    named = frozenset(
        token.word.form
        for token in tokens
        if token.word.form in names and token.shown[:1].isupper()
    )
    return ReadClaim(claim, tuple(tokens), named, language, name_keys)
