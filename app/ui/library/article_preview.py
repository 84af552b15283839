"""The article of the row at hand, to be judged without opening it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.domain.errors import NotFound
from app.ui import theme
from app.ui.passages.article_view import ArticleView
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.surface import paint_surface

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from app.domain.article import ArticleId
    from app.ui.actions import Desk

_REST_MS = 60
"""Milliseconds of rest before an article is laid out: stepping fast does not wait for each."""

_LONGEST = 300_000
"""Code points of an article that is laid out here; a longer one would hold up the stepping."""


class ArticlePreview(QWidget):
    """A head with title and facts, and the text below."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("articlePreview")
        self.setMinimumHeight(120)
        self._desk = desk
        self._wanted: ArticleId | None = None
        self._title = ElidedLabel()
        self._title.setFont(theme.ui_font(13, 600))
        self._facts = ElidedLabel()
        self._facts.setFont(theme.ui_font(12))
        self._facts.setProperty("role", "hint")
        self.view = ArticleView()
        self._hint = QLabel()
        self._hint.setFont(theme.ui_font(13))
        self._hint.setProperty("role", "secondary")
        self._hint.setContentsMargins(16, 16, 16, 16)
        self._hint.setWordWrap(True)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._hint)
        self._pages.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 1, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(16, 7, 16, 8)
        head.setSpacing(1)
        head.addWidget(self._title)
        head.addWidget(self._facts)
        column.addLayout(head)
        column.addSpacing(1)
        column.addWidget(self._pages, 1)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._show)
        self.show_article(None)

    @property
    def article(self) -> ArticleId | None:
        """The article that is shown, or will be in a moment."""
        return self._wanted

    def show_article(self, article: ArticleId | None) -> None:
        """Show ``article`` after a moment of rest, or that there is none."""
        self._wanted = article
        if article is None:
            self._rest.stop()
            self._show()
        else:
            self._rest.start()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_surface(self, "paper", lines=(self._pages.y() - 1,))

    @Slot()
    def _show(self) -> None:
        if self._wanted is None:
            self._say_instead("", self.tr("The article of the chosen row appears here."))
            return
        try:
            article = self._desk.library.article(self._wanted)
        except NotFound:
            self._say_instead("", self.tr("This article is no longer in the library."))
            return
        known = article.metadata
        facts = [
            known.publisher or self.tr("Publisher not stated"),
            known.date or self.tr("no date"),
            self.tr("{count} words").format(count=f"{article.words:,}"),
        ]
        self._title.setText(article.title)
        self._facts.setText(" · ".join(facts))
        if len(article.text) > _LONGEST:
            words = self.tr("{n} characters are too many to be shown here. Open it to read.")
            self._say_instead(article.title, words.format(n=f"{len(article.text):,}"))
            return
        self._pages.setCurrentWidget(self.view)
        self.view.show_article(article, zoom=self._desk.settings.reading_zoom / 100)

    def _say_instead(self, title: str, words: str) -> None:
        self._title.setText(title)
        if not title:
            self._facts.setText("")
        self._hint.setText(words)
        self._pages.setCurrentWidget(self._hint)
