"""The versions of an article: what changed between two of them, and marks to be placed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QPaintEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from app.domain.errors import NotFound, ReaderError
from app.domain.mark import MarkId
from app.domain.version import words_changed
from app.ui import theme
from app.ui.icons import icon
from app.ui.library.days import said_day
from app.ui.library.diff_view import DiffView
from app.ui.library.orphans_panel import WIDTH, OrphansPanel
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.splitter import Splitter
from app.ui.widgets.surface import paint_surface
from app.ui.wording import counted

if TYPE_CHECKING:
    from app.domain.article import Article, ArticleId, Span
    from app.domain.changes import Changes
    from app.domain.version import WordChange
    from app.library.versions import Orphan, VersionInfo
    from app.ui.actions import Desk


class _Compared(NamedTuple):
    older: Article
    newer: Article
    changes: list[WordChange]
    orphans: list[Orphan]
    newest: Article


class VersionsPage(QWidget):
    """``left`` leads back to reading; ``status`` carries facts and keys."""

    left = Signal()
    status = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("versionsPage")
        self.setAccessibleName(self.tr("Versions"))
        self._desk = desk
        self._article: ArticleId | None = None
        self._versions: list[VersionInfo] = []
        self._compared: _Compared | None = None
        self._title, self._count = ElidedLabel(), ElidedLabel()
        self.older, self.newer = QComboBox(), QComboBox()
        self.older.setAccessibleName(self.tr("Older version"))
        self.newer.setAccessibleName(self.tr("Newer version"))
        for box in (self.older, self.newer):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.diff = DiffView()
        self.orphans = OrphansPanel()
        paper = _Paper()
        inside = QVBoxLayout(paper)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addLayout(self._head())
        inside.addSpacing(1)
        inside.addWidget(self.diff, 1)
        splitter = Splitter("versions", (0, WIDTH))
        splitter.addWidget(paper)
        splitter.addWidget(self.orphans)
        splitter.setCollapsible(0, False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(splitter)
        self._connect()

    def show_article(self, article: ArticleId) -> None:
        """Compare the newest version of ``article`` with the one before it."""
        self._show_newest(article)
        self.diff.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_newest(self, article: ArticleId) -> None:
        self._article = self._desk.library.versions.newest(article)
        self._fill()
        self._compare()

    # Building

    def _head(self) -> QHBoxLayout:
        self._title.setFont(theme.ui_font(15, 600))
        self._count.setFont(theme.ui_font(12, tabular=True))
        self._count.setProperty("role", "secondary")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._count)
        arrow = QLabel("→")
        arrow.setProperty("role", "secondary")
        row = QHBoxLayout()
        row.setContentsMargins(16, 10, 8, 10)
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addWidget(self.older)
        row.addWidget(arrow)
        row.addWidget(self.newer)
        self._up = QAction(icon("arrow-up"), self.tr("Change before"), self)
        self._up.setToolTip(self.tr("Change before (P)"))
        self._down = QAction(icon("arrow-down"), self.tr("Next change"), self)
        self._down.setToolTip(self.tr("Next change (N)"))
        self._whole = QAction(
            icon("arrows-out-line-vertical"), self.tr("Show unchanged parts"), self
        )
        self._whole.setToolTip(self.tr("Show what did not change, too (H)"))
        self._whole.setCheckable(True)
        leave = QAction(icon("x"), self.tr("Back to reading"), self)
        leave.setToolTip(self.tr("Back to reading (Esc)"))
        leave.triggered.connect(self.left)
        for action in (self._whole, self._up, self._down, leave):
            row.addWidget(IconButton(action, self, small=True))
        return row

    def _connect(self) -> None:
        self.older.activated.connect(self._compare)
        self.newer.activated.connect(self._compare)
        self._up.triggered.connect(self._on_up)
        self._down.triggered.connect(self._on_down)
        self._whole.triggered.connect(self.diff.show_whole)
        self.diff.folding.connect(self._on_folding)
        self.diff.stepped.connect(self._on_stepped)
        self.diff.escaped.connect(self.left)
        self.orphans.place_wanted.connect(self.diff.show_place)
        self.orphans.attach_wanted.connect(self._on_attach)
        self.orphans.delete_wanted.connect(self._on_delete)
        self.orphans.emptied.connect(self.diff.setFocus)
        self._desk.edits.changed.connect(self._on_changed)

    def _fill(self) -> None:
        """Offer the versions, the last two of them chosen."""
        assert self._article is not None  # noqa: S101 - it is shown
        self._versions = self._desk.library.versions.of(self._article)
        library = self._desk.library
        stated = [library.versions.article(info.id).metadata.date for info in self._versions]
        days = []
        for info, day in zip(self._versions, stated, strict=True):
            told = day is not None and stated.count(day) == 1
            days.append(said_day(day if told and day is not None else info.added_at))
        for box, chosen in ((self.older, len(self._versions) - 2), (self.newer, -1)):
            box.clear()
            for number, (info, words) in enumerate(zip(self._versions, days, strict=True), 1):
                several = days.count(words) > 1
                said = self.tr("{day}, version {n}") if several else "{day}"
                if info.newest:
                    said = self.tr("{day} (newest)")
                box.addItem(said.format(day=words, n=number))
            box.setCurrentIndex(chosen % max(1, len(self._versions)))

    # Comparing

    @Slot()
    def _compare(self) -> None:
        older, newer = self.older.currentIndex(), self.newer.currentIndex()
        if older < 0 or newer < 0 or self._article is None:
            return
        library = self._desk.library
        one, two = self._versions[older].id, self._versions[newer].id
        newest = library.versions.newest(self._article)
        self._count.setText(self.tr("Comparing…"))

        def work() -> _Compared:
            versions = library.versions
            return _Compared(
                versions.article(one),
                versions.article(two),
                versions.word_changes(one, two),
                versions.orphans(newest),
                versions.article(newest),
            )

        self._desk.background.run(
            work, owner=self, on_done=self._take, on_failed=self._on_failed, lane="pool"
        )

    def _take(self, compared: _Compared) -> None:
        before, self._compared = self._compared, compared
        same = (
            before is not None
            and before.older.id == compared.older.id
            and before.newer.id == compared.newer.id
        )
        self._title.setText(compared.newest.title)
        if not same:
            self.diff.show_changes(compared.older.text, compared.newer.text, compared.changes)
            self._whole.setEnabled(self.diff.folded > 0)
            self._whole.setChecked(False)
        writable = not self._desk.library.read_only
        self.orphans.show_orphans(compared.orphans, compared.newest, writable=writable)
        for action in (self._up, self._down):
            action.setEnabled(self.diff.changes > 0)
        self._tell()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, NotFound):  # taken out meanwhile, perhaps by undo
            self.left.emit()

    def _tell(self) -> None:
        compared = self._compared
        if compared is None:
            return
        changes = (change for change in compared.changes if change.kind != "same")
        words = words_changed(changes, compared.older.text, compared.newer.text)
        said = counted(words, self.tr("1 word changed"), self.tr("{n} words changed"))
        one, many = self.tr("in 1 place"), self.tr("in {n} places")
        said = f"{said} {counted(self.diff.changes, one, many)}"
        if not self.diff.changes:
            said = self.tr("Nothing changed but spaces")
        elif self.diff.at >= 0:
            at = self.tr("change {n} of {whole}")
            said += " · " + at.format(n=self.diff.at + 1, whole=self.diff.changes)
        self._count.setText(said)
        keys = [self.tr("N next change"), self.tr("P change before")]
        keys += [self.tr("H unchanged parts"), self.tr("Esc back")]
        self.status.emit(said, "   ".join(keys))

    # Slots

    @Slot()
    def _on_up(self) -> None:
        self.diff.step(-1)

    @Slot()
    def _on_down(self) -> None:
        self.diff.step(1)

    @Slot(bool)
    def _on_folding(self, folded: bool) -> None:  # noqa: FBT001  # a Qt signal's argument
        self._whole.setChecked(self._whole.isEnabled() and not folded)

    @Slot(int)
    def _on_stepped(self, _number: int) -> None:
        self._tell()
        self._desk.notices.announce(self.diff.said())

    @Slot(str, object)
    def _on_attach(self, mark: str, span: Span | None) -> None:
        compared = self._compared
        if compared is None:
            return
        if span is None:
            if compared.newer.id != compared.newest.id:
                words = self.tr("Show the newest version at the right, then select in it.")
                self._desk.notices.tell(words, level="error")
                return
            span = self.diff.selected_span()
        if span is None:
            self._desk.notices.tell(
                self.tr("Select the words in the newer version first."), level="error"
            )
            return
        try:
            self._desk.library.versions.attach(MarkId(mark), span.start, span.end)
        except ReaderError as error:
            self._desk.notices.tell(error.message, level="error")
            return
        undo = self._desk.actions.get("edit.undo")
        self._desk.notices.tell(self.tr("Mark put into the newest version"), action=undo)

    @Slot(str)
    def _on_delete(self, mark: str) -> None:
        try:
            self._desk.library.marking.delete_mark(MarkId(mark))
        except ReaderError as error:
            self._desk.notices.tell(error.message, level="error")
            return
        undo = self._desk.actions.get("edit.undo")
        self._desk.notices.tell(self.tr("Mark deleted"), action=undo)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if self._article is None or not self.isVisible():
            return
        if changes.versions:
            library = self._desk.library
            try:
                library.article(library.versions.newest(self._article))
            except NotFound:
                self.left.emit()
                return
            now = library.versions.of(library.versions.newest(self._article))
            if [info.id for info in now] != [info.id for info in self._versions]:
                self._show_newest(self._article)  # without the focus: it may come in by itself
        elif changes.articles_marked:
            self._compare()


class _Paper(QWidget):
    """The ground of head and text, with a line between them."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumWidth(360)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        view = self.findChild(DiffView)
        paint_surface(self, "paper", lines=() if view is None else (view.y() - 1,))
