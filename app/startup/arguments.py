"""What the window is told on the command line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app import __version__


@dataclass(frozen=True, slots=True)
class Options:
    """The library's folder (``None``: the usual one) and files or folders to add at once."""

    library: Path | None
    files: tuple[Path, ...]


def read_arguments(arguments: list[str]) -> Options:
    """Read ``arguments``, the program's name left out; wrong ones end the program with 2."""
    if not arguments:
        return Options(None, ())
    import argparse  # takes longer than the rest of this module

    parser = argparse.ArgumentParser(
        prog="collate", description="Open Collate's window.", allow_abbrev=False
    )
    parser.add_argument("--version", action="version", version=f"Collate {__version__}")
    parser.add_argument("--library", type=Path, metavar="DIR", help="the folder of the library")
    parser.add_argument("files", type=Path, nargs="*", metavar="FILE", help="articles to add")
    read = parser.parse_args(arguments)
    return Options(read.library, tuple(read.files))
