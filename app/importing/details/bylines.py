"""Who wrote it, when and for whom: the lines between a title and its text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.domain.article import BlockKind
from app.importing.details.authors import (
    are_names,
    author_of,
    is_role,
    opens_glued,
    ours_in,
    reporter_in,
    with_role,
)
from app.importing.details.byline_words import (
    CREDITS,
    LABELLED,
    ONE,
    PICTURED,
    PUBLISHED,
    SOURCE,
    STAFF,
    caseless_words,
    published_words,
    telling_words,
)
from app.importing.details.dates import StatedDate, find_date
from app.importing.details.naming import (
    CASELESS,
    LOW_START,
    NAME,
    QUOTES,
    WIDE_NAME,
    is_agency,
    is_name,
    is_outlet,
    is_surely_name,
    quoted_paper,
)
from app.importing.text.lines import ends_sentence, weight
from app.importing.vocabulary import folded, has_word_of, vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.importing.text.lines import Unit

_LIMIT = 170  # weight of the longest byline
_DATED = 70  # weight and other words of a line that is one because of its date
_DATED_WORDS = 5
_PARTS = re.compile(r"\s*[|｜•·／]\s*|\s+[-–—/]\s+|\s*;\s*|[\t\u3000]+|\s{2,}")
_CLOCK = re.compile(
    r"\b\d{1,2}(?:[:.]\d{2}(?::\d{2})?|\s?h\s?\d{0,2})\b(?:\s?[ap]\.?m\b\.?)?"
    r"|\b\d{1,2}\s?[ap]\.?m\b\.?|[+-]\d{2}:?\d{2}|T(?=\d{2}:)"
    r"|\d{1,2}\s?[時时點点시]\s?(?:\d{1,2}\s?[分분])?|[（(][月火水木金土日월화수목금토일][)）]"
    r"|\b(?:GMT|UTC|BST|EST|EDT|ET|PST|PDT|CST|CET|CEST|EET|EEST|MSK|МСК|IST|JST|TSI|Z)\b",
    re.IGNORECASE,
)
_ZONE = 4
"""Letters of the longest word in a clock time: "EEST"."""
_LONG_NAME = 5  # words of the longest name of a paper
_COLON = re.compile("[:：]")
_DIGIT = re.compile(r"\d")
_REFERENCE = re.compile(r"\[\d{1,3}\](?=\w)")
_NOTE = re.compile(r"\[\d{1,3}\]")
_MAIL = re.compile(r"[\s,(]*[\w.+-]+@[\w-]+\.[\w.]+\)?|[\s,(]*@\w+\)?")


@dataclass(slots=True)
class Byline:
    """What one byline says."""

    authors: list[str] = field(default_factory=list)
    guessed: bool = False
    """Whether the author is a name beside a date, which may be that of a place."""
    date: StatedDate | None = None
    publisher: str | None = None
    loose: list[str] = field(default_factory=list)
    """Parts that are names only if something else in the line shows that it is a byline."""


def mark_bylines(units: Sequence[Unit]) -> None:
    """Name the units that say who wrote the article and when."""
    prose = [number for number, unit in enumerate(units) if is_prose(unit)]
    first_prose, last_prose = (prose[0], prose[-1]) if prose else (len(units), 0)
    for number, unit in enumerate(units):
        if unit.kind is not None or len(unit.plain) > _LIMIT:
            continue
        near = number < first_prose or number > last_prose
        if is_byline(unit.plain, near=near):
            unit.kind = BlockKind.BYLINE
    for number, unit in enumerate(units[:first_prose]):
        if number and unit.kind is None and _is_lone_name(units, number):
            unit.kind = BlockKind.BYLINE


def is_prose(unit: Unit) -> bool:
    """Whether a unit is a paragraph of its own: long, and ended like a sentence."""
    return unit.kind is None and unit.weight >= 130 and ends_sentence(unit.plain)


def is_byline(text: str, *, near: bool) -> bool:
    """Whether ``text`` is a byline; a bare date is one only ``near`` the title or the end."""
    if weight(text) > _LIMIT or _NOTE.match(text) or not _may_state(text):
        return False
    byline = parse_byline(text)
    if byline is None:
        return False
    if byline.authors or byline.publisher:
        return True
    return near or PUBLISHED().match(text) is not None


def _may_state(text: str) -> bool:
    """Whether a line has what a byline has: a date, a comma or a word such as "by"."""
    if "," in text or has_word_of(text, telling_words()):
        return True
    if _DIGIT.search(text) and (find_date(text) is not None or opens_glued(text)):
        return True
    return not text.isascii() and caseless_words().search(text) is not None


def _is_lone_name(units: Sequence[Unit], number: int) -> bool:
    """Whether a name stands alone between the title and a date: "Karl Imhoff"."""
    text = units[number].plain
    words = text.split()
    beside = [units[number - 1], *units[number + 1 : number + 2]]
    if not any(unit.kind is BlockKind.BYLINE for unit in beside):
        return False
    if are_names(text):
        return True
    if folded(text) in vocabulary().headings or folded(text) in vocabulary().sections:
        return False
    return bool(WIDE_NAME.match(text)) or (
        2 <= len(words) <= 4 and NAME.match(text) is not None and not CASELESS.search(text)
    )


def parse_byline(text: str, language: str | None = None) -> Byline | None:
    """What ``text`` says if it is a byline, else ``None``."""
    text = _REFERENCE.sub("", text).strip().strip("()[]").strip()
    text = _MAIL.sub("", text) if "@" in text else text
    found = Byline()
    known = 0
    for part in _split(text):
        known += _take(part, found, language)
    if not known:
        return None
    if found.loose and not _fits_loosely(found):
        return None
    return found


def _split(text: str) -> list[str]:
    parts = [
        part for piece in _PARTS.split(text) for part in _statements(piece) if part.strip(" ,")
    ]
    for at, part in enumerate(parts[:-1]):
        if folded(part) in vocabulary().openers:
            parts[at : at + 2] = [f"{part}: {parts[at + 1]}"]
            break
    return parts


def _statements(piece: str) -> list[str]:
    """A part cut where another label follows on what is labelled: "Text: A B Source: C"."""
    label = _COLON.search(piece)
    more = label is not None and _COLON.search(piece, label.end()) is not None
    match = LABELLED().search(piece, label.end()) if label and more else None
    if match is None:
        return [piece]
    return [piece[: match.start()], *_statements(piece[match.end() :])]


def _take(part: str, found: Byline, language: str | None) -> bool:
    """Read one part of a byline into ``found``; whether it shows that this is a byline."""
    named = _takes_source(part, found) or _takes_office(part, found, language)
    named = named or _takes_reporter(part, found)
    credit = CREDITS().match(part)
    if named or credit or PICTURED().match(part):
        return bool(named or credit)
    author = ours_in(part) or author_of(part) or with_role(part)
    if author:
        found.authors.append(author)
        rest = part[part.index(author) + len(author) :] if author in part else ""
        outlets = filter(None, map(_quoted_outlet, rest.split(",")))
        found.publisher = found.publisher or next(outlets, None)
        stated = find_date(rest, language)
        found.date = found.date or stated
        return True
    staff = _staff_of(part)
    if staff:
        found.publisher = found.publisher or (staff if is_outlet(staff) else None)
        return True
    stated = find_date(part, language)
    if stated:
        return _take_dated(part, stated, found)
    if folded(part) and not _says_more(part):
        return False
    found.loose.append(part.strip(" ,"))
    return False


def _quoted_outlet(piece: str) -> str | None:
    """The paper that a part of a byline names, without its quotation marks."""
    quoted = quoted_paper(piece.strip())
    if quoted:
        return quoted
    name = LOW_START.sub("", piece.strip(QUOTES))
    return name if is_outlet(name) and len(name.split()) <= 5 and is_name(name) else None


def _takes_source(part: str, found: Byline) -> bool:
    source = SOURCE().match(part) if ":" in part or "：" in part else None
    if source is None or not _is_outlet_name(source["rest"]):
        return False
    found.publisher = found.publisher or source["rest"].strip(" .,")
    return True


def _takes_office(part: str, found: Byline, language: str | None) -> bool:
    """Read "Redacción Crónica del Lago": behind it stands a paper, where no colon parts them."""
    office, _, said = part.strip(" ,").partition(" ")
    paper, _, rest = said.partition(",")
    if not is_office(office) or office.endswith(":") or not is_outlet(paper) or not is_name(paper):
        return False
    found.publisher = found.publisher or paper
    found.date = found.date or find_date(rest, language)
    return True


def _takes_reporter(part: str, found: Byline) -> bool:
    reporter = reporter_in(part)
    if reporter is None:
        return False
    found.authors.append(reporter[0])
    found.publisher = found.publisher or reporter[1]
    return True


def _staff_of(part: str) -> str | None:
    """Whose people "Coastline Monitor staff" are."""
    words = part.split()
    name = " ".join(words[:-1])
    last = words[-1].casefold() if words else ""
    if not 2 <= len(words) <= 5 or not (last in STAFF or (last in ONE and is_outlet(name))):
        return None
    return name if NAME.match(name) and name[0].isupper() else None


def _take_dated(part: str, stated: StatedDate, found: Byline) -> bool:
    for side in (part[: stated.start], part[stated.end :]):
        source = SOURCE().search(side)
        piece = side
        if source and _is_outlet_name(source["rest"]):
            found.publisher = found.publisher or source["rest"].strip(" .,")
            piece = side[: source.start()]
        staff = _staff_of(piece.strip(" ,"))
        if staff and is_outlet(staff):
            found.publisher = found.publisher or staff
            continue
        author = author_of(piece.strip(" ,"))
        if author:
            found.authors.append(author)
            continue
        found.loose.extend(filter(None, map(_told_in, piece.split(","))))
    found.date = found.date or stated
    return True


def _told_in(piece: str) -> str:
    """What a part beside a date tells: a paper's name as it is, of others what has a meaning."""
    if quoted_paper(piece.strip()):
        return piece.strip()
    name = piece.strip(QUOTES)
    whole = is_outlet(name) and is_name(name)
    return name if whole or _is_persons(name) else _significant(piece)


