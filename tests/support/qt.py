"""Qt without a screen, and fixtures of the real window over a real library.

Import it before PySide6: it chooses the platform. A conftest takes the fixtures it needs by name.
"""

from __future__ import annotations

import gc
import os
import shutil

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "1"

import pytest
from PySide6.QtCore import QEvent, QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import resources
from app.library.library import Library
from app.settings.settings import Settings
from app.settings.window_state import WindowState
from app.ui import theme
from app.ui.actions import Actions, Desk
from app.ui.background import BackgroundRunner
from app.ui.notices import Notices
from app.ui.undo import Edits
from app.ui.widgets import memory


class RecordedNotices(Notices):
    """Real notices that also keep what was told, and answer questions without a dialog."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.history = []
        self.questions = []
        self._answers = []
        self.told.connect(self.history.append)

    @property
    def last(self):
        return self.history[-1].text if self.history else ""

    def answer_next(self, choice):
        self._answers.append(choice)

    def ask(self, text, choices):
        self.questions.append(text)
        assert self._answers, f"nobody said how to answer: {text}"
        answer = self._answers.pop(0)
        assert answer in choices
        return answer


PATIENCE = 20_000
"""Milliseconds that the slowest machine may take to come to what a test waits for."""


@pytest.fixture(scope="session")
def qapp(qapp):
    """One look on every machine: Fusion, the light theme, the shipped fonts, English."""
    QLocale.setDefault(QLocale("en_GB"))
    QApplication.setStyle("Fusion")
    qapp.setCursorFlashTime(0)
    theme.switch().show("light")
    return qapp


class PatientBot(QtBot):
    """Waits as long as a loaded machine may take; what is there sooner is not waited for."""

    def waitUntil(self, callback, *, timeout=PATIENCE):
        super().waitUntil(callback, timeout=max(timeout, PATIENCE))

    def waitSignal(self, signal, *, timeout=PATIENCE, raising=True, **how):
        if raising:  # else it may well not come, as assertNotEmitted has it
            timeout = max(timeout, PATIENCE)
        return super().waitSignal(signal, timeout=timeout, raising=raising, **how)

    def waitExposed(self, widget, *, timeout=PATIENCE):
        return super().waitExposed(widget, timeout=max(timeout, PATIENCE))


@pytest.fixture
def qtbot(qapp, request):
    return PatientBot(request)


@pytest.fixture(autouse=True)
def _collected_here(qapp):
    """The cyclic collector runs between tests, on this thread, never inside Qt's dispatch."""
    gc.disable()
    memory.use(WindowState())
    yield
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    gc.enable()
    if theme.switch().choice != "light":
        theme.switch().show("light")


@pytest.fixture(scope="session")
def seeded_folder(tmp_path_factory):
    """A library of the five sample articles, made once; tests work on copies."""
    folder = tmp_path_factory.mktemp("seeded") / "Sample"
    with Library.open(folder) as library:
        library.imports.add([resources.seeds()])
        library.searching.catch_up()
    return folder


@pytest.fixture
def library(seeded_folder, tmp_path):
    """A library of the five sample articles, of this test's own."""
    folder = tmp_path / "Sample"
    shutil.copytree(seeded_folder, folder)
    with Library.open(folder) as opened:
        yield opened


@pytest.fixture
def empty_library(tmp_path):
    """A library with nothing in it."""
    with Library.open(tmp_path / "Empty") as opened:
        yield opened


@pytest.fixture
def settings(tmp_path):
    """Default settings, kept in this test's folder."""
    return Settings(theme="light", reduced_motion=True, _path=tmp_path / "settings.toml")


@pytest.fixture
def desk(qtbot, library, settings):
    """What a place is given, without a window around it; ``desk.notices`` is a recorder."""
    made = Desk(library, Edits(library), BackgroundRunner(), RecordedNotices(), Actions(), settings)
    yield made
    qtbot.waitUntil(lambda: made.background.is_idle, timeout=10_000)
    made.background.stop()


@pytest.fixture
def window(qtbot, library, settings, tmp_path):
    """The main window over the sample library, shown at 1440 by 900."""
    yield from shown_window(qtbot, library, settings, tmp_path)


@pytest.fixture
def empty_window(qtbot, empty_library, settings, tmp_path):
    """The main window over an empty library: the first screen."""
    yield from shown_window(qtbot, empty_library, settings, tmp_path)


def shown_window(qtbot, library, settings, tmp_path):
    from app.ui.main_window import MainWindow

    window = MainWindow(settings, WindowState(_path=tmp_path / "window.toml"))
    window.open_library(library)
    window.resize(1440, 900)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    yield window
    qtbot.waitUntil(lambda: window.background.is_idle, timeout=20_000)
    left = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w.window() is not window]
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert left == [], f"left open: {left}"
