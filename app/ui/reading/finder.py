"""Finding words in the article of a pane, and going to one of its paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.ui.reading.find_bar import FindBar, find_in

if TYPE_CHECKING:
    from app.domain.article import Span
    from app.ui.actions import Actions
    from app.ui.reading.reading_view import ReadingView

_MOST = 80
"""Characters of selected text that are taken for words to find."""


class Finder(QObject):
    """Finds in one view. ``wanted`` carries the position of a paragraph to go to."""

    wanted = Signal(int)

    def __init__(self, actions: Actions, view: ReadingView) -> None:
        super().__init__(view)
        self._view = view
        self._hits: list[Span] = []
        self._hit: int | None = None
        self.bar = FindBar(actions)
        self.bar.searched.connect(self._on_searched)
        self.bar.stepped.connect(self.step)
        self.bar.numbered.connect(self._on_numbered)
        self.bar.left.connect(self._on_left)

    def ask_words(self) -> None:
        """Open the field that finds words; selected words stand in it."""
        article, span, words = self._view.article, self._view.selected_span(), ""
        if span is not None and article is not None:
            words = " ".join(article.text[span.start : span.end].split())
        self.bar.ask_words(words if len(words) < _MOST else "")

    def ask_paragraph(self) -> None:
        """Open the field that takes a paragraph's number."""
        article = self._view.article
        if article is not None:
            self.bar.ask_paragraph(article.paragraph_at(len(article.text)))

    @Slot(int)
    def step(self, by: int) -> None:
        """Show the next hit (1) or the previous one (-1); asks for words if there are none."""
        if not self.bar.words:
            self.ask_words()
        elif self._hits:
            self._show_hit(((self._hit if self._hit is not None else -1) + by) % len(self._hits))

    @Slot(str)
    def _on_searched(self, words: str) -> None:
        text = self._view.article.text if self._view.article is not None else ""
        self._hits = find_in(text, words)
        caret = self._view.caret_position()
        after = next((i for i, span in enumerate(self._hits) if span.end >= caret), 0)
        self._show_hit(after if self._hits else None)

    @Slot(int)
    def _on_numbered(self, number: int) -> None:
        article = self._view.article
        span = article.paragraph_span(number) if article is not None else None
        if span is not None:
            self.bar.leave()
            self.wanted.emit(span.start)

    @Slot()
    def _on_left(self) -> None:
        if self._hit is not None and self._hits:
            self._view.select(self._hits[self._hit], reveal=False)
        self._hits, self._hit = [], None
        self._view.set_hits([])
        self._view.setFocus()

    def _show_hit(self, number: int | None) -> None:
        self._hit = number
        self._view.set_hits(self._hits, number)
        self.bar.show_count(number, len(self._hits))
        if number is not None:
            self._view.put_caret(self._hits[number].start, reveal=False)
            self._view.reveal(self._hits[number])