def _is_great(word: str) -> bool:
    return not word[0].islower()


def _is_persons(name: str) -> bool:
    """Whether ``name`` reads like a person's, none of its great words one that dates stand with."""
    return is_surely_name(name) and not any(
        _is_great(word) and _is_filler(word) for word in name.split()
    )


def _fits_loosely(found: Byline) -> bool:
    """Whether the parts beside a date or an author are names, roles or places."""
    for part in found.loose:
        for piece in re.split(r",\s*", part):
            if not piece:
                continue
            if is_role(piece) or _CLOCK.fullmatch(piece):
                continue
            paper = piece if is_agency(piece) else quoted_paper(piece)
            if paper:
                found.publisher = found.publisher or paper
                continue
            if not is_name(piece) and not is_outlet(piece):
                return False
            _take_name(piece, found)
    return True


def _take_name(piece: str, found: Byline) -> None:
    if is_outlet(piece):
        found.publisher = found.publisher or LOW_START.sub("", piece)
    elif is_agency(found.publisher or ""):  # what stands beside it is the place
        return
    elif found.date and not found.authors and sum(map(_is_great, piece.split())) in {2, 3}:
        found.authors.append(piece)
        found.guessed = True


def is_office(text: str) -> bool:
    """Whether a line only says that the newsroom wrote it: "Redacción"."""
    return folded(text) in vocabulary().offices


