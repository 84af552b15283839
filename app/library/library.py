"""An open library: the one door to everything an analyst can do with it."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, TypeVar

from app.domain.errors import CannotSave, NoLibrary
from app.domain.passage import passage_of
from app.domain.short_id import the_one
from app.library.briefings import Briefings
from app.library.checking import CheckReport, check
from app.library.codebook import Codebook
from app.library.collections import Collections
from app.library.comparing import Comparing
from app.library.copies import Copies
from app.library.exports import Exports
from app.library.facts import Facts
from app.library.grouping import Grouping
from app.library.history import History
from app.library.imports import Imports
from app.library.keeping import Keeping
from app.library.layouts import Layouts
from app.library.ledger import Ledger
from app.library.marking import Marking
from app.library.names import Names
from app.library.pages import Pages
from app.library.publishers import Publishers
from app.library.reading import Reading
from app.library.saved_searches import SavedSearches
from app.library.searching import Searching
from app.library.tagging import Tagging
from app.library.versions import Versions
from app.library.watching import Watching
from app.settings.account import account_name
from app.storage import backup
from app.storage.database import FILE_NAME, Database
from app.storage.lock import WriterLock, on_network_drive

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from app.domain.article import Article, ArticleId
    from app.domain.briefing import Briefing, BriefingId, Document, TrayPassage
    from app.domain.changes import Changes
    from app.domain.mark import Mark, MarkId
    from app.domain.passage import Passage
    from app.domain.tag import Tag, TagId
    from app.library.reading import ArticleSummary


Id = TypeVar("Id", bound=str)

_NAMELESS = "analyst"
"""Who edits under an account without a name."""


class Library:
    """A folder with articles and all the work on them.

    It may be used from several threads; edits are made one at a time.
    """

    def __init__(self, folder: Path, database: Database, lock: WriterLock | None) -> None:
        """Use ``open`` instead."""
        self.folder = folder
        self._database = database
        self._lock = lock
        self._ledger = Ledger(database)
        self._ledger.journal.by = account_name() or _NAMELESS
        self.reading = Reading(self._ledger)
        tagging = Tagging(self._ledger)
        self.codebook = Codebook(self._ledger, tagging)
        self.marking = Marking(self._ledger, tagging)
        self.briefing = Briefings(self._ledger, self.resolve_article)
        copies = Copies(self._ledger)
        self.grouping = Grouping(self._ledger)
        self.versions = Versions(self._ledger, copies)
        self.collections = Collections(self._ledger, self.reading.articles)
        keeping = Keeping(self._ledger, self.grouping, copies, self.versions, self.collections)
        self.imports = Imports(self._ledger, keeping, self.collections)
        self.watching = Watching(self._ledger, self.imports)
        self.publishers = Publishers(self._ledger)
        self.searching = Searching(self._ledger, folder / "index", read_only=self.read_only)
        self.names = Names(self._ledger, self.searching)
        self.saved_searches = SavedSearches(self._ledger, self.searching)
        cache = folder / "cache" / "comparing.bin"
        self.comparing = Comparing(self._ledger, cache, read_only=self.read_only)
        self.exports = Exports(self._ledger, self.briefing, self.grouping)
        self.layouts = Layouts(self._ledger)
        self.pages = Pages(self._ledger)
        self.facts = Facts(self._ledger, self.searching)
        self.history = History(self._ledger)

    @classmethod
    def open(cls, folder: Path, *, create: bool = True, read_only: bool = False) -> Self:
        """Open the library in ``folder``, made first if there is none and ``create`` is set.

        Raises ``NoLibrary``, ``LibraryBusy`` (another program has it open for writing;
        ``read_only`` still works), ``LibraryTooNew``, ``LibraryDamaged`` or ``CannotSave``.
        """
        path = folder / FILE_NAME
        if not _is_there(path):
            if read_only or not create:
                raise NoLibrary(
                    f"{folder} is no Collate library. Choose another folder with --library, "
                    "or make one by adding articles."
                )
            _make_folder(folder)
        if read_only:
            return cls(folder, Database(path, read_only=True), None)
        if on_network_drive(folder):
            raise CannotSave(
                f"{folder} is on a network drive, where a library can be damaged by two writers. "
                "Keep it on a disk of this computer, or open it read-only."
            )
        lock = WriterLock(folder)
        try:
            return cls(folder, Database(path), lock)
        except BaseException:
            lock.release()
            raise

    def close(self) -> None:
        """Let go of every file; what was edited is on disk already."""
        with ExitStack() as closing:  # whatever fails, the rest is let go of: the lock last
            if self._lock is not None:
                closing.callback(self._lock.release)
            closing.callback(self._database.close)
            closing.callback(self.searching.close)
            closing.callback(self.imports.close)

    def __enter__(self) -> Self:
        """Return the library itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()

    @property
    def read_only(self) -> bool:
        """Whether edits are refused."""
        return self._database.read_only

    @property
    def name(self) -> str:
        """The folder's name, as shown in the window."""
        return self.folder.resolve().name

    @property
    def analyst(self) -> str:
        """Whose name edits carry."""
        return self._ledger.journal.by

    @analyst.setter
    def analyst(self, name: str) -> None:
        self._ledger.journal.by = name.strip() or account_name() or _NAMELESS

    def subscribe(self, callback: Callable[[Changes], None]) -> None:
        """Have ``callback`` called after each edit is saved, on the thread that made it."""
        self._ledger.subscribe(callback)

    # Reading, in short

    def articles(self) -> list[ArticleSummary]:
        """Every article, in the order of adding."""
        return self.reading.articles()

    def article(self, article: ArticleId) -> Article:
        """The article; raises ``NotFound``."""
        return self._ledger.article(article)

    def passage(self, article: ArticleId, start: int, end: int) -> Passage:
        """The passage at a span of an article; raises ``NotFound`` or ``BadRequest``."""
        return passage_of(self._ledger.article(article), start, end)

    def marks(self, article: ArticleId | None = None, tag: TagId | None = None) -> list[Mark]:
        """Marks of an article or a tag or all, in the order of their places."""
        return self.marking.marks(article, tag)

    def mark(self, mark: MarkId) -> Mark:
        """The mark; raises ``NotFound``."""
        return self.marking.mark(mark)

    def tags(self) -> list[Tag]:
        """The tag tree, each tag before its children."""
        return self.marking.tags()

    def tag_counts(self) -> dict[TagId, int]:
        """How many marks carry each tag."""
        return self.marking.tag_counts()

    def briefings(self) -> list[Briefing]:
        """Every briefing."""
        return self.briefing.briefings()

    def document(self, briefing: BriefingId) -> Document:
        """A briefing with its items."""
        return self.briefing.document(briefing)

    def tray(self) -> list[TrayPassage]:
        """Passages put aside for a briefing."""
        return self.briefing.tray()

    def count_independent(self, articles: Iterable[ArticleId]) -> int:
        """How many independent sources ``articles`` are: copies of one another count once."""
        return self.grouping.count_independent(articles)

    # Names

    def resolve_article(self, named: str) -> ArticleId:
        """The article that an id, 4 or more of its first characters, or a title names.

        The whole id of an older version names that version, which briefings may still quote.
        Raises ``NotFound`` or ``Ambiguous``.
        """
        older = self.versions.older(named)
        if older is not None:
            return older
        articles = self.reading.articles()
        return _resolve("article", named, ((a.id, (a.title, a.short_title)) for a in articles))

    def resolve_tag(self, named: str) -> TagId:
        """The tag that an id, 4 or more of its first characters, or a name names."""
        return _resolve("tag", named, ((t.id, (t.name,)) for t in self.tags()))

    def resolve_briefing(self, named: str) -> BriefingId:
        """The briefing that an id, 4 or more of its first characters, or a title names."""
        return _resolve("briefing", named, ((b.id, (b.title,)) for b in self.briefings()))

    # The library as a whole

    def check(self) -> CheckReport:
        """Hold everything against what it should be."""
        return check(self._ledger, self.searching)

    def original_unchanged(self, article: ArticleId) -> bool:
        """Whether the kept original still has the fingerprint it was added with."""
        import hashlib

        original = self.reading.original(article)
        sha256 = self._ledger.article_even_removed(article).sha256
        return original is not None and hashlib.sha256(original).hexdigest() == sha256

    def backup(self, target: Path) -> None:
        """Write the whole library into one file, all or nothing; raises ``CannotSave``."""
        if target.resolve() == (self.folder / FILE_NAME).resolve():
            raise CannotSave("The backup cannot replace the library itself. Choose another name.")
        backup.back_up(self._database, target)


def restore(backup_file: Path, folder: Path) -> None:
    """Make the library of a backup in ``folder``; raises ``CannotSave`` or ``LibraryDamaged``."""
    backup.restore(backup_file, folder)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError as error:
        raise NoLibrary(
            f"{path.parent} cannot be looked into: {error.strerror}. Choose another folder, "
            "or ask whoever owns it to let you read it."
        ) from error


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotSave(
            f"No library can be made in {folder}: {error.strerror}. Choose another folder."
        ) from error


def _resolve(what: str, named: str, known: Iterable[tuple[Id, tuple[str, ...]]]) -> Id:
    rows = list(known)
    return the_one(
        f"{what}s",
        named,
        [found for found, _ in rows],
        so_called=[found for found, names in rows if named in (found, *names)],
        missing=f"There is no {what} “{named}” in this library. "
        "Give its id, the first four or more characters of it, or its exact name.",
    )
