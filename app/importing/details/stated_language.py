"""Whether a text is in the language that is stated for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.importing.details.languages import language_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.article import Block
    from app.importing.html.metadata import Stated

_ENOUGH_WORDS = 40
_ENGLISH = frozenset({"the", "of", "and", "to", "in", "a", "is", "for", "that", "on", "with"})
_SCRIPTS = (
    (
        re.compile(r"[\u0400-\u04ff]"),
        frozenset(
            """
    ru uk be bg sr mk kk ky mn tg uz az bs ab
    """.split()  # noqa: SIM905 - as words they are easier to read
        ),
    ),
    (
        re.compile(r"[\u0600-\u06ff]"),
        frozenset(
            """
    ar fa ur ps ku ug sd az ms ks
    """.split()  # noqa: SIM905 - as words they are easier to read
        ),
    ),
    (re.compile(r"[\u0590-\u05ff]"), frozenset({"he", "yi", "iw"})),
    (
        re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]"),
        frozenset(["zh", "ja", "ko", "yue"]),
    ),
    (re.compile(r"[\u0370-\u03ff]"), frozenset({"el"})),
)


def language_in(text: str, blocks: tuple[Block, ...], said: Stated) -> str | None:
    """The stated language, unless the article is in letters that it is not written in."""
    stated = said.values.get("language")
    if stated and _may_be_in(text, blocks, stated):
        # Many a site in another language has left what its template says.
        told = language_of(text, blocks) if stated == "en" and _is_not_english(text, blocks) else ""
        if not told or told == stated:
            return stated
    said.stated_in.pop("language", None)
    return language_of(text, blocks)


def _is_not_english(text: str, blocks: Sequence[Block]) -> bool:
    """Whether hardly any of a longer text's words are those that no English does without."""
    words = "".join(text[b.start : b.end] + " " for b in blocks if not b.dimmed)[:2000].split()
    if len(words) < _ENOUGH_WORDS:
        return False
    return sum(word.lower() in _ENGLISH for word in words) < 0.05 * len(words)


def _may_be_in(text: str, blocks: tuple[Block, ...], language: str) -> bool:
    sample = "".join(text[b.start : b.end] for b in blocks if not b.dimmed)[:1500]
    letters = sum(map(str.isalpha, sample))
    if letters < 100:
        return True
    for script, languages in _SCRIPTS:
        share = len(script.findall(sample)) / letters
        if language in languages and share > 0.2:
            return True
        if language not in languages and share > 0.5:
            return False
    latin = sum(map(str.isascii, sample)) > 0.5 * len(sample)
    return not (latin and language in {"ar", "fa", "he", "zh", "ja", "ko", "el", "ru", "uk"})
