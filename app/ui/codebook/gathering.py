"""The passages of a tag gathered from the library, for a thread beside the window's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.article import ArticleId
from app.domain.tag import Tag, TagId, colour_of
from app.ui.models.tagged_passages import Order, TaggedRow, tagged_rows

if TYPE_CHECKING:
    from app.domain.mark import Mark
    from app.library.library import Library


@dataclass(frozen=True, slots=True)
class Wanted:
    """The passages of ``tag``, and ``below`` those of the tags below it, in ``order``."""

    tag: TagId
    order: Order
    below: bool


@dataclass(frozen=True, slots=True)
class Gathered:
    """The rows for what was ``wanted``; independent ``sources`` count copies once."""

    wanted: Wanted
    rows: list[TaggedRow]
    passages: int
    articles: int
    sources: int


def gathered(library: Library, wanted: Wanted) -> Gathered:
    """The passages that are ``wanted``; each mark once, in the order of the articles."""
    tags = library.tags()
    known = {tag.id: tag for tag in tags}
    family = [known[wanted.tag]] if wanted.tag in known else []
    if wanted.below:
        for tag in tags:
            if tag.parent in {above.id for above in family}:
                family.append(tag)
    articles = {ArticleId(row.id): row for row in library.articles()}
    place = {article: number for number, article in enumerate(articles)}
    marks: dict[str, Mark] = {}
    for tag in family:
        marks.update((mark.id, mark) for mark in library.marks(tag=tag.id))
    ordered = sorted(
        (mark for mark in marks.values() if mark.passage.article in place),
        key=lambda mark: (place[mark.passage.article], mark.passage.start),
    )
    among = {mark.passage.article for mark in ordered}
    return Gathered(
        wanted,
        tagged_rows(ordered, articles, wanted.order, family, _colours(known)),
        len(ordered),
        len(among),
        library.count_independent(among),
    )


def _colours(tags: dict[TagId, Tag]) -> dict[TagId, int]:
    """What each tag's marks are drawn in; a tag without a colour above leaves that to the mark."""
    return {tag.id: colour_of(tag, tags) for tag in tags.values() if _has_colour(tag, tags)}


def _has_colour(tag: Tag, tags: dict[TagId, Tag]) -> bool:
    seen: set[TagId] = set()
    above: Tag | None = tag
    while above is not None and above.id not in seen:
        if above.colour is not None:
            return True
        seen.add(above.id)
        above = tags.get(above.parent) if above.parent is not None else None
    return False
