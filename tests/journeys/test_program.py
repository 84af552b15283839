"""The program as a person starts it: in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app import resources
from app.library.library import Library

pytestmark = [pytest.mark.journey, pytest.mark.slow]

ROOT = Path(__file__).parents[2]

# Ends the program as the analyst would, by closing its window, once the window has come to rest.
CLOSER = """
import runpy, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
from app.ui.main_window import MainWindow

class Closer(QTimer):
    calm = 0
    def look(self):
        window = QApplication.activeWindow()
        open_now = isinstance(window, MainWindow) and window.isVisible()
        ready = open_now and hasattr(window, "desk") and window.background.is_idle
        self.calm = self.calm + 1 if ready else 0
        if self.calm == 5:
            texts = [pane.article.title for pane in window.places.read_place.area.panes]
            print(window.windowTitle(), texts, window.status.facts, sep="|")
            window.close()

class Window(MainWindow):
    def showEvent(self, event):
        super().showEvent(event)
        self.closer = Closer(self)
        self.closer.timeout.connect(self.closer.look)
        self.closer.start(50)

import app.ui.main_window
app.ui.main_window.MainWindow = Window
sys.argv = ["main.py", *sys.argv[1:]]
runpy.run_path("main.py", run_name="__main__")
"""


def start(*command, **environment):
    kept = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    kept.pop("QT_QPA_PLATFORM", None)
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )


def test_it_shows_the_library_and_ends_quietly(tmp_path):
    folder = tmp_path / "Sample"
    with Library.open(folder) as library:
        library.imports.add([resources.seeds()])
        first = library.articles()[0].title
    done = start("-c", CLOSER, "--library", str(folder), QT_QPA_PLATFORM="offscreen")
    assert (done.returncode, done.stderr) == (0, "")
    title, texts, facts = done.stdout.strip().split("|")
    assert title.startswith("Sample")
    assert first in texts
    assert "paragraph 1 of " in facts
    with Library.open(folder) as library:  # let go of, and whole
        assert library.check().ok


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X11")
def test_without_a_display_one_sentence_says_so(tmp_path):
    done = start("main.py", "--library", str(tmp_path / "Sample"), QT_QPA_PLATFORM="xcb")
    assert done.returncode == 1
    assert done.stdout == ""
    (sentence,) = done.stderr.splitlines()
    assert sentence.startswith("Collate cannot open its window: there is no display here ")
    assert not (tmp_path / "Sample").exists()
