"""Correcting structure while reading: what is selected in the active pane is set to what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from app.domain.article import Span
from app.ui.passages.line_labels import ACTIONS, LineLabels

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.actions import Desk
    from app.ui.reading.pane_area import PaneArea


class LineActions(QObject):
    """Does the actions that set lines as text, heading, list, table or dimmed."""

    def __init__(self, desk: Desk, area: PaneArea, host: QWidget) -> None:
        super().__init__(host)
        self._desk = desk
        self._area = area
        self._host = host
        self._labels = LineLabels(desk, self)
        for name in ACTIONS:
            action = desk.actions.get(name)
            action.triggered.connect(self._on_wanted)
            if desk.library.read_only:
                desk.actions.allow(name, False, self.tr("This library is open read-only."))

    @Slot()
    def _on_wanted(self) -> None:
        action, pane = self.sender(), self._area.active
        if not self._host.isVisible() or pane is None or not isinstance(action, QAction):
            return
        article = pane.article
        if article is None:
            return
        caret = pane.view.caret_position()
        span = pane.view.selected_span() or Span(caret, caret)
        self._labels.set_lines(article, span, ACTIONS[action.objectName()])
