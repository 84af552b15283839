"""Where the sources are printed: a list that writes itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget
from typing_extensions import override

from app.domain.grading import grade
from app.ui import theme
from app.ui.briefing.item_block import ItemBlock
from app.ui.widgets.badge import Badge

if TYPE_CHECKING:
    from app.domain.article import Article
    from app.domain.briefing import Item, Sources
    from app.ui.briefing.open_briefing import OpenBriefing


class SourcesBlock(ItemBlock):
    """Lists the articles that the briefing rests on, with their grades; nothing is edited here."""

    top_gap = 16

    def __init__(
        self, item: Sources, briefing: OpenBriefing, parent: QWidget | None = None
    ) -> None:
        super().__init__(item, briefing, parent)
        self._head = QLabel(self.tr("Sources"))
        self._head.setFont(theme.ui_font(16, 600))
        self._none = QLabel(self.tr("Each article you quote is listed here by itself."))
        self._none.setFont(theme.ui_font(13))
        self._none.setProperty("role", "hint")
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(10)
        self._rows.setVerticalSpacing(6)
        self._rows.setColumnStretch(1, 1)
        self._shown: list[tuple[str, str]] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.column.addWidget(self._head)
        self.column.addWidget(self._none)
        self.column.addLayout(self._rows)
        self.show_item(item)
        self.show_around()

    @override
    def current(self) -> Item:
        return self._item

    @override
    def display(self, item: Item, *, waiting: bool) -> None:
        """Do nothing: the item holds nothing that shows."""

    @override
    def show_around(self) -> None:
        listed: list[tuple[str, str]] = []
        for source in self._briefing.sources():
            article = self._briefing.article(source)
            if article is None:
                listed.append(("", self._briefing.name(source)))
            else:
                given = grade(article.reliability, article.credibility)
                listed.append((given, self._line(article)))
        self._none.setVisible(not listed)
        self.setAccessibleName(
            "\n".join([self.tr("Sources"), *(f"{mark} {line}".strip() for mark, line in listed)])
        )
        if listed == self._shown:
            return
        self._shown = listed
        self._fill(listed)

    @override
    def field(self) -> QWidget:
        return self

    def _fill(self, listed: list[tuple[str, str]]) -> None:
        while (gone := self._rows.takeAt(0)) is not None:
            widget = gone.widget()
            if widget is not None:
                widget.deleteLater()
        for row, (given, words) in enumerate(listed):
            badge = Badge(given or "?", "" if given else "warn")
            badge.setToolTip("" if given else self.tr("Not graded yet"))
            line = QLabel(words)
            line.setWordWrap(True)
            line.setTextFormat(Qt.TextFormat.PlainText)
            line.setFont(theme.ui_font(13))
            top = Qt.AlignmentFlag.AlignTop
            self._rows.addWidget(badge, row, 0, top)
            self._rows.addWidget(line, row, 1)

    def _line(self, article: Article) -> str:
        known = article.metadata
        parts = [known.publisher, known.author, known.date]
        stated = ", ".join(part for part in parts if part)
        title = article.title
        if not title.startswith(article.short_title.rstrip("…")):
            title = f"{article.short_title}: {title}"
        return f"{title}. {stated}." if stated else title
