from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from app.domain.article import Span
from app.ui.passages.article_view import ArticleView
from tests.ui.passages.articles import paragraphs

LONG = [f"Paragraph {n} of many, in words enough to be broken at some point." for n in range(4000)]


@pytest.fixture
def view(qtbot):
    made = ArticleView()
    qtbot.addWidget(made)
    made.resize(500, 600)
    with qtbot.waitExposed(made):
        made.show()
    return made


def lines_of(view, text, words):
    at = text.index(words)
    return list(view.geometry_of_text.lines(Span(at, at + len(words))))


def letters_under(view, box):
    """The article's positions whose letters are drawn in ``box``."""
    geometry, y = view.geometry_of_text, round(box.center().y())
    xs = range(round(box.left()) + 2, round(box.right()) - 1)
    found = {geometry.position_at(QPoint(x, y)) for x in xs}
    return found - {None}


def test_a_passage_from_arabic_into_latin_letters_is_drawn_in_two_pieces(view):
    text = "قال الرئيس NATO said إن بلاده مستعدة للحوار"
    view.show_article(paragraphs(text))
    first, second = lines_of(view, text, "الرئيس NATO")
    assert first.right() < second.left()
    span = range(text.index("الرئيس"), text.index("NATO") + 4)
    assert letters_under(view, first) <= set(span)
    assert letters_under(view, second) <= set(span)


def test_a_passage_in_one_direction_is_drawn_in_one_piece(view):
    text = "قال الرئيس إن بلاده مستعدة للحوار"
    view.show_article(paragraphs(text))
    assert len(lines_of(view, text, "الرئيس إن")) == 1


def test_the_top_line_is_known_between_two_paragraphs_too(view):
    view.show_article(paragraphs(*LONG[:60]))
    geometry, bar = view.geometry_of_text, view.verticalScrollBar()
    text = view.article.text
    for number in (0, 7, 30):
        top, bottom = geometry.extent(
            Span(text.index(f"Paragraph {number} "), text.index(f"Paragraph {number + 1} ") - 2)
        )
        bar.setValue(int(top) + 1)
        assert text[geometry.top_position() :].startswith(f"Paragraph {number} ")
        bar.setValue(int(bottom) + 2)
        assert text[geometry.top_position() :].startswith(f"Paragraph {number + 1} ")


def test_painting_a_long_article_lays_out_no_more_than_its_beginning(view):
    view.show_article(paragraphs(*LONG))
    view.grab()
    assert view.document().lastBlock().layout().lineCount() == 0


def test_one_can_go_at_once_to_the_end_of_a_long_article(view):
    made = paragraphs(*LONG)
    view.show_article(made)
    last = Span(made.text.index("Paragraph 3999"), len(made.text))
    view.reveal(last)
    line = next(view.geometry_of_text.lines(last))
    assert 0 <= line.top() < view.viewport().height()
    bar = view.verticalScrollBar()
    assert bar.maximum() == int(view.document().size().height()) - view.viewport().height()


def test_extent_runs_from_the_first_line_to_the_last(view):
    made = paragraphs(*LONG[:30])
    view.show_article(made)
    geometry = view.geometry_of_text
    for span in (Span(3, 9), Span(3, 500), Span(40, 66), Span(0, len(made.text))):
        boxes = geometry.boxes(span)
        wanted = (min(box.top() for box in boxes), max(box.bottom() for box in boxes))
        assert geometry.extent(span) == wanted


def test_a_selection_of_everything_is_painted_as_far_as_it_is_in_view(view):
    view.show_article(paragraphs(*LONG[:400]))
    view.selectAll()
    boxes = view.geometry_of_text.boxes_between(view.selected_span(), 500, 700)
    assert 4 < len(boxes) < 40
    assert min(box.top() for box in boxes) <= 500
    assert max(box.bottom() for box in boxes) >= 700 - 12


def test_lines_of_arabic_stand_at_the_right(view):
    view.show_article(paragraphs("قال الرئيس إن بلاده مستعدة للحوار"))
    assert view.document().begin().blockFormat().layoutDirection() is Qt.LayoutDirection.RightToLeft
