"""The review by keys alone, and the field that files what was added."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.library.imports import Added, Failed, NearDuplicate, NowReading
from app.ui.adding.findings import findings_of
from app.ui.adding.results import FileRead


@pytest.fixture
def page(qtbot, window):
    """The page as it is after the sample articles were added, the second a copy of the first."""
    window._made_adding()
    page = window._page
    page.begin()
    window._on_adding_began()
    articles = [window.desk.library.article(known.id) for known in window.desk.library.articles()]
    read = [
        FileRead(Added(a.id, a.title, f"/in/{a.file_name}", 1, 1), findings_of(a)) for a in articles
    ]
    near = NearDuplicate(articles[1].id, articles[0].id, 0.9)
    read[1] = read[1]._replace(near=near, other=articles[0].short_title)
    read.append(FileRead(Failed("/in/gone.txt", "unreadable", "gone.txt cannot be opened.")))
    page.results.add(read)
    page.show_progress(NowReading("/in/next.txt", 6, 8))
    return page


def at_row(page, number):
    page.files.go_to(number)
    page.list.setFocus()


@pytest.mark.parametrize(("key", "sources"), [(Qt.Key.Key_G, 4), (Qt.Key.Key_K, 5)])
def test_a_key_answers_for_a_near_duplicate_while_files_are_read(page, key, sources):
    library = page._desk.library
    at_row(page, 1)
    QTest.keyClick(page.list, key)
    assert page.results.row(1).state != "near"
    assert library.grouping.count_independent(a.id for a in library.articles()) == sources


def test_skip_and_retry_have_keys_which_other_rows_do_not_take(qtbot, page):
    library = page._desk.library
    at_row(page, 0)
    QTest.keyClick(page.list, Qt.Key.Key_S)
    assert len(library.articles()) == 5
    at_row(page, 1)
    QTest.keyClick(page.list, Qt.Key.Key_S)
    assert len(library.articles()) == 4 and page.results.row(1).state == "gone"
    at_row(page, 5)
    page.retry_asked.disconnect()
    with qtbot.waitSignal(page.retry_asked) as asked:
        QTest.keyClick(page.list, Qt.Key.Key_R)
    assert asked.args == [["/in/gone.txt"]]


def test_the_file_at_hand_is_told_until_the_end(page):
    assert page.files._current.name == "next.txt" and page.files._current.isVisible()
    page.end("5 articles added.")
    assert not page.files._current.isVisible()


def test_an_article_is_put_into_the_collection_that_is_typed_and_all_with_a_button(page):
    collections = page._desk.library.collections
    at_row(page, 0)
    field = page.column.details.collection
    assert not field.all.isVisible()
    field.field.setFocus()
    QTest.keyClicks(field.field, "Minsk talks")
    QTest.keyClick(field.field, Qt.Key.Key_Return)
    (made,) = collections.collections()
    assert (made.name, made.articles) == ("Minsk talks", 1)
    QTest.mouseClick(field.all, Qt.MouseButton.LeftButton)
    assert collections.collections()[0].articles == 5
    page._desk.actions.trigger("edit.undo")
    assert collections.collections()[0].articles == 1
    at_row(page, 2)
    assert field.field.text() == ""
    at_row(page, 0)
    assert field.field.text() == "Minsk talks"
    field.field.clear()
    field.save()
    assert collections.collections()[0].articles == 0


def test_a_long_file_says_at_which_page_it_is(page):
    now = NowReading("/in/scan.pdf", 6, 8, page=3, pages=9)
    page.show_progress(now)
    current = page.files._current
    assert current.words == "Reading page 3 of 9"
    assert current.accessibleName() == "scan.pdf: Reading page 3 of 9"
    page.show_progress(NowReading("/in/next.txt", 7, 8))
    assert current.words == "Reading"


def test_the_file_that_opens_by_itself_is_selected_also_where_the_list_has_the_focus(page):
    page.begin()
    page.list.setFocus()
    article = page._desk.library.article(page._desk.library.articles()[0].id)
    added = Added(article.id, article.title, "/in/a.txt", 1, 1)
    page.results.add([FileRead(added, findings_of(article))])
    page.list.clearFocus()
    page.list.setFocus()
    page.end("1 article added.")
    assert page.list.selectionModel().isSelected(page.results.index(0))
