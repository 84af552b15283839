"""How long from the last key to painted results: ``python -m tests.bench.find_typing``.

Types queries into Find over the sample articles, a key at a time, and prints milliseconds: from the
last key to the painted answer (the pause that joins keys is part of it), and the longest time the
window did not look at events. That nothing is found is painted only when nothing else is typed.
``--library DIR`` takes another library (a copy is worked on).
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import tempfile
import time
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("QT_SCALE_FACTOR", "1")

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app import resources
from app.library.library import Library
from app.settings.settings import Settings
from app.ui import theme
from app.ui.actions import Actions, Desk
from app.ui.background import BackgroundRunner
from app.ui.finding.place import FindPlace
from app.ui.notices import Notices
from app.ui.undo import Edits

QUERIES = (
    "sanctions",
    "sanctions relief",
    '"human rights"',
    "prisoners released",
    "minsk OR moscow",
    "diplomat*",
    "lukashenka~",
    "prisoners near/10 released",
    "what does minsk want from washington",
    "zzqqx",
)
KEY_MS = 70


class Painted(QObject):
    """Notes when results, or what stands in their place, were painted last."""

    def __init__(self, place):
        super().__init__(place)
        self._place = place
        self.at = {}
        for widget in (place._screen.view.viewport(), place._screen.nothing):
            widget.installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint:
            QTimer.singleShot(0, self._note)
        return False

    def _note(self):
        self.at.setdefault(self._place._found.question.text, time.perf_counter())


class Heartbeat(QObject):
    """The longest time between two beats of a timer that should beat every 10 ms."""

    def __init__(self):
        super().__init__()
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(self, interval=10)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self):
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now


def wait(ms):
    """Let the window live for ``ms``; ``QTest.qWait`` would keep Python from the other threads."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def type_query(place, painted, query):
    """Milliseconds from the last key of ``query`` to its painted answer, and of the search."""
    edit = place._screen.bar.field.edit
    edit.clear()
    wait(50)
    painted.at.clear()
    for key in query:
        wait(KEY_MS)
        began = time.perf_counter()
        QTest.keyClicks(edit, key)
    stop = began + 20
    while query not in painted.at and time.perf_counter() < stop:
        wait(20)
    return (painted.at[query] - began) * 1000, place._found.seconds * 1000


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--library", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    application = QApplication([])
    application.setStyle("Fusion")
    theme.switch().show("light")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "Library"
        if given.library:
            shutil.copytree(given.library, folder)
        with Library.open(folder) as library:
            if not given.library:
                library.imports.add([resources.seeds()])
            library.searching.catch_up()
            measure(library, given.rounds)


def measure(library, rounds):
    background = BackgroundRunner()
    desk = Desk(library, Edits(library), background, Notices(), Actions(), Settings())
    desk.actions.enter("find")
    place = FindPlace(desk)
    place.resize(1440, 800)
    place.show()
    place.focus_query()
    while not background.is_idle:
        wait(10)
    painted, heartbeat = Painted(place), Heartbeat()
    took = {query: [] for query in QUERIES}
    for _ in range(rounds):
        for query in QUERIES:
            took[query].append(type_query(place, painted, query))
    articles = len(library.articles())
    print(f"{library.searching.indexed()} passages in {articles} articles")
    for query, times in took.items():
        whole, search = (statistics.median(column) for column in zip(*times, strict=True))
        print(f"{whole:7.0f} ms, of it the search {search:5.0f}  {query}")
    every = sorted(ms for times in took.values() for ms, _search in times)
    print(
        f"all: median {statistics.median(every):.0f}, "
        f"95 % below {every[int(len(every) * 0.95)]:.0f}, longest {every[-1]:.0f} ms; "
        f"longest without looking at events {heartbeat.longest * 1000:.0f} ms"
    )
    while not background.is_idle:
        wait(10)
    background.stop()


if __name__ == "__main__":
    main()
