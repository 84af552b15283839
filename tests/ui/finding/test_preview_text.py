from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QTextDocument

from app.domain.article import Span
from app.ui import theme
from app.ui.finding.preview_text import PreviewText


@pytest.fixture
def preview(qtbot):
    made = PreviewText()
    qtbot.addWidget(made)
    made.resize(520, 600)
    with qtbot.waitExposed(made):
        made.show()
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


def weights(preview, span):
    """The weights of the letters at ``span``."""
    from PySide6.QtGui import QTextCursor

    found = set()
    for begin, stop in preview.shown.map.places(span):
        for position in range(begin + 1, stop + 1):
            cursor = QTextCursor(preview.document())
            cursor.setPosition(position)
            found.add(int(cursor.charFormat().fontWeight()))
    return found


def test_hits_are_bold_until_others_are_and_what_is_in_view_stays_put(preview, library):
    article = library.article(library.articles()[1].id)
    places = [match.span() for match in re.finditer("Belarus", article.text)][2:]
    assert len(places) > 3
    spans = [Span(*place) for place in places]
    passage = article.paragraph_span(article.paragraph_at(spans[-1].start))
    preview.show_passage(article, passage)
    before = middle(preview)
    text = preview.toPlainText()
    preview.set_places(places)
    assert all(weights(preview, span) == {600} for span in spans)
    assert abs(middle(preview) - before) <= 24
    assert preview.toPlainText() == text
    beside = Span(spans[-1].end + 1, spans[-1].end + 4)
    assert weights(preview, beside) == {400}
    preview.set_places([(spans[0].start, spans[0].end)])
    assert weights(preview, spans[-1]) == {400}
    assert weights(preview, spans[0]) == {600}


def test_hits_stay_bold_in_another_theme_and_headings_keep_their_weight(preview, library):
    article = library.article(library.articles()[1].id)
    title = Span(0, 5)
    preview.show_passage(article, Span(0, 5))
    heavy = weights(preview, title)
    at = article.text.index("sanctions")
    preview.set_places([(0, 5), (at, at + 9)])
    preview.rebuild()
    assert weights(preview, Span(at, at + 9)) == {600}
    preview.set_places([])
    assert weights(preview, title) == heavy
    assert weights(preview, Span(at, at + 9)) == {400}


def test_ticks_of_hits_are_in_the_accent(preview, library):
    article = library.article(library.articles()[1].id)
    at = article.text.index("sanctions")
    preview.show_passage(article, Span(at, at + 9))
    preview.set_places([(at, at + 9)])
    accent = theme.current().color("accent").name()
    assert [colour.name() for _, colour in preview.verticalScrollBar().ticks] == [accent]


def test_what_was_begun_for_another_article_is_let_go(qtbot, preview, library):
    first, second = (library.article(summary.id) for summary in library.articles()[:2])
    preview.build_ahead(first)
    while not preview.build_ahead(second):
        pass
    built = preview._ahead.finished()
    preview.show_passage(second, second.paragraph_span(2))
    assert preview.shown is built
    assert preview.document() is built.document
    qtbot.waitUntil(lambda: len(preview.findChildren(QTextDocument)) == 1, timeout=10_000)
