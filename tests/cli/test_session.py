"""What commands share: spans, the folder, progress."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import pytest

from app.cli.parameters import SPAN
from app.cli.session import Session, as_json_asked
from app.domain.article import Span


@pytest.mark.parametrize(("text", "span"), [("3:9", (3, 9)), (" 3 : 9 ", (3, 9)), ("3-9", (3, 9))])
def test_a_span_is_two_positions(text, span):
    assert SPAN.convert(text, None, None) == Span(*span)


@pytest.mark.parametrize("text", ["", "3", "3:", "-3:9", "a:b", "٣:٩", "3:9:2"])
def test_anything_else_is_no_span(text):
    with pytest.raises(click.BadParameter):
        SPAN.convert(text, None, None)


def test_without_a_folder_the_platforms_data_folder_is_the_library(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    session = Session()
    if sys.platform == "linux":
        assert session.library_folder == tmp_path / "collate" / "library"
    session.folder = Path("elsewhere")
    assert session.library_folder == Path("elsewhere")


def test_progress_is_shown_on_a_terminal_only(monkeypatch, capsys):
    session = Session()
    session.progress(1, 2, "a.txt")
    assert capsys.readouterr().err == ""

    monkeypatch.setattr(sys.stderr, "isatty", _yes, raising=False)
    session.progress(2, 2, "a.txt")
    said = capsys.readouterr()
    assert "2/2 a.txt" in said.err
    assert said.out == ""


def test_what_stands_behind_two_dashes_is_no_option():
    assert as_json_asked(["search", "--json", "x"])
    assert not as_json_asked(["search", "--", "--json"])


def _yes() -> bool:
    return True
