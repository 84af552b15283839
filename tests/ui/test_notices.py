from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QPushButton

from app.ui.notices import Notices


def test_what_is_told_carries_its_action_and_its_time(qtbot):
    notices, undo = Notices(), QAction("Undo")
    with qtbot.waitSignal(notices.told) as told:
        notices.tell("Tag deleted", action=undo, seconds=8)
    notice = told.args[0]
    assert (notice.text, notice.level, notice.action, notice.seconds) == (
        "Tag deleted",
        "info",
        undo,
        8,
    )


class _Answer:
    """Presses a button of the question as soon as it is there."""

    def __init__(self, name, key=None):
        self.name, self.words = name, ""
        QTimer.singleShot(0, self.press)

    def press(self):
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(10, self.press)
            return
        self.words = dialog.accessibleName()
        if self.name:
            dialog.findChild(QPushButton, self.name).click()
        else:
            dialog.reject()


def test_a_question_gives_back_the_choice_that_was_made(qtbot):
    answer = _Answer("answer1")
    assert Notices().ask("Replace the file?", ("Replace", "Keep both", "Cancel")) == "Keep both"
    assert answer.words == "Replace the file?"


def test_escape_takes_the_last_choice(qtbot):
    _Answer(None)
    assert Notices().ask("Replace the file?", ("Replace", "Cancel")) == "Cancel"
