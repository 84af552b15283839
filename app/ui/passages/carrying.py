"""A passage on its way out, copied or dragged: always with its source."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from app.ui.models.outline_drag import DraggedPassage, passage_mime

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from app.domain.article import Article, Span


def source_line(article: Article, span: Span) -> str:
    """Where a passage stands: title, publisher and date as far as stated, paragraph."""
    known = article.metadata
    parts = [article.title, known.publisher, known.date, f"¶ {article.paragraph_at(span.start)}"]
    return ", ".join(part for part in parts if part)


def mime_of(article: Article, span: Span) -> QMimeData:
    """The passage for Collate; its words with their source, plain and formatted, for others."""
    words = " ".join(article.text[span.start : span.end].split())
    source = source_line(article, span)
    place = DraggedPassage(article.id, span.start, span.end)
    mime = passage_mime([place], f"“{words}” ({source})")
    mime.setHtml(f"<blockquote>{escape(words)}</blockquote><p>{escape(source)}</p>")
    return mime
