from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QTextCursor

from app.domain.article import Block, BlockKind, Cell, Span
from app.ui import theme
from app.ui.passages.document import FOLD_LINE, Building, Wanted, direction_of
from tests.ui.passages.articles import article, paragraphs, shown_text


def build(made, **options):
    return Building(Wanted(made, theme.current(), **options)).finished()


def blocks_of(document):
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


@pytest.fixture
def with_dimmed():
    """A paragraph, two lines of page code, another paragraph."""
    made = paragraphs("One.", "td >", "tr >", "Two.")
    kinds = (BlockKind.PARAGRAPH, BlockKind.DEBRIS, BlockKind.DEBRIS, BlockKind.PARAGRAPH)
    blocks = [Block(k, b.start, b.end) for k, b in zip(kinds, made.blocks, strict=True)]
    return article(made.text, blocks)


def test_every_exact_run_shows_the_very_characters_of_the_article(qapp, library):
    for summary in library.articles():
        made = library.article(summary.id)
        for fold in (True, False):
            shown = build(made, fold=fold)
            for run in shown.map.runs:
                if run.exact:
                    words = shown_text(shown.document, run.at, run.until)
                    assert words.split() == made.text[run.start : run.end].split()


def test_nothing_that_is_not_dimmed_is_left_out(qapp, library):
    for summary in library.articles():
        made = library.article(summary.id)
        shown = build(made)
        for block in made.blocks:
            if not block.dimmed:
                assert shown.map.places(block.span), made.text[block.start : block.end]


def test_dimmed_lines_are_folded_into_one_that_says_how_many(qapp, with_dimmed):
    shown = build(with_dimmed)
    assert shown.folded == 2
    folded = [b.text() for b in blocks_of(shown.document) if b.userState() == FOLD_LINE]
    assert folded == ["›  2 dimmed lines"]
    place = shown.document.toPlainText().index("›")
    assert shown.map.span_between(place, place + 3) == Span(5, 14)


def test_unfolded_they_are_dimmed_and_slanted(qapp, with_dimmed):
    shown = build(with_dimmed, fold=False)
    assert shown.folded == 0
    cursor = QTextCursor(shown.document.findBlockByNumber(1))
    cursor.movePosition(QTextCursor.MoveOperation.Right)
    assert cursor.charFormat().fontItalic()
    assert cursor.charFormat().foreground().color() == theme.current().color("dim")
    assert shown.document.findBlockByNumber(1).text() == "td >"


def test_the_original_is_shown_line_by_line(qapp, with_dimmed):
    shown = build(with_dimmed, original=True)
    assert shown.document.toPlainText() == with_dimmed.text
    assert shown.map.span_between(0, 9) == Span(0, 9)


def test_a_table_has_the_cells_of_the_article(qapp):
    text = "Aim | Outcome |\n---|---|\nTrade | More |\nCalm |"
    table = Block(
        BlockKind.TABLE,
        0,
        len(text),
        header=(Cell(0, 3), Cell(6, 13)),
        rows=((Cell(25, 30), Cell(33, 37)), (Cell(40, 44), Cell(46, 46))),
    )
    shown = build(article(text, [table]))
    made = shown.document.rootFrame().childFrames()[0]
    cells = [
        [made.cellAt(row, column).firstCursorPosition().block().text() for column in (0, 1)]
        for row in range(3)
    ]
    assert cells == [["Aim", "Outcome"], ["Trade", "More"], ["Calm", ""]]
    assert made.cellAt(1, 0).format().toTableCellFormat().bottomBorder() == 1
    assert made.cellAt(1, 0).format().toTableCellFormat().topBorder() == 0


def test_a_table_in_arabic_begins_at_the_right(qapp):
    text = "البند | الأولوية |\nالتجارة | الأسواق |"
    cells = [[Cell(0, 5), Cell(8, 16)], [Cell(19, 26), Cell(29, 36)]]
    table = Block(BlockKind.TABLE, 0, len(text), header=tuple(cells[0]), rows=(tuple(cells[1]),))
    shown = build(article(text, [table]))
    made = shown.document.rootFrame().childFrames()[0]
    assert made.cellAt(0, 1).firstCursorPosition().block().text() == "البند"
    begin = made.cellAt(1, 0).firstCursorPosition().position()
    stop = made.cellAt(1, 1).lastCursorPosition().position()
    assert shown.map.span_between(begin, stop) == Span(19, 36)


@pytest.mark.parametrize(
    ("marker", "shown_as"), [("3.", "3."), ("b)", "b)"), ("(2)", "(2)"), ("C.", "C.")]
)
def test_a_numbered_item_keeps_the_number_it_had(qapp, marker, shown_as):
    text = f"{marker} Trade"
    block = Block(
        BlockKind.LIST_ITEM,
        0,
        len(text),
        marker=Span(0, len(marker)),
        ordered=True,
        depth=1,
        list=1,
    )
    shown = build(article(text, [block]))
    first = shown.document.begin()
    assert first.text() == "Trade"
    assert first.textList().itemText(first) == shown_as


def test_items_of_one_list_hang_together_and_deeper_ones_further_in(qapp):
    made = paragraphs("a", "b", "c")
    depths = (1, 2, 1)
    items = [
        Block(BlockKind.LIST_ITEM, b.start, b.end, depth=depth, list=1)
        for b, depth in zip(made.blocks, depths, strict=True)
    ]
    shown = build(article(made.text, items))
    indents = [block.textList().format().indent() for block in blocks_of(shown.document)]
    assert indents == [1, 2, 1]


