from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from app.ui.models.article_list import ArticleOrder
from app.ui.models.outline_drag import PASSAGE_TYPE, DraggedPassage, passage_mime
from tests.support.accessibility import nameless_controls, read_tree


@pytest.fixture
def sidebar(place):
    return place.sidebar


def rows(view):
    model = view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def click(view, index):
    def in_sight():  # rows that have just come are laid out
        return view.viewport().rect().contains(view.visualRect(index).center())

    for _ in range(1_000):
        if in_sight():
            break
        QTest.qWait(10)
    assert in_sight()
    point = view.visualRect(index).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)


def test_the_library_is_listed_with_its_counts(sidebar, library):
    assert rows(sidebar.library.rows) == ["All articles", "Inbox", "Not graded yet"]
    for article in library.articles():
        library.reading.grade_article(article.id, reliability="C")
    assert rows(sidebar.library.rows) == ["All articles", "Inbox"]


def test_articles_not_graded_yet_can_be_listed_alone(sidebar, library):
    first = library.articles()[0]
    library.reading.grade_article(first.id, reliability="C")
    click(sidebar.library.rows, sidebar.library.rows.model().index(2, 0))
    assert first.title not in rows(sidebar.article_list)
    assert len(rows(sidebar.article_list)) == 4


def test_a_click_opens_an_article_and_shift_enter_opens_it_beside(sidebar, place, library):
    second = library.articles()[1]
    click(sidebar.article_list, sidebar.articles.index_of(second.id))
    assert place.area.active.article.id == second.id
    third = library.articles()[2]
    sidebar.article_list.setCurrentIndex(sidebar.articles.index_of(third.id))
    QTest.keyClick(sidebar.article_list, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert [pane.article.id for pane in place.area.panes] == [second.id, third.id]
    assert (
        sidebar.articles.index_of(third.id)
        .data(Qt.ItemDataRole.AccessibleTextRole)
        .endswith("open: Right")
    )


def test_delete_removes_an_article_with_its_pane_and_undo_brings_it_back(sidebar, place, library):
    article = library.articles()[1]
    place.open_article(article.id)
    view = sidebar.article_list
    view.setCurrentIndex(view.model().index(1, 0))
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert article.id not in {a.id for a in library.articles()}
    assert all(pane.article is None or pane.article.id != article.id for pane in place.area.panes)
    library.history.undo()
    assert library.articles()[1].id == article.id
    assert rows(view)[1] == article.title


def test_marks_and_tags_are_recounted_soon_after_a_mark_is_made(sidebar, tags, library, qtbot):
    article = library.articles()[0].id
    library.marking.add_mark(article, 0, 10, tags=(tags["sanctions"].id,))
    spoken = Qt.ItemDataRole.AccessibleTextRole
    qtbot.waitUntil(lambda: "1 mark" in sidebar.articles.index_of(article).data(spoken))
    assert sidebar.tags.model.index_of(tags["sanctions"].id).data(spoken).endswith("1 mark")


def test_articles_can_be_sorted(sidebar):
    row = next(a for a in sidebar._sort_menu.actions() if a.data() == ArticleOrder.TITLE)
    row.trigger()
    assert rows(sidebar.article_list) == sorted(rows(sidebar.article_list), key=str.casefold)


def test_a_tag_filters_the_articles_and_a_second_click_ends_that(sidebar, tags, library):
    article = library.articles()[2]
    library.marking.add_mark(article.id, 0, 10, tags=(tags["sanctions"].id,))
    tree = sidebar.tags.tree
    index = sidebar.tags.model.index_of(tags["sanctions"].id)
    click(tree, index)
    assert rows(sidebar.article_list) == [article.title]
    click(tree, index)
    assert len(rows(sidebar.article_list)) == 5


def test_a_tag_that_filters_can_be_deleted(sidebar, tags, desk):
    index = sidebar.tags.model.index_of(tags["sanctions"].id)
    click(sidebar.tags.tree, index)
    QTest.keyClick(sidebar.tags.tree, Qt.Key.Key_Delete)
    assert not sidebar.tags.model.index_of(tags["sanctions"].id).isValid()
    assert len(rows(sidebar.article_list)) == 5
    assert desk.notices.last == "Tag deleted"
    desk.edits.undo()
    assert sidebar.tags.model.index_of(tags["sanctions"].id).isValid()


def test_a_tag_is_renamed_in_place(sidebar, tags, library, qtbot):
    tree = sidebar.tags.tree
    tree.setCurrentIndex(sidebar.tags.model.index_of(tags["sanctions"].id))
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_F2)
    editor = tree.findChild(QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, "Embargo")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Embargo" in [tag.name for tag in library.tags()])


