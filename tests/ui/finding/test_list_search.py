"""Search a list: from names to counts, from a count to its passages, and back, by keyboard."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.support.accessibility import nameless_controls, read_tree
from tests.ui.finding.test_place import Found

Key, Mod = Qt.Key, Qt.KeyboardModifier
NAMES = "sanctions relief\nprisoners\nzeppelin\n"


class Listing(Found):
    """Find with the page for lists open."""

    @property
    def page(self):
        return self.place._list.page

    @property
    def shown(self):
        model = self.page.terms
        return [
            tuple(model.index(row, column).data() for column in range(3))
            for row in range(model.rowCount())
        ]

    def search(self, names=NAMES):
        self.page.put_terms(names)
        self.page.search.click()
        self.quiet()


@pytest.fixture
def listing(qtbot, place, desk):
    made = Listing(qtbot, place)
    desk.actions.trigger("find.list")
    return made


def test_a_list_gives_a_table_of_counts(listing, library):
    assert listing.page.isVisible()
    assert listing.page.edit.hasFocus()
    assert not listing.page.export.isEnabled()
    listing.search()
    answer = library.searching.search('"sanctions relief"')
    assert listing.shown[0] == ("sanctions relief", f"{answer.total}", f"{answer.articles}")
    assert [row[0] for row in listing.shown] == ["sanctions relief", "prisoners", "zeppelin"]
    assert listing.page._figures.text() == "2 of 3 terms found"
    assert listing.page.table.hasFocus()


def test_enter_opens_the_passages_of_a_term_and_a_chip_leads_back(listing):
    listing.search()
    listing.press(listing.page.table, Key.Key_Down)
    listing.press(listing.page.table, Key.Key_Return)
    assert listing.screen.isVisible()
    assert listing.place._found.question.text == '"prisoners"'
    assert str(listing.place._found.passages) == listing.shown[1][1]
    assert listing.screen.bar.back.isVisible()
    listing.screen.bar.back.click()
    assert listing.page.isVisible()
    assert listing.page.table.hasFocus()
    assert listing.page.table.currentIndex().row() == 1
    listing.press(listing.page.table, Key.Key_Escape)
    assert listing.screen.isVisible()
    assert listing.edit.hasFocus()
    listing.edit.clear()
    listing.type("minsk")
    assert listing.screen.bar.back.isHidden()


def test_filters_of_an_earlier_search_do_not_narrow_a_term(listing):
    listing.place.ask("sanctions")
    listing.quiet()
    listing.screen.facets.choose({"kind": ("Table row",)})
    listing.quiet()
    listing.place._list.show()
    listing.search()
    listing.press(listing.page.table, Key.Key_Return)
    assert str(listing.place._found.passages) == listing.shown[0][1]


def test_rows_are_sorted_by_any_column(listing):
    listing.search("prisoners\nzeppelin\nAzot\nminsk")
    table = listing.page.table
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert [row[0] for row in listing.shown] == ["Azot", "minsk", "prisoners", "zeppelin"]
    table.selectRow(1)
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    counts = [int(row[1]) for row in listing.shown]
    assert counts == sorted(counts, reverse=True)
    assert table.currentIndex().siblingAtColumn(0).data() == "minsk"


def test_a_long_list_can_be_stopped_and_keeps_what_is_done(listing, library, monkeypatch):
    begun, gate, search = threading.Event(), threading.Event(), library.searching.search

    def slow(text, **how):
        if text == '"stop"':
            begun.set()
            gate.wait(60)
        return search(text, **how)

    monkeypatch.setattr(library.searching, "search", slow)
    listing.page.put_terms("prisoners\nstop\nminsk")
    listing.page.search.click()
    listing.qtbot.waitUntil(
        lambda: len(listing.shown) == 1 and begun.is_set(), timeout=30_000
    )  # the term after the first is under way, so it is the last
    assert listing.page.search.text() == "Stop"
    listing.page.search.click()
    gate.set()
    listing.quiet()
    assert [row[0] for row in listing.shown] == ["prisoners", "stop"]
    assert listing.page.search.text() == "Search the list"


def test_the_table_is_exported_and_a_list_read_from_a_file(listing, tmp_path):
    (tmp_path / "names.txt").write_text(NAMES, "utf-8")
    listing.place._list.read(tmp_path / "names.txt")
    assert listing.page.edit.toPlainText() == NAMES
    listing.page.search.click()
    listing.quiet()
    listing.place._list.export(tmp_path / "terms.csv")
    written = (tmp_path / "terms.csv").read_text("utf-8-sig").splitlines()
    assert written[0] == "Term,Query,Passages,Articles,Best passage"
    assert len(written) == 4
    assert listing.place._desk.notices.last == "Saved terms.csv"
    listing.place._list.export_passages(tmp_path / "passages.csv")
    listing.quiet()
    assert listing.place._desk.notices.last == "Saved passages.csv"
    written = (tmp_path / "passages.csv").read_text("utf-8-sig").splitlines()
    assert len(written) == 1 + sum(count.passages for count in listing.page.terms.counts)


def test_what_cannot_be_read_or_written_is_told(listing, tmp_path):
    notices = listing.place._desk.notices
    listing.place._list.read(tmp_path / "none.txt")
    assert "none.txt cannot be read" in notices.last
    listing.place._list.export(tmp_path / "nowhere" / "terms.csv")
    assert "Could not save terms.csv" in notices.last


def test_every_control_has_a_name_and_tab_leads_through(listing):
    listing.search()
    assert nameless_controls(read_tree(listing.page)) == []
    listing.page.edit.setFocus()
    QTest.keyClick(listing.page.edit, Key.Key_Tab)
    assert listing.page.exact.hasFocus()
