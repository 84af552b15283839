"""The inspector's third tab: the linked passages, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.models.link_list import LinkList
from app.ui.reading.link_rows import LinkRow
from app.ui.reading.row_views import FittedList
from app.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.ui.models.link_list import LinkedPassage


class LinksTab(QWidget):
    """Lists linked passages; ``wanted`` carries the number of the one that was chosen."""

    wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = LinkList(self)
        self.list = FittedList(self.tr("Linked passages"), fitted=False)
        self.list.setModel(self.model)
        self.list.setItemDelegate(LinkRow(self.list))
        self.list.opened.connect(self._on_opened)
        self._hints = {
            "alone": EmptyState(
                self.tr("Open another article beside this one to see where the two meet."),
                inline=True,
            ),
            "comparing": EmptyState(self.tr("Comparing the articles…"), inline=True),
            "none": EmptyState(self.tr("No passage of these articles says the same."), inline=True),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        for hint in self._hints.values():
            column.addWidget(hint)
        column.addStretch(0)
        self.show_links((), None, why_none="alone")

    def show_links(
        self, links: Sequence[LinkedPassage], current: int | None, *, why_none: str
    ) -> None:
        """List ``links`` with ``current`` selected; ``why_none``: "alone", "comparing", "none"."""
        self.model.show(links)
        self.list.setVisible(bool(links))
        for name, hint in self._hints.items():
            hint.setVisible(not links and name == why_none)
        if current is None:
            self.list.clearSelection()
        elif self.list.currentIndex().row() != current or not self.list.selectedIndexes():
            self.list.setCurrentIndex(self.model.index(current))

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        self.wanted.emit(index.row())
