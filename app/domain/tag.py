"""A tag: a name for what passages are about, in a tree."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, NewType

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TagId = NewType("TagId", str)

_CODE_SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag of the tree; ``colour`` is 1 to 8, or ``None`` to inherit the parent's.

    One that was ``merged_into`` another is not in the tree any more: marks that carry it count as
    marks of that other tag.
    """

    id: TagId
    name: str
    parent: TagId | None = None
    code: str = ""
    colour: int | None = None
    definition: str = ""
    merged_into: TagId | None = None


def colour_of(tag: Tag, tags: Mapping[TagId, Tag]) -> int:
    """The colour (1 to 8) that ``tag`` shows: its own, else the nearest ancestor's, else yellow."""
    seen: set[TagId] = set()
    current: Tag | None = tag
    while current is not None and current.id not in seen:
        if current.colour is not None:
            return current.colour
        seen.add(current.id)
        current = tags.get(current.parent) if current.parent is not None else None
    return 1


def standing(tags: Iterable[Tag]) -> dict[TagId, TagId]:
    """For each tag the one of the tree that it stands for: itself, or what it was merged into.

    A tag that was merged into one that is gone stands for none and is left out.
    """
    known = {tag.id: tag for tag in tags}
    found: dict[TagId, TagId] = {}
    for tag in known.values():
        last, seen = tag, {tag.id}
        while last.merged_into in known and last.merged_into not in seen:
            last = known[last.merged_into]
            seen.add(last.id)
        if last.merged_into is None:
            found[tag.id] = last.id
    return found


def propose_code(name: str, taken: Iterable[str]) -> str:
    """Two letters or digits for ``name`` that no other tag has: "Human rights" gives HR.

    Of a thousand tags the codes are used up; then one is given twice.
    """
    used = set(taken)
    letters = [c for c in name.upper() if c.isalnum()] or ["T"]
    words = [w for w in re.split(r"\W+", name.upper()) if w]
    candidates = [words[0][0] + words[1][0]] if len(words) > 1 else []
    candidates += [letters[0] + c for c in letters[1:]]
    candidates += [letters[0] + c for c in _CODE_SIGNS]
    candidates += [one + other for one, other in product(_CODE_SIGNS, repeat=2)]
    return next((c for c in candidates if c not in used), candidates[0])
