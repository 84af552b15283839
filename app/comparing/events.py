"""Which articles tell of one event: those that give the same uncommon figures.

Two accounts may give other figures each and still tell of one event, if a third has both.
"""

from __future__ import annotations

import math
import re
from datetime import date
from typing import TYPE_CHECKING

from app.comparing.cache_file import lines_of, text_array
from app.comparing.sureness import event_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.comparing.cache_file import Arrays
    from app.comparing.reading import ReadClaim
    from app.comparing.statistics import Statistics
    from app.comparing.words import Word
    from app.domain.article import Article, ArticleId

    Figures = frozenset[str]

_COMMON = 0.25
"""The share of their figures that two accounts of one event have in common at least."""
_FEW = 5
_FEW_OF_ALL = 0.01
"""A figure in more articles than this share of the library, and more than ``_FEW``, is common."""
_TOLD = -0.25
_TOLD_BY_SIZE = 0.45
"""The larger a library, the less likely any two of its articles tell of one event."""
_VALUE = re.compile(r"#(?P<digits>[\d.]+)(?:e[+-]?\d+)?(?P<unit>.*)")
_BY_DIGITS = (0.2, 0.4, 1.0)
_BY_UNIT = 0.25
_RARER = 2.0
"""The smaller a share the common figures are, as beside a table, the more they must tell."""
_DAYS = 14
"""Articles further apart in time report different things, whatever figures they repeat."""
_YEAR = "year"
_BETWEEN = "\t"


class Events:
    """Knows the figures that the counted articles of a library give."""

    def __init__(self, statistics: Statistics) -> None:
        self._statistics = statistics
        self._figures: dict[ArticleId, Figures] = {}

    def note(self, article: ArticleId, claims: Iterable[Iterable[Word]]) -> None:
        """Note what was counted of each claim of an article."""
        self._figures[article] = frozenset(
            word.form for words in claims for word in words if _is_figure(word.form)
        )

    def forget(self, article: ArticleId) -> None:
        """Leave an article out; nothing happens if it is not there."""
        self._figures.pop(article, None)

    def arrays(self, articles: Sequence[ArticleId]) -> Arrays:
        """What ``articles`` give, in this order, to be written to a file."""
        none: Figures = frozenset()
        given = (_BETWEEN.join(sorted(self._figures.get(name, none))) for name in articles)
        return {"figures": text_array(list(given))}

    def take_arrays(self, arrays: Arrays, articles: Sequence[ArticleId]) -> None:
        """Go on from what ``arrays`` gave for the same ``articles``."""
        lines = lines_of(arrays["figures"], len(articles))
        for article, line in zip(articles, lines, strict=True):
            self._figures[article] = frozenset(filter(None, line.split(_BETWEEN)))

    def is_one(
        self, a: Article, some: Sequence[ReadClaim], b: Article, others: Sequence[ReadClaim]
    ) -> bool:
        """Whether two articles, whose claims are given, tell of one event.

        They do if they are of one time, as far as that is known, and give the same figures, or if
        each does so with a third article.
        """
        if not some or not others or some[0].is_foreign_to(others[0]):
            return False
        if _far_apart(a.metadata.date, b.metadata.date):
            return False
        here, there = (_figures_of(side) for side in (some, others))
        return self._meet(here, there) or any(
            self._meet(here, third) and self._meet(third, there)
            for name, third in self._figures.items()
            if not (here.isdisjoint(third) or there.isdisjoint(third) or name in {a.id, b.id})
        )

    def _meet(self, some: Figures, others: Figures) -> bool:
        """Whether two articles share figures that tell them from others of their kind."""
        both = some & others
        if not both:
            return False
        every = self._statistics.articles
        most = max(_FEW, _FEW_OF_ALL * every)
        told = sum(_chance(key) for key in both if self._statistics.articles_with(key) <= most)
        least = _TOLD + _TOLD_BY_SIZE * math.log(max(every, 1))
        share = len(both) / min(len(some), len(others))
        return told >= least * math.pow(max(1.0, _COMMON / share), _RARER)


def _figures_of(claims: Iterable[ReadClaim]) -> Figures:
    return frozenset(key for c in claims for key in map(event_key, c.amounts) if key)


def _is_figure(form: str) -> bool:
    return form.startswith("#") and not form.endswith(_YEAR)


def _chance(key: str) -> float:
    """How little a figure is shared by chance: the more digits, the less, and a unit helps."""
    found = _VALUE.match(key)
    if found is None:
        return 0.0
    digits = max(1, len(found["digits"].replace(".", "").strip("0")))
    rarity = _BY_DIGITS[min(digits, len(_BY_DIGITS)) - 1]
    return rarity + (_BY_UNIT if found["unit"] not in {"", "percent"} else 0.0)


def _far_apart(one: str | None, other: str | None) -> bool:
    """Whether two days are known and far from each other."""
    try:
        apart = date.fromisoformat(one or "") - date.fromisoformat(other or "")
    except ValueError:
        return False
    return abs(apart.days) > _DAYS
