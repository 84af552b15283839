from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from app.domain.article import Block, BlockKind, Span
from app.ui import theme
from app.ui.passages.article_view import ArticleView
from app.ui.passages.painting import Fill
from tests.ui.passages.articles import article, paragraphs

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
ARABIC = "قال الرئيس إن بلاده مستعدة للحوار مع واشنطن 😀 في أي وقت"
CHINESE = "总统说，白俄罗斯愿意与美国对话。𠀀这是一个机会。"


@pytest.fixture
def view(qtbot):
    made = ArticleView()
    qtbot.addWidget(made)
    made.resize(500, 600)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    return made


def colour_at(view, x, y):
    return view.viewport().grab().toImage().pixelColor(x, y)


@pytest.mark.parametrize("text", [ARABIC, CHINESE, "Cafe\u0301 👩‍🚀 said 🇧🇾 yes"])
def test_what_the_keys_select_is_the_span_of_the_article(view, text):
    made = paragraphs(text)
    view.show_article(made)
    view.put_caret(0)
    for _step in range(9):
        QTest.keyClick(view, Qt.Key.Key_Right if text is not ARABIC else Qt.Key.Key_Left, SHIFT)
    span = view.selected_span()
    assert span is not None
    assert text[span.start : span.end] == view.textCursor().selectedText()
    assert span.start == 0


def test_what_the_mouse_selects_is_the_span_of_the_article(view):
    made = paragraphs("One 😀 two three", CHINESE)
    view.show_article(made)
    start = made.text.index("愿意")
    span = Span(start, start + 9)
    (line,) = view.geometry_of_text.lines(span)
    y = round(line.center().y())
    left, right = QPoint(round(line.left()) + 1, y), QPoint(round(line.right()) + 1, y)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=left)
    QTest.mouseMove(view.viewport(), right)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=right)
    assert view.selected_span() == span


def test_everything_is_selected_by_control_a(view):
    made = paragraphs("One.", "Two.")
    view.show_article(made)
    QTest.keyClick(view, Qt.Key.Key_A, CONTROL)
    assert view.selected_span() == Span(0, len(made.text))


def test_a_fill_is_painted_behind_its_passage_and_underlined_when_selected(view):
    made = paragraphs("One two three.")
    view.show_article(made)
    view.set_fills([Fill(Span(4, 7), 3)])
    view.set_underlined(Span(4, 7))
    (line,) = view.geometry_of_text.lines(Span(4, 7))
    x = round(line.center().x())
    assert colour_at(view, x, round(line.top()) + 2) == theme.current().fill(3)
    assert colour_at(view, x, round(line.bottom()) - 1) == theme.current().color("accent")
    paper = theme.current().color("paper")
    assert colour_at(view, round(line.right()) + 20, round(line.top()) + 2) == paper


def test_the_shorter_of_two_fills_lies_on_top(view):
    view.show_article(paragraphs("One two three."))
    view.set_fills([Fill(Span(4, 7), 3), Fill(Span(0, 13), 5)])
    (line,) = view.geometry_of_text.lines(Span(4, 7))
    found = colour_at(view, round(line.center().x()), round(line.top()) + 2)
    assert found == theme.current().fill(3)


def test_a_doubtful_passage_has_a_wave_below_it(view):
    view.show_article(paragraphs("One two three."))
    view.set_fills([Fill(Span(0, 13), 5, doubtful=True)])
    (line,) = view.geometry_of_text.lines(Span(0, 13))
    image = view.viewport().grab().toImage()
    below = {
        image.pixelColor(x, y).name()
        for x in range(round(line.left()) + 4, round(line.right()) - 4)
        for y in range(round(line.bottom()) - 5, round(line.bottom()))
    }
    red = theme.current().color("err")
    assert any(
        abs(QColor(name).red() - red.red()) < 60 and QColor(name).blue() < 120 for name in below
    )


def test_a_hit_stands_out_from_the_others(view):
    view.show_article(paragraphs("One two one."))
    view.set_hits([Span(0, 3), Span(8, 11)], current=1)
    grounds = [s.format.background().color() for s in view.extraSelections()]
    assert grounds == [theme.current().color("sel.text"), theme.current().color("accent")]
    assert len(view.verticalScrollBar().ticks) == 2


