"""The inspector's fourth tab: names and figures of the article, and who else mentions each."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.models.fact_list import FactList, FactRole, MentionList
from app.ui.reading.elsewhere import why_not_looked
from app.ui.reading.fact import captioned
from app.ui.reading.row_views import SIDE, FittedList, Row
from app.ui.widgets.elided_label import broken_lines, paint_elided

if TYPE_CHECKING:
    from PySide6.QtCore import QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem

    from app.domain.article import Article, ArticleId
    from app.domain.facts import Fact
    from app.library.facts import Mention
    from app.ui.actions import Desk

    Index = QModelIndex | QPersistentModelIndex
    Asked = tuple[ArticleId, Fact]

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LINE = 19


class FactsTab(QWidget):
    """Looks for what stands in the article, and elsewhere, off the main thread.

    ``place_wanted`` carries a span of the article, ``mention_wanted`` an id and a span of another.
    """

    place_wanted = Signal(object)
    mention_wanted = Signal(str, object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._article: Article | None = None
        self._known: Article | None = None
        self._asked: Asked | None = None
        self._stepped: dict[Fact, int] = {}
        self.facts, self.mentions = FactList(self), MentionList(self)
        self.list = FittedList(self.tr("Names and figures"), fitted=False)
        self.list.setModel(self.facts)
        self.list.setItemDelegate(_FactRow(self.list))
        self.others = FittedList(self.tr("Mentions in other articles"), fitted=False)
        self.others.setModel(self.mentions)
        self.others.setItemDelegate(_MentionRow(self.others))
        self._state, self._elsewhere = _hint(), _hint()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(4)
        column.addWidget(self._state)
        column.addWidget(self.list, 3)
        caption = captioned(self.tr("In other articles"))
        caption.setContentsMargins(16, 8, 16, 0)
        column.addWidget(caption)
        column.addWidget(self._elsewhere)
        column.addWidget(self.others, 2)
        self.list.opened.connect(self._on_opened)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.others.opened.connect(self._on_mention)
        self._say_elsewhere()

    def show_article(self, article: Article | None) -> None:
        """List what stands in ``article`` as soon as the tab is in sight."""
        self._article = article
        if self.isVisible():
            self._look()

    def forget(self) -> None:
        """Look anew: articles came, went or were corrected, or names were said to be one."""
        self._known, self._asked = None, None
        if self.isVisible():
            self._look()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()

    # Slots

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        fact: Fact | None = index.data(FactRole.ROW)
        article = self._article
        if fact is None or article is None:
            return
        self._asked = asked = (article.id, fact)
        library = self._desk.library
        self._elsewhere.setText(self.tr("Looking…"))
        self._elsewhere.show()

        def search() -> tuple[Asked, list[Mention]]:
            return asked, library.facts.mentions(fact, article.id)

        def failed(error: Exception) -> None:
            if asked == self._asked:
                self._asked = None
                self.mentions.show([])
                self._say_elsewhere(why_not_looked(error))

        self._desk.background.run(
            search, owner=self, on_done=self._take_mentions, on_failed=failed, lane="pool"
        )

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        """Go to the fact's next place in the article, round and round."""
        fact: Fact = index.data(FactRole.ROW)
        at = self._stepped.get(fact, -1) + 1
        self._stepped[fact] = at
        self.place_wanted.emit(fact.places[at % len(fact.places)])

    @Slot(QModelIndex)
    def _on_mention(self, index: QModelIndex) -> None:
        mention: Mention = index.data(FactRole.ROW)
        self.mention_wanted.emit(mention.article, mention.span)

    # Private

    def _look(self) -> None:
        article = self._article
        if article is self._known:
            return
        self._known, self._asked = article, None
        self._stepped.clear()
        self._show_facts([])
        if article is None:
            return
        self._state.setText(self.tr("Looking…"))
        library = self._desk.library

        def read() -> tuple[Article, list[Fact]]:
            return article, library.facts.of(article.id)

        def failed(error: Exception) -> None:
            if article is self._known:
                self._known = None  # looked for again when the tab comes into sight once more
                self._state.setText(why_not_looked(error))

        self._desk.background.run(
            read, owner=self, on_done=self._take, on_failed=failed, lane="pool"
        )

    def _take(self, answer: tuple[Article, list[Fact]]) -> None:
        article, facts = answer
        if article is self._known:
            self._show_facts(facts)

    def _show_facts(self, facts: list[Fact]) -> None:
        self.facts.show(facts)
        self._state.setText(self.tr("No names or figures were found in this article."))
        self._state.setVisible(not facts)
        self.mentions.show([])
        self._say_elsewhere()

    def _take_mentions(self, answer: tuple[Asked, list[Mention]]) -> None:
        asked, found = answer
        if asked == self._asked:
            self.mentions.show(found)
            self._say_elsewhere()

    def _say_elsewhere(self, why_not: str = "") -> None:
        """What stands in place of mentions: ``why_not`` if they could not be looked for."""
        asked = self._asked
        none = self.tr("No other article mentions it.")
        choose = self.tr("Choose a name or a figure to see who else mentions it.")
        self._elsewhere.setText(why_not or (none if asked is not None else choose))
        self._elsewhere.setVisible(not self.mentions.values)
        self.others.setVisible(bool(self.mentions.values))


