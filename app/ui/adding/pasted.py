"""What a browser or another program hands over besides files: text, or a part of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.ui.adding.drop_area import paths_in

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

_ADDRESSES = (
    ("text/x-moz-url-priv", "utf-16-le"),
    ("chromium/x-source-url", "utf-8"),
    ("text/x-moz-url", "utf-16-le"),
)
"""Where browsers say which page it is from, and how that is written."""

_WEB = ("http://", "https://")


class Pasted(NamedTuple):
    """``html`` is empty for plain text; ``address`` is the page's, if the browser says it."""

    text: str
    html: str = ""
    address: str = ""


def pasted_in(data: QMimeData | None) -> Pasted | None:
    """The words that are pasted or dropped; ``None`` if there are none."""
    if data is None:
        return None
    text, html = data.text() if data.hasText() else "", data.html() if data.hasHtml() else ""
    if not text.strip() and not html.strip():
        return None
    return Pasted(text, html, _address(data) if html else "")


def has_articles(data: QMimeData) -> bool:
    """Whether what is dragged, files or words, can become articles."""
    return bool(paths_in(data)) or pasted_in(data) is not None


def _address(data: QMimeData) -> str:
    for kind, encoding in _ADDRESSES:
        if data.hasFormat(kind):
            said = bytes(data.data(kind).data()).decode(encoding, "replace").strip("\0\ufeff \r\n")
            first = said.splitlines()[0] if said else ""
            if first.startswith(_WEB):
                return first
    links = [url.toString() for url in data.urls() if url.scheme() in {"http", "https"}]
    return links[0] if len(links) == 1 else ""
