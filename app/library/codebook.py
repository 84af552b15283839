"""Deeds on the tag tree: tags are made, changed, merged, split, deleted, and given to passages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from app.domain.edits import Collection, Edit, RecordChange
from app.domain.errors import BadRequest, NotFound
from app.domain.in_words import counted
from app.domain.mark import Mark, MarkId, checked_colour
from app.domain.tag import Tag, TagId, propose_code
from app.library.deed_words import changed_tag
from app.library.ledger import UNCHANGED, Unchanged, given, new_id, now
from app.library.tagging import standing_tags
from app.storage.records import to_record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from app.domain.passage import Passage
    from app.library.ledger import Ledger
    from app.library.tagging import Tagging


class Codebook:
    """Changes the tag tree and tags many passages at once; each deed is one step of undo."""

    def __init__(self, ledger: Ledger, tagging: Tagging) -> None:
        self._ledger = ledger
        self._tagging = tagging

    def add(
        self,
        name: str,
        *,
        parent: TagId | None = None,
        colour: int | None = None,
        code: str = "",
        definition: str = "",
    ) -> Tag:
        """Make a tag; without ``code`` two letters are proposed. Returns the tag.

        Without a colour a tag at the top takes the least used one, one below another the parent's.
        Raises ``BadRequest`` if the name is empty or taken beside it.
        """
        tags = self._tagging.tags()
        tag = _new_tag(name, parent, colour, code, definition, tags)
        change = self._ledger.change(Collection.TAG, tag.id, tag)
        self._ledger.do(Edit("add-tag", f"new tag “{tag.name}”", (change,)))
        return tag

    def not_made_yet(self, name: str, beside: Iterable[Tag] = ()) -> Tag:
        """A tag for the top of the tree and of ``beside``, which are not kept yet, nor is it.

        ``Marking.add_mark`` makes it with a mark, in one step. Raises ``BadRequest`` if the name is
        empty or taken.
        """
        return _new_tag(name, None, None, "", "", [*self._tagging.tags(), *beside])

    def change(
        self,
        tag: TagId,
        *,
        name: str | Unchanged = UNCHANGED,
        parent: TagId | Unchanged | None = UNCHANGED,
        colour: int | Unchanged | None = UNCHANGED,
        code: str | Unchanged = UNCHANGED,
        definition: str | Unchanged = UNCHANGED,
    ) -> Tag:
        """Rename, move, recolour or redefine a tag; returns it as it is now.

        Raises ``NotFound``, or ``BadRequest`` for a name that is empty or taken, an unknown colour
        or a parent below the tag itself.
        """
        tags = self._tagging.tags()
        old = _known(tag, tags)
        fields: dict[str, Any] = given(
            name=name, parent=parent, colour=colour, code=code, definition=definition
        )
        if fields.get("colour") is not None:
            checked_colour(fields["colour"])
        if "parent" in fields and tag in _line_of(fields["parent"], tags):
            raise BadRequest(f"“{old.name}” cannot be moved below itself. Choose another tag.")
        if "name" in fields or "parent" in fields:
            beside = fields.get("parent", old.parent)
            fields["name"] = _free_name(fields.get("name", old.name), beside, tags, tag)
        if "code" in fields:
            fields["code"] = fields["code"].strip().upper()[:2] or old.code
        new = replace(old, **fields)
        if new != old:
            change = self._ledger.change(Collection.TAG, tag, new)
            above = next((known.name for known in tags if known.id == new.parent), None)
            self._ledger.do(Edit("change-tag", changed_tag(old, new, above), (change,)))
        return new

    def delete(self, tag: TagId) -> None:
        """Delete a tag; its marks lose it and stay, its children move up to its parent."""
        tags = self._tagging.tags()
        old = _known(tag, tags)
        changes = self._below(tag, old.parent, tags)
        changes.append(self._ledger.change(Collection.TAG, tag, None))
        self._ledger.do(Edit("delete-tag", f"delete tag “{old.name}”", tuple(changes)))

    def merge(self, tag: TagId, into: TagId) -> Tag:
        """Have the marks and the children of ``tag`` be those of ``into``; returns ``into``.

        A mark with both carries it once. ``tag`` is in the tree no more; a definition that only
        it has goes over. Raises ``NotFound``, or ``BadRequest`` where both are one.
        """
        tags = self._tagging.tags()
        old, kept = _known(tag, tags), _known(into, tags)
        if old is kept:
            raise BadRequest(f"“{old.name}” cannot be merged into itself. Choose another tag.")
        new = kept
        if tag in _line_of(kept.parent, tags):  # a child swallows its parent: it takes its place
            beside = {t.name.casefold() for t in tags if t.parent == old.parent} - {
                old.name.casefold()
            }
            new = replace(new, parent=old.parent, name=_unlike(kept.name, beside))
        if not kept.definition:
            new = replace(new, definition=old.definition)
        changes = self._below(tag, into, [other for other in tags if other.id != into])
        if new != kept:
            changes.append(self._ledger.change(Collection.TAG, into, new))
        merged = replace(old, merged_into=into, parent=None)
        changes.append(self._ledger.change(Collection.TAG, tag, merged))
        said = f"merge tag “{old.name}” into “{kept.name}”"
        self._ledger.do(Edit("merge-tags", said, tuple(changes)))
        return new

    def split(self, tag: TagId, marks: Iterable[MarkId], name: str) -> Tag:
        """Give ``marks`` of ``tag`` a new tag called ``name`` beside it instead; returns that.

        Raises ``NotFound``, or ``BadRequest`` if no mark is given, one does not carry the tag, or
        the name is empty or taken.
        """
        tags = self._tagging.tags()
        old = _known(tag, tags)
        chosen = list(dict.fromkeys(marks))
        made = _new_tag(name, old.parent, None, "", "", tags)
        moved = self._retagged(
            chosen, lambda its: tuple(made.id if t == tag else t for t in its), only_with=tag
        )
        if not moved or len(moved) < len(chosen):
            raise BadRequest(f"Choose marks that carry the tag “{old.name}”.")
        changes = (self._ledger.change(Collection.TAG, made.id, made), *moved)
        said = f"split “{made.name}” off tag “{old.name}”"
        self._ledger.do(Edit("split-tag", said, changes))
        return made

    def tag_passages(self, passages: Sequence[Passage], tag: TagId) -> list[Mark]:
        """Mark each of ``passages`` with ``tag``; returns the marks made and changed.

        A passage that has a mark of just its span gets the tag there; one that carries it already
        is left alone. All of it is one step of undo. Raises ``NotFound``.
        """
        named = _known(tag, self._tagging.tags())
        marks, changes = self._tagged(passages, tag)
        self._do_tagging(named, [], changes)
        return marks

    def tag_passages_anew(
        self, passages: Sequence[Passage], name: str, *, colour: int | None = None
    ) -> tuple[Tag, list[Mark]]:
        """Make a tag at the top of the tree and give it to ``passages``, in one step of undo.

        Returns the tag, and the marks as ``tag_passages`` does. Without ``colour`` the tag takes
        the least used one. Raises ``BadRequest`` if the name is empty or taken.
        """
        made = _new_tag(name, None, colour, "", "", self._tagging.tags())
        marks, changes = self._tagged(passages, made.id)
        self._do_tagging(made, [self._ledger.change(Collection.TAG, made.id, made)], changes)
        return made, marks

    def untag(self, marks: Iterable[MarkId], tag: TagId) -> None:
        """Take ``tag`` off ``marks``, which stay; one step of undo. Raises ``NotFound``."""
        named = _known(tag, self._tagging.tags())
        changes = self._retagged(
            list(dict.fromkeys(marks)),
            lambda its: tuple(other for other in its if other != tag),
            only_with=tag,
        )
        if changes:
            said = f"take tag “{named.name}” off {counted(len(changes), 'passage')}"
            self._ledger.do(Edit("untag-passages", said, tuple(changes)))

    def _do_tagging(self, tag: Tag, made: list[RecordChange], tagged: list[RecordChange]) -> None:
        if made and not tagged:
            self._ledger.do(Edit("add-tag", f"new tag “{tag.name}”", tuple(made)))
        elif tagged:
            said = f"tag {counted(len(tagged), 'passage')} “{tag.name}”"
            self._ledger.do(Edit("tag-passages", said, (*made, *tagged)))

    def _tagged(
        self, passages: Sequence[Passage], tag: TagId
    ) -> tuple[list[Mark], list[RecordChange]]:
        """The marks that give ``tag`` to ``passages``, and the changes that make them."""
        there: dict[tuple[str, int, int], Mark] = {}
        for article in dict.fromkeys(passage.article for passage in passages):
            for mark in self._tagging.marks(article):
                there.setdefault((article, mark.passage.start, mark.passage.end), mark)
        made: list[Mark] = []
        grown: list[Mark] = []
        for passage in {(p.article, p.start, p.end): p for p in passages}.values():
            known = there.get((passage.article, passage.start, passage.end))
            if known is None:
                made.append(self._new_mark(passage, tag))
            elif tag not in known.tags:
                grown.append(replace(known, tags=(*known.tags, tag)))
        changes = [RecordChange(Collection.MARK, mark.id, None, to_record(mark)) for mark in made]
        changes += self._retagged([mark.id for mark in grown], lambda its: (*its, tag))
        return made + grown, changes

    def _new_mark(self, passage: Passage, tag: TagId) -> Mark:
        return Mark(
            MarkId(new_id()),
            passage,
            tags=(tag,),
            created_at=now(),
            by=self._ledger.journal.by,
        )

    def _retagged(
        self,
        marks: Sequence[MarkId],
        tags_of: Callable[[tuple[TagId, ...]], tuple[TagId, ...]],
        *,
        only_with: TagId | None = None,
    ) -> list[RecordChange]:
        """The changes that give each of ``marks`` what ``tags_of`` makes of its tags.

        Marks that are not there, or not ``only_with`` a tag of the tree, are left out. There may
        be tens of thousands: records are changed as they are, and never made into marks.
        """
        stands_for = self._tagging.standing()
        records = self._ledger.records.several(Collection.MARK, marks)
        changes = []
        for mark in marks:
            before = records.get(mark)
            if before is None:
                continue
            tags = standing_tags(before["tags"], stands_for)
            if only_with is None or only_with in tags:
                after = before | {"tags": list(dict.fromkeys(tags_of(tags)))}
                changes.append(RecordChange(Collection.MARK, mark, before, after))
        return changes

    def _below(self, tag: TagId, parent: TagId | None, tags: list[Tag]) -> list[RecordChange]:
        """The changes that put the children of ``tag`` below ``parent``."""
        beside = {t.name.casefold() for t in tags if t.parent == parent and t.id != tag}
        changes = []
        for child in tags:
            if child.parent == tag:
                name = _unlike(child.name, beside)
                beside.add(name.casefold())
                moved = replace(child, parent=parent, name=name)
                changes.append(self._ledger.change(Collection.TAG, child.id, moved))
        return changes


def _new_tag(
    name: str,
    parent: TagId | None,
    colour: int | None,
    code: str,
    definition: str,
    tags: list[Tag],
) -> Tag:
    clean = _free_name(name, parent, tags, None)
    if colour is None and parent is None:
        used = [tag.colour for tag in tags if tag.parent is None]
        colour = min(range(1, 9), key=used.count)
    return Tag(
        id=TagId(new_id()),
        name=clean,
        parent=parent,
        code=code.strip().upper()[:2] or propose_code(clean, (t.code for t in tags)),
        colour=None if colour is None else checked_colour(colour),
        definition=definition.strip(),
    )


def _known(tag: TagId, tags: list[Tag]) -> Tag:
    for known in tags:
        if known.id == tag:
            return known
    raise NotFound("This tag is no longer in the library.")


def _free_name(name: str, parent: TagId | None, tags: list[Tag], itself: TagId | None) -> str:
    clean = " ".join(name.split())
    if not clean:
        raise BadRequest("A tag needs a name.")
    for tag in tags:
        same = tag.name.casefold() == clean.casefold()
        if same and tag.parent == parent and tag.id != itself:
            raise BadRequest(f"There is a tag called “{tag.name}” already. Choose another name.")
    return clean


def _unlike(name: str, taken: set[str]) -> str:
    """``name``, with a number where another tag beside it has it."""
    found, number = name, 2
    while found.casefold() in taken:
        found, number = f"{name} {number}", number + 1
    return found


def _line_of(tag: TagId | None, tags: list[Tag]) -> set[TagId]:
    """``tag`` and everything above it."""
    parents = {known.id: known.parent for known in tags}
    line: set[TagId] = set()
    while tag is not None and tag not in line:
        line.add(tag)
        tag = parents.get(tag)
    return line
