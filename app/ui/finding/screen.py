"""Where the parts of Find stand, and which of them there is room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui.finding.choice_bar import ChoiceBar
from app.ui.finding.filters import WIDTH, FiltersMenu, FiltersPanel
from app.ui.finding.nothing import Nothing
from app.ui.finding.passage_actions import PassageActions
from app.ui.finding.preview import Preview
from app.ui.finding.query_bar import QueryBar
from app.ui.finding.results_view import ResultsView
from app.ui.models.result_facets import FacetModel
from app.ui.models.results import ResultsModel
from app.ui.widgets.rule import Rule
from app.ui.widgets.side import Side
from app.ui.widgets.splitter import Splitter

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QResizeEvent

    from app.ui.actions import Desk
    from app.ui.models.result_rows import PassageFound

ROOM_FOR_FILTERS = 1180
"""Below this width in pixels the filters move behind a button."""

RESULTS_LEAST, PREVIEW, PREVIEW_LEAST = 360, 520, 320


class FindScreen(QWidget):
    """The filters, the query with the results below it, the preview; it has no will of its own."""

    def __init__(
        self,
        carry: Callable[[PassageFound], QMimeData],
        desk: Desk,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.facets = FacetModel(self)
        self.results = ResultsModel(self)
        self.does = PassageActions(self)
        save = desk.actions.get("find.save_search")
        self.bar = QueryBar(save, desk.actions.get("find.flat"))
        self.view = ResultsView(self.results, carry, desk.settings)
        self.choice = ChoiceBar()
        self.nothing = Nothing()
        self.filters = FiltersPanel(self.facets, save)
        self.preview = Preview(self.does)
        self._filters_menu = FiltersMenu(self)
        self._filters_column = QWidget()
        self._folded = False
        self._pages = QStackedWidget()
        self._pages.addWidget(self.nothing)
        self._pages.addWidget(self.view)
        splitter = self._lay_out()
        self._side = Side(
            self,
            splitter,
            self.preview,
            desk.actions.get("view.inspector"),
            edge="right",
            below=RESULTS_LEAST + PREVIEW_LEAST,
            width=PREVIEW,
        )
        self.bar.filters_wanted.connect(self._on_filters_wanted)
        self.facets.filters_changed.connect(self._on_filters_changed)

    @property
    def shows_results(self) -> bool:
        """Whether there are results to move in."""
        return self._pages.currentWidget() is self.view

    def show_results(self, *, on: bool) -> None:
        """Show the list of results, or what stands in its place."""
        self._pages.setCurrentWidget(self.view if on else self.nothing)

    @Slot()
    def _on_filters_wanted(self) -> None:
        self._filters_menu.open_below(self.bar.filter_button, self.filters)

    @Slot()
    def _on_filters_changed(self) -> None:
        self._say_filters()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(RESULTS_LEAST, 400)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        folded = self.width() < ROOM_FOR_FILTERS
        if folded == self._folded:
            return
        self._folded = folded
        if folded:
            self._filters_menu.take(self.filters)
        else:
            self._filters_menu.give(self.filters)
            self._filters_row.addWidget(self.filters)
            self.filters.show()
        self._filters_column.setVisible(not folded)
        self._say_filters()

    def _say_filters(self) -> None:
        chosen = sum(len(values) for values in self.facets.checked.values())
        self.bar.show_filters(chosen, folded=self._folded)

    def _lay_out(self) -> Splitter:
        middle = QWidget()
        middle.setMinimumWidth(RESULTS_LEAST)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(Rule())
        column.addWidget(self.choice)
        column.addWidget(self._pages, 1)
        self.preview.setMinimumWidth(PREVIEW_LEAST)
        self._filters_row = QHBoxLayout(self._filters_column)
        self._filters_row.setContentsMargins(0, 0, 0, 0)
        self._filters_row.addWidget(self.filters)
        splitter = _Columns("find", (WIDTH, 0, PREVIEW))
        splitter.addWidget(self._filters_column)
        splitter.addWidget(middle)
        splitter.addWidget(self.preview)
        splitter.setCollapsible(1, False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(splitter)
        return splitter


class _Columns(Splitter):
    """Remembers the columns only while all of them are there."""

    @override
    def remember(self) -> None:
        columns = [self.widget(number) for number in range(self.count())]
        if len([column for column in columns if column and not column.isHidden()]) == 3:
            super().remember()
