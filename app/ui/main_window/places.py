"""The places, each built when it is first shown, and what they have to do with each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from app.domain.article import ArticleId, Span
from app.domain.briefing import BriefingId
from app.ui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.passage import Passage
    from app.ui.actions import Desk
    from app.ui.briefing.place import BriefPlace
    from app.ui.finding.place import FindPlace
    from app.ui.reading.place import ReadPlace


class Places(QStackedWidget):
    """Read, Find and Brief; start-up builds only the one that is shown.

    ``status`` passes on the facts of the place in sight; ``wanted`` asks to show another place.
    """

    status = Signal(str, str)
    wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("places")
        self._desk = desk
        self._read: ReadPlace | None = None
        self._find: FindPlace | None = None
        self._brief: BriefPlace | None = None
        self._facts: dict[QWidget, tuple[str, str]] = {}
        self._put_in: tuple[BriefingId | None, int] = (None, 0)
        self._take_out = QAction(self.tr("Undo"), self)
        self._take_out.triggered.connect(self._on_take_out)
        self.currentChanged.connect(self._tell_facts)
        self.currentChanged.connect(self.updateGeometry)

    @override
    def minimumSizeHint(self) -> QSize:
        """What the place in sight needs; those out of sight need no room."""
        return self.shown.minimumSizeHint() if self.count() else super().minimumSizeHint()

    @property
    def read_place(self) -> ReadPlace:
        """Read, built if need be."""
        if self._read is None:
            from app.ui.reading.place import ReadPlace

            self._read = ReadPlace(self._desk, self)
            self._read.add_to_briefing.connect(self.put_into_briefing)
            self._read.briefing_wanted.connect(self._on_briefing_wanted)
            self._add(self._read)
        return self._read

    @property
    def find_place(self) -> FindPlace:
        """Find, built if need be."""
        if self._find is None:
            from app.ui.finding.place import FindPlace

            self._find = FindPlace(self._desk, self)
            self._find.open_passage.connect(self._on_open_passage)
            self._find.open_briefing.connect(self._on_open_briefing)
            self._find.add_to_briefing.connect(self._on_add_passages)
            self._add(self._find)
        return self._find

    @property
    def brief_place(self) -> BriefPlace:
        """Brief, built if need be."""
        if self._brief is None:
            from app.ui.briefing.place import BriefPlace

            self._brief = BriefPlace(self._desk, self)
            self._brief.open_passage.connect(self._on_open_passage)
            self._brief.briefing_opened.connect(self._on_briefing_opened)
            self._add(self._brief)
        return self._brief

    def prepare_pane(self) -> None:
        """Build what the first article is read in, and its first mark shown."""
        self.read_place.area.prepare()
        self.read_place.inspector.prepare()

    def place(self, name: str) -> QWidget:
        """The place called "read", "find" or "brief", built if need be."""
        if name == "find":
            return self.find_place
        return self.brief_place if name == "brief" else self.read_place

    @property
    def shown(self) -> QWidget:
        """The place or page in sight."""
        return self.currentWidget() or self

    def is_built(self, name: str) -> bool:
        """Whether the place has been shown before."""
        return self.built(name) is not None

    def built(self, name: str) -> QWidget | None:
        """The place, or ``None`` if it has not been shown before."""
        return {"read": self._read, "find": self._find, "brief": self._brief}[name]

    def add_page(self, page: QWidget) -> None:
        """Add a page that is no place: the first screen, the page of added files."""
        self.addWidget(page)

    @Slot(str, str)
    def take_facts(self, left: str, right: str) -> None:
        """Remember what a place says of itself; shown while it is in sight."""
        sender = self.sender()
        if isinstance(sender, QWidget):
            self._facts[sender] = (left, right)
            if sender is self.currentWidget():
                self.status.emit(left, right)

    @Slot(object)
    def put_into_briefing(self, passage: Passage) -> None:
        """Put ``passage`` at the caret of the open briefing, or aside if none is open."""
        self._put([passage])

    def open_briefing(self, briefing: BriefingId) -> None:
        """Show Brief with ``briefing`` open."""
        self.wanted.emit("brief")
        self.brief_place.open_briefing(briefing)

    def _add(self, place: ReadPlace | FindPlace | BriefPlace) -> None:
        place.status.connect(self.take_facts)
        self.addWidget(place)

    def _put(self, passages: Sequence[Passage]) -> None:
        """What is told offers to undo just this: a briefing's history is not that of Read."""
        passages = [passage.trimmed() for passage in passages]
        if self._brief is None or self._brief.briefing_id is None:
            for passage in passages:
                self._desk.library.briefing.put_aside(passage)
            undo = self._desk.actions.get("edit.undo") if len(passages) == 1 else None
            told = self.tr("Put aside under “Not used yet” in Brief")
        else:
            added = sum(map(self._brief.insert_passage, passages))
            self._put_in = (self._brief.briefing_id, added)
            undo = self._take_out
            told = counted(
                added, self.tr("Added to the briefing"), self.tr("{n} added to the briefing")
            )
            if not added:
                return
        self._desk.notices.tell(told, action=undo)

    @Slot()
    def _on_take_out(self) -> None:
        """Undo what was told of last, in the history of the briefing that it went into."""
        briefing, added = self._put_in
        for _step in range(added):
            self._desk.edits.undo(briefing)
        self._put_in = (briefing, 0)

    @Slot(str, int, int, bool)
    def _on_open_passage(self, article: str, start: int, end: int, beside: bool) -> None:  # noqa: FBT001
        self.wanted.emit("read")
        self.read_place.open_article(ArticleId(article), span=Span(start, end), beside=beside)

    @Slot(str, int)
    def _on_open_briefing(self, briefing: str, item: int) -> None:
        self.open_briefing(BriefingId(briefing))
        self.brief_place.go_to_item(item)

    @Slot(str)
    def _on_briefing_wanted(self, briefing: str) -> None:
        self.open_briefing(BriefingId(briefing))

    @Slot(str)
    def _on_briefing_opened(self, _briefing: str) -> None:
        self.wanted.emit("brief")

    @Slot(list)
    def _on_add_passages(self, passages: list[Passage]) -> None:
        self._put(passages)

    @Slot()
    def _tell_facts(self) -> None:
        self.status.emit(*self._facts.get(self.shown, ("", "")))
