"""The briefing that is open: what it holds, what can be done to it, how its quotations stand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.domain.article import ArticleId
from app.domain.briefing import Document, Excerpt, ItemId, Section, TableItem
from app.domain.errors import NotFound, ReaderError
from app.domain.grading import grade
from app.ui.models.outline import cited_articles, section_end
from app.ui.models.outline_tray import TrayLine

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from app.domain.article import Article
    from app.domain.briefing import Briefing, BriefingId, Item
    from app.domain.changes import Changes
    from app.domain.passage import Passage
    from app.domain.tradecraft import Finding
    from app.library.briefings import CheckedQuotation
    from app.ui.actions import Desk
    from app.ui.models.outline_drag import DraggedPassage

QUIET_MS = 400
"""How long nothing must change before quotations are checked."""

T = TypeVar("T")


class OpenBriefing(QObject):
    """One briefing as the screens show it; every change to it goes through here.

    ``changed`` follows any change of head, items, tray or sources, ``checked`` a finished check of
    the quotations and the wording, ``closed`` the loss of the briefing. A deed that the library
    refuses is told to the person, and returns ``None`` or ``False``.
    """

    changed = Signal()
    checked = Signal()
    closed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.document: Document | None = None
        self.checks: dict[str, CheckedQuotation] = {}
        self.findings: tuple[Finding, ...] = ()
        self.tray: list[TrayLine] = []
        self._lines: dict[Passage, str] = {}
        self._grades: dict[Passage, str] = {}
        self._turn = 0
        self._watched = True
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self.check)
        desk.edits.changed.connect(self._on_edited)

    # Reading

    @property
    def id(self) -> BriefingId | None:
        """The open briefing's id; ``None`` if none is open."""
        return None if self.document is None else self.document.briefing.id

    @property
    def head(self) -> Briefing:
        """The head of the open briefing."""
        assert self.document is not None  # noqa: S101 - asked only while one is open
        return self.document.briefing

    @property
    def items(self) -> tuple[Item, ...]:
        """The items in order; none if no briefing is open."""
        return () if self.document is None else self.document.items

    @property
    def read_only(self) -> bool:
        """Whether the library was opened for reading only."""
        return self.desk.library.read_only

    @property
    def states(self) -> dict[str, str]:
        """Of each checked quotation, by item id: "match" or "altered"."""
        return {item: checked.check.state for item, checked in self.checks.items()}

    def item(self, item_id: str) -> Item | None:
        """The item with that id; ``None`` if it is gone."""
        return next((item for item in self.items if item.id == item_id), None)

    def position(self, item_id: str) -> int:
        """Where the item stands, counted from 0; -1 if it is gone."""
        return next((n for n, item in enumerate(self.items) if item.id == item_id), -1)

    def article(self, article_id: ArticleId) -> Article | None:
        """The article, also an older version or a removed one; ``None`` if there never was one."""
        try:
            return self.desk.library.versions.article(article_id)
        except NotFound:
            return None

    def name(self, article_id: ArticleId) -> str:
        """The article's short title; it says so if the article is an older version or removed."""
        article = self.article(article_id)
        if article is None:
            return self.tr("Unknown article")
        library = self.desk.library
        try:
            return library.article(article_id).short_title
        except NotFound:
            newer = library.versions.newest(article_id) != article_id
            words = self.tr("{title} (older version)") if newer else self.tr("{title} (removed)")
            return words.format(title=article.short_title)

    def source_line(self, passage: Passage) -> str:
        """Where a passage is from: "16 Prisoners Released, ¶ 5"."""
        if passage not in self._lines:
            article = self.article(passage.article)
            place = "" if article is None else f", ¶ {article.paragraph_at(passage.start)}"
            self._lines[passage] = self.name(passage.article) + place
        return self._lines[passage]

    def grade_of(self, passage: Passage) -> str:
        """The short grade of what a passage says, such as "D3"; empty if nothing was graded."""
        if passage not in self._grades:
            self._grades[passage] = self._find_grade(passage)
        return self._grades[passage]

    def sources(self) -> list[ArticleId]:
        """The articles that the briefing rests on, in the order of first mention."""
        return cited_articles(self.items)

    def used_passages(self) -> list[Passage]:
        """The passage of each excerpt, once, in order."""
        found = {item.passage: None for item in self.items if isinstance(item, Excerpt)}
        return list(found)

    # Opening

    def open(self, briefing_id: BriefingId) -> bool:
        """Open the briefing; says whether it is there."""
        self.checks, self.findings = {}, ()
        document = self._tried(lambda: self.desk.library.document(briefing_id))
        if document is None:
            return False
        self.document = document
        self._read_tray()
        self.changed.emit()
        self.check()
        return True

    def close(self) -> None:
        """Have no briefing open."""
        self.document = None
        self.checks, self.findings = {}, ()
        self.closed.emit()

    def watch(self, watched: bool) -> None:  # noqa: FBT001 - like Qt's own setters
        """Check after each change while the briefing is in sight; once it comes into sight."""
        self._watched = watched
        self._quiet.stop()
        if watched:
            self.check()

    # Deeds

    def delete(self) -> None:
        """Delete the open briefing; the library's undo brings it back."""
        briefing = self.head.id
        self._tried(lambda: self.desk.library.briefing.delete(briefing))

    def change(self, item: Item) -> bool:
        """Put ``item`` in the place of the one with its id."""
        briefing = self.head.id
        if self.item(item.id) is None:
            return True  # removed meanwhile: there is nothing to keep it in
        return (
            self._tried(lambda: self.desk.library.briefing.change_item(briefing, item)) is not None
        )

    def add(self, item: Item, at: int | None = None) -> Item | None:
        """Put ``item`` at position ``at``; returns it with its id."""
        briefing = self.head.id
        return self._tried(lambda: self.desk.library.briefing.add_item(briefing, item, at))

    def add_excerpt(self, passage: Passage, at: int) -> Item | None:
        """Quote ``passage`` at position ``at``; it leaves the tray if it was put aside."""
        for line in self.tray:
            if line.put_aside.passage == passage:
                return self.use(line.put_aside.id, at)
        return self.add(Excerpt(ItemId(""), passage), at)

    def use(self, tray_id: str, at: int) -> Item | None:
        """Make an excerpt at position ``at`` of a passage in the tray."""
        briefing = self.head.id
        return self._tried(lambda: self.desk.library.briefing.use_from_tray(tray_id, briefing, at))

    def rename(self, item_id: str, title: str) -> None:
        """Give a section or a table another title."""
        item = self.item(item_id)
        if isinstance(item, Section):
            self.change(replace(item, title=title))
        elif isinstance(item, TableItem):
            self.change(replace(item, caption=title))

    def remove(self, item_id: str) -> None:
        """Take an item out; what stood under a section stays."""
        briefing = self.head.id
        self._tried(lambda: self.desk.library.briefing.remove_item(briefing, ItemId(item_id)))

    def move(self, item_id: str, to: int) -> None:
        """Move an item before the one at position ``to``, a section with all that is under it."""
        position = self.position(item_id)
        last = position + 1
        if isinstance(self.items[position], Section):
            last = section_end(self.items, position)
        if position <= to <= last:
            return
        moved = [item.id for item in self.items[position:last]]
        place = to - len(moved) if to > position else to
        briefing = self.head.id
        self._tried(lambda: self.desk.library.briefing.move_items(briefing, moved, place))

    def change_head(self, **fields: Any) -> bool:
        """Change fields of the head, given by name."""
        briefing = self.head.id
        return (
            self._tried(lambda: self.desk.library.briefing.change_head(briefing, **fields))
            is not None
        )

    def drop_from_tray(self, tray_id: str) -> None:
        """Take a passage out of the tray."""
        self._tried(lambda: self.desk.library.briefing.drop_from_tray(tray_id))

    def find_passage(self, dragged: DraggedPassage) -> Passage | None:
        """The passage that a drag names; ``None`` if there is none such."""
        article, start, end = dragged
        return self._tried(lambda: self.desk.library.passage(ArticleId(article), start, end))

    @Slot()
    def check(self) -> None:
        """Check quotations and wording now; ``checked`` follows."""
        self._quiet.stop()
        document = self.document
        if document is None:
            return
        self._turn += 1
        turn, briefing, library = self._turn, document.briefing.id, self.desk.library

        def work() -> tuple[int, list[CheckedQuotation], tuple[Finding, ...]]:
            return turn, library.briefing.checks(briefing), library.briefing.findings(briefing)

        self.desk.background.run(
            work, owner=self, on_done=self._on_checked, on_failed=self._on_not_checked, lane="pool"
        )

    # Sums

    def quotations(self) -> tuple[int, int]:
        """How many quotations match their source, and how many there are."""
        matching = sum(state == "match" for state in self.states.values())
        return matching, len(self.checks)

    def ungraded(self) -> int:
        """How many of the sources have no grade at all."""
        found = [self.article(source) for source in self.sources()]
        return sum(1 for a in found if a is not None and not a.reliability and not a.credibility)

    @Slot(object)
    def _on_edited(self, changes: Changes) -> None:
        sources = bool(changes.articles or changes.articles_marked or changes.publishers)
        if sources:
            self._lines.clear()
            self._grades.clear()
        if changes.tray:
            self._read_tray()
        if self.document is None:
            if changes.tray:
                self.changed.emit()
            return
        if self.document.briefing.id in changes.briefings:
            try:
                self.document = self.desk.library.document(self.document.briefing.id)
            except NotFound:
                self.close()
                return
        elif not (changes.tray or sources):
            return
        self.changed.emit()
        if self._watched:
            self._quiet.start()

    def _on_checked(self, outcome: tuple[int, list[CheckedQuotation], tuple[Finding, ...]]) -> None:
        turn, checks, findings = outcome
        if turn != self._turn or self.document is None:
            return
        self.checks = {checked.item_id: checked for checked in checks}
        self.findings = findings
        self.checked.emit()

    def _on_not_checked(self, error: Exception) -> None:
        # A briefing deleted while its check ran is no news
        if isinstance(error, ReaderError) and not isinstance(error, NotFound):
            self.desk.notices.tell(error.message, level="error")

    def _find_grade(self, passage: Passage) -> str:
        try:
            return grade(*self.desk.library.briefing.grade_of(passage))
        except NotFound:
            return ""

    def _read_tray(self) -> None:
        self.tray = [
            TrayLine(kept, self.source_line(kept.passage)) for kept in self.desk.library.tray()
        ]

    def _tried(self, deed: Callable[[], T]) -> T | None:
        try:
            return deed()
        except ReaderError as error:
            self.desk.notices.tell(error.message, level="error")
            return None
