"""A newer version takes its place in the pane, says what changed, and marks are placed by hand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app.domain.article import Span
from app.domain.version import word_changes
from app.ui import theme
from app.ui.library.diff_view import DiffView
from app.ui.library.versions_page import VersionsPage
from tests.library.made import report, sentences
from tests.support.accessibility import nameless_controls, read_tree

LONG = 20_000
ADDRESS = "https://www.example.org/news/talks"
TOLD = sentences(1)
WORDS = TOLD[9].split()
REWORDED = " ".join([*WORDS[:3], "amid", "new", "doubts", *WORDS[5:]])
TITLE = "Border talks resume in the capital"


@pytest.fixture
def take(library, tmp_path):
    """Takes a version of the report."""

    def taken(told):
        path = tmp_path / "talks.txt"
        path.write_text(report(TITLE, told, ADDRESS))
        library.imports.add([path])
        return next(row.id for row in library.articles() if row.title == TITLE)

    return taken


@pytest.fixture
def two(library, take):
    """The older version with a mark whose words change in the newer one; returns all three."""
    old = take(TOLD)
    start = library.article(old).text.index(TOLD[9])
    mark = library.marking.add_mark(old, start, start + len(TOLD[9]), note="weigh")
    new = take([*TOLD[:5], REWORDED, *TOLD[10:]])
    return old, new, mark


@pytest.fixture
def page(qtbot, desk, two):
    made = VersionsPage(desk)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    with qtbot.waitExposed(made):
        made.show()
    made.show_article(two[1])
    qtbot.waitUntil(lambda: made.diff.changes > 0, timeout=LONG)
    qtbot.waitUntil(lambda: len(made.orphans.cards) == 1, timeout=LONG)
    return made


def test_a_pane_follows_its_article_to_the_newer_version_and_back_by_undo(
    qtbot, place, desk, library, take
):
    old = take(TOLD)
    place.open_article(old)
    new = take([*TOLD[:8], "An editor added this sentence later.", *TOLD[8:]])
    assert place.area.active.article.id == new
    assert desk.notices.last == f"Now showing the newer version of “{TITLE}”"
    line = place.centre.versions.line(place.area.active)
    qtbot.waitUntil(lambda: "6 words changed" in line.words, timeout=LONG)
    assert line.words.startswith("Newer version of today")
    assert line.orphans == ""
    desk.edits.undo()
    assert place.area.active.article.id == old
    qtbot.waitUntil(lambda: line.words == "", timeout=LONG)


def test_the_line_counts_marks_that_were_not_placed(qtbot, place, two, library):
    place.open_article(two[1])
    line = place.centre.versions.line(place.area.active)
    qtbot.waitUntil(lambda: line.orphans == "1 mark not placed", timeout=LONG)
    library.marking.delete_mark(two[2].id)
    qtbot.waitUntil(lambda: line.orphans == "", timeout=LONG)


def test_an_article_without_versions_says_nothing(place, library):
    place.open_article(library.articles()[0].id)
    assert place.centre.versions.line(place.area.active).words == ""


def test_changes_are_walked_through_by_keys(page, press):
    assert page.diff.at == -1
    press(page.diff, Qt.Key.Key_N)
    assert page.diff.at == 0
    said = page.diff.said()
    assert said.startswith("removed: ")
    press(page.diff, Qt.Key.Key_P)
    assert page.diff.at == page.diff.changes - 1
    assert f"change {page.diff.changes} of {page.diff.changes}" in page._count.text()


def test_what_came_and_went_is_coloured_and_struck_out(page):
    document, shown = page.diff.document(), theme.current()
    looks = {}
    block = document.begin()
    while block.isValid():
        for part in block:
            form = part.fragment().charFormat()
            looks.setdefault(form.background().color().name(), set()).add(form.fontStrikeOut())
        block = block.next()
    assert looks[shown.color("err.bg").name()] == {True}
    assert looks[shown.color("ok.bg").name()] == {False}


def test_the_newer_text_can_be_found_again_in_what_is_shown(qtbot):
    view = DiffView()
    qtbot.addWidget(view)
    old = "The 😀 minister spoke\n\nfor an hour. Then he left."
    new = "The 😀 prime minister spoke\n\nfor two hours. He left 😀 soon."
    view.show_changes(old, new, word_changes(old, new))
    for words in ("prime minister spoke", "two hours", "left 😀 soon"):
        at = new.index(words)
        view.show_place(Span(at, at + len(words)))
        assert view.selected_span() == Span(at, at + len(words))


def test_an_orphan_is_attached_to_a_candidate_and_undo_takes_it_back(
    qtbot, page, library, desk, two
):
    card = page.orphans.cards[0]
    card.findChild(QPushButton, "attach0").click()
    qtbot.waitUntil(lambda: page.orphans.cards == [], timeout=LONG)
    (mark,) = library.marks(two[1])
    assert mark.id == two[2].id and mark.note == "weigh"
    assert "amid new doubts" in mark.passage.quote
    desk.edits.undo()
    qtbot.waitUntil(lambda: len(page.orphans.cards) == 1, timeout=LONG)
    assert library.marks(two[1]) == []


def test_an_orphan_is_attached_to_what_is_selected(qtbot, page, library, two, desk):
    page.orphans.cards[0].here.click()
    assert desk.notices.history[-1].level == "error"
    at = library.article(two[1]).text.index(REWORDED)
    page.diff.show_place(Span(at, at + len(REWORDED)))
    page.orphans.cards[0].here.setFocus()
    page.orphans.cards[0].here.click()
    qtbot.waitUntil(lambda: page.orphans.cards == [], timeout=LONG)
    assert page.diff.hasFocus(), "the button with the keyboard has gone"
    assert library.marks(two[1])[0].passage.quote == REWORDED


def test_escape_leads_back_to_reading(qtbot, page, press):
    with qtbot.waitSignal(page.left):
        press(page.diff, Qt.Key.Key_Escape)


def test_the_page_opens_from_the_line_in_the_window(qtbot, window, take):
    old = take(TOLD)
    window.places.read_place.open_article(old)
    take([*TOLD[:5], REWORDED, *TOLD[10:]])
    read = window.places.read_place
    line = read.centre.versions.line(read.area.active)
    qtbot.waitUntil(line.isVisible, timeout=LONG)
    line.compare.click()
    shown = window.places.shown
    assert isinstance(shown, VersionsPage)
    qtbot.waitUntil(lambda: shown.diff.changes > 0, timeout=LONG)
    shown.left.emit()
    assert window.places.shown is read


def test_an_article_with_one_version_says_so(window):
    window.action_table.get("library.versions").trigger()
    assert window.places.shown is window.places.read_place


def test_every_control_has_a_name(page):
    assert nameless_controls(read_tree(page)) == []


MANY = "\n\n".join(f"Paragraph {n} says what it said before." for n in range(30))


@pytest.fixture
def long_diff(qtbot):
    """A text of 30 paragraphs of which the second and the last but one differ."""
    new = MANY.replace("Paragraph 1 says", "Paragraph 1 now says").replace("28 says", "28 denies")
    view = DiffView()
    qtbot.addWidget(view)
    view.resize(800, 600)
    view.show()
    view.show_changes(MANY, new, word_changes(MANY, new))
    return view, new


def test_what_is_far_from_a_change_is_folded_to_a_line_that_says_how_much_it_is(long_diff):
    view, _new = long_diff
    assert view.folded == 1 and view.changes == 2
    shown = view.toPlainText().splitlines()
    assert "›  24 unchanged lines" in shown
    assert "Paragraph 2 says what it said before." in shown
    assert not any(line.startswith("Paragraph 3 ") for line in shown)
    assert "Paragraph 27 says what it said before." in shown


def test_enter_unfolds_the_part_whose_line_the_caret_is_in(long_diff, press):
    view, new = long_diff
    caret = view.textCursor()
    caret.setPosition(view.toPlainText().index("›"))
    view.setTextCursor(caret)
    press(view, Qt.Key.Key_Return)
    assert view.folded == 0
    assert view.toPlainText().count("Paragraph") == new.count("Paragraph")
    assert view.textCursor().block().text().startswith("Paragraph 3 ")


def test_a_click_unfolds_a_part(qtbot, long_diff):
    view, _new = long_diff
    caret = view.textCursor()
    caret.setPosition(view.toPlainText().index("›"))
    qtbot.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.cursorRect(caret).center()
    )
    assert view.folded == 0


def test_h_shows_all_that_did_not_change_and_folds_it_away_again(long_diff, press):
    view, _new = long_diff
    press(view, Qt.Key.Key_N, Qt.Key.Key_N, Qt.Key.Key_H)
    assert view.folded == 0 and view.at == 1
    assert "Paragraph 15 says" in view.toPlainText()
    press(view, Qt.Key.Key_H)
    assert view.folded == 1 and "Paragraph 15 says" not in view.toPlainText()


def test_a_place_in_a_folded_part_is_unfolded_and_selected(long_diff):
    view, new = long_diff
    at = new.index("Paragraph 15 says")
    view.show_place(Span(at, at + 17))
    assert view.selected_span() == Span(at, at + 17)
    assert view.folded == 0


def test_the_button_for_unchanged_parts_follows_what_is_folded(page, press):
    assert page._whole.isEnabled() == (page.diff.folded > 0)
    assert not page._whole.isChecked()


def test_versions_of_the_same_minute_or_day_are_told_apart_by_number(page):
    words = [page.older.itemText(n) for n in range(page.older.count())]
    assert words[-1].endswith(" (newest)")
    assert len({said.removesuffix(" (newest)") for said in words}) == 2


def test_a_version_that_comes_in_by_itself_takes_no_focus(qtbot, page, library, take, tmp_path):
    page.older.setFocus()
    before = page.newer.count()
    for told in (sentences(7), [*sentences(7)[:5], REWORDED]):  # versions of another article
        other = tmp_path / "other.txt"
        other.write_text(report("Harbour reopens", told, "https://www.example.org/harbour"))
        library.imports.add([other])
    assert page.older.hasFocus() and page.newer.count() == before
    take([*TOLD[:5], REWORDED, *TOLD[9:]])
    assert page.newer.count() == before + 1
    assert page.older.hasFocus()
    qtbot.waitUntil(lambda: page._desk.background.is_idle, timeout=LONG)
