from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData

from app.ui.models.outline_drag import (
    PASSAGE_TYPE,
    DraggedPassage,
    item_in,
    item_mime,
    passage_mime,
    passages_in,
)


def test_one_passage_is_written_as_one_object():
    mime = passage_mime([DraggedPassage("a", 1, 2)], "w")
    assert bytes(mime.data(PASSAGE_TYPE).data()) == b'{"article": "a", "start": 1, "end": 2}'
    assert passages_in(mime) == [DraggedPassage("a", 1, 2)]


@pytest.mark.parametrize("load", [b"", b"no json", b"[]", b'{"article": "a"}', b"\xff"])
def test_a_load_that_cannot_be_understood_carries_no_passage(load):
    mime = QMimeData()
    mime.setData(PASSAGE_TYPE, load)
    assert passages_in(mime) == []


def test_a_line_that_moves_names_its_item():
    assert item_in(item_mime("x1")) == "x1"
    assert item_in(QMimeData()) == ""
