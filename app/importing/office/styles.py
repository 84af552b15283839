"""What the styles of a Word document say of the paragraphs that are set in them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""The namespace of Word's elements."""

_HEADING = re.compile(r"heading\s*([1-9])$")
_LONGEST = 9  # styles that are made from one another
_KINDS = frozenset({"title", "quote", "intense quote", "block text", "caption"})


@dataclass(frozen=True, slots=True)
class Style:
    """A style by its name in small letters; what it has from the style it is made from included.

    ``kind`` is the name of Word's own style that says what the paragraph is; ``level`` is a
    heading's, 0 for what is none; ``number`` and ``depth`` are those of a list, empty for none.
    """

    name: str
    kind: str = ""
    level: int = 0
    number: str = ""
    depth: str = ""


def styles_of(root: _Element | None) -> dict[str, Style]:
    """The styles by their ids."""
    own: dict[str, Style] = {}
    above: dict[str, str] = {}
    for part in root.iter(W + "style") if root is not None else ():
        key = part.get(W + "styleId", "")
        own[key] = _own(part)
        above[key] = _value(part, "basedOn")
    return {key: _inherited(key, own, above) for key in own}


def style_named(name: str) -> Style:
    """What the name of a style alone says."""
    name = name.lower()
    heading = _HEADING.match(name)
    level = min(6, int(heading[1])) if heading else 0
    return Style(name, name if name in _KINDS else "", level)


def outline_level(looks: _Element) -> int | None:
    """The level of a heading that a paragraph's looks state; 0 for plain text, ``None`` if none."""
    stated = _value(looks, "outlineLvl")
    if not (stated.isascii() and stated.isdigit() and len(stated) == 1):
        return None
    return 0 if stated == "9" else min(6, int(stated) + 1)


def _own(part: _Element) -> Style:
    style = style_named(_value(part, "name"))
    looks = part.find(W + "pPr")
    if looks is None:
        return style
    number = looks.find(W + "numPr")
    if number is not None:
        style = replace(style, number=_value(number, "numId"), depth=_value(number, "ilvl"))
    return replace(style, level=style.level or outline_level(looks) or 0)


def _inherited(key: str, own: dict[str, Style], above: dict[str, str]) -> Style:
    style = own[key]
    for _ in range(_LONGEST):
        key = above.get(key, "")
        if key not in own:
            break
        from_above = own[key]
        style = replace(
            style,
            kind=style.kind or from_above.kind,
            level=style.level or from_above.level,
            number=style.number or from_above.number,
            depth=style.depth or from_above.depth,
        )
    return style


def _value(part: _Element, name: str) -> str:
    found = part.find(W + name)
    return found.get(W + "val", "") if found is not None else ""
