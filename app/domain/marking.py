"""Handling markings: Traffic Light Protocol 2.0 (FIRST, 2022)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from app import resources
from app.domain.errors import BadRequest


@dataclass(frozen=True, slots=True)
class Marking:
    """A label with its colour (``#RRGGBB``, always on black) and its meaning in one line."""

    name: str
    colour: str
    meaning: str


@cache
def markings() -> tuple[Marking, ...]:
    """All labels, from the least to the most strict."""
    return tuple(
        Marking(row["name"], row["colour"], row["meaning"])
        for row in resources.toml("tlp")["label"]
    )


def read_marking(label: str) -> Marking:
    """The marking called ``label``; capitals and spaces do not matter, TLP:WHITE is read as CLEAR.

    Raises ``BadRequest`` if there is no such label.
    """
    name = "".join(label.upper().split())
    name = name if name.startswith("TLP:") else f"TLP:{name}"
    name = resources.toml("tlp")["older"].get(name, name)
    for marking in markings():
        if marking.name == name:
            return marking
    known = ", ".join(m.name for m in markings())
    raise BadRequest(f"“{label}” is no handling marking. Choose one of {known}.")
