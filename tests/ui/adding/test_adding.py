"""Adding articles: what each file became, cancelling, trying again."""

from __future__ import annotations

import os
import shutil
import threading
from email.message import EmailMessage

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from app import resources
from tests.support.choosing import choose


@pytest.fixture
def folder(tmp_path):
    """The five sample articles, a copy of one, an empty file and one that is no text."""
    made = tmp_path / "in"
    shutil.copytree(resources.seeds(), made)
    first = min(made.glob("*.txt"))
    (made / "copy.txt").write_bytes(first.read_bytes())
    (made / "empty.txt").write_bytes(b"")
    (made / "picture.txt").write_bytes(bytes(range(256)) * 40)
    return made


def add(qtbot, window, *paths):
    window.add_files(list(paths))
    qtbot.waitUntil(lambda: not window._adding.is_working, timeout=90_000)
    qtbot.waitUntil(lambda: window.background.is_idle, timeout=90_000)


def rows(window):
    return window._page.results.rows


def button(window, name):
    return window.findChild(QWidget, name)


def test_each_file_says_what_became_of_it(qtbot, empty_window, folder):
    add(qtbot, empty_window, folder)
    found = {row.path.rsplit("/", 1)[-1]: row for row in rows(empty_window)}
    assert len(found) == 8
    assert found["empty.txt"].state == "err"
    assert "empty" in found["empty.txt"].words
    assert found["picture.txt"].state == "err"
    assert found["copy.txt"].words.startswith("In the library already: ")
    assert empty_window._page.words == (
        "5 articles added, 1 in the library already, 2 could not be read."
    )
    assert empty_window.places.shown is empty_window._page


def test_a_file_that_was_mended_can_be_tried_again(qtbot, empty_window, folder):
    add(qtbot, empty_window, folder)
    (folder / "empty.txt").write_text("Now it says something.\n\nA second paragraph of words.")
    retry = button(empty_window, "retryAdding")
    assert retry.text() == "Retry 2 failed"
    qtbot.mouseClick(retry, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(empty_window.desk.library.articles()) == 6, timeout=90_000)
    qtbot.waitUntil(lambda: retry.isVisible() and retry.text() == "Retry 1 failed", timeout=90_000)
    assert len(rows(empty_window)) == 8
    assert empty_window._page.words == (
        "6 articles added, 1 in the library already, 1 could not be read."
    ), "all that the rows say, not the last run alone"


def test_a_file_tried_again_by_key_is_shown_in_place_of_its_fault(qtbot, empty_window, folder):
    add(qtbot, empty_window, folder)
    page = empty_window._page
    (folder / "empty.txt").write_text("Now it says something.\n\nA second paragraph of words.")
    page.files.go_to(next(n for n, row in enumerate(page.results.rows) if row.title == "empty.txt"))
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: page.review.article is not None, timeout=90_000)
    assert page.review.article.title == "Now it says something"
    assert page.column.article == page.review.article
    qtbot.waitUntil(page.list.hasFocus, timeout=30_000)
    assert page.results.row(page.files.current).article == page.review.article.id


def test_a_file_of_pictures_says_so_where_its_text_would_be(qtbot, empty_window, tmp_path):
    document = pikepdf.new()
    document.add_blank_page(page_size=(595, 842))
    document.save(tmp_path / "scan.pdf")
    add(qtbot, empty_window, tmp_path)
    page = empty_window._page
    said = "This PDF holds pictures of pages, no text. It is kept; it cannot be searched."
    assert page.results.row(0).words.startswith(said)
    assert page.review._nothing.isVisible()
    assert page.review._nothing._words.text().startswith(said)


def test_what_was_attached_to_a_mail_says_so_and_needs_no_look(qtbot, empty_window, tmp_path):
    letter = EmailMessage()
    letter["Subject"], letter["From"] = "Two papers", "desk@example.org"
    letter.set_content("Find the paper with this mail. It came on Monday.")
    paper = "Harvest fails in the south\n\nFarmers said on Monday that rain had come too late."
    letter.add_attachment(paper.encode(), "text", "plain", filename="paper.txt")
    (tmp_path / "two.eml").write_bytes(letter.as_bytes())
    add(qtbot, empty_window, tmp_path)
    attached = next(row for row in rows(empty_window) if row.path.endswith("paper.txt"))
    assert attached.state == "ok"
    assert attached.words.endswith(". Attached to the mail Two papers")