def test_a_list_item_has_a_bullet_before_it(view):
    text = "- Trade"
    item = Block(BlockKind.LIST_ITEM, 0, 7, marker=Span(0, 1), depth=1, list=1)
    view.show_article(article(text, [item]))
    line = view.geometry_of_text.first_box(view.document().begin())
    image = view.viewport().grab().toImage()
    dark = [
        (x, y)
        for x in range(round(line.left()) - 1)
        for y in range(round(line.top()), round(line.bottom()))
        if image.pixelColor(x, y).lightness() < 120
    ]
    assert dark
    assert all(6 <= x <= 12 for x, _y in dark)


def test_arabic_stands_at_the_right_and_the_lane_stays_at_the_left(view):
    view.show_article(paragraphs(ARABIC))
    (line,) = view.geometry_of_text.lines(Span(0, 3))
    assert line.right() > view.viewport().width() - 4
    assert view.viewport().x() == 44


def test_the_same_article_laid_out_again_keeps_selection_and_place(view):
    made = paragraphs(*(f"Paragraph {n} of many, with some words in it." for n in range(60)))
    view.show_article(made)
    view.select(Span(20, 30))
    view.verticalScrollBar().setValue(333)
    view.show_article(made)
    assert view.verticalScrollBar().value() == 333
    assert view.selected_span() == Span(20, 30)
    view.show_article(paragraphs("Another."))


def test_copying_gives_the_original_words_not_the_shown_ones(view):
    text = "trust &amp; align"
    block = Block(BlockKind.PARAGRAPH, 0, len(text), content="trust & align")
    view.show_article(article(text, [block]))
    view.selectAll()
    assert view.createMimeDataFromSelection().text() == text


def test_a_position_is_found_under_a_point(view):
    view.show_article(paragraphs("One two three."))
    (line,) = view.geometry_of_text.lines(Span(4, 7))
    assert view.geometry_of_text.position_at(line.center().toPoint()) in {4, 5, 6}
    beside = QPoint(round(line.right()) + 200, round(line.center().y()))
    assert view.geometry_of_text.position_at(beside) is None


def test_dimmed_letters_are_legible_on_a_fill_and_others_are_painted_once(view):
    text = "Read also this.\n\nPlain words stand here."
    blocks = [Block(BlockKind.CHROME, 0, 15), Block(BlockKind.PARAGRAPH, 17, len(text))]
    view.show_article(article(text, blocks), fold=False)
    view.set_fills([Fill(Span(0, 9), 3), Fill(Span(17, 28), 3)])
    (selection,) = view.extraSelections()
    assert selection.cursor.selectedText() == "Read also"
    assert selection.format.foreground().color() == theme.current().color("text")


def test_hits_far_from_the_view_are_coloured_when_one_comes_there(view):
    text = "\n\n".join(f"Paragraph {n} of many." for n in range(1000))
    view.show_article(paragraphs(*text.split("\n\n")))
    shown = view.article.text
    spans = [Span(shown.index(f"{n} of"), shown.index(f"{n} of") + 2) for n in (10, 990)]
    view.set_hits(spans)
    assert len(view.extraSelections()) == 1
    view.reveal(spans[1])
    (far,) = view.extraSelections()
    assert far.cursor.selectedText() == "99"


@pytest.mark.parametrize("made_later", [False, True])
def test_dimmed_letters_far_from_the_view_are_legible_once_one_comes_there(view, qtbot, made_later):
    lines = [f"Paragraph {n} of many." for n in range(1000)]
    text, blocks = "\n\n".join(lines), []
    for number, line in enumerate(lines):
        at = text.index(line)
        kind = BlockKind.CHROME if number == 990 else BlockKind.PARAGRAPH
        blocks.append(Block(kind, at, at + len(line)))
    far = Fill(Span(blocks[990].start, blocks[990].start + 9), 3)
    view.show_article(article(text, blocks), fold=False)
    view.set_fills([Fill(Span(0, 9), 3), *([] if made_later else [far])])
    letters = view._highlighting._letters
    qtbot.waitUntil(lambda: letters._are_all_known, timeout=10_000)
    assert view.extraSelections() == []
    if made_later:
        view.change_fills([], [far])
    view.reveal(far.span)
    (selection,) = view.extraSelections()
    assert selection.cursor.selectedText() == "Paragraph"


def test_only_what_is_in_view_is_painted(view):
    view.show_article(paragraphs(*(f"Paragraph {n} of many." for n in range(200))))
    fills = [Fill(Span(0, 9), 1), Fill(Span(len(view.article.text) - 5, len(view.article.text)), 2)]
    view.set_fills(fills)
    assert [fill.colour for fill in view.geometry_of_text.in_view(view.fills)] == [1]
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert [fill.colour for fill in view.geometry_of_text.in_view(view.fills)] == [2]
