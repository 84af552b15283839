"""The head of an article: its title, what stands above it, and the lines down to its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.domain.article import BlockKind
from app.importing.details.authors import are_names, is_place_in, is_role, placed_name
from app.importing.details.bylines import is_dated, is_office, is_prose
from app.importing.details.dates import find_date
from app.importing.details.naming import is_agency, is_caseless, name_beside, named_in, outlet_in
from app.importing.text.chrome import (
    is_mostly_links,
    is_navigation,
    is_section,
    make_chrome,
)
from app.importing.text.headings import may_be_title
from app.importing.text.lines import ends_sentence, leads_in
from app.importing.text.lists import marker_of
from app.importing.vocabulary import folded, vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.importing.text.lines import Unit

_DECK = 40
"""Weight from which on a sentence below a title may be its deck."""
_LONG_DECK = 60  # weight and words of a line below a title from which on it is a deck, no heading
_DECK_WORDS = 8
_ABOVE = 90  # weight up to which a line above the title is the page's
_BUTTON = 30  # weight of the longest button
_FULL = 50  # weight from which on length speaks no more for a title
_LONGEST_HEAD = 300
"""Lines in which a title is looked for."""
_HIGHEST = 300  # units above the text that are looked at: a file without prose has any number
_SHORTEST = 12  # weight of the shortest sentence, lead-in and title
_TELLING = 25  # weight from which on words come back only where a title is repeated
_POST_WORDS = 5  # of what an author is
_ABOVE_TALK = 6  # units above an interview's first question among which its byline stands
_NEAR = 40  # units below a name in which its place is looked for
_TRAIL = re.compile(r"\s*[|｜•·›»＞→]\s*|\s+[>/*]\s+")
_WIDE_GAP = re.compile(r" {3,}|\s*\t\s*")
_LEAST_PARTS = 3
_PATH = re.compile(r"\s*[›»＞→]\s*|\s+[>/]\s+")
_PARTS = re.compile(r"\s*[–—|｜•·:：»›«\"”<>,_/]|\s+-")
_PART = 30  # length of the longest part of a path, and weight of an item of a menu
_NETWORKS = re.compile(
    r"(?<!\w)(?:facebook|instagram|telegram|whatsapp|viber|youtube|tiktok|linkedin|google news"
    r"|twitter|threads|bluesky|pinterest|messenger|rss)(?!\w)",
    re.IGNORECASE,
)
_NETWORK_WORDS = 8  # of a line that only names networks to share on
_NAVIGATED = 8
"""Units below a line among which a bar of sections shows that it stands in the page's head."""
_SINCE = re.compile(
    r"\W(?:since|established|est\.|founded|seit|depuis|desde|dal|od|с|з|från|sedan|sinds|siden|vuodesta)"
    r"\s+(?:in\s+|року\s+|roku\s+|года\s+)?(?:1[6-9]|20)\d\d\W*(?:r\.?|года|року)?$"
    r"|\W(?:1[6-9]|20)\d\d['’]?\w{0,4}\s+(?:beri|года|року|óta|lähtien)$",
    re.IGNORECASE,
)
"""How the line below a paper's name ends: "Independent since 1911"."""
_STOP = frozenset(".。．।؟!")
_LEAST_WORDS = 4  # of a sentence, and of a deck above a byline
_BESIDE = frozenset({BlockKind.TITLE, BlockKind.BYLINE})
_LOOSE = frozenset({None, BlockKind.HEADING})
_ASIDE = frozenset({BlockKind.BYLINE, BlockKind.CHROME, BlockKind.DEBRIS, BlockKind.CAPTION})


