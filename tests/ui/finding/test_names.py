"""Names: spellings that are one, said by keyboard, proposed by the library, told by results."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.support.accessibility import nameless_controls, read_tree
from tests.ui.finding.test_place import Found

Key, Mod = Qt.Key, Qt.KeyboardModifier


def spoken(model, row):
    return model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)


class Naming(Found):
    """Find with the page of names open."""

    @property
    def page(self):
        return self.place._names.page

    @property
    def listed(self):
        model = self.page.names
        return [model.index(row).data() for row in range(model.rowCount())]

    @property
    def proposed(self):
        model = self.page.proposals
        return [model.index(row).data() for row in range(model.rowCount())]

    @property
    def editor(self):
        return self.page.list.findChild(QLineEdit, "name-spellings")

    def open(self):
        self.place._desk.actions.trigger("find.names")
        self.quiet()


@pytest.fixture
def spelt(library):
    """The sample library with an article that spells two names otherwise."""
    library.imports.add_text(
        "Minsk answers\n\nIn Brest Lukashenka said nothing. Then Trumpp called him. "
        "Nobody else was there, and nothing more is known of it.\n"
    )
    return library


@pytest.fixture
def naming(qtbot, spelt, place):
    made = Naming(qtbot, place)
    made.quiet()
    return made


def test_a_name_is_added_changed_found_and_taken_out_by_keys(naming, library):
    naming.open()
    assert naming.page.edit.hasFocus()
    QTest.keyClicks(naming.page.edit, "Lukashenko, Batka;  lukashenko")
    naming.press(naming.page.edit, Key.Key_Return)
    assert naming.listed == ["Lukashenko, Batka"]
    assert naming.page.edit.text() == ""
    assert library.names.named("batka").spellings == ("Lukashenko", "Batka")
    rows = naming.page.list
    rows.setFocus()
    QTest.keyClick(rows, Key.Key_F2)
    naming.editor.setText("Lukashenko, Batka, Aliaksandr")
    QTest.keyClick(naming.editor, Key.Key_Return)
    naming.qtbot.waitUntil(lambda: naming.editor is None, timeout=30_000)
    naming.qtbot.waitUntil(
        lambda: naming.listed == ["Lukashenko, Batka, Aliaksandr"], timeout=30_000
    )
    naming.press(rows, Key.Key_Return)
    assert naming.edit.text() == '"Lukashenko" OR "Batka" OR "Aliaksandr"'
    assert naming.screen.isVisible()
    naming.open()
    rows.setFocus()
    naming.press(rows, Key.Key_Delete)
    assert naming.listed == []
    library.history.undo()
    assert naming.listed == ["Lukashenko, Batka, Aliaksandr"]
    naming.press(rows, Key.Key_Escape)
    assert naming.edit.hasFocus()


def test_a_name_of_one_spelling_is_refused_in_words(naming):
    naming.open()
    told = []
    naming.place._desk.notices.told.connect(told.append)
    QTest.keyClicks(naming.page.edit, "Lukashenko")
    naming.press(naming.page.edit, Key.Key_Return)
    assert naming.listed == []
    assert "two spellings" in told[0].text
    assert naming.page.edit.text() == "Lukashenko"


def test_proposals_are_accepted_and_refused_by_keys(naming, library):
    naming.open()
    assert "Lukashenko, Lukashenka" in naming.proposed
    rows = naming.page.proposed
    rows.setFocus()
    at = naming.proposed.index("Lukashenko, Lukashenka")
    rows.setCurrentIndex(naming.page.proposals.index(at))
    before = len(naming.proposed)
    naming.press(rows, Key.Key_Return)
    assert library.names.named("Lukashenka").spellings == ("Lukashenko", "Lukashenka")
    assert len(naming.proposed) == before - 1
    library.history.undo()
    naming.quiet()
    assert "Lukashenko, Lukashenka" in naming.proposed
    at = naming.proposed.index("Lukashenko, Lukashenka")
    rows.setCurrentIndex(naming.page.proposals.index(at))
    naming.press(rows, Key.Key_Delete)
    assert [kept.spellings for kept in library.names.apart()] == [("Lukashenko", "Lukashenka")]
    assert "Lukashenko, Lukashenka" not in naming.proposed


def test_other_spellings_are_told_and_left_out_for_one_search(naming):
    line = naming.screen.bar.variants
    naming.type("Lukashenka")
    everywhere = naming.place._found.passages
    assert line.isVisible()
    assert line.text == "Also found: Lukashenko"
    assert not any("Also found" in notice for notice in naming.place._found.notices)
    line.switch.click()
    naming.quiet()
    assert naming.place._found.passages == 1 < everywhere
    assert line.isVisible()
    assert line.switch.text() == "Other spellings too"
    line.switch.click()
    naming.quiet()
    assert naming.place._found.passages == everywhere
    line.switch.click()
    naming.quiet()
    naming.place.ask("Lukashenka")  # another search: the setting counts again
    naming.quiet()
    assert naming.place._found.passages == everywhere


def test_other_spellings_are_left_out_in_general(naming, settings):
    naming.type("Lukashenka")
    everywhere = naming.place._found.passages
    action = naming.place._desk.actions.get("find.spellings")
    assert action.isChecked()
    action.trigger()
    naming.quiet()
    assert naming.place._found.passages == 1 < everywhere
    assert not naming.screen.bar.variants.isVisible()
    assert not naming.place._desk.settings.other_spellings
    naming.open()
    assert not naming.page.general.isChecked()
    naming.page.general.click()
    naming.quiet()
    assert action.isChecked()
    assert naming.place._desk.settings.other_spellings
    assert naming.place._found.passages == everywhere


def test_a_name_said_to_be_one_is_found_at_once(naming, library):
    naming.type("batka")
    assert naming.place._found.passages == 0
    library.names.add(["Batka", "Lukashenko"])
    naming.quiet()
    assert naming.place._found.passages > 1
    assert "Lukashenko" in naming.screen.bar.variants.text


def test_every_control_of_the_page_has_a_name(naming):
    naming.open()
    assert nameless_controls(read_tree(naming.page)) == []
    said = [spoken(naming.page.proposals, row) for row in range(len(naming.proposed))]
    assert "Lukashenko, Lukashenka: one name? in 5 and 1 articles" in said
