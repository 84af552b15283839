"""The screen of watched folders: where they are, what was found, where it goes, stop."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.domain.errors import ReaderError
from app.ui import theme
from app.ui.widgets.buttons import Button, IconButton, LinkButton, MainButton, flush_left
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.form_row import FormRow
from app.ui.widgets.path_dialog import PathDialog
from app.ui.wording import counted, said_time

if TYPE_CHECKING:
    from app.domain.changes import Changes
    from app.domain.watched import WatchedFolder
    from app.ui.actions import Desk
    from app.ui.library.folder_watch import FolderState, FolderWatch

WIDTH = 360
_MOST_NAMED = 3


class WatchedFolders(QWidget):
    """A card for each folder; everything can be undone."""

    def __init__(self, desk: Desk, watch: FolderWatch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("watchedFolders")
        self.setAccessibleName(self.tr("Watched folders"))
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self._watch = watch
        self.cards: dict[str, FolderCard] = {}
        title = QLabel(self.tr("Watched folders"))
        title.setFont(theme.ui_font(13, 600))
        close = IconButton(desk.actions.get("library.watched"), self, small=True, glyph="x")
        head = QHBoxLayout()
        head.setContentsMargins(16, 7, 10, 7)
        head.addWidget(title, 1)
        head.addWidget(close)
        self._empty = EmptyState(
            self.tr("What comes into a watched folder goes to the Inbox while Collate is open."),
            inline=True,
            margin=16,
        )
        inner = QWidget()
        inner.setProperty("surface", "panel")
        inner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._list.addWidget(self._empty)
        self._list.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(area.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(area, 1)
        column.addLayout(self._foot())
        watch.changed.connect(self.refresh)
        desk.edits.changed.connect(self._on_changed)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the folders as they are now; cards that stay keep the focus."""
        folders = self._desk.library.watching.folders()
        there = {folder.id for folder in folders}
        for gone in [name for name in self.cards if name not in there]:
            card = self.cards.pop(gone)
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        names = [made.name for made in self._desk.library.collections.collections()]
        for at, folder in enumerate(folders):
            known = self.cards.get(folder.id)
            if known is None:
                known = FolderCard(self._desk)
                self.cards[folder.id] = known
                self._list.insertWidget(at, known)
            known.show_folder(folder, self._watch.state(folder), names)
        self._empty.setVisible(not folders)
        self.now.setEnabled(bool(folders) and not self._desk.library.read_only)

    def take_focus(self) -> None:
        """Put the focus on the first folder, or on the button that adds one."""
        card = next(iter(self.cards.values()), None)
        (card.collection if card else self.add).setFocus(Qt.FocusReason.OtherFocusReason)

    def watch(self, folder: Path) -> None:
        """Watch ``folder``; why it cannot be watched is told."""
        try:
            made = self._desk.library.watching.watch(folder)
        except ReaderError as error:
            self._desk.notices.tell(error.message, level="error")
            return
        self._desk.notices.tell(
            self.tr("{folder} is watched").format(folder=folder.name),
            action=self._desk.actions.get("edit.undo"),
        )
        self.refresh()
        self.cards[made.id].collection.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _foot(self) -> QHBoxLayout:
        self.add = MainButton(self.tr("Watch a folder…"), "folder-simple-plus")
        self.add.setObjectName("watchFolder")
        self.add.clicked.connect(self._on_add)
        self.add.setEnabled(not self._desk.library.read_only)
        self.now = Button(self.tr("Look now"), "arrow-clockwise")
        self.now.setObjectName("lookNow")
        self.now.clicked.connect(self._watch.look)
        row = QHBoxLayout()
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(8)
        row.addWidget(self.add)
        row.addWidget(self.now)
        row.addStretch(1)
        return row

    @Slot()
    def _on_add(self) -> None:
        dialog = PathDialog.folder(self, self.tr("Watch a folder"))
        dialog.chosen.connect(self._on_chosen)
        dialog.open()

    @Slot(list)
    def _on_chosen(self, paths: list[Path]) -> None:
        self.watch(paths[0])

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.watched or changes.collections:
            self.refresh()


