"""Articles that were read from PDF files, as the pages they came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.errors import NotFound

if TYPE_CHECKING:
    from app.domain.article import ArticleId
    from app.domain.pages import PagePlaces
    from app.library.ledger import Ledger


class Pages:
    """Gives the kept original of an article that has pages, and where its words stand on them."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def has(self, article: ArticleId) -> bool:
        """Whether the article was read from pages; raises ``NotFound``."""
        found = self._ledger.article(article)
        return any(block.detail.startswith("page ") for block in found.blocks)

    def pdf(self, article: ArticleId) -> bytes:
        """The PDF as it was added; raises ``NotFound`` if the article has none."""
        found = self._ledger.article(article)
        kept = self._ledger.sources.original(found.sha256)
        if kept is None or not kept.lstrip()[:5].startswith(b"%PDF"):
            raise NotFound(f"“{found.short_title}” was not read from pages of a PDF.")
        return kept

    def places(self, article: ArticleId) -> PagePlaces:
        """Where the words of the article stand on its pages; takes a second for 100 of them.

        Raises ``NotFound`` or ``UnreadableFile``.
        """
        from app.importing.pdf.places import places_on_pages  # heavy: only for pages

        return places_on_pages(self.pdf(article), self._ledger.article(article))
