"""A passage on its way to a briefing or to another program, with its source."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.ui.models.outline_drag import DraggedPassage, passage_mime

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from app.domain.article import Article, Span


def source_line(article: Article, span: Span) -> str:
    """Where the passage stands: title, publisher, author and date as far as stated, paragraph."""
    known = article.metadata
    parts = [article.title, known.publisher, known.author, known.date]
    place = QCoreApplication.translate("Carrying", "¶ {number}").format(
        number=article.paragraph_at(span.start)
    )
    return ", ".join([part for part in parts if part] + [place])


def mime_of(article: Article, span: Span) -> QMimeData:
    """The passage for Collate; its words with their source, plain and formatted, for others."""
    words = article.text[span.start : span.end]
    source = source_line(article, span)
    mime = passage_mime([DraggedPassage(article.id, span.start, span.end)], f"“{words}”\n{source}")
    address = known if (known := article.metadata.address) else ""
    cited = f'<a href="{escape(address)}">{escape(source)}</a>' if address else escape(source)
    quoted = "<br>".join(escape(words).splitlines())
    mime.setHtml(f"<blockquote>{quoted}</blockquote><p>{cited}</p>")
    return mime
