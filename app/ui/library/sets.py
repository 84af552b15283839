"""Which articles a set holds: all, the Inbox, a collection, those of a tag or a publisher."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.domain.collection import CollectionId
from app.domain.errors import NotFound
from app.domain.publisher import PublisherId, name_key, names_of
from app.domain.tag import TagId
from app.ui.models.library_sets import ALL, INBOX, UNGRADED, LibrarySet

if TYPE_CHECKING:
    from app.domain.article import ArticleId
    from app.library.library import Library
    from app.library.reading import ArticleSummary

TAG, PUBLISHER, NAMED = "tag:", "publisher:", "named:"
"""Before the id of a tag, the id of a publisher, the name of one that is not registered."""


def library_sets(library: Library) -> list[LibrarySet]:
    """The sets of the sidebar, with their counts; "Not graded yet" only while there are any."""
    everything = library.articles()
    ungraded = sum(row.reliability is None for row in everything)
    waiting = len(library.collections.inbox())
    found = [
        LibrarySet(ALL, _say("All articles"), "books", len(everything)),
        LibrarySet(INBOX, _say("Inbox"), "tray", waiting),
    ]
    if ungraded:
        found.append(LibrarySet(UNGRADED, _say("Not graded yet"), "scales", ungraded))
    made = library.collections.collections()
    return [*found, *(LibrarySet(c.id, c.name, "folder-simple", c.articles) for c in made)]


def articles_of(library: Library, name: str) -> list[ArticleSummary]:
    """The articles of the set called ``name``, in the order of adding; none if it is gone."""
    everything = library.articles()
    if name == ALL:
        return everything
    if name == UNGRADED:
        return [row for row in everything if row.reliability is None]
    if name.startswith((PUBLISHER, NAMED)):
        keys = _publisher_keys(library, name)
        return [row for row in everything if row.publisher and name_key(row.publisher) in keys]
    inside = set(_ids(library, name))
    return [row for row in everything if row.id in inside]


def title_of(library: Library, name: str) -> str:
    """What a list of the set is headed: "Inbox", the collection's name, "Tagged Sanctions"."""
    if name in {ALL, INBOX, UNGRADED}:
        words = {ALL: "All articles", INBOX: "Inbox", UNGRADED: "Not graded yet"}
        return _say(words[name])
    try:
        if name.startswith(TAG):
            tag = next(t for t in library.tags() if t.id == name.removeprefix(TAG))
            return _say("Tagged {name}").format(name=tag.name)
        if name.startswith(PUBLISHER):
            found = library.publishers.publisher(PublisherId(name.removeprefix(PUBLISHER)))
            return _say("Published by {name}").format(name=found.name)
        if name.startswith(NAMED):
            return _say("Published by {name}").format(name=name.removeprefix(NAMED))
        return library.collections.collection(CollectionId(name)).name
    except (NotFound, StopIteration):
        return _say("Articles")


def is_there(library: Library, name: str) -> bool:
    """Whether the set can still be shown: a deleted collection's cannot."""
    if name in {ALL, INBOX, UNGRADED} or name.startswith((TAG, PUBLISHER, NAMED)):
        return True
    return any(made.id == name for made in library.collections.collections())


def _ids(library: Library, name: str) -> list[ArticleId]:
    if name == INBOX:
        return library.collections.inbox()
    if name.startswith(TAG):
        marks = library.marks(tag=TagId(name.removeprefix(TAG)))
        return [mark.passage.article for mark in marks]
    try:
        return library.collections.articles(CollectionId(name))
    except NotFound:
        return []


def _publisher_keys(library: Library, name: str) -> set[str]:
    if name.startswith(NAMED):
        return {name_key(name.removeprefix(NAMED))}
    try:
        found = library.publishers.publisher(PublisherId(name.removeprefix(PUBLISHER)))
    except NotFound:
        return set()
    return set(names_of(found))


def _say(words: str) -> str:
    return QCoreApplication.translate("LibrarySets", words)
