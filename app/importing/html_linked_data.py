"""What a page says of itself in JSON-LD."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_LARGEST = 2_000_000
_MOST = 5_000  # values looked at on a page
_SORTS = ("Article", "BlogPosting", "Report", "NewsArticle", "Posting", "Review", "WebPage")


def linked_data(root: _Element) -> dict[str, str]:
    """Title, publisher, author, date, address and language as the article's JSON-LD states them."""
    nodes = [node for script in root.iter("script") for node in _nodes(script)]
    named = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str)}
    said: dict[str, str] = {}
    for sort in ("article", "page"):
        node = next((node for node in nodes if _sort(node) == sort), None)
        if node is not None:
            for field, value in _fields(node, named, article=sort == "article").items():
                if value:
                    said.setdefault(field, value)
    return said


def _nodes(script: _Element) -> Iterator[dict[str, Any]]:
    text = script.text
    if "ld+json" not in (script.get("type") or "") or not text or len(text) > _LARGEST:
        return
    try:
        data = json.loads(text.strip().removesuffix(";"), strict=False)
    except (ValueError, RecursionError):  # a page's own mistake: it states nothing here
        return
    waiting: list[Any] = [data]
    seen = 0
    while waiting and seen < _MOST:
        value = waiting.pop(0)
        seen += 1
        if isinstance(value, list):
            waiting.extend(value[:200])
        elif isinstance(value, dict):
            yield value
            waiting.extend(
                value[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in value
            )


def _sort(node: dict[str, Any]) -> str:
    kinds = node.get("@type")
    for kind in kinds if isinstance(kinds, list) else [kinds]:
        if isinstance(kind, str) and kind.rsplit("/", 1)[-1].endswith(_SORTS):
            return "page" if kind.endswith("WebPage") else "article"
    return ""


def _fields(
    node: dict[str, Any], named: dict[str, dict[str, Any]], *, article: bool
) -> dict[str, str | None]:
    page = node.get("mainEntityOfPage")
    address = _text(node.get("url")) or _text(page) or _text(_id(page))
    fields: dict[str, str | None] = {
        "date": _text(node.get("datePublished")),
        "language": _text(node.get("inLanguage")),
        "publisher": _names(node.get("publisher"), named),
        "address": address,
    }
    if article:
        fields["title"] = _text(node.get("headline")) or _text(node.get("name"))
        fields["author"] = _names(node.get("author"), named)
    return fields


def _id(value: Any) -> Any:
    return value.get("@id") if isinstance(value, dict) else None


def _text(value: Any) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    return value if isinstance(value, str) else None


def _names(value: Any, named: dict[str, dict[str, Any]]) -> str | None:
    """The names of persons or organisations, however they are written down."""
    names: list[str] = []
    for one in value[:10] if isinstance(value, list) else [value]:
        person = named.get(one["@id"], one) if isinstance(one, dict) and _known(one, named) else one
        name = _text(person.get("name")) if isinstance(person, dict) else _text(person)
        if name and name not in names:
            names.append(name)
    return ", ".join(names) or None


def _known(value: dict[str, Any], named: dict[str, dict[str, Any]]) -> bool:
    return "name" not in value and isinstance(value.get("@id"), str) and value["@id"] in named
