"""Arrangements of reading panes that are kept under a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

from app.domain.article import ArticleId
from app.domain.briefing import BriefingId

LayoutId = NewType("LayoutId", str)

LONGEST_NAME = 120
"""Characters of a name that are kept."""


@dataclass(frozen=True, slots=True)
class PaneLayout:
    """One pane: its article, and the position in it (code points) of the first line in view."""

    article: ArticleId
    position: int = 0


@dataclass(frozen=True, slots=True)
class Layout:
    """Panes from left to right; ``active`` is the number of the one with the focus, from 0.

    ``briefing`` is the one it is kept with; ``None`` if it is kept with the library.
    """

    id: LayoutId
    name: str
    panes: tuple[PaneLayout, ...]
    active: int = 0
    briefing: BriefingId | None = None
