"""The page over Read while articles are added: files, the article in question, its details."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from app.domain.article import ArticleId
from app.domain.errors import NotFound, ReaderError
from app.library.imports import Added
from app.ui.adding.details_column import WIDTH as DETAILS
from app.ui.adding.details_column import DetailsColumn
from app.ui.adding.files_column import WIDTH as FILES
from app.ui.adding.files_column import FilesColumn
from app.ui.adding.findings import findings_of
from app.ui.adding.near_duplicates import NearDuplicates
from app.ui.adding.passed_over import named
from app.ui.adding.report import ReportSaver, report_text
from app.ui.adding.results import Results
from app.ui.adding.review import Review
from app.ui.adding.tally import tally_in_short
from app.ui.widgets.side import Side
from app.ui.widgets.splitter import Splitter
from app.ui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QAbstractItemView

    from app.domain.changes import Changes
    from app.library.imports import NowReading
    from app.ui.actions import Desk
    from app.ui.adding.results import FileRead, Row
    from app.ui.widgets.buttons import Button

_DRAWER_BELOW = 1280


class AddingPage(QWidget):
    """``cancelled`` asks to stop; ``retry_asked`` carries paths; ``left`` leads on to reading.

    ``password_given`` carries the path of a file and the password to open it with.

    ``opened`` carries the id of an article whose row was activated. The first article that needs a
    look opens by itself; Ctrl+Enter accepts it and goes on to the next.
    """

    cancelled = Signal()
    retry_asked = Signal(list)
    password_given = Signal(str, str)
    opened = Signal(str)
    left = Signal()
    status = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("addingPage")
        self._desk = desk
        self.results = Results(self)
        self.files = FilesColumn(self.results)
        self.review = Review(desk)
        self.column = DetailsColumn(desk)
        self._near = NearDuplicates(desk, self)
        self._report = ReportSaver(desk, self)
        self._missed: Changes | None = None  # while the page was out of sight
        self._chosen = False  # whether the analyst has been to the list: then it stays put
        self._first_soon = QTimer(self)  # a turn of its own: rows have just been painted
        self._first_soon.setSingleShot(True)
        self._first_soon.setInterval(0)
        self._first_soon.timeout.connect(self._open_first_in_turns)
        self._review_soon = QTimer(self)  # and one after the details of the first
        self._review_soon.setSingleShot(True)
        self._review_soon.setInterval(0)
        self._review_soon.timeout.connect(self._show_review)
        self._in_turns = False
        self._tried = False  # whether the row at hand is being read once more
        splitter = Splitter("adding", (FILES, 0, DETAILS))
        for part in (self.files, self.review, self.column):
            splitter.addWidget(part)
        self._side = Side(
            self,
            splitter,
            self.column,
            desk.actions.get("view.inspector"),
            edge="right",
            below=_DRAWER_BELOW,
            width=DETAILS,
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(splitter)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.accept)
        self._connect()

    # What the import tells

    @property
    def cancel(self) -> Button:
        """The button that stops the reading."""
        return self.files.cancel

    @property
    def list(self) -> QAbstractItemView:
        """The list of files."""
        return self.files.list

    @property
    def words(self) -> str:
        """What stands under the title."""
        return self.files.words

    def begin(self, *, fresh: bool = True) -> None:
        """Show that work has begun; ``fresh`` forgets the rows of the time before.

        Whoever shows the page puts the focus on ``cancel``: hidden, it would only lose its place.
        """
        if fresh:
            self.results.clear()
            self._chosen = False
            self._show_nothing(self.tr("Articles open here as they are read."))
        self.files.begin()

    def add(self, files: Sequence[FileRead]) -> None:
        """Show rows for ``files``; their articles may have been taken out again meanwhile."""
        self.results.add(files)
        known = {summary.id: summary for summary in self._desk.library.articles()}
        ids = [file.result.id for file in files if isinstance(file.result, Added)]
        self.results.follow([article for article in ids if article not in known], known)

    def follow_missed(self) -> None:
        """Take in what was edited while the page was out of sight."""
        missed, self._missed = self._missed, None
        if missed is not None:
            self._follow(missed)

    def show_progress(self, now: NowReading) -> None:
        """Show how far it is, and the file that is read now."""
        self.files.show_progress(now)
        self._first_soon.start()
        self._tell_status()

    def end(self, words: str) -> None:
        """Say what came of it all; the focus leaves the button that goes."""
        waited = self.cancel.hasFocus()
        self._first_soon.stop()
        self.files.end(words)
        self._open_first()
        self._tell_status()
        tried = self.results.row(self.files.current) if self._tried else None
        self._tried = False
        if not waited:
            return
        if tried is not None and tried.wants_password:
            self.files.ask_password()
        elif tried is not None or self.results.next_to_look_at() is not None:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.files.read.setFocus(Qt.FocusReason.OtherFocusReason)

    # What the analyst does

    @Slot()
    def accept(self) -> None:
        """Take the article as it is shown, and open the next one that needs a look."""
        article = self.column.article
        if article is None or not self.column.details.save():
            if article is not None:
                self._side.show()
                self.column.tabs.setCurrentIndex(0)
            return
        try:
            now = self._desk.library.article(article.id)
            if now.metadata.title_proposed:
                self._desk.library.reading.accept_title(article.id)
        except ReaderError as error:
            self._desk.notices.tell(error.message, level="error")
            return
        self.results.set_looked_at(article.id)
        self._go_on()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.cancel.isVisible():
                self.cancelled.emit()
            else:
                self._leave()
            return
        super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() is QEvent.Type.Show:
            self.follow_missed()
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Show}:
            self.review.bar.show_accept(shown=self.width() < _DRAWER_BELOW)
        return handled

    # Private

    def _connect(self) -> None:
        self.files.cancelled.connect(self.cancelled)
        self.files.retry_all.connect(self._on_retry_all)
        self.files.left.connect(self._leave)
        self.files.report_wanted.connect(self._on_report)
        self.files.shown.connect(self._on_shown)
        self.files.opened.connect(self.opened)
        self.files.deed.connect(self._on_deed)
        self.files.password_given.connect(self.password_given)
        self.files.list.pressed.connect(self._on_chosen)
        self.review.accepted.connect(self.accept)
        self.column.accepted.connect(self.accept)
        self.column.details.collection.all_wanted.connect(self._on_file_all)
        self.column.place_wanted.connect(self.review.show_place)
        self._near.settled.connect(self._on_settled)
        self.files.password_given.connect(self._on_tried)
        self.retry_asked.connect(self._on_tried)
        self.results.dataChanged.connect(self._on_rows_changed)
        self._desk.edits.changed.connect(self._on_changed)

    @Slot()
    def _open_first(self) -> None:
        """Open the first that needs a look, until the analyst chooses; else the first of all."""
        if self._chosen:
            return
        looked = self.results.next_to_look_at()
        first = next((n for n, row in enumerate(self.results.rows) if row.article), None)
        at = looked if looked is not None else first
        if at is not None and at != self.files.current:
            self.files.go_to(at)
        self._chosen = looked is not None

    @Slot()
    def _open_first_in_turns(self) -> None:
        """Open it while files are read: its details now, its texts in a turn of their own."""
        self._in_turns = True
        self._open_first()
        self._in_turns = False

    @Slot()
    def _leave(self) -> None:
        """Lead on to reading; what still waits for a look is told, with the way back."""
        self.left.emit()
        waiting = self.results.count("warn", "near")
        if waiting:
            one = self.tr("1 added article waits for a look")
            many = self.tr("{n} added articles wait for a look")
            action = self._desk.actions.get("file.review")
            self._desk.notices.tell(counted(waiting, one, many), action=action)

    def _go_on(self) -> None:
        self._chosen = True
        at = self.results.next_to_look_at(self.files.current)
        self._tell_status()
        if at is not None:
            self.files.go_to(at)
        elif self.cancel.isVisible():
            self._desk.notices.tell(self.tr("Nothing needs a look so far"))
        else:
            self._desk.notices.tell(self.tr("Nothing needs a look any more"))
            self.files.read.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_nothing(self, words: str) -> None:
        self.review.show_nothing(words)
        self.column.show_article(None, looked_at=False)

    def _show_article(self, known: ArticleId) -> None:
        try:
            article = self._desk.library.article(known)
        except NotFound:
            self._show_nothing(self.tr("Taken out of the library again"))
            return
        self.column.show_article(article, looked_at=self.results.is_looked_at(known))
        if self._in_turns:
            self._review_soon.start()
        else:
            self._show_review()

    @Slot()
    def _show_review(self) -> None:
        """Show the texts of the article whose details are shown."""
        self._review_soon.stop()
        article = self.column.article
        if article is None:
            return
        self.review.show_or_say_why_not(article, " ".join(self.results.notices_of(article.id)))

    def _tell_status(self) -> None:
        self.status.emit(tally_in_short(self.results), self.tr("Adding undoes as one step"))
        self.files.refresh()

    @Slot(int)
    def _on_shown(self, at: int) -> None:
        shown = self.column.article
        if shown is not None and not self._desk.library.read_only:
            self.column.details.save_quietly()
        row = self.results.row(at) if at >= 0 else None
        if row is not None and row.article is not None:
            self._show_article(row.article)
        else:
            passed = self.results.passed_over if row and row.state == "passed" else ()
            self._show_nothing(named(passed) if passed else row.words if row is not None else "")

    @Slot()
    def _on_tried(self) -> None:
        self._tried = self.files.current >= 0

    @Slot(QModelIndex, QModelIndex)
    def _on_rows_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        """Show the row at hand anew where it was read once more, with what came of that."""
        at = self.files.current
        if not first.row() <= at <= last.row():
            return
        row, shown = self.results.row(at), self.column.article
        if row.state == "err" or (row.article and (shown is None or shown.id != row.article)):
            self._on_shown(at)

    @Slot()
    def _on_chosen(self) -> None:
        self._chosen = True

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if not self.isVisible():  # changes come several times a second while articles are added
            self._missed = changes if self._missed is None else self._missed | changes
            return
        self._follow(changes)

    def _follow(self, changes: Changes) -> None:
        changed = [ArticleId(article) for article in changes.articles]
        ours = [article for article in changed if self.results.at_article(article) is not None]
        self._near.follow(changes, self.results)
        shown = self.column.article
        if shown is not None and (changes.filed or changes.collections):
            self.column.details.collection.show_article(shown.id)
        if not ours:
            return
        known = {summary.id: summary for summary in self._desk.library.articles()}
        self.results.follow(ours, known)
        if shown is not None and shown.id in ours:
            now = self._desk.library.article(shown.id) if shown.id in known else None
            if now is not None and now != shown:
                notices = self.results.notices_of(shown.id)
                self.results.set_findings(shown.id, findings_of(now, notices))
            if now is None or now != shown:
                self._show_article(shown.id)
        self._tell_status()

    @Slot()
    def _on_retry_all(self) -> None:
        self.retry_asked.emit(
            [row.path for row in self.results.rows if row.can_retry and not row.wants_password]
        )

    @Slot(str, object)
    def _on_deed(self, name: str, row: Row) -> None:
        if name == "retry":
            self.retry_asked.emit([row.path])
        else:
            self._near.settle(name, row)

    @Slot(str)
    def _on_settled(self, settled: str) -> None:
        article = ArticleId(settled)
        at = self.results.at_article(article)
        if at is not None and not self.results.row(at).needs_look:
            self._go_on()

    @Slot()
    def _on_file_all(self) -> None:
        """Put everything that was added into the collections that the field names."""
        field = self.column.details.collection
        rows = [row for row in self.results.rows if row.article and row.state != "gone"]
        articles, names = [row.article for row in rows if row.article], field.names()
        try:
            field.put(articles, names)
        except ReaderError as error:
            self._desk.notices.tell(error.message, level="error")
            return
        count = counted(len(articles), self.tr("1 article"), self.tr("{n} articles"))
        words = self.tr("{articles} put into “{names}”")
        said = words.format(articles=count, names="”, “".join(names))
        self._desk.notices.tell(said, action=self._desk.actions.get("edit.undo"))

    @Slot()
    def _on_report(self) -> None:
        rows, passed = self.results.rows, self.results.passed_over
        self._report.ask(report_text(self._desk.library.name, self.words, rows, passed))
