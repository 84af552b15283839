"""Where no window can open, one sentence says what is missing, and nothing aborts."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.startup import display

ROOT = Path(__file__).parents[2]
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X11 and Wayland")


def start(tmp_path, *arguments, before="", **environment):
    """Run the program as its user does; ``before`` breaks something first."""
    script = f"import sys\n{before}\nfrom app.startup import run\nsys.exit(run(sys.argv[1:]))"
    kept = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    kept.pop("QT_QPA_PLATFORM", None)
    return subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=ROOT,
        env={**kept, "HOME": str(tmp_path), **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def one_sentence(done):
    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("Collate cannot open its window: ")
    return done.stderr


BREAK_EGL = """
class Breaks:
    def find_spec(self, name, path=None, target=None):
        if name == 'PySide6.QtGui' or name == 'PySide6.QtWidgets':
            raise ImportError('libEGL.so.1: cannot open shared object file: No such file')
sys.meta_path.insert(0, Breaks())
"""


def test_a_missing_system_library_is_named(tmp_path):
    said = one_sentence(start(tmp_path, before=BREAK_EGL, QT_QPA_PLATFORM="offscreen"))
    assert "libEGL.so.1 is missing" in said
    assert "libegl1" in said


def test_a_missing_pyside_is_named(tmp_path):
    said = one_sentence(start(tmp_path, before="sys.modules['PySide6'] = None"))
    assert "PySide6" in said


@linux
def test_no_display_is_said_in_one_sentence(tmp_path):
    said = one_sentence(start(tmp_path))
    assert "there is no display" in said


@linux
def test_a_display_that_does_not_answer_is_named(tmp_path):
    said = one_sentence(start(tmp_path, DISPLAY=":987"))
    assert "“:987”" in said or "is missing" in said  # the machine may lack the X libraries too


@linux
def test_a_missing_library_of_the_x11_plugin_is_named(monkeypatch):
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")

    def fail(_path):
        raise OSError("libxcb-cursor.so.0: cannot open shared object file: No such file")

    monkeypatch.setattr(ctypes, "CDLL", fail)
    said = display.why_no_window()
    assert "libxcb-cursor.so.0 is missing" in said
    assert "libxcb-cursor0" in said


def test_without_a_screen_of_its_own_qt_needs_no_display(monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert display.why_no_window() is None


def test_a_wrong_argument_ends_with_two(tmp_path):
    done = start(tmp_path, "--nonsense", QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 2
    assert "--nonsense" in done.stderr
