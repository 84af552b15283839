"""Two versions as one text: words that came and words that went, walked through by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import (
    QFont,
    QPainter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextEdit
from typing_extensions import override

from app.domain.article import Span
from app.domain.version import far_from_changes
from app.ui import theme
from app.ui.positions import Utf16Positions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from app.domain.version import WordChange

_COLUMN = 680
_MARGIN = 36
_BAR, _BAR_ROOM = 3, 16


class _Run(NamedTuple):
    """A stretch of the document, in its positions; ``new`` is where it begins in the newer text."""

    start: int
    end: int
    text: str
    new: int | None


class _Fold(NamedTuple):
    """A part of the newer text that is folded away; ``start`` is where its line begins."""

    start: int
    part: Span


class DiffView(QTextEdit):
    """Read-only; ``stepped`` carries the number of the change at hand, from 0, or -1.

    N and P, or J and K, walk from change to change. What did not change is folded away, but the
    lines next to a change: a click or Enter unfolds a part, H all of them. ``folding`` says
    whether anything is folded.
    """

    stepped = Signal(int)
    folding = Signal(bool)
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("diffView")
        self.setAccessibleName(self.tr("What changed"))
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._shown: tuple[str, str, tuple[WordChange, ...]] = ("", "", ())
        self._runs: list[_Run] = []
        self._changes: list[tuple[int, int]] = []
        self._folds: list[_Fold] = []
        self._unfolded: set[Span] = set()
        self._whole = False
        self._at = -1
        self._document: QTextDocument | None = None
        theme.switch().changed.connect(self._build)

    @property
    def changes(self) -> int:
        """How many places differ."""
        return len(self._changes)

    @property
    def at(self) -> int:
        """The number of the change at hand, from 0; -1 before the first."""
        return self._at

    def show_changes(self, old: str, new: str, changes: Sequence[WordChange]) -> None:
        """Show how ``old`` became ``new``."""
        self._shown = (old, new, tuple(changes))
        self._unfolded.clear()
        self._whole = False
        self._at = -1
        self._build()
        self.verticalScrollBar().setValue(0)

    def step(self, by: int) -> None:
        """Go to the next change (1) or the one before (-1), round and round."""
        if self._changes:
            at = 0 if self._at < 0 and by > 0 else (self._at + by) % len(self._changes)
            self.go_to(at)

    def go_to(self, number: int) -> None:
        """Go to the change numbered ``number``, from 0."""
        self._at = number
        start, _end = self._changes[number]
        self._reveal(start)
        self.viewport().update()
        self.stepped.emit(number)

    @property
    def folded(self) -> int:
        """How many unchanged parts are folded away."""
        return len(self._folds)

    @Slot(bool)
    def show_whole(self, whole: bool) -> None:  # noqa: FBT001  # a Qt signal's argument
        """Show all that did not change, or fold it away again."""
        if whole == self._whole and not (self._unfolded and not whole):
            return
        self._whole = whole
        self._unfolded.clear()
        self._build()
        if self._at >= 0:
            self._reveal(self._changes[self._at][0])

    def show_place(self, span: Span) -> None:
        """Select a span of the newer text and bring it into view."""
        for fold in [f for f in self._folds if f.part.start < span.end and span.start < f.part.end]:
            self._unfold(fold)
        start, end = self._position(span.start), self._position(span.end)
        self._reveal(start)
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def selected_span(self) -> Span | None:
        """The span of the newer text that is selected; ``None`` if only removed words are."""
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        found: list[int] = []
        for run in self._runs:
            if run.new is None or run.end <= start or run.start >= end:
                continue
            places = Utf16Positions(run.text)
            first = places.to_code_points(max(0, start - run.start))
            last = places.to_code_points(min(run.end, end) - run.start)
            found += [run.new + first, run.new + last]
        return Span(min(found), max(found)) if found and min(found) < max(found) else None

    def said(self) -> str:
        """What came and went at the change at hand, for a screen reader."""
        if self._at < 0:
            return ""
        start, end = self._changes[self._at]
        words = {True: "", False: ""}
        for run in self._runs:
            if start <= run.start and run.end <= end:
                words[run.new is None] += run.text
        gone, came = (" ".join(words[key].split()) for key in (True, False))
        parts = [self.tr("removed: {words}").format(words=gone)] if gone else []
        if came:
            parts.append(self.tr("added: {words}").format(words=came))
        return "; ".join(parts)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.key() in {Qt.Key.Key_N, Qt.Key.Key_J}:
            self.step(1)
        elif plain and event.key() in {Qt.Key.Key_P, Qt.Key.Key_K}:
            self.step(-1)
        elif plain and event.key() == Qt.Key.Key_H:
            self.show_whole(not self._whole)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._fold_at_caret():
            self._unfold(self._fold_at_caret())
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        fold = None if self.textCursor().hasSelection() else self._fold_at_caret()
        if event.button() is Qt.MouseButton.LeftButton:
            self._unfold(fold)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        spare = max(_MARGIN, (self.width() - _COLUMN) // 2)
        self.setViewportMargins(spare, 12, spare, 12)
        super().resizeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not 0 <= self._at < len(self._changes):
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._changes[self._at][0])
        top = self.cursorRect(cursor).top()
        cursor.setPosition(self._changes[self._at][1])
        height = self.cursorRect(cursor).bottom() - top
        painter = QPainter(self.viewport())
        painter.fillRect(0, top, _BAR, height, theme.current().color("accent"))
        painter.end()

    # Private

    def _build(self) -> None:
        old, new, changes = self._shown
        document = QTextDocument(self)
        document.setDefaultFont(theme.reading_font())
        document.setDocumentMargin(0)
        cursor = QTextCursor(document)
        line = QTextBlockFormat()
        line.setLeftMargin(_BAR_ROOM)
        line.setLineHeight(24, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor.setBlockFormat(line)
        self._runs, self._changes, self._folds = [], [], []
        at = 0
        cursor.beginEditBlock()
        for change in changes:
            if change.kind == "same":
                continue
            self._put_unchanged(cursor, Span(at, change.new.start))
            start, at = cursor.position(), change.new.end
            gone = old[change.old.start : change.old.end]
            came = new[change.new.start : at]
            self._put(cursor, gone, _removed(), None)
            if gone and came:
                self._put(cursor, " ", _plain(), None)
            self._put(cursor, came, _added(), change.new.start)
            if gone and not came:
                self._put(cursor, " ", _plain(), None)
            self._changes.append((start, cursor.position()))
        self._put_unchanged(cursor, Span(at, len(new)))
        cursor.endEditBlock()
        before, self._document = self._document, document
        self.setDocument(document)
        if before is not None:
            before.deleteLater()
        self.folding.emit(bool(self._folds))

    def _put_unchanged(self, cursor: QTextCursor, span: Span) -> None:
        """Insert what did not change, what is far from a change as one line."""
        new = self._shown[1]
        part = far_from_changes(new, span)
        if part is None or self._whole or part in self._unfolded:
            self._put(cursor, new[span.start : span.end], _plain(), span.start)
            return
        self._put(cursor, new[span.start : part.start], _plain(), span.start)
        folded = new[part.start : part.end]
        lines = sum(1 for line in folded.splitlines() if line.strip())
        words = self.tr("›  {n} unchanged lines").format(n=lines)
        self._folds.append(_Fold(cursor.position(), part))
        cursor.insertText(words, _folded())
        if part.end < len(new):
            cursor.insertText("\n", _plain())
        self._put(cursor, new[part.end : span.end], _plain(), part.end)

    def _fold_at_caret(self) -> _Fold | None:
        """The folded part whose line the caret is in."""
        start = self.textCursor().block().position()
        return next((fold for fold in self._folds if fold.start == start), None)

    def _unfold(self, fold: _Fold | None) -> None:
        """Show a folded part; what stands above it stays where it is."""
        if fold is None:
            return
        value = self.verticalScrollBar().value()
        self._unfolded.add(fold.part)
        self._build()
        caret = self.textCursor()
        caret.setPosition(fold.start)
        self.setTextCursor(caret)
        self.verticalScrollBar().setValue(value)

    def _put(self, cursor: QTextCursor, text: str, form: QTextCharFormat, new: int | None) -> None:
        """Insert ``text``; runs of empty lines are shown as one, and no run spans them."""
        if not text:
            return
        shown = text.replace("\r\n", " \n").replace("\r", "\n").replace("\0", " ")
        start = cursor.position()
        cursor.insertText(shown, form)
        self._runs.append(_Run(start, cursor.position(), shown, new))

    def _position(self, new: int) -> int:
        """Where a place of the newer text stands in the document."""
        best = 0
        for run in self._runs:
            if run.new is None:
                continue
            if run.new <= new <= run.new + len(run.text):
                return run.start + Utf16Positions(run.text).to_units(new - run.new)
            if run.new < new:
                best = run.end
        return best

    def _reveal(self, position: int) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        self.setTextCursor(cursor)
        box = self.cursorRect(cursor)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + box.top() - self.viewport().height() // 3)


def _plain() -> QTextCharFormat:
    form = QTextCharFormat()
    form.setForeground(theme.current().color("text"))
    return form


def _folded() -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFont(theme.ui_font(13))
    form.setForeground(theme.current().color("text.3"))
    return form


def _added() -> QTextCharFormat:
    form = _plain()
    form.setBackground(theme.current().color("ok.bg"))
    form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    form.setUnderlineColor(theme.current().color("ok"))
    form.setFontWeight(QFont.Weight.DemiBold)
    return form


def _removed() -> QTextCharFormat:
    form = _plain()
    form.setForeground(theme.current().color("text.2"))
    form.setBackground(theme.current().color("err.bg"))
    form.setFontStrikeOut(True)
    return form
