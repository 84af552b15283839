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
from PySide6.QtWidgets import QApplication
from app import startup
from app.startup import program
shown = []
class Program(program.Program):
    def _show_window(self, library, application, failures):
        def look():
            found = [w for w in QApplication.topLevelWidgets() if w.objectName() == 'mainWindow']
            window = found[0]
            if not window.background.is_idle:
                QTimer.singleShot(50, look)
                return
            print(window.place, len(window.desk.library.articles()), window.status.facts)
            window.close()
        QTimer.singleShot(50, look)
        return super()._show_window(library, application, failures)
program.Program = Program
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
