"""Blocks that are one text: the bottom line, a section's heading, prose."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QWidget
from typing_extensions import override

from app.domain.briefing import BottomLine, Item, Prose, Section
from app.ui import theme
from app.ui.briefing.evidence_chip import EvidenceChip
from app.ui.briefing.growing_text import GrowingText
from app.ui.briefing.item_block import ItemBlock
from app.ui.briefing.markdown_source import escaped
from app.ui.icons import icon
from app.ui.models.outline import section_numbers

if TYPE_CHECKING:
    from app.domain.passage import Passage
    from app.ui.briefing.open_briefing import OpenBriefing

_HEADING = {1: (19, 25), 2: (16, 22), 3: (14, 20)}
"""Size and line of a section's heading, in pixels, by level."""


class BottomLineBlock(ItemBlock):
    """The conclusion, first."""

    def __init__(
        self, item: BottomLine, briefing: OpenBriefing, parent: QWidget | None = None
    ) -> None:
        super().__init__(item, briefing, parent)
        label = QLabel(self.tr("Bottom line"))
        label.setFont(theme.ui_font(12, 500))
        label.setProperty("role", "secondary")
        self._text = self.make_text(self.tr("Bottom line"), 17, 26)
        self._text.setPlaceholderText(self.tr("The conclusion first, in one or two sentences."))
        label.setBuddy(self._text)
        self.column.addWidget(label)
        self.column.addWidget(self._text)
        self.show_item(item)

    @override
    def current(self) -> Item:
        return BottomLine(self._item.id, self._text.text)

    @override
    def display(self, item: Item, *, waiting: bool) -> None:
        assert isinstance(item, BottomLine)  # noqa: S101 - the editor picks the block by kind
        if not waiting:
            self._text.show_text(item.text)

    @override
    def field(self) -> GrowingText:
        return self._text


class SectionBlock(ItemBlock):
    """A section's heading with its number."""

    top_gap = 16

    def __init__(
        self, item: Section, briefing: OpenBriefing, parent: QWidget | None = None
    ) -> None:
        super().__init__(item, briefing, parent)
        self._level = item.level
        self._number = QLabel()
        self._number.setProperty("role", "accent")
        size, line = _HEADING[item.level]
        self._title = GrowingText(self.tr("Heading"), theme.ui_font(size, 600), line)
        self._title.setPlaceholderText(self.tr("Heading"))
        self.attend(self._title)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._title, 1)
        self.column.addLayout(row)
        self._set_size()
        self.show_item(item)
        self.show_around()

    @override
    def current(self) -> Item:
        assert isinstance(self._item, Section)  # noqa: S101 - the editor picks the block by kind
        return replace(self._item, title=self._title.text)

    @override
    def display(self, item: Item, *, waiting: bool) -> None:
        assert isinstance(item, Section)  # noqa: S101 - the editor picks the block by kind
        if not waiting:
            self._title.show_text(item.title)
        if item.level != self._level:
            self._level = item.level
            self._set_size()

    @override
    def show_around(self) -> None:
        number = section_numbers(self._briefing.items).get(self.item_id, "")
        self._number.setText(number)
        self._title.setAccessibleName(self.tr("Heading of section {number}").format(number=number))

    @override
    def fill_menu(self, menu: QMenu) -> None:
        for words, command in (
            (self.tr("Deeper"), "deeper"),
            (self.tr("Shallower"), "shallower"),
        ):
            menu.addAction(words).setData(command)

    @override
    def field(self) -> GrowingText:
        return self._title

    def _set_size(self) -> None:
        size, line = _HEADING[self._level]
        self._title.set_look(theme.ui_font(size, 600), line)
        self._number.setFont(theme.ui_font(size, 600))
        self._number.setFixedHeight(line)


class ProseBlock(ItemBlock):
    """The analyst's own words, with what they rest on."""

    def __init__(self, item: Prose, briefing: OpenBriefing, parent: QWidget | None = None) -> None:
        super().__init__(item, briefing, parent)
        self._text = self.make_text(self.tr("Prose"), paragraphs=True)
        self._text.setPlaceholderText(self.tr("Write here."))
        self._evidence = EvidenceChip(briefing)
        self._evidence.changed.connect(self._on_left)
        self.column.addWidget(self._text)
        self.column.addWidget(self._evidence, 0, Qt.AlignmentFlag.AlignRight)
        self.show_item(item)

    @override
    def current(self) -> Item:
        return Prose(self._item.id, self._text.text, self._evidence.evidence)

    @override
    def display(self, item: Item, *, waiting: bool) -> None:
        assert isinstance(item, Prose)  # noqa: S101 - the editor picks the block by kind
        if not waiting:
            self._text.show_text(item.text)
        self._evidence.show_evidence(item.evidence)
        self._evidence.setVisible(bool(item.evidence))

    @override
    def show_around(self) -> None:
        self._evidence.refresh()

    @override
    def fill_menu(self, menu: QMenu) -> None:
        menu.addAction(icon("quotes"), self.tr("What this rests on…")).setData("evidence")

    @override
    def menu_chosen(self, command: str) -> None:
        if command == "evidence":
            self._evidence.show()
            self._evidence.setFocus(Qt.FocusReason.OtherFocusReason)
            self._evidence.click()
        else:
            super().menu_chosen(command)

    @override
    def field(self) -> GrowingText:
        return self._text

    def quote_inline(self, passage: Passage, position: int) -> None:
        """Quote ``passage`` at ``position`` (code points); it becomes evidence of the prose."""
        words = escaped(passage.quote)
        text = self._text.text
        before, after = text[:position], text[position:]
        lead = "" if not before or before[-1].isspace() else " "
        trail = "" if not after or after[0] in " \n.,;:!?)" else " "
        self._text.show_text(f"{before}{lead}“{words}”{trail}{after}")
        if passage in self._evidence.evidence:
            self.kept.emit(self.item_id)
        else:
            self._evidence.add(passage)
