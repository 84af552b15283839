"""The box below the preview: what to look at before the briefing leaves, and how leaving went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.briefing.problems import altered_said, problems_of
from app.ui.briefing.sign import Sign
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.surface import paint_surface

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from app.ui.briefing.open_briefing import OpenBriefing


class ExportBox(QWidget):
    """Says what stands in the way; each line has one thing to do about it.

    ``quotation_asked`` and ``finding_asked`` want to see the first of a kind, ``export_asked`` goes
    on in spite of it; the rest concern a file: saved, or not.
    """

    quotation_asked = Signal()
    finding_asked = Signal()
    export_asked = Signal()
    open_asked = Signal()
    folder_asked = Signal()
    place_asked = Signal()

    def __init__(self, briefing: OpenBriefing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._briefing = briefing
        self._sign = Sign(side=16)
        self._head = QLabel(self.tr("Before you export"))
        self._head.setFont(theme.ui_font(13, 600))
        self._altered = _Line()
        self._altered.offer(self.tr("Go to it")).clicked.connect(self.quotation_asked)
        self._anyway = self._altered.offer(self.tr("Export anyway"))
        self._anyway.clicked.connect(self.export_asked)
        self._anyway.hide()
        self._finding = _Line()
        self._finding.offer(self.tr("Go to it")).clicked.connect(self.finding_asked)
        self._fine = _Line()
        self._saved = _Line()
        self._saved.offer(self.tr("Open")).clicked.connect(self.open_asked)
        self._saved.offer(self.tr("Show in folder")).clicked.connect(self.folder_asked)
        self._failed = _Line()
        self._failed.words.setProperty("role", "err")
        self._failed.offer(self.tr("Choose another place")).clicked.connect(self.place_asked)
        self._lay_out()
        self.show_saved("")
        self.show_failed("")

    def show_checked(self) -> None:
        """Say how the briefing stands now."""
        problems = problems_of(self._briefing)
        altered = sum(problem.altered for problem in problems)
        others = [problem for problem in problems if not problem.altered]
        self._altered.say(altered_said(altered, len(self._briefing.checks)) if altered else "")
        self._anyway.setVisible(False)
        self._finding.say(self._findings_said([problem.words for problem in others]))
        self._finding.words.setToolTip("\n".join(problem.words for problem in others))
        self._fine.say("" if problems else self.tr("Quotations and wording are in order."))
        sign, role = ("warning", "err") if altered else ("info", "warn")
        if not problems:
            sign, role = "check-circle", "ok"
        self._sign.show_glyph(sign, role)

    def offer_anyway(self) -> None:
        """Offer to export in spite of altered quotations."""
        self._anyway.setVisible(True)

    def show_saved(self, words: str) -> None:
        """Say that a file was saved; an empty text takes that back."""
        self._saved.say(words)
        if words:
            self._failed.say("")

    def show_failed(self, words: str) -> None:
        """Say why a file could not be saved; an empty text takes that back."""
        self._failed.say(words)
        if words:
            self._saved.say("")

    @property
    def said(self) -> list[str]:
        """Every line that is shown."""
        lines = (self._failed, self._saved, self._altered, self._finding, self._fine)
        return [line.words.text() for line in lines if not line.isHidden()]

    def _findings_said(self, found: list[str]) -> str:
        if len(found) <= 1:
            return "".join(found)
        return self.tr("{count} remarks on the wording. First: {first}").format(
            count=len(found), first=found[0]
        )

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._sign)
        head.addWidget(self._head, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 11, 16, 12)
        column.setSpacing(5)
        column.addLayout(head)
        for line in (self._failed, self._saved, self._altered, self._finding, self._fine):
            column.addWidget(line)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_surface(self, "panel", lines=(0,))


class _Line(QWidget):
    """A sentence on up to two lines with what can be done at its right."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ElidedLabel(lines=3)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        self._row.addWidget(self.words, 1)

    def offer(self, words: str) -> LinkButton:
        """Offer something to do at the right."""
        button = LinkButton(words, small=True)
        self._row.addWidget(button)
        return button

    def say(self, words: str) -> None:
        """Say ``words``; nothing is shown for an empty text."""
        self.words.setText(words)
        self.words.updateGeometry()
        self.setVisible(bool(words))
