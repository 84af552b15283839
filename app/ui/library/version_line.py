"""The line below a pane's head: that the article is a newer version, and of which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.library.days import said_day
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.surface import paint_surface
from app.ui.wording import counted

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from app.domain.article import ArticleId
    from app.library.versions import VersionSummary
    from app.ui.actions import Desk

HEIGHT = 30


class VersionLine(QWidget):
    """Hidden for an article without versions; ``compare_wanted`` carries the article's id."""

    compare_wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._article: ArticleId | None = None
        self.setFixedHeight(HEIGHT)
        self._words = ElidedLabel()
        self._words.setFont(theme.ui_font(12))
        self._words.setProperty("role", "secondary")
        self._orphans = QLabel()
        self._orphans.setFont(theme.ui_font(12, 500))
        self._orphans.setProperty("role", "warn")
        self.compare = LinkButton(self.tr("Compare"), small=True)
        self.compare.clicked.connect(self._on_compare)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 8, 1)
        row.setSpacing(12)
        row.addWidget(self._words, 1)
        row.addWidget(self._orphans)
        row.addWidget(self.compare)
        self.hide()

    @property
    def words(self) -> str:
        """What is said; empty while nothing is."""
        return "" if self.isHidden() else self._words.text()

    @property
    def orphans(self) -> str:
        """What is said of marks that were not placed; empty if all were."""
        return "" if self._orphans.isHidden() else self._orphans.text()

    def show_article(self, article: ArticleId | None) -> None:
        """Say what ``article`` is a newer version of, as soon as that is known."""
        if article != self._article:
            self.hide()
        self._article = article
        library = self._desk.library
        if article is None or library.versions.previous(article) is None:
            self.hide()
            return

        def work() -> tuple[ArticleId, VersionSummary | None]:
            return article, library.versions.summary(article)

        self._desk.background.run(work, owner=self, on_done=self._take, lane="pool")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_surface(self, "panel", lines=(-1,))

    def _take(self, answer: tuple[ArticleId, VersionSummary | None]) -> None:
        article, summary = answer
        if article != self._article or summary is None:
            return
        day = said_day(summary.previous_date)
        if summary.words:
            changed = counted(
                summary.words, self.tr("1 word changed"), self.tr("{n} words changed")
            )
        else:
            changed = self.tr("only punctuation changed")
        words = self.tr("Newer version of {day}; {changed}")
        self._words.setText(words.format(day=day, changed=changed))
        one, many = self.tr("1 mark not placed"), self.tr("{n} marks not placed")
        self._orphans.setText(counted(summary.orphans, one, many))
        self._orphans.setVisible(summary.orphans > 0)
        self.compare.setAccessibleName(self.tr("Compare with the version of {day}").format(day=day))
        self.show()

    @Slot()
    def _on_compare(self) -> None:
        if self._article is not None:
            self.compare_wanted.emit(self._article)