def test_a_new_tag_is_made_and_named_at_once(sidebar, desk, library, qtbot):
    desk.actions.trigger("mark.new_tag")
    editor = sidebar.tags.tree.findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    QTest.keyClicks(editor, "Energy")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [tag.name for tag in library.tags()] == ["Energy"])


def test_a_colour_is_chosen_from_the_menu(sidebar, tags, library):
    section = sidebar.tags
    section.tree.setCurrentIndex(section.model.index_of(tags["prisoners"].id))
    by_number = {row.data(): row for row in section._colours.actions()}
    by_number[7].trigger()
    assert next(t for t in library.tags() if t.name == "Prisoners").colour == 7
    by_number[0].trigger()
    assert next(t for t in library.tags() if t.name == "Prisoners").colour is None


def test_a_tag_dropped_on_another_moves_below_it(sidebar, tags, library):
    model = sidebar.tags.model
    data = model.mimeData([model.index_of(tags["sanctions"].id)])
    target = model.index_of(tags["rights"].id)
    model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, target)
    moved = next(t for t in library.tags() if t.name == "Sanctions")
    assert moved.parent == tags["rights"].id


def test_a_passage_dropped_on_a_tag_is_marked_with_it(sidebar, tags, library):
    article = library.articles()[0].id
    data = QMimeData()
    place = {"article": article, "start": 10, "end": 40}
    data.setData(PASSAGE_TYPE, json.dumps(place).encode())
    model = sidebar.tags.model
    for name in ("sanctions", "rights"):
        index = model.index_of(tags[name].id)
        model.dropMimeData(data, Qt.DropAction.CopyAction, -1, -1, index)
    (mark,) = library.marks(article)
    assert mark.passage.span.start == 10
    assert mark.tags == (tags["sanctions"].id, tags["rights"].id)


def test_what_the_library_refuses_is_told(sidebar, tags, desk):
    sidebar.tags.model.renamed.emit(tags["sanctions"].id, "Human rights")
    assert desk.notices.history[-1].level == "error"
    assert "already" in desk.notices.last


def test_briefings_are_listed_and_opened(sidebar, place, library, qtbot):
    made = library.briefing.new("What Minsk is offering")
    assert rows(sidebar.briefing_rows) == ["What Minsk is offering"]
    with qtbot.waitSignal(place.briefing_wanted) as wanted:
        click(sidebar.briefing_rows, sidebar.briefing_rows.model().index(0, 0))
    assert wanted.args == [made.id]


def test_everything_in_the_sidebar_has_a_name(sidebar, tags, library):
    library.briefing.new("What Minsk is offering")
    assert nameless_controls(read_tree(sidebar)) == []


def test_collections_are_made_named_and_deleted_in_the_sidebar(sidebar, desk, library, qtbot):
    desk.actions.trigger("library.new_collection")
    editor = sidebar.library.rows.findChild(QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, "Energy")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    named = ["All articles", "Inbox", "Not graded yet", "Energy"]
    qtbot.waitUntil(lambda: rows(sidebar.library.rows) == named, timeout=10_000)
    sidebar.library.rows.setCurrentIndex(sidebar.library.rows.model().index(3, 0))
    QTest.keyClick(sidebar.library.rows, Qt.Key.Key_Delete)
    assert library.collections.collections() == []
    desk.edits.undo()
    assert rows(sidebar.library.rows)[-1] == "Energy"


