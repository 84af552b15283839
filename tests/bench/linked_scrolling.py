"""How long a frame takes while two linked panes scroll: ``python -m tests.bench.linked_scrolling``.

Two articles of 10,000 words, 500 marks in each, 100 ribbons between them. Budgets: 8 ms a frame
(95th percentile), and 3 times the frame of a bare QTextBrowser that is as large as both panes and
shows the same text, in the same run.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import os
import pstats
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QTextBrowser

from app.library.library import Library
from app.settings.settings import Settings
from app.ui import theme
from app.ui.actions import Actions, Desk
from app.ui.background import BackgroundRunner
from app.ui.notices import Notices
from app.ui.reading.place import ReadPlace
from app.ui.undo import Edits

WORDS, MARKS, RIBBONS = 10_000, 500, 100
BUDGET_MS, BUDGET_TIMES = 8, 3
STEPS = 300
_SPARE = 10  # a ribbon is for what is surely the same, and now and then one is not
_SYLLABLES = ("ba", "de", "ki", "lo", "mu", "na", "per", "sto", "tra", "vel", "zon", "cor", "fin")


def made_up_words(chance, count):
    return [
        "".join(chance.choice(_SYLLABLES) for _n in range(chance.randint(2, 4)))
        for _w in range(count)
    ]


def sentence(chance, vocabulary, length=14):
    return " ".join(chance.choice(vocabulary) for _n in range(length)).capitalize() + "."


def told_by_both(chance, number):
    """A sentence with two people, a place and a sum: what surely says the same in two articles."""
    names = [word.capitalize() for word in made_up_words(chance, 5)]
    said = " ".join(made_up_words(chance, 6))
    return (
        f"{names[0]} {names[1]} lent {number * 7 + 1001} crowns to {names[2]} {names[3]} in "
        f"{names[4]} for {said}."
    )


def two_articles(chance):
    """Texts of 10,000 words each, with 110 sentences that stand in both, in about one order."""
    shared = [told_by_both(chance, number) for number in range(RIBBONS + _SPARE)]
    texts = []
    for _side in range(2):
        vocabulary, paragraphs = made_up_words(chance, 3000), []
        order = sorted(range(len(shared)), key=lambda n: n + chance.uniform(-2, 2))
        while sum(len(p.split()) for p in paragraphs) < WORDS:
            said = [sentence(chance, vocabulary) for _n in range(5)]
            if order:
                said.insert(chance.randrange(5), shared[order.pop(0)])
            paragraphs.append(" ".join(said))
        texts.append("\n\n".join(paragraphs))
    return texts


def fill(library, chance):
    ids = []
    for number, text in enumerate(two_articles(chance)):
        article = library.imports.add_text(text, f"Article {number + 1}").id
        length = len(library.article(article).text)
        for _mark in range(MARKS):
            start = chance.randrange(length - 200)
            library.marking.add_mark(
                article, start, start + chance.randint(20, 180), colour=chance.randint(1, 8)
            )
        ids.append(article)
    return ids


def frames(application, *bars):
    """Milliseconds of each step: the scroll itself, and all that is painted because of it.

    The bars take turns, so that a busy machine slows all of them alike.
    """
    times = [[] for _bar in bars]
    for number in range(STEPS):
        for bar, taken in zip(bars, times, strict=True):
            value = bar.maximum() * number // STEPS
            began = time.thread_time()
            bar.setValue(value)
            application.processEvents()
            taken.append((time.thread_time() - began) * 1000)
    return times


def bare_browser(text, width, height):
    """A browser without anything of ours, its lines as high as in a pane."""
    browser = QTextBrowser()
    browser.setFont(theme.reading_font(15.5))
    browser.setPlainText(text)
    cursor = QTextCursor(browser.document())
    cursor.select(QTextCursor.SelectionType.Document)
    lines = QTextBlockFormat()
    lines.setLineHeight(24, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    cursor.mergeBlockFormat(lines)
    browser.resize(width, height)
    browser.show()
    return browser


def told(what, times):
    times = sorted(times)
    worst = times[int(len(times) * 0.95)]
    print(f"{what:<44} median {statistics.median(times):5.2f} ms   95 % below {worst:5.2f} ms")
    return worst


def settle(application, background):
    stop = time.monotonic() + 60
    while time.monotonic() < stop and not background.is_idle:
        application.processEvents()
        time.sleep(0.01)
    for _turn in range(30):
        application.processEvents()
        time.sleep(0.01)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--profile", action="store_true", help="say where the time goes")
    given = parser.parse_args()
    gc.disable()  # as in the program itself: never inside Qt's dispatch, see app/ui/garbage.py
    application = QApplication([])
    application.setStyle("Fusion")
    application.setCursorFlashTime(0)
    theme.switch().show("light")
    chance = random.Random(5)
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "Bench") as library:
        one, two = fill(library, chance)
        settings = Settings(_path=Path(folder) / "settings.toml", reduced_motion=True)
        background = BackgroundRunner()
        desk = Desk(library, Edits(library), background, Notices(), Actions(), settings)
        place = ReadPlace(desk)
        place.resize(1440, 800)
        place.show()
        place.open_article(one, pane=0)
        place.open_article(two, beside=True)
        settle(application, background)
        place.area.activate(place.area.panes[0])
        left, right = place.area.panes
        ribbons = len(place.linking.passages)
        print(f"{left.article.words:,} and {right.article.words:,} words, {ribbons} ribbons")
        text = library.article(one).text
        area = place.area
        bare = bare_browser(text, area.width(), area.height())
        bare_half = bare_browser(text, left.width(), left.height())
        application.processEvents()
        bars = [view.verticalScrollBar() for view in (bare, bare_half, left.view)]
        began = right.view.verticalScrollBar().value()
        if given.profile:
            profile = cProfile.Profile(time.thread_time)
            profile.runcall(frames, application, bars[-1])
            pstats.Stats(profile).sort_stats("tottime").print_stats(25)
        large, small, linked = frames(application, *bars)
        wide = told("a bare browser as large as both panes", large)
        narrow = told("a bare browser as large as one pane", small)
        ours = told("two linked panes with ribbons", linked)
        followed = right.view.verticalScrollBar().value() != began
        background.stop()
    times = ours / wide
    print(f"{times:.1f} times the bare browser, {ours / narrow:.1f} times one as large as one pane")
    print(f"the other pane followed: {followed}")
    good = ours <= BUDGET_MS and times <= BUDGET_TIMES and followed and ribbons >= RIBBONS
    print("ok" if good else f"NOT within {BUDGET_MS} ms and {BUDGET_TIMES} times")
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