def test_a_heading_is_part_of_the_outline(qapp):
    text = "Title\nHead\nBody."
    blocks = [
        Block(BlockKind.TITLE, 0, 5),
        Block(BlockKind.HEADING, 6, 10, level=2),
        Block(BlockKind.PARAGRAPH, 11, 16),
    ]
    shown = build(article(text, blocks))
    assert [(h.text, h.level, h.position) for h in shown.headings] == [
        ("Title", 1, 0),
        ("Head", 2, 6),
    ]


def test_an_article_runs_in_its_own_direction(qapp):
    arabic = paragraphs("قال الرئيس Trump إن بلاده مستعدة")
    assert direction_of(arabic) is Qt.LayoutDirection.RightToLeft
    shown = build(arabic)
    assert shown.document.begin().blockFormat().layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert direction_of(paragraphs("Minsk said نعم")) is Qt.LayoutDirection.LeftToRight


def test_zoom_makes_letters_and_lines_larger(qapp):
    made = paragraphs("Body.")
    small, large = build(made), build(made, zoom=2.0)
    lines = [shown.document.begin().blockFormat().lineHeight() for shown in (small, large)]
    letters = [shown.document.begin().charFormat().font() for shown in (small, large)]
    assert lines == [24, 48]
    assert QFontInfo(letters[1]).pixelSize() > 1.8 * QFontInfo(letters[0]).pixelSize()


WORDS = st.text(
    st.one_of(
        st.characters(exclude_categories=("Cs",)),
        st.sampled_from("é́😀👩‍🚀🇧🇾אבגمرحبا你好𠀀\u200f\r\n\t \u2028\x00\ufffc"),
    ),
    min_size=1,
    max_size=50,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=5), st.data())
def test_whatever_the_text_the_selected_span_says_what_the_document_shows(qapp, texts, data):
    text, blocks = "", []
    for words in texts:
        inner = words.strip() or "x"
        blocks.append(Block(BlockKind.PARAGRAPH, len(text), len(text) + len(inner)))
        text += inner + "\n"
    shown = build(article(text, blocks))
    document = shown.document
    # A caret never stands inside a surrogate pair.
    places = [0]
    for character in document.toRawText():
        places.append(places[-1] + (2 if character > "\uffff" else 1))
    first = data.draw(st.integers(0, len(places) - 2))
    begin, stop = places[first], places[data.draw(st.integers(first, len(places) - 2))]
    cursor = QTextCursor(document)
    cursor.setPosition(begin)
    cursor.setPosition(stop, QTextCursor.MoveMode.KeepAnchor)
    span = shown.map.span_between(cursor.selectionStart(), cursor.selectionEnd())
    seen = cursor.selectedText().replace("\u2029", "\n").replace("\ufffd", "?")
    stored = "" if span is None else text[span.start : span.end]
    for odd in ("\x00", "\ufffc", "\ufdd0", "\ufdd1", "\ufffd"):
        stored = stored.replace(odd, "?")
    assert seen.split() == stored.split()


@pytest.mark.parametrize(("zoom", "width"), [(1.0, 265), (1.4, 355), (2.0, 500)])
def test_in_a_narrow_pane_no_word_of_a_table_is_broken_where_there_is_room_for_all(
    qapp, zoom, width
):
    rows = (
        ("Focus Area", "Action", "Expected Outcome"),
        ("Trade Relations", "Tariff Negotiations", "Boosted bilateral commerce and more of it"),
        ("Diplomacy", "Engagement with US Congress", "Increased efficiency and export potential"),
    )
    text, cells = "", []
    for row in rows:
        cells.append([])
        for words in row:
            cells[-1].append(Cell(len(text), len(text) + len(words)))
            text += words + "\n"
    table = Block(
        BlockKind.TABLE, 0, len(text), header=tuple(cells[0]), rows=tuple(map(tuple, cells[1:]))
    )
    shown = build(article(text, [table]), zoom=zoom).document
    shown.setTextWidth(width)
    shown.size()
    block = shown.begin()
    while block.isValid():
        layout, said = block.layout(), block.text()
        for number in range(1, layout.lineCount()):
            start = layout.lineAt(number).textStart()
            assert said[start - 1] == " ", (said, said[:start])
        block = block.next()


def test_what_is_built_a_little_at_a_time_is_what_is_built_at_once(qapp, library):
    for summary in library.articles():
        made = library.article(summary.id)
        for options in ({}, {"fold": False}, {"original": True}):
            whole = build(made, **options)
            bit_by_bit, steps = Building(Wanted(made, theme.current(), **options)), 1
            while not bit_by_bit.go_on(0):
                steps += 1
            assert steps > 10
            shown = bit_by_bit.finished()
            assert shown.document.toHtml() == whole.document.toHtml()
            assert shown.map.runs == whole.map.runs
            assert (shown.headings, shown.folded) == (whole.headings, whole.folded)


def test_an_article_that_was_changed_is_built_anew(qapp):
    before, after = paragraphs("One.", "Two."), paragraphs("One.", "Two.")
    wanted = Wanted(before, theme.current())
    assert wanted.is_same(Wanted(before, theme.current()))
    assert not wanted.is_same(Wanted(after, theme.current()))
    assert not wanted.is_same(Wanted(before, theme.current(), zoom=1.5))
