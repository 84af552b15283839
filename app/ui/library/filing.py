"""What is done to articles in lists: keep, drop, file, group; each is one step to undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.domain.collection import CollectionId
from app.domain.errors import ReaderError
from app.ui.models.library_sets import INBOX

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
        words = _counted(
            articles,
            _say("Article kept in the library"),
            _say("{n} articles kept in the library"),
        )
        return self._do(_deed(self._collections.keep, articles), words)

    def drop(self, articles: Sequence[ArticleId]) -> bool:
        """Take articles out of the library."""
        words = _counted(articles, _say("Article dropped"), _say("{n} articles dropped"))
        return self._do(_deed(self._collections.drop, articles), words)

    def put(self, articles: Sequence[ArticleId], name: str) -> bool:
        """Put articles into the set called ``name``: a collection's id, or the Inbox."""
        if name == INBOX:
            words = _counted(
                articles,
                _say("Article put back into the Inbox"),
                _say("{n} articles put back into the Inbox"),
            )
            return self._do(_deed(self._collections.to_inbox, articles), words)
        collection = CollectionId(name)

        def put() -> None:
            self._collections.put(articles, collection)

        words = _counted(
            articles,
            _say("Article put into “{name}”"),
            _say("{n} articles put into “{name}”"),
            name=self._name(collection),
        )
        return self._do(put, words)

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
            words = _counted(
                articles,
                _say("Article put into a new collection. Type its name"),
                _say("{n} articles put into a new collection. Type its name"),
            )
            self._desk.notices.tell(words, action=undo)
        return made

    def take_out(self, articles: Sequence[ArticleId], name: str) -> bool:
        """Take articles out of a collection."""
        collection = CollectionId(name)

        def take_out() -> None:
            self._collections.take_out(articles, collection)

        words = _counted(
            articles,
            _say("Article taken out of “{name}”"),
            _say("{n} articles taken out of “{name}”"),
            name=self._name(collection),
        )
        return self._do(take_out, words)

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

        words = _counted(
            articles,
            _say("Article grouped: it counts as one source"),
            _say("{n} articles grouped: they count as one source"),
        )
        return self._do(group, words)

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


def _counted(articles: Sequence[ArticleId], one: str, many: str, name: str = "") -> str:
    """What was done to how many; a collection's ``name`` may hold braces of its own."""
    words = one if len(articles) == 1 else many
    return words.format(n=f"{len(articles):,}", name=name)


def _say(words: str) -> str:
    return QCoreApplication.translate("Filing", words)
