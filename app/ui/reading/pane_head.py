"""The head of a pane: title, facts, grade, outline, more, close."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from app.domain.grading import grade, grade_in_words
from app.ui import theme
from app.ui.icons import icon
from app.ui.passages.line_labels import ACTIONS
from app.ui.widgets.badge import Badge
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from app.domain.article import Article
    from app.ui.actions import Actions
    from app.ui.passages.document import Heading

HEIGHT = 54
_PADDING, _PADDING_IN_NARROW = 16, 12
_NARROW = 1100
"""Below this width of the window, in pixels, columns are drawers and every pixel is the text's."""


class PaneHead(QWidget):
    """54 px above the text; a line of the accent at its top says that the pane has the focus.

    ``clicked`` comes after a click, ``taken`` when it is dragged, and the pane with it.
    """

    taken = Signal()
    clicked = Signal()
    close_wanted = Signal()
    heading_picked = Signal(int)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self._active = False
        self._pressed: QPoint | None = None
        self._headings: tuple[Heading, ...] = ()
        self._title = ElidedLabel()
        self._title.setFont(theme.ui_font(13, 600))
        self._facts = ElidedLabel()
        self._facts.setFont(theme.ui_font(12))
        self._facts.setProperty("role", "hint")
        self._grade = Badge()
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._facts)
        words.addStretch(1)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(_PADDING, 0, 8, 0)
        row.setSpacing(6)
        row.addLayout(words, 1)
        row.addWidget(self._grade)
        self._outline = QAction(icon("list-bullets"), self.tr("Outline"), self)
        self._outline.triggered.connect(self.open_outline)
        self._outline_button = IconButton(self._outline, self, small=True)
        self._more = QAction(icon("dots-three"), self.tr("More"), self)
        self._more.triggered.connect(self._open_more)
        self._more_button = IconButton(self._more, self, small=True)
        self._close = QAction(icon("x"), self.tr("Close"), self)
        self._close.triggered.connect(self.close_wanted)
        for button in (
            self._outline_button,
            self._more_button,
            IconButton(self._close, self, small=True),
        ):
            row.addWidget(button)
        self._menu = QMenu(self)
        for name in _MORE:
            if name:
                self._menu.addAction(actions.get(name))
            else:
                self._menu.addSeparator()
        lines = self._menu.addMenu(self.tr("&Wrong guess?"))
        lines.addActions([actions.get(name) for name in ACTIONS])
        self._outline_menu = QMenu(self)
        self._outline_menu.triggered.connect(self._on_heading)

    def show_article(self, article: Article, headings: tuple[Heading, ...]) -> None:
        """Say what is known of ``article``."""
        known = article.metadata
        facts = [
            known.publisher or self.tr("Publisher not stated"),
            known.date or self.tr("no date"),
            self.tr("{count} words").format(count=f"{article.words:,}"),
        ]
        self._title.setText(article.title)
        self._facts.setText(" · ".join(facts))
        short = grade(article.reliability, article.credibility)
        self._grade.show_state(short or self.tr("Not graded"), "" if short else "warn")
        self._grade.setToolTip(
            grade_in_words(article.reliability, article.credibility) or self.tr("Not graded yet")
        )
        self._headings = headings
        self._outline.setEnabled(bool(headings))
        name = article.short_title
        for action, words in (
            (self._outline, self.tr("Outline of {title}")),
            (self._more, self.tr("More for {title}")),
            (self._close, self.tr("Close {title}")),
        ):
            action.setText(words.format(title=name.replace("&", "&&")))

    def set_active(self, active: bool) -> None:  # noqa: FBT001
        """Draw the line of the pane that has the focus, or not."""
        self._active = active
        self.update()

    @Slot()
    def open_outline(self) -> None:
        """Open the list of headings; choosing one goes there."""
        self._outline_menu.clear()
        for heading in self._headings:
            row = self._outline_menu.addAction(
                "    " * max(0, heading.level - 1)
                + " ".join(heading.text.split()).replace("&", "&&")
            )
            row.setData(heading.position)
        if self._headings:
            self._outline_menu.setActiveAction(self._outline_menu.actions()[0])
        below = self._outline_button.rect().bottomLeft()
        self._outline_menu.popup(self._outline_button.mapToGlobal(below))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.window().width() < _NARROW
        self._row.setContentsMargins(_PADDING_IN_NARROW if narrow else _PADDING, 0, 8, 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shown = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), shown.color("paper"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, shown.color("line"))
        if self._active:
            painter.fillRect(0, 0, self.width(), 2, shown.color("accent"))
        painter.end()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        way = self._pressed - event.position().toPoint() if self._pressed is not None else QPoint()
        if way.manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            self.taken.emit()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None:
            self._pressed = None
            self.clicked.emit()

    @Slot()
    def _open_more(self) -> None:
        self._menu.popup(self._more_button.mapToGlobal(self._more_button.rect().bottomLeft()))

    @Slot(QAction)
    def _on_heading(self, row: QAction) -> None:
        self.heading_picked.emit(row.data())


_MORE = (
    "go.paragraph",
    "edit.find_in_article",
    "",
    "view.fold_dimmed",
    "view.original",
    "view.pages",
    "",
    "edit.copy_with_source",
    "mark.reliability",
    "mark.credibility",
    "",
    "library.publisher",
    "library.versions",
    "",
    "view.add_pane",
    "view.close_pane",
)
