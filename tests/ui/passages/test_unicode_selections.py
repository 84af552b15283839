"""What is seen selected is the span that is taken, in any script, by mouse and by keys."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.domain.article import Span
from app.ui.passages.article_view import ArticleView
from tests.ui.passages.articles import paragraphs

LEFT = Qt.MouseButton.LeftButton
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
KEYS = (
    Qt.Key.Key_Right,
    Qt.Key.Key_Left,
    Qt.Key.Key_Down,
    Qt.Key.Key_Up,
    Qt.Key.Key_End,
    Qt.Key.Key_Home,
)
PIECES = st.sampled_from(
    (
        "peace ", "U.S. ", "naïve ", "Cafe\u0301 ", "e\u0301\u0323 ", "x\u0336y\u0336 ",
        "😀", "👩‍🚀", "🇧🇾", "👍🏽", "🏴\U000e0067\U000e0062\U000e007f", "❤️ ", "𝔘𝔫𝔦 ",
        "قال الرئيس ", "مُحَمَّد ", "لا ", "١٬٣٠٠ ", "שלום ", "בְּרֵאשִׁית ", "می‌خواهم ",
        "总统说，", "𠀀𪛖", "ひらがな", "ﾊﾟ", "한국 ", "\u1112\u1161\u11ab", "นํ้า ", "हिन्दी ", "க்ஷ ",
        "1,300 ", "\u00a0", "ﷺ ", "👨‍👩‍👧‍👦", "ex\u00adtra\u00ador ", "नमस्ते ", "ภาษาไทย ", "བོད་ ",
    )
)  # fmt: skip
TEXTS = st.lists(PIECES, min_size=1, max_size=14).map("".join).filter(str.strip)
STEPS = st.lists(st.tuples(st.sampled_from(KEYS), st.booleans()), min_size=1, max_size=8)
QUICK = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture
def view(qtbot):
    made = ArticleView()
    qtbot.addWidget(made)
    made.resize(360, 500)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    return made


def seen(view):
    """What is selected on the screen, a new line for each paragraph's end."""
    return view.textCursor().selectedText().replace("\u2029", "\n")


def stand_between_letters(view):
    """Move a caret that was put into a letter behind it: no key gets there."""
    cursor = view.textCursor()
    block = cursor.block()
    if not block.layout().isValidCursorPosition(cursor.position() - block.position()):
        QTest.keyClick(view, Qt.Key.Key_Right)


def taken(view):
    span = view.selected_span()
    return view.article.text[span.start : span.end] if span is not None else ""


@QUICK
@given(st.lists(TEXTS, min_size=1, max_size=3), st.integers(0, 60), STEPS)
@example(["קק قال 😀 the"], 3, [(Qt.Key.Key_Right, False)] * 4)
def test_keys_take_what_is_seen_selected(view, texts, start, steps):
    made = paragraphs(*(" ".join(text.split()) for text in texts))
    view.show_article(made)
    view.put_caret(min(start, len(made.text)))
    stand_between_letters(view)
    for key, by_word in steps:
        QTest.keyClick(view, key, SHIFT | CONTROL if by_word else SHIFT)
    assert taken(view).strip() == seen(view).strip()


@QUICK
@given(st.lists(TEXTS, min_size=1, max_size=2), st.data())
def test_the_mouse_takes_what_is_seen_selected(view, texts, data):
    made = paragraphs(*(" ".join(text.split()) for text in texts))
    view.show_article(made)
    boxes = view.geometry_of_text.boxes(Span(0, len(made.text)))
    points = []
    for _end in range(2):
        box = data.draw(st.sampled_from(boxes))
        x = data.draw(st.floats(box.left(), max(box.left(), box.right())))
        points.append(QPoint(round(x), round(box.center().y())))
    viewport = view.viewport()
    view.drop_selection()
    QTest.mousePress(viewport, LEFT, pos=points[0])
    QTest.mouseMove(viewport, points[1])
    QTest.mouseRelease(viewport, LEFT, pos=points[1])
    assert taken(view).strip() == seen(view).strip()


@QUICK
@given(TEXTS, st.data())
def test_a_passage_that_is_selected_again_is_the_same(view, text, data):
    made = paragraphs(" ".join(text.split()))
    view.show_article(made)
    view.put_caret(data.draw(st.integers(0, len(made.text) - 1)))
    QTest.keyClick(view, Qt.Key.Key_Right, SHIFT | CONTROL)
    span = view.selected_span()
    if span is not None:
        view.drop_selection()
        view.select(span)
        assert view.selected_span() == span
        blank = not taken(view).strip()  # a space at which a line is broken takes no room
        assert blank or view.geometry_of_text.boxes(span)


def test_what_has_no_letter_to_show_has_a_place_all_the_same(view):
    view.show_article(paragraphs("قال الرئيس لا \xad0"))
    (box,) = view.geometry_of_text.boxes(Span(14, 15))
    (line,) = view.geometry_of_text.boxes(Span(0, 16))
    assert line.left() <= box.left() <= box.right() <= line.right()
