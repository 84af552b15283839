"""Saved searches in Find: saved by a key, opened by Enter, new passages counted and shown."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from app.domain.saved_search import SavedSearchCount
from app.settings.window_state import WindowState
from app.ui.finding.place import FindPlace
from app.ui.finding.recent import RecentQueries
from app.ui.widgets import memory
from tests.ui.finding.test_place import Found

Key, Mod = Qt.Key, Qt.KeyboardModifier
NEWS = "News\n\nMore sanctions on Minsk were announced.\n\nSanctions again."


class Saving(Found):
    """Find with its saved searches."""

    @property
    def section(self):
        return self.screen.filters.saved

    @property
    def names(self):
        model = self.section.model
        return [model.index(row).data() for row in range(model.rowCount())]

    def spoken(self, row):
        return self.section.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)

    @property
    def editor(self):
        return self.section.view.findChild(QLineEdit, "saved-name")

    def save(self, words, name=""):
        """Save ``words`` by keyboard alone."""
        self.edit.clear()
        self.type(words)
        QTest.keyClick(self.edit, Key.Key_D, Mod.ControlModifier)
        if name:
            self.editor.selectAll()
            QTest.keyClicks(self.editor, name)
        self.end_naming(Key.Key_Return)

    def end_naming(self, key):
        """Press ``key`` in the field for the name; Qt closes it a moment later."""
        QTest.keyClick(self.editor, key)
        self.qtbot.waitUntil(lambda: self.editor is None, timeout=30_000)
        self.quiet()


@pytest.fixture
def saving(qtbot, place):
    memory.use(WindowState())
    return Saving(qtbot, place)


def test_ctrl_d_saves_the_search_and_lets_it_be_named(saving, library):
    saving.save("sanctions relief", "Relief")
    assert saving.names == ["Relief"]
    assert [kept.query for kept in library.saved_searches.all()] == ["sanctions relief"]
    total = library.searching.search("sanctions relief").total
    assert saving.spoken(0) == f"Relief, {total} passages"


def test_a_search_keeps_its_own_words_as_name_if_none_is_typed(saving):
    saving.type("sanctions")
    saving.press(saving.edit, Key.Key_D, Mod.ControlModifier)
    saving.end_naming(Key.Key_Escape)
    assert saving.names == ["sanctions"]


def test_the_same_search_is_not_saved_twice_and_none_without_words(saving):
    saving.save("sanctions")
    saving.save("sanctions", "Again")
    assert saving.names == ["Again"]
    saving.edit.clear()
    saving.quiet()
    saving.press(saving.edit, Key.Key_D, Mod.ControlModifier)
    assert saving.place._desk.notices.last == "Type a query first, then save it."
    assert saving.names == ["Again"]


def test_enter_on_a_saved_search_asks_for_it_with_its_filters(saving, library):
    kind = ("kind", ("List item",))
    library.saved_searches.save("sanctions", (kind,), name="Listed")
    saving.type("minsk")
    view = saving.section.view
    view.setFocus()
    view.setCurrentIndex(saving.section.model.index(0))
    saving.press(view, Key.Key_Return)
    assert saving.edit.text() == "sanctions"
    assert saving.place._found.question.chosen == (kind,)
    assert saving.screen.facets.checked == dict([kind])
    counted = dict(library.searching.search("sanctions").facets["kind"])["List item"]
    assert saving.place._found.passages == counted
    saving.edit.clear()
    saving.type("minsk")
    assert not view.currentIndex().isValid()


def test_what_is_new_is_counted_shown_and_seen_by_looking(saving, library):
    saving.save("sanctions", "Sanctions")
    before = saving.place._found.passages
    saving.edit.clear()
    library.imports.add_text(NEWS)
    saving.quiet()
    saving.qtbot.waitUntil(lambda: "2 new" in saving.spoken(0), timeout=30_000)
    saving.section.view.opened.emit(library.saved_searches.all()[0].id)
    saving.quiet()
    chip = saving.screen.bar.new
    assert saving.place._found.passages == before + 2
    assert chip.isVisible()
    assert chip.text().startswith("2 passages new since you last looked")
    assert "new" not in saving.spoken(0)
    chip.click()
    saving.quiet()
    assert saving.place._found.passages == 2
    assert len({p.article for p in saving.passages}) == 1
    chip.click()
    saving.quiet()
    assert saving.place._found.passages == before + 2
    saving.edit.clear()
    saving.quiet()
    assert chip.isHidden()


def test_typing_on_leaves_what_is_new(saving, library):
    saving.save("sanctions", "Sanctions")
    library.imports.add_text(NEWS)
    saving.qtbot.waitUntil(lambda: "2 new" in saving.spoken(0), timeout=30_000)
    saving.edit.clear()
    saving.section.view.opened.emit(library.saved_searches.all()[0].id)
    saving.quiet()
    saving.screen.bar.new.click()
    saving.quiet()
    saving.edit.clear()
    saving.type("minsk")
    assert saving.place._found.passages == library.searching.search("minsk").total


def test_f2_renames_and_delete_deletes_with_a_way_back(saving, library):
    saving.save("sanctions", "Sanctions")
    view = saving.section.view
    view.setCurrentIndex(saving.section.model.index(0))
    QTest.keyClick(view, Key.Key_F2)
    saving.editor.setText("Renamed")
    saving.end_naming(Key.Key_Return)
    assert saving.names == ["Renamed"]
    view.setCurrentIndex(saving.section.model.index(0))
    saving.press(view, Key.Key_Delete)
    assert saving.names == []
    assert view.isHidden()
    saving.place._desk.edits.undo()
    assert saving.names == ["Renamed"]


def test_recent_queries_are_there_after_a_restart(qtbot, desk, saving, tmp_path):
    path = tmp_path / "window.toml"
    memory.use(WindowState(_path=path))
    saving.type("sanctions relief")
    saving.press(saving.edit, Key.Key_Return)
    assert memory.current().save()
    memory.use(WindowState.load(path))
    again = FindPlace(desk)
    qtbot.addWidget(again)
    assert again._screen.nothing._recent[0].text() == "sanctions relief"


def test_recent_queries_are_kept_once_latest_first_and_not_for_ever(tmp_path):
    memory.use(WindowState())
    recent = RecentQueries(tmp_path)
    for number in range(30):
        recent.add(f" query {number} ")
    recent.add("query 20")
    recent.add("  ")
    assert recent.texts[:2] == ["query 20", "query 29"]
    assert len(recent.texts) == len(set(recent.texts)) == 20
    assert RecentQueries(tmp_path / "other").texts == []


def test_a_count_that_arrives_while_a_name_is_typed_leaves_it_alone(saving, library):
    saving.type("sanctions")
    saving.press(saving.edit, Key.Key_D, Mod.ControlModifier)
    saving.editor.selectAll()
    QTest.keyClicks(saving.editor, "Reli")
    saving.section.model.show_counts({library.saved_searches.all()[0].id: SavedSearchCount(7, 2)})
    QTest.keyClicks(saving.editor, "ef")
    saving.end_naming(Key.Key_Return)
    assert saving.names == ["Relief"]
