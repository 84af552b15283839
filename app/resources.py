"""Where the files that ship with the program are."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).resolve().parent


def _root(shipped: str, source: str) -> Path:
    """The folder inside an installed package, else the one in the source tree."""
    installed = _PACKAGE / shipped
    return installed if installed.is_dir() else _PACKAGE.parent / source


def resource(*parts: str) -> Path:
    """The path of a shipped file, ``parts`` counted from ``resources/``."""
    return _root("_resources", "resources").joinpath(*parts)


def seeds() -> Path:
    """The folder of the five sample articles."""
    return _root("_seeds", "seeds")


@cache
def toml(name: str) -> dict[str, Any]:
    """The contents of ``resources/<name>.toml``; read once."""
    return tomllib.loads(resource(f"{name}.toml").read_text("utf-8"))
