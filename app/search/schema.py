"""The fields of the index as Whoosh sees them."""

from __future__ import annotations

from array import array
from typing import Any

from typing_extensions import override
from whoosh import fields, formats

_PLACES = "I"


class Places(formats.Positions):  # type: ignore[misc]
    """Where a term stands in a passage, as plain numbers."""

    @override
    def encode(self, poslist: list[int]) -> bytes:
        return array(_PLACES, poslist).tobytes()

    @override
    def decode_positions(self, valuestring: bytes) -> list[int]:
        return array(_PLACES, valuestring).tolist()

    @override
    def decode_frequency(self, valuestring: bytes) -> int:
        return len(valuestring) // array(_PLACES).itemsize


class Forms(fields.FieldType):  # type: ignore[misc]
    """A field of words or stems that were analysed before they came here."""

    def __init__(self) -> None:
        self.format = Places()
        self.analyzer = None
        self.scorable = True
        self.stored = False
        self.unique = False
        self.vector = None


POSTED = {
    f"{name}{suffix}": f"{name}.{form}"
    for name in ("text", "title", "note", "tag")
    for suffix, form in (("", "words"), ("_stems", "stems"))
}
"""The fields that Whoosh sees and the postings behind them."""


def schema() -> Any:
    """The fields of the index; what is stored is the passage's place and text."""
    stored = {name: fields.STORED() for name in ("article", "start", "end", "passage")}
    return fields.Schema(**{name: Forms() for name in POSTED}, **stored)
