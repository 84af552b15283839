"""The mark that is selected: its words, tags, note and grades."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.domain.grading import credibility_meanings, reliability_meanings
from app.domain.mark import MarkId
from app.domain.tag import TagId
from app.ui import theme
from app.ui.reading.elsewhere import Elsewhere
from app.ui.reading.fact import Fact, captioned
from app.ui.reading.flow_layout import FlowLayout
from app.ui.reading.note_field import NoteField
from app.ui.reading.parts import Foot, part, scrolling
from app.ui.reading.quote import Quote
from app.ui.widgets.buttons import Button, MainButton
from app.ui.widgets.chip import Chip
from app.ui.widgets.grade_control import GradeControl

if TYPE_CHECKING:
    from PySide6.QtWidgets import QScrollArea

    from app.domain.article import Article
    from app.ui.actions import Desk
    from app.ui.models.mark_list import ShownMark
    from app.ui.reading.deeds import Deeds


class MarkDetails(QWidget):
    """Shows a mark and changes it; every change is one step to undo."""

    dragged = Signal()
    left = Signal()

    def __init__(self, desk: Desk, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._deeds = deeds
        self._shown: ShownMark | None = None
        self._article: Article | None = None
        self.quote = Quote()
        self._place = QLabel()
        self._place.setFont(theme.ui_font(12))
        self._place.setProperty("role", "hint")
        self._check = Fact(12)
        self.note = NoteField()
        self.reliability = GradeControl(self.tr("Source reliability"), reliability_meanings())
        self.credibility = GradeControl(
            self.tr("Information credibility"),
            {str(n): words for n, words in credibility_meanings().items()},
        )
        self.elsewhere = Elsewhere(desk)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        self._add_tag = Chip(self.tr("Tag"), glyph="plus")
        self._add_tag.make_dashed()
        self._add_tag.setAccessibleName(self.tr("Add a tag"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._body(), 1)
        column.addWidget(self._foot())
        self._add_tag.clicked.connect(desk.actions.get("mark.tag").trigger)
        self.quote.dragged.connect(self.dragged)
        self.note.saved.connect(self._on_note)
        self.note.left.connect(self.left)
        self.reliability.chosen.connect(self._on_reliability)
        self.credibility.chosen.connect(self._on_credibility)

    @property
    def shown(self) -> ShownMark | None:
        """The mark shown."""
        return self._shown

    def show_mark(self, shown: ShownMark, article: Article, number: int, here: int) -> None:
        """Show a mark of ``article``; it is ``number`` of ``here`` that overlap at its place."""
        self._shown, self._article = shown, article
        mark = shown.mark
        self.quote.show_words(mark.passage.quote, shown.colour)
        place = self.tr("Paragraph {number}").format(number=shown.paragraph)
        if here > 1:
            place += " · " + self.tr("{number} of {here} here").format(number=number, here=here)
        self._place.setText(place + " ·")
        if shown.doubtful:
            self._check.state(self.tr("Not found at its place"), "warning", "err")
        else:
            self._check.state(self.tr("Matches the original"), "check-circle", "ok")
        self._show_tags(shown)
        self.elsewhere.look(article.id, mark.passage.span)
        self.note.show_note(mark.id, mark.note)
        self.reliability.set_value(article.reliability)
        self.credibility.set_value(
            article.credibility if mark.credibility is None else mark.credibility
        )

    # Building

    def _body(self) -> QScrollArea:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        facts = QWidget()
        flow = FlowLayout(facts)  # on two lines rather than cut off
        flow.addWidget(self._place)
        flow.addWidget(self._check)
        column.addWidget(part([self.quote, facts], gap=8))
        column.addWidget(part([captioned(self.tr("Tags"), "T"), self._chips]))
        column.addWidget(part([captioned(self.tr("Note"), "N"), self.note]))
        column.addWidget(part([self.reliability, self.credibility], gap=12))
        column.addSpacing(12)
        column.addWidget(self.elsewhere)
        column.addStretch(1)
        return scrolling(inner)

    def _foot(self) -> QWidget:
        foot = Foot()
        add = MainButton(self.tr("Add to briefing"), "quotes")
        add.follow(self._desk.actions.get("mark.add_to_briefing"), words=self.tr("Add to briefing"))
        foot.add(add, stretch=True)
        delete = Button("", "trash")
        delete.clicked.connect(self._desk.actions.get("edit.delete_mark").trigger)
        delete.setAccessibleName(self.tr("Delete the mark"))
        delete.setToolTip(self.tr("Delete the mark (Del)"))
        delete.setFixedWidth(36)
        foot.add(delete)
        return foot

    def _show_tags(self, shown: ShownMark) -> None:
        while self._flow.count():
            chip = self._flow.takeAt(0).widget()
            if chip is not None and chip is not self._add_tag:
                chip.hide()
                chip.deleteLater()
        for tag, (colour, _code) in zip(shown.tags, shown.stripes, strict=False):
            chip = Chip(tag.name, self._chips, colour=colour)
            chip.setObjectName(tag.id)
            chip.make_removable(self.tr("Press Delete to take this tag off"))
            chip.removed.connect(self._on_tag_removed)
            self._flow.addWidget(chip)
            chip.show()
        self._flow.addWidget(self._add_tag)
        self._chips.updateGeometry()

    # Slots

    @Slot()
    def _on_tag_removed(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip) and self._shown is not None:
            kept = tuple(t for t in self._shown.mark.tags if t != TagId(chip.objectName()))
            self._deeds.change_mark(self._shown.mark.id, tags=kept)

    @Slot(str, str)
    def _on_note(self, mark: str, note: str) -> None:
        if not self._deeds.change_mark(MarkId(mark), note=note):
            self.note.take_back(MarkId(mark), note)

    @Slot(str)
    def _on_reliability(self, letter: str) -> None:
        if self._article is not None:
            self._deeds.grade_article(self._article.id, reliability=letter or None)

    @Slot(str)
    def _on_credibility(self, number: str) -> None:
        if self._shown is not None:
            value = int(number) if number else None
            self._deeds.change_mark(self._shown.mark.id, credibility=value)
