from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence

from app.ui import icons
from app.ui.actions import MENUS, SPECS, Actions
from app.ui.local_keys import LOCAL_KEYS

PLACES = ("read", "find", "brief")


@pytest.fixture
def actions(qtbot):
    return Actions()


@pytest.mark.parametrize("place", PLACES)
def test_no_two_actions_of_a_place_share_a_key(place):
    keys = Counter(
        key.toString() for row in SPECS.values() if row.works_in(place) for key in row.bindings
    )
    assert [key for key, times in keys.items() if times > 1] == []


@pytest.mark.parametrize("place", PLACES)
def test_no_key_that_a_place_listens_for_is_taken_by_the_window(place):
    of_window = {
        key.toString() for row in SPECS.values() if row.works_in(place) for key in row.bindings
    }
    local = [row.local for row in SPECS.values() if row.local and row.works_in(place)]
    assert len(local) == len(set(local))
    assert [key for key in local if QKeySequence(key).toString() in of_window] == []


def test_no_single_letter_works_in_the_whole_window(actions):
    for action in actions.all():
        for key in action.shortcuts():
            assert len(key.toString()) > 1, action.objectName()


@pytest.mark.parametrize("menu", MENUS, ids=lambda menu: menu.title)
def test_every_row_of_a_menu_has_a_mnemonic_of_its_own(menu):
    letters = [row.text[row.text.index("&") + 1].lower() for row in menu.rows if row]
    assert [letter for letter, times in Counter(letters).items() if times > 1] == []


def test_the_menus_have_mnemonics_of_their_own():
    letters = [menu.title[menu.title.index("&") + 1] for menu in MENUS]
    assert len(set(letters)) == len(letters)


def test_every_icon_of_the_table_is_in_the_font(qapp):
    assert {row.icon for row in SPECS.values() if row.icon} <= icons.names()


def test_a_tooltip_names_the_key(actions):
    assert actions.get("go.search").toolTip() == "Find in the library (Ctrl+K)"
    assert actions.get("mark.tag").toolTip() == "Tag (T)"


def test_an_action_that_cannot_be_used_says_why(actions):
    actions.allow("mark.note", False, "Select some text first")
    note = actions.get("mark.note")
    assert not note.isEnabled()
    assert note.toolTip() == "Note (N)\nSelect some text first"
    actions.allow("mark.note", True)
    assert note.isEnabled()
    assert note.toolTip() == "Note (N)"


def test_actions_of_another_place_rest_until_one_comes_back(actions):
    actions.allow("view.add_pane", False)
    actions.enter("brief")
    assert actions.get("brief.bold").isEnabled()
    assert not actions.get("edit.find_in_article").isEnabled()
    actions.enter("read")
    assert not actions.get("brief.bold").isEnabled()
    assert actions.get("edit.find_in_article").isEnabled()
    assert not actions.get("view.add_pane").isEnabled()


def test_what_one_place_does_not_allow_another_may(actions):
    actions.allow("edit.copy_with_source", False, "Select some text first", "read")
    assert not actions.get("edit.copy_with_source").isEnabled()
    actions.enter("find")
    assert actions.get("edit.copy_with_source").isEnabled()
    actions.enter("brief")
    assert not actions.get("edit.copy_with_source").isEnabled()


def test_undo_can_name_its_step(actions):
    actions.rename("edit.undo", "&Undo mark passage")
    assert actions.get("edit.undo").text() == "&Undo mark passage"
    assert actions.get("edit.undo").toolTip() == "Undo mark passage (Ctrl+Z)"


def test_keys_for_the_sheet_belong_to_known_places():
    assert {place for _text, _keys, place in LOCAL_KEYS} <= {"", *PLACES}


def test_the_compare_place_is_not_announced_before_it_works():
    assert not [row.id for row in SPECS.values() if "compare" in row.text.lower()]
    assert QKeySequence("Ctrl+3") not in [key for row in SPECS.values() for key in row.bindings]


def test_what_cannot_be_used_says_why_when_its_key_asks_for_it(actions):
    said = []
    actions.refused.connect(said.append)
    actions.allow("go.next_linked", False, "No linked passages", "read")
    actions.trigger("go.next_linked")
    assert actions.refuse(QKeySequence("Alt+Down"))
    assert said == ["No linked passages"] * 2
    actions.enter("find")
    assert not actions.refuse(QKeySequence("Alt+Down"))
    actions.enter("read")
    actions.allow("go.next_linked", True, "No linked passages", "read")
    assert not actions.refuse(QKeySequence("Alt+Down"))
    assert len(said) == 2


def test_what_is_done_and_can_be_done_no_further_says_nothing(actions):
    said = []
    actions.refused.connect(said.append)
    back = actions.get("go.back")
    actions.allow("go.back", True, "Nothing behind", "read")
    back.triggered.connect(lambda: actions.allow("go.back", False, "Nothing behind", "read"))
    actions.trigger("go.back")
    assert said == []
