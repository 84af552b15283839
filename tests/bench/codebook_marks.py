"""How fast the codebook is with 50,000 marks: rename, move, merge, delete, split, each undone.

    PYTHONPATH=. .venv/bin/python -m tests.bench.codebook_marks [--marks 50000] [--split 15000]

Makes a library of that many marks, opens its codebook page offscreen and does each deed from it.
Printed are the deed's seconds from the call to the page being quiet, the processor time that the
main thread took, and the longest turn of its loop meanwhile.

Budget: no turn of the loop above a second for any deed on up to 15,000 marks.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
import time
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from app.library.library import Library
from app.settings.settings import Settings
from app.settings.window_state import WindowState
from app.ui import theme
from app.ui.codebook.page import CodebookPage
from app.ui.garbage import GarbageCollector
from app.ui.main_window import MainWindow
from app.ui.widgets import memory

BUDGET = 1.0
_ARTICLES = 100
_WORDS = (
    "court sanctions grain exports lawful talks prisoners capital border ministers prices rise "
    "autumn harvest treaty convoy inquiry pension railway storm budget election"
)


def made_library(folder, marks):
    """A library of a hundred articles and two tags, the first with all the marks."""
    dice, words, texts = random.Random(1), _WORDS.split(), folder / "texts"
    texts.mkdir()
    for number in range(_ARTICLES):
        paragraphs = [
            " ".join(dice.choice(words) for _ in range(60)).capitalize() + "." for _ in range(60)
        ]
        text = "\n\n".join([f"Report {number} on what was said", *paragraphs])
        (texts / f"{number}.txt").write_text(text, "utf-8")
    library = Library.open(folder / "library")
    library.imports.add([texts])
    tag = library.codebook.add("Rights")
    library.codebook.add("Other")
    passages = []
    for summary in library.articles():
        length = len(library.article(summary.id).text) - 60
        each = marks // _ARTICLES
        passages += [
            library.passage(summary.id, length * n // each, length * n // each + 50)
            for n in range(each)
        ]
    library.codebook.tag_passages(passages, tag.id)
    return library


class Watch:
    """Measures the longest turn of the loop with a timer that beats as often as it can."""

    def __init__(self):
        self.timer = QTimer()
        self.timer.setInterval(0)
        self.timer.timeout.connect(self.beat)
        self.last = self.longest = 0.0

    def beat(self):
        now = time.perf_counter()
        self.longest = max(self.longest, now - self.last)
        self.last = now

    def measure(self, name, deed, desk):
        """Do ``deed`` and wait until everything it led to is done."""
        self.longest, self.last = 0.0, time.perf_counter()
        begun, spent = self.last, time.thread_time()
        self.timer.start()
        deed()
        loop = QEventLoop()
        quiet = QTimer()
        quiet.setInterval(200)
        quiet.timeout.connect(lambda: desk.background.is_idle and loop.quit())
        quiet.start()
        loop.exec()
        self.timer.stop()
        took = time.perf_counter() - begun - 0.2
        over = "  over budget" if self.longest > BUDGET else ""
        print(
            f"{name:28} {took:6.2f} s, main thread {time.thread_time() - spent:5.2f} s, "
            f"longest turn {self.longest:5.2f} s{over}",
            flush=True,
        )


def run(marks, split):
    """Do every deed from the codebook of a whole window."""
    app = QApplication([])
    app.setStyle("Fusion")
    collector = GarbageCollector(app)
    theme.switch().show("light")
    memory.use(WindowState())
    with tempfile.TemporaryDirectory() as folder:
        library = made_library(Path(folder), marks)
        window = MainWindow(Settings(_path=Path(folder) / "settings.toml"), WindowState())
        window.open_library(library)
        window.resize(1440, 900)
        window.show()
        desk, watch, books = window.desk, Watch(), library.codebook
        rights, other = library.tags()
        watch.measure("the window", lambda: None, desk)
        watch.measure("open", lambda: desk.actions.get("go.codebook").trigger(), desk)
        page = window.findChild(CodebookPage)
        deeds = {
            "rename": lambda: books.change(rights.id, name="Law"),
            "move": lambda: books.change(rights.id, parent=other.id),
            "merge": lambda: books.merge(rights.id, other.id),
            "delete": lambda: books.delete(rights.id),
        }
        for name, deed in deeds.items():
            watch.measure(name, deed, desk)
            watch.measure(f"  undo {name}", desk.edits.undo, desk)
        watch.measure("show", lambda: page.show_tag(rights.id), desk)
        watch.measure("choose all", page.passages.view.selectAll, desk)
        ids = [row.mark.id for row in page.passages.chosen][:split]
        deed = partial(books.split, rights.id, ids, "Part")
        watch.measure(
            f"split {len(ids):,}", lambda: page._do_to_many(len(ids), deed, page._on_split), desk
        )
        for name in ("undo", "redo"):
            watch.measure(f"  {name} split", partial(desk.actions.trigger, f"edit.{name}"), desk)
        window.close()
        library.close()
        collector.stop()


def main():
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--marks", type=int, default=50_000)
    parser.add_argument("--split", type=int, default=15_000)
    asked = parser.parse_args()
    run(asked.marks, asked.split)


if __name__ == "__main__":
    main()