def mark_head(units: Sequence[Unit]) -> None:
    """Name the title, the lines of the page above it and the buttons between it and the text."""
    end = _head_end(units)
    title = _title_among(units, end)
    if title is None:
        return
    units[title].kind, units[title].level = BlockKind.TITLE, 1
    _mark_papers_bylines(units, title, end)
    _mark_unknown_bylines(units, title, end)
    dated = any(
        unit.kind is BlockKind.BYLINE and find_date(unit.plain) for unit in units[title + 1 : end]
    )
    for unit in units[:title]:
        if dated and unit.kind is BlockKind.BYLINE:
            make_chrome(unit)
        short = unit.weight <= _ABOVE or is_trail(unit.plain)
        item = unit.kind is BlockKind.LIST_ITEM and unit.weight <= _PART
        if item or (unit.kind in _LOOSE and short and not ends_sentence(unit.plain)):
            make_chrome(unit)
    for number in range(title + 1, end):
        if units[number].kind is None and _is_button(units, number):
            make_chrome(units[number])
    last = units[end - 1]
    if title < end - 2 and last.kind is None and units[end - 2].kind is BlockKind.CAPTION:
        shown = _SHORTEST < last.weight <= _ABOVE and not leads_in(last.plain)
        last.kind = BlockKind.CAPTION if shown and not ends_sentence(last.plain) else None
    _mark_deck(units[title + 1 : end + 1])


def _mark_deck(below: Sequence[Unit]) -> None:
    """Make text of the line below a title that says more of it: longer than a heading there is.

    Between the title and a byline no heading stands, however short the line is.
    """
    first = next((unit for unit in below if unit.kind not in _ASIDE), None)
    if first is None or first.kind is not None or ends_sentence(first.plain):
        return
    long = first.weight >= _LONG_DECK and len(first.plain.split()) >= _DECK_WORDS
    if first is below[0] and len(below) > 1 and below[1].kind is BlockKind.BYLINE:
        long = first.weight >= _TELLING and len(first.plain.split()) >= _LEAST_WORDS
    if long and first.plain[-1] not in "?？؟:":
        first.kind = BlockKind.PARAGRAPH


def _mark_papers_bylines(units: Sequence[Unit], title: int, end: int) -> None:
    """Lines below the title that part a name from that of a paper, as the lines above give it."""
    above = [unit.plain for unit in units[:title]]
    for unit in units[title + 1 : end]:
        if unit.kind is None and name_beside(unit.plain, above):
            unit.kind = BlockKind.BYLINE


def _mark_unknown_bylines(units: Sequence[Unit], title: int, end: int) -> None:
    """Dates and names below the title, whatever the words beside them."""
    for unit in units[title + 1 : end]:
        paper = is_agency(unit.plain) or outlet_in(unit.plain) == unit.plain
        if unit.kind is None and (paper or is_dated(unit.plain)):
            unit.kind = BlockKind.BYLINE
    for number in range(title + 1, end):
        unit = units[number]
        above = units[number - 1].kind
        office = is_office(unit.plain) and above in _BESIDE
        if unit.kind is None and (office or (above is BlockKind.BYLINE and _is_post(unit))):
            unit.kind = BlockKind.BYLINE
    alone = all(unit.kind is not BlockKind.BYLINE for unit in units[title + 1 : end])
    for number in range(title + 1, end):
        unit = units[number]
        named = unit.kind is None and (
            named_in(unit.plain) or are_names(unit.plain) or _is_placed(units, number)
        )
        if named and not is_section(unit.plain):
            above = units[number - 1].kind
            if above is None and number == title + 2:  # the deck
                above = BlockKind.TITLE
            below = units[number + 1].kind if number + 1 < len(units) else None
            names = (
                ":" in unit.plain or "," in unit.plain or (alone and not is_caseless(unit.plain))
            )
            if below is BlockKind.BYLINE or (
                (names and above is BlockKind.TITLE)
                or (above is BlockKind.BYLINE and not is_caseless(unit.plain))
            ):
                unit.kind = BlockKind.BYLINE


