"""What readers wrote below an article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.domain.article import BlockKind
from app.importing.details.dates import find_date
from app.importing.tables.column_names import has_digit
from app.importing.text.chrome import make_chrome
from app.importing.text.lines import ends_sentence
from app.importing.vocabulary import folded, vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.importing.text.lines import Unit

_COUNT = re.compile(r"[(\[]?\s?\d{1,6}\s?[)\]]?")
_ANSWERS = re.compile(
    r"(?:\d{1,5}|one|ein|une?|un|uno|uma?|una)\s(?:responses?|thoughts?|comments?|replies|reply|kommentare?|gedanken?"
    r"|commentaires?|réflexions?|pensées?|comentarios?|respuestas?|comment[oi]|pensier[oi]|comentários?|respostas?"
    r"|komentarz[ey]?|komentarzy|reacties?|gedachten?|комментари\w+|коментар\w*)"
    r"\s(?:to|on|zu|über|sur|en|em|su|sobre|do|op|к|до)\s?:?\s?[“”„«\"‘']",
    re.IGNORECASE,
)
"""How programs for blogs head them: "3 thoughts on “Night buses”"."""
_TITLED = 200  # characters of a head that has the title in it
_OPENER = 40  # characters of the head of the comments; a sentence is longer
_SIGNATURE = 70  # weight of the line that says who commented
_NEAR = 8
"""Units below the head of the comments among which the first signs of one stand."""
_ABOVE = 300
"""Weight of the article's sentences above its comments, at least."""
_OPEN = frozenset({None, BlockKind.CHROME})
_STAMPED = re.compile(r"\d{1,2}[:.]\d{2}\b")


def mark_comments(units: Sequence[Unit]) -> None:
    """Name all that stands below the head of the comments, where somebody answered there."""
    said = 0
    stamped = False
    for number, unit in enumerate(units):
        opens = said >= _ABOVE and unit.kind in _OPEN and opens_comments(unit.plain)
        if opens and _are_answered(units, number, live=stamped):
            for below in units[number:]:
                if below.kind is not BlockKind.DEBRIS:
                    make_chrome(below)
                    below.detail = below.detail or "comment"
            return
        if unit.kind is BlockKind.CHROME:
            stamped = stamped or _STAMPED.match(unit.plain) is not None
        elif unit.weight > _OPENER and ends_sentence(unit.plain):
            said += unit.weight


def opens_comments(text: str) -> bool:
    """Whether a line only says that comments follow: "Comments (3)"."""
    if len(text) <= _TITLED and _ANSWERS.match(text):
        return True
    if len(text) > _OPENER:
        return False
    return _uncounted(text) in vocabulary().comments


def _uncounted(text: str) -> str:
    return folded(_COUNT.sub(" ", text) if has_digit(text) else text)


def _are_answered(units: Sequence[Unit], number: int, *, live: bool) -> bool:
    """Whether signs of comments (a name with its time, "Reply") stand close below a head."""
    near = units[number + 1 : number + 1 + _NEAR]
    signs = [unit for unit in near if _is_reply(unit) or (not live and _is_signature(unit))]
    return bool(signs)


def _is_reply(unit: Unit) -> bool:
    if len(unit.plain) > _OPENER:
        return False
    return _uncounted(unit.plain) in vocabulary().replies


def _is_signature(unit: Unit) -> bool:
    """Whether a short line tells when somebody wrote: "3 hours ago", "Olga 12.03.2024, 18:20"."""
    if unit.weight > _SIGNATURE or ends_sentence(unit.plain.rstrip(")")):
        return False
    if unit.kind is BlockKind.CHROME:
        return any(map(str.isdigit, unit.plain)) and not opens_comments(unit.plain)
    return find_date(unit.plain) is not None
