"""Keeps two views of one article at the same lines: scrolling one moves the other."""

from __future__ import annotations

from bisect import bisect_right
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextDocument

    from app.domain.article import Span
    from app.ui.adding.original_view import OriginalView
    from app.ui.passages.article_view import ArticleView


class Alignment(QObject):
    """The view that is scrolled leads; a line that is clicked in one stands out in the other."""

    def __init__(self, original: OriginalView, reading: ArticleView) -> None:
        super().__init__(original)
        self._original = original
        self._reading = reading
        self._busy = False
        for view in (original, reading):
            view.verticalScrollBar().valueChanged.connect(self._on_scrolled)
            view.cursorPositionChanged.connect(self._on_caret)
            view.clicked.connect(self._on_clicked)

    @contextmanager
    def at_rest(self) -> Iterator[None]:
        """Let both views be filled or moved without one following the other."""
        before, self._busy = self._busy, True
        try:
            yield
        finally:
            self._busy = before

    def show_line(self, position: int, leader: ArticleView | None = None) -> None:
        """Let the line at ``position`` stand out in both views, level with ``leader``'s."""
        article = self._original.article
        line = article.paragraph_span(article.paragraph_at(position)) if article else None
        if line is None:
            return
        with self.at_rest():
            self._original.set_current(line)
            self._reading.set_hits([line])
            if leader is None:
                self._original.reveal(line)
                leader = self._original
            self._level(line, leader)

    def forget(self) -> None:
        """Let no line stand out."""
        self._original.set_current(None)
        self._reading.set_hits([])

    @Slot()
    def _on_scrolled(self) -> None:
        bar = self.sender()
        leader = self._reading if bar is self._reading.verticalScrollBar() else self._original
        if not self._busy and leader.isVisible():
            with self.at_rest():
                self._follow(leader)

    @Slot()
    def _on_caret(self) -> None:
        view = self.sender()
        for leader in (self._original, self._reading):
            if leader is view and leader.hasFocus() and not self._busy:
                self.show_line(leader.caret_position(), leader)

    @Slot(int)
    def _on_clicked(self, position: int) -> None:
        view = self.sender()
        for leader in (self._original, self._reading):
            if leader is view and position >= 0:
                self.show_line(position, leader)

    def _other(self, leader: ArticleView) -> ArticleView:
        return self._original if leader is self._reading else self._reading

    def _follow(self, leader: ArticleView) -> None:
        """Bring to the same height what stands at the leader's share of the way down.

        At its top that is its first line, at its end its last: so both ends are reached.
        """
        article, shown, other = leader.article, leader.shown, self._other(leader)
        here, there = leader.geometry_of_text, other.geometry_of_text
        if article is None or shown is None or here is None or there is None:
            return
        bar = leader.verticalScrollBar()
        level = round(leader.viewport().height() * bar.value() / max(1, bar.maximum()))
        if bar.value() in {bar.minimum(), bar.maximum()}:
            end = other.verticalScrollBar()
            end.setValue(end.minimum() if bar.value() == bar.minimum() else end.maximum())
            return
        place = _place_at(leader.document(), bar.value() + level)
        line = article.paragraph_span(article.paragraph_at(shown.map.to_article(place)))
        if line is None:
            return
        mine, theirs = here.extent(line), there.extent(line)
        if mine is None:
            return
        share = min(max((bar.value() + level - mine[0]) / max(1.0, mine[1] - mine[0]), 0.0), 1.0)
        if theirs is None:  # folded away: what is shown next comes to this height
            top = float(there.top_of(line.start))
            theirs = (top, top)
        wanted = theirs[0] + share * (theirs[1] - theirs[0]) - level
        other.verticalScrollBar().setValue(round(wanted))

    def _level(self, line: Span, leader: ArticleView) -> None:
        """Bring ``line`` to the height in the other view at which the leader shows it."""
        other = self._other(leader)
        here, there = leader.geometry_of_text, other.geometry_of_text
        if here is None or there is None:
            return
        mine, theirs = here.extent(line), there.extent(line)
        if mine is None:
            return
        top = theirs[0] if theirs is not None else float(there.top_of(line.start))
        height = mine[0] - leader.verticalScrollBar().value()
        other.verticalScrollBar().setValue(round(top - height))


def _place_at(document: QTextDocument, y: float) -> int:
    """The place in ``document`` of the line drawn ``y`` pixels below its top.

    Qt's own hit test, asked between two blocks, may answer with one far below.
    """
    layout = document.documentLayout()

    def top(number: int) -> float:
        return layout.blockBoundingRect(document.findBlockByNumber(number)).top()

    number = bisect_right(range(document.blockCount()), y, key=top) - 1
    block = document.findBlockByNumber(max(0, number))
    lines = block.layout()
    within = y - top(block.blockNumber())
    starts = [lines.lineAt(at) for at in range(lines.lineCount())]
    above = [line.textStart() for line in starts if line.y() <= within]
    return block.position() + (above[-1] if above else 0)
