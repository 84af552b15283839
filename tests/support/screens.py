"""Render the window to PNG files, to look at: ``python -m tests.support.screens OUT [PLACE ...]``.

Places are first-run, read, find, brief and adding (these if none is named) and the scenes of
``tests/support/scenes.py``, such as register, versions or failures ("scenes" for all of them).
Each comes at 1440 x 900 and 1024 x 700 in light, dark and sepia: ``OUT/read-light-1440.png``.
``--theme`` and ``--size`` narrow it; ``--ask WORDS`` searches in Find, ``--library DIR`` shows
another library. What opens as a window of its own comes as a picture beside the window's.
"""

from __future__ import annotations

import argparse
import gc
import os
import shutil
import tempfile
import time
from functools import partial
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("QT_SCALE_FACTOR", "1")

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from app import resources
from app.domain.article import ArticleId
from app.library.library import Library
from app.settings.settings import Settings
from app.settings.window_state import WindowState
from app.ui import theme
from app.ui.main_window import MainWindow
from tests.support.scenes import FRESH_SCENES, SCENES, stand

SIZES = {"1440": (1440, 900), "1024": (1024, 700)}
PLACES = ("first-run", "read", "find", "brief", "adding")


def settle(application, window, quiet=0.25):
    """Let the window work until nothing has been under way for ``quiet`` seconds."""
    calm_since, stop = time.monotonic(), time.monotonic() + 20
    while time.monotonic() < stop and time.monotonic() - calm_since < quiet:
        application.processEvents()
        if not window.background.is_idle:
            calm_since = time.monotonic()
        time.sleep(0.01)


def show(window, place, asked):
    if place == "first-run":
        return
    scene = SCENES.get(place) or FRESH_SCENES.get(place)
    if scene is not None:
        window.show_place("read")
        scene(window, partial(settle, QApplication.instance(), window))
        return
    if place == "adding":
        show_adding(window)
        return
    window.show_place(place)
    if place == "read":
        articles = window.desk.library.articles()
        for number, article in enumerate(articles[:2]):
            window.places.read_place.open_article(ArticleId(article.id), beside=number > 0)
    elif place == "find":
        window.places.find_place.ask(asked)
    elif place == "brief":
        briefings = window.desk.library.briefings()
        if briefings:
            window.places.brief_place.open_briefing(briefings[0].id)


def show_adding(window):
    """The five articles, a near-copy of one, a file that fails; a date that is none."""
    folder = window.desk.library.folder.parent / "in"
    shutil.copytree(resources.seeds(), folder)
    second = sorted(folder.glob("*.txt"))[1].read_text("utf-8")
    (folder / "olive-branch-copy.txt").write_text("Share this\n\n" + second + "\nMore news\n")
    (folder / "scan-0412.txt").write_bytes(bytes(range(256)) * 40)
    window.add_files([folder])
    settle(QApplication.instance(), window, quiet=1.0)
    page = window._page
    names = [row.title for row in page.results.rows]
    page.files.go_to(next(n for n, name in enumerate(names) if name.startswith("Belarus and U.S")))
    settle(QApplication.instance(), window)
    shown = page.review.article
    page.review.original.scroll_to_top(shown.paragraph_span(8).start)
    date = page.column.details.rows["date"].field
    date.setFocus()
    date.setText("32 August 2025")
    date.editingFinished.emit()
    page.list.setFocus()
    page.review.show_place(shown.paragraph_span(17).start)


def windows_over(window):
    """The dialogs and lists that stand over the window."""
    there = QApplication.topLevelWidgets()
    return [over for over in there if over.isVisible() and over is not window]


def render(application, folder, place, themes, sizes, asked, out):
    library = Library.open(folder)
    begin = place if place in {"find", "brief"} else "read"
    state = WindowState(place=begin, _path=folder / "window.toml")
    window = MainWindow(Settings(_path=folder / "settings.toml"), state)
    window.open_library(library)
    window.resize(*SIZES[sizes[0]])
    window.show()
    show(window, place, asked)
    for size in sizes:
        window.resize(*SIZES[size])
        for name in themes:
            theme.switch().show(name)
            settle(application, window)
            path = out / f"{place}-{name}-{size}.png"
            window.grab().save(str(path))
            print(path)
            for over in windows_over(window):
                over.grab().save(str(path.with_name(f"{path.stem}-over.png")))
    for over in windows_over(window):
        over.close()
    window.close()
    window.deleteLater()
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    library.close()
    gc.collect()


def named_places(given):
    """The places asked for; "scenes" stands for each of the scenes."""
    named = list(given) or list(PLACES)
    if "scenes" in named:
        named[named.index("scenes") : named.index("scenes") + 1] = [*SCENES, *FRESH_SCENES]
    return named


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument(
        "places", nargs="*", choices=[*PLACES, *SCENES, *FRESH_SCENES, "scenes", []], default=[]
    )
    parser.add_argument("--theme", action="append", choices=theme.NAMES)
    parser.add_argument("--size", action="append", choices=list(SIZES))
    parser.add_argument("--ask", default="sanctions relief")
    parser.add_argument("--library", type=Path)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    gc.disable()  # as in the program itself: never inside Qt's dispatch, see app/ui/garbage.py
    application = QApplication([])
    application.setStyle("Fusion")
    application.setCursorFlashTime(0)
    theme.switch().show("light")
    with tempfile.TemporaryDirectory() as name:
        for place in named_places(given.places):
            folder = Path(name) / place / "Sample"
            if place in {"first-run", "adding", *FRESH_SCENES}:
                folder = folder.with_name("New library")
            elif given.library:
                shutil.copytree(given.library, folder)
            elif place in SCENES:
                with Library.open(folder) as library:
                    stand(library)
            else:
                with Library.open(folder) as library:
                    library.imports.add([resources.seeds()])
            folder.mkdir(parents=True, exist_ok=True)
            themes = given.theme or list(theme.NAMES)
            sizes = given.size or list(SIZES)
            render(application, folder, place, themes, sizes, given.ask, given.out)


if __name__ == "__main__":
    main()