class _FactRow(Row):
    """The words and what follows them; at the right how often they stand in the article."""

    @override
    def paint_content(self, painter: QPainter, box: QRect, index: Index, *, selected: bool) -> None:
        shown, fact = theme.current(), cast("Fact", index.data(FactRole.ROW))
        inner = box.adjusted(16, 0, -10, 0)
        count = str(len(fact.places))
        painter.setFont(theme.ui_font(12, tabular=True))
        painter.setPen(shown.color("text.3"))
        painter.drawText(inner, _RIGHT, count)
        inner.setRight(inner.right() - painter.fontMetrics().horizontalAdvance(count) - 10)
        painter.setFont(theme.ui_font(13, 500))
        painter.setPen(shown.color("text"))
        inner.setLeft(paint_elided(painter, inner, fact.words) + 6)
        if fact.context and inner.width() > 24:
            painter.setFont(theme.ui_font(12))
            painter.setPen(shown.color("text.3"))
            paint_elided(painter, inner, fact.context)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, 26)


class _MentionRow(Row):
    """The short title and the paragraph; below them the words in at most three lines."""

    @override
    def paint_content(self, painter: QPainter, box: QRect, index: Index, *, selected: bool) -> None:
        shown, mention = theme.current(), cast("Mention", index.data(FactRole.ROW))
        inner = box.adjusted(16, 6, -10, -6)
        top = QRect(inner.left(), inner.top(), inner.width(), 16)
        place = f"¶ {mention.paragraph}"
        painter.setFont(theme.ui_font(12))
        painter.setPen(shown.color("text.3"))
        painter.drawText(top, _RIGHT, place)
        room = inner.width() - painter.fontMetrics().horizontalAdvance(place) - 10
        painter.setFont(theme.ui_font(12, 500))
        painter.setPen(shown.color("text"))
        named = QRect(top.left(), top.top(), max(40, room), top.height())
        paint_elided(painter, named, mention.title)
        painter.setFont(theme.reading_font(14))
        lines = broken_lines(mention.words, painter.fontMetrics(), inner.width(), 3)
        for number, line in enumerate(lines):
            y = inner.top() + 18 + _LINE * number
            painter.drawText(QRect(inner.left(), y, inner.width(), _LINE), _LEFT, line)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else 280
        mention = cast("Mention", index.data(FactRole.ROW))
        metrics = QFontMetrics(theme.reading_font(14))
        lines = broken_lines(mention.words, metrics, width - 26 - 2 * SIDE, 3)
        return QSize(120, 12 + 18 + _LINE * len(lines))


def _hint() -> QLabel:
    label = QLabel()
    label.setFont(theme.ui_font(12))
    label.setProperty("role", "hint")
    label.setWordWrap(True)
    label.setContentsMargins(16, 0, 16, 0)
    return label
