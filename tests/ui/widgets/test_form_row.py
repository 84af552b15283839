from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit

from app.ui.widgets.form_row import FormRow


@pytest.fixture
def row(qtbot):
    row = FormRow("&Published", QLineEdit("32 August 2025"))
    qtbot.addWidget(row)
    row.show()
    return row


def test_the_label_belongs_to_the_field(row):
    label = next(w for w in row.findChildren(QLabel) if w.text() == "&Published")
    assert label.buddy() is row.field
    assert row.field.accessibleName() == "Published"


def test_an_error_stands_below_and_is_read_with_the_field(row):
    row.set_error("There is no 32 August.")
    assert row.error == "There is no 32 August."
    assert row._error.isVisible()
    assert row.field.accessibleDescription() == "There is no 32 August."
    row.set_error("")
    assert not row._error.isVisible()
    assert row.field.accessibleDescription() == ""


def test_a_badge_comes_and_goes(row):
    row.set_badge("Proposed")
    assert row._badge.isVisible()
    row.set_badge("")
    assert not row._badge.isVisible()
