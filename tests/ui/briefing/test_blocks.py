"""The blocks of the editor, over a real briefing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from app.domain.briefing import BottomLine, Excerpt, Judgement, Prose, Section, TableItem
from app.ui.briefing.excerpt_block import ExcerptBlock
from app.ui.briefing.judgement_block import JudgementBlock
from app.ui.briefing.sources_block import SourcesBlock
from app.ui.briefing.table_block import TableBlock
from app.ui.briefing.text_blocks import ProseBlock
from tests.ui.briefing.conftest import HEDGING, PRISONERS, RARE, item_of, of_kind


def choose(chip, words):
    menu = chip.menu()
    menu.aboutToShow.emit()
    action = next(a for a in menu.actions() if a.text().replace("&&", "&").startswith(words))
    menu.triggered.emit(action)


def test_a_likelihood_is_chosen_with_its_range(brief):
    block = of_kind(brief, JudgementBlock)
    assert block._likely.text() == "Likely, 55–80 %"
    offered = [a.text() for a in block._likely.menu().actions() if a.text()]
    assert offered[0] == "Almost certain, 95–99 %"
    choose(block._likely, "Very unlikely")
    assert item_of(brief, Judgement).likelihood == "very unlikely"
    assert block._likely.accessibleName() == "Likelihood: Very unlikely, 5–20 %"


def test_another_scale_has_other_terms_and_says_what_does_not_fit(brief):
    block = of_kind(brief, JudgementBlock)
    choose(block._likely, "Very likely")
    brief.briefing.change_head(scale="phia")
    assert block._likely.text() == "very likely, not on this scale"
    assert "Realistic possibility, 40–50 %" in [a.text() for a in block._likely.menu().actions()]


def test_confidence_is_chosen(brief):
    block = of_kind(brief, JudgementBlock)
    choose(block._sure, "Low")
    assert item_of(brief, Judgement).confidence == "low"
    assert block._sure.text() == "Low confidence"


def test_evidence_is_counted_by_article_and_can_be_added_and_taken_away(brief, find):
    block = of_kind(brief, JudgementBlock)
    assert block._evidence.text() == "1 source"
    choose(block._evidence, brief.briefing.source_line(find(HEDGING)))
    assert item_of(brief, Judgement).evidence == (find(PRISONERS), find(HEDGING))
    assert block._evidence.text() == "2 sources"
    block.add_evidence(find("spheres of influence"))  # the same article again
    assert block._evidence.text() == "2 sources"
    choose(block._evidence, brief.briefing.source_line(find(PRISONERS)))
    assert block._evidence.text() == "1 source"


def test_enter_after_a_judgement_starts_the_next(brief, qtbot):
    brief.editor.go_to(item_of(brief, Judgement).id, at_end=True)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.keyClicks(QApplication.focusWidget(), "It is unlikely.")
    brief.keep()
    judged = [i.text for i in brief.briefing.items if isinstance(i, Judgement)]
    assert judged == ["It is likely that more prisoners will be released.", "It is unlikely."]
    numbers = [
        b._number.text() for b in brief.editor.blocks.blocks if isinstance(b, JudgementBlock)
    ]
    assert numbers == ["1", "2"]


def test_an_emptied_block_goes_with_backspace_and_the_caret_stays_near(brief, qtbot):
    prose = item_of(brief, Prose)
    brief.editor.go_to(prose.id)
    field = QApplication.focusWidget()
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert brief.briefing.item(prose.id) is None
    assert brief.editor.blocks.isAncestorOf(QApplication.focusWidget())


def test_prose_becomes_a_heading_by_the_chooser(brief):
    prose = item_of(brief, Prose)
    brief.editor.go_to(prose.id)
    brief.editor.bar.kind_chosen.emit("section-2")
    changed = brief.briefing.item(prose.id)
    assert isinstance(changed, Section)
    assert changed.title == "The offer comes in three forms."
    assert QApplication.focusWidget().text == changed.title
    brief._desk.edits.undo(brief.briefing_id)
    assert brief.briefing.item(prose.id) == prose


def test_bold_italic_list_and_link_are_written_as_markdown(brief, desk):
    prose = item_of(brief, Prose)
    brief.editor.go_to(prose.id)
    field = QApplication.focusWidget()
    field.select(4, 9)
    desk.actions.trigger("brief.italic")
    assert field.text == "The *offer* comes in **three** forms."
    brief.editor.toggle_list()
    assert field.text.startswith("- The")
    field.select(7, 12)
    brief.editor.link("https://example.org")
    brief.keep()
    assert "[offer](https://example.org)" in brief.briefing.item(prose.id).text


def test_emphasis_leaves_headings_and_quotations_alone(brief, desk):
    for kind in (Section, Excerpt):
        item = item_of(brief, kind)
        brief.editor.go_to(item.id)
        QApplication.focusWidget().selectAll()
        desk.actions.trigger("brief.bold")
        brief.keep()
        assert brief.briefing.item(item.id) == item


def test_cells_are_edited_by_keyboard(brief, qtbot):
    block = of_kind(brief, TableBlock)
    grid = block._grid
    grid.setFocus()
    grid.setCurrentCell(1, 0)
    qtbot.keyClicks(grid, "1")
    editor = QApplication.focusWidget()
    qtbot.keyClicks(editor, "7")
    brief.keep()  # while the editor is open
    assert item_of(brief, TableItem).rows[0] == ("17", "One")
    qtbot.keyClick(editor, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("command", "shape"), [("add-row", (4, 2)), ("add-column", (3, 3)), ("remove-row", (2, 2))]
)
def test_rows_and_columns_are_added_and_removed(brief, command, shape):
    block = of_kind(brief, TableBlock)
    block._grid.setCurrentCell(1, 0)
    next(a for a in block.findChildren(QAction) if a.objectName() == command).trigger()
    table = item_of(brief, TableItem)
    assert (1 + len(table.rows), len(table.header)) == shape
    brief._desk.edits.undo(brief.briefing_id)
    assert len(block._grid.lines()) == 3


def test_a_new_table_stands_after_the_caret(brief, desk):
    brief.editor.go_to(item_of(brief, BottomLine).id)
    desk.actions.trigger("brief.insert_table")
    assert isinstance(brief.briefing.items[1], TableItem)
    assert of_kind(brief, TableBlock).field().hasFocus()


def test_sources_list_themselves_with_grades(brief, library, find):
    block = of_kind(brief, SourcesBlock)
    assert len(block._shown) == 3
    library.reading.grade_article(find(RARE).article, reliability="C", credibility=3)
    assert "C3" in [given for given, _ in block._shown]
    excerpt = of_kind(brief, ExcerptBlock)
    assert excerpt._grade.text() == "C3"


def test_a_quotation_says_its_source_and_leads_to_it(brief, qtbot, find):
    block = of_kind(brief, ExcerptBlock)
    passage = find(RARE)
    with qtbot.waitSignal(brief.open_passage) as asked:
        qtbot.mouseClick(block._source, Qt.MouseButton.LeftButton)
    assert asked.args == [passage.article, passage.start, passage.end, False]


def test_no_word_is_hidden_while_markdown_is(brief, qtbot):
    block = of_kind(brief, ProseBlock)
    field = block.field()
    brief.editor.go_to(item_of(brief, Section).id)
    formats = field.document().firstBlock().layout().formats()
    hidden = [f for f in formats if f.format.fontPointSize() == 0.5]
    text = field.text
    assert [text[f.start : f.start + f.length] for f in hidden] == ["**", "**"]
    brief.editor.go_to(block.item_id)
    shown = field.document().firstBlock().layout().formats()
    assert not [f for f in shown if f.format.fontPointSize() == 0.5]


def test_the_details_of_the_head_are_kept_and_wrong_dates_said(brief, qtbot):
    head = brief.editor.blocks.head
    head.unfold()
    head._fields["desk"].setFocus()
    qtbot.keyClicks(head._fields["desk"], "Eastern Europe")
    qtbot.keyClick(head._fields["desk"], Qt.Key.Key_Tab)
    qtbot.keyClicks(head._fields["date"], "19 August 2025")
    qtbot.keyClick(head._fields["date"], Qt.Key.Key_Return)
    assert brief.briefing.head.desk == "Eastern Europe"
    assert brief.briefing.head.date == "2025-08-19"
    head._fields["date"].setText("soon")
    head._fields["date"].editingFinished.emit()
    assert "is no date" in head._rows["date"].error
    assert brief.briefing.head.date == "2025-08-19"


def test_ctrl_enter_starts_new_prose_and_enter_after_a_quotation_does_too(brief, qtbot):
    for kind in (Prose, Excerpt):
        item = item_of(brief, kind)
        count = len(brief.briefing.items)
        brief.editor.go_to(item.id, at_end=True)
        ctrl = Qt.KeyboardModifier.ControlModifier
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, ctrl)
        position = brief.briefing.position(item.id)
        assert len(brief.briefing.items) == count + 1
        assert brief.briefing.items[position + 1] == Prose(brief.briefing.items[position + 1].id)
        brief._desk.edits.undo(brief.briefing_id)


def test_alt_up_in_the_editor_moves_the_block(brief, qtbot):
    excerpt = item_of(brief, Excerpt)
    brief.editor.go_to(excerpt.id)
    before = brief.briefing.position(excerpt.id)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert brief.briefing.position(excerpt.id) == before - 1
    assert of_kind(brief, ExcerptBlock).field().hasFocus()


def test_the_context_menu_of_a_text_has_the_blocks_commands_too(brief, qtbot):
    from PySide6.QtWidgets import QMenu

    field = of_kind(brief, ExcerptBlock).field()
    menu = QMenu()
    qtbot.addWidget(menu)
    field.menu_opened.emit(menu)
    assert [a.data() for a in menu.actions() if a.data()] == [
        "open-source",
        "paraphrase",
        "restore",
        "note",
        "up",
        "down",
        "remove",
    ]
    menu.triggered.emit(next(a for a in menu.actions() if a.data() == "note"))
    assert QApplication.focusWidget().accessibleName() == "Note on the excerpt"
    qtbot.keyClicks(QApplication.focusWidget(), "Check the date.")
    brief.keep()
    assert item_of(brief, Excerpt).note == "Check the date."


def test_without_a_briefing_its_actions_say_why_they_cannot_be_used(place, desk):
    bold = desk.actions.get("brief.bold")
    assert not bold.isEnabled()
    assert "Open a briefing first" in bold.toolTip()
    desk.actions.trigger("file.new_briefing")
    assert bold.isEnabled()


def test_an_altered_quotation_is_told_in_words_too(brief):
    field = of_kind(brief, ExcerptBlock).field()
    said = "Differs from the source. Here “clear”, in the source “rare”"
    assert field.accessibleDescription() == said


def test_ctrl_enter_within_prose_makes_two_of_it(brief, qtbot):
    prose = item_of(brief, Prose)
    brief.editor.go_to(prose.id)
    QApplication.focusWidget().select(9, 9)
    qtbot.keyClick(
        QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    position = brief.briefing.position(prose.id)
    texts = [item.text for item in brief.briefing.items[position : position + 2]]
    assert texts == ["The offer", "comes in **three** forms."]
    assert QApplication.focusWidget().text == texts[1]


def test_a_passage_is_quoted_behind_the_paragraph_with_the_caret(brief, find):
    prose = item_of(brief, Prose)
    brief.briefing.change(Prose(prose.id, "First.\n\nSecond.\n\nThird."))
    brief.editor.go_to(prose.id)
    QApplication.focusWidget().select(10, 10)
    brief.insert_passage(find("an opening, not a breakthrough"))
    position = brief.briefing.position(prose.id)
    first, quoted, rest = brief.briefing.items[position : position + 3]
    assert (first.text, rest.text) == ("First.\n\nSecond.", "Third.")
    assert quoted.passage == find("an opening, not a breakthrough")
