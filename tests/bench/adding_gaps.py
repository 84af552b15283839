"""How long the window does not look at events while articles are added.

``python -m tests.bench.adding_gaps SOURCE [--files N] [--mode adding|read|find] [--where]``

SOURCE is a folder with ``html/*.html.gz`` and ``passages/*.jsonl.gz``: their texts are recombined
into N files that are no copies of one another, an HTML page in every fifth. A real window adds
them, while a timer of 1 ms tells the gaps: as time went by, and as the main thread's own share of
it. ``adding`` keeps the page of added files in sight, ``read`` shows Read, ``find`` types a query
every 2 s; ``read`` and ``find`` make a mark in an added article every 2 s. A bare Qt window in a
process of its own runs the same timer meanwhile: what it shows is the machine's, not the program's.

Budgets: the longest gap 50 ms, the 99th percentile 16 ms. ``--where`` prints what the main
thread did in the turns of the loop that took it longest. Without a display, Xvfb is started for it.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import gzip
import itertools
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections import Counter
from pathlib import Path

from PySide6.QtCore import QObject

BUDGET_LONGEST, BUDGET_P99 = 50, 16
_STALL = 0.012
_FRAMES = 16

BARE = """
import sys, time
from PySide6.QtCore import QTimer, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit
application = QApplication([])
window = QMainWindow()
window.setCentralWidget(QTextEdit('word ' * 500))
window.show()
last, gaps = time.perf_counter(), []
def tick():
    global last
    now = time.perf_counter()
    gaps.append(now - last)
    last = now
timer = QTimer()
timer.setTimerType(Qt.TimerType.PreciseTimer)
timer.timeout.connect(tick)
timer.start(1)
import threading
def wait():
    sys.stdin.read()
    application.exit()
threading.Thread(target=wait, daemon=True).start()
application.exec()
print(' '.join(f'{gap:.6f}' for gap in gaps))
"""


def made_files(source, folder, count):
    """``count`` files in ``folder``: texts, and every fifth a page with other paragraphs."""
    chance = random.Random(3)
    passages = []
    for name in sorted((source / "passages").glob("p20k*.gz")):
        with gzip.open(name, "rt", encoding="utf-8") as lines:
            passages += [json.loads(line) for line in lines]
    chance.shuffle(passages)
    following = itertools.cycle(passages)
    pages = [gzip.decompress(p.read_bytes()) for p in sorted((source / "html").glob("*.gz"))]
    pages = [page for page in pages if len(page) < 400_000]
    folder.mkdir()
    for number in range(count):
        if number % 5 == 0 and pages:
            page = pages[(number // 5) % len(pages)].decode("utf-8", "replace")

            def replaced(found):
                text = next(following)["text"] if len(found[0]) > 120 else found[0][3:-4]
                return f"<p>{text}</p>"

            page = re.sub(r"<p>.*?</p>", replaced, page, flags=re.DOTALL)
            # Pages with one address would be versions of one another.
            page = re.sub(r'(og:url"|canonical")[^>]*>', r"\1>", page)
            (folder / f"{number:05}.html").write_text(page, "utf-8")
            continue
        head = next(following)
        lines = [head["title"], "", head["date"], ""]
        lines += [next(following)["text"] + "\n" for _ in range(chance.randint(6, 25))]
        (folder / f"{number:05}.txt").write_text("\n".join(lines), "utf-8")


class Watch:
    """Measures the gaps between a timer's beats; ``where`` looks at what runs in long turns.

    A turn of the loop is long by the main thread's own share of it, so that the attribution holds
    on a busy machine too.
    """

    def __init__(self, application, where):
        from PySide6.QtCore import Qt, QTimer

        self.gaps, self.shares, self.turns = [], [], []
        self.waits = []  # for a processor; what is left of a gap, it waited for other threads
        self._seen = []
        self._last, self._own = time.perf_counter(), time.thread_time()
        self._queued, self._queue = 0.0, _queue_of(threading.get_native_id())
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._main = threading.get_ident()
        self._over = threading.Event()
        self._events = None
        if where:
            self._events = _Events(application)
            threading.Thread(target=self._look, daemon=True).start()

    def start(self):
        self._last, self._own = time.perf_counter(), time.thread_time()
        self._queued = self._queue()
        self._timer.start(1)

    def stop(self):
        self._timer.stop()
        self._over.set()

    def told(self, worst=8):
        """The longest turns by the main thread's own share, with what was seen running in each."""
        for share, gap, seen in sorted(self.turns, key=_share, reverse=True)[:worst]:
            yield f"turn of {gap * 1000:.0f} ms, {share * 1000:.1f} of its own:"
            for words, spent in seen.most_common(14):
                yield f"  {spent * 1000:5.1f} {words}"

    def _beat(self):
        now, own = time.perf_counter(), time.thread_time()
        self.gaps.append(now - self._last)
        self.shares.append(own - self._own)
        queued = self._queue()
        self.waits.append(queued - self._queued)
        self._queued = queued
        seen, self._seen = self._seen, []
        if self._events is not None and own - self._own > _STALL:
            spent = Counter()
            for words, share in seen:
                spent[words] += share
            self.turns.append((own - self._own, now - self._last, spent))
        self._last, self._own = now, own

    def _look(self):
        clock = time.pthread_getcpuclockid(self._main)
        before = time.clock_gettime(clock)
        while not self._over.wait(0.0008):
            now = time.clock_gettime(clock)
            spent, before = now - before, now
            if spent < 0.0003:
                continue
            stack = traceback.extract_stack(sys._current_frames()[self._main])
            ours = [f"{Path(s.filename).name}:{s.lineno} {s.name}" for s in stack[4:]]
            words = " < ".join(ours[::-1][:_FRAMES])
            self._seen.append((f"[{self._events.last}] {words}", spent))


