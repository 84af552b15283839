from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

from app.domain.query import parse
from app.ui.finding.explained import has_operators, in_words


@pytest.mark.parametrize("text", ["", "sanctions", "sanctions relief in minsk"])
def test_plain_words_say_themselves(text):
    assert not has_operators(parse(text))


@pytest.mark.parametrize(
    "text", ['"human rights"', "minsk -moscow", "tag:energy", "diplom*", "a OR b", "date:2025"]
)
def test_operators_are_explained(text):
    assert has_operators(parse(text))
    assert in_words(parse(text)).startswith("Passages ")


def test_a_very_long_query_is_cut_between_words():
    said = in_words(parse(" OR ".join(f"word{n}" for n in range(80))))
    assert len(said) <= 302
    assert said.endswith(" …")


def test_the_words_follow_the_field(qtbot, place):
    label = place._screen.bar._explained
    place._screen.bar.set_query('"human rights" -relief')
    assert label.isVisible()
    assert "“human rights”" in label.text()
    assert "without “relief”" in label.text()
    place._screen.bar.set_query("minsk")
    assert label.isHidden()
    qtbot.waitUntil(lambda: place._desk.background.is_idle, timeout=30_000)


def test_the_caret_stands_behind_a_query_whatever_its_signs(place):
    bar = place._screen.bar
    for words in ("minsk", "😀 minsk 😀"):
        bar.set_query(words)
        QTest.keyClicks(bar.field.edit, "x")
        assert bar.field.text() == f"{words}x"
