"""The first screen: a library with nothing in it yet, and the ways to fill it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.ui import theme
from app.ui.actions import SPECS, Actions
from app.ui.adding.drop_area import DropArea
from app.ui.icons import paint_icon
from app.ui.widgets.badge import paint_key
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.focus import paint_ring, shows_ring
from app.ui.widgets.section import Section
from app.ui.widgets.splitter import Splitter

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from app.ui.actions import Desk

_FORMATS = (
    ("Text", ".txt"),
    ("Markdown", ".md"),
    ("HTML", ".html"),
    ("PDF", ".pdf"),
    ("Word", ".docx"),
    ("e-mail", ".eml"),
)
_FORMATS_DELAY = 200
SIDEBAR = 256
COLUMN = 600


class FirstRun(QWidget):
    """What to do first, with the keyboard on the main action; ``dropped`` carries paths."""

    dropped = Signal(list)
    status = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("firstRun")
        actions = desk.actions
        self._area = DropArea(actions.get("file.add_files"))
        self._area.dropped.connect(self.dropped)
        self.sidebar = _sidebar(actions, self)
        splitter = Splitter("firstRun", (SIDEBAR, 0), self)
        splitter.addWidget(self.sidebar)
        splitter.addWidget(self._centre(actions))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(splitter)
        self._background = desk.background
        # The readers are many modules: they are loaded when the window is in sight already.
        QTimer.singleShot(_FORMATS_DELAY, self, self._find_formats)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._area.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.status.emit(self.tr("No articles yet"), self.tr("Everything stays on this computer"))

    @Slot()
    def _find_formats(self) -> None:
        self._background.run(
            readable_formats, owner=self, on_done=self._area.show_formats, lane="pool"
        )

    def _centre(self, actions: Actions) -> QWidget:
        head = QLabel(self.tr("Add the articles you want to work on"))
        head.setFont(theme.reading_font(27, 600))
        text = self.tr(
            "Collate keeps each original untouched and gives you a clean view to read, mark, "
            "compare and quote from."
        )
        words = QLabel(f'<p style="line-height:23px">{text}</p>')
        words.setFont(theme.ui_font(15))
        words.setWordWrap(True)
        words.setFixedHeight(words.heightForWidth(COLUMN))
        words.setProperty("role", "secondary")
        column = QWidget()
        column.setFixedWidth(COLUMN)
        lines = QVBoxLayout(column)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(head)
        lines.addSpacing(6)
        lines.addWidget(words)
        lines.addSpacing(24)
        lines.addWidget(self._area)
        lines.addSpacing(20)
        for row in self._ways(actions):
            lines.addWidget(row)
        page = QWidget()
        page.setProperty("surface", "paper")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        stack = QVBoxLayout(page)
        stack.setContentsMargins(36, 20, 36, 50)
        stack.addStretch(1)
        stack.addWidget(column, 0, Qt.AlignmentFlag.AlignHCenter)
        stack.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(page)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return scroll

    def _ways(self, actions: Actions) -> list[QWidget]:
        return [
            Way(
                actions.get("file.add_folder"),
                self.tr("Add a folder"),
                self.tr("Every readable file in it, with its subfolders."),
                "folder-open",
            ),
            Way(
                actions.get("file.sample"),
                self.tr("Open the sample library"),
                self.tr("Five articles on Belarus and the United States, to try things out."),
                "books",
            ),
            Way(
                actions.get("file.paste"),
                self.tr("Paste text"),
                self.tr("Turns what you copied into an article."),
                "clipboard-text",
                last=True,
            ),
        ]


def readable_formats() -> str:
    """What can be read, as the drop area says it: "Text, Markdown"."""
    from app.library.imports import readable_suffixes

    known = readable_suffixes()
    return ", ".join(words for words, suffix in _FORMATS if suffix in known)


class Way(QAbstractButton):
    """A row of 61 px: icon, what it does in bold and in a sentence, the key at the right."""

    def __init__(
        self, action: QAction, title: str, sentence: str, glyph: str, *, last: bool = False
    ) -> None:
        super().__init__()
        self._sentence = sentence
        self._glyph = glyph
        self._last = last
        self._ringed = True
        self._action = action
        self.setText(title)
        self.setObjectName(f"way.{action.objectName()}")
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self.setToolTip(action.toolTip())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._on_action_changed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(COLUMN, 62 if self._last else 61)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ringed = shows_ring(event, before=self._ringed)
        super().focusInEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = theme.current()
        enabled = self.isEnabled()
        if self.underMouse() and enabled:
            painter.fillRect(self.rect(), shown.color("hover"))
        painter.fillRect(0, 0, self.width(), 1, shown.color("line"))
        if self._last:
            painter.fillRect(0, self.height() - 1, self.width(), 1, shown.color("line"))
        paint_icon(painter, QRect(14, 22, 18, 18), self._glyph, "accent" if enabled else "text.3")
        painter.setFont(theme.ui_font(13, 500))
        painter.setPen(shown.color("text" if enabled else "text.3"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(44, 13, self.width() - 44, 18), middle, self.text())
        painter.setFont(theme.ui_font(13))
        painter.setPen(shown.color("text.2" if enabled else "text.3"))
        painter.drawText(QRect(44, 31, self.width() - 44, 18), middle, self._sentence)
        key = SPECS[self._action.objectName()].shown_key.replace("+", " ")
        paint_key(painter, self.width() - 14, self.height() // 2, key)
        if self.hasFocus() and self._ringed:
            paint_ring(painter, self.rect(), 5)
        painter.end()

    @Slot()
    def _on_action_changed(self) -> None:
        self.setEnabled(self._action.isEnabled())


class _AllArticles(QWidget):
    """The row that will count the articles; 26 px high."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self.setFixedHeight(26)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shown.color("sel"))
        painter.drawRoundedRect(self.rect().adjusted(6, 0, -6, 0), 5, 5)
        paint_icon(painter, QRect(20, 5, 16, 16), "books", "accent")
        painter.setPen(shown.color("text"))
        painter.setFont(theme.ui_font(13, 500))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect().adjusted(44, 0, 0, 0), middle, self._words)
        painter.setPen(shown.color("text.3"))
        painter.setFont(theme.ui_font(12, tabular=True))
        right = middle | Qt.AlignmentFlag.AlignRight
        painter.drawText(self.rect().adjusted(0, 0, -18, 0), right, "0")
        painter.end()


def _sidebar(actions: Actions, parent: QWidget) -> QWidget:
    side = QWidget(parent)
    side.setObjectName("firstRunSidebar")
    side.setAccessibleName(parent.tr("Sidebar"))
    side.setProperty("surface", "panel")
    side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    side.setMinimumWidth(200)
    articles = Section(parent.tr("Articles"), "firstRun.articles")
    articles.set_body(EmptyState(parent.tr("Articles you add are listed here."), inline=True))
    tags = Section(parent.tr("Tags"), "firstRun.tags")
    tags.add_button(actions.get("mark.new_tag"), "plus")
    tags.set_body(EmptyState(parent.tr("Tags name what a passage is about."), inline=True))
    briefings = Section(parent.tr("Briefings"), "firstRun.briefings")
    briefings.add_button(actions.get("file.new_briefing"), "plus")
    hint = parent.tr("Start one when you have marked a few passages.")
    briefings.set_body(EmptyState(hint, inline=True))
    library = Section(parent.tr("Library"), "firstRun.library", line=False)
    library.set_body(_AllArticles(parent.tr("All articles")))
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 4, 0, 0)
    column.setSpacing(0)
    for section in (library, articles, tags, briefings):
        column.addWidget(section)
    column.addStretch(1)
    return side