def _queue_of(thread):
    """Asks how many seconds ``thread`` has waited for a processor; 0 where nobody counts it."""
    try:
        file = Path(f"/proc/self/task/{thread}/schedstat").open("rb", buffering=0)  # noqa: SIM115
    except OSError:
        return float
    return lambda: int(os.pread(file.fileno(), 100, 0).split()[1]) / 1e9


class _Collections:
    """How long Python's collector held up the thread it ran on."""

    def __init__(self):
        self.took, self._began = [], 0.0
        gc.callbacks.append(self._note)

    def __str__(self):
        longest = ", ".join(
            f"{max([t for g, t in self.took if g == generation], default=0) * 1000:.1f} ms"
            for generation in range(3)
        )
        return f"{len(self.took)} collections, the longest of each generation {longest}"

    def _note(self, phase, info):
        if phase == "start":
            self._began = time.thread_time()
        else:
            self.took.append((info["generation"], time.thread_time() - self._began))


class _Events(QObject):
    """Knows which event was handed out last, and to what: Qt's own work has no Python frames."""

    def __init__(self, application):
        super().__init__(application)
        self.last = ""
        application.installEventFilter(self)

    def eventFilter(self, receiver, event):
        owner = type(receiver.parent()).__name__ if receiver.parent() is not None else ""
        names = f"{type(receiver).__name__} {receiver.objectName()} of {owner}"
        self.last = f"{event.type().name} {names}"
        return False


def _share(turn):
    return turn[0]


def summary(gaps):
    ordered = sorted(gaps)
    p99 = ordered[int(len(ordered) * 0.99)] * 1000
    over = sum(gap > BUDGET_P99 / 1000 for gap in ordered)
    weighted = [gap for gap in ordered if gap > BUDGET_P99 / 1000]
    share = 100 * sum(weighted) / max(sum(ordered), 1e-9)
    return (
        f"longest {ordered[-1] * 1000:6.1f} ms, p99 {p99:5.2f} ms, "
        f"median {statistics.median(ordered) * 1000:.2f} ms, {over} over {BUDGET_P99} ms "
        f"({share:.1f} % of the time)"
    )


class Analyst:
    """What a person does meanwhile: types queries, makes marks."""

    QUERIES = ("government", "price of oil", "minister said", "film award", "market", "england")

    def __init__(self, window, mode):
        from PySide6.QtCore import QTimer

        self._window, self._mode = window, mode
        self._queries = itertools.cycle(self.QUERIES)
        self.typed = self.marked = 0
        self.found, self.waits = [], []
        self._typed_at = 0.0
        self._shown = False
        self._timer = QTimer()
        self._timer.timeout.connect(self._act)
        self._letters = QTimer()
        self._letters.timeout.connect(self._type)
        self._rest = ""

    def begin(self):
        self._timer.start(2000)

    def end(self):
        self._timer.stop()
        self._letters.stop()

    def _act(self):
        if self._mode == "adding":
            return
        if not self._shown:
            self._shown = True
            self._window.show_place(self._mode)
            return
        articles = self._window.desk.library.articles()
        if not articles:
            return
        newest = articles[-1]
        self._window.desk.library.marking.add_mark(newest.id, 0, 20, colour=1 + self.marked % 8)
        self.marked += 1
        if self._mode == "read":
            self._window.places.read_place.open_article(newest.id)
        else:
            place = self._window.places.find_place
            if not self.typed:
                place._asking.found.connect(self._on_found)
            self._rest = next(self._queries)
            self._said = ""
            self._letters.start(80)
            self.typed += 1

    def _type(self):
        if not self._rest:
            self._letters.stop()
            return
        self._said, self._rest = self._said + self._rest[0], self._rest[1:]
        self._typed_at = time.perf_counter()
        self._window.places.find_place.begin(self._said)

    def _on_found(self, found):
        if not self._rest:
            self.waits.append(time.perf_counter() - self._typed_at)
            self.found.append(found.passages)


