from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QSignalSpy

from app.ui.models.result_facets import FIRST, FacetModel, FacetRole, facet_label

COUNTS = {
    "tag": [("Sanctions", 5), ("Human rights", 2)],
    "kind": [("Prose", 7), ("List item", 3)],
    "grade": [],
}


@pytest.fixture
def model():
    made = FacetModel()
    made.show_counts(COUNTS)
    return made


def check(model, name, on=True):
    index = model.find(name)
    assert index.isValid()
    state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
    assert model.setData(index, state, Qt.ItemDataRole.CheckStateRole)


def outline(model):
    made = []
    for row in range(model.rowCount()):
        group = model.index(row, 0)
        values = [
            model.data(model.index(child, 0, group)) for child in range(model.rowCount(group))
        ]
        made.append((model.data(group), values))
    return made


def test_the_tree_keeps_qts_contract(model, qtmodeltester):
    qtmodeltester.check(model)
    check(model, "tag:Sanctions")
    model.show_counts({"tag": [("Economy", 1)]})
    qtmodeltester.check(model)


def test_groups_without_values_are_left_out(model):
    assert outline(model) == [
        ("Tag", ["Sanctions", "Human rights"]),
        ("Kind", ["Prose", "List item"]),
    ]


def test_checking_a_value_tells_of_it(model, qtbot):
    with qtbot.waitSignal(model.filters_changed):
        check(model, "tag:Sanctions")
    assert model.checked == {"tag": ("Sanctions",)}
    with qtbot.waitSignal(model.filters_changed):
        check(model, "tag:Sanctions", on=False)
    assert model.checked == {}


def test_what_is_checked_stays_though_no_passage_has_it(model):
    check(model, "tag:Sanctions")
    model.show_counts({"kind": [("Prose", 1)]})
    assert outline(model)[0] == ("Tag", ["Sanctions"])
    assert model.data(model.find("tag:Sanctions"), FacetRole.COUNT) == 0


def test_counts_change_in_place_where_the_values_are_the_same(model):
    resets = QSignalSpy(model.modelReset)
    model.show_counts({**COUNTS, "tag": [("Sanctions", 4), ("Human rights", 1)]})
    assert resets.count() == 0
    assert model.data(model.find("tag:Sanctions"), FacetRole.COUNT) == 4


def test_clearing_unchecks_everything_and_tells_once(model):
    check(model, "tag:Sanctions")
    check(model, "kind:Prose")
    told = QSignalSpy(model.filters_changed)
    model.clear()
    model.clear()
    assert model.checked == {}
    assert told.count() == 1


def test_a_long_group_shows_its_first_values_and_a_row_for_the_rest(model, qtmodeltester):
    publishers = [(f"Paper {n}", 1) for n in range(FIRST + 5)]
    model.show_counts({"publisher": publishers})
    qtmodeltester.check(model)
    group = model.index(0, 0)
    assert model.rowCount(group) == FIRST + 1
    rest = model.index(FIRST, 0, group)
    assert model.data(rest) == "Show 5 more"
    assert not model.flags(rest) & Qt.ItemFlag.ItemIsUserCheckable
    model.toggle(rest)
    assert model.rowCount(model.index(0, 0)) == FIRST + 5
    model.show_counts({"publisher": publishers[:-1]})
    assert model.rowCount(model.index(0, 0)) == FIRST + 4


def test_toggling_goes_both_ways(model):
    model.toggle(model.find("kind:Prose"))
    assert model.checked == {"kind": ("Prose",)}
    model.toggle(model.find("kind:Prose"))
    assert model.checked == {}
    model.toggle(QModelIndex())
    assert model.checked == {}


def test_a_value_is_read_aloud_with_its_count(model):
    spoken = model.data(model.find("tag:Sanctions"), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Sanctions, 5 passages"


@pytest.mark.parametrize(
    ("key", "value", "label"),
    [
        ("language", "en", "English"),
        ("language", "be", "Belarusian"),
        ("language", "Not stated", "Not stated"),
        ("month", "2025-03", "March 2025"),
        ("month", f"{datetime.now(UTC):%Y-%m}", "This month"),
        ("month", "soon", "soon"),
        ("grade", "C", "C · fairly reliable"),
        ("grade", "Not graded", "Not graded"),
        ("publisher", "BelTA", "BelTA"),
    ],
)
def test_values_are_put_in_words(key, value, label):
    assert facet_label(key, value) == label
