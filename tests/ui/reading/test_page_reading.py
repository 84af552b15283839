from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.article import Span
from app.ui import theme
from app.ui.reading.page_view import PageView
from tests.library.test_pages import FIRST, LINES, REST, a_pdf
from tests.support.accessibility import nameless_controls, read_tree

WAIT = 20_000


@pytest.fixture
def paged(place, library, tmp_path):
    """The pane with an article that came from a PDF of two pages."""
    path = tmp_path / "harbour.pdf"
    path.write_bytes(a_pdf())
    library.imports.add([path])
    article = next(row for row in library.articles() if library.pages.has(row.id))
    place.open_article(article.id)
    return place.area.active


@pytest.fixture
def pages(place, paged, hands, qtbot):
    """The pages that V shows in place of the text, with the places of words known."""
    hands.press(Qt.Key.Key_V)
    shown = place.pages.of(paged)
    qtbot.waitUntil(lambda: shown._places is not None, timeout=WAIT)
    return shown


def mark(library, pane, words, after=0, **fields):
    at = pane.article.text.index(words, after)
    return library.marking.add_mark(pane.article.id, at, at + len(words), **fields)


def colour_in(view, box):
    place = view.box_of(box).toRect()
    picture = view.viewport().grab(place).toImage()
    middle = picture.height() // 2
    seen = [picture.pixelColor(x, middle) for x in range(picture.width())]
    return max(seen, key=lambda colour: colour.lightness()).name()


def test_v_shows_the_pages_and_the_text_again(pages, place, paged):
    assert pages.view.page_count == 2
    assert not paged.view.isVisible()
    assert pages.view.hasFocus()
    QTest.keyClick(pages.view, Qt.Key.Key_V)
    assert paged.view.isVisible()
    assert paged.view.hasFocus()
    assert place.pages.of(paged) is None


def test_a_mark_made_in_the_text_is_drawn_on_its_page(pages, paged, library, qtbot):
    made = mark(library, paged, "northern gate", colour=7)
    (box,) = pages._places.boxes(made.passage.span)
    fill = theme.load("light").fill(7).name()
    qtbot.waitUntil(lambda: colour_in(pages.view, box) == fill, timeout=WAIT)


