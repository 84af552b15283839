"""What the source of an RTF file says, paragraph by paragraph."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Paragraph:
    """A paragraph: what it says and how it is set; of a table only ``rows`` says something."""

    text: str = ""
    style: str = ""
    outline: int = 9
    """The level of a heading from 0; 9 for what is none."""
    marker: str = ""
    level: int = 0
    number: int = 0
    rows: list[list[str]] = field(default_factory=list)
    strong: bool = False
    """Whether all of it is set in bold."""


@dataclass(slots=True)
class Document:
    """What a file says: paragraphs by where they stand ("text", "note", "header", "footer")."""

    parts: dict[str, list[Paragraph]] = field(default_factory=dict)
    title: str = ""
    author: str = ""
    made: dict[str, int] = field(default_factory=dict)
    code: str = "cp1252"
