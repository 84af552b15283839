from __future__ import annotations

import logging

import pytest
from PySide6.QtCore import qInstallMessageHandler, qWarning

from app.startup.log import start_log


@pytest.fixture
def root():
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    yield root
    for handler in root.handlers[:]:
        if handler not in before:
            root.removeHandler(handler)
            handler.close()
    root.setLevel(level)
    qInstallMessageHandler(None)


@pytest.mark.qt_no_exception_capture
def test_what_is_logged_stands_in_the_file(tmp_path, root, caplog):
    path = start_log(tmp_path / "state" / "collate.log")
    logging.getLogger("app.test").warning("something odd")
    assert "WARNING app.test: something odd" in path.read_text("utf-8")


def test_what_qt_complains_of_stands_there_too(tmp_path, root, caplog):
    path = start_log(tmp_path / "collate.log")
    qWarning("from Qt")
    assert "from Qt" in path.read_text("utf-8")


def test_a_log_that_has_grown_large_is_set_aside(tmp_path, root):
    path = tmp_path / "collate.log"
    path.write_text("x" * 600_000)
    start_log(path)
    assert path.stat().st_size == 0
    assert (tmp_path / "collate.1.log").stat().st_size == 600_000


def test_a_disk_that_cannot_be_written_stops_nothing(tmp_path, root):
    (tmp_path / "file").write_text("in the way")
    assert start_log(tmp_path / "file" / "collate.log") is None
