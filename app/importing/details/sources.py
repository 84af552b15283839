"""Publishers and agencies: whose text it is, and whom it quotes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING

from app.domain.article import BlockKind
from app.importing.details.dates import StatedDate, find_date
from app.importing.details.naming import QUOTES, is_agency, is_caseless, is_name, is_outlet
from app.importing.vocabulary import folded, vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.article import Block

_DATELINE = re.compile(
    r"(?P<head>[^\W\d_a-z][^()\n]{1,70}?)\s*\((?P<agency>[^()\n]{2,50})\)\s*[-–—]{1,2}\s"
)
_REPORTER = re.compile(
    r"[^（()）。\n]{0,14}[（(][^（()）\d]{0,6}?(?:记者|記者)[\s:：]*(?P<name>[\u4e00-\u9fff]{2,4})"
    r"(?:[\s、][^（()）]{0,30})?[）)]"
)
_COPYRIGHT = re.compile(
    r"(?:©|ⓒ|저작권자|\(c\)|copyright)(?:\s*(?:©|ⓒ|\(c\)|copyright|by))*[\s,:]*"
    r"(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?)?[\s,:]*(?:by\s+)?(?P<name>[^.,|•·©\n]{2,70})",
    re.IGNORECASE,
)
_PLACE_AND_DATE = re.compile(r"[^\W\d_a-zß-ÿа-яёіїєґ][^()\n:;!?]{1,70}?\s*[-–—]{1,2}\s")
_YEARS = re.compile(r"[\s,]*(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?[\s,]*$")
_IMPRINT = re.compile(
    r"(?P<name>[^\n.,;:!?]{2,60}?)\s+(?:(?:is|are)\s+(?:published|owned|operated|edited|produced)\b.{0,24}\bby"
    r"|(?:wird|erscheint)\s.{0,24}(?:herausgegeben|Verlag)|est\s(?:une?\s)?(?:édité|publié|publication)"
    r"|es\s(?:una\spublicación|un\sproducto|editado)|è\s(?:edito|pubblicato|una\stestata)"
    r"|é\s(?:uma\spublicação|editado|publicado)|(?:издаётся|издается|видається|выдаецца)\s"
    r"|jest\swydawan[yae]|wordt\suitgegeven|(?:ges\sut|utges|utgis|udgives)\sav?f?\s|يصدر\sعن|تصدر\sعن)",
)
_IMPRINT_LENGTH = 160
_RIGHTS = re.compile(
    r"[\s,–—-]*(?:all rights reserved|riproduzione riservata|reproduction interdite"
    r"|nachdruck verboten|alle rechte vorbehalten|tous droits réservés"
    r"|todos los derechos|tutti i diritti|todos os direitos|wszelkie prawa|все права|всі права"
    r"|усі права|版权所有|保留所有权利|tüm hakları|جميع الحقوق).*$",
    re.IGNORECASE,
)
_WORD = r"[^\W\d_a-zа-яёіїєґ](?:[\w’'-]|\.(?=\w))*"
_VERB = re.compile(r"(?:reports|reported|says)\b")
_SUBJECT = re.compile(rf"((?:The\s+)?(?:{_WORD}\s+){{0,3}}{_WORD})\s+$")
_BEFORE = 160  # characters: four words and "The" are shorter
_NAMED = re.compile(
    rf"(?:news agency|newspaper|daily|broadcaster|agency|Nachrichtenagentur|Zeitung|l'agence"
    rf"|agencia|agenzia|agência|agencja|агентство|агентства|издание|видання|газета)\s+[«“\"]?"
    rf"((?:The\s+)?{_WORD}(?:\s+{_WORD}){{0,2}})"
)
_SHORT_NAME = 2
_MARKS = '«»„“”"'
_PAIR = 2
_ARTICLES = frozenset({"Le", "La", "Les", "El", "Los", "Il", "Lo", "Die", "Der", "Das", "Het"})
_MOTTO = re.compile(r"\s+[-–—|•·»›>]\s+|:\s+|,\s+")
_SAMPLE = 40_000
_PARTING = "\n\x00\n"  # between blocks: no name goes on in the next


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place, date and agency that open a wire report."""

    agency: str
    date: StatedDate | None


def dateline(text: str, language: str | None) -> Dateline | None:
    """The dateline that a paragraph begins with: "VARNHOLM, April 9 (Reuters) - "."""
    match = _DATELINE.match(text)
    if match is None or not _is_place(match["head"]):
        return None
    agency = match["agency"].strip()
    if find_date(agency) or agency.isdigit() or agency[0].islower():
        return None
    return Dateline(agency, find_date(match["head"], language))


def dated_in(text: str, language: str | None) -> StatedDate | None:
    """The date between the place that opens a report and its dash: "GENEVA, 11 May 2025 –"."""
    match = _PLACE_AND_DATE.match(text)
    stated = find_date(match.group(), language) if match else None
    if match is None or stated is None:
        return None
    place, between = match.group()[: stated.start].strip(), match.group()[stated.end :]
    parted = "," in place or place.endswith("(") or place.isupper()
    return stated if parted and _is_place(place) and not between.strip(" )-–—") else None


