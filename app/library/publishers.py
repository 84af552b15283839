"""The source register: publishers, how reliable they are held to be, and why."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from app.domain.edits import Collection, Edit
from app.domain.errors import BadRequest, NotFound
from app.domain.grading import check_reliability
from app.domain.publisher import GradeChange, Publisher, PublisherId, name_key, names_of
from app.library.deed_words import changed_publisher
from app.library.ledger import UNCHANGED, ArticleRecord, Unchanged, given, new_id, now
from app.storage.records import from_record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.domain.article import ArticleId
    from app.library.ledger import Ledger

__all__ = ["GradeChange", "Publisher", "PublisherId", "Publishers"]


class Publishers:
    """Keeps the register. An article's reliability is its publisher's unless it has its own."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    # Reading

    def publishers(self) -> list[Publisher]:
        """Every publisher in the register, by name."""
        made = self._ledger.records.all(Collection.PUBLISHER, Publisher)
        return sorted(made, key=lambda publisher: name_key(publisher.name))

    def publisher(self, publisher: PublisherId) -> Publisher:
        """The publisher; raises ``NotFound``."""
        record = self._ledger.records.get(Collection.PUBLISHER, publisher)
        if record is None:
            raise NotFound("This publisher is no longer in the source register.")
        return from_record(record, Publisher)

    def named(self, name: str) -> Publisher | None:
        """The publisher that goes by ``name``, as its own or an alias; ``None`` if none does."""
        key = name_key(name)
        return next((p for p in self.publishers() if key in names_of(p)), None)

    def of(self, article: ArticleId) -> Publisher | None:
        """The publisher of ``article``; ``None`` if none is stated or it is not registered."""
        stated = self._ledger.article_even_removed(article).metadata.publisher
        return None if stated is None else self.named(stated)

    def unregistered(self) -> list[tuple[str, int]]:
        """Names that articles state and no publisher goes by, with their articles, most first."""
        known = {key for publisher in self.publishers() for key in names_of(publisher)}
        found: dict[str, tuple[str, int]] = {}
        for record in self._ledger.records.all(Collection.ARTICLE, ArticleRecord):
            name = record.metadata.publisher
            if name is not None and name_key(name) not in known:
                spelt, count = found.get(name_key(name), (name, 0))
                found[name_key(name)] = (spelt, count + 1)
        return sorted(found.values(), key=lambda row: (-row[1], name_key(row[0])))

    # Deeds

    def add(
        self,
        name: str,
        *,
        reliability: str | None = None,
        reason: str = "",
        owner_note: str = "",
        aliases: Iterable[str] = (),
    ) -> Publisher:
        """Register a publisher; raises ``BadRequest`` if a name is empty or taken."""
        grade = check_reliability(reliability)
        made = Publisher(
            PublisherId(new_id()),
            _clean(name),
            grade,
            owner_note.strip(),
            _cleaned(aliases),
            () if grade is None else (self._graded(grade, reason),),
        )
        self._keep("add-publisher", f"register publisher “{made.name}”", made)
        return made

    def change(
        self,
        publisher: PublisherId,
        *,
        name: str | Unchanged = UNCHANGED,
        owner_note: str | Unchanged = UNCHANGED,
        aliases: Iterable[str] | Unchanged = UNCHANGED,
    ) -> Publisher:
        """Change what is given; raises ``BadRequest`` if a name is empty or taken."""
        old = self.publisher(publisher)
        fields: dict[str, Any] = given(name=name, owner_note=owner_note, aliases=aliases)
        if "name" in fields:
            fields["name"] = _clean(fields["name"])
        if "owner_note" in fields:
            fields["owner_note"] = fields["owner_note"].strip()
        if "aliases" in fields:
            fields["aliases"] = _cleaned(fields["aliases"])
        new = replace(old, **fields)
        if new != old:
            self._keep("change-publisher", changed_publisher(old, new), new)
        return new

    def grade(self, publisher: PublisherId, reliability: str | None, reason: str = "") -> Publisher:
        """Grade a publisher A to F (``None`` takes the grade away), with date and reason."""
        old = self.publisher(publisher)
        letter = check_reliability(reliability)
        if letter == old.reliability and not reason.strip():
            return old
        history = (*old.history, self._graded(letter, reason))
        new = replace(old, reliability=letter, history=history)
        did = "grade" if letter else "take grade off"
        self._keep("grade-publisher", f"{did} publisher “{new.name}”", new)
        return new

    def delete(self, publisher: PublisherId) -> None:
        """Take a publisher out of the register; its articles keep just grades of their own."""
        old = self.publisher(publisher)
        change = self._ledger.change(Collection.PUBLISHER, publisher, None)
        said = f"take publisher “{old.name}” out of the source register"
        self._ledger.do(Edit("delete-publisher", said, (change,)))

    def _graded(self, reliability: str | None, reason: str) -> GradeChange:
        return GradeChange(now(), reliability, reason.strip(), self._ledger.journal.by)

    def _keep(self, kind: str, said: str, publisher: Publisher) -> None:
        if not publisher.name:
            raise BadRequest("A publisher needs a name.")
        for name in (publisher.name, *publisher.aliases):
            taken = self.named(name)
            if taken is not None and taken.id != publisher.id:
                raise BadRequest(
                    f"“{taken.name}” goes by the name “{name}” already. Choose another name."
                )
        change = self._ledger.change(Collection.PUBLISHER, publisher.id, publisher)
        self._ledger.do(Edit(kind, said, (change,)))


def _clean(name: str) -> str:
    return " ".join(name.split())


def _cleaned(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(clean for name in names if (clean := _clean(name))))
