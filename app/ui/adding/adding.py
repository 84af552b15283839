"""Adds articles in the background and shows how it goes on the page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot

from app.domain.errors import EmptyFile, NotFound, ReaderError
from app.library.imports import Added, Duplicate, ImportReport, NowReading
from app.ui.adding.findings import findings_of
from app.ui.adding.results import FileRead
from app.ui.adding.tally import tally_of_rows, tally_of_run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction

    from app.domain.article import ArticleId
    from app.library.imports import ImportStep
    from app.library.library import Library
    from app.ui.actions import Desk
    from app.ui.adding.page import AddingPage
    from app.ui.adding.pasted import Pasted
    from app.ui.background import Job

_SHOWN_EVERY = 60
"""Milliseconds between two looks at what was read: rows come together, not one by one."""

_PER_ROW = 0.1
"""Milliseconds more for each row that is there already: a long list is laid out less often."""


class _Read(NamedTuple):
    """A step of the import, made ready to be shown while still in the background."""

    now: NowReading
    file: FileRead


class Adding(QObject):
    """One import at a time; files given meanwhile wait for their turn.

    ``began`` asks for the page to be shown. ``finished`` carries the ids added by a run in which
    nothing needs a look, if the page is in sight; otherwise whoever works elsewhere is left alone.
    """

    began = Signal()
    finished = Signal(list)

    def __init__(self, desk: Desk, page: AddingPage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._page = page
        self._job: Job | None = None
        self._fresh = True  # whether the rows are those of this run alone
        self._waiting: list[Path] = []
        self._passwords: dict[Path, str] = {}
        self._read: list[_Read] = []
        self._show_soon = QTimer(self)
        self._show_soon.setSingleShot(True)
        self._show_soon.timeout.connect(self._show_read)
        page.cancelled.connect(self.stop)
        page.retry_asked.connect(self._on_retry)
        page.password_given.connect(self._on_password)

    @property
    def is_working(self) -> bool:
        """Whether files are being read."""
        return self._job is not None

    def add(self, paths: Sequence[Path], *, fresh: bool = True) -> None:
        """Add files and folders; they are parsed in a process of their own."""
        if not paths:
            return
        if self._job is not None:
            self._waiting += paths
            return
        self._fresh = fresh
        self._page.begin(fresh=fresh)
        self.began.emit()
        library, given = self._desk.library, list(paths)
        passwords = {path: self._passwords.pop(path) for path in given if path in self._passwords}

        def work(job: Job) -> ImportReport:
            def tell(step: ImportStep) -> None:
                job.report(_read(library, step))

            return library.imports.add(
                given,
                apart=True,
                passwords=passwords,
                progress=tell,
                reading=job.report,
                stop=job.stopped,
            )

        self._job = self._desk.background.run_steps(
            work,
            owner=self,
            on_step=self._on_step,
            on_done=self._on_done,
            on_failed=self._on_failed,
        )

    def add_pasted(self, pasted: Pasted) -> None:
        """Make an article of pasted or dropped words, also while files are being read."""
        imports = self._desk.library.imports

        def work() -> Added:
            if not pasted.html:
                return imports.add_text(pasted.text)
            try:
                return imports.add_html(pasted.html, pasted.address)
            except EmptyFile:
                if not pasted.text.strip():
                    raise
                return imports.add_text(pasted.text)

        self._desk.background.run(work, owner=self, on_done=self._on_text_added, lane="pool")

    @Slot()
    def stop(self) -> None:
        """Stop after the file that is being read; what is done is kept."""
        self._waiting.clear()
        if self._job is not None:
            self._page.cancel.setEnabled(False)
            self._job.stop()
            future = self._job.future
            if future is not None and future.cancelled():  # it had not begun: nothing will come
                self._on_done(ImportReport(stopped=True))

    def _on_step(self, read: _Read | NowReading) -> None:
        if isinstance(read, NowReading):
            self._page.show_progress(read)
            return
        self._read.append(read)
        if not self._show_soon.isActive():
            rows = self._page.results.rowCount()
            self._show_soon.start(round(_SHOWN_EVERY + rows * _PER_ROW))

    @Slot()
    def _show_read(self) -> None:
        self._show_soon.stop()
        if not self._read:
            return
        read, self._read = self._read, []
        self._page.add([r.file for r in read])
        self._page.show_progress(read[-1].now)

    def _on_done(self, report: ImportReport) -> None:
        self._job = None
        self._desk.edits.tell_gathered()
        self._page.follow_missed()
        self._show_read()
        self._page.results.pass_over(report.passed_over)
        words = tally_of_run(report)
        if report.added and not self._page.results.count("ok", "warn", "near"):
            words = self.tr("Undone while it went on: nothing was added.")
        self._page.end(words if self._fresh else tally_of_rows(self._page.results))
        self._desk.notices.tell(words, action=self._undo() if report.added else None)
        if self._waiting:
            self._add_waiting()
        elif self._page.isVisible() and not report.stopped and self._all_well():
            self.finished.emit([added.id for added in report.added])

    def _add_waiting(self) -> None:
        """Go on with what was given meanwhile, if anything was."""
        waiting, self._waiting = self._waiting, []
        self.add(waiting, fresh=False)

    def _all_well(self) -> bool:
        return all(row.state in {"ok", "passed"} for row in self._page.results.rows)

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        self._show_read()
        words = error.message if isinstance(error, ReaderError) else self.tr("Nothing was added.")
        self._page.end(words)
        self._desk.notices.tell(words, level="error")
        self._add_waiting()

    def _on_text_added(self, added: Added) -> None:
        words = self.tr("Added “{title}”").format(title=added.title)
        self._desk.notices.tell(words, action=self._undo())
        if not self.is_working:
            self.finished.emit([added.id])

    @Slot(list)
    def _on_retry(self, paths: list[str]) -> None:
        self.add([Path(path) for path in paths], fresh=False)

    @Slot(str, str)
    def _on_password(self, path: str, password: str) -> None:
        self._passwords[Path(path)] = password
        self.add([Path(path)], fresh=False)

    def _undo(self) -> QAction:
        return self._desk.actions.get("edit.undo")


def _read(library: Library, step: ImportStep) -> _Read:
    """``step`` with what the page shows of it; called where it costs the window nothing."""
    result, article = step.result, step.article
    found, other = None, ""
    if isinstance(result, Added) and article is not None:
        found = findings_of(article, result.notices)
    related = step.near or step.version
    if isinstance(result, Duplicate):
        other = _title_of(library, result.of)
    elif related is not None:
        other = _title_of(library, related.of)
    file = FileRead(result, found, step.near, step.version, other)
    return _Read(NowReading(step.following, step.done, step.total), file)


def _title_of(library: Library, article: ArticleId) -> str:
    try:
        return library.versions.article(article).short_title
    except NotFound:
        return QCoreApplication.translate("Adding", "a removed article")
