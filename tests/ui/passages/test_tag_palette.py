"""The field that tags a passage, by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QWidget

from app.domain.tag import Tag, TagId
from app.ui.passages.tag_palette import TagPalette

NAMES = ("Sanctions", "Prisoners", "Elections")


def tag(name):
    return Tag(TagId(name.lower()), name, code=name[:2].upper())


@pytest.fixture
def palette(qtbot):
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(600, 400)
    made = TagPalette(host)
    made.host = host
    host.show()
    return made


def opened(palette, names=NAMES):
    palette.open([tag(name) for name in names], (), QRect(20, 20, 200, 20), palette.host.rect())
    return QSignalSpy(palette.chosen)


@pytest.mark.parametrize(("digit", "name"), [("1", "sanctions"), ("3", "elections")])
def test_a_digit_takes_one_of_the_tags_used_last(palette, digit, name):
    chosen = opened(palette)
    QTest.keyClicks(palette.edit, digit)
    assert [chosen.at(n) for n in range(chosen.count())] == [[name]]
    assert palette.isHidden()


def test_a_digit_without_a_row_or_after_a_letter_is_typed(palette):
    chosen = opened(palette)
    QTest.keyClicks(palette.edit, "7")
    assert palette.edit.text() == "7"
    palette.edit.setText("s")
    QTest.keyClicks(palette.edit, "1")
    assert palette.edit.text() == "s1"
    assert chosen.count() == 0


def test_a_digit_with_which_a_name_begins_is_typed(palette):
    chosen = opened(palette, (*NAMES, "2025 election"))
    QTest.keyClicks(palette.edit, "2")
    assert palette.edit.text() == "2"
    assert palette.rows.count() == 1
    QTest.keyClick(palette.edit, Qt.Key.Key_Return)
    assert chosen.at(0) == ["2025 election"]


def test_words_filter_and_enter_takes_the_first(palette):
    chosen = opened(palette)
    QTest.keyClicks(palette.edit, "el")
    QTest.keyClick(palette.edit, Qt.Key.Key_Return)
    assert chosen.at(0) == ["elections"]
