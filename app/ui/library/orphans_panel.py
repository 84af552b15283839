"""Marks of older versions that have no place in the newest: attached by hand, or left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.domain.mark import MarkId
from app.ui import theme
from app.ui.widgets.buttons import Button, LinkButton
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.surface import paint_surface
from app.ui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from app.domain.article import Article, Span
    from app.library.versions import Orphan, Place

WIDTH = 292
_SHOWN = 3


class OrphansPanel(QWidget):
    """A card for each mark.

    ``place_wanted`` carries a span of the newest version to be shown, ``attach_wanted`` a mark and
    the span it goes to (``None``: to what is selected), ``delete_wanted`` a mark. ``emptied``
    follows when the keyboard was here and no card is left.
    """

    place_wanted = Signal(object)
    attach_wanted = Signal(str, object)
    delete_wanted = Signal(str)
    emptied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("orphansPanel")
        self.setAccessibleName(self.tr("Marks not placed"))
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(240)
        self.cards: list[OrphanCard] = []
        title = QLabel(self.tr("Marks not placed"))
        title.setFont(theme.ui_font(13, 600))
        title.setContentsMargins(16, 12, 16, 4)
        self._hint = QLabel()
        self._hint.setFont(theme.ui_font(12))
        self._hint.setProperty("role", "hint")
        self._hint.setWordWrap(True)
        self._hint.setContentsMargins(16, 0, 16, 12)
        inner = QWidget()
        inner.setProperty("surface", "panel")
        inner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
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
        column.addWidget(title)
        column.addWidget(self._hint)
        column.addWidget(area, 1)

    def show_orphans(
        self, orphans: Sequence[Orphan], newest: Article, *, writable: bool = True
    ) -> None:
        """Show these marks with their candidates in ``newest``."""
        held = QApplication.focusWidget()
        had_keys = held is not None and any(card.isAncestorOf(held) for card in self.cards)
        for card in self.cards:
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        for at, orphan in enumerate(orphans):
            card = OrphanCard(orphan, newest, writable=writable)
            card.place_wanted.connect(self.place_wanted)
            card.attach_wanted.connect(self.attach_wanted)
            card.delete_wanted.connect(self.delete_wanted)
            self._list.insertWidget(at, card)
            self.cards.append(card)
        if orphans:
            words = self.tr(
                "Their words are not where they were. Attach each to its place, or leave it with "
                "the version it was made in."
            )
        else:
            words = self.tr("Every mark of the older versions has its place in the newest.")
        self._hint.setText(words)
        if had_keys and self.cards:
            self.cards[0].here.setFocus(Qt.FocusReason.OtherFocusReason)
        elif had_keys:
            self.emptied.emit()


class OrphanCard(QWidget):
    """A mark, where it may belong, and what can be done with it."""

    place_wanted = Signal(object)
    attach_wanted = Signal(str, object)
    delete_wanted = Signal(str)

    def __init__(self, orphan: Orphan, newest: Article, *, writable: bool) -> None:
        super().__init__()
        self._mark = MarkId(orphan.mark.id)
        self._spans: dict[int, Span] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 13)
        column.setSpacing(6)
        words = ElidedLabel(" ".join(orphan.mark.passage.quote.split()), lines=4)
        words.setFont(theme.reading_font(15))
        column.addWidget(words)
        if orphan.mark.note:
            note = ElidedLabel(orphan.mark.note, lines=2)
            note.setFont(theme.ui_font(12))
            note.setProperty("role", "hint")
            column.addWidget(note)
        said = QLabel(
            counted(
                len(orphan.candidates),
                self.tr("May belong here:"),
                self.tr("May belong to one of {n} places:"),
            )
            if orphan.candidates
            else self.tr("No place is like it. Select its words at the left.")
        )
        said.setFont(theme.ui_font(12, 500))
        said.setProperty("role", "secondary")
        said.setWordWrap(True)
        column.addWidget(said)
        for number, place in enumerate(orphan.candidates[:_SHOWN]):
            column.addLayout(self._candidate(number, place, newest, writable=writable))
        self.here = Button(self.tr("Attach to the selection"), small=True)
        self.here.clicked.connect(self._on_here)
        delete = LinkButton(self.tr("Delete"), small=True)
        delete.setAccessibleName(self.tr("Delete this mark"))
        delete.clicked.connect(self._on_delete)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.here)
        foot.addWidget(delete)
        foot.addStretch(1)
        column.addLayout(foot)
        for button in (self.here, delete):
            button.setEnabled(writable)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_surface(self, lines=(-1,))

    def _candidate(
        self, number: int, place: Place, newest: Article, *, writable: bool
    ) -> QVBoxLayout:
        """A place: its paragraph and likeness, its words, to see and to take."""
        paragraph = newest.paragraph_at(place.start)
        self._spans[number] = place.span
        head = QLabel(
            self.tr("¶ {paragraph} · {percent} % alike").format(
                paragraph=paragraph, percent=round(100 * place.score)
            )
        )
        head.setFont(theme.ui_font(12, tabular=True))
        head.setProperty("role", "hint")
        words = ElidedLabel(" ".join(newest.text[place.start : place.end].split()), lines=2)
        words.setFont(theme.reading_font(14))
        attach = Button(self.tr("Attach"), small=True)
        attach.setObjectName(f"attach{number}")
        attach.setAccessibleName(
            self.tr("Attach to paragraph {paragraph}").format(paragraph=paragraph)
        )
        attach.setProperty("number", number)
        attach.clicked.connect(self._on_attach)
        attach.setEnabled(writable)
        show = LinkButton(self.tr("Show"), small=True)
        show.setAccessibleName(self.tr("Show paragraph {paragraph}").format(paragraph=paragraph))
        show.setProperty("number", number)
        show.clicked.connect(self._on_show)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(head, 1)
        row.addWidget(show)
        row.addWidget(attach)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(words)
        return column

    def _asked(self) -> Span | None:
        return self._spans.get(self.sender().property("number"))

    @Slot()
    def _on_attach(self) -> None:
        self.attach_wanted.emit(self._mark, self._asked())

    @Slot()
    def _on_show(self) -> None:
        self.place_wanted.emit(self._asked())

    @Slot()
    def _on_here(self) -> None:
        self.attach_wanted.emit(self._mark, None)

    @Slot()
    def _on_delete(self) -> None:
        self.delete_wanted.emit(self._mark)