def signed_in(text: str) -> str | None:
    """The reporter in the brackets that a Chinese report opens with: "本报讯（记者 王明）"."""
    match = _REPORTER.match(text)
    return match["name"] if match else None


def _is_place(head: str) -> bool:
    first = re.split(r"[,/]|\s+\d", head, maxsplit=1)[0].split()
    return len(first) <= 4 and all(word[:1].isupper() for word in first)


def imprint_of(text: str) -> str | None:
    """The paper of which a line says who publishes it: "The Courier is published by …"."""
    match = _IMPRINT.match(text) if len(text) <= _IMPRINT_LENGTH else None
    return match["name"] if match and (is_name(match["name"]) or is_caseless(text)) else None


def copyright_holder(text: str) -> str | None:
    """Whom a copyright line names: "© 2023 The Stannick Courier. All rights reserved"."""
    match = _COPYRIGHT.search(text)
    if match is None:
        return None
    name = _YEARS.sub("", _RIGHTS.sub("", match["name"])).strip(" ,-–—")
    name = _bare(name)
    words = name.split()
    if not name or len(words) > 6 or not any(character.isalpha() for character in name):
        return None
    if name.isascii() and not name[0].isupper() and "." not in name:
        return None
    return name


def _bare(name: str) -> str:
    """``name`` without its quotation marks, and without the kind of paper that stands before them.

    "Сетевое издание «Вестник»" is the Вестник, but "ООО «Вестник»" is a company.
    """
    if sum(map(name.count, _MARKS)) != _PAIR or name[-1] not in _MARKS:
        return name
    kind, _, inside = re.split(rf"([{_MARKS}])", name[:-1], maxsplit=1)
    low = all(word.islower() for word in kind.split()[1:])
    named = inside[:1].isupper() and (not kind or (low and not kind.split()[0].isupper()))
    return inside if named else name


def masthead_in(text: str) -> str | None:
    """The paper's name that a line is, or opens with before its motto: "Coastline Monitor"."""
    name = _MOTTO.split(text, maxsplit=1)[0].strip(QUOTES)
    if is_agency(name):
        return name
    words = name.split()
    is_paper = is_outlet(name) or (words[:1] and words[0] in _ARTICLES and len(words) > _SHORT_NAME)
    is_paper = is_paper and (is_outlet(name) or is_name(name))
    if not 2 <= len(words) <= 5 or not is_paper or any(map(str.isdigit, name)):
        return None
    if _is_of_links(folded(name)):
        return None
    if is_caseless(name):
        return name if len(words) <= 3 and name == text else None
    if not name[0].isupper():
        return None
    return name if is_name(name) or len(words) == _SHORT_NAME else None


def _is_of_links(low: str) -> bool:
    """Whether ``low`` is a page's word, or a bar of them that has lost its signs."""
    known = vocabulary()
    if low in known.words or low in known.sections or low in known.related:
        return True
    return sum(word in known.words or word in known.sections for word in low.split()) >= _PAIR


def cited_sources(text: str, blocks: Sequence[Block], publisher: str | None) -> tuple[str, ...]:
    """Agencies and papers that the article quotes, in the order in which they come."""
    pieces: list[str] = []
    size = 0
    for block in blocks:
        if block.dimmed or block.kind in {BlockKind.BYLINE, BlockKind.CAPTION}:
            continue
        pieces.append(text[block.start : min(block.end, block.start + _SAMPLE)])
        size += len(pieces[-1])
        if size > _SAMPLE:
            break
    named = sorted(_named_in(_PARTING.join(pieces)), key=itemgetter(1))
    return tuple(dict.fromkeys(name for name, _ in named if name != publisher))


def _named_in(said: str) -> list[tuple[str, int]]:
    named = [
        (match.group(), match.start())
        for match in _agencies().finditer(said)
        if not match.start() or not _is_word(said[match.start() - 1])
    ]
    for verb in _VERB.finditer(said):
        start = max(0, verb.start() - _BEFORE)
        subject = _SUBJECT.search(said[start : verb.start()])
        if subject and _is_outlet(subject[1]):
            named.append((subject[1], start + subject.start()))
    named.extend((match[1], match.start(1)) for match in _NAMED.finditer(said))
    return [(" ".join(name.split()), place) for name, place in named]


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _is_outlet(name: str) -> bool:
    words = name.casefold().replace("-", " ").split()
    return words[-1] in vocabulary().outlets or (
        words[0] == "the" and len(words) > 2 and any(word in vocabulary().outlets for word in words)
    )


@cache
def _agencies() -> re.Pattern[str]:
    names = [name for name in vocabulary().agencies if len(name) > 2]
    pattern = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    # Without a look behind it: so the search skips to the letters that names begin with.
    return re.compile(rf"(?:{pattern})(?!\w)")
