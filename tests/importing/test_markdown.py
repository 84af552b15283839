from __future__ import annotations

import pytest

from app.importing.text.markdown import is_picture, unmarked


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a **bold** word", "a bold word"),
        ("*slanted* and _slanted_", "slanted and slanted"),
        ("see [the act](https://a.example/x_y) now", "see the act now"),
        ("__both__", "both"),
    ],
)
def test_the_signs_are_left_out_and_the_words_kept(text, shown):
    assert unmarked(text) == shown


@pytest.mark.parametrize(
    "text", ["5 * 3 * 2", "snake_case_name", "[1] and (2)", "* a note", "2 ** 8 ** 2", "f(x)[a](b)"]
)
def test_what_is_no_markdown_stays(text):
    assert unmarked(text) == text


def test_a_picture_is_one_only_if_nothing_else_stands_in_the_line():
    assert is_picture("![Beeches](https://a.example/b.jpg)")
    assert not is_picture("![Beeches](https://a.example/b.jpg) in spring")
