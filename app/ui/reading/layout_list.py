"""The list of kept layouts: opened, renamed and deleted here, and the panes as they are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.ui import theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.steady_editor import SteadyEditorDelegate
from app.ui.widgets.surface import paint_floating
from app.ui.wording import as_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect

    from app.domain.briefing import Briefing
    from app.domain.layout import Layout

_WIDTH = 380
_ROWS = 8
_ID = Qt.ItemDataRole.UserRole + 1
_NAME = Qt.ItemDataRole.UserRole + 2
_SAID = Qt.ItemDataRole.UserRole + 3
_GAP = 12


class LayoutList(QFrame):
    """Lies over the panes. ``chosen`` and ``deleted`` carry an id, ``renamed`` an id and a name.

    ``kept`` carries a name and the id of the briefing to keep the panes with, or nothing.
    ``left`` comes on Esc, and when the focus went elsewhere.
    """

    chosen = Signal(str)
    renamed = Signal(str, str)
    deleted = Signal(str)
    kept = Signal(str, str)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("layoutList")
        self.setAccessibleName(self.tr("Layouts"))
        self.setFixedWidth(_WIDTH)
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Name of the layout"))
        self.name.setPlaceholderText(self.tr("Name for the panes as they are"))
        self.house = QComboBox()
        self.house.setAccessibleName(self.tr("Keep with"))
        self._keep = Button(self.tr("Keep"))
        self._keep.setAccessibleName(self.tr("Keep the layout"))
        self.rows = QListWidget()
        self.rows.setAccessibleName(self.tr("Kept layouts"))
        self.rows.setItemDelegate(_LayoutRow(self.rows))
        self.rows.setEditTriggers(QListWidget.EditTrigger.EditKeyPressed)
        self._hint = _label(self.tr("Enter opens, F2 renames, Delete deletes."))
        for field in (self.name, self.house, self.rows):
            field.setFont(theme.ui_font(13))
        self._lay_out()
        self.name.returnPressed.connect(self._on_keep)
        self._keep.clicked.connect(self._on_keep)
        self.rows.itemClicked.connect(self._on_clicked)
        self.rows.itemChanged.connect(self._on_changed)
        for part in (self.rows, self.name, self.house, self._keep):
            part.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)
        self.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 10)
        column.setSpacing(8)
        head = _label(self.tr("Layouts"), 600)
        column.addWidget(head)
        column.addWidget(self.rows)
        column.addWidget(self._hint)
        column.addWidget(_label(self.tr("Keep the panes as they are now"), 600))
        column.addWidget(self.name)
        row = QHBoxLayout()
        row.addWidget(self.house, 1)
        row.addWidget(self._keep)
        column.addLayout(row)

    def open(
        self, kept: Sequence[Layout], briefings: Sequence[Briefing], room: QRect, *, naming: bool
    ) -> None:
        """Appear at the top of ``room`` with the focus in the list, or in the name's field."""
        self.show_layouts(kept, briefings)
        self.name.clear()
        height = min(self.sizeHint().height(), room.height() - 16)
        x = max(room.left() + 8, room.center().x() - _WIDTH // 2)
        self.setGeometry(x, room.top() + 8, _WIDTH, height)
        self.show()
        self.raise_()
        first = self.name if naming or not kept else self.rows
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_layouts(self, kept: Sequence[Layout], briefings: Sequence[Briefing]) -> None:
        """List these layouts; the row at hand stays."""
        at = max(0, self.rows.currentRow())
        titles = {briefing.id: briefing.title for briefing in briefings}
        self.rows.blockSignals(True)
        self.rows.clear()
        for layout in kept:
            house = titles.get(layout.briefing) if layout.briefing is not None else None
            row = QListWidgetItem(layout.name)
            row.setFlags(row.flags() | Qt.ItemFlag.ItemIsEditable)
            row.setData(_ID, layout.id)
            row.setData(_NAME, layout.name)
            said = self._said(len(layout.panes), house)
            row.setData(_SAID, said)
            row.setToolTip(as_tip(f"{layout.name}\n{said}"))
            row.setData(Qt.ItemDataRole.AccessibleTextRole, f"{layout.name}, {said}")
            self.rows.addItem(row)
        self.rows.setCurrentRow(min(at, self.rows.count() - 1))
        self.rows.blockSignals(False)
        self.rows.setVisible(bool(kept))
        self._hint.setText(
            self.tr("Enter opens, F2 renames, Delete deletes.")
            if kept
            else self.tr("No layout is kept yet.")
        )
        self.rows.setFixedHeight(min(len(kept), _ROWS) * max(self.rows.sizeHintForRow(0), 26) + 4)
        chosen = self.house.currentData()
        self.house.clear()
        self.house.addItem(self.tr("Keep with the library"), "")
        for briefing in briefings:
            self.house.addItem(
                self.tr("Keep with {title}").format(title=briefing.title), briefing.id
            )
        self.house.setCurrentIndex(max(0, self.house.findData(chosen)))

    # Slots

    @Slot()
    def _on_keep(self) -> None:
        self.kept.emit(self.name.text(), self.house.currentData() or "")

    @Slot(QListWidgetItem)
    def _on_clicked(self, row: QListWidgetItem) -> None:
        self.hide()
        self.chosen.emit(row.data(_ID))

    @Slot(QListWidgetItem)
    def _on_changed(self, row: QListWidgetItem) -> None:
        if row.text() != row.data(_NAME):
            self.renamed.emit(row.data(_ID), row.text())

    @Slot(QWidget, QWidget)
    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        popup = QApplication.activePopupWidget()
        if self.isVisible() and new is not None and popup is None and not self.isAncestorOf(new):
            self.hide()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.hide()
                self.left.emit()
                return True
            if watched is self.rows and self._take_key(event):
                return True
        return super().eventFilter(watched, event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_floating(self, "panel")

    # Private

    def _take_key(self, event: QKeyEvent) -> bool:
        row = cast("QListWidgetItem | None", self.rows.currentItem())
        if row is None or self.rows.state() is QListWidget.State.EditingState:
            return False
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_clicked(row)
            return True
        if event.key() == Qt.Key.Key_Delete:
            self.deleted.emit(row.data(_ID))
            return True
        if event.key() == Qt.Key.Key_F2:
            self.rows.editItem(row)
            return True
        return False

    def _said(self, panes: int, house: str | None) -> str:
        count = self.tr("{count} panes").format(count=panes) if panes > 1 else self.tr("1 pane")
        if house is None:
            return count
        return self.tr("{count}, kept with {briefing}").format(count=count, briefing=house)


class _LayoutRow(SteadyEditorDelegate):
    """The name; at the right how many panes there are, and the briefing they are kept with."""

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        full = QStyleOptionViewItem(option)
        self.initStyleOption(full, index)
        said, hint = index.data(_SAID), QFontMetrics(theme.ui_font(12))
        room = full.rect.width() - 3 * _GAP
        for_name = min(full.fontMetrics.horizontalAdvance(full.text) + 2, room // 2)
        for_said = min(hint.horizontalAdvance(said) + 2, room - for_name)
        elide = Qt.TextElideMode.ElideRight
        full.text = full.fontMetrics.elidedText(full.text, elide, room - for_said)
        widget = full.widget
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, full, painter, widget)
        painter.save()
        painter.setFont(theme.ui_font(12))
        painter.setPen(theme.current().color("text.3"))
        box = full.rect.adjusted(full.rect.width() - for_said - _GAP, 0, -_GAP, 0)
        words = hint.elidedText(said, elide, for_said)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()


def _label(text: str, weight: int = 400) -> QLabel:
    label = QLabel(text)
    label.setFont(theme.ui_font(12, weight))
    label.setProperty("role", "secondary" if weight > 400 else "hint")
    return label
