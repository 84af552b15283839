"""What is done to passages and articles from a reading pane; each is one step to undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from app.domain.errors import ReaderError

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.article import ArticleId, Span
    from app.domain.mark import Mark, MarkId
    from app.domain.passage import Passage
    from app.domain.tag import Tag, TagId
    from app.ui.actions import Desk

P = ParamSpec("P")
T = TypeVar("T")


class Deeds:
    """Asks the library; what the world refuses is told in the status bar and changes nothing."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def attempt(self, deed: Callable[P, T], *args: P.args, **fields: P.kwargs) -> T | None:
        """Do ``deed``; ``None`` if the world refused it, after that was told."""
        try:
            return deed(*args, **fields)
        except ReaderError as error:
            self._desk.notices.tell(error.message, level="error")
            return None

    def mark(
        self,
        article: ArticleId,
        span: Span,
        *,
        colour: int | None = None,
        tags: tuple[TagId, ...] = (),
    ) -> Mark | None:
        """Mark ``span``; ``None`` if that was refused."""
        add = self._desk.library.marking.add_mark
        made = self.attempt(add, article, span.start, span.end, colour=colour, tags=tags)
        if made is not None:
            self._desk.notices.announce("Mark added")
        return made

    def change_mark(self, mark: MarkId, **fields: Any) -> bool:
        """Change what is given of a mark: ``colour``, ``tags``, ``note``, ``credibility``.

        Says whether that was done.
        """
        return self.attempt(self._desk.library.marking.change_mark, mark, **fields) is not None

    def delete_mark(self, mark: MarkId) -> None:
        """Delete a mark and offer to take that back."""
        if self.attempt(_done(self._desk.library.marking.delete_mark), mark):
            undo = self._desk.actions.get("edit.undo")
            self._desk.notices.tell("Mark deleted", action=undo)

    def grade_article(self, article: ArticleId, **fields: Any) -> None:
        """Grade the source (``reliability``) or its information (``credibility``)."""
        self.attempt(self._desk.library.reading.grade_article, article, **fields)

    def new_tag(
        self, name: str, *, parent: TagId | None = None, colour: int | None = None
    ) -> Tag | None:
        """Make a tag; ``None`` if that was refused."""
        return self.attempt(self._desk.library.codebook.add, name, parent=parent, colour=colour)

    def tag_anew(
        self, passage: Passage, name: str, *, colour: int | None = None
    ) -> tuple[Tag, Mark] | None:
        """Make a tag for ``passage``, in one step; the mark with it, ``None`` if refused."""
        made = self.attempt(
            self._desk.library.codebook.tag_passages_anew, [passage], name, colour=colour
        )
        return None if made is None else (made[0], made[1][0])

    def change_tag(self, tag: TagId, **fields: Any) -> None:
        """Change what is given of a tag: ``name``, ``parent``, ``colour``, ``code``."""
        self.attempt(self._desk.library.codebook.change, tag, **fields)

    def remove_article(self, article: ArticleId) -> None:
        """Take an article and its marks out of the library and offer to take that back."""
        if self.attempt(_done(self._desk.library.reading.remove_article), article):
            undo = self._desk.actions.get("edit.undo")
            self._desk.notices.tell("Article removed", action=undo)

    def delete_tag(self, tag: TagId) -> None:
        """Delete a tag and offer to take that back."""
        if self.attempt(_done(self._desk.library.codebook.delete), tag):
            undo = self._desk.actions.get("edit.undo")
            self._desk.notices.tell("Tag deleted", action=undo)


def _done(deed: Callable[P, None]) -> Callable[P, bool]:
    """``deed`` with an answer: that it was done."""

    def answering(*args: P.args, **fields: P.kwargs) -> bool:
        deed(*args, **fields)
        return True

    return answering
