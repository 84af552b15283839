"""How long opening and marking take on the main thread: ``python -m tests.bench.reading_open``.

Budgets: 50 ms to open an article in a pane, 16 ms (one frame) from a key to the mark drawn.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app import resources
from app.domain.article import Span
from app.library.library import Library
from app.settings.settings import Settings
from app.ui import theme
from app.ui.actions import Actions, Desk
from app.ui.background import BackgroundRunner
from app.ui.notices import Notices
from app.ui.reading.place import ReadPlace
from app.ui.undo import Edits


def measured(what, times, budget):
    worst, middle = max(times), statistics.median(times)
    state = "ok" if middle <= budget else "TOO SLOW"
    print(
        f"{what:<40} median {middle:6.1f} ms   worst {worst:6.1f} ms   budget {budget} ms  {state}"
    )


def timed(work):
    """Milliseconds of this thread's own work: a busy machine does not count."""
    began = time.thread_time()
    work()
    return (time.thread_time() - began) * 1000


def main():
    application = QApplication([])
    application.setStyle("Fusion")
    theme.switch().show("light")
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "Bench") as library:
        library.imports.add([resources.seeds()])
        long_text = "\n\n".join(library.article(a.id).text for a in library.articles()) * 10
        library.imports.add_text(long_text, "A long one")
        background = BackgroundRunner()
        desk = Desk(
            library,
            Edits(library),
            background,
            Notices(),
            Actions(),
            Settings(_path=Path(folder) / "settings.toml"),
        )
        place = ReadPlace(desk)
        place.resize(1440, 800)
        place.show()
        place.open_article(library.articles()[1].id, beside=True)
        application.processEvents()
        *seeds, long_one = library.articles()

        def opening(article):
            def work():
                place.open_article(article, pane=0)
                place.grab()

            return work

        times = [timed(opening(row.id)) for _round in range(4) for row in seeds]
        measured("open a sample article and paint it", times, 50)
        words = len(long_text.split())
        measured(f"open {words:,} words and paint them", [timed(opening(long_one.id))], 1000)
        place.open_article(seeds[0].id, pane=0)
        view = place.area.active.view
        times = []
        for number in range(40):
            view.select(Span(20 + number * 40, 50 + number * 40))
            QTest.qWait(0)

            def mark():
                QTest.keyClick(view, Qt.Key.Key_3)
                view.viewport().repaint()

            times.append(timed(mark))
        measured("a key until its mark is painted", times, 16)
        measured("scroll a page", [timed(_scroll(view)) for _n in range(20)], 16)
        background.stop()


def _scroll(view):
    def work():
        bar = view.verticalScrollBar()
        bar.setValue((bar.value() + bar.pageStep()) % max(1, bar.maximum()))
        view.viewport().repaint()

    return work


if __name__ == "__main__":
    main()
