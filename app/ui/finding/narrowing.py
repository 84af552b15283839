"""The row of chips that put an operator into the query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.finding import operators
from app.ui.finding.operators import Typed
from app.ui.finding.small_link import SmallLink
from app.ui.widgets.chip import Chip

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

_GAP = 6


class NarrowRow(QWidget):
    """Chips for the commonest operators; those that there is no room for are not shown.

    ``put(text, start, end)`` carries the query as it becomes, with its selection in code points.
    """

    put = Signal(str, int, int)
    operators_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read: Callable[[], Typed] | None = None
        self._tag = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        label = QLabel(self.tr("Narrow:"))
        label.setFont(theme.ui_font(12))
        label.setProperty("role", "secondary")
        phrase = self._chip(self.tr('"exact phrase"'), self._on_phrase)
        self._tag_chip = self._chip("tag:", self._on_tag)
        publisher = self._chip("publisher:", self._on_publisher)
        exclude = self._chip(self.tr("–exclude"), self._on_exclude)
        near = self._chip("near/10", self._on_near)
        self._chips = (phrase, self._tag_chip, publisher, exclude, near)
        self._all = SmallLink(self.tr("All operators"), "all-operators")
        self._all.clicked.connect(self.operators_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(label)
        for chip in self._chips:
            row.addWidget(chip)
        row.addStretch(1)
        row.addWidget(self._all)
        self._label = label

    def read_from(self, query: Callable[[], Typed]) -> None:
        """Take the query that a chip works on from ``query``."""
        self._read = query

    def suggest_tag(self, tag: str) -> None:
        """Offer ``tag`` (the commonest among the results); empty offers the field alone."""
        self._tag = tag
        words = operators.ask_field(Typed("", 0, 0), "tag", tag).text
        if words != self._tag_chip.text():
            self._tag_chip.setText(words)
            self._tag_chip.setAccessibleName(words)
            self._tag_chip.updateGeometry()
            self._fit()

    @Slot()
    def _on_phrase(self) -> None:
        self._emit(operators.quote(self._query()))

    @Slot()
    def _on_tag(self) -> None:
        self._emit(operators.ask_field(self._query(), "tag", self._tag))

    @Slot()
    def _on_publisher(self) -> None:
        self._emit(operators.ask_field(self._query(), "publisher"))

    @Slot()
    def _on_exclude(self) -> None:
        self._emit(operators.exclude(self._query()))

    @Slot()
    def _on_near(self) -> None:
        self._emit(operators.bring_near(self._query()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _query(self) -> Typed:
        return self._read() if self._read is not None else Typed("", 0, 0)

    def _emit(self, typed: Typed) -> None:
        self.put.emit(typed.text, typed.start, typed.end)

    def _fit(self) -> None:
        """Show as many chips as fit between the label and the link."""
        room = self.width() - self._label.sizeHint().width() - self._all.sizeHint().width()
        room -= 2 * _GAP
        for chip in self._chips:
            room -= chip.sizeHint().width() + _GAP
            chip.setVisible(room >= 0)

    def _chip(self, text: str, put: Callable[[], None]) -> Chip:
        chip = Chip(text)
        chip.setObjectName("narrow-chip")
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the selection of the query
        chip.setAccessibleDescription(self.tr("Puts this into the query"))
        chip.clicked.connect(put)
        return chip
