"""The middle of the page: the original beside the reading view, and the bar that corrects it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.domain.article import Span
from app.domain.relabelling import Label
from app.ui import theme
from app.ui.adding.alignment import Alignment
from app.ui.adding.label_bar import LabelBar
from app.ui.adding.original_view import OriginalView
from app.ui.passages.article_view import ArticleView
from app.ui.passages.line_labels import LineLabels
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.splitter import Splitter
from app.ui.wording import counted

if TYPE_CHECKING:
    from app.domain.article import Article
    from app.ui.actions import Desk

HEAD = 48
_SHARES = (420, 580)  # of a thousand
_READING_LANE = 28
_LONGEST = 500_000
"""Code points of an article that is laid out twice; a longer one would hold up the window."""


class Review(QWidget):
    """Shows one article twice, line by line level; ``accepted`` comes from its narrow bar.

    The original comes first, the reading view in the event loop's next turn.
    """

    accepted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("addingReview")
        self.setMinimumWidth(520)
        self._desk = desk
        self._article: Article | None = None
        self._labels = LineLabels(desk, self)
        self.original = OriginalView(desk.settings)
        self.original.setObjectName("addingOriginal")
        self.original.label_wanted.connect(self.set_lines)
        self.reading = ArticleView()
        self.reading.setObjectName("addingReading")
        self.reading.set_lane(_READING_LANE)
        self.reading.fold_clicked.connect(self._on_fold_clicked)
        self.alignment = Alignment(self.original, self.reading)
        self._lines = QLabel()
        self._lines.setFont(theme.ui_font(12))
        self._lines.setProperty("role", "hint")
        self.dimmed = QCheckBox(self.tr("Show dimmed lines"))
        self.dimmed.setObjectName("showDimmed")
        self.dimmed.setFont(theme.ui_font(12))
        self.dimmed.toggled.connect(self._on_dimmed)
        self.bar = LabelBar()
        self.bar.chosen.connect(self.set_lines)
        self.bar.accepted.connect(self.accepted)
        self._reading_soon = QTimer(self)
        self._reading_soon.setSingleShot(True)
        self._reading_soon.setInterval(0)
        self._reading_soon.timeout.connect(self._show_reading)
        self._nothing = EmptyState("")
        self._pages = QStackedWidget()
        self._lay_out()

    @property
    def article(self) -> Article | None:
        """The article that is shown."""
        return self._article

    def show_nothing(self, words: str) -> None:
        """Say ``words`` where the texts would be."""
        self._article = None
        self._reading_soon.stop()
        self._nothing.set_text(words)
        self._pages.setCurrentIndex(0)

    def show_or_say_why_not(self, article: Article, notices: str) -> None:
        """Show ``article``; one too long says so, one without a text its reader's ``notices``."""
        if len(article.text) > _LONGEST:
            words = self.tr(
                "{n} characters are too many to be shown line by line. Open it in Read."
            )
            self.show_nothing(words.format(n=f"{len(article.text):,}"))
        elif article.text.strip():
            self.show_article(article)
        else:
            self.show_nothing(notices or self.tr("There is no text in it to show."))

    def show_article(self, article: Article) -> None:
        """Show ``article``; the same one stays where it is."""
        old, self._article = self._article, article
        other = old is None or old.id != article.id
        if old is not None and not other and old.blocks == article.blocks:
            self.original.replace_article(article)
            self.reading.replace_article(article)
            return
        self._pages.setCurrentIndex(1)  # first, so that lines are broken for the room there is
        with self.alignment.at_rest():
            if other:
                self.alignment.forget()
            self.original.show_article(article)
            if other:
                self.original.verticalScrollBar().setValue(0)
        self._reading_soon.start()
        if not other:
            self.settle()
        self.original.setAccessibleName(self.tr("Original of {t}").format(t=article.short_title))
        count = article.paragraph_at(len(article.text))
        self._lines.setText(counted(count, self.tr("1 line"), self.tr("{n} lines, read only")))
        read_only = self._desk.library.read_only
        self.bar.allow(allowed=not read_only, why=self.tr("This library is read-only"))

    def settle(self) -> None:
        """Show the reading view now if it is still to come."""
        if self._reading_soon.isActive():
            self._reading_soon.stop()
            self._show_reading()

    @Slot(int)
    def show_place(self, position: int) -> None:
        """Let the line at ``position`` stand out; -1 changes nothing."""
        self.settle()
        if position >= 0:
            self.alignment.show_line(position)

    @Slot(str)
    def set_lines(self, name: str) -> None:
        """Set the lines that are selected, or the caret's, to the label called ``name``."""
        self.settle()
        article, label = self._article, Label(name)
        span = self._chosen()
        if article is None or span is None:
            return
        self._labels.set_lines(article, span, label)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().color("paper"))
        painter.end()

    def _chosen(self) -> Span | None:
        """What is selected in the view that was used last, else the caret's line there."""
        view: ArticleView = self.reading if self.reading.hasFocus() else self.original
        selected = view.selected_span()
        if selected is None and view is self.original:
            selected = self.reading.selected_span() if not view.hasFocus() else None
        caret = view.caret_position()
        return selected or Span(caret, caret)

    def _lay_out(self) -> None:
        left, right = QLabel(self.tr("Original")), QLabel(self.tr("Reading view"))
        for label in (left, right):
            label.setFont(theme.ui_font(13, 600))
        original_head = _Head(16)
        original_head.row.addWidget(left)
        original_head.row.addWidget(self._lines)
        original_head.row.addStretch(1)
        reading_head = _Head(_READING_LANE)
        reading_head.row.addWidget(right)
        reading_head.row.addStretch(1)
        reading_head.row.addWidget(self.dimmed)
        splitter = Splitter("addingTexts", _SHARES)
        splitter.addWidget(_column(original_head, self.original))
        splitter.addWidget(_column(reading_head, self.reading))
        splitter.setChildrenCollapsible(False)
        texts = QWidget()
        column = QVBoxLayout(texts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(splitter, 1)
        column.addWidget(self.bar)
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(texts)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    @Slot()
    def _on_fold_clicked(self) -> None:
        self.dimmed.setChecked(True)

    @Slot(bool)
    def _on_dimmed(self, _shown: bool) -> None:  # noqa: FBT001  # a Qt signal's argument
        self._reading_soon.start()
        self.settle()

    @Slot()
    def _show_reading(self) -> None:
        article = self._article
        if article is None:
            return
        shown = self.reading.article
        with self.alignment.at_rest():
            self.reading.show_article(article, fold=not self.dimmed.isChecked())
            if shown is None or shown.id != article.id:
                self.reading.verticalScrollBar().setValue(0)
        self.reading.setAccessibleName(self.tr("Reading view of {t}").format(t=article.short_title))


class _Head(QWidget):
    """48 px above a text, with a line below."""

    def __init__(self, left: int) -> None:
        super().__init__()
        self.setFixedHeight(HEAD)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(left, 0, 16, 1)
        self.row.setSpacing(8)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().color("panel"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.current().color("line"))
        painter.end()


def _column(head: QWidget, view: QWidget) -> QWidget:
    made = QWidget()
    made.setMinimumWidth(260)
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(head)
    column.addWidget(view, 1)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return made
