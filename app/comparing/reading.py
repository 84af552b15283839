"""An article read for comparison: its claims with their words, names, figures and offices."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from app.comparing.disagreement import Said, said_in
from app.comparing.sentences import Claim, claims
from app.comparing.words import Token, names_of, read_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.article import Article

_LEAST_WORDS = 2
"""A claim with fewer words of its own says too little to be compared."""


@dataclass(frozen=True)
class ReadClaim:
    """A claim and its words; ``names`` are the forms among them that name somebody or something.

    ``language`` is the article's, as far as it is known.
    """

    claim: Claim
    tokens: tuple[Token, ...]
    names: frozenset[str]
    language: str | None = None

    @cached_property
    def roots(self) -> frozenset[str]:
        """The roots of the words that carry meaning of their own."""
        return frozenset(token.word.root for token in self.tokens if token.word.plain)

    @cached_property
    def said(self) -> Said:
        """The figures, denials and offices in it; positions count in ``claim.words``."""
        return said_in(self.claim.words, self.tokens, self.names, self.language)


def read_article(article: Article) -> tuple[ReadClaim, ...]:
    """The claims of ``article`` that say enough to be compared, in order."""
    found = [(claim, read_words(claim.words)) for claim in claims(article)]
    names = names_of([tokens for _, tokens in found])
    return tuple(
        read_claim(claim, tokens, names, article.metadata.language)
        for claim, tokens in found
        if says_enough(tokens)
    )


def says_enough(tokens: Sequence[Token]) -> bool:
    """Whether a claim with these words can be compared at all."""
    return len({token.word.form for token in tokens if token.word.plain}) >= _LEAST_WORDS


def read_claim(
    claim: Claim, tokens: Sequence[Token], names: frozenset[str], language: str | None
) -> ReadClaim:
    """One claim with its words, given the forms that are names in its article."""
    named = frozenset(
        token.word.form
        for token in tokens
        if token.word.form in names and token.shown[:1].isupper()
    )
    return ReadClaim(claim, tuple(tokens), named, language)
