"""The preview: the article around the current result, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.finding.preview_text import PreviewText
from app.ui.widgets.buttons import Button, IconButton, MainButton
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.article import Article
    from app.ui.finding.passage_actions import PassageActions
    from app.ui.models.result_rows import ArticleFound, PassageFound


class Preview(QWidget):
    """Head, text and buttons; the buttons trigger ``actions``."""

    def __init__(self, actions: PassageActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self.setObjectName("preview")
        self.setProperty("surface", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.text = PreviewText()
        self._hint = QLabel()
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._hint.setFont(theme.ui_font(15))
        self._hint.setProperty("role", "secondary")
        self._hint.setWordWrap(True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setContentsMargins(36, 0, 36, 0)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._hint)
        self._pages.addWidget(self.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head())
        column.addWidget(Rule())
        column.addWidget(self._pages, 1)
        column.addWidget(Rule())
        column.addWidget(self._make_foot())
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show that no passage is chosen."""
        self._hint.setText(self.tr("The article around the chosen passage appears here."))
        self._pages.setCurrentWidget(self._hint)
        self._more.setEnabled(False)
        self._title.setText("")
        self._where.setText("")

    def show_head(self, head: ArticleFound, passage: PassageFound) -> None:
        """Say which passage is shown, even before its article is here."""
        self._more.setEnabled(not passage.briefing)
        self._title.setText(head.title)
        self._where.setText(_where(head, passage))

    def show_briefing(self, passage: PassageFound) -> None:
        """Show what was found in a briefing: its own words, and that it opens there."""
        self._hint.setText(
            self.tr("{words}\n\nThis stands in a briefing. Enter opens it there.").format(
                words=passage.snippet
            )
        )
        self._pages.setCurrentWidget(self._hint)

    def show_passage(self, article: Article, passage: PassageFound, zoom: float) -> None:
        """Show ``passage`` in ``article`` at ``zoom`` (1.0 is 100 %)."""
        self._pages.setCurrentWidget(self.text)
        self.text.show_passage(article, passage.span, zoom)

    def show_places(self, places: Sequence[tuple[int, int]]) -> None:
        """Highlight these places of the article."""
        self.text.set_places(places)

    def _make_head(self) -> QWidget:
        head = QWidget()
        head.setObjectName("preview-head")
        head.setFixedHeight(54)
        self._title = ElidedLabel()
        self._title.setObjectName("preview-title")
        self._title.setFont(theme.ui_font(13, 600))
        self._where = ElidedLabel()
        self._where.setObjectName("preview-where")
        self._where.setFont(theme.ui_font(12))
        self._where.setProperty("role", "hint")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._where)
        words.addStretch(1)
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(6)
        row.addLayout(words, 1)
        row.addWidget(IconButton(self._actions.up, small=True))
        row.addWidget(IconButton(self._actions.down, small=True))
        return head

    def _make_foot(self) -> QWidget:
        foot = QWidget()
        foot.setObjectName("preview-foot")
        foot.setProperty("surface", "panel")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        main = MainButton("", "book-open")
        main.follow(self._actions.open)
        beside = Button("", "columns")
        beside.follow(self._actions.open_beside)
        add = Button("", "quotes")
        add.follow(self._actions.add)
        self._more = Button("", "dots-three")
        self._more.setObjectName("preview-more")
        self._more.setAccessibleName(self.tr("More"))
        self._more.setToolTip(self.tr("More"))
        self._more.setFixedSize(32, 32)
        self._more.setMenu(self._actions.menu(self._more, rarer_only=True))
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(8)
        for button in (main, beside, add):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._more)
        return foot


def _where(head: ArticleFound, passage: PassageFound) -> str:
    if passage.briefing:
        return QCoreApplication.translate("Preview", "Briefing")
    if not passage.number:
        return QCoreApplication.translate("Preview", "Preview · ¶ {paragraph}").format(
            paragraph=passage.paragraph
        )
    said = QCoreApplication.translate(
        "Preview", "Preview · passage {number} of {count} in this article"
    )
    return said.format(number=passage.number, count=head.passages)