def _is_post(unit: Unit) -> bool:
    """Whether a line says what the author above it is: "Health correspondent"."""
    few = 1 < len(unit.plain.split()) <= _POST_WORDS
    return few and unit.plain[-1].isalpha() and is_role(unit.plain)


def _is_placed(units: Sequence[Unit], number: int) -> bool:
    """Whether a line is a name and a place that the text names too: "Ann Lee, Oudeveen"."""
    placed = placed_name(units[number].plain)
    near = units[number + 1 : number + _NEAR]
    if placed is None or not near:
        return False
    dated = near[0].kind is BlockKind.BYLINE and " " not in placed[1]
    return dated or any(is_place_in(placed[1], unit.plain) for unit in near)


def is_trail(text: str) -> bool:
    """Whether ``text`` is three short parts or more between the signs of a path or a bar."""
    parts = [part for part in _TRAIL.split(text) if part]
    return len(parts) >= 3 and all(len(part) <= _PART for part in parts)


def _is_spread(unit: Unit) -> bool:
    """Whether a line is three short parts or more with wide gaps between them, as bars have."""
    parts = _WIDE_GAP.split(unit.text) if unit.lines == 1 else []
    return len(parts) >= _LEAST_PARTS and all(len(part) <= _PART for part in parts)


def _head_end(units: Sequence[Unit]) -> int:
    """Where the article's text begins: at its first paragraph, a deck above a byline aside."""
    end = min(len(units), _LONGEST_HEAD)
    for number, unit in enumerate(units[:end]):
        after = units[number + 1] if number + 1 < len(units) else None
        if is_prose(unit) or (_is_short_prose(unit) and after and _is_short_prose(after)):
            end = number
            break
        if _opens_content(unit) or _opens_talk(units, number):
            end = number
            break
    if end in {len(units), _LONGEST_HEAD}:
        end = next((n for n, unit in enumerate(units[:end]) if _is_short_prose(unit)), end)
    for number in range(end + 1, min(end + 4, len(units))):
        if units[number].kind is BlockKind.BYLINE:
            return number + 1
        if is_prose(units[number]):
            break
    return end


def _opens_content(unit: Unit) -> bool:
    if unit.kind is BlockKind.LIST_ITEM:
        return unit.weight > 2 * _PART
    if unit.kind is None and leads_in(unit.plain) and unit.weight >= _SHORTEST:
        return True
    return unit.kind is BlockKind.TABLE or folded(unit.plain) in vocabulary().points


def _opens_talk(units: Sequence[Unit], number: int) -> bool:
    """Whether the first question of an interview stands below its byline, an answer below it."""
    after = units[number + 1] if number + 1 < len(units) else None
    asked = units[number].kind is None and units[number].plain[-1] in "?？؟"
    if not asked or after is None or after.kind is not None or not ends_sentence(after.plain):
        return False
    return any(
        unit.kind is BlockKind.BYLINE for unit in units[max(0, number - _ABOVE_TALK) : number]
    )


def _is_short_prose(unit: Unit) -> bool:
    return unit.kind is None and unit.weight >= _DECK and unit.plain[-1] in _STOP


def _title_among(units: Sequence[Unit], end: int) -> int | None:
    """Which of the units above the text is the title, if any of them may be."""
    best: tuple[float, int] | None = None
    end = min(end, _HIGHEST)
    for number in range(end):
        unit = units[number]
        signed = unit.kind is BlockKind.HEADING
        after = units[number + 1] if number + 1 < len(units) else None
        if not signed and (unit.kind is not None or not may_be_title(unit, after)):
            continue
        part = signed and unit.level > 1 and (number > 0) and _is_counted(unit)
        if is_trail(unit.plain) or is_dated(unit.plain) or part or _is_spread(unit):
            continue
        claim = _claim(units, number, end)
        if best is None or claim > best[0]:
            best = (claim, number)
    return best[1] if best else None


