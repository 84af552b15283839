"""Opening the library, and what to ask when it does not open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.errors import LibraryBusy, ReaderError
from app.library.library import Library
from app.ui.notices import Notices


def open_library(folder: Path, window: QWidget | None = None) -> Library | None:
    """The library in ``folder``, made if there is none; ``None`` if the analyst gave up.

    A busy library can be opened read-only; for one that is damaged, newer than this program or on
    a disk that cannot be written, another folder can be chosen.
    """
    read_only = False
    while True:
        try:
            return Library.open(folder, read_only=read_only)
        except LibraryBusy as error:
            if not _ask_read_only(error, window):
                return None
            read_only = True
        except ReaderError as error:
            chosen = _ask_for_another(error, window)
            if chosen is None:
                return None
            folder, read_only = chosen, False


def _ask_read_only(error: LibraryBusy, window: QWidget | None) -> bool:
    words = _said("This library is open in another window. Open it read-only?")
    choices = (_said("Open read-only"), _said("Quit"))
    return Notices(window).ask(f"{words}\n\n{error.message}", choices) == choices[0]


def _ask_for_another(error: ReaderError, window: QWidget | None) -> Path | None:
    choices = (_said("Choose another folder…"), _said("Quit"))
    if Notices(window).ask(error.message, choices) != choices[0]:
        return None
    name = QFileDialog.getExistingDirectory(window, _said("Choose a library"))
    return Path(name) if name else None


def _said(text: str) -> str:
    return QCoreApplication.translate("Opening", text)
