"""Spellings of which somebody has said that they are one name, or that they are not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NewType

if TYPE_CHECKING:
    from collections.abc import Iterable

NameId = NewType("NameId", str)

MOST_SPELLINGS = 50
"""Spellings of one name that are kept."""
LONGEST_SPELLING = 120
"""Characters of a spelling that are kept."""

_BETWEEN = re.compile(r"[,;|\n،、，]+")


@dataclass(frozen=True, slots=True)
class SameName:
    """Two or more ``spellings``, the one to call it by first.

    With ``one`` each is also looked for by the others; without, they are different names that only
    look alike, and none is looked for by another.
    """

    id: NameId
    spellings: tuple[str, ...]
    one: bool = True

    def holds(self, spelling: str) -> bool:
        """Whether ``spelling`` is among them; capitals and spaces do not matter."""
        return spelling_key(spelling) in set(map(spelling_key, self.spellings))


@dataclass(frozen=True, slots=True)
class AlikeNames:
    """Spellings in the library that may be one name, the most frequent first.

    ``articles`` has for each in how many articles it stands.
    """

    spellings: tuple[str, ...]
    articles: tuple[int, ...]


def spelling_key(spelling: str) -> str:
    """What is the same for two ways of typing one spelling."""
    return " ".join(spelling.split()).casefold()


def clean_spellings(spellings: Iterable[str]) -> tuple[str, ...]:
    """``spellings`` without needless spaces and empty ones, each once, in their order."""
    found: dict[str, str] = {}
    for spelling in spellings:
        clean = " ".join(spelling.split())[:LONGEST_SPELLING].strip()
        if clean:
            found.setdefault(spelling_key(clean), clean)
    return tuple(found.values())[:MOST_SPELLINGS]


def spellings_in(text: str) -> tuple[str, ...]:
    """The spellings that ``text`` lists, commas, semicolons or lines between them."""
    return clean_spellings(_BETWEEN.split(text))
