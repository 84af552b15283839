"""Who wrote an article, as one part of a byline says it."""

from __future__ import annotations

import re
from functools import cache

from app.importing.details.dates import find_date
from app.importing.details.naming import (
    CASELESS,
    PLACE,
    is_agency,
    is_name,
    is_outlet,
    is_surely_name,
)
from app.importing.text.lines import weight
from app.importing.vocabulary import folded, vocabulary, words_pattern

_ROLED = 14  # characters of the longest name whose role stands behind it
_MOST_NAMES = 4  # of one byline
_PLACE_WORDS = 4  # words behind a correspondent's name that say where he writes from
_LITTLE, _LITTLE_BEFORE = 4, 8
"""Letters of the little words that stand before places, and how far back one is looked for."""
_FOR = re.compile(r"\s+(?:for|für|pour|para|per|для|dla)\s+.*$")
_ASIDE = re.compile(r"\s*\([^()]*\)?\s*$")
_BESIDE = re.compile(r"\s*\((?P<said>[^()\d]{1,24})\)")
"""What stands in brackets beside a name: "(PAP)", "(now)"."""
_WIDE_REPORTER = re.compile(
    r"(?:(?P<paper>[\u3400-\u9fff]{2,10}(?:报|報|网|網|社|新闻|新聞|电视台))|本报|本網|本网|本台)?"
    r"(?:全媒体|融媒体|首席|见习|特约|特派|驻[\u3400-\u9fff]{2,4})?(?:记者|記者)[\s:：/]+"
    r"(?P<name>[\u3400-\u9fff]{2,4})(?:[\s、]+[\u3400-\u9fff]{2,4}){0,5}$"
)
_GLUED = frozenset(
    (
        "by",
        "por",
        "par",
        "door",
        "oleh",
        "text",
        "texte",
        "texto",
        "autor",
        "auteur",
        "автор",
        "текст",
    )
)
"""Words that no name begins with, so that "ByAnn Lee" can be told from "DiStefano"."""


def names_in(text: str) -> str | None:
    """The names that a line is and nothing else: "Ann Lee (now) and Tom Ferrier (earlier)"."""
    people = _names(text)
    return ", ".join(people) if people else None


def are_names(text: str) -> bool:
    """Whether a line is nothing but names of people, two of them or one with brackets."""
    people = _names(text)
    return len(people) > 1 or (len(people) == 1 and people[0] != text)


def _names(text: str) -> list[str]:
    bare = _BESIDE.sub("", text).strip(" ,")
    joiner = _great_joiner() if bare.isupper() else _joiner()
    pieces = [piece for part in re.split(r"\s*[,;/]\s*", bare) for piece in joiner.split(part)]
    people = [piece for piece in pieces if not is_agency(piece)]
    surely = all(map(is_surely_name, people)) and not any(map(is_outlet, people))
    return people if surely and 0 < len(people) <= _MOST_NAMES else []


def placed_name(text: str) -> tuple[str, str] | None:
    """The name and what may be the place in a line that is nothing else: "Ann Lee, Port Merrin"."""
    name, comma, place = (part.strip() for part in text.partition(","))
    words = place.split()
    if not comma or not 0 < len(words) <= _PLACE_WORDS - 1 or not is_surely_name(name):
        return None
    if is_outlet(text) or is_role(place) or not is_name(place) or not words[-1][0].isupper():
        return None
    return name, place


def is_place_in(place: str, said: str) -> bool:
    """Whether the text ``said`` names ``place`` as one: behind a little word, such as "in"."""
    at = said.find(place)
    while at >= 0:
        before = said[max(0, at - _LITTLE_BEFORE) : at].split()
        behind = said[at + len(place) : at + len(place) + 1]
        little = before[-1] if before and said[at - 1].isspace() else ""
        if little.islower() and little.isalpha() and len(little) <= _LITTLE and little != "by":
            return not behind.isalpha() or " " not in place
        at = said.find(place, at + 1)
    return False


