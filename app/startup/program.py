"""The program's life: settings, look, library, window, end."""

from __future__ import annotations

import logging
import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
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

if TYPE_CHECKING:
    from app.library.library import Library
    from app.startup.arguments import Options

logger = logging.getLogger(__name__)


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
        theme.switch().show(self._settings.theme)
        library = self._opened_library()
        if library is None:
            failures.remove()
            return 1
        try:
            return self._show_window(library, application, failures)
        finally:
            collector.stop()
            failures.remove()
            library.close()

    def _show_window(self, library: Library, application: QApplication, failures: Failures) -> int:
        from app.ui.main_window import MainWindow

        library.analyst = self._settings.signature
        window = MainWindow(library, self._settings, self._state)
        failures.notices = window.notices
        window.show()
        logger.info("Collate %s, library %s", __version__, library.folder)
        if self._options.files:
            window.add_files([path.absolute() for path in self._options.files])
        status = application.exec()
        window.deleteLater()
        return status

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

    def _opened_library(self) -> Library | None:
        from app.startup.opening import open_library

        return open_library(self._options.library or folders.library_folder())
