from __future__ import annotations

from pathlib import Path

import pytest

from app import __version__
from app.startup.arguments import read_arguments


def test_nothing_means_the_usual_library():
    options = read_arguments([])
    assert options.library is None
    assert options.files == ()


def test_a_library_and_files_to_add():
    options = read_arguments(["--library", "/l", "a.txt", "b"])
    assert options.library == Path("/l")
    assert options.files == (Path("a.txt"), Path("b"))


def test_the_version_is_told(capsys):
    with pytest.raises(SystemExit) as ended:
        read_arguments(["--version"])
    assert ended.value.code == 0
    assert __version__ in capsys.readouterr().out
