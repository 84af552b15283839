"""What happens to an exception that nobody caught: words for the person, details for us."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app import __version__
from app.domain.errors import ReaderError
from app.ui import theme
from app.ui.widgets.buttons import Button, MainButton

if TYPE_CHECKING:
    from types import TracebackType

    from app.ui.notices import Notices

logger = logging.getLogger(__name__)


class Failures(QObject):
    """The exception hook.

    A ``ReaderError`` that flew out of a slot is told like any other; everything else is our fault,
    goes into the log and opens a report. Ten faults in a row open one report, not ten.
    """

    _raised = Signal(str)
    _refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.notices: Notices | None = None
        self.report: FailureReport | None = None
        self._raised.connect(self._show)  # queued when a thread failed, and so is what follows
        self._refused.connect(self._tell)

    def install(self) -> None:
        """Take over what is not caught anywhere, on every thread."""
        sys.excepthook = self.hook
        threading.excepthook = self._thread_hook

    def remove(self) -> None:
        """Give the hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Deal with ``error``."""
        if isinstance(error, ReaderError) and self.notices is not None:
            self._refused.emit(error.message)
            return
        if not isinstance(error, Exception):
            sys.__excepthook__(kind, error, trace)
            return
        logger.error("Unexpected failure", exc_info=(kind, error, trace))
        self._raised.emit(details_of(error))

    def _thread_hook(self, what: threading.ExceptHookArgs) -> None:
        if what.exc_value is not None:
            self.hook(what.exc_type, what.exc_value, what.exc_traceback)

    @Slot(str)
    def _tell(self, message: str) -> None:
        if self.notices is not None:
            self.notices.tell(message, level="error")

    @Slot(str)
    def _show(self, details: str) -> None:
        if QApplication.instance() is None or self.report is not None:
            return
        self.report = FailureReport(details, QApplication.activeWindow())
        self.report.finished.connect(self._on_closed)
        self.report.open()

    @Slot()
    def _on_closed(self) -> None:
        if self.report is not None:
            self.report.deleteLater()
            self.report = None


class FailureReport(QDialog):
    """Says that something went wrong, and has the details ready to be copied."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("failureReport")
        self.setWindowTitle(self.tr("Something went wrong"))
        self.setMinimumWidth(520)
        self._details = details
        head = QLabel(self.tr("Something went wrong in Collate. Your work is saved."))
        head.setFont(theme.ui_font(15, 600))
        head.setWordWrap(True)
        words = QLabel(
            self.tr(
                "You can go on working. If it happens again, copy the details and send them to "
                "whoever looks after Collate for you."
            )
        )
        words.setWordWrap(True)
        words.setProperty("role", "secondary")
        text = QPlainTextEdit(details)
        text.setReadOnly(True)
        text.setProperty("field", "true")
        text.setAccessibleName(self.tr("Details"))
        text.setTabChangesFocus(True)
        text.setMinimumHeight(180)
        self.copy = Button(self.tr("&Copy details"), "copy")
        self.copy.clicked.connect(self._on_copy)
        close = MainButton(self.tr("C&lose"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.copy)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        for widget in (head, words, text):
            column.addWidget(widget)
        column.addLayout(row)
        close.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_copy(self) -> None:
        QApplication.clipboard().setText(self._details)
        self.copy.set_words(self.tr("Copied"))


def details_of(error: BaseException) -> str:
    """The versions and the traceback of ``error``."""
    import platform

    trace = "".join(traceback.format_exception(error))
    return (
        f"Collate {__version__}, Python {platform.python_version()}, "
        f"Qt {PySide6.__version__}, {platform.platform()}\n\n{trace}"
    )