def author_of(part: str) -> str | None:
    """The names that ``part`` gives after a word such as "by", the first as they are joined."""
    match = _BY().match(part.strip())
    if match is None:
        return None
    rest = _BESIDE.sub("", _ASIDE.sub("", match["rest"])).strip(" .:")
    stated = find_date(rest)
    if stated:
        rest = _without_filler(rest[: stated.start].strip(" ,|-–—"))
    pieces = re.split(r",\s*", rest)
    names = [pieces[0]] if pieces else []
    for piece in pieces[1:]:
        if piece[:1].islower() or is_role(piece) or not is_name(piece) or is_outlet(piece):
            break
        if " " in names[0] and " " not in piece and not CASELESS.search(piece):
            break  # the place
        names.append(piece)
    names[0] = PLACE.sub("", _FOR.sub("", names[0]))
    caseless = bool(CASELESS.search(names[0]))
    joined = (_great_joiner() if names[0].isupper() else _joiner()).split(names[0])
    people = [name for name in joined if not is_agency(name)]
    if people and len(people) < len(joined):
        names[0], joined = ", ".join(people), people
    for name in joined:
        if not (is_name(name) or (caseless and weight(name) <= 40 and len(name.split()) <= 4)):
            return None
    return ", ".join(names) or None


def _without_filler(text: str) -> str:
    """``text`` without the small words that lead over to a date: "Ann Lee on"."""
    words = text.split()
    while words and words[-1].islower() and words[-1] in vocabulary().filler:
        words.pop()
    return " ".join(words)


def ours_in(part: str) -> str | None:
    """The name in "From our correspondent in Oslo, Ann Lee" and "Von unserem Redakteur Jan Au"."""
    words = part.replace(":", ": ").split()
    our = next((n for n, word in enumerate(words[:3]) if word.casefold() in vocabulary().our), -1)
    if our < 0:
        return None
    rest = words[our + 1 :]
    said = next((n for n in range(1, 4) if is_role(" ".join(rest[:n]).rstrip(",:"))), 0)
    if not said:
        return None
    while said < len(rest) and is_role(rest[said]):
        said += 1
    begins = next((n for n in range(said, len(rest)) if rest[n][0].isupper()), len(rest))
    first, comma, second = " ".join(rest[begins:]).rstrip(" .").partition(",")
    placed = begins > said
    if placed and not comma:  # "en París Ana Ruiz"
        first, _, second = first.partition(" ")
    names = (second.strip(), first) if placed else (PLACE.sub("", _ASIDE.sub("", first)),)
    far = len(second.split()) > _PLACE_WORDS or (second and not second.strip()[0].isupper())
    return None if far else next(filter(is_surely_name, names), None)


def with_role(part: str) -> str | None:
    """The name in "Jane Doe, correspondent" and in "田中美咲記者"."""
    if CASELESS.search(part):
        return _with_role_behind(part.strip())
    name, comma, role = part.strip().partition(",")
    if not comma or not is_role(role) or len(name.split()) < 2 or not is_name(name):
        return None
    return name


def reporter_in(part: str) -> tuple[str, str | None] | None:
    """The reporter and the paper in "江城日报记者 王小明", in whose script no space need stand."""
    match = _WIDE_REPORTER.match(part.strip())
    return (match["name"], match["paper"]) if match else None


def _with_role_behind(part: str) -> str | None:
    role = next((role for role in vocabulary().roles if part.endswith(role)), "")
    name = part[: len(part) - len(role)].strip()
    if not role or not 2 <= len(name) <= _ROLED or len(name.split()) > 3:
        return None
    return name if not any(map(str.isdigit, name)) else None


def is_role(piece: str) -> bool:
    """Whether ``piece`` says what somebody is: "political editor"."""
    low = folded(piece)
    return low.startswith(vocabulary().roles) or low.endswith(vocabulary().roles)


def opens_glued(text: str) -> bool:
    """Whether a word such as "By" stands before a name without a space: "ByAnn Lee"."""
    return _GLUED_NAME().search(text) is not None


@cache
def _GLUED_NAME() -> re.Pattern[str]:  # noqa: N802 - a constant that needs the vocabulary
    known = vocabulary().openers
    glued = words_pattern(word.capitalize() for word in _GLUED if word in known)
    return re.compile(rf"(?:{glued})(?=[^\W\d_a-zа-яё][^\W\d_A-ZА-ЯЁ])")


@cache
def _BY() -> re.Pattern[str]:  # noqa: N802 - a constant that needs the vocabulary
    return re.compile(
        rf"(?:(?:{words_pattern(vocabulary().by)})(?:\s*[:：/]\s*|\.?\s+)|(?-i:{_GLUED_NAME().pattern}))"
        r"(?P<rest>\S.*)$",
        re.IGNORECASE,
    )


@cache
def _joiner() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{words_pattern(vocabulary().joiners)})\s+")


@cache
def _great_joiner() -> re.Pattern[str]:
    """The same between names that are set in capitals: "ANN LEE AND TOM HALE"."""
    return re.compile(_joiner().pattern, re.IGNORECASE)
