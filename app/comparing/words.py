"""The words of a claim: what each stands for, which are names, which only present the story."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from app.comparing.families import CALENDAR, RHETORIC, STOP_WORDS, family_words
from app.comparing.languages import ROOT_LENGTH, fold, tongue

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’](?=[^\W\d_]{3})[^\W\d_]+)?")
_POSSESSIVE = re.compile(r"(?<=\w)['’](?:s|S)?(?!\w)|n['’]t\b")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_OPENING = re.compile(r"\w")
_APART = str.maketrans("'’", "  ")
_LONG_NAME = re.compile(r"\b(?:United (?:States|Kingdom|Nations)|European Union)\b")
_SHORT_NAMES = {
    "United States": "US",
    "United Kingdom": "UK",
    "United Nations": "UN",
    "European Union": "EU",
}
if TYPE_CHECKING:
    from collections.abc import Callable


class Word(NamedTuple):
    """A word as compared: its ``form``, its ``root``, and its families.

    ``form`` is without capitals and accents (short abbreviations keep their capitals, so that US is
    not "us"). ``plain`` says that it carries meaning of its own. ``families`` are named "~17".
    """

    form: str
    root: str
    plain: bool
    families: tuple[str, ...]


class Token(NamedTuple):
    """A word at its place: ``start`` counts in the text that was read.

    ``opens`` says that no other word or number stands before it there.
    """

    word: Word
    start: int
    shown: str
    opens: bool = False


def read_words(text: str, language: str | None = None) -> list[Token]:
    """The words of ``text`` that can mean something, in order; numbers are figures, not words.

    ``language`` (two letters) says which words are empty and what their roots are; English is
    supposed where it is not known.
    """
    found: list[Token] = []
    known = tongue(language)
    if known is not None and known.elides:
        text = text.translate(_APART)
    opening = _OPENING.search(text)
    first = opening.start() if opening else 0
    for match in _TOKEN.finditer(_POSSESSIVE.sub(_blank, text)):
        shown = match.group()
        if not shown.isascii() and _WIDE.match(shown):
            found += [
                Token(_word(shown[i : i + 2], language), match.start() + i, shown[i : i + 2])
                for i in range(max(1, len(shown) - 1))
            ]
            continue
        word = _word(shown, language)
        if word.form:
            found.append(Token(word, match.start(), shown, match.start() <= first))
    for match in _LONG_NAME.finditer(text):
        found.append(
            Token(_word(_SHORT_NAMES[match.group()], language), match.start(), match.group())
        )
    return found


def names_of(sentences: list[list[Token]], language: str | None = None) -> frozenset[str]:
    """The forms that name somebody or something in an article, given the words of its sentences.

    A name has a capital also where no sentence begins, and never stands without one. In a language
    that gives capitals to every noun only words side by side are names ("Marta Lindqvist").
    """
    known = tongue(language)
    if known is not None and known.nouns_are_capital:
        sentences = [_side_by_side(tokens) for tokens in sentences]
    capital: set[str] = set()
    small: set[str] = set()
    for tokens in sentences:
        for token in tokens:
            if not token.shown[:1].isupper():
                small.add(token.word.form)
            elif not token.opens or (len(token.shown) > 1 and token.shown.isupper()):
                capital.add(token.word.form)
    return frozenset(capital - small - CALENDAR)


def _side_by_side(tokens: list[Token]) -> list[Token]:
    """The words without a capital, and those with one that have another beside them."""
    return [
        token
        for place, token in enumerate(tokens)
        if not token.shown[:1].isupper()
        or (place and _touch(tokens[place - 1], token))
        or (place + 1 < len(tokens) and _touch(token, tokens[place + 1]))
    ]


def _touch(one: Token, other: Token) -> bool:
    near = other.start - one.start - len(one.shown) == 1
    return near and one.shown[:1].isupper() and other.shown[:1].isupper()


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


@lru_cache(maxsize=100_000)
def _word(shown: str, language: str | None) -> Word:
    form, known = _form(shown), tongue(language)
    empty = STOP_WORDS if known is None else known.empty
    if form in empty or (len(form) < 2 and not _WIDE.match(form)):
        return Word("", "", plain=False, families=())
    if known is not None:
        return Word(form, known.root(form), form not in known.rhetoric, ())
    plain = form not in RHETORIC
    families = families_of(form) if plain else ()
    return Word(form, _root(form), plain, families)


def families_of(form: str) -> tuple[str, ...]:
    """The families of an English word."""
    return _family_stems().get(_stem(form), ())


def _form(shown: str) -> str:
    bare = shown.replace(".", "")
    if bare.isupper() and (2 <= len(bare) <= 3 or "." in shown):
        return bare
    return fold(bare)


def _root(form: str) -> str:
    """The beginning of an English word's singular."""
    if len(form) > 4 and form.endswith("ies"):
        form = f"{form[:-3]}y"
    elif form.endswith(("sses", "xes", "ches", "shes")):
        form = form[:-2]
    elif len(form) > 3 and form.endswith("s") and not form.endswith("ss"):
        form = form[:-1]
    return form[:ROOT_LENGTH]


@lru_cache(maxsize=1)
def _family_stems() -> dict[str, tuple[str, ...]]:
    stems: dict[str, tuple[str, ...]] = {}
    for word, families in family_words().items():
        stem = _stem(word)
        stems[stem] = tuple(sorted({*stems.get(stem, ()), *families}))
    return stems


@lru_cache(maxsize=1)
def _stemmer() -> Callable[[str], str]:
    import Stemmer

    stem: Callable[[str], str] = Stemmer.Stemmer("english").stemWord
    return stem


def _stem(form: str) -> str:
    return _stemmer()(form)
