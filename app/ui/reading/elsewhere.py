"""Under a mark: what other articles of the library say that is like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QModelIndex, QTimer, Signal, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.domain.article import ArticleId, Span
from app.domain.errors import ReaderError
from app.ui import theme
from app.ui.models.link_list import LinkedPassage, LinkList, LinkRole
from app.ui.passages.quoting import quoted
from app.ui.reading.fact import captioned
from app.ui.reading.link_rows import LinkRow
from app.ui.reading.row_views import FittedList

if TYPE_CHECKING:
    from app.ui.actions import Desk

REST_MS = 150
"""Milliseconds that a passage is at hand before others like it are looked for."""

_MOST = 3
_LIKELY = 0.2
"""From this score on a passage is worth a look that nobody asked for."""


class Elsewhere(QWidget):
    """Looks for like passages off the main thread and lists the best.

    ``wanted`` carries an article's id and a span of it.
    """

    wanted = Signal(str, object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asked: tuple[ArticleId, Span] | None = None
        self.model = LinkList(self)
        self.list = FittedList(self.tr("In other articles"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(LinkRow(self.list))
        self.list.opened.connect(self._on_opened)
        self._rest = QTimer(self)  # who steps from mark to mark does not wait for searches
        self._rest.setInterval(REST_MS)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._search)
        self._state = QLabel()
        self._state.setFont(theme.ui_font(12))
        self._state.setProperty("role", "hint")
        self._state.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        caption = captioned(self.tr("In other articles"), "F")
        caption.setContentsMargins(16, 0, 16, 0)
        self._state.setContentsMargins(16, 0, 16, 0)
        column.addWidget(caption)
        column.addWidget(self.list)
        column.addWidget(self._state)

    def look(self, article: ArticleId, span: Span) -> None:
        """Show what is like ``span``; what was asked for last is not asked for again."""
        if (article, span) == self._asked:
            return
        self._asked = (article, span)
        self._show([], self.tr("Looking…"))
        self._rest.start()

    @Slot()
    def _search(self) -> None:
        if self._asked is None:
            return
        article, span = asked = self._asked
        library = self._desk.library

        def search() -> tuple[tuple[ArticleId, Span], list[LinkedPassage]]:
            found = []
            own = quoted(library.article(article), span)
            for like in library.comparing.similar(article, span, _MOST):
                if like.score >= _LIKELY:
                    other, there = library.article(like.article), Span(like.start, like.end)
                    found.append(
                        LinkedPassage(
                            other.id,
                            span,
                            there,
                            like.relation,
                            other.short_title,
                            other.paragraph_at(there.start),
                            quoted(other, there),
                            own,
                            like.ruling,
                            like.by,
                        )
                    )
            return (article, span), found

        def failed(error: Exception) -> None:
            if asked == self._asked:
                self._asked = None  # looked for again when it is at hand once more
                self._show([], why_not_looked(error))

        self._desk.background.run(
            search, owner=self, on_done=self._take, on_failed=failed, lane="pool"
        )

    def forget(self) -> None:
        """Ask anew next time: articles came, went or were corrected, or a link was ruled on."""
        self._asked = None

    def _take(self, answer: tuple[tuple[ArticleId, Span], list[LinkedPassage]]) -> None:
        asked, found = answer
        if asked == self._asked:
            none = self.tr("Nothing like it in the other articles.")
            self._show(found, "" if found else none)

    def _show(self, found: list[LinkedPassage], state: str) -> None:
        self.model.show(found)
        self.list.setVisible(bool(found))
        self.list.updateGeometry()
        self._state.setText(state)
        self._state.setVisible(bool(state))

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        passage: LinkedPassage = index.data(LinkRole.LINK)
        self.wanted.emit(passage.article, passage.there)


def why_not_looked(error: Exception) -> str:
    """What stands where "Looking…" stood, after looking failed."""
    if isinstance(error, ReaderError):
        return error.message
    return QCoreApplication.translate("Elsewhere", "This could not be looked for.")
