from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.ui.finding.facets_view import FacetsView
from app.ui.models.result_facets import FIRST, FacetModel, FacetRole


@pytest.fixture
def view(qtbot):
    model = FacetModel()
    made = FacetsView(model)
    qtbot.addWidget(made)
    made.resize(232, 500)
    model.show_counts({"tag": [("Sanctions", 5), ("Economy", 2)], "kind": [("Prose", 7)]})
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_a_click_anywhere_in_a_row_checks_it_once(view):
    index = view.model().find("tag:Economy")
    for x in (20, 120):
        where = view.visualRect(index).center()
        where.setX(x)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
        checked = view.model().checked
        assert checked == ({"tag": ("Economy",)} if x == 20 else {})


def test_arrows_skip_the_heads_and_space_checks(view):
    view.setCurrentIndex(view.model().find("tag:Economy"))
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.currentIndex().data(FacetRole.VALUE) == "kind:Prose"
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert view.model().checked == {"kind": ("Prose",)}
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert view.currentIndex().data(FacetRole.VALUE) == "tag:Economy"
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.currentIndex().data(FacetRole.VALUE) == "tag:Sanctions"


def test_one_stays_at_a_value_when_the_counts_change(view):
    view.setCurrentIndex(view.model().find("kind:Prose"))
    view.model().show_counts({"kind": [("Heading", 1), ("Prose", 1)]})
    assert view.currentIndex().data(FacetRole.VALUE) == "kind:Prose"
    assert view.isExpanded(view.model().index(0, 0))


def test_more_values_are_shown_on_request(view):
    view.model().show_counts({"publisher": [(f"Paper {n}", 1) for n in range(FIRST + 4)]})
    group = view.model().index(0, 0)
    rest = view.model().index(FIRST, 0, group)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(rest).center())
    assert view.model().rowCount(view.model().index(0, 0)) == FIRST + 4
    assert view.isExpanded(view.model().index(0, 0))


def test_the_height_is_that_of_all_rows(view):
    assert view.content_height() == 38 + 2 * 26 + 43 + 26
