"""Every action once: menus, buttons, tooltips and the key sheet all read this table."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from app.domain.mark import COLOURS
from app.ui.icons import icon
from app.ui.wording import plain, said

if TYPE_CHECKING:
    from app.library.library import Library
    from app.settings.settings import Settings
    from app.ui.background import BackgroundRunner
    from app.ui.notices import Notices
    from app.ui.undo import Edits


class Desk(NamedTuple):
    """What every place is given: the open library and the window's services."""

    library: Library
    edits: Edits
    background: BackgroundRunner
    notices: Notices
    actions: Actions
    settings: Settings


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """A row of the table.

    ``text`` has its mnemonic. ``keys`` work in the whole window; ``local`` is a key that the place
    itself listens for (single letters, arrows) and that is only shown here. ``place`` ("read",
    "find", "brief", "read find" for two, "" for all) is where the action can be used; ``mac``
    replaces the keys there.
    """

    id: str
    text: str
    keys: str = ""
    icon: str = ""
    place: str = ""
    local: str = ""
    checkable: bool = False
    mac: str = ""

    def works_in(self, place: str) -> bool:
        """Whether the action can be used in ``place``."""
        return not self.place or place in self.place.split()

    @property
    def bindings(self) -> list[QKeySequence]:
        """The keys on this platform, the one to show first."""
        keys = self.mac if self.mac and sys.platform == "darwin" else self.keys
        return [QKeySequence(key) for key in keys.split(" ") if key]

    @property
    def shown_key(self) -> str:
        """The first key as a person reads it ("Ctrl+Shift+O"); empty if there is none."""
        bound = self.bindings
        first = bound[0] if bound else QKeySequence(self.local)
        return first.toString(QKeySequence.SequenceFormat.NativeText)


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu of the menu bar: its title with mnemonic, its rows, ``None`` for a separating line."""

    title: str
    rows: tuple[ActionSpec | None, ...]


_A = ActionSpec

MENUS: tuple[Menu, ...] = (
    Menu(
        "&File",
        (
            _A("file.add_files", "Add &files…", "Ctrl+O", "plus"),
            _A("file.add_folder", "Add a f&older…", "Ctrl+Shift+O", "folder-open"),
            _A("file.paste", "&Paste text as an article", "", "clipboard-text", local="Ctrl+V"),
            _A("file.sample", "Open the &sample library", "Ctrl+Shift+L", "books"),
            _A("file.review", "&Review added articles", "", "list-bullets"),
            None,
            _A("file.new_briefing", "&New briefing", "Ctrl+N", "note-pencil"),
            _A("file.export", "&Export the briefing…", "Ctrl+Shift+E", "export", "brief"),
            None,
            _A("file.settings", "Se&ttings…", "Ctrl+,", "gear-six"),
            _A("file.quit", "&Quit", "Ctrl+Q", "sign-out"),
        ),
    ),
    Menu(
        "&Edit",
        (
            _A("edit.undo", "&Undo", "Ctrl+Z", "arrow-u-up-left"),
            _A("edit.redo", "&Redo", "Ctrl+Shift+Z Ctrl+Y", "arrow-u-up-right"),
            None,
            _A("edit.copy_with_source", "&Copy with source", "Ctrl+Shift+C", "copy", "read find"),
            _A("edit.delete_mark", "&Delete the mark", "", "trash", "read", local="Del"),
            None,
            _A("edit.lines_text", "Set lines as te&xt", "Ctrl+Shift+1", "text-align-left", "read"),
            _A("edit.lines_heading", "Set lines as &heading", "Ctrl+Shift+2", "text-h", "read"),
            _A("edit.lines_list", "Set lines as l&ist", "Ctrl+Shift+3", "list-bullets", "read"),
            _A("edit.lines_table", "Set lines as tabl&e", "Ctrl+Shift+4", "table", "read"),
            _A("edit.lines_dimmed", "Dim lines of the pa&ge", "Ctrl+Shift+5", "eye-slash", "read"),
            None,
            _A("edit.find_in_article", "&Find in this article", "Ctrl+F", "file-search", "read"),
            _A("edit.find_next", "&Next hit", "F3", "caret-down", "read find", mac="Ctrl+G"),
            _A(
                "edit.find_previous",
                "&Previous hit",
                "Shift+F3",
                "caret-up",
                "read find",
                mac="Ctrl+Shift+G",
            ),
            None,
            _A("find.save_search", "&Save this search", "Ctrl+D", "bookmark-simple", "find"),
            _A("find.list", "Search a &list…", "", "list-bullets", "find"),
            _A("find.narrow", "Narrow to this &article", "Ctrl+Return", "funnel-simple", "find"),
            _A("find.tag_results", "&Tag the results…", "", "tag", "find", local="Shift+T"),
            _A("find.flat", "Results one &by one", "Ctrl+Shift+F", "rows", "find", checkable=True),
            _A("find.names", "Na&mes…", "", "users", "find"),
            _A("find.spellings", "&Other spellings of names", "", "translate", checkable=True),
        ),
    ),
    Menu(
        "&View",
        (
            _A("view.sidebar", "&Sidebar", "F9", "list", "read", checkable=True),
            _A("view.inspector", "&Inspector", "Shift+F9", "layout", checkable=True),
            _A(
                "view.history",
                "&History",
                "Ctrl+Shift+H",
                "clock-counter-clockwise",
                checkable=True,
            ),
            None,
            _A("view.add_pane", "&Add pane", "Ctrl+\\", "columns", "read"),
            _A("view.close_pane", "&Close pane", "Ctrl+W", "x", "read"),
            _A("view.pane_left", "Pa&ne further left", "Ctrl+Shift+PgUp", "arrow-left", "read"),
            _A(
                "view.pane_right", "Pane f&urther right", "Ctrl+Shift+PgDown", "arrow-right", "read"
            ),
            _A("view.link_panes", "&Link panes", "Ctrl+L", "link", "read", checkable=True),
            _A("view.layouts", "La&youts…", "Ctrl+Shift+Y", "columns", "read"),
            _A("view.save_layout", "&Keep this layout…", "Ctrl+Shift+S", "columns", "read"),
            None,
            _A(
                "view.fold_dimmed",
                "Fold &dimmed lines",
                "",
                "eye-slash",
                "read",
                local="H",
                checkable=True,
            ),
            _A("view.original", "Show the &original", "", "eye", "read", local="O"),
            _A("view.pages", "Read as &pages", "", "file-pdf", "read", local="V", checkable=True),
            None,
            _A(
                "view.zoom_in",
                "Larger te&xt",
                "Ctrl++ Ctrl+=",
                "magnifying-glass-plus",
                "read find",
            ),
            _A("view.zoom_out", "S&maller text", "Ctrl+-", "magnifying-glass-minus", "read find"),
            _A("view.zoom_reset", "No&rmal text size", "Ctrl+0", "text-aa", "read find"),
            None,
            _A("view.next_theme", "Next &theme", "Ctrl+Shift+D", "moon"),
            _A("view.move_splitter", "Mo&ve a divider", "F8", "arrows-left-right"),
            _A(
                "view.full_screen",
                "&Full screen",
                "F11",
                "corners-out",
                checkable=True,
                mac="Ctrl+Meta+F",
            ),
        ),
    ),
    Menu(
        "&Go",
        (
            _A("go.read", "&Read", "Ctrl+1", "book-open", checkable=True),
            _A("go.find", "&Find", "Ctrl+2", "magnifying-glass", checkable=True),
            _A("go.brief", "&Brief", "Ctrl+4", "note-pencil", checkable=True),
            _A("go.codebook", "Co&debook", "Ctrl+Shift+B", "notebook"),
            None,
            _A("go.search", "Find in the &library", "Ctrl+K", "magnifying-glass"),
            _A("go.back", "Bac&k", "Alt+Left", "arrow-left", "read", mac="Ctrl+["),
            _A("go.forward", "For&ward", "Alt+Right", "arrow-right", "read", mac="Ctrl+]"),
            None,
            _A("go.next_mark", "&Next mark", "", "caret-down", "read", local="M"),
            _A("go.previous_mark", "&Previous mark", "", "caret-up", "read", local="Shift+M"),
            _A("go.next_linked", "Next linked passa&ge", "Alt+Down", "link", "read"),
            _A("go.previous_linked", "Previous linked pa&ssage", "Alt+Up", "link", "read"),
            _A("go.outline", "Article &outline", "Ctrl+Shift+K", "list-bullets", "read"),
            _A("go.facts", "Names and fig&ures", "Ctrl+Shift+M", "list-numbers", "read"),
            _A("go.paragraph", "Go to paragrap&h…", "Ctrl+J", "text-align-left", "read"),
            None,
            _A("go.next_pane", "Ne&xt pane", "Ctrl+Tab", "columns", "read", mac="Meta+Tab"),
            _A(
                "go.previous_pane",
                "Pre&vious pane",
                "Ctrl+Shift+Tab",
                "columns",
                "read",
                mac="Meta+Shift+Tab",
            ),
            _A("go.next_region", "Next r&egion", "F6", "app-window"),
            _A("go.previous_region", "Previous reg&ion", "Shift+F6", "app-window"),
        ),
    ),
    Menu(
        "&Library",
        (
            _A("library.inbox", "Look through the &Inbox", "Ctrl+I", "tray", "read find"),
            _A("library.table", "Articles as a &table", "Ctrl+T", "rows", "read"),
            None,
            _A("library.keep", "&Keep", "", "check", "read", local="K"),
            _A("library.drop", "&Drop", "", "trash", "read", local="D"),
            _A("library.next", "Ne&xt in the list", "", "caret-down", "read", local="J"),
            _A("library.file", "&File in a collection…", "", "folder-simple", "read", local="L"),
            None,
            _A("library.new_collection", "&New collection", "", "folder-simple-plus", "read"),
            None,
            _A(
                "library.versions",
                "&Versions of this article",
                "Ctrl+Shift+V",
                "clock-clockwise",
                "read",
            ),
            _A("library.publishers", "&Source register", "Ctrl+Shift+R", "bank"),
            _A("library.publisher", "Pu&blisher of this article", "", "bank", "read"),
            None,
            _A("library.watched", "&Watched folders", "Ctrl+Shift+W", "eye", checkable=True),
        ),
    ),
    Menu(
        "&Mark",
        (
            *(
                _A(
                    f"mark.highlight_{number}",
                    f"&{number} {name}",
                    "",
                    "highlighter-circle",
                    "read",
                    str(number),
                )
                for number, name in enumerate(COLOURS, 1)
            ),
            None,
            _A("mark.tag", "&Tag…", "", "tag", "read", local="T"),
            _A("mark.note", "&Note", "", "note-pencil", "read", local="N"),
            _A("mark.edges", "Mov&e its edges", "", "arrows-left-right", "read", local="E"),
            _A("mark.add_to_briefing", "Add to &briefing", "", "quotes", local="B"),
            _A("mark.similar", "Similar &passages", "", "magnifying-glass", "read", local="F"),
            None,
            _A("link.right", "Right &match", "", "check", "read", local="+", checkable=True),
            _A("link.wrong", "N&ot a match", "", "x", "read", local="-", checkable=True),
            None,
            _A("mark.reliability", "Grade &reliability", "", "scales", "read", local="R"),
            _A("mark.credibility", "Grade &credibility", "", "scales", "read", local="C"),
            None,
            _A("mark.new_tag", "Ne&w tag…", "Ctrl+Shift+N", "tag"),
        ),
    ),
    Menu(
        "&Brief",
        (
            _A("brief.insert_excerpt", "Insert &excerpt", "Ctrl+Shift+I", "quotes", "brief"),
            _A("brief.insert_table", "Insert &table", "Ctrl+Shift+T", "table", "brief"),
            None,
            _A("brief.bold", "&Bold", "Ctrl+B", "text-bolder", "brief"),
            _A("brief.italic", "&Italic", "Ctrl+I", "text-italic", "brief"),
            None,
            _A("brief.move_up", "Move &up", "", "arrow-up", "brief", local="Alt+Up"),
            _A("brief.move_down", "Move &down", "", "arrow-down", "brief", local="Alt+Down"),
            _A("brief.deeper", "Dee&per", "", "caret-right", "brief", local="Tab"),
            _A("brief.shallower", "&Shallower", "", "caret-left", "brief", local="Shift+Tab"),
            None,
            _A("brief.next_problem", "&Next problem", "F7", "warning", "brief"),
            _A("brief.previous_problem", "P&revious problem", "Shift+F7", "warning", "brief"),
        ),
    ),
    Menu(
        "&Help",
        (
            _A("help.keys", "All &keys", "F1", "keyboard"),
            _A("help.about", "&About Collate", "", "info"),
        ),
    ),
)

SPECS: dict[str, ActionSpec] = {row.id: row for menu in MENUS for row in menu.rows if row}


def _with_local_key(text: str, row: ActionSpec) -> str:
    """``text`` with the key that a menu shows beside it, though the place itself listens for it."""
    return f"{text}\t{row.shown_key}" if row.local else text


_ROLES = {"file.quit": "QuitRole", "file.settings": "PreferencesRole", "help.about": "AboutRole"}


class Actions(QObject):
    """The actions of one window, by id. ``refused`` says why one asked for cannot be used."""

    place_changed = Signal(str)
    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = "read"
        self._allowed: dict[tuple[str, str], tuple[bool, str]] = {}
        self._refusals: dict[str, str] = {}
        self._actions = {row.id: self._make(row) for row in SPECS.values()}
        self.places = QActionGroup(self)
        for action_id in ("go.read", "go.find", "go.brief"):
            self.places.addAction(self._actions[action_id])
        self.enter("read")

    def get(self, action_id: str) -> QAction:
        """The action called ``action_id``, such as ``"mark.tag"``."""
        return self._actions[action_id]

    def all(self) -> list[QAction]:
        """Every action, in the table's order."""
        return list(self._actions.values())

    def trigger(self, action_id: str) -> None:
        """Do what the action does, or say why not: for single-letter keys in a place."""
        if action_id in self._refusals:
            self.refused.emit(self._refusals[action_id])
        self._actions[action_id].trigger()

    def refuse(self, keys: QKeySequence) -> bool:
        """Say why the action with these keys cannot be used now; ``False`` if there is none."""
        wanted = [a for a in self._refusals if keys in self._actions[a].shortcuts()]
        for action_id in wanted:
            self.refused.emit(self._refusals[action_id])
        return bool(wanted)

    def allow(self, action_id: str, allowed: bool, why: str = "", place: str = "") -> None:  # noqa: FBT001
        """Say whether the action can be used now, and if not ``why`` ("Select some text first").

        Said for one ``place``, it leaves the others as they are; the last word counts.
        """
        if not place:
            for told in [key for key in self._allowed if key[0] == action_id]:
                del self._allowed[told]
        self._allowed[action_id, place] = (allowed, why)
        self._refresh(action_id)

    def rename(self, action_id: str, text: str) -> None:
        """Give the action other words, with mnemonic: "&Undo mark passage"."""
        self._actions[action_id].setText(_with_local_key(text, SPECS[action_id]))
        self._refresh(action_id)

    def enter(self, place: str) -> None:
        """Let the actions of ``place`` ("read", "find", "brief") work, and those of all places."""
        self._place = place
        for action_id in self._actions:
            self._refresh(action_id)
        self.place_changed.emit(place)

    def _make(self, row: ActionSpec) -> QAction:
        action = QAction(_with_local_key(said(row.text), row), self)
        action.setObjectName(row.id)
        action.setShortcuts(row.bindings)
        action.setCheckable(row.checkable)
        if row.icon:
            action.setIcon(icon(row.icon))
        action.setMenuRole(QAction.MenuRole[_ROLES.get(row.id, "NoRole")])
        return action

    def _refresh(self, action_id: str) -> None:
        row, action = SPECS[action_id], self._actions[action_id]
        anywhere = self._allowed.get((action_id, ""), (True, ""))
        allowed, why = self._allowed.get((action_id, self._place), anywhere)
        action.setEnabled(allowed and row.works_in(self._place))
        self._refusals.pop(action_id, None)
        if why and not allowed and row.works_in(self._place):
            self._refusals[action_id] = why
        name, key = plain(action.text()), row.shown_key
        tip = f"{name} ({key})" if key else name
        action.setToolTip(tip if action.isEnabled() or not why else f"{tip}\n{why}")
