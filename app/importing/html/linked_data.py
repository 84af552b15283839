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
_MOST_NAMES = 30  # values looked at in a list of names
_WRAPPING = ("<![CDATA[", "]]>", "<!--", "-->")
_COMMAS_TOO_MANY = re.compile(r",\s*([}\]])")
_INNER = ("@graph", "mainEntity", "mainEntityOfPage", "isPartOf")
_PARTING = re.compile(
    r"(?:<|&lt;)/?(?:p|br|div|li|h[1-6]|blockquote)\b[^<>&]{0,200}(?:>|&gt;)", re.IGNORECASE
)
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
_SORTS = ("Article", "BlogPosting", "Report", "NewsArticle", "Posting", "Review", "WebPage")


def linked_data(scripts: Iterable[_Element]) -> dict[str, list[str]]:
    """What JSON-LD in a page's ``scripts`` states of the article, one name each in the lists.

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
    said: dict[str, list[str]] = {}
    for sort in ("article", "page"):
        of_sort = [node for node in nodes if _sort(node) == sort]
        headed = [node for node in of_sort if node.get("headline")]
        for node in (headed or of_sort)[:1]:
            for field, values in _fields(node, named, article=sort == "article").items():
                if values:
                    said.setdefault(field, values)
    site = next((node for node in nodes if _kinds(node) & {"WebSite", "NewsMediaOrganization"}), {})
    name = _text(site.get("name"))
    return {**said, "site": [name]} if name else said


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
    data = _parsed(_bare(text))
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


def _parsed(text: str) -> Any:
    """The data in a script; ``None`` where it is broken by more than a comma too many."""
    for told in (text, _COMMAS_TOO_MANY.sub(r"\1", text)):
        try:
            return json.loads(told, strict=False)
        except (ValueError, RecursionError):  # a page's own mistake: then it states nothing here
            continue
    return None


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
) -> dict[str, list[str]]:
    page = node.get("mainEntityOfPage")
    texts = {
        "date": _text(node.get("datePublished")) or _text(node.get("dateCreated")),
        "language": _language(node.get("inLanguage")),
        "address": _text(node.get("url")) or _text(page) or _text(_id(page)),
    }
    names = {
        "publisher": _names(node.get("publisher"), named)
        or _names(node.get("sourceOrganization"), named)
        or _names(node.get("provider"), named),
    }
    if article:
        texts["title"] = _text(node.get("headline")) or _text(node.get("name"))
        names["author"] = _names(node.get("author"), named) or _names(node.get("creator"), named)
    return {**names, **{field: [text] for field, text in texts.items() if text}}


def _id(value: Any) -> Any:
    return value.get("@id") if isinstance(value, dict) else None


def _language(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("alternateName") or value.get("name")
    return _text(value)


def _text(value: Any) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict) and "@value" in value:
        value = value["@value"]
    return value if isinstance(value, str) else None


def _names(value: Any, named: dict[str, dict[str, Any]]) -> list[str]:
    """The names of persons or organisations, however they are written down."""
    names: list[str] = []
    waiting, seen = [value], 0
    while waiting and seen < _MOST_NAMES:
        one = waiting.pop(0)
        seen += 1
        if isinstance(one, dict) and "@list" in one:
            one = one["@list"]
        if isinstance(one, list):
            waiting[:0] = one[:_MOST_NAMES]
            continue
        if isinstance(one, dict) and isinstance(one.get("name"), list):
            waiting[:0] = one["name"][:_MOST_NAMES]
            continue
        name = _name(named.get(one["@id"], one) if _is_known(one, named) else one)
        if name and name not in names:
            names.append(name)
    return names


def _name(person: Any) -> str | None:
    if not isinstance(person, dict):
        name = _text(person)
        return None if name and name.startswith(("_:", "#")) else name
    whole = _text(person.get("name")) or _text(person.get("legalName"))
    if whole:
        return whole
    parts = (_text(person.get("givenName")), _text(person.get("familyName")))
    return " ".join(part for part in parts if part) or None


def _is_known(value: Any, named: dict[str, dict[str, Any]]) -> bool:
    return isinstance(value, dict) and "name" not in value and value.get("@id") in named
