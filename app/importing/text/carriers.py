"""What carried an article leaves its marks: heads of mails, slugs of a wire, heads of pages."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from app.domain.article import BlockKind
from app.importing.details.bylines import is_byline, is_prose
from app.importing.details.dates import find_date
from app.importing.text.chrome import make_chrome
from app.importing.text.lines import ends_open, ends_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.importing.text.lines import Unit

_SUBJECT = "Subject|Betreff|Objet|Asunto|Oggetto|Assunto|Temat|Тема|Předmět|Konu|Onderwerp|Ämne"
_SENDER = "From|Von|De|Da|Od|От|Від|Kimden|Van|Från"
_OTHERS = (
    "To|Cc|Bcc|Date|Sent|Reply-To|Sender|Message|Message-ID|List-[A-Za-z]+|X-[A-Za-z-]+|An|Gesendet"
    "|Datum|À|Envoyé|Para|Enviado|Fecha|A|Inviato|Data|Do|Wysłano|Кому|Дата|Отправлено|Надіслано"
    "|Komu|Odesláno|Kime|Tarih|Aan|Verzonden|Till|Skickat|Newsgroups|Organization|Content-Type"
)
_HEADER = re.compile(rf"(?:(?P<subject>{_SUBJECT})|(?P<sender>{_SENDER})|{_OTHERS})\s?:\s+(?=\S)")
_ANSWERED = re.compile(
    r"^(?:(?:re|fwd?|aw|wg|tr|rv|odp|pd|sv|vs|ynt|ilt)\s?:\s?|\[[^\]]{1,24}\]\s?)+", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_SAID = 3  # words of a title
_MOST_HEADERS = 40  # lines of a mail's head
_BELOW = 12  # units below a mail's head among which its subject may stand again
_SLUG = re.compile(r"[A-Z][A-Z0-9]{0,11}(?:[-/][A-Z0-9]{1,16}){2,}(?=$|[ (/])[^a-z]{0,40}$")
_WIRE_END = re.compile(r"\(?[-–—]*\s?(?:MORE|ENDS?|30|FIN|FINE|KONIEC|КОНЕЦ)\s?[-–—]*\)?$")
_PAGE_WORDS = (
    "page|seite|página|pagina|strona|str|стр|страница|стор|сторінка|strana|sayfa|oldal|pag|lk"
    "|side|sida|sivu|σελίδα|σελ"
)
_PAGE = re.compile(
    rf"(?:{_PAGE_WORDS})\.?\s?\d{{1,4}}(?:\s?(?:/|of|von|de|di|do|z|из|з|sur|av|af)\s?\d{{1,4}})?$",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"[-–—]?\s?\d{1,3}\s?[-–—]?$")
_DASHED_NUMBER = re.compile(r"([-–—])\s\d{1,4}\s\1$")
_NUMBERED_HEAD = re.compile(
    rf"\d{{1,4}}\s{{3,}}\S.{{2,70}}$|\S.{{2,70}}?\s{{3,}}(?:(?:{_PAGE_WORDS})\.?\s?)?\d{{1,4}}$",
    re.IGNORECASE,
)
_QUOTED_PRICE = re.compile(
    r"(?:[A-Z][A-Z0-9.&/=^-]{1,9}\s{1,3}){1,2}(?:[€$£]?\d[\d.,]*\s?)?(?:[+\-−▲▼]\s?\d[\d.,]*\s?%?)?$"
)
_POSTED = re.compile(r"[—–-]{1,2}\s?.{2,70}?\(@\w{1,30}\)")
_SHORT_LINK = re.compile(r"(?:pic\.(?:twitter|x)\.com|https?://t\.co)/\w+")
_POST = 420  # weight of the longest post of a network
_DIGITS = re.compile(r"\d+")
_SHORTEST, _LONGEST = 12, 120  # weight of a running head
_TELLING = 25  # weight from which on a line that comes back with other numbers is one
_OFTEN = 3  # times that it comes back
_ENDS = re.compile(r"\S {5,}\S")
"""What parts the two ends of a running head, which is one if it comes twice."""
_SIGNATURE = re.compile("--|_{8,}")
_SIGNED = 10
"""Lines that a signature has at most."""


def mark_carriers(units: Sequence[Unit]) -> None:
    """Name the lines that a mail program, a wire service or a printed page put there."""
    _mark_mail_heads(units)
    _mark_signature(units)
    _mark_posts(units)
    for number, unit in enumerate(units):
        if unit.kind is None and unit.weight <= _LONGEST and _is_carriers(units, number):
            unit.kind = BlockKind.CHROME
    _mark_repeated(units)


def _is_carriers(units: Sequence[Unit], number: int) -> bool:
    text = units[number].plain
    if not text.isupper() and text[0] not in "(-–—" and _DIGITS.search(text) is None:
        return False
    if _DASHED_NUMBER.match(text) or _SLUG.match(text):
        return True
    if _WIRE_END.match(text) or _PAGE.match(text):
        return True
    if _BARE_NUMBER.match(text) or _NUMBERED_HEAD.match(units[number].text):
        after = units[number + 1] if number + 1 < len(units) else None
        parted = units[number].gap > 0 or not number or ends_sentence(units[number - 1].plain)
        return parted and (after is None or after.gap > 0)
    return _QUOTED_PRICE.match(text) is not None


def _mark_mail_heads(units: Sequence[Unit]) -> None:
    at = 0
    while at < len(units):
        run: list[tuple[Unit, re.Match[str]]] = []
        for number in range(at, min(at + _MOST_HEADERS, len(units))):
            unit = units[number]
            likely = unit.kind is None and ":" in unit.text
            match = _HEADER.match(unit.text) if likely else None
            if match is None or (run and unit.gap):
                break
            run.append((unit, match))
        if len(run) > 1 and any(match["subject"] or match["sender"] for _, match in run):
            for unit, match in run:
                _mark_header(unit, match)
                if match["subject"]:
                    _yield_title(unit, units[at + len(run) : at + len(run) + _BELOW])
        at += len(run) or 1


def _yield_title(unit: Unit, below: Sequence[Unit]) -> None:
    """Let a mail's subject be the program's where the article below has it as its own title."""
    subject = _ANSWERED.sub("", unit.plain).strip().casefold()
    again = any(other.kind is None and other.plain.casefold() == subject for other in below)
    sent_on = subject != unit.plain.casefold()
    if again or (sent_on and _opens_with_title(subject, below)):
        make_chrome(unit)


def _opens_with_title(subject: str, below: Sequence[Unit]) -> bool:
    """Whether a mail that was sent on opens with a line that says what its subject says."""
    first = below[0] if below else None
    if first is None or first.kind is not None or first.weight > _LONGEST:
        return False
    words, said = set(_WORD.findall(subject)), set(_WORD.findall(first.plain.casefold()))
    alike = len(words & said) * 2 > len(words) and len(said) >= _SAID
    signed = len(below) > 1 and is_byline(below[1].plain, near=False)
    return ends_open(first.plain) and first.plain[-1] not in ",;!" and (alike or signed)


def _mark_header(unit: Unit, match: re.Match[str]) -> None:
    if match["subject"]:
        unit.kind, unit.level, unit.sign = BlockKind.HEADING, 1, match.end()
        unit.plain = unit.plain[match.end() :]
    else:
        stated = is_byline(unit.plain, near=True)
        unit.kind = BlockKind.BYLINE if stated else BlockKind.CHROME
        if not match["sender"] and find_date(unit.plain):
            unit.detail = "mail-date"


def _mark_posts(units: Sequence[Unit]) -> None:
    """Posts of a network that the article shows: their words, and who posted them."""
    for number, unit in enumerate(units):
        if unit.kind is None and "(@" in unit.plain and _POSTED.match(unit.plain):
            unit.kind, unit.detail = BlockKind.QUOTE, "post"
            above = units[number - 1] if number else None
            if above is not None and above.kind is None and above.weight <= _POST and not unit.gap:
                above.kind, above.detail = BlockKind.QUOTE, "post"
        elif unit.kind is None and unit.weight <= _POST and _has_short_link(unit.plain):
            unit.kind, unit.detail = BlockKind.QUOTE, "post"


def _has_short_link(text: str) -> bool:
    return "/" in text and _SHORT_LINK.search(text) is not None


def _mark_signature(units: Sequence[Unit]) -> None:
    """What stands below the two hyphens that part a mail's signature."""
    for number in range(max(0, len(units) - _SIGNED), len(units)):
        below = units[number + 1 :]
        if _SIGNATURE.fullmatch(units[number].text) and not any(map(is_prose, below)):
            for unit in below:
                if unit.kind is None:
                    unit.kind = BlockKind.CHROME
            return


def _mark_repeated(units: Sequence[Unit]) -> None:
    """Running heads: the same line on every page, but for the page's number."""
    lines = [
        (number, unit)
        for number, unit in enumerate(units)
        if unit.kind is None
        and unit.lines == 1
        and _SHORTEST <= unit.weight <= _LONGEST
        and not ends_sentence(unit.plain)
    ]
    forms = [_DIGITS.sub("#", unit.plain) for _, unit in lines]
    counts = Counter(forms)
    exact = Counter(unit.plain for _, unit in lines)
    for (number, unit), form in zip(lines, forms, strict=True):
        if counts[form] < 2 or (number and units[number - 1].plain == unit.plain):
            continue
        numbered = form[-1] == "#" or form[0] == "#"
        times = exact[unit.plain]
        often = times >= _OFTEN or (times == _OFTEN - 1 and _ENDS.search(unit.text) is not None)
        if often or (numbered and times == 1 and unit.weight >= _TELLING):
            unit.kind, unit.detail = BlockKind.CHROME, "running-head"
            for beside in (*units[max(0, number - 1) : number], *units[number + 1 : number + 2]):
                if beside.kind is None and _BARE_NUMBER.match(beside.plain):
                    beside.kind = BlockKind.CHROME
