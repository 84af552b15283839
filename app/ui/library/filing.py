"""What is done to articles in lists: keep, drop, file, group; each is one step to undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.domain.collection import CollectionId
from app.domain.errors import ReaderError
from app.ui.models.library_sets import INBOX
from app.ui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.domain.article import ArticleId
    from app.ui.actions import Desk


class Filing:
    """Asks the library, tells what was done with an offer to undo, or why it was refused."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._collections = desk.library.collections

    def keep(self, articles: Sequence[ArticleId]) -> bool:
        """Let articles leave the Inbox; says whether that was done, as every deed here does."""
        return self._do(
            _deed(self._collections.keep, articles), _counted(articles, "kept in the library")
        )

    def drop(self, articles: Sequence[ArticleId]) -> bool:
        """Take articles out of the library."""
        return self._do(_deed(self._collections.drop, articles), _counted(articles, "dropped"))

    def put(self, articles: Sequence[ArticleId], name: str) -> bool:
        """Put articles into the set called ``name``: a collection's id, or the Inbox."""
        if name == INBOX:
            words = _counted(articles, "put back into the Inbox")
            return self._do(_deed(self._collections.to_inbox, articles), words)
        collection = CollectionId(name)

        def put() -> None:
            self._collections.put(articles, collection)

        return self._do(put, _counted(articles, f"put into “{self._name(collection)}”"))

    def put_into_new(self, articles: Sequence[ArticleId]) -> CollectionId | None:
        """Make a collection of articles (or an empty one); ``None`` if that was refused."""
        name, number = _say("New collection"), 2
        while self._collections.named(name) is not None:
            name, number = _say("New collection {number}").format(number=number), number + 1
        try:
            made = self._collections.put_into_new(articles, name).id
        except ReaderError as error:
            self._desk.notices.tell(error.message, level="error")
            return None
        if articles:
            undo = self._desk.actions.get("edit.undo")
            words = _counted(articles, "put into a new collection. Type its name")
            self._desk.notices.tell(words, action=undo)
        return made

    def take_out(self, articles: Sequence[ArticleId], name: str) -> bool:
        """Take articles out of a collection."""
        collection = CollectionId(name)

        def take_out() -> None:
            self._collections.take_out(articles, collection)

        return self._do(take_out, _counted(articles, f"taken out of “{self._name(collection)}”"))

    def rename(self, name: str, words: str) -> bool:
        """Give a collection another name."""

        def rename() -> None:
            self._collections.rename(CollectionId(name), words)

        return self._do(rename, "")

    def delete(self, name: str) -> bool:
        """Delete a collection; its articles stay in the library."""

        def delete() -> None:
            self._collections.delete(CollectionId(name))

        return self._do(delete, _say("Collection deleted; its articles stay"))

    def group(self, articles: Sequence[ArticleId]) -> bool:
        """Let articles count as one source."""

        def group() -> None:
            self._desk.library.grouping.join_all(articles)

        return self._do(group, _counted(articles, "grouped: they count as one source"))

    def keep_apart(self, article: ArticleId) -> bool:
        """Let a copy count as a source of its own."""

        def apart() -> None:
            self._desk.library.grouping.keep_apart(article)

        return self._do(apart, _say("Counts as a source of its own"))

    def _name(self, collection: CollectionId) -> str:
        try:
            return self._collections.collection(collection).name
        except ReaderError:
            return ""

    def _do(self, deed: Callable[[], None], words: str) -> bool:
        try:
            deed()
        except ReaderError as error:
            self._desk.notices.tell(error.message, level="error")
            return False
        if words:
            undo = self._desk.actions.get("edit.undo")
            self._desk.notices.tell(words, action=undo)
        return True


def _deed(
    deed: Callable[[Sequence[ArticleId]], None], articles: Sequence[ArticleId]
) -> Callable[[], None]:
    def done() -> None:
        deed(articles)

    return done


def _counted(articles: Sequence[ArticleId], done: str) -> str:
    return counted(len(articles), f"Article {done}", f"{{n}} articles {done}")


def _say(words: str) -> str:
    return QCoreApplication.translate("Filing", words)
