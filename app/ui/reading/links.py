"""Which passages of open articles meet: asked of the library off the main thread, and kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from app.library.comparing import Pair

if TYPE_CHECKING:
    from app.domain.article import ArticleId, Span
    from app.domain.changes import Changes
    from app.ui.actions import Desk


class Couple(NamedTuple):
    """Two articles, in the order in which one looks at them."""

    a: ArticleId
    b: ArticleId

    @property
    def turned(self) -> Couple:
        """The same two, seen from the other."""
        return Couple(self.b, self.a)


@dataclass(frozen=True, slots=True)
class Link:
    """A passage of the couple's first article that meets one of its second."""

    couple: Couple
    pair: Pair

    @property
    def turned(self) -> Link:
        """The same link, seen from the other article."""
        return Link(self.couple.turned, turned(self.pair))

    def joins(self, other: Link) -> bool:
        """Whether ``other`` joins the same passages, seen from either side, judged or not."""
        return _places(self) in (_places(other), _places(other.turned))


class Links(QObject):
    """Keeps where articles meet; ``changed`` comes when more of that is known than before.

    What was found for two articles stands until one of them changes, and then until it has been
    found anew.
    """

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._kept: dict[Couple, tuple[Pair, ...]] = {}
        self._beside: dict[Couple, tuple[Pair, ...]] = {}
        self._stale: set[Couple] = set()
        self._asked: dict[Couple, int] = {}
        self._number = 0

    def between(self, a: ArticleId, b: ArticleId) -> tuple[Pair, ...]:
        """The pairs of ``a`` and ``b`` by their places in ``a``; none as long as none are known."""
        couple = Couple(a, b)
        if a == b:
            return ()
        if couple not in self._kept or couple in self._stale:
            self._ask(couple)
        return self._kept.get(couple, ())

    def beside(self, a: ArticleId, b: ArticleId) -> tuple[Pair, ...]:
        """The pairs without a ribbon: the nearest ones, and what somebody called no match."""
        return self._beside.get(Couple(a, b), ())

    def are_known(self, a: ArticleId, b: ArticleId) -> bool:
        """Whether the two have been compared; an article is not compared with itself."""
        return a == b or Couple(a, b) in self._kept

    def take_in(self, changes: Changes) -> None:
        """Compare anew, when next asked, what was edited or judged."""

        def concerns(couple: Couple) -> bool:
            return changes.verdicts or bool(changes.articles.intersection(couple))

        touched = set(filter(concerns, self._kept))
        under_way = set(filter(concerns, self._asked))
        for couple in under_way:
            del self._asked[couple]  # that answer is about what the articles were before
        self._stale |= touched
        if touched or under_way:
            self.changed.emit()

    def _ask(self, couple: Couple) -> None:
        if couple in self._asked or couple.turned in self._asked:
            return
        self._number += 1
        number, library = self._number, self._desk.library
        self._asked[couple] = number

        def align() -> tuple[Couple, int, list[Pair]]:
            return couple, number, library.comparing.links(couple.a, couple.b)

        self._desk.background.run(align, owner=self, on_done=self._take, lane="pool")

    def _take(self, answer: tuple[Couple, int, list[Pair]]) -> None:
        couple, number, found = answer
        if self._asked.get(couple) != number:
            return
        del self._asked[couple]
        drawn = [pair for pair in found if pair.drawn]
        beside = [pair for pair in found if not pair.drawn]
        for kept, pairs in ((self._kept, drawn), (self._beside, beside)):
            kept[couple] = tuple(sorted(pairs, key=_place))
            kept[couple.turned] = tuple(sorted(map(turned, pairs), key=_place))
        self._stale -= {couple, couple.turned}
        self.changed.emit()


def _places(link: Link) -> tuple[Couple, Span, Span]:
    return link.couple, link.pair.a, link.pair.b


def turned(pair: Pair) -> Pair:
    """``pair`` seen from the other article."""
    return replace(pair, a=pair.b, b=pair.a)


def _place(pair: Pair) -> tuple[int, int]:
    return (pair.a.start, pair.b.start)