def test_all_files_of_one_go_are_one_step_of_undo(qtbot, empty_window, folder):
    add(qtbot, empty_window, folder)
    empty_window.action_table.trigger("edit.undo")
    assert empty_window.desk.library.articles() == []


def test_reading_on_opens_the_first_article(qtbot, empty_window, folder):
    add(qtbot, empty_window, folder)
    qtbot.mouseClick(button(empty_window, "readAdded"), Qt.MouseButton.LeftButton)
    assert empty_window.places.shown is empty_window.places.read_place


def test_a_row_opens_its_article(qtbot, empty_window, folder):
    add(qtbot, empty_window, folder)
    listed = button(empty_window, "addedFiles")
    at = next(n for n, row in enumerate(rows(empty_window)) if row.article)
    listed.setCurrentIndex(listed.model().index(at, 0))
    qtbot.keyClick(listed, Qt.Key.Key_Return)
    assert empty_window.places.shown is empty_window.places.read_place


def endless(folder, count):
    """A folder with ``count`` texts, and as its last file one that is read for ever."""
    folder.mkdir()
    for number in range(count):
        text = f"Article {number}\n\nText of article {number}. " * 30
        (folder / f"{number:03}.txt").write_text(text)
    os.mkfifo(folder / "zzz.txt")
    return folder


def test_cancel_stops_in_the_middle_of_a_file_and_keeps_what_is_done(qtbot, empty_window, tmp_path):
    empty_window.add_files([endless(tmp_path / "many", 20)])
    cancel = button(empty_window, "cancelAdding")
    qtbot.waitUntil(lambda: bool(rows(empty_window)), timeout=90_000)
    assert cancel.hasFocus()
    qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not empty_window._adding.is_working, timeout=90_000)
    kept = len(empty_window.desk.library.articles())
    assert 0 < kept <= 20
    assert empty_window._page.words.startswith("Stopped. ")
    assert sum(row.article is not None for row in rows(empty_window)) == kept


def test_cancel_while_other_work_is_still_before_it(qtbot, empty_window, folder):
    before = threading.Event()
    background = empty_window.background
    background.run(before.wait, owner=empty_window, on_done=lambda _: None)
    empty_window.add_files([folder])
    qtbot.mouseClick(button(empty_window, "cancelAdding"), Qt.MouseButton.LeftButton)
    before.set()
    qtbot.waitUntil(lambda: background.is_idle, timeout=90_000)
    assert not empty_window._adding.is_working
    assert empty_window._page.words == "Stopped. Nothing added."
    add(qtbot, empty_window, folder)
    assert len(empty_window.desk.library.articles()) == 5


def test_what_is_given_behind_a_folder_with_nothing_to_read_is_added(qtbot, empty_window, folder):
    nothing = folder.with_name("nothing")
    nothing.mkdir()
    empty_window.add_files([nothing])
    add(qtbot, empty_window, folder)
    assert len(empty_window.desk.library.articles()) == 5


