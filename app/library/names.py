"""Names: which spellings are one, as somebody says, and which may be, as the library shows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.edits import Collection, Edit, RecordChange
from app.domain.errors import BadRequest, NotFound
from app.domain.names import (
    AlikeNames,
    NameId,
    SameName,
    clean_spellings,
    spelling_key,
    spellings_in,
)
from app.library.ledger import new_id
from app.storage.records import from_record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.library.ledger import Ledger
    from app.library.searching import Searching

__all__ = ["AlikeNames", "NameId", "Names", "SameName", "spellings_in"]

_TOO_FEW = "A name needs two spellings or more. Put commas between them: Lukashenko, Lukashenka."


class Names:
    """Keeps the list of names; what is said of one can be undone."""

    def __init__(self, ledger: Ledger, searching: Searching) -> None:
        self._ledger = ledger
        self._searching = searching

    def all(self) -> list[SameName]:
        """Every name with its spellings, by the first of them."""
        return [name for name in self._known() if name.one]

    def apart(self) -> list[SameName]:
        """Spellings that look alike and were said to be different names."""
        return [name for name in self._known() if not name.one]

    def get(self, name: NameId) -> SameName:
        """The name; raises ``NotFound``."""
        record = self._ledger.records.get(Collection.NAME, name)
        if record is None:
            raise NotFound("This name is no longer in the list.")
        return from_record(record, SameName)

    def named(self, spelling: str) -> SameName | None:
        """The name that has ``spelling`` among its spellings; ``None`` if none has."""
        return next((name for name in self.all() if name.holds(spelling)), None)

    def add(self, spellings: Iterable[str]) -> SameName:
        """Say that ``spellings`` are one name; names that share one of them become one with it.

        Returns the name. Raises ``BadRequest`` for fewer than two spellings, ``ReadOnlyLibrary`` or
        ``CannotSave``.
        """
        given = _checked(spellings)
        held = [name for name in self.all() if any(map(name.holds, given))]
        every = clean_spellings([*(s for name in held for s in name.spellings), *given])
        into = held[0] if held else None
        made = SameName(into.id if into is not None else NameId(new_id()), every)
        if made == into:
            return made
        changes = [self._change(made), *(self._removal(name) for name in held[1:])]
        self._do("add-name", f"say that {_said(given)} are one name", changes, made)
        return made

    def change(self, name: NameId, spellings: Iterable[str]) -> SameName:
        """Give a name these spellings instead; returns it as it is now.

        Raises ``BadRequest`` for fewer than two, or for one that another name has.
        """
        old = self.get(name)
        new = replace(old, spellings=_checked(spellings))
        for spelling in new.spellings:
            other = self.named(spelling) if new.one else None
            if other is not None and other.id != name:
                raise BadRequest(
                    f"“{spelling}” already stands with “{other.spellings[0]}”. Change that name "
                    "instead."
                )
        if new != old:
            said = f"change the spellings of “{old.spellings[0]}”"
            self._do("change-name", said, [self._change(new)], new)
        return new

    def delete(self, name: NameId) -> None:
        """Take a name out of the list: its spellings are looked for as before it was said."""
        old = self.get(name)
        what = "are one name" if old.one else "are different names"
        said = f"no longer say that {_said(old.spellings)} {what}"
        self._ledger.do(Edit("delete-name", said, (self._removal(old),)))

    def keep_apart(self, spellings: Iterable[str]) -> SameName:
        """Say that ``spellings`` are different names that only look alike; returns what is kept.

        Raises ``BadRequest`` for fewer than two, or where two of them were said to be one name.
        """
        given = _checked(spellings)
        for name in self.all():
            if sum(map(name.holds, given)) > 1:
                raise BadRequest(
                    f"The list says that {_said(name.spellings)} are one name. Change that first."
                )
        keys = set(map(spelling_key, given))
        for name in self.apart():
            if set(map(spelling_key, name.spellings)) == keys:
                return name
        made = SameName(NameId(new_id()), given, one=False)
        said = f"say that {_said(given)} are different names"
        self._ledger.do(Edit("keep-apart", said, (self._change(made),)))
        return made

    def proposals(self, limit: int = 50) -> list[AlikeNames]:
        """Spellings in the library that may be one name, the most telling first.

        Each stands in an article that lacks the most frequent one. What was said already is left
        out. Takes some seconds in a large library. Raises nothing for an index that is being
        made: then there are fewer.
        """
        known = [frozenset(map(spelling_key, name.spellings)) for name in self._known()]
        found = []
        for alike in self._searching.alike_names():
            keys = frozenset(map(spelling_key, alike.spellings))
            if not any(keys <= said for said in known):
                found.append(alike)
        return found[:limit]

    def _known(self) -> list[SameName]:
        kept = self._ledger.records.all(Collection.NAME, SameName)
        return sorted(kept, key=lambda name: (spelling_key(name.spellings[0]), name.id))

    def _change(self, name: SameName) -> RecordChange:
        return self._ledger.change(Collection.NAME, name.id, name)

    def _removal(self, name: SameName) -> RecordChange:
        return self._ledger.change(Collection.NAME, name.id, None)

    def _do(self, kind: str, said: str, changes: list[RecordChange], one: SameName) -> None:
        """Make ``changes``; whoever said before that spellings of ``one`` differ is overruled."""
        if one.one:
            overruled = (n for n in self.apart() if sum(map(one.holds, n.spellings)) > 1)
            changes = [*changes, *(self._removal(name) for name in overruled)]
        self._ledger.do(Edit(kind, said, tuple(changes)))


def _checked(spellings: Iterable[str]) -> tuple[str, ...]:
    clean = clean_spellings(spellings)
    if len(clean) < 2:
        raise BadRequest(_TOO_FEW)
    return clean


def _said(spellings: tuple[str, ...]) -> str:
    """The spellings in a sentence, the first three of them."""
    first = [f"“{spelling}”" for spelling in spellings[:3]]
    if len(spellings) > 3:
        return f"{', '.join(first)} and {len(spellings) - 3} more"
    return f"{', '.join(first[:-1])} and {first[-1]}"
