"""Analysts' verdicts among what the machine found: they go before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from app.comparing.pairs import Similar
from app.domain.article import Span
from app.domain.verdict import Ruling, Verdict, same_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.comparing.reading import ReadClaim
    from app.domain.article import ArticleId

Cell = tuple[int, int]


class Rulings(NamedTuple):
    """Verdicts on two articles: by the numbers of the two claims that each is about.

    ``elsewhere`` are the right matches of places that hold no claim.
    """

    on_claims: dict[Cell, Verdict]
    elsewhere: list[Verdict]

    @property
    def refused(self) -> list[Cell]:
        """The pairs of claims that are no match."""
        return [cell for cell, verdict in self.on_claims.items() if verdict.ruling == "wrong"]

    @property
    def confirmed(self) -> set[Cell]:
        """The pairs of claims that are a right match."""
        return {cell for cell, verdict in self.on_claims.items() if verdict.ruling == "right"}

    def told(self, row: int, column: int) -> tuple[Ruling | None, str]:
        """What was said of a pair of claims, and by whom."""
        verdict = self.on_claims.get((row, column))
        return (None, "") if verdict is None else (verdict.ruling, verdict.by)


def rulings_on(
    verdicts: Iterable[Verdict],
    a: ArticleId,
    some: Sequence[ReadClaim],
    b: ArticleId,
    others: Sequence[ReadClaim],
) -> Rulings:
    """Those of ``verdicts`` that are about the articles ``a`` and ``b``, given their claims."""
    found = Rulings({}, [])
    for verdict in verdicts:
        if {verdict.a.article, verdict.b.article} != {a, b}:
            continue
        here, there = verdict.seen_from(a)
        cells = [(row, col) for row in _at(here.span, some) for col in _at(there.span, others)]
        for cell in cells:
            found.on_claims[cell] = verdict
        if not cells and verdict.ruling == "right":
            found.elsewhere.append(verdict)
    return found


def ruled_on(
    found: Iterable[Similar], verdicts: Sequence[Verdict], article: ArticleId, span: Span
) -> list[Similar]:
    """``found`` for a passage of ``article`` without what an analyst called no match of it.

    Right matches say so, and are added where they were not found.
    """
    told: list[Similar] = []
    mine = [verdict for verdict in verdicts if verdict.concerns(article)]
    known = {verdict.id: verdict for verdict in mine if _asked_for(verdict, article, span)}
    for one in found:
        there = Span(one.start, one.end)
        verdict = next(
            (
                verdict
                for verdict in known.values()
                if verdict.seen_from(article)[1].article == one.article
                and same_place(there, verdict.seen_from(article)[1].span)
            ),
            None,
        )
        if verdict is None:
            told.append(one)
        elif verdict.ruling == "right":
            known.pop(verdict.id)
            relation = "same" if one.relation == "similar" else one.relation
            told.append(replace(one, relation=relation, ruling="right", by=verdict.by))
        else:
            continue
    for verdict in known.values():
        if verdict.ruling == "right":
            other = verdict.seen_from(article)[1]
            said = f"A right match, said {verdict.by}"
            told.append(
                Similar(
                    other.article, other.start, other.end, 1.0, said, "same", "right", verdict.by
                )
            )
    return told


def _asked_for(verdict: Verdict, article: ArticleId, span: Span) -> bool:
    """Whether the verdict is about ``span`` or a passage within it."""
    mine = verdict.seen_from(article)[0].span
    return same_place(span, mine) or span.contains(mine)


def _at(span: Span, claims: Sequence[ReadClaim]) -> list[int]:
    return [n for n, read in enumerate(claims) if same_place(read.claim.span, span)]
