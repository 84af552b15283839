"""The figures of a whole article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.figures import Figure, find_figures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.article import Block


def figures(text: str, blocks: Sequence[Block], language: str | None = None) -> list[Figure]:
    """The figures in all blocks that say something, in order; see ``find_figures``."""
    return [
        figure
        for block in blocks
        if not block.dimmed
        for figure in find_figures(text, block.start, block.end, language)
    ]
