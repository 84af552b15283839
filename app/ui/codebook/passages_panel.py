"""The right column of the codebook: a tag's passages, their order, what is done with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.domain.tag import colour_of
from app.ui import theme
from app.ui.codebook.passages_view import TaggedView
from app.ui.models.tagged_passages import Order, TaggedPassages
from app.ui.widgets.buttons import Button, MainButton
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.swatch import SIZE, paint_swatch
from app.ui.wording import counted

if TYPE_CHECKING:
    from app.domain.mark import Mark, MarkId
    from app.domain.tag import Tag
    from app.ui.actions import Desk
    from app.ui.codebook.gathering import Gathered
    from app.ui.models.tagged_passages import TaggedPassage

_ORDERS: tuple[tuple[Order, str], ...] = (
    ("article", "By article"),
    ("date", "Newest"),
    ("grade", "Most credible"),
)


class PassagesPanel(QWidget):
    """``changed()`` says that another order or other passages are wanted."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("codebookPassages")
        self.setProperty("surface", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self._swatch = _Swatch()
        self._title = ElidedLabel()
        self._title.setFont(theme.ui_font(15, 600))
        self._facts = QLabel()
        self._facts.setFont(theme.ui_font(12, tabular=True))
        self._facts.setProperty("role", "secondary")
        self.orders = Segmented(self.tr("Order of the passages"))
        for value, words in _ORDERS:
            self.orders.add(value, self.tr(words))
        self._below = QCheckBox(self.tr("With the tags below"))
        self._below.setChecked(True)
        self.model = TaggedPassages(self._paragraph, self)
        self.view = TaggedView(self.model, desk.settings)
        self.merge = Button(self.tr("Merge into…"), "git-merge")
        self.split = Button(self.tr("Split off"), "git-fork")
        self.add = MainButton(self.tr("Add to briefing"), "quotes")
        self.back = Button(self.tr("Back to reading"), "arrow-left")
        self._said = QLabel()
        self._said.setFont(theme.ui_font(12))
        self._said.setProperty("role", "secondary")
        self._rooms = QStackedWidget()
        self._nothing = EmptyState(self.tr("No passage carries this tag yet."), glyph="tag")
        self._rooms.addWidget(self.view)
        self._rooms.addWidget(self._nothing)
        self._lay_out()
        self.orders.chosen.connect(self._on_order)
        self._below.toggled.connect(self._on_below)
        self.view.chosen_changed.connect(self._on_chosen)
        self._on_chosen()

    @property
    def order(self) -> Order:
        """The order that is wanted."""
        return cast("Order", self.orders.value)

    @property
    def below(self) -> bool:
        """Whether the passages of the tags below are wanted too."""
        return self._below.isChecked()

    @property
    def chosen(self) -> list[TaggedPassage]:
        """The chosen passages."""
        return self.view.chosen

    @property
    def summary(self) -> str:
        """How many passages there are, of how many articles and sources."""
        return self._facts.text()

    def show_tag(self, tag: Tag | None) -> None:
        """Show the head for ``tag``."""
        for button in (self.merge, self.split):
            button.setVisible(not self._desk.library.read_only)
        self._title.setText(tag.name if tag is not None else self.tr("No tags yet"))
        known = {known.id: known for known in self._desk.library.tags()}
        self._swatch.show_colour(colour_of(tag, known) if tag is not None else 0)
        self.merge.setEnabled(len(known) > 1)
        if tag is None:
            self.model.show([])
            self._facts.setText("")
            self._nothing.set_text(
                self.tr("Passages stand here by tag. Press T on a passage while reading.")
            )
            self._rooms.setCurrentWidget(self._nothing)

    def show_rows(self, found: Gathered) -> None:
        """Show these passages; what was chosen stays so as far as it is there."""
        chosen = {row.mark.id for row in self.chosen}
        current, every = self.view.passage, self.view.has_every
        self.model.show(found.rows)
        self._choose_again(chosen, current)
        if every and all(row.mark.id in chosen for row in self.model.passages()):
            self.view.selectAll()
        passages = counted(found.passages, self.tr("1 passage"), self.tr("{n} passages"))
        articles = counted(found.articles, self.tr("1 article"), self.tr("{n} articles"))
        sources = counted(
            found.sources, self.tr("1 independent source"), self.tr("{n} independent sources")
        )
        said = f"{passages} · {articles} · {sources}" if found.passages else ""
        self._facts.setText(said)
        if not found.passages:
            self._nothing.set_text(
                self.tr("No passage carries this tag yet. Press T on a passage while reading.")
            )
        self._rooms.setCurrentWidget(self.view if found.passages else self._nothing)

    def _choose_again(self, chosen: set[MarkId], current: TaggedPassage | None) -> None:
        selection = self.view.selectionModel()
        at = self.model.find(current.mark.id) if current is not None else self.model.first_passage()
        if not at.isValid():
            at = self.model.first_passage()
        if at.isValid() and at != self.view.currentIndex():
            selection.setCurrentIndex(at, QItemSelectionModel.SelectionFlag.NoUpdate)
        again = QItemSelection()
        for mark in chosen:
            found = self.model.find(mark)
            if found.isValid():
                again.select(found, found)
        selection.select(again, QItemSelectionModel.SelectionFlag.Select)

    @Slot(str)
    def _on_order(self, _value: str) -> None:
        self.changed.emit()

    @Slot(bool)
    def _on_below(self, _on: bool) -> None:  # noqa: FBT001  # a Qt signal's argument
        self.changed.emit()

    @Slot()
    def _on_chosen(self) -> None:
        number = len(self.chosen)
        self._said.setText(
            counted(number, self.tr("1 passage chosen"), self.tr("{n} passages chosen"))
            if number
            else self.tr("Choose passages with Space, Shift and Ctrl")
        )
        self.split.setEnabled(number > 0)
        self.add.setEnabled(number > 0)

    def _paragraph(self, mark: Mark) -> int:
        return self._desk.library.article(mark.passage.article).paragraph_at(mark.passage.start)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(24, 12, 20, 0)
        head.setSpacing(8)
        head.addWidget(self._swatch)
        head.addWidget(self._title, 1)
        head.addWidget(self.merge)
        head.addWidget(self.back)
        order = QHBoxLayout()
        order.setContentsMargins(24, 8, 20, 10)
        order.setSpacing(14)
        order.addWidget(self.orders)
        order.addWidget(self._below)
        order.addStretch(1)
        order.addWidget(self._facts)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 10, 20, 10)
        foot.setSpacing(8)
        foot.addWidget(self._said, 1)
        foot.addWidget(self.split)
        foot.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(order)
        column.addWidget(self._rooms, 1)
        column.addLayout(foot)
        self._rooms.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)


class _Swatch(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._colour = 0
        self.setFixedSize(QSize(SIZE, SIZE))

    def show_colour(self, colour: int) -> None:
        """Show a colour from 1 to 8, or nothing for 0."""
        self._colour = colour
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._colour:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_swatch(painter, QRect(0, 0, SIZE, SIZE), self._colour)
            painter.end()
