"""The source register: who publishes, how reliable they are held to be, and since when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

PublisherId = NewType("PublisherId", str)


@dataclass(frozen=True, slots=True)
class GradeChange:
    """A publisher's grade from ``at`` (ISO time in UTC) on, with the reason given."""

    at: str
    reliability: str | None
    reason: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Publisher:
    """A publisher; ``reliability`` (A to F, ``None``: not graded) holds for all its articles.

    ``owner_note`` tells of owner or state link, ``aliases`` are other names that articles give it,
    ``history`` lists every grade it had, oldest first.
    """

    id: PublisherId
    name: str
    reliability: str | None = None
    owner_note: str = ""
    aliases: tuple[str, ...] = ()
    history: tuple[GradeChange, ...] = ()


def name_key(name: str) -> str:
    """What is the same for two spellings of one publisher's name."""
    return " ".join(name.split()).casefold()


def names_of(publisher: Publisher) -> tuple[str, ...]:
    """The keys of every name that the publisher goes by."""
    return tuple(dict.fromkeys(name_key(n) for n in (publisher.name, *publisher.aliases)))
