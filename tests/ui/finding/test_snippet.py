from __future__ import annotations

from PySide6.QtCore import Qt

from app.domain.article import ArticleId
from app.ui.finding.snippet import LINE, Snippets, lay_out
from app.ui.models.result_rows import PassageFound


def passage(text, hits=()):
    return PassageFound(ArticleId("a"), 0, len(text), 1, 1, text, hits)


def test_the_height_grows_with_the_lines(qapp):
    words = "sanctions relief " * 20
    snippets = Snippets()
    narrow, wide = snippets.height(passage(words), 200), snippets.height(passage(words), 800)
    assert narrow > wide
    assert narrow % LINE == wide % LINE == 0


def test_hits_after_an_emoji_are_highlighted_in_qts_units(qapp):
    layout, _ = lay_out(passage("😀 lift sanctions", ((7, 16),)), 600)
    (form,) = layout.formats()
    assert (form.start, form.length) == (8, 9)


def test_line_breaks_are_shown_as_spaces(qapp):
    layout, height = lay_out(passage("one\ntwo\u2029three"), 600)
    assert layout.text() == "one two three"
    assert height == LINE


def test_a_passage_from_right_to_left_is_laid_out_so(qapp):
    layout, _ = lay_out(passage("العقوبات الأمريكية"), 600)
    assert layout.textOption().textDirection() is Qt.LayoutDirection.RightToLeft
    layout, _ = lay_out(passage("sanctions العقوبات"), 600)
    assert layout.textOption().textDirection() is Qt.LayoutDirection.LeftToRight


def test_an_empty_snippet_has_one_line(qapp):
    assert lay_out(passage(""), 600)[1] == LINE
