"""The table of articles: the Inbox is looked through by single keys, long lists are sorted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from app.ui.models.article_list import ArticleRole
from app.ui.models.article_table import Column
from app.ui.models.library_sets import ALL
from app.ui.reading import sidebar as sidebar_module
from tests.support.accessibility import nameless_controls, read_tree

KEY = Qt.Key


def titles(page):
    return [page.table.index(row, 0).data() for row in range(page.table.rowCount())]


def here(page):
    return page.view.currentIndex().data()


def test_the_inbox_is_looked_through_by_keep_drop_and_next(inbox, library, press):
    first, second, third, *rest = titles(inbox)
    press(inbox.view, KEY.Key_K)
    assert here(inbox) == second
    press(inbox.view, KEY.Key_D)
    assert here(inbox) == third
    press(inbox.view, KEY.Key_J)
    assert here(inbox) == rest[0]
    assert titles(inbox) == [third, *rest]
    assert [row.title for row in library.articles()] == [first, third, *rest]


def test_what_was_kept_and_dropped_comes_back_by_undo(inbox, desk, library, press):
    before = titles(inbox)
    press(inbox.view, KEY.Key_K, KEY.Key_D)
    assert desk.notices.history[-1].action is desk.actions.get("edit.undo")
    desk.edits.undo()
    assert titles(inbox) == before[1:]
    desk.edits.undo()
    assert titles(inbox) == before
    assert len(library.collections.inbox()) == 5


def test_several_articles_are_settled_in_one_step(inbox, library, desk, press):
    inbox.view.selectAll()
    press(inbox.view, KEY.Key_K)
    assert library.collections.inbox() == []
    assert inbox.table.rowCount() == 0
    desk.edits.undo()
    assert len(library.collections.inbox()) == 5


def test_the_keys_rest_when_single_letters_are_switched_off(inbox, settings, press):
    settings.single_letter_keys = False
    press(inbox.view, KEY.Key_K, KEY.Key_D)
    assert inbox.table.rowCount() == 5


def test_a_collection_is_chosen_by_its_digit(inbox, library, press, menus):
    made = library.collections.put_into_new([], "Energy")
    article = inbox.selected()[0].id
    press(inbox.view, KEY.Key_L)
    row = menus[0].actions()[0]
    assert row.text() == "&1 Energy"
    row.trigger()
    assert library.collections.articles(made.id) == [article]
    assert article not in library.collections.inbox()


def test_a_new_collection_is_made_of_the_article_and_named_at_once(
    inbox, place, library, press, menus, qtbot
):
    other = library.collections.put_into_new([], "Talks")
    article = inbox.selected()[0].id
    press(inbox.view, KEY.Key_L)
    menus[0].actions()[-1].trigger()
    made = next(c for c in library.collections.collections() if c.id != other.id)
    assert library.collections.articles(made.id) == [article]
    editor = place.sidebar.library.rows.findChild(QLineEdit)
    QTest.keyClicks(editor, "Energy")
    press(editor, KEY.Key_Return)
    index = place.sidebar.library.sets.index_of(made.id)
    qtbot.waitUntil(lambda: index.data() == "Energy", timeout=10_000)
    assert [c.name for c in library.collections.collections()] == ["Energy", "Talks"]


def test_the_first_collection_is_named_with_no_menu_and_triage_goes_on_by_keys(
    inbox, place, library, press, menus, qtbot
):
    inbox.view.setFocus()
    article = inbox.selected()[0].id
    press(inbox.view, KEY.Key_L)
    assert menus == []
    editor = place.sidebar.library.rows.findChild(QLineEdit)
    QTest.keyClicks(editor, "Energy")
    press(editor, KEY.Key_Return)
    qtbot.waitUntil(inbox.view.hasFocus, timeout=10_000)
    (made,) = library.collections.collections()
    assert made.name == "Energy" and library.collections.articles(made.id) == [article]
    press(inbox.view, KEY.Key_K)
    assert len(library.collections.inbox()) == 3


def test_enter_opens_the_article_and_escape_leads_back_to_reading(inbox, place, press):
    wanted = inbox.selected()[0].id
    press(inbox.view, KEY.Key_Return)
    assert place.centre.table is None
    assert place.area.active.article.id == wanted
    place.show_set()
    press(inbox.view, KEY.Key_Escape)
    assert place.centre.table is None
    assert place.area.active.view.hasFocus()


def test_the_chosen_article_is_previewed(inbox, qtbot, press):
    press(inbox.view, KEY.Key_J)
    wanted = inbox.selected()[0]
    qtbot.waitUntil(lambda: inbox.preview.view.article is not None, timeout=20_000)
    qtbot.waitUntil(lambda: inbox.preview.view.article.id == wanted.id, timeout=20_000)


def test_the_table_is_sorted_by_its_heads_and_the_row_stays(inbox, library):
    rows = library.articles()
    library.reading.grade_article(rows[3].id, reliability="B")
    library.reading.change_metadata(rows[1].id, publisher="Belta")
    inbox.view.go_to(3)
    held = here(inbox)
    inbox.view.sortByColumn(Column.GRADE, Qt.SortOrder.AscendingOrder)
    assert titles(inbox)[0] == rows[3].title
    assert here(inbox) == held
    inbox.view.sortByColumn(Column.PUBLISHER, Qt.SortOrder.AscendingOrder)
    assert titles(inbox)[0] == rows[1].title
    inbox.view.sortByColumn(Column.TITLE, Qt.SortOrder.DescendingOrder)
    assert titles(inbox) == sorted((row.title for row in rows), key=str.casefold, reverse=True)


def test_words_narrow_the_table_and_are_cleared_with_escape(inbox, library, press):
    library.reading.change_metadata(library.articles()[2].id, publisher="Belta")
    inbox.field.set_text("belt")
    assert titles(inbox) == [library.articles()[2].title]
    inbox.field.set_text("no such words")
    assert titles(inbox) == []
    press(inbox.field.edit, KEY.Key_Escape)
    assert len(titles(inbox)) == 5


def test_copies_fold_into_one_row_that_stands_for_all(inbox, library, desk, press):
    ids = [row.id for row in library.articles()]
    library.grouping.join_all(ids[1:4])
    assert inbox.table.rowCount() == 3
    group = inbox.table.index_of(ids[1])
    assert group.data(Qt.ItemDataRole.AccessibleTextRole).endswith("3 copies, one source")
    inbox.view.go_to(group.row())
    press(inbox.view, KEY.Key_Right)
    assert inbox.table.rowCount() == 5
    assert inbox.table.index_of(ids[2]).data(ArticleRole.ROW).below
    press(inbox.view, KEY.Key_Left)
    assert inbox.table.rowCount() == 3
    press(inbox.view, KEY.Key_K)
    assert set(library.collections.inbox()) == {ids[0], ids[4]}


def test_articles_are_grouped_and_kept_apart_from_the_menu(inbox, library, desk):
    ids = [row.id for row in library.articles()]
    menu = inbox._menu
    menu._do_more("group", ids[:2], [])
    assert library.count_independent(ids) == 4
    menu._do_more("apart", ids[:1], [])
    assert library.count_independent(ids) == 5
    desk.edits.undo()
    assert library.count_independent(ids) == 4


def test_an_empty_inbox_says_so(inbox, library):
    library.collections.keep([row.id for row in library.articles()])
    assert inbox._pages.currentWidget() is inbox._empty
    assert "Inbox is empty" in inbox._empty._words.text()


def test_a_long_list_is_a_table_and_the_sidebar_lists_what_is_open(
    place, library, monkeypatch, press
):
    monkeypatch.setattr(sidebar_module, "TABLE_FROM", 4)
    rows = place.sidebar.library.rows
    rows.opened.emit(place.sidebar.library.sets.index_of(ALL))
    page = place.centre.table
    assert page.shown_set == ALL and page.table.rowCount() == 5
    open_now = [pane.article.id for pane in place.area.panes]
    listed = place.sidebar.articles
    assert [listed.index(n).data(ArticleRole.SUMMARY).id for n in range(listed.rowCount())] == (
        open_now
    )
    page.view.go_to(4)
    press(page.view, KEY.Key_Return)
    assert listed.index(0).data(ArticleRole.SUMMARY).id == library.articles()[4].id


def test_the_deeds_of_the_table_rest_while_it_is_out_of_sight(place, desk):
    for action_id in ("library.keep", "library.drop", "library.file", "library.next"):
        assert not desk.actions.get(action_id).isEnabled()
    place.show_set()
    assert desk.actions.get("library.keep").isEnabled()


def test_everything_in_the_table_has_a_name(inbox):
    assert nameless_controls(read_tree(inbox)) == []


@pytest.mark.parametrize("count", [10_000])
def test_ten_thousand_articles_are_listed_without_telling_each(inbox, library, count):
    """A change of one row is told of that row; nothing is reset."""
    one = library.articles()[0]
    from dataclasses import replace

    many = [replace(one, id=f"{n:08}", title=f"Report {n}") for n in range(count)]
    inbox.table.show(many, {}, {})
    told = []
    inbox.table.modelReset.connect(told.append)
    inbox.table.dataChanged.connect(lambda first, last, _roles: told.append((first, last)))
    inbox.table.show([*many[:50], replace(many[50], marks=3), *many[51:]], {}, {})
    assert [(first.row(), last.row()) for first, last in told] == [(50, 50)]
    inbox.table.show([*many[:20], *many[21:]], {}, {})
    assert inbox.table.rowCount() == count - 1


def test_the_table_follows_the_set_that_is_chosen_in_the_sidebar(inbox, place, library):
    made = library.collections.put_into_new([library.articles()[0].id], "Energy")
    rows, sets = place.sidebar.library.rows, place.sidebar.library.sets
    rows.opened.emit(sets.index_of(made.id))
    assert inbox.shown_set == made.id and inbox.table.rowCount() == 1
    place.centre.show_panes()
    rows.opened.emit(sets.index_of(ALL))
    assert place.centre.table is None


def test_an_article_of_the_sidebar_is_filed_by_the_same_key(place, library, menus, qtbot):
    made = library.collections.put_into_new([], "Energy")
    view = place.sidebar.article_list
    view.setCurrentIndex(view.model().index(1, 0))
    view.setFocus()
    qtbot.waitUntil(view.hasFocus, timeout=10_000)
    QTest.keyClick(view, KEY.Key_L)
    menus[0].actions()[0].trigger()
    assert library.collections.articles(made.id) == [library.articles()[1].id]
