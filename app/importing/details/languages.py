"""Which language a text is written in."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any

from app.domain.article import BlockKind
from app.importing.text.lines import weight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.article import Block

_LANGUAGES = (
    "af am ar az be bg bn bs ca cs cy da de el en eo es et eu fa fi fr ga gl gu he hi hr hu hy id "
    "is it ja ka kk km kn ko ku ky la lb lo lt lv mk ml mn mr ms mt my ne nl no or pa pl ps pt ro "
    "ru rw si sk sl so sq sr sv sw ta te tg th tk tl tr tt ug uk ur uz vi xh yo zh zu"
)
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE})
_LONG, _OF_ONE = 1000, 300  # characters, and of one paragraph: as telling as a whole article
_PARAGRAPHS, _OF_ONE_SHORT = 4, 100  # those that are looked at first
_SURE = 30.0  # by how much one language must lead the next there (natural logarithm)
_LEAST = 40  # letters
_ONE_SCRIPT = 0.9
_KANA_SHARE = 0.15
_SCRIPTS = {
    "el": (0x380, 0x3FF),
    "th": (0xE00, 0xE7F),
    "lo": (0xE80, 0xEFF),
    "ka": (0x1080, 0x10FF),
    "km": (0x1780, 0x17FF),
    "ja": (0x3000, 0x30FF),
    "zh": (0x3400, 0x9FFF),
    "ko": (0xAC00, 0xD7FF),
}
"""The blocks of letters in which one of the languages is written and no other."""
_SCRIPT_OF = {
    place: language
    for language, (first, last) in _SCRIPTS.items()
    for place in range(first >> 7, (last >> 7) + 1)
}
"""The same for each 128 letters."""
_ENGLISH = frozenset({"the", "of", "and", "that", "with"})
_ENGLISH_SHARE = 0.06
_ENOUGH = 25  # words


def language_of(text: str, blocks: Sequence[Block]) -> str | None:
    """The language of the prose as a two-letter code; ``None`` where there is too little of it.

    The beginnings of a few paragraphs tell most texts from all other languages; what they leave in
    doubt, a longer sample tells. One paragraph alone may be a quotation.
    """
    pieces = _pieces(text, blocks, _LONG, _OF_ONE)
    if _is_english(pieces[::2]) and (len(pieces) == 1 or _is_english(pieces[1::2])):
        return "en"
    sample = " ".join(pieces)
    letters = "".join(filter(str.isalpha, sample))
    if weight(letters) < _LEAST:
        return None
    alone = _by_script(letters)
    if alone is not None:
        return alone
    if len(pieces) >= _PARAGRAPHS and len(sample) > _LONG:
        languages, lead = _by_halves(pieces[:_PARAGRAPHS])
        if len(languages) == 1 and lead > _SURE:
            return languages.pop()
        voted = _by_vote(pieces) if len(languages) > 1 else None
        if voted is not None:
            return voted
    language, _ = _identifier().classify(sample)
    return str(language)


def _is_english(pieces: Sequence[str]) -> bool:
    """Whether the words are frequent that no other language has and no English text lacks."""
    words = " ".join(pieces).casefold().split()
    telling = [word for word in words if word in _ENGLISH]
    return (
        len(words) >= _ENOUGH
        and len(telling) >= _ENGLISH_SHARE * len(words)
        and len(set(telling)) >= 2
    )


def _by_script(letters: str) -> str | None:
    """The language of a script that no other is written in, if nearly all letters are its."""
    if letters.isascii():
        return None
    counts = Counter(_SCRIPT_OF.get(ord(letter) >> 7, "") for letter in letters)
    if counts["ja"] >= _KANA_SHARE * len(letters):  # ideographs stand between the kana
        counts["ja"] += counts.pop("zh", 0)
    script, count = counts.most_common(1)[0]
    return script if script and count >= _ONE_SCRIPT * len(letters) else None


def _by_halves(pieces: Sequence[str]) -> tuple[set[str], float]:
    """The languages of every other paragraph and of those between, and their lead in sum."""
    languages, lead = set[str](), 0.0
    for some in (pieces[::2], pieces[1::2]):
        sample = " ".join(piece[:_OF_ONE_SHORT] for piece in some)
        (language, most), (_, next_most), *_ = _identifier().rank(sample)
        languages.add(language)
        lead += most - next_most
    return languages, lead


def _by_vote(pieces: Sequence[str]) -> str | None:
    """The language of more than half of the paragraphs, each told by itself."""
    votes = Counter(str(_identifier().classify(piece)[0]) for piece in pieces)
    language, count = votes.most_common(1)[0]
    return language if 2 * count > len(pieces) else None


def _pieces(text: str, blocks: Sequence[Block], most: int, of_one: int) -> list[str]:
    """The first ``most`` characters of prose, ``of_one`` at most from a paragraph."""
    pieces: list[str] = []
    size = 0
    for block in blocks:
        if block.kind in _PROSE:
            piece = text[block.start : min(block.end, block.start + of_one)]
            pieces.append(piece)
            size += len(piece)
            if size > most:
                break
    return pieces


@cache
def _identifier() -> Any:
    """The language model, of those languages that newspapers are written in.

    Of all it knows, it takes short Chinese for Wu and short German for Low German.
    """
    import numpy as np
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # a second to load, so not at once

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(_LANGUAGES.split())
    # Chosen by columns, the table lies column by column; it is asked for rows.
    identifier.nb_ptc = np.ascontiguousarray(identifier.nb_ptc)
    return identifier
