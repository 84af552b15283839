"""What Word says in its own words on the pages it makes: lists, titles and captions by classes.

Pages saved by it, pieces copied from it and mails written with it are made so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element

_KINDS = {
    "msotitle": "title",
    "msoquote": "quote",
    "msointensequote": "quote",
    "msoblocktext": "quote",
    "msocaption": "caption",
}
_LIST = re.compile(r"mso-list:\s*(\w{1,12})\s+level(\d)\s+(\w{1,12})", re.IGNORECASE)
_IGNORED = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
_COUNTED = re.compile(r"\(?(?:\d{1,4}|[a-z]|[ivxlc]{1,7})(?:\.\d{1,4}){0,8}[.)]", re.IGNORECASE)


class WordItem(NamedTuple):
    """An item of a list: which list, how deep, its sign, and the element that holds the sign."""

    list: str
    depth: int
    sign: str
    holder: _Element | None


def kind_in_word(paragraph: _Element) -> str:
    """Whether a paragraph is set as a title, quotation or caption; empty if as none of them."""
    names = paragraph.get("class")
    return _KINDS.get(names.split(" ", 1)[0].lower(), "") if names else ""


def item_in_word(paragraph: _Element) -> WordItem | None:
    """The item of a list that a paragraph is; bullets are "-", numbers as they are written."""
    style = paragraph.get("style")
    found = _LIST.search(style) if style and "mso-list" in style else None
    if found is None:
        return None
    holder = next((part for part in paragraph.iter("span") if _is_ignored(part)), None)
    said = "".join(map(str, holder.itertext())).strip(" \t\r\n\xa0") if holder is not None else ""
    sign = said if _COUNTED.fullmatch(said) else "-"
    return WordItem(f"{found[1]} {found[3]}", max(1, int(found[2])), sign, holder)


def _is_ignored(part: _Element) -> bool:
    style = part.get("style")
    return style is not None and _IGNORED.search(style) is not None
