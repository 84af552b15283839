"""Deeds on marks and tags."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from app.domain.edits import Collection, Edit, RecordChange
from app.domain.errors import BadRequest, NotFound
from app.domain.grading import check_credibility
from app.domain.mark import Mark, MarkId
from app.domain.passage import passage_of
from app.domain.tag import Tag, TagId, propose_code
from app.library.ledger import UNCHANGED, Unchanged, given, new_id, now
from app.storage.records import from_record, to_record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.domain.article import ArticleId
    from app.library.ledger import Ledger


def _check_colour(colour: int) -> int:
    if not 1 <= colour <= 8:
        raise BadRequest(f"{colour} is no colour. Choose a number from 1 to 8.")
    return colour


class Marking:
    """Makes, changes and deletes marks and tags."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    # Marks

    def marks(self, article: ArticleId | None = None, tag: TagId | None = None) -> list[Mark]:
        """Marks of an article or a tag or all, in the order of their places."""
        return self._ledger.records.marks(Mark, article, tag)

    def mark(self, mark: MarkId) -> Mark:
        """The mark; raises ``NotFound``."""
        record = self._ledger.records.get(Collection.MARK, mark)
        if record is None:
            raise NotFound(f"There is no mark {mark} in this library.")
        return from_record(record, Mark)

    def add_mark(
        self,
        article: ArticleId,
        start: int,
        end: int,
        *,
        colour: int | None = None,
        tags: Iterable[TagId] = (),
        note: str = "",
        credibility: int | None = None,
    ) -> Mark:
        """Mark a passage; without ``colour`` it is yellow, or as its first tag's. Returns the mark.

        Raises ``BadRequest`` for a span outside the text, an unknown colour or credibility.
        """
        found = self._ledger.article(article)
        chosen = tuple(dict.fromkeys(tags))
        known = {tag.id for tag in self.tags()}
        for tag in chosen:
            if tag not in known:
                raise NotFound(f"There is no tag {tag} in this library.")
        mark = Mark(
            id=MarkId(new_id()),
            passage=passage_of(found, start, end),
            colour=1 if colour is None else _check_colour(colour),
            tags=chosen,
            note=note.strip(),
            credibility=check_credibility(credibility),
            created_at=now(),
            by=self._ledger.journal.by,
        )
        change = self._ledger.change(Collection.MARK, mark.id, mark, owner=article)
        self._ledger.do(Edit("add-mark", "mark passage", (change,)))
        return mark

    def change_mark(
        self,
        mark: MarkId,
        *,
        colour: int | Unchanged = UNCHANGED,
        tags: Iterable[TagId] | Unchanged = UNCHANGED,
        note: str | Unchanged = UNCHANGED,
        credibility: int | Unchanged | None = UNCHANGED,
        span: tuple[int, int] | Unchanged = UNCHANGED,
    ) -> Mark:
        """Change what is given of a mark; returns it as it is now."""
        old = self.mark(mark)
        fields: dict[str, Any] = given(colour=colour, note=note, credibility=credibility)
        if "colour" in fields:
            _check_colour(fields["colour"])
        if "note" in fields:
            fields["note"] = fields["note"].strip()
        if "credibility" in fields:
            check_credibility(fields["credibility"])
        if not isinstance(tags, Unchanged):
            fields["tags"] = tuple(dict.fromkeys(tags))
        if not isinstance(span, Unchanged):
            fields["passage"] = passage_of(self._ledger.article(old.passage.article), *span)
        new = replace(old, **fields)
        if new != old:
            change = self._ledger.change(Collection.MARK, mark, new, owner=old.passage.article)
            self._ledger.do(Edit("change-mark", _what_changed(fields), (change,)))
        return new

    def delete_mark(self, mark: MarkId) -> None:
        """Delete a mark."""
        owner = self.mark(mark).passage.article
        change = self._ledger.change(Collection.MARK, mark, None, owner=owner)
        self._ledger.do(Edit("delete-mark", "delete mark", (change,)))

    # Tags

    def tags(self) -> list[Tag]:
        """The tag tree, each tag before its children, siblings in the order of their making."""
        made = self._ledger.records.all(Collection.TAG, Tag)
        known = {tag.id for tag in made}
        children: dict[TagId | None, list[Tag]] = {}
        for tag in made:
            parent = tag.parent if tag.parent in known else None
            children.setdefault(parent, []).append(tag)
        ordered: list[Tag] = []

        def walk(parent: TagId | None) -> None:
            for tag in children.get(parent, ()):
                ordered.append(tag)
                walk(tag.id)

        walk(None)
        return ordered

    def tag_counts(self) -> dict[TagId, int]:
        """How many marks carry each tag itself."""
        return {TagId(k): n for k, n in self._ledger.records.counts("tag").items()}

    def add_tag(
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
        tags = self.tags()
        clean = self._free_name(name, parent, tags, None)
        if colour is None and parent is None:
            used = [tag.colour for tag in tags if tag.parent is None]
            colour = min(range(1, 9), key=used.count)
        tag = Tag(
            id=TagId(new_id()),
            name=clean,
            parent=parent,
            code=code.strip().upper()[:2] or propose_code(clean, (t.code for t in tags)),
            colour=None if colour is None else _check_colour(colour),
            definition=definition.strip(),
        )
        change = self._ledger.change(Collection.TAG, tag.id, tag)
        self._ledger.do(Edit("add-tag", f"new tag {tag.name}", (change,)))
        return tag

    def change_tag(
        self,
        tag: TagId,
        *,
        name: str | Unchanged = UNCHANGED,
        parent: TagId | Unchanged | None = UNCHANGED,
        colour: int | Unchanged | None = UNCHANGED,
        code: str | Unchanged = UNCHANGED,
        definition: str | Unchanged = UNCHANGED,
    ) -> Tag:
        """Rename, move, recolour or redefine a tag; returns it as it is now."""
        tags = self.tags()
        old = self._tag(tag, tags)
        fields: dict[str, Any] = given(
            name=name, parent=parent, colour=colour, code=code, definition=definition
        )
        if fields.get("colour") is not None:
            _check_colour(fields["colour"])
        if "parent" in fields and tag in _line_of(fields["parent"], tags):
            raise BadRequest(f"“{old.name}” cannot be moved below itself.")
        if "name" in fields or "parent" in fields:
            beside = fields.get("parent", old.parent)
            fields["name"] = self._free_name(fields.get("name", old.name), beside, tags, tag)
        if "code" in fields:
            fields["code"] = fields["code"].strip().upper()[:2] or old.code
        new = replace(old, **fields)
        if new != old:
            change = self._ledger.change(Collection.TAG, tag, new)
            self._ledger.do(Edit("change-tag", f"change tag {new.name}", (change,)))
        return new

    def delete_tag(self, tag: TagId) -> None:
        """Delete a tag; its marks lose it and stay, its children move up to its parent."""
        tags = self.tags()
        old = self._tag(tag, tags)
        changes: list[RecordChange] = [
            RecordChange(
                Collection.MARK,
                mark.id,
                to_record(mark),
                to_record(replace(mark, tags=tuple(t for t in mark.tags if t != tag))),
                mark.passage.article,
            )
            for mark in self.marks(tag=tag)
        ]
        changes += [
            self._ledger.change(Collection.TAG, child.id, replace(child, parent=old.parent))
            for child in tags
            if child.parent == tag
        ]
        changes.append(self._ledger.change(Collection.TAG, tag, None))
        self._ledger.do(Edit("delete-tag", f"delete tag {old.name}", tuple(changes)))

    def _tag(self, tag: TagId, tags: list[Tag]) -> Tag:
        for known in tags:
            if known.id == tag:
                return known
        raise NotFound(f"There is no tag {tag} in this library.")

    @staticmethod
    def _free_name(name: str, parent: TagId | None, tags: list[Tag], itself: TagId | None) -> str:
        clean = " ".join(name.split())
        if not clean:
            raise BadRequest("A tag needs a name.")
        for tag in tags:
            same = tag.name.casefold() == clean.casefold()
            if same and tag.parent == parent and tag.id != itself:
                raise BadRequest(
                    f"There is a tag called “{tag.name}” already. Choose another name."
                )
        return clean


def _line_of(tag: TagId | None, tags: list[Tag]) -> set[TagId]:
    """``tag`` and everything above it."""
    parents = {known.id: known.parent for known in tags}
    line: set[TagId] = set()
    while tag is not None and tag not in line:
        line.add(tag)
        tag = parents.get(tag)
    return line


def _what_changed(fields: dict[str, Any]) -> str:
    if len(fields) == 1:
        return {
            "colour": "change colour",
            "note": "change note",
            "credibility": "grade passage",
            "tags": "change tags",
            "passage": "move mark",
        }[next(iter(fields))]
    return "change mark"
