"""What a page says of itself in JSON-LD."""

from __future__ import annotations

import html
import json
import re
from collections import deque
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

_LARGEST = 2_000_000
_MOST = 5_000  # values looked at on a page
_WRAPPING = ("<![CDATA[", "]]>", "<!--", "-->")
_INNER = ("@graph", "mainEntity", "mainEntityOfPage", "isPartOf")
_PARTING = re.compile(
    r"(?:<|&lt;)/?(?:p|br|div|li|h[1-6]|blockquote)\b[^<>&]{0,200}(?:>|&gt;)", re.IGNORECASE
)
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
_SORTS = ("Article", "BlogPosting", "Report", "NewsArticle", "Posting", "Review", "WebPage")


def linked_data(scripts: Iterable[_Element]) -> dict[str, str]:
    """What JSON-LD in a page's ``scripts`` states of the article.

    Title, publisher, author, date, address and language, and the name of the ``site``.
    """
    nodes: list[dict[str, Any]] = []
    for script in scripts:
        nodes.extend(_nodes(script))
        if len(nodes) > _MOST:
            break
    named: dict[str, dict[str, Any]] = {}
    for node in nodes:
        if isinstance(node.get("@id"), str) and len(node) > 1:
            named.setdefault(node["@id"], node)
    said: dict[str, str] = {}
    for sort in ("article", "page"):
        of_sort = [node for node in nodes if _sort(node) == sort]
        headed = [node for node in of_sort if node.get("headline")]
        for node in (headed or of_sort)[:1]:
            for field, value in _fields(node, named, article=sort == "article").items():
                if value:
                    said.setdefault(field, value)
    site = next((node for node in nodes if _kinds(node) & {"WebSite", "NewsMediaOrganization"}), {})
    name = _text(site.get("name"))
    return {**said, "site": name} if name else said


def body_in(scripts: Iterable[_Element]) -> str | None:
    """The whole article in plain text, where JSON-LD holds it: the longest if it holds several."""
    told = [_text(node.get("articleBody")) for script in scripts for node in _nodes(script)]
    longest = max(filter(None, told), key=len, default=None)
    if longest is None:
        return None
    parted = _PARTING.sub("\n", longest) if "<" in longest or "&lt;" in longest else longest
    return html.unescape(_MARKUP.sub("", html.unescape(parted)))


def _nodes(script: _Element) -> Iterator[dict[str, Any]]:
    text = script.text
    if "ld+json" not in (script.get("type") or "") or not text or len(text) > _LARGEST:
        return
    try:
        data = json.loads(_bare(text), strict=False)
    except (ValueError, RecursionError):  # a page's own mistake: it states nothing here
        return
    waiting: deque[Any] = deque([data])
    seen = 0
    while waiting and seen < _MOST:
        value = waiting.popleft()
        seen += 1
        if isinstance(value, list):
            waiting.extend(value[:200])
        elif isinstance(value, dict):
            yield value
            waiting.extend(value[key] for key in _INNER if key in value)


def _sort(node: dict[str, Any]) -> str:
    sorts = [kind for kind in _kinds(node) if kind.endswith(_SORTS)]
    if not sorts:
        return ""
    return "page" if all(kind.endswith("WebPage") for kind in sorts) else "article"


def _bare(text: str) -> str:
    """The JSON of a script without what keeps it from old browsers."""
    text = text.strip()
    if not text.startswith(("{", "[")):
        for mark in _WRAPPING:
            text = text.replace(mark, "")
    return text.strip(" \t\r\n/*;")


def _kinds(node: dict[str, Any]) -> set[str]:
    kinds = node.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return {kind.rsplit("/", 1)[-1].rsplit(":", 1)[-1] for kind in listed if isinstance(kind, str)}


def _fields(
    node: dict[str, Any], named: dict[str, dict[str, Any]], *, article: bool
) -> dict[str, str | None]:
    page = node.get("mainEntityOfPage")
    address = _text(node.get("url")) or _text(page) or _text(_id(page))
    fields: dict[str, str | None] = {
        "date": _text(node.get("datePublished")) or _text(node.get("dateCreated")),
        "language": _language(node.get("inLanguage")),
        "publisher": _names(node.get("publisher"), named)
        or _names(node.get("sourceOrganization"), named)
        or _names(node.get("provider"), named),
        "address": address,
    }
    if article:
        fields["title"] = _text(node.get("headline")) or _text(node.get("name"))
        fields["author"] = _names(node.get("author"), named) or _names(node.get("creator"), named)
    return fields


def _id(value: Any) -> Any:
    return value.get("@id") if isinstance(value, dict) else None


def _language(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("alternateName") or value.get("name")
    return _text(value)


def _text(value: Any) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    return value if isinstance(value, str) else None


def _names(value: Any, named: dict[str, dict[str, Any]]) -> str | None:
    """The names of persons or organisations, however they are written down."""
    if isinstance(value, dict) and "@list" in value:
        value = value["@list"]
    names: list[str] = []
    for one in value[:10] if isinstance(value, list) else [value]:
        person = named.get(one["@id"], one) if isinstance(one, dict) and _known(one, named) else one
        name = _name(person)
        if name and name not in names:
            names.append(name)
    return ", ".join(names) or None


def _name(person: Any) -> str | None:
    if not isinstance(person, dict):
        name = _text(person)
        return None if name and name.startswith(("_:", "#")) else name
    whole = _text(person.get("name"))
    if whole:
        return whole
    parts = (_text(person.get("givenName")), _text(person.get("familyName")))
    return " ".join(part for part in parts if part) or None


def _known(value: dict[str, Any], named: dict[str, dict[str, Any]]) -> bool:
    return "name" not in value and isinstance(value.get("@id"), str) and value["@id"] in named
