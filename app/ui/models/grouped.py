"""Copies of one article as one group of rows: the first stands for all, the others fold away."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from app.domain.article import ArticleId
    from app.library.reading import ArticleSummary


class GroupedRow(NamedTuple):
    """A row: ``copies`` counts the group it stands for (0: none), ``below`` says it is in one."""

    summary: ArticleSummary
    copies: int = 0
    below: bool = False
    unfolded: bool = False

    @property
    def id(self) -> ArticleId:
        """The article's id."""
        return self.summary.id


def grouped(
    articles: Iterable[ArticleSummary],
    sources: Mapping[ArticleId, ArticleId],
    unfolded: Collection[ArticleId] = (),
) -> list[GroupedRow]:
    """``articles`` in their order, those with one source behind the first of them.

    ``sources`` names what stands for each; a group is ``unfolded`` under the id of its first row.
    """
    if not sources:
        return [GroupedRow(summary) for summary in articles]
    groups: dict[ArticleId, list[ArticleSummary]] = {}
    for summary in articles:
        groups.setdefault(sources.get(summary.id, summary.id), []).append(summary)
    rows: list[GroupedRow] = []
    for first, *others in groups.values():
        shown = bool(others) and first.id in unfolded
        rows.append(GroupedRow(first, len(others) + 1 if others else 0, unfolded=shown))
        if shown:
            rows += [GroupedRow(other, below=True) for other in others]
    return rows


def leading(rows: Sequence[GroupedRow], at: int) -> GroupedRow:
    """The row that stands for the group of row ``at``: that row itself unless it is below one."""
    while rows[at].below:
        at -= 1
    return rows[at]


def copies_in_words(copies: int) -> str:
    """What a row says of its group: "3 copies, one source"; empty without one."""
    return f"{copies:,} copies, one source" if copies else ""
