from __future__ import annotations

import sys
import threading

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from app.domain.errors import CannotSave
from app.startup.failures import Failures
from tests.support.qt import RecordedNotices


@pytest.fixture
def failures(qtbot):
    made = Failures()
    made.notices = RecordedNotices()
    yield made
    if made.report is not None:
        made.report.accept()


def raised(error):
    try:
        raise error
    except type(error) as caught:
        return type(caught), caught, caught.__traceback__


def test_a_failure_of_the_world_is_told_in_its_own_words(failures):
    failures.hook(*raised(CannotSave("The disk is full. Make room.")))
    assert failures.notices.last == "The disk is full. Make room."
    assert failures.report is None


def test_our_own_fault_opens_a_report_with_details_to_copy(failures, caplog):
    failures.hook(*raised(ZeroDivisionError("by nought")))
    details = failures.report.findChild(QPlainTextEdit).toPlainText()
    assert "ZeroDivisionError: by nought" in details
    assert "Collate" in details
    failures.report.copy.click()
    assert QApplication.clipboard().text() == details
    assert "Unexpected failure" in caplog.text


def test_ten_faults_in_a_row_open_one_report(failures, caplog):
    for _ in range(10):
        failures.hook(*raised(ZeroDivisionError()))
    first = failures.report
    assert len(caplog.records) == 10
    first.accept()
    assert failures.report is None


def test_a_fault_on_another_thread_is_reported_on_this_one(qtbot, failures, caplog):
    failures.install()
    try:
        thread = threading.Thread(target=lambda: 1 // 0)
        thread.start()
        thread.join()
        qtbot.waitUntil(lambda: failures.report is not None)
    finally:
        failures.remove()
    assert sys.excepthook is sys.__excepthook__


class NoticesThatSayWhere(RecordedNotices):
    def tell(self, text, **how):
        self.told_on = threading.get_ident()
        super().tell(text, **how)


def test_what_the_world_refuses_another_thread_is_told_on_this_one(qtbot, failures):
    def refused():
        raise CannotSave("The disk is full. Make room.")

    failures.notices = NoticesThatSayWhere()
    failures.install()
    try:
        thread = threading.Thread(target=refused)
        thread.start()
        thread.join()
        qtbot.waitUntil(lambda: bool(failures.notices.last), timeout=20_000)
    finally:
        failures.remove()
    assert failures.notices.told_on == threading.get_ident()


def test_ctrl_c_is_no_failure(failures, capsys):
    failures.hook(*raised(KeyboardInterrupt()))
    assert failures.report is None
    assert "KeyboardInterrupt" in capsys.readouterr().err
