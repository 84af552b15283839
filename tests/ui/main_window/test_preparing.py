"""What will be shown next is built while nothing else goes on."""

from __future__ import annotations

import threading

from app.ui.background import BackgroundRunner
from app.ui.main_window.preparing import Preparing


def test_read_and_find_are_built_though_nobody_asked_for_them(qtbot, empty_window):
    assert not empty_window.places.is_built("find")
    qtbot.waitUntil(lambda: empty_window.preparing.is_done, timeout=60_000)
    assert empty_window.places.is_built("find") and empty_window.places.is_built("read")
    assert empty_window.places.shown is empty_window._first_run


def test_nothing_is_built_while_there_is_work(qtbot):
    background, built, over = BackgroundRunner(), [], threading.Event()
    background.run(over.wait, owner=background, on_done=built.append)
    preparing = Preparing(background, [lambda: built.append(1), lambda: built.append(2)])
    with qtbot.waitSignal(preparing._timer.timeout, timeout=20_000):
        pass
    assert not built
    over.set()
    with qtbot.waitSignal(preparing.done, timeout=20_000):
        pass
    assert built == [True, 1, 2]
    background.stop()


def test_the_first_article_is_read_in_the_pane_that_was_built_beforehand(qtbot, empty_window):
    qtbot.waitUntil(lambda: empty_window.preparing.is_done, timeout=60_000)
    area = empty_window.places.read_place.area
    spare = area._spare
    assert spare is not None
    added = empty_window.desk.library.imports.add_text("A title\n\nA first paragraph of it.")
    assert area.open(added.id) is spare
    assert area._spare is None