def is_dated(text: str) -> bool:
    """Whether a short line states a date among words that are not known."""
    if weight(text) > _DATED or ends_sentence(text):
        return False
    stated = find_date(text)
    if stated is None:
        return False
    rest = _significant(text[: stated.start] + " " + text[stated.end :])
    return len(rest.split()) <= _DATED_WORDS


def _is_outlet_name(text: str) -> bool:
    name = text.strip(" .,")
    if not name or len(name) > 60 or find_date(name) is not None:
        return False
    return (
        is_name(name)
        or (is_outlet(name) and name[0].isupper() and len(name.split()) <= _LONG_NAME)
        or bool(CASELESS.search(name))
        or re.fullmatch(r"[\w-]+\.\w{2,6}", name) is not None
    )


def _significant(text: str) -> str:
    """What is left of ``text`` without clock times, week days and words such as "Updated"."""
    low = _CLOCK.sub(" ", text)
    left = [
        word
        for word in re.split(r"[\s,()\[\]]+", low)
        if word.strip(".:-–—") and not _is_filler(word)
    ]
    return " ".join(left)


def _says_more(text: str) -> bool:
    """Whether anything is left of ``text`` without those.

    A long word of plain letters is no part of a clock time, so that most lines need no search.
    """
    words = (word for word in text.split() if len(word) > _ZONE and word.isascii())
    return not all(_is_filler(word) for word in words if word.isalpha()) or bool(_significant(text))


def _is_filler(word: str) -> bool:
    low = word.casefold().strip(".:-–—")
    known = vocabulary()
    return low in known.filler or low in known.stamps or low in published_words() or low.isdigit()
