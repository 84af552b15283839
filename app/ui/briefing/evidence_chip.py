"""What a statement rests on: how many sources, and a menu to add and take away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from typing_extensions import override

from app.ui import theme
from app.ui.briefing.choice_chip import ChoiceChip
from app.ui.icons import icon
from app.ui.wording import counted

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QWidget

    from app.domain.passage import Passage
    from app.ui.briefing.open_briefing import OpenBriefing

_SHOWN = 60
"""Characters of a passage in a menu."""


class EvidenceChip(ChoiceChip):
    """Says "2 sources"; ``changed`` follows when ``evidence`` became another."""

    changed = Signal()

    def __init__(self, briefing: OpenBriefing, parent: QWidget | None = None) -> None:
        super().__init__("", flat=True, icon="quotes", parent=parent)
        self._briefing = briefing
        self._passages: tuple[Passage, ...] = ()
        self.menu().aboutToShow.connect(self._fill_menu)
        self.refresh()

    @property
    def evidence(self) -> tuple[Passage, ...]:
        """The passages, in order."""
        return self._passages

    def show_evidence(self, passages: tuple[Passage, ...]) -> None:
        """Show how many sources these passages are from."""
        self._passages = passages
        self.refresh()

    def refresh(self) -> None:
        """Say again how many sources there are, and which."""
        library = self._briefing.desk.library
        count = library.count_independent(passage.article for passage in self._passages)
        words = counted(count, self.tr("1 source"), self.tr("{n} sources"))
        words = words if count else self.tr("No source yet")
        self.setText(words)
        self.setProperty("empty", not count)
        self.setAccessibleName(self.tr("Rests on: {sources}").format(sources=words))
        lines = [self._briefing.source_line(passage) for passage in self._passages]
        self.setToolTip("\n".join(lines) or self.tr("Name the passages that this rests on"))
        self.updateGeometry()
        self.update()

    def add(self, passage: Passage) -> None:
        """Let the statement rest on ``passage`` too."""
        if passage not in self._passages:
            self.show_evidence((*self._passages, passage))
            self.changed.emit()

    def remove(self, passage: Passage) -> None:
        """Let the statement no longer rest on ``passage``."""
        self.show_evidence(tuple(kept for kept in self._passages if kept != passage))
        self.changed.emit()

    @override
    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        command, passage = action.data()
        if command == "add":
            self.add(passage)
        else:
            self.remove(passage)

    @Slot()
    def _fill_menu(self) -> None:
        menu = self.menu()
        menu.clear()
        if self._passages:
            menu.addSection(self.tr("Rests on (choose to take away)"))
        for passage in self._passages:
            self._offer(menu, "remove", passage, "x")
        tray = [line.put_aside.passage for line in self._briefing.tray]
        for title, passages in (
            (self.tr("Add from this briefing"), self._briefing.used_passages()),
            (self.tr("Add from “Not used yet”"), tray),
        ):
            left = [passage for passage in passages if passage not in self._passages]
            if left:
                menu.addSection(title)
            for passage in left:
                self._offer(menu, "add", passage, "plus")
        if menu.isEmpty():
            nothing = menu.addAction(self.tr("Add excerpts or put passages aside first"))
            nothing.setEnabled(False)

    def _offer(self, menu: QMenu, command: str, passage: Passage, sign: str) -> None:
        words = " ".join(passage.quote.split())
        if len(words) > _SHOWN:
            words = words[: _SHOWN - 1].rstrip() + "…"
        source = self._briefing.source_line(passage)
        action = menu.addAction(icon(sign), f"{source}: “{words}”".replace("&", "&&"))
        action.setData((command, passage))
        action.setEnabled(not self._briefing.read_only)
        action.setFont(theme.ui_font(13))
