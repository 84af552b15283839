"""An index that is damaged under an open window: searched as far as it is whole, then mended."""

from __future__ import annotations

import os
import shutil

import pytest
from PySide6.QtTest import QTest

from app.library.searching import Searching


@pytest.fixture
def mended(qtbot, place):
    """Waits until the index is whole again and what is asked is answered from all of it."""
    searching = place._desk.library.searching

    def is_mended():
        quiet = place._desk.background.is_idle and not place._typing.isActive()
        return quiet and searching.state == "ready" and place._found.partial is None

    def wait(passages):
        qtbot.waitUntil(is_mended, timeout=60_000)
        qtbot.waitUntil(lambda: place._found.passages == passages, timeout=60_000)

    return wait


@pytest.fixture
def total(library, tmp_path):
    """How many passages a whole index finds; asked of another one, which is made for it."""

    def count(words):
        apart = Searching(library._ledger, tmp_path / "apart" / "index")
        try:
            return apart.search(words).total
        finally:
            apart.close()

    return count


def type_words(place, words):
    QTest.keyClicks(place._screen.bar.field.edit, words)


@pytest.mark.parametrize("kept", [0, 100, 5000])
def test_segments_cut_off_under_the_window_are_made_anew(place, library, mended, total, kept):
    expected = total("sanctions relief")
    for path in (library.folder / "index").glob("*.arrays"):
        os.truncate(path, min(kept, path.stat().st_size))
    type_words(place, "sanctions relief")
    mended(expected)
    assert expected > 0 and place._screen.shows_results
    assert [p.name for p in library.folder.iterdir() if p.name.startswith("index")] == ["index"]
    assert library.check().ok


def test_an_index_deleted_under_the_window_is_made_anew(place, library, mended, total):
    expected = total("prisoners")
    shutil.rmtree(library.folder / "index")
    article = library.articles()[0]
    library.marking.add_mark(article.id, 0, 5, note="seen")  # the index has to follow
    type_words(place, "prisoners")
    mended(expected)
    assert library.searching.search("note:seen").total == 1
