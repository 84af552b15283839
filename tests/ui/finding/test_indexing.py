from __future__ import annotations

import threading

import pytest
from PySide6.QtTest import QSignalSpy

from app.domain.errors import LibraryDamaged
from app.ui.finding.indexing import Indexing


@pytest.fixture
def indexing(desk, qtbot):
    made = Indexing(desk)
    made.catch_up()
    qtbot.waitUntil(lambda: desk.background.is_idle, timeout=30_000)
    return made


def test_an_edit_is_followed_once_edits_rest(indexing, desk, library, qtbot):
    library.reading.change_metadata(library.articles()[0].id, publisher="BelTA")
    assert library.searching.state == "building"
    with qtbot.waitSignal(indexing.finished):
        indexing.follow()
        assert indexing.said == "Indexing…"
    assert library.searching.state == "ready"
    assert indexing.said == "Index up to date"


def test_progress_is_said_in_numbers(indexing, library, qtbot, monkeypatch):
    gate = threading.Event()

    def slow(progress, stop):
        progress(200, 1400)
        gate.wait(10)

    monkeypatch.setattr(library.searching, "catch_up", slow)
    library.codebook.add("Economy")
    monkeypatch.setattr(type(library.searching), "state", "building")
    indexing.catch_up()
    qtbot.waitUntil(lambda: indexing.said == "Indexing… 200 of 1,400", timeout=30_000)
    monkeypatch.undo()
    gate.set()
    qtbot.waitUntil(lambda: indexing.said == "Index up to date", timeout=30_000)


def test_an_edit_during_the_work_is_followed_afterwards(indexing, library, qtbot, monkeypatch):
    calls = []
    gate = threading.Event()
    catch_up = library.searching.catch_up

    def slow(*how):
        calls.append(how)
        gate.wait(10)
        catch_up()

    monkeypatch.setattr(library.searching, "catch_up", slow)
    library.codebook.add("Economy")
    monkeypatch.setattr(type(library.searching), "state", "building")
    done = QSignalSpy(indexing.finished)
    indexing.catch_up()
    indexing.catch_up()
    gate.set()
    qtbot.waitUntil(lambda: done.count() == 1, timeout=30_000)
    assert len(calls) >= 2


def test_a_library_that_cannot_be_read_is_told_once(indexing, desk, library, qtbot, monkeypatch):
    def damaged(*_how):
        raise LibraryDamaged("The library cannot be read.")

    monkeypatch.setattr(library.searching, "catch_up", damaged)
    monkeypatch.setattr(type(library.searching), "state", "building")
    told = QSignalSpy(desk.background.failed)
    indexing.catch_up()
    qtbot.waitUntil(lambda: told.count() == 1, timeout=30_000)
    assert indexing.said == "Index not up to date"
    monkeypatch.undo()
    indexing.catch_up()
    assert indexing.said == "Index up to date"
