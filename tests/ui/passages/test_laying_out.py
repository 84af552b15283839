"""Laying a long document out bit by bit."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimerEvent
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from app.ui.passages.laying_out import SHORT, LayingOut

WAIT = 10_000


@pytest.fixture
def view(qtbot):
    made = QTextEdit()
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    return made


def document_of(view, lines):
    made = QTextDocument(view)
    cursor = QTextCursor(made)
    cursor.beginEditBlock()
    for number in range(lines):
        cursor.insertBlock()
        cursor.insertText(f"Line {number} of a text that is long enough to be broken in two. " * 2)
    cursor.endEditBlock()
    return made


def test_a_long_document_is_laid_out_down_to_its_end(qtbot, view):
    document, work = document_of(view, 2_000), LayingOut(view)
    view.setDocument(document)
    with qtbot.waitSignal(work.done, timeout=WAIT):
        work.begin(document)
        assert work.is_under_way
    assert not work.is_under_way
    bottom = document.documentLayout().documentSize().height()
    qtbot.waitUntil(
        lambda: abs(view.verticalScrollBar().maximum() - bottom + view.viewport().height()) < 2,
        timeout=WAIT,
    )


def test_qt_takes_no_steps_of_its_own_meanwhile_and_gets_its_timers_back_then(qtbot, view):
    document, work = document_of(view, 2_000), LayingOut(view)
    view.setDocument(document)
    work.begin(document)
    layout = document.documentLayout()
    assert work.eventFilter(layout, QTimerEvent(1))
    qtbot.waitUntil(lambda: not work.is_under_way, timeout=WAIT)
    assert not work.eventFilter(layout, QTimerEvent(1))


def test_a_short_document_is_left_to_whoever_asks_for_it(view):
    document, work = document_of(view, 20), LayingOut(view)
    assert document.characterCount() < SHORT
    view.setDocument(document)
    work.begin(document)
    assert not work.is_under_way


def test_another_document_takes_the_place_of_one_that_is_not_done(qtbot, view):
    first, second, work = document_of(view, 3_000), document_of(view, 1_500), LayingOut(view)
    view.setDocument(first)
    work.begin(first)
    view.setDocument(second)
    first.deleteLater()
    with qtbot.waitSignal(work.done, timeout=WAIT):
        work.begin(second)
