"""Wrong guess? Lines are set to what they are while reading, too."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

from app.domain.article import BlockKind
from app.ui.actions import SPECS


@pytest.fixture
def pane(qtbot, window):
    place = window.places.read_place
    article = window.desk.library.articles()[0]
    place.open_article(article.id)
    return place.area.active


def paragraph(article):
    return next(b for b in article.blocks if b.kind is BlockKind.PARAGRAPH)


def kind_at(library, pane, position):
    article = library.article(pane.article.id)
    return next(b.kind for b in article.blocks if b.start <= position < b.end)


@pytest.mark.parametrize(
    ("action", "kind"),
    [
        ("edit.lines_heading", BlockKind.HEADING),
        ("edit.lines_list", BlockKind.LIST_ITEM),
        ("edit.lines_table", BlockKind.TABLE),
        ("edit.lines_dimmed", BlockKind.CHROME),
    ],
)
def test_selected_lines_are_set_by_keys_and_undone(window, pane, action, kind):
    library, block = window.desk.library, paragraph(pane.article)
    before = pane.article.blocks
    pane.view.select(block.span)
    pane.view.setFocus()
    QTest.keySequence(window, SPECS[action].bindings[0])
    assert kind_at(library, pane, block.start) is kind
    assert pane.article.blocks == library.article(pane.article.id).blocks
    window.action_table.trigger("edit.undo")
    assert library.article(pane.article.id).blocks == before


def test_a_mark_stays_on_its_words_when_their_line_becomes_a_heading(window, pane):
    library, block = window.desk.library, paragraph(pane.article)
    mark = library.marking.add_mark(pane.article.id, block.start, block.start + 12)
    pane.view.select(block.span)
    window.action_table.trigger("edit.lines_heading")
    assert kind_at(library, pane, block.start) is BlockKind.HEADING
    assert library.marks(pane.article.id)[0].passage == mark.passage
    assert pane.marks[0].mark.id == mark.id
