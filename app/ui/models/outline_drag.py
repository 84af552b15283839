"""What a dragged passage or outline line carries."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QMimeData

if TYPE_CHECKING:
    from collections.abc import Iterable

PASSAGE_TYPE = "application/x-collate-passage"
ITEM_TYPE = "application/x-collate-item"


class DraggedPassage(NamedTuple):
    """A span of an article's text, as a drag names it; positions are code points."""

    article: str
    start: int
    end: int


def passages_in(mime: QMimeData) -> list[DraggedPassage]:
    """The passages that ``mime`` carries; empty if it carries none that can be understood."""
    if not mime.hasFormat(PASSAGE_TYPE):
        return []
    try:
        read = json.loads(bytes(mime.data(PASSAGE_TYPE).data()).decode())
    except ValueError:
        return []  # another program may use our type's name for bytes of its own
    listed = read if isinstance(read, list) else [read]
    return [
        DraggedPassage(str(one["article"]), int(one["start"]), int(one["end"]))
        for one in listed
        if isinstance(one, dict) and {"article", "start", "end"} <= one.keys()
    ]


def passage_mime(passages: Iterable[DraggedPassage], text: str) -> QMimeData:
    """A drag's load: the passages for Collate, ``text`` for other programs."""
    mime = QMimeData()
    listed = [{"article": p.article, "start": p.start, "end": p.end} for p in passages]
    load = listed[0] if len(listed) == 1 else listed
    mime.setData(PASSAGE_TYPE, json.dumps(load).encode())
    mime.setText(text)
    return mime


def item_mime(item_id: str) -> QMimeData:
    """The load of an outline line that is being moved."""
    mime = QMimeData()
    mime.setData(ITEM_TYPE, item_id.encode())
    return mime


def item_in(mime: QMimeData) -> str:
    """The id of the item that ``mime`` moves, or an empty text."""
    return bytes(mime.data(ITEM_TYPE).data()).decode() if mime.hasFormat(ITEM_TYPE) else ""
