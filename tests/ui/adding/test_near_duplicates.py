"""Near-duplicates among added files: group, keep apart, skip."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app import resources
from app.library.imports import Failed
from app.ui.adding.results import FileRead


@pytest.fixture
def page(qtbot, empty_window, tmp_path):
    """The page after an article and nearly the same one were added."""
    text = next(
        t for p in resources.seeds().glob("*.txt") if "Olive Branch" in (t := p.read_text("utf-8"))
    )
    for number, words in enumerate((text, f"Share this\n\n{text}\nMore news\n")):
        (tmp_path / f"{number}.txt").write_text(words, encoding="utf-8")
    empty_window.add_files([tmp_path / "0.txt", tmp_path / "1.txt"])
    qtbot.waitUntil(lambda: not empty_window._adding.is_working, timeout=60_000)
    qtbot.waitUntil(lambda: empty_window.background.is_idle, timeout=60_000)
    return empty_window._page


def near(page):
    return next(row for row in page.results.rows if row.state == "near")


def press(qtbot, page, deed):
    qtbot.waitUntil(lambda: page.list.findChild(QWidget, deed) is not None, timeout=30_000)
    button = page.list.findChild(QWidget, deed)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.list.findChild(QWidget, deed) is None, timeout=30_000)


def test_a_near_duplicate_says_of_what_and_waits_for_an_answer(qtbot, page):
    row = near(page)
    assert row.words.startswith("Near-duplicate of Belarus Extends Olive Branch")
    assert row.needs_look
    assert page._desk.library.grouping.count_independent([row.article, row.near]) == 1


def test_grouping_counts_both_as_one_source(qtbot, page):
    row = near(page)
    press(qtbot, page, "group")
    assert page._desk.library.grouping.count_independent([row.article, row.near]) == 1
    assert not any(r.state == "near" for r in page.results.rows)
    assert page.results.row(1).words.startswith("Grouped with Belarus Extends Olive Branch")
    page._desk.actions.trigger("edit.undo")
    assert len(page._desk.library.articles()) == 2, "the answer is taken back, not the adding"
    assert near(page) == row
    page._desk.actions.trigger("edit.redo")
    assert not any(r.state == "near" for r in page.results.rows)


def test_keeping_apart_counts_two_sources_until_undone(qtbot, page):
    row = near(page)
    press(qtbot, page, "apart")
    grouping = page._desk.library.grouping
    assert grouping.count_independent([row.article, row.near]) == 2
    assert page.results.row(1).words.startswith("Apart from Belarus Extends Olive Branch")
    page._desk.actions.trigger("edit.undo")
    assert grouping.count_independent([row.article, row.near]) == 1
    assert near(page) == row, "it waits for an answer again"


def test_the_row_at_hand_stays_where_it_is_as_rows_above_grow_and_shrink(qtbot, page):
    copies = [
        FileRead(Failed(f"/in/{n}.txt", "unreadable", "It cannot be opened.")) for n in range(30)
    ]
    page.results.add(copies)
    page.files.go_to(20)
    page.list.verticalScrollBar().setValue(page.list.verticalScrollBar().value() - 40)

    def top():
        return page.list.visualRect(page.list.currentIndex()).top()

    article, before, height = near(page).article, top(), page.list.rowHeight(1)
    page.results.settle_near(article, "group")
    assert page.list.rowHeight(1) < height
    assert top() == before
    page.results.settle_near(article, "")
    assert page.list.rowHeight(1) == height
    assert top() == before


def test_tab_leads_to_the_answers_of_the_current_row_alone(qtbot, page):
    def stops():
        found = page.list.findChildren(QWidget, "group")
        return [b.focusPolicy() is Qt.FocusPolicy.StrongFocus for b in found]

    page.files.go_to(0)
    qtbot.waitUntil(lambda: stops() == [False], timeout=30_000)
    page.files.go_to(1)
    assert page.results.row(1).state == "near"
    assert stops() == [True]


def test_a_letter_does_not_jump_to_a_file_that_begins_with_it(qtbot, page):
    page.files.go_to(0)
    qtbot.keyClicks(page.list, "b")
    assert page.files.current == 0


def test_home_and_end_lead_to_the_first_and_the_last_file(qtbot, page):
    page.files.go_to(0)
    qtbot.keyClick(page.list, Qt.Key.Key_End)
    assert page.files.current == len(page.results.rows) - 1
    qtbot.keyClick(page.list, Qt.Key.Key_Home)
    assert page.files.current == 0


def test_skipping_leaves_it_out_until_undone(qtbot, page):
    press(qtbot, page, "skip")
    assert len(page._desk.library.articles()) == 1
    assert [r.state for r in page.results.rows].count("gone") == 1
    page._desk.actions.trigger("edit.undo")
    assert len(page._desk.library.articles()) == 2
    assert near(page).needs_look
