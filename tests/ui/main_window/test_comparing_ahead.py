from __future__ import annotations

from PySide6.QtCore import QObject

from app.ui.main_window.comparing_ahead import ComparingAhead


def test_articles_are_read_for_comparison_before_anybody_asks(qtbot, window):
    library = window.desk.library
    cache = library.folder / "cache" / "comparing.bin"

    qtbot.waitUntil(cache.exists, timeout=30_000)
    before = cache.read_bytes()
    library.imports.add_text("A mine closed.\n\nJudge Brandt ordered the mine to close.", "Mine")

    qtbot.waitUntil(lambda: cache.read_bytes() != before, timeout=30_000)


def test_nothing_begins_once_the_window_closes(qtbot, window):
    window.close()
    window.close()

    assert not window.ahead._timer.isActive()
    window.desk.library.imports.add_text("A mine closed.\n\nA judge ordered it.", "Mine")
    assert not window.ahead._timer.isActive()


def test_a_sentence_model_that_cannot_be_used_is_told_and_nothing_waits_for_it(
    qtbot, desk, tmp_path
):
    desk.settings.sentence_model = str(tmp_path / "nowhere")
    parent = QObject()

    with qtbot.waitSignal(desk.background.failed, timeout=30_000) as told:
        ahead = ComparingAhead(desk, parent)

    assert "holds no sentence model" in told.args[0].message
    assert (desk.library.folder / "cache" / "comparing.bin").exists()
    ahead.stop()
