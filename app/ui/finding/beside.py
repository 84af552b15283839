"""What stands beside the results: the filters with their counts, and the saved searches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

if TYPE_CHECKING:
    from app.ui.finding.question import Found
    from app.ui.finding.saving import SavedSearching
    from app.ui.models.result_facets import FacetModel

AFTER_MS = 10
"""How long the results have for themselves: to draw both in one turn would hold up the keys."""


class Beside(QObject):
    """Follows the results a moment after they are shown."""

    def __init__(self, facets: FacetModel, saved: SavedSearching, parent: QObject) -> None:
        super().__init__(parent)
        self._facets = facets
        self._saved = saved
        self._found: Found | None = None
        self._after = QTimer(self)
        self._after.setSingleShot(True)
        self._after.setInterval(AFTER_MS)
        self._after.timeout.connect(self._show)

    def follow(self, found: Found) -> None:
        """Show what belongs to ``found``, unless something else is found before."""
        self._found = found
        self._after.start()

    def show_nothing(self) -> None:
        """Show, at once, that nothing is asked for."""
        self._after.stop()
        self._facets.show_counts({})
        self._saved.forget()

    @Slot()
    def _show(self) -> None:
        if self._found is not None:
            self._facets.show_counts(self._found.facets)
            self._saved.follow(self._found)
