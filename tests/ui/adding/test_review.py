"""The review of added files, in the real window and by keyboard: lines, details, going on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QWidget

from app import resources
from app.domain.article import BlockKind, Span
from app.library.imports import Added, Failed
from app.ui import theme
from app.ui.adding.findings import findings_of
from app.ui.adding.results import FileRead, Row
from app.ui.adding.row_delegate import PLAIN_HEIGHT
from app.ui.widgets.elided_label import broken_lines
from tests.support.accessibility import nameless_controls, read_tree
from tests.support.choosing import choose

CTRL = Qt.KeyboardModifier.ControlModifier


def settle(qtbot, window):
    qtbot.waitUntil(lambda: not window._adding.is_working, timeout=60_000)
    qtbot.waitUntil(lambda: window.background.is_idle, timeout=60_000)


@pytest.fixture
def page(qtbot, window):
    """The page as it is after the sample articles were added; the one with page code is shown.

    They are in the library already: reading them anew for each test would take a process each.
    """
    window._made_adding()
    page = window._page
    page.begin()
    window._on_adding_began()
    articles = [window.desk.library.article(known.id) for known in window.desk.library.articles()]
    page.results.add(
        [
            FileRead(Added(a.id, a.title, f"/in/{a.file_name}", 1, 1), findings_of(a))
            for a in articles
        ]
    )
    page.end("5 articles added.")
    titles = [row.title for row in page.results.rows]
    page.files.go_to(next(n for n, t in enumerate(titles) if t.startswith("Belarus and U.S.")))
    return page


def library(page):
    return page._desk.library


def line(page, number):
    return page.review.article.paragraph_span(number)


def block_at(page, position):
    return next(b for b in page.review.article.blocks if b.start <= position < b.end)


def field(page, name):
    return page.column.details.rows[name].field


def middle_line(page, view):
    """The number of the line halfway down the view, or of the one above the gap that is there."""
    middle = view.verticalScrollBar().value() + view.viewport().height() / 2
    article, number, found = page.review.article, 1, 0
    while (span := article.paragraph_span(number)) is not None:
        extent = view.geometry_of_text.extent(span)
        if extent is not None and extent[0] <= middle:
            found = number
        number += 1
    return found


def type_into(qtbot, page, name, text):
    edit = field(page, name)
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, text)
    qtbot.keyClick(edit, Qt.Key.Key_Tab)


def test_the_first_that_needs_a_look_opens_by_itself(qtbot, empty_window):
    seeds = sorted(resources.seeds().glob("*.txt"))
    clean = next(p for p in seeds if "Olive Branch" in p.read_text("utf-8"))
    proposed = next(p for p in seeds if p.read_text("utf-8").startswith("#BREAKING"))
    empty_window.add_files([clean, proposed])
    settle(qtbot, empty_window)
    page = empty_window._page
    assert page.results.row(page.files.current).needs_look
    assert page.review.article.metadata.title_proposed
    assert empty_window.status.facts.endswith("1 to look at")


def test_clean_files_need_no_click(qtbot, empty_window, tmp_path):
    clean = tmp_path / "clean.txt"
    clean.write_text(
        "Minsk opens talks\n\nMinsk said on Tuesday that talks have begun in the capital.\n\n"
        "Both sides spoke of a good beginning, and will meet again in autumn.\n"
    )
    empty_window.add_files([clean])
    qtbot.waitUntil(
        lambda: empty_window.places.shown is empty_window.places.read_place, timeout=60_000
    )


def test_a_click_in_one_text_shows_the_line_in_the_other_at_the_same_height(qtbot, page):
    original, reading = page.review.original, page.review.reading
    wanted = line(page, 30)
    reading.setFocus()
    reading.put_caret(wanted.start)
    here = original.geometry_of_text.extent(wanted)[0] - original.verticalScrollBar().value()
    there = reading.geometry_of_text.extent(wanted)[0] - reading.verticalScrollBar().value()
    assert abs(here - there) < 3
    assert any(role == "sel" and number == 30 for _box, role, number in original.bands())
    original.setFocus()
    original.put_caret(line(page, 12).start)
    assert reading.hits == (line(page, 12),)


def test_scrolling_one_text_moves_the_other_to_the_same_lines(qtbot, page):
    original, reading = page.review.original, page.review.reading
    for lead, follow in ((original, reading), (reading, original)):
        lead.verticalScrollBar().setValue(lead.verticalScrollBar().maximum() // 2)
        assert abs(middle_line(page, lead) - middle_line(page, follow)) <= 1
        lead.verticalScrollBar().setValue(lead.verticalScrollBar().maximum())
        assert follow.verticalScrollBar().value() == follow.verticalScrollBar().maximum()
        lead.verticalScrollBar().setValue(0)
        assert follow.verticalScrollBar().value() == 0


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        (Qt.Key.Key_T, BlockKind.PARAGRAPH),
        (Qt.Key.Key_H, BlockKind.HEADING),
        (Qt.Key.Key_L, BlockKind.LIST_ITEM),
        (Qt.Key.Key_A, BlockKind.TABLE),
        (Qt.Key.Key_D, BlockKind.CHROME),
    ],
)
def test_a_letter_sets_the_selected_lines_and_undo_takes_it_back(qtbot, page, key, kind):
    before = page.review.article.blocks
    original = page.review.original
    original.setFocus()
    original.select(Span(line(page, 24).start, line(page, 25).start + 3))
    qtbot.keyClick(original, key)
    if kind is not BlockKind.PARAGRAPH:  # these lines were paragraphs before
        assert page.review.article.blocks != before
    for number in (24, 25):
        assert block_at(page, line(page, number).start).kind is kind
    assert library(page).article(page.review.article.id).blocks == page.review.article.blocks
    if page.review.article.blocks != before:
        page._desk.actions.trigger("edit.undo")
    assert page.review.article.blocks == before


def test_the_bar_sets_the_line_of_the_caret(qtbot, page):
    page.review.original.setFocus()
    page.review.original.put_caret(line(page, 22).start)
    qtbot.mouseClick(page.review.bar.findChild(QWidget, "dimmed"), Qt.MouseButton.LeftButton)
    assert block_at(page, line(page, 22).start).dimmed
    assert page._desk.notices is not None
    assert page.window().status.notice == "1 line set as dimmed"


def test_table_once_more_makes_a_column_more(qtbot, page):
    original = page.review.original
    original.setFocus()
    span = Span(line(page, 9).start, line(page, 14).end)
    columns = []
    for _ in range(2):
        original.select(span)
        qtbot.keyClick(original, Qt.Key.Key_A)
        columns.append(len(block_at(page, span.start).header))
    assert columns == [2, 3]


def test_a_bad_date_is_told_below_its_field_and_stops_accepting(qtbot, page):
    type_into(qtbot, page, "date", "32 August 2025")
    row = page.column.details.rows["date"]
    assert row.error == "There is no 32 August. Use a date such as 2025-08-31, or leave it empty."
    shown = page.review.article.id
    qtbot.keyClick(page.review.original, Qt.Key.Key_Return, CTRL)
    assert page.review.article.id == shown
    assert field(page, "date").hasFocus()
    type_into(qtbot, page, "date", "31 August 2025")
    assert row.error == ""
    assert library(page).article(shown).metadata.date == "2025-08-31"
    assert field(page, "date").text() == "2025-08-31"
    assert row.hint == "Corrected by hand"


def test_each_field_says_where_it_is_from(qtbot, page):
    rows = page.column.details.rows
    assert rows["title"].hint == "Stated in ¶ 1"
    assert rows["language"].hint == "Recognised from the words"
    assert field(page, "publisher").placeholderText() == "Not stated in the text"
    assert "BelTA" in page.column.details._quoted.text()
    field(page, "title").setFocus()
    assert any(role == "sel" and number == 1 for _box, role, number in page.review.original.bands())


def test_details_are_corrected_and_graded_by_keyboard(qtbot, page):
    type_into(qtbot, page, "publisher", "BelTA")
    type_into(qtbot, page, "language", "Russian")
    article = library(page).article(page.review.article.id)
    assert (article.metadata.publisher, article.metadata.language) == ("BelTA", "ru")
    qtbot.keyClick(page.column.details.reliability.focusProxy(), Qt.Key.Key_C)
    assert library(page).article(article.id).reliability == "C"
    type_into(qtbot, page, "language", "Klingonese")
    assert "No language of this name" in page.column.details.rows["language"].error


def test_the_whole_review_goes_by_one_key(qtbot, page):
    page.files.go_to(0)
    page.list.setFocus()
    waiting = page.results.count("warn", "near")
    assert waiting >= 3
    for left in range(waiting - 1, -1, -1):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
        assert page.results.count("warn", "near") == left
    assert QApplication.focusWidget().objectName() == "readAdded"
    assert not any(s.title_proposed for s in library(page).articles())
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert page.window().places.shown is page.window().places.read_place


def test_a_failed_file_says_its_cause_where_the_texts_would_be(qtbot, page):
    page.results.add([FileRead(Failed("/in/x.txt", "not-text", "x.txt is no text file."))])
    page.files.go_to(page.results.rowCount() - 1)
    assert page.review.article is None
    assert page.review._nothing.isVisible()
    assert page.review._nothing._words.text() == "x.txt is no text file."
    assert not page.column.accept.isEnabled()


def test_an_article_of_megabytes_is_not_laid_out_but_can_be_accepted(qtbot, page):
    library(page).imports.add_text("A long one\n\n" + "Minsk said so again. " * 30_000)
    article = library(page).article(library(page).articles()[-1].id)
    page.results.add([FileRead(Added(article.id, "A", "/in/a", 1, 1), findings_of(article))])
    page.files.go_to(page.results.rowCount() - 1)
    assert page.review.article is None
    assert "too many to be shown" in page.review._nothing._words.text()
    assert field(page, "title").text() == "A long one"
    qtbot.keyClick(page.list, Qt.Key.Key_Return, CTRL)
    assert page.results.is_looked_at(article.id)


def test_leaving_says_what_waits_and_leads_back(qtbot, page):
    window = page.window()
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Escape)
    assert window.places.shown is window.places.read_place
    assert window.status.notice == "4 added articles wait for a look"
    qtbot.mouseClick(window.findChild(QWidget, "noticeAction"), Qt.MouseButton.LeftButton)
    assert window.places.shown is page
    assert page.list.hasFocus()


def test_a_title_that_is_edited_is_proposed_no_more(qtbot, page):
    page.files.go_to(page.results.next_to_look_at())
    while not page.review.article.metadata.title_proposed:
        page.files.go_to(page.results.next_to_look_at(page.files.current))
    at = page.files.current
    edit = field(page, "title")
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, "A better title")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert page.results.row(at).title == "A better title"
    assert not page.review.article.metadata.title_proposed
    assert not page.column.details.accept_title.isVisible()


def test_f6_goes_through_files_texts_and_details(qtbot, page):
    page.list.setFocus()
    seen = []
    for _ in range(3):
        seen.append(
            next(
                part.objectName()
                for part in (page.files, page.review, page.column)
                if part.isAncestorOf(QApplication.focusWidget())
            )
        )
        page._desk.actions.trigger("go.next_region")
    assert seen == ["addingFiles", "addingReview", "addingDetailsColumn"]


def test_a_narrow_window_keeps_details_in_a_drawer_and_a_button_to_accept(qtbot, page):
    page.window().resize(1024, 700)
    qtbot.waitUntil(lambda: page._side.is_drawer, timeout=30_000)
    assert not page._side.is_shown
    assert page.review.bar.accept.isVisible()
    page._desk.actions.trigger("view.inspector")
    assert page._side.is_shown
    assert page.column.isAncestorOf(QApplication.focusWidget())
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not page._side.is_shown


def test_articles_taken_back_are_said_to_be_gone(qtbot, page):
    page._desk.actions.trigger("edit.undo")
    assert {row.state for row in page.results.rows} == {"gone"}
    assert page.review.article is None
    page._desk.actions.trigger("edit.redo")
    assert "gone" not in {row.state for row in page.results.rows}


def test_the_report_is_saved_as_text(qtbot, page, tmp_path, monkeypatch):
    target = tmp_path / "report.txt"
    choose(monkeypatch, target)
    qtbot.mouseClick(page.files.report, Qt.MouseButton.LeftButton)
    said = target.read_text("utf-8")
    assert "5 articles added" in said
    for row in page.results.rows:
        assert row.title in said
        assert row.path in said
    assert page.window().status.notice == "Saved report.txt"
    choose(monkeypatch, "/proc/none/report.txt")
    qtbot.mouseClick(page.files.report, Qt.MouseButton.LeftButton)
    assert page.window().status.notice.startswith("Could not save the report to /proc/none: ")


@pytest.mark.parametrize("name", ["light", "dark", "sepia"])
def test_every_control_has_a_name(qtbot, page, name):
    theme.switch().show(name)
    assert nameless_controls(read_tree(page)) == []
    page.column.tabs.setCurrentIndex(1)
    assert nameless_controls(read_tree(page)) == []


def test_the_structure_leads_to_its_line(qtbot, page):
    page.column.tabs.setCurrentIndex(1)
    listed = page.column.structure
    assert listed.count() == len(page.review.article.blocks)
    listed.setFocus()
    listed.setCurrentRow(20)
    block = page.review.article.blocks[20]
    number = page.review.article.paragraph_at(block.start)
    assert any(role == "sel" and n == number for _box, role, n in page.review.original.bands())


def test_dimmed_lines_unfold_in_the_reading_view(qtbot, page):
    assert page.review.reading.shown.folded > 0
    page.review.dimmed.setFocus()
    qtbot.keyClick(page.review.dimmed, Qt.Key.Key_Space)
    assert page.review.reading.shown.folded == 0


def test_the_reading_view_follows_the_original_in_the_next_turn_of_the_loop(qtbot, page):
    before = page.review.article.id
    page.files.go_to(next(n for n in range(5) if page.results.row(n).article != before))
    assert page.review.original.article.id == page.review.article.id != before
    assert page.review.reading.article.id == before
    qtbot.waitUntil(
        lambda: page.review.reading.article.id == page.review.article.id, timeout=10_000
    )


def test_lines_that_are_set_before_the_reading_view_has_followed_are_set_in_both(page):
    before = page.review.article.id
    page.files.go_to(next(n for n in range(5) if page.results.row(n).article != before))
    page.review.original.setFocus()
    first = line(page, 1)
    page.review.original.put_caret(first.start)
    page.review.set_lines("dimmed")
    assert page.review.reading.article.id == page.review.article.id != before
    assert block_at(page, first.start).dimmed


def test_the_last_row_is_scrolled_to_whole_though_a_row_above_has_just_grown(qtbot, page):
    rows = [FileRead(Failed(f"/in/{n}.txt", "no-text", "Short.")) for n in range(40)]
    page.results.add(rows)
    long = "The file says so much that its words take several lines of the list. " * 3
    qtbot.waitUntil(lambda: page.list.verticalScrollBar().maximum() > 0, timeout=10_000)
    page.results.add([FileRead(Failed("/in/3.txt", "no-text", long))])
    page.files.go_to(page.results.rowCount() - 1)
    shown = page.list.visualRect(page.list.currentIndex())
    assert page.list.viewport().rect().contains(shown)


def test_the_words_of_a_row_have_as_much_room_as_they_were_measured_for(page):
    delegate, width = page.list.itemDelegate(), page.list.viewport().width()
    metrics = QFontMetrics(theme.ui_font(12))
    for words in range(20, 60):
        said = "broken.pdf is damaged, get it once more and add that again " * 3
        row = Row("ok", "Title", said[:words], "/in/a.txt")
        lines = (delegate.height(row, width) - PLAIN_HEIGHT) // 16 + 1
        broken = broken_lines(row.words, metrics, width - 60, 4)
        assert lines >= len(broken)


def test_one_line_is_said_to_be_a_heading_and_several_headings(page):
    original, told = page.review.original, []
    page._desk.notices.told.connect(told.append)
    original.setFocus()
    original.put_caret(line(page, 10).start)
    page.review.set_lines("heading")
    assert told[-1].text == "1 line set as a heading"
    original.select(Span(line(page, 11).start, line(page, 12).end))
    page.review.set_lines("heading")
    assert told[-1].text == "2 lines set as headings"
