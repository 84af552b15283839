"""Opens the page of all operators, and knows what its form can offer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.marking import markings
from app.domain.query import PROPERTIES

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.actions import Desk
    from app.ui.finding.operators_page import OperatorsPage
    from app.ui.finding.question import Found


class OperatorsOpening(QObject):
    """``asked(query)`` carries an example to try, ``inserted(piece)`` what the form wrote."""

    asked = Signal(str)
    inserted = Signal(str)

    def __init__(self, desk: Desk, place: QWidget) -> None:
        super().__init__(place)
        self._desk = desk
        self._place = place
        self._page: OperatorsPage | None = None

    @property
    def page(self) -> OperatorsPage:
        """The page, built if need be."""
        if self._page is None:
            from app.ui.finding.operators_page import OperatorsPage

            self._page = OperatorsPage(self._place)
            self._page.example_chosen.connect(self.asked)
            self._page.form.inserted.connect(self.inserted)
        return self._page

    def open(self, found: Found) -> None:
        """Show the page beside what was ``found``, whose values its form completes."""
        library = self._desk.library
        known = {name: [v for v, _ in values] for name, values in found.facets.items()}
        known["tag"] = [tag.name for tag in library.tags()]
        known["in"] = [c.name for c in library.collections.collections()]
        known["has"] = list(PROPERTIES)
        known["marking"] = [marking.name for marking in markings()]
        self.page.form.offer(known)
        self.page.show()
        self.page.raise_()
