"""Things named by their id, or by as much of it as tells them apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from app.domain.errors import Ambiguous, NotFound

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Id = TypeVar("Id", bound=str)

LEAST = 4
"""Characters of an id that name it."""
_LISTED = 10


def the_one(
    what: str, named: str, ids: Iterable[Id], *, so_called: Sequence[Id] = (), missing: str
) -> Id:
    """Which of ``ids`` is meant by ``named``: an id, or four or more of its first characters.

    ``so_called`` are those of things that have ``named`` as their name, which goes before. Raises
    ``NotFound`` with the words ``missing``, or ``Ambiguous``, where ``what`` is the thing's noun.
    """
    known = list(ids)
    found = list(so_called) or [known_id for known_id in known if known_id == named]
    if not found and len(named) >= LEAST:
        found = [known_id for known_id in known if known_id.startswith(named.lower())]
    if not found:
        raise NotFound(missing)
    if len(found) > 1:
        listed = ", ".join(known_id[:8] for known_id in found[:_LISTED])
        raise Ambiguous(f"“{named}” names {len(found)} {what}: {listed}. Give more of the id.")
    return found[0]
