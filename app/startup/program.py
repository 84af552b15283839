"""The program's life: settings, look, window, library, end."""

from __future__ import annotations

import logging
import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app import __version__
from app.settings import folders
from app.settings.settings import Settings
from app.settings.window_state import WindowState
from app.startup.failures import Failures
from app.startup.log import start_log
from app.ui import theme
from app.ui.garbage import GarbageCollector
from app.ui.main_window import MainWindow

if TYPE_CHECKING:
    from app.library.library import Library
    from app.startup.arguments import Options

logger = logging.getLogger(__name__)

_PATIENCE = 300
"""Milliseconds after which the library is opened even if nothing was painted (minimised)."""


class Program:
    """One run of the program with a window."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._settings = Settings.load()
        self._state = WindowState.load()

    def run(self) -> int:
        """Open the window and stay until it closes; returns the exit status."""
        start_log()
        application = self._made_application()
        failures = Failures(application)
        failures.install()
        collector = GarbageCollector(application)
        theme.read_in(self._settings.reading_font)
        theme.switch().show(self._settings.theme)
        window = MainWindow(self._settings, self._state)
        failures.notices = window.notices
        opening = Opening(window, self._options, self._settings)
        opening.prepared.connect(collector.settle)
        window.show()
        try:
            return application.exec()
        finally:
            window.background.stop()
            window.deleteLater()
            collector.stop()
            failures.remove()
            opening.close_library()

    def _made_application(self) -> QApplication:
        size = self._settings.interface_size
        if size != 100 and "QT_SCALE_FACTOR" not in os.environ:
            os.environ["QT_SCALE_FACTOR"] = f"{size / 100:g}"
        QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
            Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
        )
        application = QApplication([sys.argv[0]])
        application.setApplicationName("collate")
        application.setApplicationDisplayName("Collate")
        application.setApplicationVersion(__version__)
        application.setStyle("Fusion")
        QApplication.setEffectEnabled(Qt.UIEffect.UI_AnimateMenu, not self._settings.reduced_motion)
        return application


class Opening(QObject):
    """Opens the library as soon as the frame of the window is in sight: that looks faster.

    ``prepared`` comes when the window has built what it will show next.
    """

    prepared = Signal()

    def __init__(self, window: MainWindow, options: Options, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._options = options
        self._settings = settings
        self._begun = False
        self._library: Library | None = None
        window.painted.connect(self._open, Qt.ConnectionType.QueuedConnection)
        QTimer.singleShot(_PATIENCE, self, self._open)

    def close_library(self) -> None:
        """Let go of the library's files."""
        if self._library is not None:
            self._library.close()

    @Slot()
    def _open(self) -> None:
        if self._begun:
            return
        self._begun = True
        from app.startup.opening import open_library

        folder = self._options.library or folders.library_folder()
        self._library = open_library(folder, self._window)
        if self._library is None:
            QApplication.exit(1)
            return
        self._library.analyst = self._settings.signature
        self._window.open_library(self._library)
        self._window.preparing.done.connect(self.prepared)
        logger.info("Collate %s, library %s", __version__, self._library.folder)
        if self._options.files:
            self._window.add_files([path.absolute() for path in self._options.files])
