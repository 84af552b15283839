"""The source register: a grade asks for its reason, its articles follow, everything is undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.ui.library.publishers_page import PublishersPage
from tests.support.accessibility import nameless_controls, read_tree

KEY = Qt.Key


@pytest.fixture
def belta(library):
    """Belta, a publisher of two articles; Reuters is stated by one and not registered."""
    rows = library.articles()
    for row, name in zip(rows, ("Belta", "BelTA", "Reuters"), strict=False):
        library.reading.change_metadata(row.id, publisher=name)
    return library.publishers.add("Belta", owner_note="Owned by the state")


@pytest.fixture
def page(qtbot, desk, belta):
    made = PublishersPage(desk)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.list.setFocus()
    return made


def names(page):
    return [page.model.index(row).data() for row in range(page.model.rowCount())]


def spoken(page, row):
    return page.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)


def test_publishers_stand_with_their_articles_then_names_not_registered(page):
    assert names(page) == ["Belta", "Reuters"]
    assert spoken(page, 0) == "Belta, not graded, 2 articles"
    assert spoken(page, 1) == "Reuters, not registered, 1 article"
    assert page._count.text() == "1 publisher · 1 not registered"


def test_a_grade_asks_for_its_reason_and_its_articles_follow(qtbot, page, library, desk, press):
    press(page.form.reliability.focusProxy(), KEY.Key_D)
    assert page.form._asking.isVisible()
    qtbot.waitUntil(page.form.reason.hasFocus, timeout=10_000)
    press(page.form.reason, KEY.Key_Return)
    assert page.form.reason_row.error
    assert library.publishers.named("Belta").reliability is None
    QTest.keyClicks(page.form.reason, "Repeats official lines")
    press(page.form.reason, KEY.Key_Return)
    assert library.publishers.named("Belta").reliability == "D"
    assert [row.reliability for row in library.articles()][:3] == ["D", "D", None]
    assert page.form.history.startswith("D, Repeats official lines (today")
    assert not page.form._asking.isVisible()
    assert page.form.reliability._cells.cell("D").hasFocus()
    desk.edits.undo()
    assert page.form.reliability.value == ""
    assert page.form.history == ""


def test_a_grade_not_confirmed_is_not_given(page, library):
    page.form.reliability._on_picked("B")
    page.form.cancel.click()
    assert page.form.reliability.value == ""
    assert library.publishers.named("Belta").history == ()


def test_note_and_other_names_are_saved_when_they_are_left(page, library):
    page.form.note.setFocus()
    page.form.note.setPlainText("Owned by the state since 1918")
    page.form.aliases.setFocus()
    page.form.aliases.setPlainText("Reuters\n\n Belarusian  Telegraph Agency ")
    page.list.setFocus()
    found = library.publishers.named("Belta")
    assert found.owner_note == "Owned by the state since 1918"
    assert found.aliases == ("Reuters", "Belarusian Telegraph Agency")
    assert names(page) == ["Belta"]
    assert spoken(page, 0).endswith("3 articles")


def test_a_name_that_is_taken_is_said_to_be_below_its_field(page, library):
    library.publishers.add("Reuters")
    page.form.name.setText("Reuters")
    page.form.name.editingFinished.emit()
    assert "already" in page.form.name_row.error
    assert library.publishers.named("Belta") is not None


def test_a_name_is_registered_with_enter_and_undone(page, library, desk, press):
    press(page.list, KEY.Key_Down, KEY.Key_Return)
    assert library.publishers.named("Reuters") is not None
    assert page.form.publisher.name == "Reuters"
    desk.edits.undo()
    assert library.publishers.named("Reuters") is None
    assert spoken(page, 1).startswith("Reuters, not registered")


def test_a_publisher_is_taken_out_with_delete_and_undone(page, library, desk, press):
    press(page.list, KEY.Key_Delete)
    assert library.publishers.publishers() == []
    assert names(page) == ["Belta", "Reuters"]
    desk.edits.undo()
    assert library.publishers.named("Belta").owner_note == "Owned by the state"


def test_words_narrow_the_register(page):
    page.field.set_text("owned state")
    assert names(page) == ["Belta"]
    page.field.set_text("reu")
    assert names(page) == ["Reuters"]
    page.field.set_text("nothing like it")
    assert names(page) == []


def test_an_empty_register_says_what_will_be_here(qtbot, desk, library):
    page = PublishersPage(desk)
    qtbot.addWidget(page)
    page.show()
    assert page._pages.currentWidget() is page._nothing
    page.new_publisher()
    assert page.form.publisher.name == "New publisher"
    assert page.form.name.selectedText() == "New publisher"


def test_escape_leads_back_and_articles_are_shown_on_demand(qtbot, page, press):
    with qtbot.waitSignal(page.set_wanted) as wanted:
        page.form.show_them.click()
    assert wanted.args[0].startswith("publisher:")
    with qtbot.waitSignal(page.left):
        press(page.list, KEY.Key_Escape)


def test_the_register_opens_at_the_publisher_of_the_article_read(window, library):
    library.publishers.add("Belta")
    library.reading.change_metadata(library.articles()[0].id, publisher="Reuters")
    window.places.read_place.open_article(library.articles()[0].id)
    window.action_table.get("library.publisher").trigger()
    page = window.places.shown
    assert isinstance(page, PublishersPage)
    assert page.list.currentIndex().data() == "Reuters"
    page.set_wanted.emit("named:reuters")
    table = window.places.read_place.centre.table
    assert table.table.rowCount() == 1
    assert table._title.text() == "Published by reuters"


def test_every_control_has_a_name(page):
    assert nameless_controls(read_tree(page)) == []
