"""Brings the article of the current result into the preview, never in the way of the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from app.domain.errors import NotFound
from app.settings.settings import ZOOM

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.article import Article, ArticleId
    from app.ui.actions import Desk
    from app.ui.finding.asking import Asking
    from app.ui.finding.preview import Preview
    from app.ui.models.result_rows import ArticleFound, PassageFound

ZOOM_STEP = 10
"""Per cent by which the text grows or shrinks."""

REST_MS = 40
"""How long the current passage rests before its article is laid out: held keys pass by."""


class PreviewLoading(QObject):
    """Follows the current passage; an article that comes too late is not shown."""

    def __init__(self, desk: Desk, asking: Asking, preview: Preview, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asking = asking
        self._preview = preview
        self._head: ArticleFound | None = None
        self._passage: PassageFound | None = None
        self._article: Article | None = None
        self._places_of: ArticleId | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._on_rested)
        self._building = QTimer(self)  # a little in each turn
        self._building.setInterval(0)
        self._building.timeout.connect(self._build)
        self._into_view = self._in_its_turn(self._put_into_view)  # it has just been built
        self._soon = self._in_its_turn(self._show)  # lines have just been broken
        asking.hits_found.connect(self._on_hits_found)
        desk.actions.get("view.zoom_in").triggered.connect(self.zoom_in)
        desk.actions.get("view.zoom_out").triggered.connect(self.zoom_out)
        desk.actions.get("view.zoom_reset").triggered.connect(self.zoom_reset)

    def _in_its_turn(self, work: Callable[[], None]) -> QTimer:
        """Does ``work`` in a turn of its own of the event loop, when it is started."""
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(0)
        timer.timeout.connect(work)
        return timer

    def want(self, head: ArticleFound | None, passage: PassageFound | None) -> None:
        """Show ``passage`` once nothing else is wanted for a moment; ``None`` shows nothing."""
        self._head, self._passage = head, passage
        self._rest.start()

    def forget_places(self) -> None:
        """The question has changed: what it hits has to be asked anew."""
        self._places_of = None

    @Slot()
    def _on_rested(self) -> None:
        passage = self._passage
        if passage is None or self._head is None:
            self._preview.show_nothing()
            return
        self._preview.show_head(self._head, passage)
        if passage.briefing:
            self._preview.show_briefing(passage)
            return
        library = self._desk.library
        article = passage.article

        def work() -> Article:
            return library.article(article)

        self._desk.background.run(
            work, owner=self, on_done=self._on_article, on_failed=self._on_failed, lane="pool"
        )

    @Slot()
    def zoom_in(self) -> None:
        """Larger text, here and wherever articles are read."""
        self._zoom(self._desk.settings.reading_zoom + ZOOM_STEP)

    @Slot()
    def zoom_out(self) -> None:
        """Smaller text."""
        self._zoom(self._desk.settings.reading_zoom - ZOOM_STEP)

    @Slot()
    def zoom_reset(self) -> None:
        """Text of the size it was designed for."""
        self._zoom(100)

    def _zoom(self, per_cent: int) -> None:
        if not self._preview.isVisible():
            return
        self._desk.settings.reading_zoom = min(max(per_cent, ZOOM[0]), ZOOM[1])
        self._desk.settings.save()
        self._rest.start()

    def _on_article(self, article: Article) -> None:
        if self._passage is not None and self._passage.article == article.id:
            self._article = article
            self._building.start()

    @Slot()
    def _build(self) -> None:
        passage, article, text = self._passage, self._article, self._preview.text
        if passage is None or article is None or passage.article != article.id:
            self._building.stop()
            return
        zoom = self._desk.settings.reading_zoom / 100
        if text.has(article, zoom) or text.build_ahead(article, zoom=zoom):
            self._building.stop()
            self._into_view.start()

    @Slot()
    def _put_into_view(self) -> None:
        if self._article is not None:
            self._preview.text.begin(self._article, self._desk.settings.reading_zoom / 100)
            self._soon.start()

    @Slot()
    def _show(self) -> None:
        passage, article = self._passage, self._article
        if passage is None or article is None or passage.article != article.id:
            self._preview.text.end()
            return
        self._preview.show_passage(article, passage, self._desk.settings.reading_zoom / 100)
        if self._places_of != article.id:
            self._places_of = article.id
            self._asking.ask_hits(article.id)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, NotFound):  # removed meanwhile: the next answer leaves it out
            self._desk.background.failed.emit(error)

    @Slot(str, object)
    def _on_hits_found(self, article: str, places: tuple[tuple[int, int], ...]) -> None:
        if self._passage is not None and self._passage.article == article:
            self._preview.show_places(places)