def test_a_click_on_a_page_selects_the_mark_there(pages, paged, library):
    made = mark(library, paged, "northern gate")
    (box,) = pages._places.boxes(made.passage.span)
    at = pages.view.box_of(box).center().toPoint()
    QTest.mouseClick(pages.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert paged.mark.mark.id == made.id


def test_m_brings_the_next_mark_into_view_on_the_pages(pages, paged, library, place):
    second = paged.article.text.index(FIRST, paged.article.text.index(FIRST) + 1)
    made = mark(library, paged, "northern gate", second)
    place.resize(900, 500)
    QTest.keyClick(pages.view, Qt.Key.Key_M)
    assert paged.mark.mark.id == made.id
    (box,) = pages._places.boxes(made.passage.span)
    assert box.page == 2
    assert pages.view.viewport().rect().contains(pages.view.box_of(box).center().toPoint())


def test_leaving_the_pages_goes_to_the_text_of_the_page_in_view(pages, paged):
    bar = pages.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert pages.view.current_page == 2
    QTest.keyClick(pages.view, Qt.Key.Key_V)
    starts = [block.start for block in paged.article.blocks if block.detail == "page 2"]
    extent = paged.view.geometry_of_text.extent(Span(starts[0], starts[0] + 5))
    top = paged.view.verticalScrollBar().value()
    assert extent[0] >= top - 1
    assert REST[1].split()[0] in paged.article.text


def test_another_article_is_read_as_text(pages, paged, place, library):
    place.open_article(library.articles()[0].id)
    assert paged.view.isVisible()
    assert place.pages.of(paged) is None
    action = place._desk.actions.get("view.pages")
    assert not action.isEnabled()
    assert "not read from the pages" in action.toolTip()


def test_a_pane_with_pages_can_be_closed(pages, paged, place, library):
    place.open_article(library.articles()[0].id, beside=True)
    place.area.close_pane(paged)
    assert place.pages.of(paged) is None


def test_pages_are_named_for_screen_readers(pages, place):
    assert "2 pages" in pages.view.accessibleName()
    assert nameless_controls(read_tree(place)) == []


def test_what_is_no_pdf_is_refused(qtbot):
    view = PageView()
    qtbot.addWidget(view)
    assert not view.show_pdf(b"no PDF at all", "Nothing")
    assert view.page_count == 0


def test_pages_can_go_while_they_are_drawn(qtbot):
    for _turn in range(5):
        view = PageView()
        qtbot.addWidget(view)
        view.resize(900, 700)
        view.show()
        assert view.show_pdf(a_pdf(), "Harbour")
        view.grab()  # asks for the pictures
        view.close()
        view.deleteLater()


def point_of(pages, words, *, end=False):
    """Where ``words`` begin, or end, on the pages, in the viewport."""
    at = pages._pane.article.text.index(words)
    box = pages.view.box_of(pages._places.boxes(Span(at, at + len(words)))[0])
    x = box.right() - 1 if end else box.left() + 1
    return QPointF(x, box.center().y()).toPoint()


def click(pages, words):
    """Click before ``words``, after they were scrolled to."""
    at = pages._pane.article.text.index(words)
    pages.view.reveal(pages._places.boxes(Span(at, at + len(words)))[0])
    viewport, left = pages.view.viewport(), Qt.MouseButton.LeftButton
    QTest.mouseClick(viewport, left, pos=point_of(pages, words))


def drag(pages, words):
    viewport, left = pages.view.viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(viewport, left, pos=point_of(pages, words))
    QTest.mouseMove(viewport, point_of(pages, words, end=True))
    QTest.mouseRelease(viewport, left, pos=point_of(pages, words, end=True))


def test_words_dragged_over_on_a_page_are_marked_and_drawn_in_the_text_too(pages, paged, library):
    drag(pages, "northern gate")
    span = paged.view.selected_span()
    assert paged.article.text[span.start : span.end] == "northern gate"
    bar = paged.mark_bar
    assert bar.isVisible()
    at = pages.view.viewport().mapTo(paged, point_of(pages, "northern gate"))
    assert not bar.geometry().contains(at)
    assert abs(bar.geometry().top() - at.y()) < 60
    QTest.keyClick(pages.view, Qt.Key.Key_3)
    (made,) = library.marks(paged.article.id)
    assert (made.passage.quote, made.colour) == ("northern gate", 3)
    assert [fill.span for fill in paged.view.fills] == [made.passage.span]


def test_what_is_selected_is_drawn_on_the_page(pages, paged, qtbot):
    drag(pages, "northern gate")
    (box,) = pages._places.boxes(paged.view.selected_span())
    wanted = theme.load("light").color("sel.text").name()
    qtbot.waitUntil(lambda: colour_in(pages.view, box) == wanted, timeout=WAIT)


def test_a_double_click_on_a_page_selects_a_word(pages, paged):
    at = point_of(pages, "northern gate") + QPoint(6, 0)
    QTest.mouseDClick(pages.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    span = paged.view.selected_span()
    assert paged.article.text[span.start : span.end] == "northern"


def test_keys_select_on_a_page_from_where_one_clicked(pages, paged, library):
    at = point_of(pages, "northern gate")
    QTest.mouseClick(pages.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    begin = paged.view.caret_position()
    for _word in range(2):
        modifiers = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
        QTest.keyClick(pages.view, Qt.Key.Key_Right, modifiers)
    span = paged.view.selected_span()
    assert span.start == begin
    QTest.keyClick(pages.view, Qt.Key.Key_1)
    (made,) = library.marks(paged.article.id)
    assert made.passage.quote.strip() == "northern gate"


def test_keys_begin_to_select_on_the_page_in_view(pages, paged, place):
    place.resize(900, 500)
    pages.view.verticalScrollBar().setValue(pages.view.verticalScrollBar().maximum())
    QTest.keyClick(pages.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    (box,) = pages._places.boxes(paged.view.selected_span())
    assert box.page == 2


def line_of(pages):
    """The words of the line in which the caret stands, and the page it is on."""
    at = pages._pane.view.caret_position()
    line, text = pages._places.line_ends(at), pages._pane.article.text
    return text[line.start : line.end].split(), pages._places.caret(at).page


def test_up_and_down_go_by_the_lines_of_the_page_and_over_to_the_next(pages, paged):
    click(pages, "tanker")
    seen = [line_of(pages)]
    for _line in range(5):
        QTest.keyClick(pages.view, Qt.Key.Key_Down)
        seen.append(line_of(pages))
        caret = pages._places.caret(paged.view.caret_position())
        assert pages.view.viewport().rect().contains(pages.view.box_of(caret).center().toPoint())
    there = []
    for _line in range(5):
        there.append(line_of(pages))
        QTest.keyClick(pages.view, Qt.Key.Key_Up)
    assert [words[0] for words, _page in seen[:2]] == [LINES[0].split()[0], LINES[1].split()[0]]
    assert {page for _words, page in seen} == {1, 2}
    assert len({tuple(words) for words, _page in seen}) == 6
    assert there == seen[:0:-1]
    assert line_of(pages) == seen[0]


def test_folded_lines_hold_no_caret_up_on_its_way_over_the_pages(pages, paged):
    click(pages, "Guards")
    for key, last in ((Qt.Key.Key_Down, ("Guards", 2)), (Qt.Key.Key_Up, ("Eastmere", 1))):
        seen = [paged.view.caret_position()]
        for _line in range(12):
            QTest.keyClick(pages.view, key)
            seen.append(paged.view.caret_position())
        words, page = line_of(pages)
        assert (words[0], page) == last
        assert sorted(seen, reverse=key == Qt.Key.Key_Up) == seen


def test_lines_of_a_page_are_selected_and_marked_by_keys(pages, paged, library, qtbot):
    click(pages, "The tanker")
    QTest.keyClick(pages.view, Qt.Key.Key_Home)
    QTest.keyClick(pages.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(pages.view, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(pages.view, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    span = paged.view.selected_span()
    assert paged.article.text[span.start : span.end] == LINES[0]
    qtbot.waitUntil(paged.mark_bar.isVisible, timeout=WAIT)
    QTest.keyClick(pages.view, Qt.Key.Key_2)
    (made,) = library.marks(paged.article.id)
    assert made.passage.quote == LINES[0]


def test_the_caret_takes_the_mark_it_comes_into_on_a_page(pages, paged, library):
    made = mark(library, paged, "harbour")
    click(pages, "tanker")
    assert paged.mark is None
    QTest.keyClick(pages.view, Qt.Key.Key_Down)
    QTest.keyClick(pages.view, Qt.Key.Key_Home)
    QTest.keyClick(pages.view, Qt.Key.Key_Right)
    assert paged.mark.mark.id == made.id


def test_pages_grow_and_shrink_with_keys_and_the_wheel(pages, place, desk):
    def wide():
        (box,) = pages._places.boxes(Span(0, 1))[:1]
        return pages.view.box_of(box).width()

    before = wide()
    desk.actions.trigger("view.zoom_in")
    assert wide() == pytest.approx(before * 1.1, rel=0.01)
    assert pages.view.horizontalScrollBar().maximum() >= 0
    turn_wheel(pages.view.viewport(), -120)
    turn_wheel(pages.view.viewport(), -60)
    assert wide() == pytest.approx(before, rel=0.01)
    turn_wheel(pages.view.viewport(), -60)
    assert wide() == pytest.approx(before * 0.9, rel=0.01)


def turn_wheel(widget, by):
    centre = QPointF(widget.rect().center())
    turned = QWheelEvent(
        centre,
        widget.mapToGlobal(centre),
        QPoint(),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, turned)