def test_articles_dropped_on_a_collection_are_put_into_it(sidebar, desk, library):
    made = library.collections.put_into_new([], "Energy")
    model, articles = sidebar.library.sets, sidebar.articles
    data = articles.mimeData([articles.index(0), articles.index(2)])
    target = model.index_of(made.id)
    assert model.canDropMimeData(data, Qt.DropAction.CopyAction, -1, -1, target)
    assert not model.canDropMimeData(data, Qt.DropAction.CopyAction, -1, -1, model.index(0))
    model.dropMimeData(data, Qt.DropAction.CopyAction, -1, -1, target)
    ids = [row.id for row in library.articles()]
    assert library.collections.articles(made.id) == [ids[0], ids[2]]
    click(sidebar.library.rows, target)
    assert len(rows(sidebar.article_list)) == 2
    model.dropMimeData(data, Qt.DropAction.CopyAction, -1, -1, model.index_of("inbox"))
    assert len(library.collections.inbox()) == 5
    desk.edits.undo()
    desk.edits.undo()
    assert library.collections.articles(made.id) == []


def test_a_collection_that_is_deleted_leaves_all_articles_listed(sidebar, library):
    made = library.collections.put_into_new([library.articles()[1].id], "Energy")
    click(sidebar.library.rows, sidebar.library.sets.index_of(made.id))
    assert len(rows(sidebar.article_list)) == 1
    library.collections.delete(made.id)
    assert len(rows(sidebar.article_list)) == 5


def test_copies_are_one_group_that_unfolds(sidebar, library):
    ids = [row.id for row in library.articles()]
    library.grouping.join_all(ids[:3])
    assert len(rows(sidebar.article_list)) == 3
    view = sidebar.article_list
    view.setCurrentIndex(sidebar.articles.index_of(ids[0]))
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert len(rows(view)) == 5
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert len(rows(view)) == 3
    assert view.currentIndex() == sidebar.articles.index_of(ids[0])


def test_a_name_is_typed_on_while_counts_change(sidebar, desk, library, qtbot):
    desk.actions.trigger("library.new_collection")
    editor = sidebar.library.rows.findChild(QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, "Ener")
    library.collections.keep([library.articles()[0].id])
    QTest.keyClicks(editor, "gy")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: rows(sidebar.library.rows)[-1] == "Energy", timeout=10_000)
    qtbot.waitUntil(lambda: sidebar.library.rows.currentIndex().row() == 0, timeout=10_000)


def test_a_list_that_gets_the_keyboard_has_a_row_to_open(sidebar, qtbot):
    articles = sidebar.article_list
    articles.setFocus()
    articles.clearFocus()
    articles.setCurrentIndex(QModelIndex())
    articles.setFocus()
    assert articles.currentIndex().row() == 0
    assert articles.selectedIndexes() == []
    with qtbot.waitSignal(articles.opened):
        QTest.keyClick(articles, Qt.Key.Key_Return)


def test_several_passages_dropped_on_a_tag_are_marked_and_a_strangers_load_is_not(
    sidebar, tags, library
):
    first, second = (DraggedPassage(a.id, 10, 40) for a in library.articles()[:2])
    stranger = QMimeData()
    stranger.setData(PASSAGE_TYPE, b"another program's own bytes")
    model = sidebar.tags.model
    index = model.index_of(tags["rights"].id)
    for data in (stranger, passage_mime([first, second], "")):
        model.dropMimeData(data, Qt.DropAction.CopyAction, -1, -1, index)
    marked = {mark.passage.article for mark in library.marks(tag=tags["rights"].id)}
    assert marked == {first.article, second.article}
