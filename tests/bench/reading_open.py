"""How long opening and marking take on the main thread: ``python -m tests.bench.reading_open``.

Budgets: 50 ms to open an article in a pane, 16 ms (one frame) from a key to the mark drawn, 100 ms
to show 2,000 marks of one article, 300 ms to open four panes of 5,000 words each, 150 ms to open
1 MB of text and 3 times a bare QTextDocument of the same text, laid out as wide, in the same run.
Each figure is told by the clock and by the CPU time of the main thread: on a busy machine the
clock counts what others do as well.
"""

from __future__ import annotations

import gc
import os
import random
import statistics
import sys
import tempfile
import time
import uuid
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app import resources
from app.domain.article import Span
from app.domain.edits import Collection, Edit
from app.domain.mark import Mark, MarkId
from app.domain.passage import passage_of
from app.library.library import Library
from app.settings.settings import Settings
from app.ui import theme
from app.ui.actions import Actions, Desk
from app.ui.background import BackgroundRunner
from app.ui.notices import Notices
from app.ui.reading.place import ReadPlace
from app.ui.undo import Edits
from tests.bench.linked_scrolling import made_up_words, sentence, settle

ROUNDS = 7
MARKS = 2000
PANES, WORDS = 4, 5000
LARGE = 1_000_000
_slow = []


class Taken(NamedTuple):
    """Milliseconds by the clock and of this thread's own work."""

    clock: float
    cpu: float


def timed(work):
    began, cpu = time.perf_counter(), time.thread_time()
    work()
    return Taken((time.perf_counter() - began) * 1000, (time.thread_time() - cpu) * 1000)


def measured(what, times, budget, limit=None):
    clock = statistics.median(t.clock for t in times)
    cpu = statistics.median(t.cpu for t in times)
    worst = max(t.cpu for t in times)
    allowed = budget if limit is None else min(budget, limit)
    state = "ok" if cpu <= allowed else "TOO SLOW"
    if cpu > allowed:
        _slow.append(what)
    print(
        f"{what:<44} {clock:6.1f} ms by the clock   {cpu:6.1f} ms CPU   first {times[0].cpu:6.1f}"
        f"   worst {worst:6.1f}   budget {allowed:.0f}  {state}"
    )
    return cpu


def made_up_text(chance, words):
    vocabulary, paragraphs, count = made_up_words(chance, 3000), [], 0
    while count < words:
        paragraphs.append(" ".join(sentence(chance, vocabulary) for _n in range(5)))
        count += 70
    return "\n\n".join(paragraphs)


def mark_all_over(library, chance, article):
    """2,000 marks in one edit, as an import of another's work would make them."""
    found, changes = library.article(article), []
    for _n in range(MARKS):
        start = chance.randrange(len(found.text) - 200)
        passage = passage_of(found, start, start + chance.randint(20, 180))
        mark = Mark(
            id=MarkId(str(uuid.UUID(int=chance.getrandbits(128)))),
            passage=passage,
            colour=chance.randint(1, 8),
            tags=(),
            note="",
            credibility=None,
            created_at="2026-01-01T00:00:00Z",
            by="bench",
        )
        changes.append(library._ledger.change(Collection.MARK, mark.id, mark))
    library._ledger.do(Edit("add-mark", "mark passages", tuple(changes)))


class Bench:
    """A window's Read place over one library."""

    def __init__(self, application, library, folder):
        self.application = application
        self.library = library
        self.background = BackgroundRunner()
        settings = Settings(_path=folder / "settings.toml", reduced_motion=True)
        self.desk = Desk(library, Edits(library), self.background, Notices(), Actions(), settings)
        self.place = ReadPlace(self.desk)
        self.place.resize(1440, 800)
        self.place.show()
        self.rest()
        self.place.inspector.prepare()  # as the window does once nothing else goes on

    def rest(self):
        settle(self.application, self.background)

    def open(self, article, pane=0):
        """Open it and paint all there is to see, as if read from the library for the first time."""
        self.library._ledger._articles.clear()
        self.place.open_article(article, pane=pane)
        self.place.grab()

    def opening(self, article):
        def work():
            self.open(article)

        return timed(work)


def opens_small_ones(bench, seeds):
    times = [bench.opening(row.id) for _round in range(4) for row in seeds]
    measured("open a sample article and paint it", times, 50)


def opens_a_large_one(bench, small, large):
    """Alternates with a bare document of the same text in the same column."""
    text = bench.library.article(large).text
    bench.open(large)
    width = bench.place.area.active.view.viewport().width()
    font = theme.reading_font(15.5)

    def bare():
        document = QTextDocument()
        document.setDefaultFont(font)
        document.setTextWidth(width)
        document.setPlainText(text)
        document.size()  # lays all of it out

    def whole():
        bench.open(large)
        bench.place.area.active.view.document().size()

    ours, theirs, all_of_it = [], [], []
    for _round in range(ROUNDS):
        bench.open(small)
        bench.rest()
        theirs.append(timed(bare))
        ours.append(bench.opening(large))
        bench.open(small)
        all_of_it.append(timed(whole))
    limit = 3 * measured("a bare document of 1 MB, laid out", theirs, 10_000)
    measured("open 1 MB and paint it", ours, 150, limit)
    measured("open 1 MB and lay out all of it", all_of_it, 10_000, limit)


