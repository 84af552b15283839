from __future__ import annotations

import sqlite3

import pytest
from PySide6.QtWidgets import QFileDialog

from app.library.library import Library
from app.startup import opening
from tests.support.qt import RecordedNotices


@pytest.fixture
def notices(monkeypatch, qtbot):
    recorder = RecordedNotices()
    monkeypatch.setattr(opening, "Notices", lambda _window: recorder)
    return recorder


def test_a_library_that_is_not_there_is_made(tmp_path, notices):
    with opening.open_library(tmp_path / "new") as library:
        assert library.articles() == []
    assert notices.questions == []


def test_a_library_open_elsewhere_can_be_read_only(tmp_path, notices):
    notices.answer_next("Open read-only")
    with Library.open(tmp_path / "one"), opening.open_library(tmp_path / "one") as second:
        assert second.read_only
    assert notices.questions[0].startswith(
        "This library is open in another window. Open it read-only?"
    )


def test_whoever_gives_up_gets_no_library(tmp_path, notices):
    notices.answer_next("Quit")
    with Library.open(tmp_path / "one"):
        assert opening.open_library(tmp_path / "one") is None


def test_for_a_damaged_library_another_folder_can_be_chosen(tmp_path, notices, monkeypatch):
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "library.sqlite3").write_bytes(b"no database at all, really" * 100)
    notices.answer_next("Choose another folder…")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "good"))
    with opening.open_library(tmp_path / "bad") as library:
        assert library.folder == tmp_path / "good"


def test_a_library_of_a_newer_collate_says_so(tmp_path, notices):
    Library.open(tmp_path / "new").close()
    with sqlite3.connect(tmp_path / "new" / "library.sqlite3") as database:
        database.execute("PRAGMA user_version = 9999")
    database.close()
    notices.answer_next("Quit")
    assert opening.open_library(tmp_path / "new") is None
    assert "newer" in notices.questions[0]
