"""What the actions do that belong to no place: files, undo, look, help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QActionGroup, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from app import __version__, resources
from app.settings.settings import THEMES
from app.ui import theme
from app.ui.adding.drop_area import paths_in
from app.ui.adding.pasted import pasted_in
from app.ui.icons import icon
from app.ui.main_window.turning import Turning
from app.ui.widgets.path_dialog import PathDialog
from app.ui.widgets.splitter import Splitter

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from app.ui.actions import Desk
    from app.ui.main_window.menu_bar import MenuBar
    from app.ui.main_window.window import MainWindow


class Commands(QObject):
    """Connects the table's actions to the window."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._turning = Turning(desk, self)
        actions = desk.actions
        for action_id, deed in (
            ("file.add_files", self.choose_files),
            ("file.add_folder", self.choose_folder),
            ("file.paste", self.paste),
            ("file.sample", self.add_sample),
            ("file.new_briefing", window.new_briefing),
            ("file.settings", self.open_settings),
            ("file.quit", window.close),
            ("edit.undo", self.undo),
            ("edit.redo", self.redo),
            ("view.next_theme", self.next_theme),
            ("view.move_splitter", self.move_splitter),
            ("view.full_screen", self.full_screen),
            ("go.search", window.focus_search),
            ("go.next_region", window.next_region),
            ("go.previous_region", window.previous_region),
            ("help.keys", self.show_keys),
            ("help.about", self.show_about),
        ):
            actions.get(action_id).triggered.connect(deed)
        for number, name in enumerate(("read", "find", "brief")):
            actions.get(f"go.{name}").setData(name)
            actions.places.actions()[number].triggered.connect(self._on_place)
        self._themes = QActionGroup(self)
        theme.switch().changed.connect(self._on_theme_changed)
        desk.edits.changed.connect(self.refresh_history)
        desk.edits.stream_changed.connect(self.refresh_history)
        if desk.library.read_only:
            why = self.tr("This library is open read-only.")
            for action_id in _WRITING:
                actions.allow(action_id, False, why)
        self.refresh_history()
        self._on_theme_changed()

    def add_theme_menu(self, bar: MenuBar) -> None:
        """Put the choice of themes into the View menu."""
        titles = {"system": self.tr("As the &desktop"), "light": self.tr("&Light")}
        titles |= {"dark": self.tr("D&ark"), "sepia": self.tr("&Sepia")}
        for name in THEMES:
            action = self._themes.addAction(titles[name])
            action.setCheckable(True)
            action.setData(name)
            action.setChecked(name == self._desk.settings.theme)
            action.triggered.connect(self._on_theme_chosen)
        before = self._desk.actions.get("view.next_theme")
        bar.add_choices("&View", before, self.tr("Th&eme"), self._themes)

    # Files

    @Slot()
    def choose_files(self) -> None:
        """Ask for files and add them."""
        suffixes = " ".join(f"*{suffix}" for suffix in sorted(_readable()))
        kinds = f"{self.tr('Articles')} ({suffixes});;{self.tr('All files')} (*)"
        dialog = PathDialog.files(self._window, self.tr("Add articles"), kinds)
        dialog.chosen.connect(self._window.add_files)
        dialog.open()

    @Slot()
    def choose_folder(self) -> None:
        """Ask for a folder and add all that can be read in it."""
        dialog = PathDialog.folder(self._window, self.tr("Add a folder"))
        dialog.chosen.connect(self._window.add_files)
        dialog.open()

    @Slot()
    def add_sample(self) -> None:
        """Add the five sample articles."""
        self._window.add_files([resources.seeds()])

    @Slot()
    def paste(self) -> None:
        """Make an article of the clipboard's text; copied files are added as files."""
        if not self.add_what_is_in(QGuiApplication.clipboard().mimeData()):
            self._desk.notices.tell(self.tr("The clipboard holds no text. Copy some first."))

    def add_what_is_in(self, data: QMimeData | None) -> bool:
        """Add the files, or else the words, that were pasted or dropped; says whether it could."""
        paths = paths_in(data) if data is not None else []
        pasted = pasted_in(data)
        if paths:
            self._window.add_files(paths)
        elif pasted is not None:
            self._window.add_pasted(pasted)
        return bool(paths) or pasted is not None

    # Undo

    @Slot()
    def undo(self) -> None:
        """Take back the last step of the history that is in sight."""
        self._turning.turn(redo=False)

    @Slot()
    def redo(self) -> None:
        """Do it again."""
        self._turning.turn(redo=True)

    @Slot()
    def refresh_history(self) -> None:
        """Let Undo and Redo name their steps."""
        history, stream = self._desk.library.history, self._desk.edits.stream
        actions, writable = self._desk.actions, not self._desk.library.read_only
        for action_id, word, label, nothing in (
            ("edit.undo", self.tr("&Undo"), history.undo_label(stream), self.tr("Nothing to undo")),
            ("edit.redo", self.tr("&Redo"), history.redo_label(stream), self.tr("Nothing to redo")),
        ):
            actions.rename(action_id, f"{word} {label.replace('&', '&&')}" if label else word)
            actions.allow(action_id, writable and label is not None, nothing)

    # Look

    @Slot()
    def next_theme(self) -> None:
        """Show the theme after this one."""
        self._show_theme(theme.switch().next_name())

    @Slot()
    def full_screen(self) -> None:
        """Fill the screen, or stop doing so."""
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    @Slot()
    def move_splitter(self) -> None:
        """Let the arrows move the divider nearest to the focus."""
        widget: QWidget | None = QApplication.focusWidget()
        while widget is not None and not isinstance(widget, Splitter):
            widget = widget.parentWidget()
        splitter = widget or self._window.places.shown.findChild(Splitter)
        if isinstance(splitter, Splitter):
            splitter.move_by_keyboard()

    # Dialogs

    @Slot()
    def open_settings(self) -> None:
        """Open the settings."""
        from app.ui.preferences.dialog import PreferencesDialog

        dialog = PreferencesDialog(self._desk.settings, self._window)
        dialog.changed.connect(self._on_setting_changed)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    @Slot()
    def show_keys(self) -> None:
        """Open the key sheet."""
        from app.ui.main_window.key_sheet import KeySheet

        sheet = KeySheet(self._window)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()

    @Slot()
    def show_about(self) -> None:
        """Say which version this is, and where the library is kept."""
        words = self.tr("Collate {version}. This library is kept in {folder}.")
        self._desk.notices.tell(
            words.format(version=__version__, folder=self._desk.library.folder), seconds=15
        )

    def _show_theme(self, name: str) -> None:
        self._desk.settings.theme = name
        self._desk.settings.save()
        theme.switch().show(name)

    @Slot()
    def _on_theme_chosen(self) -> None:
        chosen = self._themes.checkedAction()
        if chosen is not None:
            self._show_theme(chosen.data())

    @Slot()
    def _on_theme_changed(self) -> None:
        shown = theme.current()
        self._desk.actions.get("view.next_theme").setIcon(icon("sun" if shown.dark else "moon"))
        for action in self._themes.actions():
            action.setChecked(action.data() == theme.switch().choice)

    @Slot(str)
    def _on_setting_changed(self, name: str) -> None:
        settings = self._desk.settings
        if name == "theme":
            theme.switch().show(settings.theme)
        elif name == "reading_font":
            theme.read_in(settings.reading_font)
        elif name == "column_width":
            self._window.places.read_place.area.lay_out_again()
        elif name == "analyst":
            self._desk.library.analyst = settings.signature

    @Slot()
    def _on_place(self) -> None:
        chosen = self._desk.actions.places.checkedAction()
        if chosen is not None:
            self._window.show_place(chosen.data())


_WRITING = (
    "file.add_files",
    "file.add_folder",
    "file.paste",
    "file.sample",
    "file.new_briefing",
    "mark.new_tag",
    "library.new_collection",
)


def _readable() -> frozenset[str]:
    from app.library.imports import readable_suffixes

    return readable_suffixes()
