"""The filters: beside the results, or behind a button where there is no room for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui.finding.facets_view import FacetsView
from app.ui.widgets.buttons import LinkButton

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from app.ui.models.result_facets import FacetModel

WIDTH = 232
HIGHEST = 560


class FiltersPanel(QWidget):
    """The tree of filters, with a way to clear them all; ``left()`` follows Esc."""

    left = Signal()

    def __init__(self, model: FacetModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self.tree = FacetsView(model)
        self.tree.left.connect(self.left)
        self.clear = LinkButton(self.tr("Clear filters"), small=True)
        self.clear.setObjectName("clear-filters")
        self.clear.clicked.connect(model.clear)
        self.clear.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tree, 1)
        column.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(4)
        model.filters_changed.connect(self._on_filters_changed)

    @Slot()
    def _on_filters_changed(self) -> None:
        self.clear.setVisible(bool(self._model.checked))


class FiltersMenu(QFrame):
    """A menu that holds the filters; closes on Esc and on a click elsewhere."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("filters-menu")
        self.setAccessibleName(self.tr("Filters"))
        self.setFrameShape(QFrame.Shape.Box)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)

    def take(self, panel: FiltersPanel) -> None:
        """Hold ``panel`` from now on."""
        self._column.addWidget(panel)
        panel.left.connect(self.close)
        panel.show()

    def give(self, panel: FiltersPanel) -> None:
        """Let go of ``panel``, to be put somewhere else."""
        self._column.removeWidget(panel)
        panel.left.disconnect(self.close)
        self.close()

    def open_below(self, button: QWidget, panel: FiltersPanel) -> None:
        """Open with the right edge at the button's, high enough for what there is."""
        self.setFixedHeight(min(HIGHEST, max(160, panel.tree.content_height() + 60)))
        corner = button.mapToGlobal(QPoint(button.width() - WIDTH - 2, button.height() + 4))
        self.move(corner)
        self.show()
        panel.tree.setFocus(Qt.FocusReason.PopupFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
