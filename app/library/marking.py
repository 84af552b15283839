"""Deeds on marks, and the tags as they stand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from app.domain.edits import Collection, Edit
from app.domain.errors import NotFound
from app.domain.grading import check_credibility
from app.domain.mark import Mark, MarkId, checked_colour
from app.domain.passage import passage_of
from app.library.deed_words import changed_mark
from app.library.ledger import UNCHANGED, Unchanged, given, new_id, now
from app.storage.records import from_record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.domain.article import ArticleId
    from app.domain.tag import Tag, TagId
    from app.library.ledger import Ledger
    from app.library.tagging import Tagging


class Marking:
    """Makes, changes and deletes marks."""

    def __init__(self, ledger: Ledger, tagging: Tagging) -> None:
        self._ledger = ledger
        self._tagging = tagging

    # Marks

    def marks(self, article: ArticleId | None = None, tag: TagId | None = None) -> list[Mark]:
        """Marks of an article or a tag or all, in the order of their places."""
        return self._tagging.marks(article, tag)

    def marks_around(
        self, article: ArticleId, marks: Iterable[str], starts: Iterable[int]
    ) -> list[Mark]:
        """Marks of an article that begin where one of ``marks`` does, or at one of ``starts``.

        In the order of their places; what an edit touched can so be put among those known.
        """
        return self._tagging.marks_around(article, marks, starts)

    def latest_marks(self, number: int) -> list[Mark]:
        """The ``number`` of marks that were made last, oldest first."""
        return self._tagging.latest_marks(number)

    def mark(self, mark: MarkId) -> Mark:
        """The mark; raises ``NotFound``."""
        record = self._ledger.records.get(Collection.MARK, mark)
        if record is None:
            raise NotFound("This mark is no longer in the library.")
        return self._tagging.standing_mark(from_record(record, Mark))

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
        new_tags: Iterable[Tag] = (),
    ) -> Mark:
        """Mark a passage; without ``colour`` it is yellow, or as its first tag's. Returns the mark.

        ``new_tags`` are those of ``tags`` that are not in the codebook yet: they are made in the
        same step of undo, or not at all if the mark is refused. Raises ``BadRequest`` for a span
        outside the text, an unknown colour or credibility.
        """
        found = self._ledger.article(article)
        chosen, making = tuple(dict.fromkeys(tags)), list(new_tags)
        names = self._names() | {tag.id: tag.name for tag in making}
        for tag in chosen:
            if tag not in names:
                raise NotFound("This tag is no longer in the library.")
        mark = Mark(
            id=MarkId(new_id()),
            passage=passage_of(found, start, end),
            colour=1 if colour is None else checked_colour(colour),
            tags=chosen,
            note=note.strip(),
            credibility=check_credibility(credibility),
            created_at=now(),
            by=self._ledger.journal.by,
        )
        changes = [self._ledger.change(Collection.TAG, tag.id, tag) for tag in making]
        changes.append(self._ledger.change(Collection.MARK, mark.id, mark))
        said = f"tag passage “{names[chosen[0]]}”" if len(chosen) == 1 else "mark passage"
        self._ledger.do(Edit("add-mark", said, tuple(changes)))
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
            checked_colour(fields["colour"])
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
            change = self._ledger.change(Collection.MARK, mark, new)
            said = changed_mark(old, new, self._names())
            self._ledger.do(Edit("change-mark", said, (change,)))
        return new

    def delete_mark(self, mark: MarkId) -> None:
        """Delete a mark."""
        self.mark(mark)
        change = self._ledger.change(Collection.MARK, mark, None)
        self._ledger.do(Edit("delete-mark", "delete mark", (change,)))

    # Tags, which ``Codebook`` changes

    def tags(self) -> list[Tag]:
        """The tag tree, each tag before its children, siblings in the order of their making."""
        return self._tagging.tags()

    def tag_counts(self) -> dict[TagId, int]:
        """How many marks carry each tag itself."""
        return self._tagging.counts()

    def _names(self) -> dict[TagId, str]:
        return {tag.id: tag.name for tag in self.tags()}
