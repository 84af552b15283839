"""The filters: beside the results, or behind a button where there is no room for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.finding.facets_view import FacetsView
from app.ui.finding.saved_section import SavedSection
from app.ui.finding.small_link import SmallLink

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent

    from app.ui.models.result_facets import FacetModel

WIDTH, LEAST, MOST = 232, 180, 400
HIGHEST = 560


class FiltersPanel(QWidget):
    """The tree of filters with a way to clear them all, and the saved searches below it.

    ``save`` is the action that saves the search at hand; ``left()`` follows Esc.
    """

    left = Signal()

    def __init__(self, model: FacetModel, save: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(LEAST)
        self.setMaximumWidth(MOST)
        self.tree = FacetsView(model)
        self.tree.left.connect(self.left)
        self.clear = SmallLink(self.tr("Clear filters"), "clear-filters")
        self.clear.clicked.connect(model.clear)
        self.clear.hide()
        self.saved = SavedSection(save)
        self.saved.view.left.connect(self.left)
        self._hint = QLabel(self.tr("What the passages found can be filtered by appears here."))
        self._hint.setFont(theme.ui_font(12))
        self._hint.setProperty("role", "hint")
        self._hint.setWordWrap(True)
        self._hint.setContentsMargins(16, 18, 16, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._hint)
        column.addWidget(self.tree, 1000)  # as high as its rows; then it scrolls
        column.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.saved)
        column.addStretch(1)
        model.filters_changed.connect(self._on_filters_changed)
        model.modelReset.connect(self._on_reset)
        self._on_reset()

    @property
    def wanted_height(self) -> int:
        """How many pixels all of it takes."""
        rest = self.saved.sizeHint().height() + (24 if self._model.checked else 0)
        hint = self._hint.heightForWidth(WIDTH) if self._model.rowCount() == 0 else 0
        return self.tree.content_height() + rest + hint

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.tree.setMaximumHeight(self.tree.content_height())

    @Slot()
    def _on_reset(self) -> None:
        self._hint.setVisible(self._model.rowCount() == 0)
        self._fit()

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
        self.setFixedWidth(WIDTH + 2)
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
        self.setFixedHeight(min(HIGHEST, max(160, panel.wanted_height + 12)))
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
