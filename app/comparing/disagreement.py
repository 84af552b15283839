"""Where two passages that meet contradict each other: in a figure, a negation or an office."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.comparing.languages import ROOT_LENGTH, Tongue, fold, tongue
from app.domain.days import DAY, find_days
from app.domain.figures import Figure, find_figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.comparing.words import Token

_NEGATION = re.compile(
    r"\b(?:not|never|cannot|without|nor|neither|nobody|none|nothing|no one|no longer|no|denie[sd]"
    r"|deny|denying|refuse[sd]?|refusing|reject(?:s|ed|ing)?|rules? out|ruled out"
    r"|declin(?:e[sd]?|ing) to|resist(?:s|ed|ing)?|oppos(?:e[sd]?|ing)"
    r"|failed to|fails to|unable to)\b|n['’]t\b|[不没沒未]|ない|ません",
    re.IGNORECASE,
)
_REACH = 48
"""How many characters after a negation it can still speak of."""
_DENIED = 1
"""How many words after a negation it surely speaks of."""
_NOUNS = 2
"""How many words after a figure can be what it counts."""
_CLAUSE_END = re.compile(r"[,;:.!?()—–]|\b(?:but|although|though|while|because|and)\b")
_STATUS = r"(?P<status>(?:former|ex|then|acting|interim|outgoing|incoming|vice|deputy|late)[\s-]+)?"
_NATION = r"(?:(?:U\.S\.|US|UK|EU)\s+)?(?:[^\W\d_]+(?:an|ish|ese|i|ch|y|es)\s+)?"
_OFFICES = (
    r"(?P<office>president|prime minister|premier|chancellor|foreign minister|defen[cs]e minister"
    r"|interior minister|finance minister|minister|secretary of state|defen[cs]e secretary"
    r"|foreign secretary|secretary|governor|senator|mayor|ambassador|king|queen|pope|chairman"
    r"|chairwoman|chief executive|director|commander|general|speaker)-?(?P<elect>elect)?"
)
_OFFICE = re.compile(
    rf"\b(?i:{_STATUS}{_NATION}{_OFFICES})\s+(?P<names>[A-Z][\w'’.-]*(?:\s[A-Z][\w'’.-]*){{0,3}})"
)
_NAME_PART = re.compile(r"[^\W\d_a-z][^\W\d_]{2,}(?:-[^\W\d_a-z][^\W\d_]+)*")
_SAME_OFFICE = {"premier": "prime minister", "chairwoman": "chairman"}
_ALIKE = 0.8
_HEARD_ALIKE = 0.7
_VOWELS = re.compile("[aeiouy]")
_DOUBLED = re.compile(r"(.)\1+")
_CLOSE_FIGURES = 0.005
_ROUNDED = 0.04
_EXACT = 3
"""A number with so many digits is not rounded."""
_TELLING = 13
"""Smaller numbers without a unit stand everywhere."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office as given to a person: ``status`` is "former", "acting" and the like, or empty."""

    person: str
    office: str
    status: str


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure and what it counts: the roots of the words after it, where it has no unit."""

    figure: Figure
    counted: frozenset[str]


@dataclass(frozen=True, slots=True)
class Said:
    """What a claim says that another can contradict.

    ``denied`` are the roots of the words that negations stand before; ``denies`` says that there
    is any negation.
    """

    amounts: tuple[Amount, ...]
    denied: frozenset[str]
    denies: bool
    offices: tuple[Office, ...]


def amounts_in(text: str, tokens: Sequence[Token], language: str | None) -> tuple[Amount, ...]:
    """The figures and days in ``text``, whose words are ``tokens``, and what they count."""
    known = tongue(language)
    figures = figures_in(text, language)
    return tuple(Amount(figure, _counted(figure, text, tokens, known)) for figure in figures)


def figures_in(text: str, language: str | None) -> list[Figure]:
    """The figures and the days of the year in ``text``."""
    if not any(map(str.isdigit, text)):
        return find_figures(text, language=language)
    return [*find_figures(text, language=language), *find_days(text, language=language)]


def said_in(
    text: str,
    tokens: Sequence[Token],
    names: frozenset[str],
    language: str | None,
    amounts: tuple[Amount, ...] | None = None,
) -> Said:
    """The figures, denials and offices in ``text``, whose words are ``tokens``.

    ``amounts`` are the figures, where they were found already.
    """
    known = tongue(language)
    if known is not None and known.nouns_are_capital:
        names = frozenset()
    return Said(
        amounts_in(text, tokens, language) if amounts is None else amounts,
        *_denied(text, tokens, names, known),
        tuple(_offices(text) if known is None else _offices_in(text, known)),
    )


def same_amount(one: Amount, other: Amount) -> bool:
    """Whether two figures give the same amount of the same thing, rounding apart.

    A telling number that is quite the same counts the same, whatever the words after it.
    """
    if same_thing(one, other):
        return _same_value(one.figure, other.figure)
    key = figure_key(one.figure)
    return bool(key) and key == figure_key(other.figure)


def figure_key(figure: Figure) -> str:
    """A name for the figure's value and unit; empty for what every text may hold."""
    if not figure.unit and figure.value < _TELLING and figure.value == int(figure.value):
        return ""
    return f"#{figure.value:.4g}{figure.unit}"


