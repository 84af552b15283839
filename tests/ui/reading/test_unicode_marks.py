"""A passage in any script, marked and read back by another session, is what was seen selected."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, QTextBoundaryFinder
from PySide6.QtGui import QTextLayout
from PySide6.QtTest import QTest

from app.library.library import Library
from app.ui import theme
from app.ui.positions import Utf16Positions
from tests.ui.passages.test_unicode_selections import TEXTS, stand_between_letters

LEFT = Qt.MouseButton.LeftButton
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(TEXTS, min_size=2, max_size=3), st.data())
def test_what_was_seen_selected_is_the_quote_of_the_mark(hands, library, texts, data):
    lines = [" ".join(text.split()) for text in texts]
    made = library.imports.add_text("\n\n".join(lines), "Scripts").id
    hands.place.open_article(made)
    hands.pane.fold = False
    hands.pane.lay_out_again()
    places = hands.view.shown.map.runs
    run = data.draw(st.sampled_from([run for run in places if run.exact and run.end > run.start]))
    hands.view.put_caret(data.draw(st.integers(run.start, run.end - 1)))
    stand_between_letters(hands.view)
    hands.press(Qt.Key.Key_Right, SHIFT)
    if data.draw(st.booleans()):
        hands.press(Qt.Key.Key_Right, SHIFT | CONTROL)
    seen = hands.view.textCursor().selectedText()
    if not seen.strip() or hands.view.selected_span() is None:
        return
    hands.press(Qt.Key.Key_3)
    mark = hands.pane.mark.mark
    assert bare(mark.passage.quote) == bare(seen)
    with Library.open(library.folder, read_only=True) as again:
        (stored,) = [one for one in again.marks(made) if one.id == mark.id]
        text = again.article(made).text
        assert stored.passage.quote == text[stored.passage.start : stored.passage.end]
        assert bare(stored.passage.quote) == bare(seen)


def bare(words):
    """Words without blanks and soft hyphens, which stand in the article and are not drawn."""
    return "".join(words.replace("\u00ad", "").split())


class Letter(NamedTuple):
    """Where a letter begins and ends in the document, and where its middle and its line are."""

    begin: int
    after: int
    x: float
    top: float
    bottom: float


def letters_drawn(view):
    """The letters of the text; what is drawn over a neighbour, and what is blank, is left out."""
    found, block = [], view.document().begin()
    while block.isValid():
        layout = block.layout()
        for number in range(layout.lineCount()):
            found += letters_of_line(view, block, layout.lineAt(number))
        block = block.next()
    return found


def letters_of_line(view, block, line):
    corner = QPointF(0, -view.verticalScrollBar().value()) + block.layout().position()
    top, skip = line.rect().translated(corner).top(), QTextLayout.CursorMode.SkipCharacters
    bottom = top + block.blockFormat().lineHeight()
    at, end, drawn = line.textStart(), line.textStart() + line.textLength(), []
    while at < end:
        after = min(max(block.layout().nextCursorPosition(at, skip), at + 1), end)
        box = QRectF()
        for run in line.glyphRuns(at, after - at):
            box = box.united(run.boundingRect())
        left, right = sorted((line.cursorToX(at)[0], line.cursorToX(after)[0]))
        # Half a ligature has the box of both halves, or of one that is not there.
        is_whole = 2 < box.width() <= 1.3 * (right - left) + 2 and left < box.center().x() < right
        if is_whole and not text_of(block.text(), at, after).isspace():
            x = corner.x() + box.center().x()
            begin, stop = block.position() + at, block.position() + after
            drawn.append((Letter(begin, stop, x, top, bottom), box))
        at = after
    return [
        letter for letter, box in drawn if all(is_beside(box, other) for _letter, other in drawn)
    ]


def is_beside(box, other):
    return box == other or not other.left() < box.center().x() < other.right()


def text_of(text, begin, end):
    return text.encode("utf-16-le")[2 * begin : 2 * end].decode("utf-16-le", "replace")


def assert_painted(view, span, colour):
    """The ground of the letters of ``span`` is ``colour``, and that of no other letter."""
    view.grab()
    places, picture = view.shown.map.places(span), view.viewport().grab().toImage()
    for letter in letters_drawn(view):
        inside = any(begin <= letter.begin and letter.after <= end for begin, end in places)
        assert is_painted(picture, letter, colour) == inside


def is_painted(picture, letter, colour):
    """Whether the ground behind a letter is ``colour``, seen where its ink leaves it free."""
    ratio = picture.devicePixelRatio()
    rows = range(round((letter.top + 8) * ratio), round((letter.bottom - 1) * ratio))
    return any(picture.pixelColor(round(letter.x * ratio), y).rgb() == colour.rgb() for y in rows)


@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(TEXTS, min_size=1, max_size=2), st.data())
def test_the_letters_painted_as_selected_by_the_mouse_are_those_of_the_quote(
    hands, library, texts, data
):
    """By the pixels of the window, then again in a pane that shows the mark after reopening."""
    lines = [" ".join(text.split()) for text in texts]
    made = library.imports.add_text("\n\n".join(lines), "Scripts").id
    hands.place.open_article(made)
    hands.pane.fold = False
    hands.pane.lay_out_again()
    hands.qtbot.waitUntil(lambda: not hands.view.is_laying_out, timeout=10_000)
    view = hands.view
    view.grab()  # whatever waits to be laid out is laid out
    view.drop_selection()
    letters = letters_drawn(view)
    if not letters:
        return
    ends = [data.draw(st.sampled_from(letters)) for _end in range(2)]
    aside = [data.draw(st.integers(-9, 9)) for _end in range(2)]
    points = [
        QPoint(round(end.x) + by, round((end.top + end.bottom) / 2))
        for end, by in zip(ends, aside, strict=True)
    ]
    QTest.mousePress(view.viewport(), LEFT, pos=points[0])
    QTest.mouseMove(view.viewport(), points[1])
    QTest.mouseRelease(view.viewport(), LEFT, pos=points[1])
    span, text = view.selected_span(), library.article(made).text
    if span is None or not text[span.start : span.end].strip():
        return
    hands.pane.mark_bar.hide()
    assert_painted(view, span, theme.current().color("sel.text"))
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    for edge in (span.start, span.end):
        finder.setPosition(Utf16Positions(text).to_units(edge))
        assert finder.isAtBoundary()
    hands.press(Qt.Key.Key_3)
    with Library.open(library.folder, read_only=True) as again:
        (stored,) = [one for one in again.marks(made) if one.id == hands.pane.mark.mark.id]
        assert stored.passage.quote == text[span.start : span.end]
    hands.pane.select_mark(None)
    hands.pane.lay_out_again()
    assert_painted(view, span, theme.current().fill(3))
    library.marking.delete_mark(stored.id)
