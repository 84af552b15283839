"""A page with a form that writes a query, and every operator with an example to try."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.ui import theme
from app.ui.finding.build_form import BuildForm
from app.ui.finding.operators import OPERATORS
from app.ui.widgets.rule import Rule


class OperatorsPage(QDialog):
    """Stays beside the results while queries are tried.

    ``example_chosen`` carries a query to ask; what ``form.inserted`` carries joins the one typed.
    """

    example_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("operators")
        self.setWindowTitle(self.tr("All operators"))
        self.form = BuildForm()
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setContentsMargins(20, 12, 20, 12)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        heads = (self.tr("Write"), self.tr("Finds"), self.tr("Try it"))
        for column, head in enumerate(heads):
            grid.addWidget(_label(head, weight=600, px=12, role="secondary"), 0, column)
        for row, operator in enumerate(OPERATORS, 1):
            finds = _label(QCoreApplication.translate("Operators", operator.finds))
            grid.addWidget(_label(operator.written, weight=500), row, 0)
            grid.addWidget(finds, row, 1)
            grid.addWidget(self._example(operator.example, finds.text()), row, 2)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(rows)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(0, 0, 0, 16)
        column_layout.setSpacing(0)
        column_layout.addWidget(self.form)
        column_layout.addWidget(Rule())
        column_layout.addWidget(area, 1)
        column_layout.addSpacing(8)
        column_layout.addWidget(buttons)
        buttons.setContentsMargins(20, 0, 20, 0)
        self.resize(760, 680)
        self.form.words.setFocus()

    @Slot()
    def _on_example(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.example_chosen.emit(button.text().replace("&&", "&"))

    def _example(self, example: str, finds: str) -> QPushButton:
        button = QPushButton(example.replace("&", "&&"))
        button.setObjectName("example")
        button.setAutoDefault(False)
        button.setAccessibleName(self.tr("Try {example}").format(example=example))
        button.setAccessibleDescription(finds)
        button.clicked.connect(self._on_example)
        return button


def _label(text: str, *, weight: int = 400, px: int = 13, role: str = "") -> QLabel:
    label = QLabel(text)
    label.setFont(theme.ui_font(px, weight))
    label.setWordWrap(True)
    if role:
        label.setProperty("role", role)
    return label
