"""Captions and quotations that stand alone."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from app.domain.article import BlockKind
from app.importing.details.bylines import is_prose
from app.importing.details.naming import PAIRS, is_agency, is_surely_name
from app.importing.text.lines import ends_open, ends_sentence, starts_low, weight
from app.importing.vocabulary import first_words, has_word_of, vocabulary, words_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.importing.text.lines import Unit

_CAPTION_LIMIT = 320  # characters of the longest caption
_CAPITAL = r"[^\W\d_a-zа-яёіїєґß-öø-ÿ]"
_CREDIT = re.compile(
    r"/\s?(?:Getty Images|AFP|Reuters|AP|EPA|dpa|Shutterstock)\)?\.?$", re.IGNORECASE
)
_CREDIT_FIRST = re.compile(
    r"(?:Getty Images|PA Media|Reuters|EPA|AFP|picture alliance|Shutterstock|iStock|Alamy)\s"
    r"(?=[^\W\d_a-z]\w*\s[^\W\d_A-Z])"
)
"""What stands before the words for those who do not see a picture: "Getty Images A nurse"."""
_SLASHED = re.compile(
    rf"[.!?…»”]\s+(?:{_CAPITAL}[\w.’'-]*\s+){{1,3}}/\s+{_CAPITAL}[\w’'-]*(?:\s+[\w’'&-]+){{0,4}}\.?$"
)
"""What ends in a photographer and a paper: "In his bakery. Ann Lee / Bay Ledger"."""
_CREDITED_TO = re.compile(
    rf"[.!?…»”\")]\s+[/©]\s?(?:{_CAPITAL}[\w.’'-]*\s+){{0,3}}{_CAPITAL}[\w.’'&-]*$"
    rf"|\w\s+/\s+(?:{_CAPITAL}\.\s?){{1,2}}{_CAPITAL}{{2,}}(?:[\s-]{_CAPITAL}{{2,}})?$"
)
"""What ends in a stroke or the sign of rights and a name: "At low tide. / J. REYES"."""
_IN_BRACKETS = re.compile(
    rf"\((?:{_CAPITAL}[\w.’'-]*\s+){{1,3}}{_CAPITAL}[\w’'-]*"
    rf"\s?/\s?{_CAPITAL}[\w .&’'-]{{1,40}}\)\.?$"
)
"""The same in brackets: "(Ann Lee / Courier)"."""
_LAST_BRACKET = re.compile(r"[(（]([^()（）\d]{2,40})[)）]\.?$")
_CAPTION_SIGN = re.compile(r"[/©:：.()（）\s]|[图圖]为|圖為")
"""What stands in every caption: a sign of its credit, or a space."""
_WIDE = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LEAST = 24  # weight of the shortest quotation that stands alone
_REPEATED = 18
"""Weight from which on a quotation that the text has too is one, whatever it ends in."""
_PULLED = 40
"""How many quotations are looked for in the whole text."""
_SIGNED = re.compile(rf"\s*(?:\s[–-]{{1,2}}|[—―])\s?(?={_CAPITAL})[^.!?\n–—]{{3,90}}\.?$")
_STOP_WITHIN = re.compile(r"[^\W\d_]{3}[.!?]\s+\W?[^\W\d_a-z]|[。！？]\S")
_QUOTED_WORDS = 9
_DASHES = " –—―-"
_SPEAKER = 90  # characters of a line that only says who spoke
_ROLE_WORDS = 8  # that say who the speaker is
_ATTRIBUTION = re.compile(r"[—–―-]{1,2}\s?[^\W\d_a-z]")


def mark_captions(units: Sequence[Unit]) -> None:
    """Name the lines that describe a picture or credit it."""
    for unit in units:
        if len(unit.plain) > _CAPTION_LIMIT:
            continue
        signed = unit.kind is BlockKind.CHROME and _is_signed_caption(unit.plain)
        if signed or (unit.kind is None and _is_caption(unit.plain)):
            unit.kind = BlockKind.CAPTION


def _is_signed_caption(text: str) -> bool:
    """Whether a line that looks like a copyright's is a picture's: "© Photo: Johan Berg"."""
    return text.startswith("©") and _caption().match(text.lstrip("© ")) is not None


def _is_caption(text: str) -> bool:
    text = text.replace("’", "'")
    if _CAPTION_SIGN.search(text) is None:
        return False
    signed = "/" in text or "©" in text or _WIDE.search(text)
    if not signed and not has_word_of(text, _telling_words()):
        return False
    signs = (_CREDIT, _SLASHED, _CREDITED_TO, _IN_BRACKETS, _credited(), _credited_barely())
    if _opening().match(text):
        credit = _LAST_BRACKET.search(text)
        if credit and is_agency(credit[1].strip()):
            return True
    if _caption().match(text.strip("()[] ")) or any(sign.search(text) for sign in signs):
        return True
    if _CREDIT_FIRST.match(text) and ends_open(text):
        return True
    return text.rstrip(".").endswith(")") and _credit().search(text) is not None


@cache
def _telling_words() -> frozenset[str]:
    return first_words(vocabulary().captions)


@cache
def _credit() -> re.Pattern[str]:
    words = words_pattern(vocabulary().captions)
    return re.compile(
        rf"\((?:{words})(?:\s*[:：/©=＝]|\s+by\s|\s+(?-i:[^\W\d_a-zа-яёіїєґß-öø-ÿ]))[^()]*\)\.?$",
        re.IGNORECASE,
    )


@cache
def _credited() -> re.Pattern[str]:
    """What ends in a credit: "The lighthouse was built in 1884. Photo: Johan Berg"."""
    words = words_pattern(vocabulary().captions)
    return re.compile(
        rf"(?:[.!?…»”\")]\s+|。\s*|^)(?:{words})(?:\.?\s?[:：/©]\s?(?=[^\W\d_])|\.\s(?=(?-i:[^\W\d_a-zа-я])))[^.:\n]{{3,41}}\.?$",
        re.IGNORECASE,
    )


@cache
def _credited_barely() -> re.Pattern[str]:
    """The same without a colon, before a name or a word: "The smoke on Monday. Photo Ann Lee"."""
    words = words_pattern(vocabulary().captions)
    name = rf"(?-i:{_CAPITAL})[\w’'-]*"
    return re.compile(
        rf"[.!?…»”\")]\s+(?=(?-i:{_CAPITAL}))(?:{words})\s+(?:[^\W\d_]{{4,20}}|{name}(?:\s{name}){{1,2}})$",
        re.IGNORECASE,
    )


@cache
def _opening() -> re.Pattern[str]:
    words = words_pattern(vocabulary().captions)
    return re.compile(rf"(?:{words})(?!\w)", re.IGNORECASE)


@cache
def _caption() -> re.Pattern[str]:
    words = words_pattern(vocabulary().captions)
    return re.compile(
        rf"[图圖]为\S|圖為\S|(?:{words})\.\s(?=(?-i:{_CAPITAL}\w+\s{_CAPITAL}\w+))|(?:{words})(?:\s*[:：/©]\s*\S|\s+\d{{1,2}}\s*[:.]\s|\s*\((?:[^)]*)\)\s*:|\s+by\s)",
        re.IGNORECASE,
    )


def mark_quotes(units: Sequence[Unit]) -> None:
    """Name the quotations that stand alone; one with its speaker in the same line is prose."""
    _mark_pulled(units)
    below = False
    for number, unit in enumerate(units):
        before = units[number - 1] if number else None
        below = below or is_prose(unit)
        if below and unit.kind is BlockKind.BYLINE and before and before.kind is BlockKind.QUOTE:
            unit.kind = BlockKind.QUOTE if names_speaker(unit.plain) else unit.kind
        if unit.kind is not None:
            continue
        if unit.text.startswith("> "):
            unit.kind, unit.sign = BlockKind.QUOTE, 2
        elif (
            is_quotation(unit.plain)
            or is_signed_quotation(unit.plain)
            or (below and _is_long_quotation(unit.plain))
            or (below and _inner(unit.plain) and _is_spoken_below(units, number))
        ):
            if before is None or not _asks(before):
                unit.kind = BlockKind.QUOTE
        elif (
            before
            and before.kind is BlockKind.QUOTE
            and (_is_attribution(unit.plain) or _is_speakers(unit, before))
        ):
            unit.kind = BlockKind.QUOTE


def _is_spoken_below(units: Sequence[Unit], number: int) -> bool:
    """Whether the line below only says whose words those above it are: a name and a role."""
    after = units[number + 1] if number + 1 < len(units) else None
    free = after is not None and after.kind in {None, BlockKind.BYLINE}
    return after is not None and free and names_speaker(after.plain)


def _mark_pulled(units: Sequence[Unit]) -> None:
    """Name the quotations without a stop whose words stand in the text once more."""
    pulled = [unit for unit in units if unit.kind is None and _inner(unit.plain)]
    if not 0 < len(pulled) <= _PULLED:
        return
    whole = "\n".join(unit.plain for unit in units if unit.kind is None)
    for unit in pulled:
        if whole.count(_inner(unit.plain)) > 1:
            unit.kind = BlockKind.QUOTE


def _inner(text: str) -> str:
    """What stands between the first and the last sign of a quotation; empty if it is none."""
    closers = PAIRS.get(text[:1])
    bare = text.rstrip(" .")
    if closers is None or weight(text) < _REPEATED or bare[-1] not in closers:
        return ""
    inside = bare[1:-1]
    return "" if any(closer in inside for closer in closers) else inside.rstrip(".!? ")


def _asks(unit: Unit) -> bool:
    """Whether ``unit`` is an interviewer's question, so that the words below are an answer."""
    return unit.kind in {None, BlockKind.HEADING} and unit.plain.endswith(("?", "？", "؟", ";"))


