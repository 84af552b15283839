"""A mark: a passage that an analyst coloured, tagged, noted or graded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

from app.domain.errors import BadRequest
from app.domain.passage import Passage
from app.domain.tag import TagId

MarkId = NewType("MarkId", str)

COLOURS = ("Yellow", "Orange", "Rose", "Violet", "Blue", "Cyan", "Green", "Grey")
"""Names of the eight highlights; colour numbers run from 1 to 8."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked passage.

    ``colour`` is 1 to 8; a mark shows its first tag's colour if that has one. ``credibility`` is 1
    to 6 (Admiralty code) or ``None``. ``created_at`` is an ISO time in UTC, ``by`` the analyst.
    """

    id: MarkId
    passage: Passage
    colour: int = 1
    tags: tuple[TagId, ...] = ()
    note: str = ""
    credibility: int | None = None
    created_at: str = ""
    by: str = ""


def checked_colour(colour: int) -> int:
    """``colour``; raises ``BadRequest`` unless it is 1 to 8."""
    if not 1 <= colour <= len(COLOURS):
        raise BadRequest(f"{colour} is no colour. Choose a number from 1 to 8.")
    return colour
