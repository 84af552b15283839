"""What is wrong is said in the window, in its own sentence, and nothing is lost by it."""

from __future__ import annotations

import shutil
import sqlite3
import time

import pytest
from PySide6.QtCore import QMimeData, QTimer, QUrl
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton

from app import resources
from app.domain.briefing import BottomLine, ItemId
from app.library.library import Library
from app.startup import opening
from tests.journeys.analyst import CTRL, SHIFT, Key, save_as

pytestmark = [pytest.mark.journey, pytest.mark.slow]

TEXT = "Minsk offers a deal\n\nThe minister said on Tuesday that talks would go on.\n"


@pytest.fixture
def reading(analyst, seeded_folder, tmp_path):
    """The analyst with the five sample articles."""
    analyst.close_window()
    shutil.rmtree(tmp_path / "Library")
    shutil.copytree(seeded_folder, tmp_path / "Library")
    analyst.open_window()
    return analyst


def drop(analyst, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    analyst.drop(data, analyst.window.places.shown)
    analyst.settle()


def written(tmp_path, name, data):
    path = tmp_path / "in" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    return path


def answer(choice, asked):
    """Press ``choice`` in the question that comes next; ``asked`` gets its sentence."""

    def press():
        question = QApplication.activeModalWidget()
        if question is None:
            QTimer.singleShot(20, press)
            return
        asked.append(question.findChild(QLabel).text())
        (button,) = [b for b in question.findChildren(QPushButton) if b.text() == choice]
        button.click()

    QTimer.singleShot(20, press)


def state(analyst):
    library = analyst.library
    return [a.id for a in library.articles()], library.marks(), library.briefings()


FILES = {
    "empty.txt": (b"", "empty.txt is empty. There is nothing to add."),
    "blank.txt": (b" \n\t\n", "blank.txt holds only white space. There is nothing to add."),
    "picture.txt": (bytes(range(256)) * 40, "picture.txt is no text file: "),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_article_is_named_and_the_others_are_added(analyst, tmp_path, name):
    data, sentence = FILES[name]
    bad, good = written(tmp_path, name, data), written(tmp_path, "good.txt", TEXT.encode())
    drop(analyst, bad, good)
    words, sentences = analyst.said_by_adding
    assert sentences[name].startswith(sentence)
    assert words == "1 article added, 1 could not be read."
    assert analyst.notice == words
    assert [article.title for article in analyst.library.articles()] == ["Minsk offers a deal"]
    assert analyst.see("retryAdding").text() == "Retry 1 failed"


def test_a_file_that_cannot_be_opened_is_named_with_the_reason(reading, tmp_path):
    before = state(reading)
    locked = tmp_path / "in" / "locked.txt"
    locked.parent.mkdir()
    locked.symlink_to(locked)  # a loop: no one can open it, not even root
    drop(reading, locked, tmp_path / "in" / "gone.txt")
    words, sentences = reading.said_by_adding
    assert sentences["locked.txt"].startswith("locked.txt cannot be opened: Too many levels")
    assert sentences["gone.txt"] == (
        "gone.txt cannot be opened: No such file or directory. Check the file and add it again."
    )
    assert words == "Nothing added, 2 could not be read."
    assert state(reading) == before


def test_a_folder_without_articles_is_named(reading, tmp_path):
    before = state(reading)
    (tmp_path / "in" / "deeper").mkdir(parents=True)
    written(tmp_path, "song.mp3", b"ID3")
    drop(reading, tmp_path / "in")
    words, _sentences = reading.said_by_adding
    assert words.startswith(f"There is nothing to read in {tmp_path / 'in'}: ")
    assert words.endswith("Choose another folder, or single files.")
    assert reading.notice == words
    assert state(reading) == before
    assert reading.focus.text() == "Back"
    reading.press(Key.Key_Return)
    assert reading.focus is reading.reader


def test_ten_megabytes_in_one_line_are_added_and_the_window_goes_on(analyst, tmp_path):
    words = "Minsk offered relief from sanctions and released 1,300 prisoners today "
    path = written(tmp_path, "long.txt", (words * (10_000_000 // len(words))).encode())
    gaps, last = [], time.thread_time()

    def tick():
        nonlocal last
        now = time.thread_time()
        gaps.append(now - last)
        last = now

    timer = QTimer()
    timer.timeout.connect(tick)
    timer.start(5)
    drop(analyst, path)
    timer.stop()
    (article,) = analyst.library.articles()
    assert analyst.library.article(article.id).text.strip() == path.read_text().strip()
    assert max(gaps) < 8, f"the window was busy for {max(gaps):.1f} s"


def test_the_same_file_twice_is_one_article(reading, tmp_path):
    before = state(reading)
    first = reading.library.articles()[0]
    seed = min(resources.seeds().glob("*.txt"))
    drop(reading, seed)
    words, sentences = reading.said_by_adding
    assert words == "Nothing added, 1 in the library already."
    title = sentences[seed.name].removeprefix("In the library already: ")
    assert title in {article.short_title for article in reading.library.articles()}
    assert state(reading) == before
    assert first.id in before[0]


def test_an_open_quotation_mark_is_told_and_the_words_are_searched(reading):
    reading.press(Key.Key_2, CTRL)
    reading.type('minsk "sanctions')
    reading.press(Key.Key_Return)
    reading.settle()
    reading.wait(lambda: reading.window.status.facts.startswith("Passage 1 of "))
    shown = [w.text() for w in reading.window.findChildren(QLabel) if w.isVisible()]
    sentence = (
        "The quotation mark at position 7 is not closed. Showing results for the words instead."
    )
    assert any(sentence in words for words in shown)


def with_briefing(analyst):
    briefing = analyst.library.briefing.new("Minsk", marking="TLP:GREEN")
    line = analyst.library.briefing.add_item(
        briefing.id, BottomLine(ItemId(""), "A bargain, not a change of course.")
    )
    return briefing, line


def test_an_export_to_where_nothing_can_be_written_is_told(reading, tmp_path, monkeypatch):
    with_briefing(reading)
    before = state(reading)
    in_the_way = written(tmp_path, "file", b"not a folder")
    target, better = in_the_way / "Minsk.pdf", tmp_path / "Minsk.pdf"
    save_as(monkeypatch, target)
    reading.press(Key.Key_4, CTRL)
    reading.settle()
    reading.press(Key.Key_E, CTRL | SHIFT)
    reading.wait(lambda: reading.focus.window().objectName() == "export")
    reading.press(Key.Key_Return)
    reading.wait(lambda: any(words.startswith("Could not save") for words in reading.told))
    reading.settle()
    assert reading.notice == f"Could not save to {in_the_way}: Not a directory."
    assert reading.notice in reading.window.places.brief_place.preview.box.said
    assert state(reading) == before
    assert in_the_way.read_bytes() == b"not a folder"
    save_as(monkeypatch, better)
    reading.click("noticeAction")  # Choose another place
    reading.wait(better.exists)
    reading.settle()
    assert reading.notice.startswith("Saved Minsk.pdf")


def full_disk(analyst):
    """Let the library's file not grow any more; gives back how to make room again."""
    connection = analyst.library._ledger.database.connection()
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    # What lies free in the file is used up, as it is on a disk that has long been full.

    def make_room():
        connection.execute("PRAGMA max_page_count = 1000000")

    return make_room


FULL = (
    "is full. This change was not saved; everything before it is. Free some space and do it again."
)


def test_a_full_disk_is_told_while_marking_and_what_was_saved_stays(reading):
    reading.press(Key.Key_Right, CTRL | SHIFT, times=4)
    reading.press(Key.Key_1)
    (kept,) = reading.library.marks()
    make_room = full_disk(reading)
    reading.press(Key.Key_N)
    long_note = "One source only. " * 2000
    QApplication.clipboard().setText(long_note)
    reading.press(Key.Key_V, CTRL)
    reading.press(Key.Key_Escape)
    assert reading.notice.endswith(FULL)
    assert reading.library.marks() == [kept]
    make_room()
    reading.press(Key.Key_N)
    assert reading.focus.toPlainText().strip() == long_note.strip()  # still there, to save again
    reading.type(".")
    reading.press(Key.Key_Escape)
    assert reading.library.mark(kept.id).note == long_note + "."


def test_a_full_disk_is_told_while_writing_and_the_words_stay_on_the_screen(reading):
    briefing, line = with_briefing(reading)
    reading.press(Key.Key_4, CTRL)
    reading.settle()
    reading.press_until(Key.Key_Tab, lambda w: w.accessibleName() == "Bottom line")
    make_room = full_disk(reading)
    more = "More words than fit. " * 2000
    QApplication.clipboard().setText(more)
    field = reading.focus
    reading.press(Key.Key_End, CTRL)
    reading.press(Key.Key_V, CTRL)
    reading.wait(lambda: any(words.endswith(FULL) for words in reading.told))
    assert "More words than fit." in field.toPlainText()
    assert reading.library.document(briefing.id).items == (line,)
    make_room()
    reading.type("!")
    reading.wait(lambda: reading.library.document(briefing.id).items[0].text.endswith("!"))


def test_a_damaged_index_is_made_anew_and_answers(reading, tmp_path):
    reading.close_window()
    index = tmp_path / "Library" / "index"
    for path in index.rglob("*"):
        if path.is_file():
            path.write_bytes(b"\x00 this is no index \xff" * 20)
    reading.open_window()
    before = state(reading)
    reading.press(Key.Key_2, CTRL)
    reading.type("sanctions")
    reading.press(Key.Key_Return)
    reading.wait(lambda: reading.window.status.facts.startswith("Passage 1 of "))
    assert state(reading) == before


# Opening the library: what the program asks before there is anything in the window


def test_a_library_from_a_newer_version_is_left_as_it_is(qtbot, tmp_path, monkeypatch):
    folder = tmp_path / "newer"
    Library.open(folder).close()
    with sqlite3.connect(folder / "library.sqlite3") as database:
        database.execute("PRAGMA user_version = 999")
    database.close()
    before = (folder / "library.sqlite3").read_bytes()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a: str(tmp_path / "mine"))
    asked = []
    answer("Choose another folder…", asked)
    with opening.open_library(folder) as library:
        assert library.folder == tmp_path / "mine"
    (sentence,) = asked
    assert str(folder) in sentence
    assert sentence.startswith("A newer Collate made the library in ")
    assert (folder / "library.sqlite3").read_bytes() == before


def test_a_second_window_is_asked_whether_to_open_read_only(reading, tmp_path, monkeypatch):
    asked = []
    answer("Open read-only", asked)
    folder = tmp_path / "Library"
    with opening.open_library(folder, reading.window) as second:
        assert second.read_only
        assert [a.id for a in second.articles()] == state(reading)[0]
    (sentence,) = asked
    assert sentence.startswith("This library is open in another window. Open it read-only?")
    answer("Quit", asked)
    assert opening.open_library(folder, reading.window) is None
    drop(reading, written(tmp_path, "new.txt", TEXT.encode()))  # the first window goes on
    assert len(reading.library.articles()) == 6


def test_a_read_only_window_shows_everything_and_offers_nothing_that_writes(reading, tmp_path):
    reading.press(Key.Key_Right, CTRL | SHIFT, times=4)
    reading.press(Key.Key_1)
    reading.close_window()
    reading.open_window(read_only=True)
    before = state(reading)
    reading.press(Key.Key_Right, CTRL | SHIFT, times=4)
    for key in (Key.Key_1, Key.Key_T, Key.Key_N, Key.Key_R, Key.Key_C, Key.Key_Delete):
        reading.press(key)
    reading.press(Key.Key_N, CTRL)
    drop(reading, written(tmp_path, "new.txt", TEXT.encode()))
    assert reading.notice == "This library is open read-only."
    assert state(reading) == before
    for place in (Key.Key_2, Key.Key_4, Key.Key_1):
        reading.press(place, CTRL)
        reading.settle()