def _is_counted(unit: Unit) -> bool:
    """Whether a heading is that of a part: "2. What is said", or of a low level."""
    return unit.level > 2 or marker_of(unit.text) is not None


def _claim(units: Sequence[Unit], number: int, end: int) -> float:
    """How much speaks for a unit as the title: its length, its place, what stands beside it."""
    unit = units[number]
    claim = min(unit.weight, _FULL) * 2 / _FULL - 0.05 * number
    if unit.kind is BlockKind.HEADING:
        claim += 3 if unit.level == 1 else 1
    if _is_few_words(unit):
        claim -= 1
    follow = [other.kind for other in units[number + 1 : number + 3]]
    heading = folded(unit.plain) in vocabulary().headings
    links = _is_path(unit.plain) or is_mostly_links(unit.plain)
    links = links or (not number and (_names_network(unit.plain) or _is_parted(unit.plain)))
    named = number and follow[:1] == [BlockKind.BYLINE] and placed_name(unit.plain)
    if heading or links or named or is_section(unit.plain) or _SINCE.search(unit.plain):
        claim -= 1.5
    below = units[number + 1 : min(end, number + _NAVIGATED)]
    if any(other.kind is BlockKind.CHROME and is_navigation(other.plain) for other in below):
        claim -= 1.5
    if follow[:1] == [BlockKind.BYLINE] or follow == [None, BlockKind.BYLINE]:
        claim += 1.1
    before = units[number - 1] if number else None
    if before is not None and before.kind is None and _may_have_deck(before):
        claim -= 1.5 if unit.weight >= _FULL else 0.5
    if before is not None and 0 < before.level < unit.level:  # a deck that is set in bold
        claim -= 1.5
    low = unit.plain.casefold()
    if _is_telling(unit) and any(_repeats(other, low) for other in units[:number]):
        claim += 2
    if any(_repeats(unit, other.plain.casefold()) for other in units[number + 1 : end]):
        claim -= 1
    return claim


def _is_parted(text: str) -> bool:
    """Whether a bar parts a line, and not just a word such as "LIVE" from a title."""
    tag, bar, rest = text.partition(" | ")
    return bool(bar) and (tag.casefold() not in vocabulary().breaking or "|" in rest)


def _is_path(text: str) -> bool:
    """Whether ``text`` is two names of sections with the sign of a path between them."""
    parts = _PATH.split(text)
    return len(parts) > 1 and all(len(part) <= _PART and len(part.split()) <= 2 for part in parts)


def _repeats(unit: Unit, title: str) -> bool:
    """Whether ``unit`` says ``title`` and the page's name besides: "A title - The Courier"."""
    low = unit.plain.casefold()
    if len(title) < _TELLING or len(low) <= len(title):
        return False
    before, found, after = low.partition(title)
    return bool(found) and (_PARTS.match(after) or _PARTS.match(before[::-1])) is not None


def _may_have_deck(unit: Unit) -> bool:
    told = unit.weight >= _SHORTEST and len(unit.plain.split()) > 2
    return told and not is_trail(unit.plain)


def _is_telling(unit: Unit) -> bool:
    return unit.weight >= _TELLING and not _is_few_words(unit)


def _is_few_words(unit: Unit) -> bool:
    return len(unit.plain.split()) <= 2 and unit.weight < _TELLING


def _is_button(units: Sequence[Unit], number: int) -> bool:
    unit = units[number]
    if ends_sentence(unit.plain) or leads_in(unit.plain):
        return False
    if is_trail(unit.plain) or _names_network(unit.plain):
        return True
    words = len(unit.plain.split())
    if unit.weight > _BUTTON or words > 3 or folded(unit.plain) in vocabulary().headings:
        return False
    before = units[number - 1].kind
    return words <= 2 or before in {BlockKind.CHROME, BlockKind.BYLINE}


def _names_network(text: str) -> bool:
    return _NETWORKS.search(text) is not None and len(text.split()) <= _NETWORK_WORDS
