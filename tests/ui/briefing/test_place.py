"""Brief as a whole, over the real library."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.briefing import BottomLine, Excerpt, Judgement, Prose, Section, Sources
from app.ui.briefing.excerpt_block import ExcerptBlock
from app.ui.briefing.judgement_block import JudgementBlock
from app.ui.briefing.problems import problems_of
from app.ui.briefing.text_blocks import ProseBlock, SectionBlock
from tests.support.accessibility import nameless_controls, read_tree
from tests.support.choosing import choose
from tests.ui.briefing.conftest import ALTERED, HEDGING, OPENING, RARE, item_of, of_kind

NO_KEYBOARD_GRAB = pytest.mark.qt_log_ignore(  # a menu on the offscreen platform
    "^This plugin does not support grabbing the keyboard", extend=True
)


def typed(qtbot, place, words):
    qtbot.keyClicks(QApplication.focusWidget(), words)


def texts(place):
    return [getattr(item, "text", getattr(item, "title", None)) for item in place.briefing.items]


def test_an_empty_place_says_how_to_begin(place):
    assert place.briefing.document is None
    place._desk.actions.trigger("file.new_briefing")
    kinds = [type(item) for item in place.briefing.items]
    assert kinds == [BottomLine, Judgement, Section, Prose, Sources]
    assert place.briefing.head.title == "New briefing"


@NO_KEYBOARD_GRAB
def test_a_briefing_is_made_by_keyboard_alone(place, qtbot, desk, library, find):
    library.briefing.put_aside(find(OPENING))
    desk.actions.trigger("file.new_briefing")
    typed(qtbot, place, "What Minsk is offering")  # the title is selected
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    typed(qtbot, place, "A bargain.")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    typed(qtbot, place, "It is likely that more will follow.")
    judgement = of_kind(place, JudgementBlock)
    judgement._likely.chosen.emit("likely")
    judgement._sure.chosen.emit("moderate")
    qtbot.keyClick(judgement.field(), Qt.Key.Key_Down)
    typed(qtbot, place, "What has been offered")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    typed(qtbot, place, "The offer in ")
    desk.actions.trigger("brief.bold")
    typed(qtbot, place, "three")
    desk.actions.trigger("brief.insert_excerpt")
    menu = QApplication.activePopupWidget()
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    place.keep()
    document = library.document(place.briefing_id)
    bottom, judged, section, prose, excerpt, sources = document.items
    assert document.briefing.title == "What Minsk is offering"
    assert bottom.text == "A bargain."
    assert (judged.text, judged.likelihood, judged.confidence) == (
        "It is likely that more will follow.",
        "likely",
        "moderate",
    )
    assert section.title == "What has been offered"
    assert prose.text == "The offer in **three**"
    assert excerpt.passage == find(OPENING)
    assert isinstance(sources, Sources)
    assert library.tray() == []


def test_everything_can_be_undone_and_done_again(place, qtbot, desk, library, written):
    place.open_briefing(written)
    before = library.document(written)
    place.editor.go_to(item_of(place, Prose).id, at_end=True)
    typed(qtbot, place, " More words.")
    place.editor.add("section")
    typed(qtbot, place, "A new head")
    place.editor.insert_table()
    place.editor.shift(item_of(place, Excerpt).id, -1)
    place.editor.remove(item_of(place, Judgement).id)
    place.keep()
    after = library.document(written)
    assert after != before
    steps = 0
    while library.history.undo_label(written) and library.document(written) != before:
        assert desk.edits.undo(written)
        steps += 1
    assert library.document(written) == before
    assert texts(place) == texts_of(before)
    for _ in range(steps):
        desk.edits.redo(written)
    assert library.document(written) == after
    assert place.briefing.document == after


def texts_of(document):
    return [getattr(item, "text", getattr(item, "title", None)) for item in document.items]


def test_typing_is_one_step_a_pause(brief, qtbot, library, written):
    entries = len(library.history.entries(500))
    brief.editor.go_to(item_of(brief, Prose).id, at_end=True)
    typed(qtbot, brief, " One step.")
    qtbot.waitUntil(lambda: not brief.editor.blocks.pending, timeout=3000)
    assert len(library.history.entries(500)) == entries + 1
    assert item_of(brief, Prose).text.endswith("forms. One step.")


def test_the_caret_survives_what_the_library_tells(brief, qtbot):
    prose = item_of(brief, Prose)
    brief.editor.go_to(prose.id)
    field = QApplication.focusWidget()
    field.select(4, 9)
    brief.briefing.change_head(desk="Eastern Europe desk")
    brief.keep()
    assert QApplication.focusWidget() is field
    assert field.selected().words == "offer"


@pytest.mark.parametrize("leave", ["hide", "switch"])
def test_nothing_typed_is_lost_when_the_place_is_left(brief, qtbot, library, written, leave):
    brief.editor.go_to(item_of(brief, BottomLine).id, at_end=True)
    typed(qtbot, brief, " Still typing")
    if leave == "hide":
        brief.hide()
    else:
        brief.new_briefing()
    kept = next(i for i in library.document(written).items if isinstance(i, BottomLine))
    assert kept.text.endswith("course. Still typing")


def test_undo_takes_back_what_was_just_typed(brief, qtbot, desk, library, written):
    before = item_of(brief, BottomLine).text
    brief.editor.go_to(item_of(brief, BottomLine).id, at_end=True)
    field = QApplication.focusWidget()
    typed(qtbot, brief, " Oops")
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.edits.undo(written)  # what the window's action does
    assert item_of(brief, BottomLine).text == before
    assert field.text == before


def test_an_altered_quotation_differs_until_it_is_restored(brief, qtbot):
    block = of_kind(brief, ExcerptBlock)
    assert block.said == "Differs from the source"
    assert [mark.words for mark in block._text.marks] == ["rare"]
    assert (
        brief.outline.outline.outline.index_of(block.item_id)
        .data(Qt.ItemDataRole.AccessibleTextRole)
        .endswith("differs from the source")
    )
    assert "1 of 2 quotations differs from its source." in brief.preview.box.said
    with qtbot.waitSignal(brief.briefing.checked, timeout=5000):
        qtbot.mouseClick(block._restore, Qt.MouseButton.LeftButton)
    assert block.said == "Matches the source"
    assert block.excerpt.text is None
    assert block.excerpt.shown == RARE
    assert block._restore.isHidden()


def test_a_typed_alteration_is_seen_after_a_moment(brief, qtbot):
    block = [b for b in brief.editor.blocks.blocks if isinstance(b, ExcerptBlock)][1]
    assert block.said == "Matches the source"
    brief.editor.go_to(block.item_id, at_end=True)
    typed(qtbot, brief, " indeed")
    qtbot.waitUntil(lambda: block.said == "Differs from the source", timeout=5000)
    qtbot.waitUntil(lambda: brief.briefing.states.get(block.item_id) == "altered", timeout=5000)
    assert block.excerpt.text == HEDGING + " indeed"


def test_a_paraphrase_is_not_checked(brief, qtbot):
    block = of_kind(brief, ExcerptBlock)
    with qtbot.waitSignal(brief.briefing.checked, timeout=5000):
        qtbot.mouseClick(block._reword, Qt.MouseButton.LeftButton)
    assert block.said == "Paraphrase"
    assert block.excerpt.paraphrase
    assert block.excerpt.text == ALTERED
    assert brief.briefing.quotations() == (1, 1)


def test_f7_goes_from_problem_to_problem_and_back(brief, desk):
    problems = problems_of(brief.briefing)
    assert [p.position for p in problems] == sorted(p.position for p in problems)
    seen = []
    for problem in problems:
        desk.actions.trigger("brief.next_problem")
        seen.append(desk.notices.last)
        assert problem.item_id in {"", brief.editor.blocks.current_id}
    assert seen == [problem.words for problem in problems]
    assert "Differs from the source" in seen
    desk.actions.trigger("brief.next_problem")
    assert desk.notices.last == seen[0]
    desk.actions.trigger("brief.previous_problem")
    assert desk.notices.last == seen[-1]


def test_the_outline_moves_sections_with_what_is_under_them(brief, qtbot):
    outline = brief.outline.outline
    second = [i for i in brief.briefing.items if isinstance(i, Section)][1]
    outline.setFocus()
    outline.setCurrentIndex(outline.outline.index_of(second.id))
    qtbot.keyClick(outline, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    heads = [i.title for i in brief.briefing.items if isinstance(i, Section)]
    assert heads == ["What is wanted", "What has been offered"]
    kinds = [type(i).__name__ for i in brief.briefing.items[2:6]]
    assert kinds == ["Section", "Prose", "Excerpt", "TableItem"]
    assert outline.current_node.id == second.id
    brief._desk.edits.undo(brief.briefing_id)
    assert [i.title for i in brief.briefing.items if isinstance(i, Section)] == heads[::-1]


def test_tab_makes_a_section_deeper_and_shift_tab_shallower(brief, qtbot):
    outline = brief.outline.outline
    second = [i for i in brief.briefing.items if isinstance(i, Section)][1]
    outline.setFocus()
    outline.setCurrentIndex(outline.outline.index_of(second.id))
    qtbot.keyClick(outline, Qt.Key.Key_Tab)
    assert brief.briefing.item(second.id).level == 2
    assert outline.outline.index_of(second.id).data() == "1.1  What is wanted"
    qtbot.keyClick(outline, Qt.Key.Key_Backtab)
    assert brief.briefing.item(second.id).level == 1


def test_a_section_is_renamed_in_the_outline(brief, qtbot):
    outline = brief.outline.outline
    section = item_of(brief, Section)
    outline.setFocus()
    outline.setCurrentIndex(outline.outline.index_of(section.id))
    qtbot.keyClick(outline, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    editor.selectAll()
    qtbot.keyClicks(editor, "The offer")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: item_of(brief, Section).title == "The offer", timeout=2000)
    assert of_kind(brief, SectionBlock).field().text == "The offer"


def test_delete_in_the_outline_removes_a_line_and_undo_brings_it_back(brief, qtbot, desk):
    outline = brief.outline.outline
    excerpt = item_of(brief, Excerpt)
    outline.setFocus()
    outline.setCurrentIndex(outline.outline.index_of(excerpt.id))
    qtbot.keyClick(outline, Qt.Key.Key_Delete)
    assert brief.briefing.item(excerpt.id) is None
    desk.edits.undo(brief.briefing_id)
    assert brief.briefing.item(excerpt.id) == excerpt


def test_enter_in_the_tray_quotes_a_passage_at_the_caret(brief, qtbot, library, find):
    library.briefing.put_aside(find(OPENING))
    brief.editor.go_to(item_of(brief, Prose).id)
    tray = brief.outline.tray
    tray.setFocus()
    tray.setCurrentIndex(tray.tray.index(0, 0))
    qtbot.keyClick(tray, Qt.Key.Key_Return)
    position = brief.briefing.position(item_of(brief, Prose).id)
    assert brief.briefing.items[position + 1].passage == find(OPENING)
    assert brief.briefing.tray == []


def test_a_passage_from_another_place_is_quoted_at_the_caret(brief, find):
    brief.editor.go_to(item_of(brief, Prose).id)
    assert brief.insert_passage(find(OPENING))
    assert item_of(brief, Excerpt).passage == find(OPENING)


def test_without_a_briefing_a_passage_is_not_taken(place, find):
    assert not place.insert_passage(find(OPENING))


def test_the_preview_shows_the_real_pages(brief_with_pages, qtbot):
    place = brief_with_pages
    preview = place.preview
    qtbot.waitUntil(lambda: preview.is_settled and preview.pages.page_count > 0, timeout=20_000)
    assert set(preview.places) >= {item_of(place, Excerpt).id, item_of(place, Prose).id}
    page = preview.pages._pages[0]
    assert page.accessibleName() == f"Page 1 of {preview.pages.page_count}"
    page.grab()
    assert "What Minsk is offering" in page.accessibleDescription().replace("\r\n", " ")
    image = page.grab().toImage()
    dark = sum(
        image.pixelColor(x, y).lightness() < 128
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    )
    assert dark > 300


def test_a_click_on_the_page_leads_to_the_block(brief_with_pages, qtbot):
    place = brief_with_pages
    preview = place.preview
    qtbot.waitUntil(lambda: preview.pages.page_count > 0, timeout=20_000)
    excerpt = item_of(place, Excerpt)
    page, points = preview.places[excerpt.id]
    preview.pages.clicked_at.emit(page, points + 3)
    assert place.editor.blocks.current_id == excerpt.id
    assert of_kind(place, ExcerptBlock).isAncestorOf(QApplication.focusWidget())


def test_the_status_bar_says_how_the_quotations_and_sources_stand(brief, qtbot, library):
    with qtbot.waitSignal(brief.status) as said:
        for article in library.articles():
            library.reading.grade_article(article.id, reliability="C")
    left, right = said.args
    assert left.startswith("1 of 2 quotations match")
    assert "3 sources" in left
    assert "F7" in right


def test_a_narrow_place_folds_the_preview_into_a_drawer(brief_with_pages, qtbot):
    place = brief_with_pages
    place.resize(1024, 598)
    qtbot.waitUntil(lambda: place.is_narrow, timeout=2000)
    assert not place.preview.isVisible()
    place.toggle_preview()
    assert place.preview.isVisible()
    place.toggle_preview()
    place.resize(1440, 798)
    qtbot.waitUntil(place.preview.isVisible, timeout=2000)


def test_every_control_has_a_name(brief_with_pages):
    place = brief_with_pages
    assert nameless_controls(read_tree(place)) == []


def test_the_columns_have_the_widths_of_the_design(brief_with_pages):
    place = brief_with_pages
    widths = (place.outline.width(), place.editor.width(), place.preview.width())
    assert widths == (268, 1440 - 268 - 500 - 2, 500)


def test_the_marking_is_chosen_and_shown(brief):
    assert brief.outline.marking.accessibleName() == "Handling marking: none chosen yet"
    brief.outline.marking.chosen.emit("TLP:AMBER")
    assert brief.briefing.head.marking == "TLP:AMBER"
    assert brief.outline.marking.text() == "TLP:AMBER"


def test_a_deleted_briefing_leaves_the_empty_place(brief, library, desk):
    brief.briefing.delete()
    assert brief.briefing.document is None
    desk.edits.undo(None)
    assert library.briefings()


def test_undoing_the_making_of_a_briefing_closes_it(place, desk, library):
    desk.actions.trigger("file.new_briefing")
    desk.edits.undo(place.briefing_id)
    assert place.briefing.document is None
    assert library.briefings() == []


def test_the_pdf_is_exported_by_the_action(brief, qtbot, desk, tmp_path, monkeypatch):
    target = tmp_path / "Report.pdf"
    choose(monkeypatch, target)
    brief.briefing.change_head(marking="TLP:GREEN")
    with qtbot.waitSignal(brief.exporter.exported, timeout=20_000):
        desk.actions.trigger("file.export")
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None, timeout=5000)
        dialog = QApplication.activeModalWidget()
        assert dialog.objectName() == "export"
        assert nameless_controls(read_tree(dialog)) == []
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert target.read_bytes().startswith(b"%PDF")
    assert desk.notices.last == "Saved Report.pdf, 2 pages."
    assert brief.preview.box.said[0] == desk.notices.last


def test_blocks_can_be_left_and_entered_with_the_arrows(brief, qtbot):
    brief.editor.go_to(item_of(brief, Section).id)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert brief.editor.blocks.current_id == item_of(brief, Prose).id
    assert of_kind(brief, ProseBlock).field().hasFocus()


def test_a_name_that_is_being_typed_in_the_outline_is_not_typed_over(brief, qtbot):
    outline = brief.outline.outline
    section = item_of(brief, Section)
    outline.setFocus()
    outline.setCurrentIndex(outline.outline.index_of(section.id))
    qtbot.keyClick(outline, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    editor.selectAll()
    qtbot.keyClicks(editor, "Half a na")
    brief.briefing.change_head(desk="Eastern Europe desk")  # all is shown anew
    assert editor.text() == "Half a na"
    qtbot.keyClicks(editor, "me")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: item_of(brief, Section).title == "Half a name", timeout=2000)
    qtbot.waitUntil(
        lambda: outline.outline.index_of(section.id).data() == "1  Half a name", timeout=2000
    )


def test_tab_goes_through_the_blocks_from_top_to_bottom(brief, qtbot):
    brief.editor.go_to(item_of(brief, Prose).id)
    brief.editor.insert_table()  # made last, stands in the middle
    blocks = brief.editor.blocks
    blocks.head.choose_title()
    order = []
    for _ in range(60):
        held = QApplication.focusWidget()
        block = next((b for b in blocks.blocks if b is held or b.isAncestorOf(held)), None)
        if block is not None and (not order or order[-1] != block.item_id):
            order.append(block.item_id)
        if block is blocks.blocks[-1]:
            break
        qtbot.keyClick(held, Qt.Key.Key_Tab)
    assert order == [item.id for item in brief.briefing.items]