def opens_four(bench, small, articles):
    def work():
        for pane, article in enumerate(articles):
            bench.place.open_article(article, pane=pane)
        bench.place.grab()

    times = []
    bench.place.resize(2560, 900)
    for _round in range(ROUNDS):
        while len(bench.place.area.panes) > 1:
            bench.place.area.close_pane(bench.place.area.panes[-1])
        bench.open(small)
        bench.rest()
        bench.library._ledger._articles.clear()
        times.append(timed(work))
    measured(f"open four panes of {WORDS:,} words", times, 300)
    bench.rest()
    while len(bench.place.area.panes) > 1:
        bench.place.area.close_pane(bench.place.area.panes[-1])
    bench.place.resize(1440, 800)


def shows_marks(bench, small, article):
    times = []
    for _round in range(ROUNDS):
        bench.open(small)
        bench.rest()
        times.append(bench.opening(article))
    measured(f"open {WORDS:,} words with {MARKS:,} marks", times, 100)


def marks(bench, article, what):
    bench.open(article)
    bench.rest()
    view = bench.place.area.active.view
    times, beside = [], []
    for number in range(30):
        view.select(Span(20 + number * 40, 50 + number * 40), reveal=False)
        QTest.qWait(0)

        def mark():
            QTest.keyClick(view, Qt.Key.Key_3)
            view.viewport().repaint()

        times.append(timed(mark))
        beside.append(timed(bench.application.processEvents))
    measured(what, times, 16)
    measured("what is said of it beside the text, after that", beside, 50)
    for _n in range(30):
        bench.desk.edits.undo()


def changes_marks(bench, article):
    """What is done to marks beside 2,000 others, until it is painted."""
    bench.open(article)
    bench.rest()
    pane = bench.place.area.active
    some = [row.mark.id for row in pane.marks[:12]]
    tag = bench.library.codebook.add("Prisoners", colour=3).id
    change = bench.library.marking.change_mark

    def colour(number):
        QTest.keyClick(pane.view, getattr(Qt.Key, f"Key_{number % 8 + 1}"))

    def tags(number):
        change(some[number], tags=(tag,))

    def note(number):
        change(some[number], note=f"Note {number}")

    def delete(_number):
        QTest.keyClick(pane.view, Qt.Key.Key_Delete)

    def undo(_number):
        bench.desk.edits.undo()

    for deed, what in (
        (colour, "another colour"),
        (note, "a note"),
        (tags, "a tag"),
        (delete, "deleting a mark"),
        (undo, "undoing that"),
    ):
        times = []
        for number, mark in enumerate(some):
            if deed is not undo:
                pane.select_mark(mark)
            QTest.qWait(0)

            def done(deed=deed, number=number):
                deed(number)
                pane.view.viewport().repaint()

            times.append(timed(done))
        measured(f"{what}, painted beside {MARKS:,} marks", times, 16)


def scrolls(bench):
    view = bench.place.area.active.view

    def scroll():
        bar = view.verticalScrollBar()
        bar.setValue((bar.value() + bar.pageStep()) % max(1, bar.maximum()))
        view.viewport().repaint()

    measured("scroll a page", [timed(scroll) for _n in range(40)], 16)


def main():
    gc.disable()  # as in the program itself: never inside Qt's dispatch, see app/ui/garbage.py
    application = QApplication([])
    application.setStyle("Fusion")
    application.setCursorFlashTime(0)
    theme.switch().show("light")
    chance = random.Random(7)
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "Bench") as library:
        library.imports.add([resources.seeds()])
        seeds = library.articles()
        add = library.imports.add_text
        large = add(made_up_text(chance, 170_000)[:LARGE], "A large one").id
        four = [add(made_up_text(chance, WORDS), f"Pane {n}").id for n in range(PANES)]
        marked = add(made_up_text(chance, WORDS), "A marked one").id
        mark_all_over(library, chance, marked)
        bench = Bench(application, library, Path(folder))
        opens_small_ones(bench, seeds)
        shows_marks(bench, seeds[0].id, marked)
        opens_a_large_one(bench, seeds[0].id, large)
        opens_four(bench, seeds[0].id, four)
        marks(bench, seeds[0].id, "a key until its mark is painted")
        marks(bench, marked, f"the same beside {MARKS:,} marks")
        changes_marks(bench, marked)
        scrolls(bench)
        bench.background.stop()
    sys.exit(1 if _slow else 0)


if __name__ == "__main__":
    main()
