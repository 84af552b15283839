from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt

from app.domain.briefing import Document, ItemId, Section
from app.ui.models.outline import JUDGEMENTS, outline_of
from app.ui.models.outline_drag import DraggedPassage, item_mime, passage_mime
from app.ui.models.outline_tree import OutlineModel
from tests.ui.models.test_outline import document, items, outline


@pytest.fixture
def model(qapp):
    made = OutlineModel()
    made.show_outline(outline({"e1": "altered"}))
    return made


def test_the_model_keeps_qts_contract(model, qtmodeltester):
    qtmodeltester.check(model, force_py=True)


def test_the_empty_model_keeps_qts_contract(qapp, qtmodeltester):
    qtmodeltester.check(OutlineModel(), force_py=True)


def test_lines_show_number_and_title(model):
    assert model.index_of("s11").data() == "1.1  In detail"
    assert model.index_of("bottom").data() == "Bottom line"
    assert model.index_of("src").data() == "Sources"


def test_lines_speak_with_kind_count_and_state(model):
    def spoken(node_id):
        return model.index_of(node_id).data(Qt.ItemDataRole.AccessibleTextRole)

    assert spoken("s1") == "Section 1, What has been offered, differs from the source"
    assert spoken(JUDGEMENTS) == "Key judgements, 2"
    assert spoken("e1") == "Excerpt, Article a1, differs from the source"


def test_the_same_lines_with_other_words_do_not_reset_the_view(model, qtbot):
    changed = [
        Section(item.id, "Another title", item.level) if item.id == "s1" else item
        for item in items()
    ]
    other = Document(document().briefing, tuple(changed))
    root = outline_of(other, lambda article: f"Article {article}", {})
    with (
        qtbot.assertNotEmitted(model.modelReset),
        qtbot.waitSignal(model.dataChanged),
    ):
        assert not model.show_outline(root)
    assert model.index_of("s1").data() == "1  Another title"


def test_fewer_lines_reset_the_view(model, qtbot):
    fewer = Document(document().briefing, items()[:5])
    with qtbot.waitSignal(model.modelReset):
        assert model.show_outline(outline_of(fewer, str, {}))
    assert not model.index_of("src").isValid()


def test_renaming_is_asked_for_and_not_done_by_the_model(model, qtbot):
    index = model.index_of("s1")
    assert index.flags() & Qt.ItemFlag.ItemIsEditable
    with qtbot.waitSignal(model.renamed) as asked:
        assert model.setData(index, "  New name ")
    assert asked.args == ["s1", "New name"]
    assert index.data(Qt.ItemDataRole.EditRole) == "What has been offered"


def test_excerpts_cannot_be_renamed(model):
    index = model.index_of("e1")
    assert not index.flags() & Qt.ItemFlag.ItemIsEditable
    assert not model.setData(index, "New name")


@pytest.mark.parametrize(
    ("row", "above", "position"),
    [
        (0, "", 0),
        (2, "", 3),  # before the first section
        (4, "", 11),  # before the sources
        (-1, "", 11),  # below the last line: still before the sources
        (0, "s1", 5),  # prose stands before the excerpt
        (2, "s1", 8),
        (-1, "s2", 11),
    ],
)
def test_a_drop_goes_to_its_place_in_the_list_of_items(model, row, above, position):
    parent = model.index_of(above) if above else QModelIndex()
    assert model.position_of_drop(row, parent) == position


def test_dropped_passages_and_lines_are_handed_on_with_their_place(model, qtbot):
    passage = DraggedPassage("a9", 3, 7)
    with qtbot.waitSignal(model.passages_dropped) as dropped:
        model.dropMimeData(
            passage_mime([passage], "words"), Qt.DropAction.CopyAction, 0, 0, model.index_of("s1")
        )
    assert dropped.args == [[passage], 5]
    with qtbot.waitSignal(model.item_dropped) as moved:
        model.dropMimeData(item_mime("t1"), Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    assert moved.args == ["t1", 0]


def test_a_position_is_shown_by_the_line_it_stands_under(model):
    assert model.node_at(4).id == "s1"  # prose
    assert model.node_at(7).id == "e2"
    assert model.node_at(1).id == "j1"
    assert model.node_at(99) is None


def test_an_item_that_is_gone_has_no_index(model):
    assert not model.index_of(ItemId("nobody")).isValid()
