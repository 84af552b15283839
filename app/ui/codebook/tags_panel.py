"""The left column of the codebook: the tag tree, and what is known of the tag that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.codebook.tag_form import TagForm
from app.ui.models.tag_tree import TagTree
from app.ui.reading.row_views import FittedTree, TagRow
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

    from app.domain.tag import Tag, TagId
    from app.ui.actions import Desk

WIDTH = 300


class TagsPanel(QWidget):
    """``chosen`` carries a tag's id, ``renamed`` one and its name, ``moved`` one and its parent."""

    chosen = Signal(str)
    renamed = Signal(str, str)
    moved = Signal(str, str)
    new_wanted = Signal()
    deletion_wanted = Signal()
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("codebookTags")
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(240)
        self._choosing = False
        title = QLabel(self.tr("Codebook"))
        title.setFont(theme.ui_font(15, 600))
        self.new = Button(self.tr("New tag"), "plus", small=True)
        self.new.clicked.connect(self.new_wanted)
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 12, 8)
        head.addWidget(title, 1)
        head.addWidget(self.new)
        self.model = TagTree(self)
        self.tree = FittedTree(self.tr("Tags of the codebook"))
        self.tree.setObjectName("codebookTree")
        self.tree.setModel(self.model)
        self.tree.setItemDelegate(TagRow(self.tree))
        self.tree.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._empty = EmptyState(
            self.tr("Tags name what a passage is about. They are made while reading, or here."),
            inline=True,
            margin=16,
        )
        self.form = TagForm(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._empty)
        column.addWidget(self.tree, 1)
        column.addWidget(Rule())
        column.addWidget(self.form)
        self.new.setEnabled(not desk.library.read_only)
        self.tree.deletion_wanted.connect(self.deletion_wanted)
        self.tree.selectionModel().currentChanged.connect(self._on_current)
        self.model.modelReset.connect(self.tree.expandAll)
        self.model.renamed.connect(self.renamed)
        self.model.moved.connect(self.moved)

    def show_tags(self, tags: Sequence[Tag], counts: Mapping[TagId, int]) -> None:
        """Show these tags, each after its parent, with how many marks carry them."""
        self._choosing = True
        current = self.model.tag_at(self.tree.currentIndex())
        self.model.show(tags, counts)
        if current is not None:
            self.tree.setCurrentIndex(self.model.index_of(current.id))
        self._choosing = False
        self._empty.setVisible(not tags)
        self.form.setVisible(bool(tags))

    def choose(self, tag: TagId | None) -> None:
        """Show ``tag`` as the one whose passages stand beside, without telling."""
        self._choosing = True
        index = self.model.index_of(tag) if tag is not None else QModelIndex()
        self.tree.setCurrentIndex(index)
        self.tree.scrollTo(index)
        self._choosing = False

    def rename(self, tag: TagId) -> None:
        """Let the person type another name for it."""
        index = self.model.index_of(tag)
        if index.isValid():
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)
            self.tree.edit(index)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        tag = self.model.tag_at(current)
        if tag is not None and not self._choosing:
            self.chosen.emit(tag.id)
