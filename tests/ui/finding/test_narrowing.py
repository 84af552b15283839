from __future__ import annotations

import pytest
from PySide6.QtTest import QSignalSpy

from app.ui.finding.narrowing import NarrowRow
from app.ui.finding.operators import Typed


@pytest.fixture
def row(qtbot):
    made = NarrowRow()
    qtbot.addWidget(made)
    made.resize(640, 24)
    made.show()
    made.read_from(typed)
    return made


def typed():
    return Typed("prisoners released", 18, 18)


def test_each_chip_puts_its_operator_into_the_query(row):
    put = QSignalSpy(row.put)
    for chip in row._chips:
        chip.click()
    assert [put.at(n)[0] for n in range(put.count())] == [
        '"prisoners released"',
        "prisoners released tag:",
        "prisoners released publisher:",
        "prisoners released -",
        "prisoners near/10 released",
    ]


def test_the_commonest_tag_is_offered(row):
    row.suggest_tag("Human rights")
    put = QSignalSpy(row.put)
    row._chips[1].click()
    assert row._chips[1].text() == 'tag:"Human rights"'
    assert put.at(0)[0] == 'prisoners released tag:"Human rights"'


def test_chips_without_room_are_not_shown_rather_than_cut_off(row):
    assert all(chip.isVisible() for chip in row._chips)
    row.resize(360, 24)
    shown = [chip for chip in row._chips if chip.isVisible()]
    assert 0 < len(shown) < len(row._chips)
    assert max(chip.geometry().right() for chip in shown) < row._all.geometry().left()
    assert row._all.geometry().right() <= row.width()