def disagreement(one: Said, other: Said, shared: Iterable[str]) -> str:
    """What two claims that meet disagree in: "figure", "negation", "office" or nothing ("").

    ``shared`` are the roots that both contain.
    """
    if _figures_differ(one.amounts, other.amounts):
        return "figure"
    if _offices_differ(one.offices, other.offices):
        return "office"
    if one.denies != other.denies and not (one.denied | other.denied).isdisjoint(shared):
        return "negation"
    return ""


def _figures_differ(some: Sequence[Amount], others: Sequence[Amount]) -> bool:
    """Whether both give amounts of one thing, and no amount of either is the other's.

    Beside an amount that both give, only counts of quite the same thing are compared. Two days are
    not: what is told of an event has several.
    """
    pairs = [(a, b) for a in some for b in others if a.figure.unit != DAY]
    alike = [(a, b) for a, b in pairs if same_amount(a, b)]
    if not alike:
        return any(same_thing(a, b) for a, b in pairs)
    given = {id(amount) for pair in alike for amount in pair}
    return any(_count_the_same(a, b) for a, b in pairs if id(a) not in given and id(b) not in given)


def _count_the_same(one: Amount, other: Amount) -> bool:
    if one.figure.unit or other.figure.unit or not one.counted or not other.counted:
        return False
    return one.counted <= other.counted or other.counted <= one.counted


def same_thing(one: Amount, other: Amount) -> bool:
    """Whether two figures have one unit, or without any count the same."""
    if one.figure.unit or other.figure.unit:
        return one.figure.unit == other.figure.unit
    return not one.counted.isdisjoint(other.counted)


def _same_value(one: Figure, other: Figure) -> bool:
    most = max(abs(one.value), abs(other.value))
    apart = abs(one.value - other.value)
    if one.unit in {"year", DAY}:
        return apart == 0.0
    return apart <= _CLOSE_FIGURES * most or (
        apart <= _ROUNDED * most and (_is_rounded(one, other) or _is_rounded(other, one))
    )


def _is_rounded(one: Figure, other: Figure) -> bool:
    """Whether ``one`` is ``other`` with fewer digits: "14 billion" for 14.2 billion."""
    digits = len(f"{abs(one.value):.15g}".replace(".", "").strip("0"))
    return 0 < digits < _EXACT and float(f"{other.value:.{digits}g}") == one.value


def _counted(
    figure: Figure, text: str, tokens: Sequence[Token], known: Tongue | None
) -> frozenset[str]:
    """The roots of the first words after a figure: "16 political prisoners" counts prisoners."""
    turns = _CLAUSE_END if known is None else known.turns
    end = turns.search(text, figure.end)
    stop = min(end.start() if end else len(text), figure.end + _REACH)
    after = [token.word.root for token in tokens if figure.end <= token.start < stop]
    return frozenset(after[:_NOUNS])


def _denied(
    text: str, tokens: Sequence[Token], names: frozenset[str], known: Tongue | None
) -> tuple[frozenset[str], bool]:
    """The roots of what is denied, the first word after each negation, and whether anything is."""
    denied: set[str] = set()
    negations = list((_NEGATION if known is None else known.denies).finditer(text))
    turns = _CLAUSE_END if known is None else known.turns
    for negation in negations:
        end = turns.search(text, negation.end())
        stop = min(end.start() if end else len(text), negation.end() + _REACH)
        after = [
            token.word.root
            for token in tokens
            if negation.end() <= token.start < stop
            and token.word.plain
            and token.word.form not in names
        ]
        denied.update(after[:_DENIED])
    return frozenset(denied), bool(negations)


def _offices_in(text: str, known: Tongue) -> Iterable[Office]:
    """Offices in another language than English, which say "former" by one word for all kinds."""
    for match in known.office.finditer(text):
        parts = _NAME_PART.findall(match["names"])
        if parts:
            office = fold(match["office"])[:ROOT_LENGTH]
            yield Office(fold(parts[-1]), office, "former" if match["status"] else "")


def _offices(text: str) -> Iterable[Office]:
    for match in _OFFICE.finditer(text):
        parts = _NAME_PART.findall(match["names"])
        if parts:
            office = match["office"].casefold().replace("defense", "defence")
            status = (match["status"] or "").strip(" -\t\n").casefold()
            status = "former" if status == "ex" else "elect" if match["elect"] else status
            yield Office(parts[-1].casefold(), _SAME_OFFICE.get(office, office), status)


def _offices_differ(some: Sequence[Office], others: Sequence[Office]) -> bool:
    """Whether one person is given two offices, or one office in two states."""
    return any(
        _same_person(a.person, b.person) and (a.office, a.status) != (b.office, b.status)
        for a in some
        for b in others
    )


def _same_person(one: str, other: str) -> bool:
    return one == other or spelling_variants(one, other)


def spelling_variants(one: str, other: str) -> bool:
    """Whether two names are likely one, spelt differently ("Lukashenko", "Lukashenka")."""
    from rapidfuzz.distance import Levenshtein

    if min(len(one), len(other)) < 5 or one[0] != other[0]:
        return False
    alike = Levenshtein.normalized_similarity(one, other)
    return alike >= _ALIKE or (alike >= _HEARD_ALIKE and _consonants(one) == _consonants(other))


def _consonants(name: str) -> str:
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", name))
