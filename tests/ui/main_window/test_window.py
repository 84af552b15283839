"""The window over a real library: places, keys, regions, drops, closing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from app import resources
from app.settings.window_state import WindowState
from app.ui.main_window import MainWindow
from tests.support.accessibility import nameless_controls, read_tree


def press(qtbot, window, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget() or window, key, modifier)


CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_ctrl_1_2_4_lead_to_the_places(qtbot, window):
    for key, place in ((Qt.Key.Key_2, "find"), (Qt.Key.Key_4, "brief"), (Qt.Key.Key_1, "read")):
        press(qtbot, window, key, CTRL)
        assert window.place == place
        assert window.top.places.value == place
        assert window.action_table.get(f"go.{place}").isChecked()


def test_the_library_is_named_at_the_right_of_the_menus(window):
    name = window.findChild(QWidget, "libraryName")
    assert name.text() == "Sample"
    assert name.width() >= name.sizeHint().width()


def test_a_menu_shows_the_key_that_a_place_listens_for(window):
    original = window.action_table.get("view.original")
    assert original.text().endswith("\tO")
    window.action_table.rename("view.original", "Show the &reading view")
    assert original.text() == "Show the &reading view\tO"
    assert not original.shortcuts()


def test_ctrl_v_while_reading_adds_what_was_copied(qtbot, window):
    QApplication.clipboard().setText("A pasted headline\n\nMinsk offered a deal on Tuesday.")
    press(qtbot, window, Qt.Key.Key_V, CTRL)
    library = window.desk.library
    qtbot.waitUntil(lambda: len(library.articles()) == 6, timeout=20_000)


def test_ctrl_v_in_a_field_pastes_into_the_field(qtbot, window):
    QApplication.clipboard().setText("sanctions")
    window.top.search.setFocus()
    press(qtbot, window, Qt.Key.Key_V, CTRL)
    assert window.place == "find"
    assert QApplication.focusWidget().text() == "sanctions"
    assert len(window.desk.library.articles()) == 5


def test_a_new_briefing_is_one_however_it_is_asked_for(qtbot, window):
    press(qtbot, window, Qt.Key.Key_N, CTRL)
    assert window.place == "brief"
    assert len(window.desk.library.briefings()) == 1
    press(qtbot, window, Qt.Key.Key_N, CTRL)
    assert len(window.desk.library.briefings()) == 2


def test_a_passage_is_put_aside_while_no_briefing_is_open(qtbot, window):
    library = window.desk.library
    passage = library.passage(library.articles()[0].id, 10, 60)
    window.places.put_into_briefing(passage)
    assert [kept.passage for kept in library.tray()] == [passage.trimmed()]
    assert "Not used yet" in window.status.notice


def test_find_opens_a_passage_in_read(qtbot, window):
    window.show_place("find")
    article = window.desk.library.articles()[1].id
    window.places.find_place.open_passage.emit(article, 10, 40, True)
    assert window.place == "read"
    open_now = [pane.article.id for pane in window.places.read_place.area.panes]
    assert article in open_now


def test_closing_while_articles_are_added_asks_first(qtbot, window, monkeypatch, tmp_path):
    many = tmp_path / "many"
    many.mkdir()
    for number in range(150):
        (many / f"{number}.txt").write_text(f"Article {number}\n\nWords of {number}. " * 40)
    asked = []

    def answer(text, choices):
        asked.append(text)
        return choices[1 if len(asked) == 1 else 0]

    monkeypatch.setattr(window.notices, "ask", answer)
    window.add_files([many])
    window.close()
    assert window.isVisible()
    window.close()
    assert not window.isVisible()
    assert asked == ["Articles are still being added."] * 2


def test_find_and_brief_are_built_only_when_they_are_shown(qtbot, window):
    assert window.places.is_built("read")
    assert not window.places.is_built("find")
    assert not window.places.is_built("brief")
    window.show_place("find")
    assert window.places.is_built("find")


def test_ctrl_k_leads_to_the_field_and_typing_goes_on_in_find(qtbot, window):
    press(qtbot, window, Qt.Key.Key_K, CTRL)
    assert QApplication.focusWidget() is window.top.search.edit
    for letter in "sanctions":
        qtbot.keyClicks(QApplication.focusWidget(), letter)
    assert window.place == "find"
    assert not window.top.search_shown
    assert QApplication.focusWidget().text() == "sanctions"
    qtbot.waitUntil(lambda: "assage" in window.status.facts, timeout=10_000)


def test_f6_goes_through_the_regions_and_comes_back_to_the_same_widget(qtbot, window):
    window.top.search.setFocus()
    seen = []
    for _ in range(12):
        window.next_region()
        seen.append(QApplication.focusWidget())
        if seen[-1] is window.top.search.edit:
            break
    assert len(seen) >= 4
    assert seen[-1] is window.top.search.edit
    window.previous_region()
    assert QApplication.focusWidget() is not window.top.search.edit


def test_coming_to_read_with_nothing_open_one_is_in_the_list_of_articles(qtbot, window):
    read = window.places.place("read")
    for pane in list(read.area.panes):
        read.area.close_pane(pane)
    window.top.search.setFocus()
    window.show_place("read")
    assert QApplication.focusWidget() is read.sidebar.article_list
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(read.area.panes), timeout=10_000)


def test_the_keyboard_stays_with_the_article_when_a_passage_goes_into_the_briefing(qtbot, window):
    press(qtbot, window, Qt.Key.Key_N, CTRL)
    brief = window.places.place("brief")
    qtbot.waitUntil(lambda: bool(brief.editor.blocks.blocks), timeout=10_000)
    window.show_place("read")
    view = window.places.place("read").area.active.view
    view.setFocus()
    for _passage in range(2):
        press(qtbot, window, Qt.Key.Key_Down)
        press(qtbot, window, Qt.Key.Key_S)
        before = len(brief.editor.blocks.blocks)
        press(qtbot, window, Qt.Key.Key_B)
        qtbot.waitUntil(
            lambda before=before: len(brief.editor.blocks.blocks) == before + 1, timeout=10_000
        )
        assert QApplication.focusWidget() is view


def test_the_undo_told_in_read_takes_the_passage_out_of_the_briefing_again(qtbot, window):
    press(qtbot, window, Qt.Key.Key_N, CTRL)
    blocks = window.places.place("brief").editor.blocks
    qtbot.waitUntil(lambda: bool(blocks.blocks), timeout=10_000)
    before = len(blocks.blocks)
    window.show_place("read")
    library = window.desk.library
    article = library.articles()[0].id
    mark = library.marking.add_mark(article, 10, 60)
    window.places.put_into_briefing(library.passage(article, 10, 60))
    qtbot.waitUntil(lambda: len(blocks.blocks) == before + 1, timeout=10_000)
    window.status.findChild(QAbstractButton, "noticeAction").click()
    qtbot.waitUntil(lambda: len(blocks.blocks) == before, timeout=10_000)
    assert library.marks(article) == [mark]


def test_f6_leads_to_a_list_or_a_text_and_not_to_the_button_above_it(qtbot, window):
    window.top.search.setFocus()
    buttons = []
    for _ in range(12):
        window.next_region()
        held = QApplication.focusWidget()
        if held is window.top.search.edit:
            break
        if isinstance(held, QAbstractButton) and held.group() is None:
            buttons.append(held.accessibleName())
    assert len(buttons) <= 1  # the row of tools at the top has nothing else


def test_in_an_empty_brief_place_enter_makes_a_briefing(qtbot, window):
    assert window.desk.library.briefings() == []
    window.show_place("brief")
    with qtbot.waitCallback(timeout=10_000) as settled:  # the place has done what was waiting
        QTimer.singleShot(0, settled)
    held = QApplication.focusWidget()
    assert held.isVisible()
    assert held.accessibleName() == "New briefing"
    qtbot.keyClick(held, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(window.desk.library.briefings()) == 1, timeout=10_000)


def test_undo_names_its_step_and_takes_it_back(qtbot, window):
    undo = window.action_table.get("edit.undo")
    window.desk.library.codebook.add("Elections")
    assert undo.text().startswith("&Undo ")
    assert undo.isEnabled()
    undo.trigger()
    assert window.desk.library.tags() == []
    assert window.status.notice.startswith("Undo ")
    assert window.action_table.get("edit.redo").isEnabled()


def test_a_notice_offers_its_action_and_gives_way_to_the_facts(qtbot, window):
    window.desk.library.codebook.add("Elections")
    window.notices.tell("Tag added", action=window.action_table.get("edit.undo"), seconds=0.05)
    assert window.status.notice == "Tag added"
    offer = window.status.findChild(QWidget, "noticeAction")
    assert offer.isVisible()
    qtbot.waitUntil(lambda: window.status.notice == "")


def test_pressing_undo_in_the_notice_undoes(qtbot, window):
    window.desk.library.codebook.add("Elections")
    window.notices.tell("Tag added", action=window.action_table.get("edit.undo"))
    offer = window.status.findChild(QWidget, "noticeAction")
    qtbot.mouseClick(offer, Qt.MouseButton.LeftButton)
    assert window.desk.library.tags() == []


def test_the_history_lists_what_was_done(qtbot, window):
    press(qtbot, window, Qt.Key.Key_H, CTRL | SHIFT)
    entries = window.findChild(QWidget, "historyList").model()
    before = entries.rowCount()
    window.desk.library.codebook.add("Elections")
    assert entries.rowCount() == before + 1
    press(qtbot, window, Qt.Key.Key_H, CTRL | SHIFT)
    assert not window.findChild(QWidget, "historyPanel").isVisible()


def test_f1_shows_every_key_and_narrows(qtbot, window):
    press(qtbot, window, Qt.Key.Key_F1)
    sheet = window.findChild(QWidget, "keySheet")
    assert sheet.isVisible()
    table = sheet.findChild(QWidget, "keyTable").model()
    everything = table.rowCount()
    sheet.search.set_text("undo")
    rows = [table.index(row, 1).data() for row in range(table.rowCount())]
    assert 0 < table.rowCount() < everything
    assert any("Ctrl+Z" in keys for keys in rows)
    sheet.accept()


def test_the_theme_key_steps_through_the_themes_and_is_remembered(qtbot, window, settings):
    for name in ("dark", "sepia", "light"):
        press(qtbot, window, Qt.Key.Key_D, CTRL | SHIFT)
        assert settings.theme == name


def test_below_1100_words_get_shorter_and_the_sidebar_gets_a_button(qtbot, window):
    window.resize(1024, 700)
    qtbot.waitUntil(lambda: window.top.add.text() == "Add")
    assert window.top.sidebar.isVisible()
    assert window.top.add.accessibleName() == "Add articles"
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: window.top.add.text() == "Add articles")
    assert not window.top.sidebar.isVisible()


def test_files_may_be_dropped_anywhere(qtbot, empty_window):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in resources.seeds().glob("*.txt")])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(300, 300), copy, data, left, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(empty_window, enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(300, 300), copy, data, left, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(empty_window, drop)
    library = empty_window.desk.library
    qtbot.waitUntil(lambda: len(library.articles()) == 5, timeout=30_000)


def test_every_control_has_a_name_in_every_place(qtbot, window):
    for place in ("read", "find", "brief"):
        window.show_place(place)
        assert nameless_controls(read_tree(window)) == [], place


def test_the_window_remembers_its_size_and_place(qtbot, library, settings, tmp_path):
    path = tmp_path / "window.toml"
    first = MainWindow(settings, WindowState(_path=path))
    first.open_library(library)
    first.setGeometry(0, 45, 800, 730)
    first.show_place("find")
    first.close()
    again = MainWindow(settings, WindowState.load(path))
    again.open_library(library)
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (800, 730)
    assert again.place == "find"
    again.close()
    first.deleteLater()


def test_how_the_window_stands_is_kept_while_it_is_open(qtbot, library, settings, tmp_path):
    path = tmp_path / "window.toml"
    window = MainWindow(settings, WindowState(_path=path))
    window.open_library(library)
    qtbot.addWidget(window)
    window.show_place("find")
    window._keeping.setInterval(1)
    qtbot.waitUntil(path.exists, timeout=10_000)
    assert WindowState.load(path).place == "find"
    window.close()


def test_a_read_only_library_offers_nothing_that_writes(qtbot, library, settings, tmp_path):
    from app.library.library import Library

    with Library.open(library.folder, read_only=True) as second:
        window = MainWindow(settings, WindowState(_path=tmp_path / "w.toml"))
        window.open_library(second)
        qtbot.addWidget(window)
        assert not window.action_table.get("file.add_files").isEnabled()
        assert not window.action_table.get("file.new_briefing").isEnabled()
        window.add_files([resources.seeds()])
        assert "read-only" in window.status.notice
        window.close()


def test_the_index_follows_an_edit_without_being_asked(qtbot, window):
    library = window.desk.library
    library.codebook.add("Elections")
    qtbot.waitUntil(lambda: library.searching.state == "ready", timeout=20_000)


@pytest.mark.parametrize("place", ["read", "find", "brief"])
def test_a_place_takes_the_focus_when_it_is_shown(qtbot, window, place):
    window.show_place(place)
    held = QApplication.focusWidget()
    assert held is not None
    assert window.places.shown.isAncestorOf(held)
