"""The article's blocks as a list: what each line was taken for, to look through and to go to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from app.domain.article import BlockKind
from app.ui import theme
from app.ui.icons import paint_icon
from app.ui.widgets.elided_label import paint_elided
from app.ui.widgets.focus import paint_ring
from app.ui.widgets.row_ground import RADIUS, paint_ground

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    from app.domain.article import Article, Block

_WORDS = 90  # code points of a block that its row shows at most
_GLYPH = Qt.ItemDataRole.UserRole + 1
_START = Qt.ItemDataRole.UserRole + 2
_DIM = Qt.ItemDataRole.UserRole + 3
_NUMBER = Qt.ItemDataRole.UserRole + 4


class StructureList(QListWidget):
    """A row for each block; ``picked`` carries where the one that the list stands at begins."""

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("addingStructure")
        self.setAccessibleName(self.tr("Structure"))
        self.setItemDelegate(_BlockRow(self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.currentItemChanged.connect(self._on_current)

    def show_article(self, article: Article) -> None:
        """List the blocks of ``article``."""
        at, scrolled = self.currentRow(), self.verticalScrollBar().value()
        self.blockSignals(True)
        self.clear()
        for block in article.blocks:
            self.addItem(_row(article, block))
        self.setCurrentRow(min(at, self.count() - 1))
        self.blockSignals(False)
        self.verticalScrollBar().setValue(scrolled)

    @Slot(QListWidgetItem, QListWidgetItem)
    def _on_current(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if item is not None:
            self.picked.emit(item.data(_START))


class _BlockRow(QStyledItemDelegate):
    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(100, 26)

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        shown = theme.current()
        state: QStyle.StateFlag = option.state
        box: QRect = option.rect.adjusted(8, 0, -8, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = paint_ground(painter, box, state)
        role = "dim" if index.data(_DIM) else "text"
        glyph = QRect(box.left() + 8, box.center().y() - 7, 16, 16)
        paint_icon(painter, glyph, index.data(_GLYPH), "text.2")
        painter.setFont(theme.ui_font(11, tabular=True))
        painter.setPen(shown.color("text.3"))
        number = QRect(box.right() - 40, box.top(), 34, box.height())
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(number, right, str(index.data(_NUMBER)))
        font = theme.ui_font(13)
        font.setItalic(bool(index.data(_DIM)))
        painter.setFont(font)
        painter.setPen(shown.color(role))
        words = QRect(box.left() + 32, box.top(), box.width() - 76, box.height())
        paint_elided(painter, words, index.data())
        if selected and state & QStyle.StateFlag.State_HasFocus:
            paint_ring(painter, box, RADIUS)
        painter.restore()


def _row(article: Article, block: Block) -> QListWidgetItem:
    words = " ".join(article.shown(block)[:_WORDS].split())
    said, glyph = kind_in_words(block.kind), _GLYPHS[block.kind]
    number = article.paragraph_at(block.start)
    item = QListWidgetItem(words)
    item.setData(_GLYPH, glyph)
    item.setData(_START, block.start)
    item.setData(_DIM, block.dimmed)
    item.setData(_NUMBER, number)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{said}, ¶ {number}: {words}")
    item.setToolTip(f"{said}, ¶ {number}")
    return item


def kind_in_words(kind: BlockKind) -> str:
    """What a block is called: "Heading", "List item"."""
    return QCoreApplication.translate("Structure", _NAMES[kind])


_NAMES = {
    BlockKind.TITLE: "Title",
    BlockKind.HEADING: "Heading",
    BlockKind.BYLINE: "Byline",
    BlockKind.PARAGRAPH: "Text",
    BlockKind.LIST_ITEM: "List item",
    BlockKind.TABLE: "Table",
    BlockKind.QUOTE: "Quotation",
    BlockKind.CAPTION: "Caption",
    BlockKind.CHROME: "Dimmed: page furniture",
    BlockKind.DEBRIS: "Dimmed: page code",
}
_GLYPHS = {
    BlockKind.TITLE: "text-t",
    BlockKind.HEADING: "text-h",
    BlockKind.BYLINE: "user",
    BlockKind.PARAGRAPH: "text-align-left",
    BlockKind.LIST_ITEM: "list-bullets",
    BlockKind.TABLE: "table",
    BlockKind.QUOTE: "quotes",
    BlockKind.CAPTION: "image",
    BlockKind.CHROME: "eye-slash",
    BlockKind.DEBRIS: "code",
}