def is_quotation(text: str) -> bool:
    """Whether ``text`` is one quotation from its first sign to its last, and a whole sentence."""
    closers = PAIRS.get(text[:1])
    if closers is None or weight(text) < _LEAST:
        return False
    bare = text.rstrip(" .")
    if bare[-1] not in closers:
        return False
    inside = bare[1:-1]
    return not any(closer in inside for closer in closers) and (
        ends_sentence(inside) or text.endswith(".")
    )


def _is_long_quotation(text: str) -> bool:
    """Whether ``text`` is one quotation without a stop at its end, and too long for a heading."""
    inside = _inner(text)
    if not inside:
        return False
    return _STOP_WITHIN.search(inside) is not None or len(inside.split()) >= _QUOTED_WORDS


def is_signed_quotation(text: str) -> bool:
    """Whether ``text`` is a quotation and, after a dash, only who said it."""
    if text[:1] not in PAIRS or len(text) < _LEAST:
        return False
    match = _SIGNED.search(text)
    if match is None:
        return False
    said = text[: match.start()].rstrip()
    return is_quotation(said) or (
        bool(_inner(said)) and names_speaker(match.group().lstrip(_DASHES))
    )


def _is_attribution(text: str) -> bool:
    return len(text) <= 120 and (_ATTRIBUTION.match(text) is not None or names_speaker(text))


def _is_speakers(unit: Unit, above: Unit) -> bool:
    """Whether a line says in small letters what the speaker is whose name stands above it."""
    few = starts_low(unit.plain) and len(unit.plain.split()) <= _ROLE_WORDS
    return few and ends_open(unit.plain) and names_speaker(above.plain)


def names_speaker(text: str) -> bool:
    """Whether a line only names somebody, and perhaps says who that is: "Ann Lee, a neighbour"."""
    name, comma, role = text.partition(",")
    if len(text) > _SPEAKER or not ends_open(text) or not is_surely_name(name):
        return False
    return not comma or 0 < len(role.split()) <= _ROLE_WORDS
