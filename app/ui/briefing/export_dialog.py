"""What is asked before a briefing leaves: the format, and a marking if there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.marking import markings
from app.ui import theme
from app.ui.briefing.problems import altered_said
from app.ui.briefing.sign import Sign
from app.ui.widgets.buttons import Button, LinkButton, MainButton
from app.ui.widgets.form_row import FormRow
from app.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from app.ui.briefing.open_briefing import OpenBriefing

PDF = ".pdf"
WORD = ".docx"


class ExportDialog(QDialog):
    """Asks for format and marking and says what differs; ``quotation_asked`` wants to see it.

    Accepted with altered quotations means: export anyway.
    """

    quotation_asked = Signal()

    def __init__(
        self, briefing: OpenBriefing, ending: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("export")
        self.setWindowTitle(self.tr("Export the briefing"))
        self.setMinimumWidth(460)
        self._format = Segmented(self.tr("Format"))
        self._format.add(PDF, self.tr("PDF"), "file-pdf").setToolTip(self.tr("PDF document"))
        self._format.add(WORD, self.tr("Word"), "file-text").setToolTip(self.tr("Word document"))
        self._format.set_value(ending or PDF)
        self._marking = QComboBox()
        self._marking.setObjectName("exportMarking")
        self._marking.addItem(self.tr("Choose a marking"), None)
        for marking in markings():
            self._marking.addItem(f"{marking.name}: {marking.meaning}", marking.name)
        self._marking.currentIndexChanged.connect(self._show_ready)
        self._row = FormRow(
            self.tr("Handling marking"),
            self._marking,
            self.tr("Asked for once; it stands on every page."),
        )
        self._needs_marking = briefing.head.marking is None
        self._row.setVisible(self._needs_marking)
        altered = sum(state == "altered" for state in briefing.states.values())
        words = self.tr("Export anyway…") if altered else self.tr("Export…")
        self._go = MainButton(words)
        self._go.setObjectName("exportGo")
        self._go.setDefault(True)
        self._go.clicked.connect(self.accept)
        self._lay_out(altered_said(altered, len(briefing.checks)) if altered else "")
        self._show_ready()
        first = self._marking if self._needs_marking else self._go
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def ending(self) -> str:
        """The format as a file's ending: ".pdf" or ".docx"."""
        return self._format.value

    @property
    def marking(self) -> str | None:
        """The marking that was chosen here; ``None`` if none was asked for."""
        return self._marking.currentData() if self._needs_marking else None

    @Slot()
    def _show_ready(self) -> None:
        ready = not self._needs_marking or self._marking.currentData() is not None
        self._go.setEnabled(ready)
        self._go.setToolTip("" if ready else self.tr("Choose a marking first"))

    @Slot()
    def _on_go_to(self) -> None:
        self.reject()
        self.quotation_asked.emit()

    def _lay_out(self, warning: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(16)
        column.addWidget(self._format, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._row)
        if warning:
            column.addLayout(self._warning(warning))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        cancel = Button(self.tr("Cancel"))
        cancel.setObjectName("exportCancel")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        buttons.addWidget(cancel)
        buttons.addWidget(self._go)
        column.addLayout(buttons)

    def _warning(self, words: str) -> QHBoxLayout:
        sign = Sign("warning", "err", 16)
        said = QLabel(words)
        said.setFont(theme.ui_font(13))
        said.setWordWrap(True)
        show = LinkButton(self.tr("Go to it"), small=True)
        show.setObjectName("exportShow")
        show.setAutoDefault(False)
        show.clicked.connect(self._on_go_to)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(sign)
        row.addWidget(said, 1)
        row.addWidget(show)
        return row
