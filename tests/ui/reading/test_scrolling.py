"""What is on the screen after scrolling is what painting all of it anew gives."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication


def on_screen(widget):
    window = widget.window()
    picture = QGuiApplication.primaryScreen().grabWindow(window.winId()).toImage()
    return picture.copy(widget.rect().translated(widget.mapTo(window, QPoint(0, 0))))


def looks_painted_anew(part):
    shown = on_screen(part)
    return shown == part.grab().toImage().convertToFormat(shown.format())


def test_a_scrolled_pane_with_marks_looks_as_if_painted_anew(hands, library, qtbot):
    text, pane = hands.pane.article.text, hands.pane
    rights = library.codebook.add("Human rights", colour=3)
    for start in range(0, len(text) - 300, 90):
        tags = (rights.id,) if start % 180 else ()
        library.marking.add_mark(
            pane.article.id, start, start + 160, colour=start % 7 + 1, tags=tags
        )
    bar = hands.view.verticalScrollBar()
    for value in (40, 97, 300, 280, 283, 120):
        bar.setValue(value)
        for part in (hands.view.viewport(), pane.lane):
            qtbot.waitUntil(partial(looks_painted_anew, part), timeout=20_000)
