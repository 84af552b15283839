"""The field that tags a passage: type to filter, Enter takes the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)
from typing_extensions import override

from app.domain.tag import Tag, TagId, colour_of
from app.ui import theme
from app.ui.icons import paint_icon
from app.ui.widgets.elided_label import paint_elided
from app.ui.widgets.surface import paint_floating
from app.ui.widgets.swatch import SIZE, paint_swatch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QWidget

_WIDTH = 280
_ROW = 28
_ROWS = 8
_TAG = Qt.ItemDataRole.UserRole + 1
_COLOUR = Qt.ItemDataRole.UserRole + 2
_ON = Qt.ItemDataRole.UserRole + 3
_DIGIT = Qt.ItemDataRole.UserRole + 4
_DIGITS = "123456789"


class TagPalette(QFrame):
    """A field with a list of tags over a pane.

    ``chosen`` carries a tag's id, ``made`` the name of a new one, ``last_removed`` comes with
    Backspace in the empty field, ``left`` with Esc. When the focus goes elsewhere it just closes.
    """

    chosen = Signal(str)
    made = Signal(str)
    last_removed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tagPalette")
        self.setAccessibleName(self.tr("Tag the passage"))
        self.setFixedWidth(_WIDTH)
        self._tags: list[Tag] = []
        self._by_id: dict[TagId, Tag] = {}
        self._on: tuple[TagId, ...] = ()
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(self.tr("Tag"))
        self.edit.setAccessibleName(self.tr("Tag, type to filter"))
        self.edit.setAccessibleDescription(
            self.tr(
                "Enter takes the first, 1 to 9 one of those used last, "
                "Ctrl+Enter makes a new tag, Backspace removes the last"
            )
        )
        self.rows = QListWidget()
        self.rows.setAccessibleName(self.tr("Tags"))
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.setUniformItemSizes(True)
        self.rows.setItemDelegate(_Row(self.rows))
        self.rows.setStyleSheet("QListWidget { background: transparent; }")
        self._hint = QLabel()
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._hint.setFont(theme.ui_font(12))
        self._hint.setProperty("role", "hint")
        self._hint.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.edit)
        column.addWidget(self.rows)
        column.addWidget(self._hint)
        self.edit.textChanged.connect(self._on_filtered)
        self.edit.installEventFilter(self)
        self.rows.itemClicked.connect(self._on_clicked)
        self.hide()

    def open(self, tags: Sequence[Tag], on: Sequence[TagId], at: QRect, room: QRect) -> None:
        """Appear below ``at`` within ``room``: ``tags`` with recent ones first, ``on`` ticked."""
        self._tags, self._on = list(tags), tuple(on)
        self._by_id = {tag.id: tag for tag in tags}
        self.edit.clear()
        self._on_filtered("")
        height = self.sizeHint().height()
        y = at.y() + at.height() + 6
        if y + height > room.bottom():
            y = max(room.top() + 4, at.top() - 6 - height)
        x = min(max(room.left() + 4, at.left()), room.right() - _WIDTH - 4)
        self.setGeometry(x, y, _WIDTH, min(height, room.bottom() - y))
        self.show()
        self.raise_()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(str)
    def _on_filtered(self, words: str) -> None:
        wanted = words.strip().casefold()
        self.rows.clear()
        for tag in _matching(self._tags, wanted):
            row = QListWidgetItem(tag.name)
            row.setData(_TAG, tag)
            row.setData(_COLOUR, colour_of(tag, self._by_id))
            row.setData(_ON, tag.id in self._on)
            digit = str(self.rows.count() + 1)
            row.setData(
                _DIGIT, digit if not wanted and digit in _DIGITS and self._is_free(digit) else ""
            )
            row.setSizeHint(QSize(0, _ROW))
            state = self.tr("on the passage") if tag.id in self._on else ""
            row.setData(
                Qt.ItemDataRole.AccessibleTextRole,
                ", ".join(filter(None, (tag.name, tag.code, state))),
            )
            self.rows.addItem(row)
        if self.rows.count():
            self.rows.setCurrentRow(0)
        self.rows.setFixedHeight(_ROW * min(_ROWS, max(1, self.rows.count())) + 2)
        self.rows.setVisible(self.rows.count() > 0)
        if self.rows.count() == 0 and words.strip():
            hint = self.tr("Enter makes the tag “{name}”").format(name=words.strip())
        elif words.strip():
            hint = self.tr("Ctrl+Enter makes a new tag")
        else:
            hint = self.tr("Backspace removes the last tag") if self._on else ""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        if self.isVisible():
            self.resize(_WIDTH, self.sizeHint().height())

    @Slot(QListWidgetItem)
    def _on_clicked(self, row: QListWidgetItem) -> None:
        self._choose(row)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut and self.isVisible():
            self.hide()
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._take_key(event)
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            # No action of the place may have these keys, whatever is held with them.
            own = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}
            event.setAccepted(event.key() in own)
        return super().eventFilter(watched, event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_floating(self, "field")

    def _take_key(self, event: QKeyEvent) -> bool:
        key, empty = event.key(), not self.edit.text()
        if key == Qt.Key.Key_Escape:
            self._leave()
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            by = 1 if key == Qt.Key.Key_Down else -1
            rows = max(1, self.rows.count())
            self.rows.setCurrentRow((self.rows.currentRow() + by) % rows)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._submit(new=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif key == Qt.Key.Key_Backspace and empty:
            self.last_removed.emit()
        elif empty and self._has_digit(event.text()):
            self._choose(self.rows.item(int(event.text()) - 1))
        else:
            return False
        return True

    def _has_digit(self, typed: str) -> bool:
        """Whether ``typed`` is the digit of a row; not if a tag's name begins with it."""
        return bool(typed) and typed in _DIGITS[: self.rows.count()] and self._is_free(typed)

    def _is_free(self, digit: str) -> bool:
        return not any(tag.name.startswith(digit) or tag.code == digit for tag in self._tags)

    def _submit(self, *, new: bool) -> None:
        row, name = self.rows.currentItem(), self.edit.text().strip()
        if name and (new or self.rows.count() == 0):
            self.hide()
            self.made.emit(name)
        elif self.rows.count():
            self._choose(row)

    def _choose(self, row: QListWidgetItem) -> None:
        self.hide()
        self.chosen.emit(row.data(_TAG).id)

    def _leave(self) -> None:
        self.hide()
        self.left.emit()


