"""Page chrome: what the page says around the article."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from app.domain.article import BlockKind, Inline
from app.importing.details.byline_words import published_words
from app.importing.details.dates import find_date
from app.importing.text.lines import ends_sentence, weight
from app.importing.vocabulary import begins_with, folded, head_of, lowered, vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.importing.text.lines import Unit

_SEPARATORS = re.compile(r"\s*[|｜•·»›/>→∙]+\s*|\s{2,}|[\t\xa0]+|\s+[-–—]\s+|,\s+")
_PARTING = frozenset("|｜•·»›/>→∙-–—,")
"""The signs of separators: besides them there is only white space."""
_STAMP = re.compile(
    r"(?:\d{1,2}[:.h]\d{2}(?::\d{2})?|\d{1,4}[.,]?\d{0,3}\s?(?:[kKmM]\b)?)\s*(?:[-–—|·•]\s*)?",
    re.ASCII,
)
_CLOCK = re.compile(r"\(?\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s?(?:[ap]\.?m\.?))?\)?", re.IGNORECASE)
_WORD_LIMIT = 160  # characters of the longest line that is one link, a stamp or a ticker
_LINK_WORDS = 4  # of one link in a bar without separators
_MOSTLY = 0.5  # share of a list's items that must be a page's links
_LEAST_KNOWN = 4  # words of a bar of which some are not known
_START_LIMIT = 160  # characters of a line that is known by how it begins
_PHRASE_LIMIT = 520  # characters of a line that is known by a phrase in it
_LEAST_LINKS = 3  # known words that show a bar among others
_LINK = 30  # characters of the longest link with a number
_NUMBERED = re.compile(r"\s*\[\d{1,3}\]\s?(?=\S)")
"""How browsers for terminals number links: "[1]News [2]Sport"."""
_DATE = re.compile(r"(?<!\d)\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)(?!\d)")
_ADDRESS = re.compile(
    r"(?:(?:https?|ftp|file)://|www\.|(?:mailto|tel|javascript):)\S+$|[\w.+-]+@[\w-]+\.[\w.]+$|[@#]\w+(?:\s+[@#]\w+)*$"
)
_OPENS_ADDRESS = re.compile(r"[@#/]|www\.|(?:mailto|tel|javascript):")
_COUNT = re.compile(r"\s?[(\[（]\s?\d{1,6}\s?[)\]）]$")
_HEAD = 30  # characters of a line above a list of addresses
_DIGIT = re.compile(r"\d")
_SAID = re.compile(r"[„“\"«‘][^”“\"»’]{12,}[”“\"»’],?\s+[^\W\d_A-ZА-ЯЁ]\w+\s")
"""A quotation with its speaker is no page's: "“Subscribe to this view,” she warned"."""
_COPYRIGHT = re.compile(r"(?:copyright|\(c\)|©)\W{0,4}(?:(?:19|20)\d\d|©|\(c\))|©", re.IGNORECASE)
_BREAKING = re.compile(r"#?(?P<tag>[^\W\d_][\w ]{2,24}?)\s*(?:[:|]|\s[–—-]|[–—])\s*")
_TICKER = re.compile(
    r"[+−–-]?\d{1,3}\s?°(?:\s?[CFС])?(?!\w)"
    r"|(?<!\w)(?:USD|EUR|GBP|CHF|CNY|JPY|RUB|BTC|DAX|Brent|Gold)\s?[:/]?\s?\d[\d.,\s]*"
)
"""The weather and the rates that a page's head tells."""
_TICKS = 2  # temperatures and rates that make a ticker
_INITIALS = re.compile(
    r"(?P<open>\()?(?:[^\W\d_]{2,4}\s?//?\s?){2,6}(?:[^\W\d_]{2,4}\s?)?(?(open)\))$"
    r"|\((?:[^\W\d_]{2,4}\s?/\s?)+(?:[^\W\d_]{2,4})?\)$"
    r"|[^\W\d_]{2,4}\s//\s[^\W\d_]{2,4}$"
)
"""How those sign who wrote and edited a wire report: "jar/pgr/cc", "(mk/ pp/)"."""
_RULED = re.compile(r"([-_=–—])\1{2,}\s?[^\W\d_][^\n]{2,60}?\s?\1{3}")
"""What a mail program sets above a mail that is sent on: "-----Original Message-----"."""
_RIGHTS_OR_RULES = frozenset("cC(©-_=–—")
"""With what a line begins that says whose rights it is, or that is set between rules."""
_SIGNED = 24  # characters of the initials below a wire report
_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’»)]{0,2}\s+(?=[“\"«„‘]?[^\W_a-zа-я])")


def mark_chrome(units: Sequence[Unit]) -> None:
    """Name the units that are page chrome by what they say."""
    items: dict[int, list[Unit]] = {}
    for number, unit in enumerate(units):
        if unit.kind is None and _heads_list(units, number):
            continue
        if unit.kind is None and (
            is_chrome(unit.plain) or _is_spread_bar(unit) or _is_numbered(unit)
        ):
            unit.kind = BlockKind.CHROME
        elif unit.kind is BlockKind.LIST_ITEM:
            items.setdefault(unit.group, []).append(unit)
    places = {unit.start: number for number, unit in enumerate(units)} if items else {}
    for group in items.values():
        said = [unit.plain[unit.marker.end - unit.start :].strip() for unit in group if unit.marker]
        if sum(map(_is_link_word, said)) <= _MOSTLY * len(group):
            continue
        above = units[places[group[0].start] - 1] if places[group[0].start] else None
        if above is not None and above.kind is None and _heads_addresses(above, said):
            make_chrome(above)
        for unit in group:
            make_chrome(unit)


def _is_spread_bar(unit: Unit) -> bool:
    """Whether a line is a bar whose links were set apart by white space alone."""
    return (
        unit.text != unit.plain and len(unit.text) <= 2 * _WORD_LIMIT and is_chrome_bar(unit.text)
    )


def _heads_list(units: Sequence[Unit], number: int) -> bool:
    """Whether a line that a page may say is the heading of a list: "Key events" above items."""
    after = units[number + 1] if number + 1 < len(units) else None
    listed = after is not None and after.kind is BlockKind.LIST_ITEM
    return listed and folded(units[number].plain) in vocabulary().headings


def _is_numbered(unit: Unit) -> bool:
    """Whether a line is nothing but short links with their numbers."""
    if unit.text[0] != "[" or unit.lines > 1 or ends_sentence(unit.plain):
        return False
    first, *links = _NUMBERED.split(unit.text)
    return not first and len(links) > 1 and all(len(link) <= _LINK for link in links)


def _heads_addresses(unit: Unit, said: Sequence[str]) -> bool:
    """Whether a short line stands above a list of addresses, as programs for terminals print it."""
    short = len(unit.plain) <= _HEAD and not ends_sentence(unit.plain)
    return short and all(_ADDRESS.match(text) for text in said)


def make_chrome(unit: Unit) -> None:
    """Make ``unit`` chrome, whatever it was taken for."""
    unit.kind, unit.level, unit.sign = BlockKind.CHROME, 0, 0
    unit.marker = unit.label = None
    unit.depth = unit.group = 0
    unit.ordered = False
    unit.rule, unit.header, unit.rows = None, (), ()


def _is_link_word(text: str) -> bool:
    words = vocabulary()
    low = folded(text)
    if low in words.words or low in words.sections or _ADDRESS.match(text) is not None:
        return True
    label, colon, rest = text.partition(":")
    return bool(colon and rest) and folded(label) in words.related


def _is_known(part: str) -> bool:
    """Whether a part of a bar is a page's word, with a count behind it or not."""
    words = vocabulary()
    low = folded(_COUNT.sub("", part)) if part[-1] in ")]" else folded(part)
    return low in words.words or low in words.sections or (low[-1:].isalpha() and _is_stamp(low))


def is_chrome(text: str) -> bool:
    """Whether a line of its own says something that only a page says."""
    if len(text) > _PHRASE_LIMIT:
        return False
    words = vocabulary()
    low = folded(_COUNT.sub("", text)) if text[-1:] in ")]" else folded(text)
    if low in words.words or low in words.related:
        return True
    if len(text) <= _WORD_LIMIT and (is_chrome_bar(text) or _is_stamp(low)):
        return True
    if _is_pages_sign(text):
        return True
    if len(text) <= _WORD_LIMIT and _is_ticker(text):
        return True
    return not _SAID.match(text) and _says_chrome(text)


def _is_pages_sign(text: str) -> bool:
    """Whether a line says whose rights it is, stands between rules, is an address or initials."""
    if text[:1] in _RIGHTS_OR_RULES and (_COPYRIGHT.match(text) or _RULED.match(text)):
        return True
    return bool(_OPENS_ADDRESS.search(text) and (_ADDRESS.match(text) or is_initials(text)))


def _is_ticker(text: str) -> bool:
    """Whether a line without a sentence tells the weather and the rates."""
    if _DIGIT.search(text) is None or ends_sentence(text):
        return False
    return len(_TICKER.findall(text)) >= _TICKS


def is_initials(text: str) -> bool:
    """Whether a line is nothing but the initials of those who wrote and edited a report."""
    return "/" in text and len(text) <= _SIGNED and _INITIALS.match(text) is not None


def _says_chrome(text: str) -> bool:
    """Whether ``text`` begins as only a page's words do, or has a phrase that only a page has."""
    if len(text) <= _START_LIMIT and _starts_like_chrome(text):
        return True
    return vocabulary().phrases.stand_in(lowered(text))


def _starts_like_chrome(text: str) -> bool:
    low = lowered(text).lstrip("•·*>→»-–—[( ")
    return begins_with(low, vocabulary().starts)


def is_chrome_bar(text: str) -> bool:
    """Whether ``text`` is a bar of links: parts between separators, most of them known."""
    if len(text) > 2 * _WORD_LIMIT:
        return False
    parts = _parts(text.strip())
    if len(parts) < 2:
        return bool(parts) and _is_run_of_words(text)
    known = sum(map(_is_known, parts))
    if known == len(parts):
        return True
    return known >= 2 and known >= 0.5 * len(parts) and all(weight(part) <= 30 for part in parts)


def _parts(text: str) -> list[str]:
    """What stands between separators."""
    if _PARTING.isdisjoint(text) and "  " not in text and text.isprintable():
        return [text] if text else []
    return [part for part in _SEPARATORS.split(text) if part]


def _is_run_of_words(text: str) -> bool:
    """Whether ``text`` is nothing but chrome words side by side: "Home News Sport Weather"."""
    words = folded(text).split()
    if not 2 <= len(words) <= 25 or ends_sentence(text):
        return False
    known = vocabulary()
    sections = sum(map(known.sections.__contains__, words))
    at = told = unknown = parts = 0
    while at < len(words):
        size = _link_words(words, at)
        told += size
        parts += bool(size)
        unknown += not size
        if unknown and sections < 2:
            return False
        at += size or 1
    if not unknown:
        return parts > 1
    capitals = all(word[0].isupper() or not word[0].islower() for word in text.split())
    return capitals and told >= _LEAST_KNOWN and unknown <= told / 3


def _link_words(words: Sequence[str], at: int) -> int:
    """How many words from ``at`` on are one link's together; 0 if they begin none."""
    head = head_of(words[at])
    if head and head not in vocabulary().heads and not _OPENS_ADDRESS.search(words[at]):
        return 0
    for size in range(min(_LINK_WORDS, len(words) - at), 0, -1):
        if _is_link_word(" ".join(words[at : at + size])):
            return size
    return 0


def is_mostly_links(text: str) -> bool:
    """Whether three words or more, and most of a line's, are those of a page: "Home News Farms"."""
    words = folded(text).split()
    known = vocabulary()
    told = sum(word in known.words or word in known.sections for word in words)
    great = not any(word[0].islower() for word in text.split())
    return great and told >= _LEAST_LINKS and told > _MOSTLY * len(words)


def is_navigation(text: str) -> bool:
    """Whether ``text`` is a bar with two sections of a paper or more."""
    if not is_chrome_bar(text):
        return False
    parts = [folded(part) for part in _parts(text.strip())]
    if len(parts) == 1:
        parts = parts[0].split()
    known = vocabulary()
    return len(parts) > 2 and sum(part in known.sections for part in parts) >= 2


def _is_stamp(low: str) -> bool:
    """Whether the line only tells a time or counts clicks: "14:05 GMT", "3 min read"."""
    if not low or _DIGIT.search(low) is None or _DATE.search(low):
        return False
    if _CLOCK.fullmatch(low):
        return True
    rest = folded(_STAMP.sub(" ", low))
    stamps = vocabulary().stamps
    said = rest.split()
    told = bool(rest) and (rest in stamps or all(word in stamps for word in said))
    if not told and low.startswith(vocabulary().published):  # "last updated 4 minutes ago"
        words = published_words()
        told = not stamps.isdisjoint(said) and all(word in stamps | words for word in said)
    return (told or _tells_when(low, rest)) and find_date(low) is None


def _tells_when(low: str, rest: str) -> bool:
    """Whether a line says at what time of the day it was changed: "Updated at 17.39 GMT"."""
    words = vocabulary()
    if not low.startswith(words.published) or _CLOCK.search(low) is None:
        return False
    known = (words.stamps, words.filler, words.published)
    return all(any(word.strip(":") in some for some in known) for word in rest.split())


def is_copyright(text: str) -> bool:
    """Whether a line begins by saying whose rights it is: "© 2026 The Courier"."""
    return _COPYRIGHT.match(text) is not None


def is_section(text: str) -> bool:
    """Whether ``text`` is the name of a paper's section and nothing else."""
    return folded(text) in vocabulary().sections


def opens_links(text: str) -> bool:
    """Whether a line announces a list of links to other articles."""
    return folded(text) in vocabulary().related


def mark_inline(unit: Unit) -> None:
    """Note the breaking tag and the sentences that point elsewhere inside a paragraph."""
    match = _BREAKING.match(unit.text)
    if match and _is_breaking(unit.text, match):
        end = unit.start + len(match.group().rstrip())
        unit.inline.insert(0, Inline(unit.start, end, BlockKind.CHROME, "breaking-tag"))
    low = unit.text.casefold()
    places = vocabulary().see_also.places(low) if len(low) == len(unit.text) else ()
    unit.inline.sort(key=_start)
    ends_at = -1
    for at, _ in places:
        if ends_at < at:
            cut = _SENTENCE.search(unit.text, at)
            ends_at = cut.start() if cut else len(unit.text)
        if (at and _begins_sentence(unit.text, at)) or (not at and ends_at < len(unit.text)):
            _note(unit, Inline(unit.start + at, unit.start + ends_at, BlockKind.CHROME, "see-also"))


def _note(unit: Unit, place: Inline) -> None:
    """Add ``place`` to those noted in ``unit``, unless it overlaps one of them."""
    number = bisect_left(unit.inline, place.end, key=_start)
    if not number or unit.inline[number - 1].end <= place.start:
        unit.inline.insert(number, place)


def _start(inline: Inline) -> int:
    return inline.start


def _is_breaking(text: str, match: re.Match[str]) -> bool:
    tag = match["tag"]
    return tag.casefold() in vocabulary().breaking and (text[0] == "#" or tag.isupper())


def _begins_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - 4) : at].rstrip(' \n"”’»)([')
    return bool(before) and before[-1] in ".!?…" and text[at].isupper()
