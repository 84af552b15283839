from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.exporting.pdf_fonts import Faces
from app.exporting.pdf_lines import Lines, visual_order
from app.exporting.pdf_style import BODY
from app.exporting.pdf_words import Chunk, Words

LINES = Lines(Words(Faces()))


def chunk(text: str) -> list[Chunk]:
    return [Chunk(text, BODY.manner)]


def test_lines_are_never_wider_than_they_may_be_and_say_everything() -> None:
    text = "The leaders also discussed the potential release of 1,300 prisoners — " * 9
    for width in (20, 90, 200, 400):
        lines = LINES.lines(chunk(text), width)
        assert all(line.width <= width + 0.02 for line in lines)
        said = "".join(line.text for line in lines)
        assert said.replace(" ", "") == text.replace(" ", "")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.floats(min_value=5, max_value=300))
def test_any_text_breaks_into_finitely_many_lines(text: str, width: float) -> None:
    lines = LINES.lines(chunk(text), width)
    assert len(lines) <= len(text)


def test_words_stay_whole_at_hyphens_so_that_they_read_back_as_written() -> None:
    lines = LINES.lines(chunk("a state-run agency " * 9), 100)
    assert all("state-run" in line.text or "state" not in line.text for line in lines)


def test_no_line_ends_in_a_hyphen_if_the_word_can_be_carried_over() -> None:
    lines = LINES.lines(chunk("short- and long-term " * 20), 130)
    assert all(not line.text.rstrip().endswith("-") for line in lines)


def test_an_address_longer_than_a_line_breaks_after_a_slash_or_dot() -> None:
    (first, *_) = LINES.lines(chunk("https://example.org/" + "path-of-words/" * 9), 150)
    assert first.text.rstrip()[-1] in "/-."


def test_line_breaks_and_runs_of_spaces_are_kept() -> None:
    lines = LINES.lines(chunk("one\ntwo  spaces"), 400)
    assert [line.text.strip() for line in lines] == ["one", "two  spaces"]


def test_a_balanced_title_has_lines_of_about_one_length() -> None:
    text = "What Minsk is offering Washington, and what it wants back in the end from"
    plain, even = LINES.lines(chunk(text), 300), LINES.balanced(chunk(text), 300)
    assert len(plain) == len(even) == 2
    assert max(line.width for line in even) - min(line.width for line in even) < 60


@pytest.mark.parametrize(
    ("text", "rtl", "expected"),
    [
        ("abc", False, "abc"),
        ("שלום", True, "םולש"),
        ("ab שלום cd", False, "ab םולש cd"),
        ("שלום ab עולם", True, "םלוע ab םולש"),
        ("שלום 12", True, "12 םולש"),
    ],
)
def test_visual_order_is_that_of_the_standard(text: str, rtl: bool, expected: str) -> None:
    assert "".join(text[place] for place, _ in visual_order(text, rtl=rtl)) == expected
