"""A passage on its way out: copied or dragged, always with its source."""

from __future__ import annotations

import html
import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from app.ui.models.tag_tree import PASSAGE_FORMAT

if TYPE_CHECKING:
    from app.domain.article import Article
    from app.domain.passage import Passage


def source_line(article: Article, passage: Passage) -> str:
    """Where a passage stands, in words: title, publisher and date as far as stated, paragraph."""
    known = article.metadata
    parts = [article.title, known.publisher, known.date]
    said = ", ".join(part for part in parts if part)
    return f"{said}, ¶ {article.paragraph_at(passage.start)}"


def passage_as_text(article: Article, passage: Passage) -> str:
    """The passage in quotation marks with its source in brackets."""
    return f"“{' '.join(passage.quote.split())}” ({source_line(article, passage)})"


def passage_as_data(article: Article, passage: Passage) -> QMimeData:
    """The passage for the clipboard or a drag: for Collate itself, as HTML and as text."""
    data = QMimeData()
    place = {"article": passage.article, "start": passage.start, "end": passage.end}
    data.setData(PASSAGE_FORMAT, json.dumps(place).encode())
    quote = html.escape(" ".join(passage.quote.split()))
    source = html.escape(source_line(article, passage))
    data.setHtml(f"<blockquote>{quote}</blockquote><p>{source}</p>")
    data.setText(passage_as_text(article, passage))
    return data
