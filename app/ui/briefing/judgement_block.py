"""A key judgement: what is judged, how likely, how confidently, and on what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from app.domain.briefing import Item, Judgement
from app.domain.likelihood import Step, confidences, scale
from app.ui import theme
from app.ui.briefing.choice_chip import ChoiceChip
from app.ui.briefing.evidence_chip import EvidenceChip
from app.ui.briefing.item_block import MARGIN, RIGHT, ItemBlock

if TYPE_CHECKING:
    from app.domain.passage import Passage
    from app.ui.briefing.growing_text import GrowingText
    from app.ui.briefing.open_briefing import OpenBriefing


class JudgementBlock(ItemBlock):
    """One row of the key judgements; the first of them carries their heading."""

    def __init__(
        self, item: Judgement, briefing: OpenBriefing, parent: QWidget | None = None
    ) -> None:
        super().__init__(item, briefing, parent)
        self._likelihood: str | None = None
        self._confidence: str | None = None
        self._head = QLabel(self.tr("Key judgements"))
        self._head.setFont(theme.ui_font(12, 500))
        self._head.setProperty("role", "secondary")
        self._number = QLabel("1")
        self._number.setFont(theme.ui_font(13, 600))
        self._number.setProperty("role", "accent")
        self._number.setFixedSize(10, 23)
        self._text = self.make_text(self.tr("Judgement"), line_px=23)
        self._text.setPlaceholderText(self.tr("What is judged, with its likelihood in words."))
        self._likely = ChoiceChip(self.tr("Likelihood"), strong=True)
        self._likely.chosen.connect(self._on_likelihood_chosen)
        self._sure = ChoiceChip(self.tr("Confidence"))
        self._sure.chosen.connect(self._on_confidence_chosen)
        self._evidence = EvidenceChip(briefing)
        self._evidence.changed.connect(self._on_left)
        for chip in (self._likely, self._sure):
            chip.setEnabled(not briefing.read_only)
        self._lay_out()
        self.show_item(item)
        self.show_around()

    @override
    def current(self) -> Item:
        return Judgement(
            self._item.id,
            self._text.text,
            self._likelihood,
            self._confidence,
            self._evidence.evidence,
        )

    @override
    def display(self, item: Item, *, waiting: bool) -> None:
        assert isinstance(item, Judgement)  # noqa: S101 - the editor picks the block by kind
        if not waiting:
            self._text.show_text(item.text)
        self._likelihood, self._confidence = item.likelihood, item.confidence
        self._evidence.show_evidence(item.evidence)
        self._show_choices()

    @override
    def show_around(self) -> None:
        earlier = [item for item in self._briefing.items if isinstance(item, Judgement)]
        number = next((n for n, item in enumerate(earlier, 1) if item.id == self.item_id), 1)
        self._number.setText(str(number))
        self._text.setAccessibleName(self.tr("Judgement {number}").format(number=number))
        position = self._briefing.position(self.item_id)
        first = position <= 0 or not isinstance(self._briefing.items[position - 1], Judgement)
        self._head.setVisible(first)
        self.column.setContentsMargins(MARGIN, 16 if first else 0, RIGHT, 0)
        self._evidence.refresh()
        self._show_choices()

    @override
    def field(self) -> GrowingText:
        return self._text

    def add_evidence(self, passage: Passage) -> None:
        """Let the judgement rest on ``passage`` too."""
        self._evidence.add(passage)

    @Slot(object)
    def _on_likelihood_chosen(self, term: object) -> None:
        self._likelihood = None if term is None else str(term)
        self._show_choices()
        self.kept.emit(self.item_id)

    @Slot(object)
    def _on_confidence_chosen(self, level: object) -> None:
        self._confidence = None if level is None else str(level)
        self._show_choices()
        self.kept.emit(self.item_id)

    def _show_choices(self) -> None:
        steps = scale(self._briefing.head.scale).steps
        offered: list[tuple[str, object]] = [(_said(step), step.term) for step in reversed(steps)]
        offered += [("", None), (self.tr("No likelihood"), None)]
        words = self.tr("Likelihood?")
        if self._likelihood is not None:
            step = scale(self._briefing.head.scale).step(self._likelihood)
            off_scale = self.tr("{term}, not on this scale").format(term=self._likelihood)
            words = off_scale if step is None else _said(step)
        self._likely.show_choices(offered, self._likelihood, words)
        levels: list[tuple[str, object]] = [
            (self.tr("{level} confidence").format(level=level.capitalize()), level)
            for level in confidences()
        ]
        said = {value: text for text, value in levels}.get(self._confidence)
        levels += [("", None), (self.tr("No confidence"), None)]
        self._sure.show_choices(levels, self._confidence, said or self.tr("Confidence?"))
        if self.look is not None:
            self.look.show_term(self._likelihood or "")

    def _lay_out(self) -> None:
        chips = QHBoxLayout()
        chips.setSpacing(6)
        chips.addWidget(self._likely)
        chips.addWidget(self._sure)
        chips.addStretch(1)
        chips.addWidget(self._evidence)
        words = QVBoxLayout()
        words.setSpacing(5)
        words.addWidget(self._text)
        words.addLayout(chips)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.setContentsMargins(0, 10, 0, 9)
        row.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.column.setSpacing(6)
        self.column.addWidget(self._head)
        self.column.addLayout(row)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme.current().color("line"))
        top = self._text.y() - 10
        painter.drawLine(MARGIN, top, self.width() - RIGHT, top)


def _said(step: Step) -> str:
    return f"{step.term.capitalize()}, {step.range}"
