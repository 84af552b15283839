"""Exporting, from the wish to the file: checks, marking, place, and what came of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths, QUrl, Signal, Slot
from PySide6.QtGui import QAction, QDesktopServices

from app.domain.errors import ReaderError
from app.ui.briefing.export_dialog import PDF, ExportDialog
from app.ui.widgets.path_dialog import PathDialog
from app.ui.wording import counted

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.library.exports import Saved
    from app.ui.briefing.export_box import ExportBox
    from app.ui.briefing.open_briefing import OpenBriefing

_LONGEST_NAME = 60
_ASK_ELSEWHERE = "Choose another place."


class Exporter(QObject):
    """Exports the open briefing. ``quotation_asked`` wants the first altered quotation shown.

    ``exported`` has the path of a file that was written.
    """

    quotation_asked = Signal()
    exported = Signal(Path)

    def __init__(self, briefing: OpenBriefing, box: ExportBox, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._briefing = briefing
        self._box = box
        self._wanted: str | None = None
        self._ending = PDF
        self._folder = Path(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        )
        self._saved: Path | None = None
        self._dialog: ExportDialog | None = None
        self._open = QAction(self.tr("Open"), self)
        self._open.triggered.connect(self.open_saved)
        self._elsewhere = QAction(self.tr("Choose another place"), self)
        self._elsewhere.triggered.connect(self.choose_place)
        briefing.checked.connect(self._on_checked)
        box.export_asked.connect(self.export_anyway)
        box.open_asked.connect(self.open_saved)
        box.folder_asked.connect(self.show_folder)
        box.place_asked.connect(self.choose_place)

    def export(self, ending: str = "") -> None:
        """Export to a file with ``ending``, or ask which; the quotations are checked before."""
        self._wanted = ending
        self._briefing.check()

    @Slot()
    def export_anyway(self) -> None:
        """Ask for a place and export, whatever differs."""
        if self._briefing.head.marking is None:
            self.export(self._ending)
        else:
            self.choose_place()

    @Slot()
    def choose_place(self) -> None:
        """Ask where to save, and save there."""
        kinds = {PDF: self.tr("PDF (*.pdf)")}
        name = file_name(self._briefing.head.title) + self._ending
        dialog = PathDialog.place(
            self._window,
            self.tr("Export the briefing"),
            str(self._folder / name),
            kinds.get(self._ending, self.tr("Word (*.docx)")),
        )
        dialog.chosen.connect(self._on_place)
        dialog.open()

    @Slot(list)
    def _on_place(self, paths: list[Path]) -> None:
        path = paths[0]
        self._save(path if path.suffix else path.with_suffix(self._ending))

    @Slot()
    def open_saved(self) -> None:
        """Open the file that was written last."""
        if self._saved is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved)))

    @Slot()
    def show_folder(self) -> None:
        """Open the folder of the file that was written last."""
        if self._saved is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved.parent)))

    @Slot()
    def _on_checked(self) -> None:
        if self._wanted is None:
            return
        wanted, self._wanted = self._wanted, None
        altered = "altered" in self._briefing.states.values()
        self._ending = wanted or self._ending
        if wanted and not altered and self._briefing.head.marking is not None:
            self.choose_place()
            return
        self._dialog = ExportDialog(self._briefing, wanted, self._window)
        self._dialog.accepted.connect(self._on_accepted)
        self._dialog.quotation_asked.connect(self._on_quotation_asked)
        self._dialog.open()

    @Slot()
    def _on_accepted(self) -> None:
        dialog = self._dialog
        if dialog is None:
            return
        self._ending = dialog.ending
        if dialog.marking is not None and not self._briefing.change_head(marking=dialog.marking):
            return
        self.choose_place()

    @Slot()
    def _on_quotation_asked(self) -> None:
        self._box.offer_anyway()
        self.quotation_asked.emit()

    def _save(self, path: Path) -> None:
        briefing, library = self._briefing.head.id, self._briefing.desk.library
        self._folder = path.parent
        self._briefing.desk.notices.tell(
            self.tr("Saving {name}…").format(name=path.name), seconds=0
        )

        def work() -> Saved:
            return library.exports.save(briefing, path, overwrite=True)  # the dialog asked

        self._briefing.desk.background.run(
            work, owner=self, on_done=self._on_saved, on_failed=self._on_failed
        )

    def _on_saved(self, saved: Saved) -> None:
        self._saved = saved.path
        words = saved_said(saved.path.name, saved.pages)
        self._box.show_saved(" ".join((words, *saved.notices)))
        self._briefing.desk.notices.tell(words, action=self._open)
        self.exported.emit(saved.path)

    def _on_failed(self, error: Exception) -> None:
        words = self.tr("Something went wrong while exporting. Your work is saved.")
        if isinstance(error, ReaderError):
            words = error.message.removesuffix(_ASK_ELSEWHERE).strip()
        self._box.show_failed(words)
        self._briefing.desk.notices.tell(words, level="error", action=self._elsewhere)


def file_name(title: str) -> str:
    """A file's name for a briefing: "What-Minsk-is-offering"."""
    name = re.sub(r"[^\w]+", "-", title).strip("-")
    if len(name) > _LONGEST_NAME:
        name = name[:_LONGEST_NAME].rsplit("-", 1)[0]
    return name or "Briefing"


def saved_said(name: str, pages: int | None) -> str:
    """What is said of a file: "Saved Report.pdf, 4 pages."."""
    saved = _tr("Saved {name}.").format(name=name)
    if pages is None:
        return saved
    length = counted(pages, _tr("1 page"), _tr("{n} pages"))
    return _tr("Saved {name}, {length}.").format(name=name, length=length)


def _tr(words: str) -> str:
    return QCoreApplication.translate("Exporter", words)
