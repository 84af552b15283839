from __future__ import annotations

import pytest

from app.ui.passages.languages import language_code, language_name


@pytest.mark.parametrize(
    ("code", "name"), [("en", "English"), ("be", "Belarusian"), ("pt-BR", "Portuguese"), (None, "")]
)
def test_a_code_has_a_name(code, name):
    assert language_name(code) == name


def test_a_language_is_known_by_name_and_by_code():
    assert language_code(" russian ") == "ru"
    assert language_code("ru") == "ru"
    assert language_code("Klingonese") is None
    assert language_code("  ") is None
