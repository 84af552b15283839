"""The right side: the briefing as it will be printed, made from the real PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QHideEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from app.domain.errors import ReaderError
from app.ui import theme
from app.ui.briefing.export_box import ExportBox
from app.ui.briefing.pages_view import PagesView
from app.ui.icons import icon
from app.ui.widgets.buttons import Button, IconButton, LinkButton, MainButton
from app.ui.widgets.surface import paint_surface

if TYPE_CHECKING:
    from app.ui.briefing.open_briefing import OpenBriefing

    _Rendered = tuple[str, bytes, dict[str, tuple[int, float]]]

PAUSE_MS = 600
"""How long the briefing must rest before its pages are made again."""


class PreviewPanel(QWidget):
    """Shows the pages, and makes them again after each change while it is seen.

    ``rendered`` has the number of pages; ``item_asked`` an item's id whose place was clicked.
    """

    rendered = Signal(int)
    item_asked = Signal(str)
    pdf_asked = Signal()
    word_asked = Signal()

    def __init__(self, briefing: OpenBriefing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._briefing = briefing
        self._places: dict[str, tuple[int, float]] = {}
        self._stale = True
        self._running = False
        self._briefing_shown = ""
        self.pages = PagesView()
        self.pages.page_changed.connect(self._show_number)
        self.pages.clicked_at.connect(self._on_clicked_at)
        self.box = ExportBox(briefing)
        self._failure = QLabel()
        self._failure.setTextFormat(Qt.TextFormat.PlainText)
        self._failure.setWordWrap(True)
        self._failure.setProperty("role", "err")
        self._again = LinkButton(self.tr("Try again"), small=True)
        self._again.clicked.connect(self._render)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._render)
        self._lay_out()
        self._show_failure("")
        self._show_number(0)

    @property
    def places(self) -> dict[str, tuple[int, float]]:
        """Where each item begins: page from 1, points from the top."""
        return self._places

    @property
    def is_settled(self) -> bool:
        """Whether the pages shown are those of the briefing as it is."""
        return not (self._stale or self._running)

    def refresh(self) -> None:
        """Make the pages again soon: at once if none are shown yet."""
        self._stale = True
        briefing = self._briefing.id or ""
        if briefing != self._briefing_shown:
            self._briefing_shown = briefing
            self._places = {}
            self.pages.clear()
            self._show_number(0)
            self.box.show_saved("")
            self.box.show_failed("")
        if self.isVisible() and briefing:
            self._pause.start(PAUSE_MS if self.pages.page_count else 0)

    def show_item(self, item_id: str) -> None:
        """Bring the place of an item into view, if it is known and out of view."""
        page, points = self._places.get(item_id, (0, 0.0))
        if page and not self.pages.shows(page, points):
            self.pages.go_to(page, points)

    @Slot()
    def _render(self) -> None:
        briefing = self._briefing.id
        if self._running or briefing is None:
            return
        self._running, self._stale = True, False
        library = self._briefing.desk.library

        def work() -> _Rendered:
            pdf = library.exports.pdf(briefing)
            return briefing, pdf.data, dict(pdf.places)

        self._briefing.desk.background.run(
            work, owner=self, on_done=self._on_rendered, on_failed=self._on_failed, lane="pool"
        )

    def _on_rendered(self, outcome: _Rendered) -> None:
        briefing, data, places = outcome
        self._running = False
        if briefing == self._briefing.id:
            self._places = places
            if self.pages.show_pdf(data):
                self._show_failure("")
                self._show_number(self.pages.current_page)
                self.rendered.emit(self.pages.page_count)
            else:
                self._show_failure(self.tr("The preview could not be shown."))
        self._go_on()

    def _on_failed(self, error: Exception) -> None:
        self._running = False
        ours = self.tr("Something went wrong while making the preview. Your work is saved.")
        self._show_failure(error.message if isinstance(error, ReaderError) else ours)
        self._go_on()

    def _go_on(self) -> None:
        if self._stale and self.isVisible() and self._briefing.id is not None:
            self._pause.start(PAUSE_MS)

    @Slot(int)
    def _show_number(self, page: int) -> None:
        count = self.pages.page_count
        self._number.setText(
            self.tr("Page {page} of {count}").format(page=page, count=count) if count else ""
        )
        self._back.setEnabled(page > 1)
        self._on.setEnabled(page < count)

    @Slot()
    def _on_back(self) -> None:
        self.pages.go_to(self.pages.current_page - 1)

    @Slot()
    def _on_forward(self) -> None:
        self.pages.go_to(self.pages.current_page + 1)

    @Slot(int, float)
    def _on_clicked_at(self, page: int, points: float) -> None:
        before = [
            (place, item) for item, place in self._places.items() if place <= (page, points + 2)
        ]
        if before:
            self.item_asked.emit(max(before)[1])

    def _show_failure(self, words: str) -> None:
        self._failure.setText(words)
        self._failed.setVisible(bool(words))

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Preview"))
        title.setFont(theme.ui_font(13, 500))
        self._number = QLabel()
        self._number.setFont(theme.ui_font(12, tabular=True))
        self._number.setProperty("role", "hint")
        self._back = QAction(icon("caret-left"), self.tr("Previous page"), self)
        self._back.triggered.connect(self._on_back)
        self._on = QAction(icon("caret-right"), self.tr("Next page"), self)
        self._on.triggered.connect(self._on_forward)
        word = Button(self.tr("Word"), "file-text", small=True)
        word.setToolTip(self.tr("Export as a Word document"))
        word.clicked.connect(self.word_asked)
        pdf = MainButton(self.tr("Export PDF"), "file-pdf", small=True)
        pdf.clicked.connect(self.pdf_asked)
        bar = _Bar()
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 0, 12, 1)
        row.setSpacing(2)
        row.addWidget(title)
        row.addSpacing(4)
        row.addWidget(IconButton(self._back, small=True))
        row.addWidget(self._number)
        row.addWidget(IconButton(self._on, small=True))
        row.addStretch(1)
        row.addWidget(word)
        row.addSpacing(6)
        row.addWidget(pdf)
        self._failed = QWidget()
        failed = QHBoxLayout(self._failed)
        failed.setContentsMargins(16, 8, 16, 8)
        failed.addWidget(self._failure, 1)
        failed.addWidget(self._again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self._failed)
        column.addWidget(self.pages, 1)
        column.addWidget(self.box)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale and self._briefing.id is not None:
            self._pause.start(0)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._pause.isActive():
            self._pause.stop()
            self._stale = True

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_surface(self, "win")


class _Bar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(44)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_surface(self, lines=(-1,))
