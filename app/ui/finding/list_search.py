"""Searches for a list of terms in the background and leads from each to its passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.disk import write_whole
from app.domain.errors import ReaderError
from app.ui.finding.list_page import ListPage
from app.ui.finding.term_list import as_csv, counted, passages_as_csv, read_terms
from app.ui.widgets.path_dialog import PathDialog

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QStackedWidget

    from app.ui.actions import Desk
    from app.ui.background import Job
    from app.ui.models.result_terms import TermCount


class ListSearch(QObject):
    """Puts its page into ``pages`` when it is first wanted; the first page are the results.

    ``opened(query)`` asks for the passages of a term; ``left()`` says that the results are shown
    again.
    """

    opened = Signal(str)
    left = Signal()

    def __init__(self, desk: Desk, pages: QStackedWidget) -> None:
        super().__init__(pages)
        self._desk = desk
        self._pages = pages
        self._page: ListPage | None = None
        self._job: Job | None = None
        self._to_do = 0
        desk.actions.get("find.list").triggered.connect(self.show)

    @property
    def page(self) -> ListPage:
        """The page, built if need be."""
        if self._page is None:
            self._page = ListPage()
            self._page.wanted.connect(self._on_wanted)
            self._page.stop_wanted.connect(self._on_stop)
            self._page.file_wanted.connect(self._on_file)
            self._page.export_wanted.connect(self._on_export)
            self._page.opened.connect(self._on_opened)
            self._page.left.connect(self._on_left)
            self._pages.addWidget(self._page)
        return self._page

    @Slot()
    def show(self) -> None:
        """Show the page as it was left."""
        self._pages.setCurrentWidget(self.page)
        self.page.focus_list()

    def leave(self) -> None:
        """Show the results."""
        self._pages.setCurrentIndex(0)

    @Slot(list, bool)
    def _on_wanted(self, terms: list[str], exact: bool) -> None:  # noqa: FBT001  # a Qt signal's
        self.page.terms.clear()
        self._to_do = len(terms)
        self.page.show_work(0, self._to_do, busy=True)
        library = self._desk.library

        def work(job: Job) -> None:
            for count in counted(library, terms, exact=exact):
                job.report(count)
                if job.stopped():
                    break

        self._job = self._desk.background.run_steps(
            work,
            owner=self,
            on_step=self._on_count,
            on_done=self._on_done,
            on_failed=self._on_failed,
        )

    def _on_count(self, count: TermCount) -> None:
        terms = self.page.terms
        terms.extend([count])
        self.page.show_work(terms.rowCount(), self._to_do, busy=True)

    def _on_done(self, _nothing: None) -> None:
        self._job = None
        terms = self.page.terms
        self.page.show_work(terms.rowCount(), self._to_do, busy=False)
        if terms.rowCount():
            self.page.table.selectRow(0)
            self.page.focus_list()
        said = self.tr("{found} of {all} terms found")
        self._desk.notices.announce(said.format(found=terms.found, all=terms.rowCount()))

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        self.page.show_work(self.page.terms.rowCount(), self._to_do, busy=False)
        self._desk.background.failed.emit(error)

    @Slot()
    def _on_stop(self) -> None:
        if self._job is not None:
            self._job.stop()
            future = self._job.future
            if future is not None and future.cancelled():  # it had not begun: nothing will come
                self._on_done(None)

    @Slot()
    def _on_file(self) -> None:
        kinds = self.tr("Lists (*.txt *.csv *.tsv);;All files (*)")
        title = self.tr("A list of terms")
        dialog = PathDialog.files(self.page, title, kinds, several=False)
        dialog.chosen.connect(self._on_file_chosen)
        dialog.open()

    @Slot(list)
    def _on_file_chosen(self, paths: list[Path]) -> None:
        self.read(paths[0])

    def read(self, path: Path) -> None:
        """Put the terms of a file into the list."""
        try:
            self.page.put_terms(read_terms(path))
        except ReaderError as error:
            self._desk.notices.tell(error.message, level="error")

    @Slot(bool)
    def _on_export(self, passages: bool) -> None:  # noqa: FBT001  # a Qt signal's argument
        title, kinds = self.tr("Export the table"), self.tr("Tables (*.csv)")
        offered = "passages.csv" if passages else "terms.csv"
        dialog = PathDialog.place(self.page, title, offered, kinds)
        dialog.chosen.connect(self._on_passages_place if passages else self._on_table_place)
        dialog.open()

    @Slot(list)
    def _on_passages_place(self, paths: list[Path]) -> None:
        self.export_passages(paths[0])

    @Slot(list)
    def _on_table_place(self, paths: list[Path]) -> None:
        self.export(paths[0])

    def export_passages(self, path: Path) -> None:
        """Look up the passages of every term and write them to ``path``, then say so."""
        library, counts = self._desk.library, self.page.terms.counts

        def work(job: Job) -> tuple[Path, bytes]:
            return path, passages_as_csv(library, counts, job.stopped)

        self._desk.background.run_steps(
            work,
            owner=self,
            on_step=_no_step,
            on_done=self._on_passages,
            on_failed=self._on_failed,
        )

    def _on_passages(self, made: tuple[Path, bytes]) -> None:
        self._save(*made)

    def export(self, path: Path) -> None:
        """Write the table to ``path``, all or nothing, and say so."""
        self._save(path, as_csv(self.page.terms.counts))

    def _save(self, path: Path, table: bytes) -> None:
        try:
            write_whole(path, table)
        except OSError as error:
            words = self.tr("Could not save {name}: {why}. Choose another place.")
            said = words.format(name=path.name, why=error.strerror)
            self._desk.notices.tell(said, level="error")
            return
        self._desk.notices.tell(self.tr("Saved {name}").format(name=path.name))

    @Slot(str)
    def _on_opened(self, query: str) -> None:
        self.leave()
        self.opened.emit(query)

    @Slot()
    def _on_left(self) -> None:
        self.leave()
        self.left.emit()


def _no_step(_step: object) -> None:
    """Nothing is told on the way."""
