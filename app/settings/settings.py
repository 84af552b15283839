"""What the analyst chose: a versioned TOML file in the platform's configuration folder."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from pathlib import Path

from app.settings import folders, toml_file
from app.settings.account import account_name

VERSION = 1
THEMES = ("system", "light", "dark", "sepia")
ZOOM = (80, 200)
"""Least and greatest zoom in per cent, for the reading text and for the interface alike."""

COLUMN = (400, 2000)
"""The narrowest and the widest column of text, in pixels at 100 %."""


@dataclass
class Settings:
    """The choices, with their defaults; change a field, then ``save``.

    ``reading_zoom`` and ``interface_size`` are per cent; the interface's size counts from the next
    start. ``reading_font`` is a family, empty for the shipped one; ``column_width`` is how wide a
    column of text gets at most, in pixels at 100 %. ``analyst`` signs marks. With
    ``other_spellings`` names are found however they are spelt, unless a search says otherwise.
    ``sentence_model`` is the folder of a static sentence model, empty for none.
    """

    theme: str = "system"
    reading_zoom: int = 100
    interface_size: int = 100
    reading_font: str = ""
    column_width: int = 680
    single_letter_keys: bool = True
    reduced_motion: bool = False
    other_spellings: bool = True
    sentence_model: str = ""
    analyst: str = ""
    _path: Path | None = None

    @staticmethod
    def load(path: Path | None = None) -> Settings:
        """The settings in ``path``, else in the usual place; senseless values are left out."""
        path = path or folders.settings_file()
        table = toml_file.read(path)
        settings = Settings(_path=path)
        for field in fields(Settings):
            if field.name.startswith("_") or field.name not in table:
                continue
            value = table[field.name]
            if _makes_sense(field.name, value, type(getattr(settings, field.name))):
                setattr(settings, field.name, value)
        return settings

    def save(self) -> bool:
        """Write the settings; says whether the disk let it happen."""
        table = {k: v for k, v in asdict(self).items() if not k.startswith("_")}
        return toml_file.write(self._path or folders.settings_file(), {"version": VERSION, **table})

    @property
    def signature(self) -> str:
        """Who signs marks: the analyst's name, else the name of the account."""
        return self.analyst.strip() or account_name()


def _makes_sense(name: str, value: object, kind: type) -> bool:
    if type(value) is not kind:
        return False
    if name == "theme":
        return value in THEMES
    if isinstance(value, int) and name in {"reading_zoom", "interface_size"}:
        return ZOOM[0] <= value <= ZOOM[1]
    if isinstance(value, int) and name == "column_width":
        return COLUMN[0] <= value <= COLUMN[1]
    return True
