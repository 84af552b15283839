"""Of which sort a cell is: words, a figure, a year, a lack of one."""

from __future__ import annotations

import re

from app.importing.tables.column_names import has_digit

LACKS = frozenset({"-", "–", "—", "−", "..", "…", "...", "x", "n/a", "n.a.", "N/A", "k.A."})
LACKS |= {"k. A.", "s/d", "n.d.", "nd", "н/д", "н. д.", "b.d.", "i.a.", "无", "暂无", "غير متوفر"}
"""What stands in a cell for a figure that there is not."""
_FIGURE = re.compile(
    r"(?:[A-Z]{2,3}\s|[A-Z]{1,3}[$€£]\s?|ca\.\s)?[^\w\s]{0,3}\s?\d[\d.,:/'’\s]*"
    r"(?:\s?[-–—:/×x]\s?\d[\d.,:]*)?\s?[%‰°٪]?\s?(?:[^\W\d_]{1,9}\.?[²³]?)?(?:\s[^\W\d_]{1,9}\.?)?"
    r"(?:\s?[€$£¥₽])?(?:\s(?:19|20)\d\d)?(?:[*†‡§]{1,2}|\s?\[\w\]|\s?\(\w\)|\^\d)?$"
)
_YEAR = re.compile(r"(?:19|20)\d\d(?:\*|e|年|\s?г\.?|\s?[(\[][^()\[\]]{1,14}[)\]])?$")
CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}$")
WORDS, BARE, WORDED, YEARS = range(4)
LACK = -1


def sort_of(cell: str) -> int:
    """Whether a cell is words, a bare figure, one with a word, a year, a lack or a sentence."""
    if cell in LACKS:
        return LACK
    if _YEAR.match(cell):
        return YEARS
    if not has_digit(cell):
        return WORDS
    if _FIGURE.match(cell) is None:
        return WORDS
    return WORDED if sum(map(str.isalpha, cell)) > 1 else BARE