class _Row(QStyledItemDelegate):
    """Swatch, code, name, and a tick on tags that the passage has."""

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        shown, box = theme.current(), option.rect
        state = option.state
        tag: Tag = index.data(_TAG)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            selected = bool(state & QStyle.StateFlag.State_Selected)
            painter.setBrush(shown.color("sel" if selected else "hover"))
            painter.drawRoundedRect(box, 5, 5)
        x = box.left() + 8
        middle = box.center().y()
        paint_swatch(painter, QRect(x, middle - SIZE // 2 + 1, SIZE, SIZE), index.data(_COLOUR))
        painter.setFont(theme.ui_font(11, 600))
        painter.setPen(shown.color("text.2"))
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRect(x + 20, box.top(), 22, box.height()), left, tag.code)
        painter.setFont(theme.ui_font(13))
        painter.setPen(shown.color("text"))
        words = QRect(x + 44, box.top(), box.width() - 96, box.height())
        paint_elided(painter, words, tag.name)
        if index.data(_ON):
            paint_icon(painter, QRect(box.right() - 40, middle - 7, 16, 16), "check", "accent")
        painter.setFont(theme.ui_font(11, tabular=True))
        painter.setPen(shown.color("text.3"))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(box.adjusted(0, 0, -8, 0), right, index.data(_DIGIT))
        painter.restore()


def _matching(tags: Sequence[Tag], wanted: str) -> list[Tag]:
    """Tags whose name or code begins with ``wanted`` first, then those that contain it."""
    if not wanted:
        return list(tags)
    starts = [t for t in tags if _starts(t, wanted)]
    holds = [t for t in tags if not _starts(t, wanted) and wanted in t.name.casefold()]
    return starts + holds


def _starts(tag: Tag, wanted: str) -> bool:
    words = tag.name.casefold().split()
    return (
        tag.code.casefold() == wanted
        or any(word.startswith(wanted) for word in words)
        or (tag.name.casefold().startswith(wanted))
    )
