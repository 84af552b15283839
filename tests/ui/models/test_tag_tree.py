from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt

from app.domain.tag import Tag, TagId
from app.ui.models.outline_drag import PASSAGE_TYPE
from app.ui.models.tag_tree import TAG_FORMAT, TagRole, TagTree

RIGHTS = Tag(TagId("rights"), "Human rights", None, "HR", 3, "What is owed to anyone")
PRISONERS = Tag(TagId("prisoners"), "Prisoners", RIGHTS.id, "PR")
SANCTIONS = Tag(TagId("sanctions"), "Sanctions", None, "SA", 5)
COPY, MOVE = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction


@pytest.fixture
def tree(qapp):
    made = TagTree()
    made.show([RIGHTS, PRISONERS, SANCTIONS], {RIGHTS.id: 2, PRISONERS.id: 1})
    return made


def dragged(name, content):
    data = QMimeData()
    data.setData(name, content)
    return data


def test_it_keeps_qts_contract(qtmodeltester, tree):
    qtmodeltester.check(tree)


def test_a_tag_below_another_stands_below_it_and_takes_its_colour(tree):
    rights, prisoners = tree.index_of(RIGHTS.id), tree.index_of(PRISONERS.id)
    assert prisoners.parent() == rights
    assert [tree.rowCount(), tree.rowCount(rights), tree.rowCount(prisoners)] == [2, 1, 0]
    assert prisoners.data(TagRole.COLOUR) == 3
    assert prisoners.data(TagRole.TAG) == PRISONERS
    assert not tree.index_of(TagId("none")).isValid()


def test_a_row_reads_whole(tree):
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert tree.index_of(RIGHTS.id).data(spoken) == "Human rights, HR, 2 marks"
    assert tree.index_of(PRISONERS.id).data(spoken) == "Prisoners, PR, 1 mark"
    tip = tree.index_of(RIGHTS.id).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "Human rights: What is owed to anyone"


def test_renaming_asks_and_changes_nothing_itself(qtbot, tree):
    index = tree.index_of(SANCTIONS.id)
    with qtbot.waitSignal(tree.renamed) as asked:
        assert tree.setData(index, " Embargo ")
    assert asked.args == ["sanctions", "Embargo"]
    assert index.data() == "Sanctions"
    with qtbot.assertNotEmitted(tree.renamed):
        assert tree.setData(index, "Sanctions")
        assert not tree.setData(index, "  ")


def test_counts_are_refreshed_without_a_reset(qtbot, tree):
    with qtbot.assertNotEmitted(tree.modelReset), qtbot.waitSignal(tree.dataChanged):
        tree.show([RIGHTS, PRISONERS, SANCTIONS], {RIGHTS.id: 7})
    assert tree.index_of(RIGHTS.id).data(TagRole.COUNT) == 7


def test_a_tag_is_dragged_below_another_and_back_to_the_top(qtbot, tree):
    data = tree.mimeData([tree.index_of(SANCTIONS.id)])
    with qtbot.waitSignal(tree.moved) as asked:
        tree.dropMimeData(data, MOVE, -1, -1, tree.index_of(RIGHTS.id))
    assert asked.args == ["sanctions", "rights"]
    with qtbot.waitSignal(tree.moved) as asked:
        tree.dropMimeData(data, MOVE, -1, -1, QModelIndex())
    assert asked.args == ["sanctions", ""]


def test_a_tag_is_never_dropped_below_itself(qtbot, tree):
    data = dragged(TAG_FORMAT, b"rights")
    with qtbot.assertNotEmitted(tree.moved):
        assert not tree.dropMimeData(data, MOVE, -1, -1, tree.index_of(PRISONERS.id))


def test_a_passage_is_dropped_on_a_tag_and_nowhere_else(qtbot, tree):
    data = dragged(PASSAGE_TYPE, b"{}")
    with qtbot.waitSignal(tree.passage_dropped) as asked:
        tree.dropMimeData(data, COPY, -1, -1, tree.index_of(PRISONERS.id))
    assert asked.args[0] == "prisoners"
    assert not tree.canDropMimeData(data, COPY, -1, -1, QModelIndex())
    assert not tree.canDropMimeData(dragged("text/plain", b"x"), COPY, -1, -1, QModelIndex())
