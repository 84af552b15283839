"""Deeds on briefings: head, items, tray, and what is checked before a briefing leaves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from app.domain.briefing import (
    ITEM_KINDS,
    Briefing,
    BriefingId,
    Document,
    Excerpt,
    Item,
    ItemId,
    TrayPassage,
    kind_of,
)
from app.domain.edits import Collection, Edit, RecordChange
from app.domain.errors import BadRequest, NotFound
from app.domain.likelihood import scale
from app.domain.marking import read_marking
from app.domain.quotation import QuotationCheck, check_quotation
from app.library.briefing_form import dump_document, load_document
from app.library.deed_words import changed_head, changed_item, moved_items, spoken
from app.library.ledger import credibility_of, new_id, now
from app.storage.records import from_record, to_record

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.domain.article import ArticleId
    from app.domain.passage import Passage
    from app.domain.tradecraft import Finding
    from app.library.ledger import Ledger


@dataclass(frozen=True, slots=True)
class CheckedQuotation:
    """An excerpt's quotation held against its source; ``item`` counts from 0."""

    item: int
    item_id: ItemId
    text: str
    source: str
    check: QuotationCheck


class Briefings:
    """Makes and changes briefings. Each has its own stream of undo, named by its id."""

    def __init__(self, ledger: Ledger, find_article: Callable[[str], ArticleId]) -> None:
        self._ledger = ledger
        self._find_article = find_article

    # Reading

    def briefings(self) -> list[Briefing]:
        """Every briefing, in the order of making."""
        return self._ledger.records.all(Collection.BRIEFING, Briefing)

    def head(self, briefing: BriefingId) -> Briefing:
        """The briefing's head; raises ``NotFound``."""
        record = self._ledger.records.get(Collection.BRIEFING, briefing)
        if record is None:
            raise NotFound("This briefing is no longer in the library.")
        return from_record(record, Briefing)

    def document(self, briefing: BriefingId) -> Document:
        """The briefing with its items in order."""
        head = self.head(briefing)
        records = self._ledger.records.items(briefing)
        return Document(head, tuple(_item(records[i]) for i in head.order if i in records))

    def tray(self) -> list[TrayPassage]:
        """Passages put aside and not used yet, oldest first."""
        return self._ledger.records.all(Collection.TRAY, TrayPassage)

    # The head

    def new(self, title: str, **head: Any) -> Briefing:
        """Make a briefing with fields of its ``head`` given by name; returns it."""
        made = self._checked(Briefing(BriefingId(new_id()), title.strip(), **head))
        self._do(made.id, "new-briefing", f"new briefing “{made.title}”", [self._head(made)])
        return made

    def change_head(self, briefing: BriefingId, **fields: Any) -> Briefing:
        """Change fields of the head given by name; returns it as it is now.

        ``order`` is none of them: ``move_items`` changes it.
        """
        old = self.head(briefing)
        new = self._checked(replace(old, **fields))
        if new != old:
            self._do(briefing, "change-briefing", changed_head(old, new), [self._head(new)])
        return new

    def delete(self, briefing: BriefingId) -> None:
        """Delete a briefing and its items."""
        document = self.document(briefing)
        changes = [self._ledger.change(Collection.ITEM, item.id, None) for item in document.items]
        changes.append(self._ledger.change(Collection.BRIEFING, briefing, None))
        said = f"delete briefing “{document.briefing.title}”"
        self._ledger.do(Edit("delete-briefing", said, tuple(changes)))

    # Items

    def add_item(self, briefing: BriefingId, item: Item, at: int | None = None) -> Item:
        """Put ``item`` at position ``at`` (at the end if ``None``); returns it with its id."""
        made, changes = self._added(briefing, item, at)
        self._do(briefing, "add-item", f"add {spoken(made)}", changes)
        return made

    def change_item(self, briefing: BriefingId, item: Item) -> Item:
        """Put ``item`` in the place of the one with its id; returns it."""
        old = self._ledger.records.get(Collection.ITEM, item.id)
        if old is None:
            raise NotFound("This item is no longer in the briefing.")
        change = self._item_change(briefing, item)
        if change.before != change.after:
            said = changed_item(old, to_record(item), item)
            self._do(briefing, "change-item", said, [change])
        return item

    def remove_item(self, briefing: BriefingId, item: ItemId) -> None:
        """Take an item out."""
        head = self.head(briefing)
        if item not in head.order:
            raise NotFound("This item is no longer in the briefing.")
        order = tuple(i for i in head.order if i != item)
        gone = _item(self._ledger.records.items(briefing)[item])
        self._do(
            briefing,
            "remove-item",
            f"remove {spoken(gone)}",
            [
                self._ledger.change(Collection.ITEM, item, None),
                self._head(replace(head, order=order)),
            ],
        )

    def move_items(self, briefing: BriefingId, items: Sequence[ItemId], to: int) -> None:
        """Move ``items`` together to position ``to``, counted from 0 among the others.

        Raises ``NotFound`` if one is not in the briefing.
        """
        head = self.head(briefing)
        rest = [known for known in head.order if known not in items]
        if not items or len(rest) + len(items) != len(head.order):
            raise NotFound("What was to be moved is no longer in this briefing.")
        place = max(0, min(to, len(rest)))
        order = (*rest[:place], *items, *rest[place:])
        if order != head.order:
            records = self._ledger.records.items(briefing)
            said = moved_items([_item(records[item]) for item in items])
            self._do(briefing, "move-item", said, [self._head(replace(head, order=order))])

    # The tray

    def put_aside(self, passage: Passage) -> TrayPassage:
        """Keep a passage for later; one that is there already is not added again."""
        for kept in self.tray():
            if kept.passage == passage:
                return kept
        made = TrayPassage(new_id(), passage, now())
        change = self._ledger.change(Collection.TRAY, made.id, made)
        self._ledger.do(Edit("put-aside", "put passage aside", (change,)))
        return made

    def drop_from_tray(self, tray_passage: str) -> None:
        """Take a passage out of the tray."""
        change = self._ledger.change(Collection.TRAY, tray_passage, None)
        if change.before is None:
            raise NotFound("This passage is no longer put aside.")
        self._ledger.do(Edit("drop-aside", "drop passage put aside", (change,)))

    def use_from_tray(
        self, tray_passage: str, briefing: BriefingId, at: int | None = None
    ) -> Excerpt:
        """Make an excerpt of a passage in the tray, in one step; returns the excerpt."""
        change = self._ledger.change(Collection.TRAY, tray_passage, None)
        if change.before is None:
            raise NotFound("This passage is no longer put aside.")
        passage = from_record(change.before, TrayPassage).passage
        made, changes = self._added(briefing, Excerpt(ItemId(""), passage), at)
        self._do(briefing, "add-item", f"add {spoken(made)}", [*changes, change])
        assert isinstance(made, Excerpt)  # noqa: S101 - what was put in
        return made

    # Checks

    def quotation(self, item: Excerpt) -> QuotationCheck:
        """Whether the excerpt says what its source says, held against the kept text."""
        article = self._ledger.article_even_removed(item.passage.article)
        return check_quotation(item.shown, article.text[item.passage.start : item.passage.end])

    def checks(self, briefing: BriefingId) -> list[CheckedQuotation]:
        """Every quotation of the briefing, checked; paraphrases are left out."""
        return [
            CheckedQuotation(n, item.id, item.shown, item.passage.quote, self.quotation(item))
            for n, item in enumerate(self.document(briefing).items)
            if isinstance(item, Excerpt) and not item.paraphrase
        ]

    def findings(self, briefing: BriefingId) -> tuple[Finding, ...]:
        """What the rules of tradecraft find in the briefing."""
        from app.domain.tradecraft import findings

        return findings(self.document(briefing), self.grade_of)

    def grade_of(self, passage: Passage) -> tuple[str | None, int | None]:
        """The reliability of a passage's source and the credibility of what it says, if graded.

        Of older versions and removed articles too; raises ``NotFound`` for one that never was.
        """
        article = self._ledger.article_even_removed(passage.article)
        return article.reliability, credibility_of(self._ledger, passage)

    # The open form

    def load(self, form: dict[str, Any]) -> Briefing:
        """Make a briefing from its open form; raises ``BadBriefing`` and then makes nothing."""
        document = load_document(form, self._find_article, self._ledger.article_even_removed)
        head = self._checked(replace(document.briefing, id=BriefingId(new_id())))
        items = [replace(item, id=ItemId(new_id())) for item in document.items]
        head = replace(head, order=tuple(item.id for item in items))
        changes = [self._item_change(head.id, item) for item in items]
        said = f"load briefing “{head.title}”"
        self._do(head.id, "load-briefing", said, [self._head(head), *changes])
        return head

    def dump(self, briefing: BriefingId) -> dict[str, Any]:
        """The briefing in its open form."""
        return dump_document(self.document(briefing))

    def _added(
        self, briefing: BriefingId, item: Item, at: int | None
    ) -> tuple[Item, list[RecordChange]]:
        head = self.head(briefing)
        made = replace(item, id=ItemId(new_id()))
        order = list(head.order)
        order.insert(len(order) if at is None else max(0, min(at, len(order))), made.id)
        return made, [
            self._item_change(briefing, made),
            self._head(replace(head, order=tuple(order))),
        ]

    def _do(self, briefing: BriefingId, kind: str, said: str, changes: list[RecordChange]) -> None:
        self._ledger.do(Edit(kind, said, tuple(changes)), stream=briefing)

    def _head(self, head: Briefing) -> RecordChange:
        return self._ledger.change(Collection.BRIEFING, head.id, head)

    def _item_change(self, briefing: BriefingId, item: Item) -> RecordChange:
        record = to_record(item) | {"briefing": briefing, "kind": kind_of(item)}
        before = self._ledger.records.get(Collection.ITEM, item.id)
        return RecordChange(Collection.ITEM, item.id, before, record)

    @staticmethod
    def _checked(head: Briefing) -> Briefing:
        if not head.title.strip():
            raise BadRequest("A briefing needs a title.")
        scale(head.scale)
        marking = None if head.marking is None else read_marking(head.marking).name
        return replace(head, marking=marking)


def _item(record: dict[str, Any]) -> Item:
    return from_record(record, ITEM_KINDS[record["kind"]])
