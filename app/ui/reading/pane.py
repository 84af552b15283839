"""A pane: one article with its head, its marks in the lane, and the bar that marks."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QToolTip, QVBoxLayout, QWidget

from app.domain.mark import MarkId
from app.ui.passages.carrying import mime_of
from app.ui.passages.document import FOLD_LINE
from app.ui.passages.painting import Fill
from app.ui.reading.article_marks import ArticleMarks
from app.ui.reading.finder import Finder
from app.ui.reading.lane import Lane
from app.ui.reading.mark_bar import MarkBar
from app.ui.reading.pane_head import PaneHead
from app.ui.reading.pane_moves import drag_pane
from app.ui.reading.reading_view import ReadingView
from app.ui.wording import as_tip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.domain.article import Article, ArticleId, Span
    from app.domain.changes import Changes
    from app.ui.actions import Desk
    from app.ui.models.mark_list import ShownMark


_numbers = count(1)


class Pane(QWidget):
    """Shows an article and what is marked in it; its ``number`` no other pane ever has.

    ``picked`` comes when another mark or passage is at hand, ``focused`` when the keyboard came,
    ``gone_to`` carries the position that was left for a heading, a paragraph or a hit,
    ``edges_moved`` the span that the selected mark should have.
    """

    focused = Signal()
    picked = Signal()
    close_wanted = Signal()
    graded = Signal(str, str)
    gone_to = Signal(int)
    edges_moved = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.number = next(_numbers)
        self.setMinimumWidth(300)
        self._marks = ArticleMarks(desk.library)
        self._selected: MarkId | None = None
        self._is_selecting = False
        self.fold = True
        self.original = False
        self.drawn_on_pages: Callable[[Span], list[QRectF]] | None = None
        self.head = PaneHead(desk.actions)
        self.view = ReadingView(desk.actions, desk.settings)
        self.finder = Finder(desk.actions, self.view)
        self.lane = Lane(self.view)
        self.mark_bar = MarkBar(desk.actions, desk.settings, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.finder.bar)
        column.addWidget(self.view, 1)
        self._connect()

    def _connect(self) -> None:
        self.head.close_wanted.connect(self.close_wanted)
        self.head.clicked.connect(self.view.setFocus)
        self.head.taken.connect(self._on_taken)
        self.head.heading_picked.connect(self.go_to)
        self.view.took_focus.connect(self.focused)
        self.view.clicked.connect(self._on_clicked)
        self.view.stepped.connect(self._on_stepped)
        self.view.fold_clicked.connect(self._on_fold_clicked)
        self.view.selection_settled.connect(self._on_settled)
        self.view.selectionChanged.connect(self._on_selection_changed)
        self.view.moved.connect(self.mark_bar.hide)
        self.view.typed.connect(self.mark_bar.hide)
        self.view.escaped.connect(self._on_escaped)
        self.view.graded.connect(self.graded)
        self.view.drag_wanted.connect(self.drag_out)
        self.view.tip_wanted.connect(self._on_tip_wanted)
        self.view.edges.moved.connect(self.edges_moved)
        self.view.edges.tried.connect(self._on_edges_tried)
        self.view.edges.left.connect(self._on_edges_left)
        self.lane.picked.connect(self._on_lane_picked)
        self.lane.dragged.connect(self._on_lane_dragged)
        self.mark_bar.coloured.connect(self._on_coloured)
        self.finder.wanted.connect(self.go_to)

    # What is shown

    @property
    def article(self) -> Article | None:
        """The article shown; ``None`` in a pane that is still empty."""
        return self.view.article

    @property
    def marks(self) -> Sequence[ShownMark]:
        """The article's marks in the order of their places."""
        return self._marks.rows

    @property
    def mark(self) -> ShownMark | None:
        """The mark that is selected."""
        return self._marks.get(self._selected)

    @property
    def paragraph(self) -> int:
        """The number (¶) of the paragraph in which the caret stands; 1 in an empty pane."""
        if self.article is None or self.view.shown is None:
            return 1
        caret = self.view.textCursor()
        behind_last = caret.atBlockEnd() and not caret.atBlockStart()
        return self.article.paragraph_at(
            self.view.shown.map.to_article(caret.position() - behind_last)
        )

    def mark_of(self, span: Span) -> ShownMark | None:
        """The mark that covers just ``span``."""
        return self._marks.covering(span.start, span.end)

    def put_on_top(self, tabs: QWidget) -> None:
        """Let ``tabs`` stand above the head."""
        column = self.layout()
        if tabs.parentWidget() is not self and isinstance(column, QVBoxLayout):
            column.insertWidget(0, tabs)

    def show_article(self, article: ArticleId) -> None:
        """Show ``article`` from its top; raises ``NotFound``."""
        found = self._desk.library.article(article)
        if self.article is None or self.article.id != article:
            self._selected, self.original = None, False
            self.finder.bar.hide()
        self._lay_out(found)
        self.refresh_marks()
        self.picked.emit()

    def refresh_article(self) -> None:
        """Show what is known of the article now; laid out again only if its structure changed."""
        old = self.article
        if old is None:
            return
        found = self._desk.library.article(old.id)
        if found.blocks == old.blocks:
            self.view.replace_article(found)
            self.refresh_head()
        else:
            self.lay_out_again()

    def lay_out_again(self) -> None:
        """Lay the article out as it is now: corrected, folded, larger, or as it came."""
        if self.article is not None:
            self._lay_out(self._desk.library.article(self.article.id))
            self.refresh_marks()

    def refresh_marks(self) -> None:
        """Draw the article's marks as the library has them now."""
        if self.article is None:
            return
        self._marks.show(self.article)
        self.view.set_fills(map(_fill, self._marks.rows))
        self.lane.show_marks(self._marks.rows)
        self._show_selected()

    def take_in(self, changes: Changes) -> None:
        """Draw the marks anew that ``changes`` touched, or of which a tag was touched."""
        steps = self._marks.take_in(changes)
        gone, come = (list(map(_fill, rows)) for rows in steps)
        if gone != come:
            self.view.change_fills(gone, come)
        self.lane.change_marks(self._marks.rows, steps)
        self._show_selected()

    def refresh_head(self) -> None:
        """Say in the head what is known of the article now."""
        if self.article is not None and self.view.shown is not None:
            self.head.show_article(self.article, self.view.shown.headings)

    # The passage at hand

    def passage_at_hand(self) -> Span | None:
        """What a key acts on: the selected text, else the selected mark's."""
        selected = self.view.selected_span()
        if selected is not None or self.mark is None:
            return selected
        return self.mark.mark.passage.span

    def box_of(self, span: Span, host: QWidget) -> QRect:
        """Where ``span`` is drawn, in the pixels of ``host``."""
        box = QRectF()
        for line in self._drawn(span):
            box = box.united(line)
        return box.toAlignedRect().translated(self.mapTo(host, QPoint()))

    def marks_here(self) -> list[ShownMark]:
        """The marks that overlap where the selected one begins, shortest first."""
        selected = self.mark
        if selected is None:
            return []
        return self._marks.at(selected.mark.passage.start)

    def select_mark(self, mark: MarkId | None, *, reveal: bool = False) -> None:
        """Select a mark, or none; ``reveal`` scrolls to it."""
        self._selected = mark
        shown = self.mark
        if shown is not None:
            self._is_selecting = True  # the selection that is dropped takes no mark with it
            self.view.drop_selection()
            self._is_selecting = False
            if reveal:
                self.view.put_caret(shown.mark.passage.start, reveal=False)
                self.view.reveal(shown.mark.passage.span)
        self._show_selected()
        self.picked.emit()

    def step_mark(self, by: int) -> None:
        """Select the next mark (1) or the previous one (-1) in the order of places."""
        rows = self._marks.rows
        if not rows:
            return
        at = next((i for i, m in enumerate(rows) if m.mark.id == self._selected), None)
        if at is None:
            caret = self.view.caret_position()
            before = sum(m.mark.passage.start < caret for m in rows)
            at = before - 1 if by > 0 else before
        found = rows[(at + by) % len(rows)]
        self.select_mark(found.mark.id, reveal=True)
        self._desk.notices.announce(found.spoken)

    def show_span(self, span: Span) -> None:
        """Select ``span`` and bring it to the middle; unfolds what hides it."""
        if self._is_folded(span):
            self.fold = False
            self.lay_out_again()
        self.view.select(span, reveal=False)
        self.view.bring_to_middle(span)

    @Slot(int)
    def go_to(self, position: int) -> None:
        """Go to a position: it comes to the top, the caret with it."""
        self.gone_to.emit(self.view.top_position())
        self.view.put_caret(position, reveal=False)
        self.view.scroll_to_top(position)
        self.view.setFocus()

    # Slots

    @Slot()
    def _on_taken(self) -> None:
        drag_pane(self)

    @Slot(int)
    def _on_clicked(self, position: int) -> None:
        there = [m.mark.id for m in self._marks.at(position)]
        if not there:
            self.select_mark(None)
        elif self._selected in there:
            self.select_mark(there[(there.index(self._selected) + 1) % len(there)])
        else:
            self.select_mark(there[0])

    @Slot(int)
    def _on_stepped(self, position: int) -> None:
        """The caret takes the mark it comes into, and leaves it when it goes."""
        there = [m.mark.id for m in self._marks.at(position)]
        if self._selected not in there and (there or self._selected is not None):
            self.select_mark(there[0] if there else None)

    @Slot()
    def _on_settled(self) -> None:
        span = self.view.selected_span()
        moving = self.view.edges.by_keys or self._desk.library.read_only
        if span is None or moving:
            return
        head = self.finder.bar if self.finder.bar.isVisible() else self.head
        room = self.rect().adjusted(0, head.geometry().bottom() + 1, 0, 0)
        self.mark_bar.show_at(self._drawn(span), room)

    @Slot()
    def _on_selection_changed(self) -> None:
        self.mark_bar.hide()
        if self._is_selecting or self.view.edges.by_keys:
            return
        if self.view.textCursor().hasSelection() and self._selected is not None:
            self._selected = None
            self._show_selected()
        self.picked.emit()

    @Slot(object)
    def _on_edges_tried(self, span: Span | None) -> None:
        """Show how far the mark would go."""
        shown = self.mark
        self.view.set_underlined(span or (shown.span if shown is not None else None))
        self.view.set_outlined(span)

    @Slot()
    def _on_edges_left(self) -> None:
        self.select_mark(self._selected)

    @Slot()
    def _on_escaped(self) -> None:
        if self.mark_bar.isVisible():
            self.mark_bar.hide()
        elif self.view.textCursor().hasSelection():
            self.view.drop_selection()
        elif self._selected is not None:
            self.select_mark(None)

    @Slot()
    def _on_fold_clicked(self) -> None:
        self._desk.actions.trigger("view.fold_dimmed")

    @Slot(int, QPoint)
    def _on_tip_wanted(self, position: int, point: QPoint) -> None:
        there = self._marks.at(position)
        QToolTip.showText(point, as_tip(there[0].tip) if there else "", self.view)

    @Slot(int)
    def _on_coloured(self, colour: int) -> None:
        self.focused.emit()
        self._desk.actions.trigger(f"mark.highlight_{colour}")

    @Slot(str)
    def _on_lane_picked(self, mark: str) -> None:
        self.view.setFocus()
        self.select_mark(MarkId(mark))

    @Slot(str)
    def _on_lane_dragged(self, mark: str) -> None:
        shown = self._marks.get(MarkId(mark))
        if shown is not None:
            self.drag_out(shown.mark.passage.span)

    @Slot(object)
    def drag_out(self, span: Span) -> None:
        """Drag the passage at ``span`` to a tag, a briefing or another program."""
        if self.article is not None:
            drag = QDrag(self)
            drag.setMimeData(mime_of(self.article, span))
            drag.exec(Qt.DropAction.CopyAction)

    # Private

    def _drawn(self, span: Span) -> list[QRectF]:
        """The lines of ``span``, in pixels of this pane: in the text, or on pages in its place."""
        if self.drawn_on_pages is not None:
            return self.drawn_on_pages(span)
        geometry = self.view.geometry_of_text
        corner = QPointF(self.view.viewport().mapTo(self, QPoint(0, 0)))
        lines = geometry.lines(span) if geometry is not None else ()
        return [line.translated(corner) for line in lines]

    def _lay_out(self, article: Article) -> None:
        zoom = self._desk.settings.reading_zoom / 100
        self.view.set_measure(self._desk.settings.column_width)
        self.view.show_article(article, zoom=zoom, fold=self.fold, original=self.original)
        self.refresh_head()

    def _is_folded(self, span: Span) -> bool:
        """Whether all that is shown of ``span`` is the line that stands for folded ones."""
        shown = self.view.shown
        places = shown.map.places(span) if shown is not None else []
        blocks = [self.view.document().findBlock(begin) for begin, _stop in places]
        return bool(blocks) and all(block.userState() == FOLD_LINE for block in blocks)

    def _show_selected(self) -> None:
        """Underline the mark that is selected, and let it be dragged."""
        if self.mark is None:
            self._selected = None
        span = self.mark.span if self.mark is not None else None
        self.view.set_underlined(span)
        self.view.set_draggable(span)
        self.view.edges.show(None if self._desk.library.read_only else span)


def _fill(shown: ShownMark) -> Fill:
    return Fill(shown.span, shown.colour, shown.doubtful)
