"""Names and words of articles are shown as they stand, also if they look like HTML."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel, QWidget

from app.ui.library.articles_page import ArticlesPage
from app.ui.notices import Question
from app.ui.passages.tag_palette import TagPalette
from app.ui.widgets.form_row import FormRow

PLAIN = Qt.TextFormat.PlainText
NAME = "<b>Energy</b> &amp; <i>gas</i>"


def formats(widget, words):
    """How the labels that hold ``words`` as they are given read their text."""
    return [label.textFormat() for label in widget.findChildren(QLabel) if words in label.text()]


@pytest.fixture
def host(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_a_question(qtbot, host):
    assert formats(Question(f"Delete {NAME}?", ["Delete", "Keep"], host), NAME) == [PLAIN]


def test_the_hint_of_a_new_tag(host):
    palette = TagPalette(host)
    palette.open([], (), QRect(0, 0, 10, 10), QRect(0, 0, 600, 400))
    palette.edit.setText(NAME)
    assert formats(palette, NAME) == [PLAIN]


def test_the_error_of_a_form(qtbot):
    row = FormRow("Name", QWidget())
    qtbot.addWidget(row)
    row.set_error(f"{NAME} is there already.")
    assert formats(row, NAME) == [PLAIN]


def test_the_head_of_a_collection(qtbot, desk, library):
    made = library.collections.put_into_new([library.articles()[0].id], NAME)
    page = ArticlesPage(desk)
    qtbot.addWidget(page)
    page.show_set(made.id)
    assert formats(page, NAME) == [PLAIN]