def test_what_is_added_can_be_corrected_while_more_is_being_read(qtbot, empty_window, tmp_path):
    empty_window.add_files([endless(tmp_path / "many", 20)])
    page = empty_window._page
    qtbot.waitUntil(lambda: page.review.article is not None, timeout=90_000)
    shown = page.review.article.id
    page.column.details.rows["publisher"].field.setFocus()
    qtbot.keyClicks(page.column.details.rows["publisher"].field, "BelTA")
    qtbot.keyClick(page.review.original, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert empty_window._adding.is_working
    assert empty_window.desk.library.article(shown).metadata.publisher == "BelTA"
    qtbot.mouseClick(page.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not empty_window._adding.is_working, timeout=90_000)
    assert empty_window.desk.library.article(shown).metadata.publisher == "BelTA"


def test_a_folder_with_nothing_to_read_is_told_in_words(qtbot, empty_window, tmp_path):
    (tmp_path / "nothing").mkdir()
    add(qtbot, empty_window, tmp_path / "nothing")
    assert empty_window._page.words.startswith("There is nothing to read in ")
    back = button(empty_window, "readAdded")
    assert back.text() == "Back"
    assert back.hasFocus()
    qtbot.keyClick(back, Qt.Key.Key_Return)
    assert empty_window.places.shown.objectName() == "firstRun"


def test_files_given_meanwhile_wait_for_their_turn(qtbot, empty_window):
    seeds = sorted(resources.seeds().glob("*.txt"))
    empty_window.add_files(seeds[:3])
    empty_window.add_files(seeds[3:])
    qtbot.waitUntil(lambda: len(empty_window.desk.library.articles()) == 5, timeout=90_000)
    qtbot.waitUntil(lambda: not empty_window._adding.is_working, timeout=90_000)
    assert len(rows(empty_window)) == 5


def test_the_list_keeps_qts_rules(qtbot, empty_window, folder, qtmodeltester):
    add(qtbot, empty_window, folder)
    qtmodeltester.check(empty_window._page.results, force_py=True)
    index = empty_window._page.results.index(0, 0)
    row = rows(empty_window)[0]
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == f"{row.title}: {row.words}"


def test_undo_ends_the_adding_that_is_under_way_and_takes_all_of_it_back(
    qtbot, empty_window, tmp_path
):
    library = empty_window.desk.library
    empty_window.add_files([endless(tmp_path / "many", 20)])
    undo = empty_window.action_table.get("edit.undo")
    qtbot.waitUntil(undo.isEnabled, timeout=60_000)
    undo.trigger()
    assert library.articles() == []
    qtbot.waitUntil(lambda: not empty_window._adding.is_working, timeout=60_000)
    assert library.articles() == []
    assert empty_window._page.words == "Undone while it went on: nothing was added."
    states = {row.state for row in rows(empty_window)}
    assert states == {"gone"}


def test_whoever_works_elsewhere_is_left_there_when_the_adding_ends(qtbot, empty_window, tmp_path):
    clean = tmp_path / "clean.md"
    clean.write_text("# A title of its own\n\nThe envoy said that the talks would go on.\n")
    empty_window.add_files([clean])
    empty_window.show_place("find")
    qtbot.waitUntil(lambda: len(empty_window.desk.library.articles()) == 1, timeout=60_000)
    qtbot.waitUntil(lambda: not empty_window._adding.is_working, timeout=60_000)
    assert rows(empty_window)[0].state == "ok"
    assert empty_window.place == "find"


def test_what_is_passed_over_in_a_folder_is_counted_and_named_in_the_report(
    qtbot, empty_window, tmp_path, monkeypatch
):
    for name in ("story.txt", "photo.jpg", "sheet.xlsx", ".draft.txt"):
        (tmp_path / "in" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "in" / name).write_text("Heading\n\nThe minister said that the plan stands.\n")
    add(qtbot, empty_window, tmp_path / "in")
    page = empty_window._page
    assert page.words == "1 article added, 3 passed over."
    row = page.results.rows[-1]
    assert (row.state, row.title) == ("passed", "3 passed over")
    assert row.words == "2 of kinds that are not read (.jpg, .xlsx), 1 hidden"
    page.files.go_to(len(page.results.rows) - 1)
    assert "photo.jpg · of a kind that is not read" in page.review._nothing.findChild(QLabel).text()
    target = tmp_path / "report.txt"
    choose(monkeypatch, target)
    qtbot.mouseClick(page.files.report, Qt.MouseButton.LeftButton)
    said = target.read_text("utf-8")
    assert f"{tmp_path / 'in' / '.draft.txt'}: hidden" in said
    assert f"{tmp_path / 'in' / 'sheet.xlsx'}: of a kind that is not read" in said
    add(qtbot, empty_window, tmp_path / "in")
    assert [row.state for row in page.results.rows].count("passed") == 1


def test_the_report_names_a_file_whose_name_is_not_utf_8(
    qtbot, empty_window, tmp_path, monkeypatch
):
    folder = tmp_path / "in"
    folder.mkdir()
    try:
        (folder / os.fsdecode(b"emp\xe9.txt")).write_bytes(b"")
    except OSError:
        pytest.skip("this disk takes no such names")
    add(qtbot, empty_window, folder)
    target = tmp_path / "report.txt"
    choose(monkeypatch, target)
    qtbot.mouseClick(empty_window._page.files.report, Qt.MouseButton.LeftButton)
    assert r"emp\udce9.txt is empty." in target.read_text("utf-8")