class FolderCard(QWidget):
    """A folder: name, place, where its articles go, what the last look found."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._folder: WatchedFolder | None = None
        self._names: list[str] = []
        self._name, self._path = ElidedLabel(), ElidedLabel()
        self._name.setFont(theme.ui_font(13, 500))
        self._path.setFont(theme.ui_font(12))
        self._path.setProperty("role", "hint")
        self.collection = QComboBox()
        self.collection.currentIndexChanged.connect(self._on_collection)
        self._found, self._failed = QLabel(), QLabel()
        for label in (self._found, self._failed):
            label.setFont(theme.ui_font(12))
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._found.setProperty("role", "secondary")
        self._failed.setProperty("role", "err")
        self.stop = LinkButton(self.tr("Stop watching"), small=True)
        self.stop.clicked.connect(self._on_stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 13)
        column.setSpacing(6)
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addWidget(self._name)
        names.addWidget(self._path)
        column.addLayout(names)
        column.addWidget(FormRow(self.tr("Goes to the Inbox and"), self.collection))
        column.addWidget(self._found)
        column.addWidget(self._failed)
        column.addLayout(flush_left(self.stop))

    @property
    def words(self) -> str:
        """What is said of the last look."""
        return self._found.text()

    def show_folder(self, folder: WatchedFolder, state: FolderState, names: list[str]) -> None:
        """Show ``folder`` with its ``state``; ``names`` are the collections there are."""
        name = Path(folder.path).name
        self._folder = folder
        self._name.setText(name)
        self._path.setText(folder.path)
        self.collection.setAccessibleName(
            self.tr("Collection for what comes from {folder}").format(folder=name)
        )
        self.stop.setAccessibleName(self.tr("Stop watching {folder}").format(folder=name))
        self._fill(folder, names)
        self._found.setText(self._said(state))
        self._found.setProperty("role", "warn" if state.missing else "secondary")
        self._found.style().unpolish(self._found)
        self._found.style().polish(self._found)
        lines = [message for _name, message in state.failed[:_MOST_NAMED]]
        more = len(state.failed) - len(lines)
        if more > 0:
            lines.append(self.tr("and {n} more").format(n=more))
        self._failed.setText("\n".join(lines))
        self._failed.setVisible(bool(lines))
        self.setEnabled(not self._desk.library.read_only)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.current().color("line"))
        painter.end()

    def _fill(self, folder: WatchedFolder, names: list[str]) -> None:
        """Offer the collections: none, those there are, one of the folder's own name."""
        own = Path(folder.path).name
        offered = list(dict.fromkeys([*names, own, folder.collection]))
        offered = [name for name in offered if name]
        if offered != self._names:
            self._names = offered
            self.collection.blockSignals(True)
            self.collection.clear()
            self.collection.addItem(self.tr("to no collection"), "")
            for name in offered:
                words = name if name in names else self.tr("{name} (new)").format(name=name)
                self.collection.addItem(words, name)
            self.collection.blockSignals(False)
        self.collection.blockSignals(True)
        self.collection.setCurrentIndex(max(0, self.collection.findData(folder.collection)))
        self.collection.blockSignals(False)

    def _said(self, state: FolderState) -> str:
        if state.missing:
            return self.tr("The folder is not there now. It is looked for again every minute.")
        if state.working:
            return self.tr("Taking in what was found…")
        if not state.looked_at:
            return self.tr("Not looked at yet")
        last = self.tr("Last look {time}").format(time=said_time(state.looked_at))
        if not state.found_at:
            return self.tr("{last}: nothing new").format(last=last)
        parts = []
        if state.added or not (state.known or state.failed):
            one, many = self.tr("1 article added"), self.tr("{n} articles added")
            parts.append(counted(state.added, one, many))
        if state.versions:
            one, many = self.tr("1 of them a newer version"), self.tr("{n} of them newer versions")
            parts.append(counted(state.versions, one, many))
        if state.known:
            parts.append(self.tr("{n} known already").format(n=state.known))
        if state.failed:
            parts.append(self.tr("{n} not readable").format(n=len(state.failed)))
        found = ", ".join(parts)
        when = said_time(state.found_at)
        return self.tr("{last}. Found {time}: {found}").format(last=last, time=when, found=found)

    @Slot()
    def _on_collection(self) -> None:
        if self._folder is not None:
            chosen = str(self.collection.currentData() or "")
            self._attempt(chosen)

    def _attempt(self, collection: str) -> None:
        if self._folder is None:
            return
        try:
            self._desk.library.watching.file_under(self._folder.id, collection)
        except ReaderError as error:
            self._desk.notices.tell(error.message, level="error")

    @Slot()
    def _on_stop(self) -> None:
        if self._folder is None:
            return
        try:
            self._desk.library.watching.stop_watching(self._folder.id)
        except ReaderError as error:
            self._desk.notices.tell(error.message, level="error")
        else:
            words = self.tr("No longer watched; its articles stay")
            self._desk.notices.tell(words, action=self._desk.actions.get("edit.undo"))