def measured(source, count, mode, where, before):
    from PySide6.QtWidgets import QApplication

    from app.library.library import Library
    from app.settings.settings import Settings
    from app.settings.window_state import WindowState
    from app.ui import theme
    from app.ui.garbage import GarbageCollector
    from app.ui.main_window import MainWindow

    application = QApplication([])
    QApplication.setStyle("Fusion")
    collector = GarbageCollector(application)
    theme.switch().show("light")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made_files(source, folder / "in", count)
        made_files(source, folder / "before", before)
        library = Library.open(folder / "library")
        if before:
            library.imports.add([folder / "before"])
            library.searching.catch_up()
        state = WindowState(_path=folder / "window.toml")
        window = MainWindow(Settings(theme="light", _path=folder / "settings.toml"), state)
        window.show()
        window.open_library(library)
        window.preparing.done.connect(collector.settle)
        while not window.preparing.is_done:
            settle(application, window)
        bare = subprocess.Popen(
            [sys.executable, "-c", BARE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        settle(application, window)
        watch, analyst = Watch(application, where), Analyst(window, mode)
        collections = _Collections()
        watch.start()
        began, cpu = time.perf_counter(), time.process_time()
        window.add_files([folder / "in"])
        analyst.begin()
        while window._adding.is_working:
            application.processEvents()
            time.sleep(0.0002)
        took, cpu = time.perf_counter() - began, time.process_time() - cpu
        analyst.end()
        settle(application, window, quiet=3)
        watch.stop()
        said, _ = bare.communicate("")
        print(f"{mode}: {count} files beside {before} in {took:.1f} s, this process {cpu:.1f} s")
        print(f"  Collate:     {summary(watch.gaps)}")
        print(f"  its thread:  {summary(watch.shares)}")
        print(f"  bare window: {summary([float(gap) for gap in said.split()])}")
        print(f"  {collections}")
        print(f"  {analyst.marked} marks, {analyst.typed} queries")
        if analyst.waits:
            middle, longest = statistics.median(analyst.waits), max(analyst.waits)
            print(f"  answers after {middle:.2f} s (median), {longest:.2f} s (longest)")
            print(f"  passages found: {analyst.found[:12]}")
        worst = sorted(zip(watch.gaps, watch.shares, watch.waits, strict=True), reverse=True)[:8]
        told = (f"{a * 1000:.0f} ({b * 1000:.0f} + {c * 1000:.0f})" for a, b, c in worst)
        print("  worst (its own + waiting for a processor): " + ", ".join(told))
        own = sorted(zip(watch.shares, watch.gaps, strict=True), reverse=True)[:8]
        print(
            "  worst of its own: " + ", ".join(f"{a * 1000:.0f} ({b * 1000:.0f})" for a, b in own)
        )
        for line in watch.told():
            print(f"    {line}")
        window.close()
        library.close()
        collector.stop()
    return 1000 * max(watch.gaps) <= BUDGET_LONGEST


def settle(application, window, quiet=0.5):
    calm = time.monotonic()
    while time.monotonic() - calm < quiet:
        application.processEvents()
        if not window.background.is_idle:
            calm = time.monotonic()
        time.sleep(0.0002)


@contextlib.contextmanager
def screen():
    """A display: the one that is there, else Xvfb."""
    if os.environ.get("DISPLAY"):
        yield
        return
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        os.environ["DISPLAY"] = f":{told.readline().strip()}"
    try:
        yield
    finally:
        server.terminate()
        server.wait()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("source", type=Path)
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--before", type=int, default=0, help="articles that are there already")
    parser.add_argument("--mode", choices=("adding", "read", "find"), default="adding")
    parser.add_argument("--where", action="store_true")
    options = parser.parse_args()
    os.environ.setdefault("QT_SCALE_FACTOR", "1")
    os.environ.setdefault("QT_LOGGING_RULES", "qt.text.font.db=false")
    with screen():
        well = measured(options.source, options.files, options.mode, options.where, options.before)
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
