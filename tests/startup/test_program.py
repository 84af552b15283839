"""The whole program, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

SCRIPT = """
import sys
from PySide6.QtCore import QTimer
from app import startup
from app.startup import program
shown = []
class Opening(program.Opening):
    def __init__(self, window, options, settings):
        super().__init__(window, options, settings)
        self._looks = 0
        QTimer.singleShot(50, self.look)
    def look(self):
        window = self._window
        self._looks += 1
        busy = self._library is None or not window.background.is_idle
        if busy or (not window.status.facts and self._looks < 200):
            QTimer.singleShot(50, self.look)
            return
        print(window.place, len(self._library.articles()), window.status.facts)
        window.close()
program.Opening = Opening
sys.exit(startup.run(sys.argv[1:]))
"""


def start(tmp_path, *arguments):
    return subprocess.run(
        [sys.executable, "-c", SCRIPT, "--library", str(tmp_path / "library"), *arguments],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )


@pytest.mark.slow
def test_it_starts_with_the_first_screen_and_ends_quietly(tmp_path):
    done = start(tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip() == "read 0 No articles yet"


@pytest.mark.slow
def test_it_adds_what_stands_on_the_command_line(tmp_path):
    done = start(tmp_path, str(ROOT / "seeds"))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("read 5 ")
