"""Finding passages: the index follows the journal, and is made anew when it is damaged."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal, TypeVar

from app.domain.edits import Collection
from app.domain.names import SameName
from app.domain.query import parse
from app.library.belonging import Belongings
from app.library.index_contents import IndexContents
from app.library.library_index import LibraryIndex
from app.search.answer import NO_FILTERS, Answer, Filters, Hit
from app.search.errors import IndexDamaged
from app.search.indexed import briefing_key

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.domain.names import AlikeNames
    from app.library.ledger import Ledger
    from app.library.library_index import Standing
    from app.search.passage_index import Searchable

T = TypeVar("T")

__all__ = ["NO_FILTERS", "Answer", "Filters", "Hit", "Searching", "briefing_key"]

_REBUILT = "The index was damaged and has been made anew. Nothing is lost."


class Searching:
    """Searches the library. Calls may come from any thread; one at a time is answered."""

    def __init__(self, ledger: Ledger, folder: Path, *, read_only: bool = False) -> None:
        self._ledger = ledger
        self._belongings = Belongings(ledger)
        self._index = LibraryIndex(ledger, IndexContents(ledger), folder, read_only=read_only)

    @property
    def state(self) -> Literal["ready", "building"]:
        """Whether the index has seen everything: else ``catch_up`` is to be called."""
        return "ready" if self._index.ready else "building"

    def search(  # noqa: PLR0913 - what is left out is as usual
        self,
        text: str,
        *,
        limit: int = 20,
        offset: int = 0,
        sort: Literal["best", "newest", "oldest"] = "best",
        by: Literal["passage", "article"] = "passage",
        filters: Filters = NO_FILTERS,
        names: bool = True,
        fold: bool = False,
        each: int = 1,
        wait: bool = True,
        progress: Callable[[int, int], None] | None = None,
    ) -> Answer:
        """Passages (or articles) that answer ``text``; never raises for what was typed.

        With ``names``, names are found in their other spellings too, as the list of names and the
        library have them; ``Answer.variants`` says which. With ``fold``, the best of several
        near-duplicates is shown, with the others as ``Hit.copies``; totals count them all the same.
        By article, ``each`` is how many passages of it follow one another, and count as one.

        An index that is behind or damaged is brought up to date or made anew first, and
        ``progress`` gets articles done and to do. Without ``wait`` what there is of it is searched,
        and ``Answer.partial`` and a notice say how much that is; ``catch_up`` then makes it whole.
        """
        query = parse(text)
        known = self._ledger.records.all(Collection.NAME, SameName) if names else []
        aliases = [name.spellings for name in known if name.one]
        apart = [name.spellings for name in known if not name.one]
        belonging = self._belongings.now()

        def ask(index: Searchable) -> Answer:
            return index.search(
                query,
                limit=limit,
                offset=offset,
                sort=sort,
                by=by,
                filters=filters,
                names=names,
                aliases=aliases,
                apart=apart,
                fold=fold,
                each=each,
                belonging=belonging,
            )

        return self._told(*self._asked(ask, progress, wait=wait))

    def alike_names(self) -> list[AlikeNames]:
        """Spellings in the library that may be one name, the most telling first."""

        def ask(index: Searchable) -> list[AlikeNames]:
            return index.alike_names()

        return self._asked(ask, None, wait=True)[0]

    def catch_up(
        self,
        progress: Callable[[int, int], None] | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> None:
        """Bring the index up to the journal, or make a damaged one anew.

        ``progress`` gets articles done and to do. What there is can be searched meanwhile.
        """
        self._index.catch_up(progress, stop)

    def rebuild(
        self,
        progress: Callable[[int, int], None] | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> None:
        """Make the index anew from the library; the old one is searched until then."""
        self._index.rebuild(progress, stop)

    def work_apart(self) -> None:
        """Index in a child process from now on: no thread of this one is held up by it."""
        self._index.work_apart()

    def indexed(self) -> int:
        """How many passages are in the index."""
        return self._index.ask(_passages)[0]

    def seq(self) -> int:
        """The journal's number that the index has seen."""
        return self._index.seq()

    def close(self) -> None:
        """Let go of the index's files."""
        self._index.close()

    def _asked(
        self,
        ask: Callable[[Searchable], T],
        progress: Callable[[int, int], None] | None,
        *,
        wait: bool,
    ) -> tuple[T, Standing | None, list[str]]:
        """The answer, how far the index is if it lacks something, and what stood in the way."""
        notices: list[str] = []
        if not wait:
            self._kept_up(notices)
            return *self._index.ask(ask), notices
        self._caught_up(notices, progress)
        answer, standing = self._index.ask(ask)
        if self._index.damaged and not notices:  # which shows only when it is read
            self._caught_up(notices, progress)
            answer, standing = self._index.ask(ask)
        return answer, standing, notices

    def _kept_up(self, notices: list[str]) -> None:
        try:
            self._index.keep_up()
        except OSError as error:
            notices.append(_behind(error))

    def _caught_up(self, notices: list[str], progress: Callable[[int, int], None] | None) -> None:
        try:
            self._index.catch_up(progress)
        except OSError as error:
            notices.append(_behind(error))
        except IndexDamaged as error:
            notices.append(error.message)

    def _told(self, answer: Answer, standing: Standing | None, notices: list[str]) -> Answer:
        """``answer`` with what there is to say of the index."""
        partial = None
        if self._index.told_remade():
            notices.append(_REBUILT)
        if standing is not None and (standing.rebuilding or standing.searched < standing.articles):
            doing = "rebuilt" if standing.rebuilding else "brought up to date"
            notices.append(
                f"The index is being {doing}: {standing.searched:,} of {standing.articles:,} "
                "articles searched."
            )
            partial = (standing.searched, standing.articles)
        return replace(answer, notices=[*answer.notices, *notices], partial=partial)


def _passages(index: Searchable) -> int:
    return index.passages()


def _behind(error: OSError) -> str:
    return (
        f"The index could not be brought up to date ({error.strerror}). "
        "These results may miss the latest changes."
    )
