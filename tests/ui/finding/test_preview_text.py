from __future__ import annotations

import pytest

from app.domain.article import Span
from app.ui import theme
from app.ui.finding.preview_text import PreviewText


@pytest.fixture
def preview(qtbot):
    made = PreviewText()
    qtbot.addWidget(made)
    made.resize(520, 600)
    made.show()
    qtbot.waitExposed(made)
    return made


def middle(preview):
    top, bottom = preview.geometry_of_text.extent(preview.passage)
    return (top + bottom) / 2 - preview.verticalScrollBar().value()


def test_the_passage_stands_in_the_middle_and_is_tinted(preview, library):
    article = library.article(library.articles()[1].id)
    passage = article.paragraph_span(article.paragraph_at(len(article.text) // 2))
    preview.show_passage(article, passage)
    assert abs(middle(preview) - preview.viewport().height() / 2) < 30
    tint = theme.current().color("sel").name()
    picture = preview.grab().toImage()
    y = round(middle(preview))
    left = preview.viewport().geometry().left()
    assert picture.pixelColor(left - 4, y).name() == tint
    assert picture.pixelColor(preview.viewport().geometry().right() + 4, y).name() == tint
    assert picture.pixelColor(left - 20, y).name() != tint


def test_a_passage_at_the_top_begins_at_the_top(preview, library):
    article = library.article(library.articles()[1].id)
    preview.show_passage(article, article.paragraph_span(3))
    assert preview.verticalScrollBar().value() < 60


def test_it_stays_in_the_middle_when_the_width_changes(preview, library):
    article = library.article(library.articles()[1].id)
    passage = article.paragraph_span(article.paragraph_at(len(article.text) // 2))
    preview.show_passage(article, passage)
    preview.resize(360, 600)
    assert abs(middle(preview) - preview.viewport().height() / 2) < 30


def test_hits_are_highlighted(preview, library):
    article = library.article(library.articles()[1].id)
    at = article.text.index("sanctions")
    preview.show_passage(article, Span(at, at + 9))
    preview.set_places([(at, at + 9)])
    picture = preview.grab().toImage()
    fill = theme.current().fill(1).name()
    assert any(
        picture.pixelColor(x, y).name() == fill
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 2)
    )
