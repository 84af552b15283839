"""What the window remembers from one run to the next: places, sizes, open panes."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.settings import folders, toml_file

VERSION = 1
QUERIES = 20
"""Queries of each library that are remembered."""


@dataclass
class WindowState:
    """Named numbers and words, kept in the platform's state folder.

    ``geometry`` is x, y, width, height in logical pixels, or empty. ``splitters`` are the sizes by
    a splitter's name. ``panes`` are the ids of the articles that were open, by library folder,
    ``tops`` the number of the active pane and each one's first position in view, and ``queries``
    what was last searched for there.
    """

    geometry: list[int] = field(default_factory=list)
    maximized: bool = False
    place: str = "read"
    splitters: dict[str, list[int]] = field(default_factory=dict)
    folded: list[str] = field(default_factory=list)
    panes: dict[str, list[str]] = field(default_factory=dict)
    tops: dict[str, list[int]] = field(default_factory=dict)
    queries: dict[str, list[str]] = field(default_factory=dict)
    library: str = ""
    _path: Path | None = None
    _written: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @staticmethod
    def load(path: Path | None = None) -> WindowState:
        """The state in ``path`` (else the usual place); whatever is damaged is left out."""
        path = path or folders.window_file()
        table = toml_file.read(path)
        state = WindowState(_path=path)
        if table.get("version") != VERSION:
            return state
        geometry = _numbers(table.get("geometry"))
        state.geometry = geometry if len(geometry) == 4 and min(geometry[2:]) > 0 else []
        state.maximized = table.get("maximized") is True
        state.place = str(table.get("place", "read"))
        state.library = str(table.get("library", ""))
        state.folded = _words(table.get("folded"))
        state.splitters = {name: _numbers(v) for name, v in _table(table.get("splitters")).items()}
        state.tops = {name: _numbers(v) for name, v in _table(table.get("tops")).items()}
        state.panes = {name: _words(v) for name, v in _table(table.get("panes")).items()}
        state.queries = {
            name: _words(v)[:QUERIES] for name, v in _table(table.get("queries")).items()
        }
        return state

    def save(self) -> bool:
        """Write the state unless it is what was written last; says whether the disk let it."""
        table = copy.deepcopy({name: getattr(self, name) for name in _FIELDS})
        if table == self._written:
            return True
        path = self._path or folders.window_file()
        done = toml_file.write(path, {"version": VERSION, **table})
        self._written = table if done else {}
        return done


_FIELDS = (
    "geometry",
    "maximized",
    "place",
    "library",
    "folded",
    "splitters",
    "panes",
    "tops",
    "queries",
)


def _numbers(value: Any) -> list[int]:
    if not isinstance(value, list) or not all(type(n) is int for n in value):
        return []
    return list(value)


def _words(value: Any) -> list[str]:
    return [w for w in value if isinstance(w, str)] if isinstance(value, list) else []


def _table(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
