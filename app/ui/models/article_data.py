"""Articles as they are dragged from a list to a collection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from app.domain.article import ArticleId

if TYPE_CHECKING:
    from collections.abc import Iterable

ARTICLE_FORMAT = "application/x-collate-articles"
"""The private format in which articles are dragged: their ids, one a line."""


def articles_as_data(articles: Iterable[tuple[ArticleId, str]]) -> QMimeData:
    """Ids and titles for a drag; another program gets the titles as text."""
    rows = list(articles)
    data = QMimeData()
    data.setData(ARTICLE_FORMAT, "\n".join(article for article, _title in rows).encode())
    data.setText("\n".join(title for _article, title in rows))
    return data


def articles_in(data: QMimeData) -> list[ArticleId]:
    """The ids that are dragged; none if something else is."""
    if not data.hasFormat(ARTICLE_FORMAT):
        return []
    ids = data.data(ARTICLE_FORMAT).toStdString()
    return [ArticleId(line) for line in ids.splitlines() if line]
