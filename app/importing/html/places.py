"""Which part of a page an element is, by what its makers call it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_TAGS = {"nav": "nav", "footer": "footer", "header": "header", "aside": "aside", "form": "form"}
_TAGS |= {"button": "button", "select": "form", "dialog": "dialog"}
_ROLES = {
    "navigation": "nav",
    "menubar": "nav",
    "menu": "nav",
    "banner": "header",
    "contentinfo": "footer",
    "complementary": "aside",
    "search": "form",
    "dialog": "dialog",
    "alertdialog": "dialog",
}
_NAMES: tuple[tuple[str, tuple[str, ...], frozenset[str]], ...] = (
    ("cookie", ("cookie", "consent", "gdpr", "onetrust", "cmp-"), frozenset()),
    ("comments", ("comment-", "comments", "disqus"), frozenset({"respond", "comment", "replies"})),
    ("share", ("share", "sharing", "social", "addtoany", "addthis"), frozenset()),
    (
        "related",
        ("related", "recommend", "outbrain", "taboola", "popular", "trending", "read-more",
         "read-next", "more-stories", "more-news", "more-posts", "you-may"),
        frozenset(),
    ),
    ("newsletter", ("newsletter", "subscri", "signup", "sign-up", "paywall"), frozenset()),
    ("breadcrumb", ("breadcrumb",), frozenset()),
    (
        "advertisement",
        ("advert", "sponsor"),
        frozenset({"ad", "ads", "promo", "banner"}),
    ),
    ("tags", ("tagcloud", "tag-list", "taglist"), frozenset({"tag", "tags", "topics"})),
    (
        "byline",
        ("byline", "author", "dateline", "pub-date", "pubdate", "posted-on", "entry-meta",
         "post-meta", "timestamp", "publish-date"),
        frozenset(),
    ),
    (
        "nav",
        ("navbar", "navigation", "skip-link", "pagination"),
        frozenset({"nav", "menu", "topbar", "toolbar", "pager"}),
    ),
    ("footer", ("copyright",), frozenset({"footer"})),
    ("aside", ("sidebar",), frozenset({"widget"})),
    ("header", ("masthead", "site-header", "page-header"), frozenset()),
)  # fmt: skip
_STEMS = tuple((stem, place) for place, stems, _ in _NAMES for stem in stems)
_WHOLE = {word: place for place, _, words in _NAMES for word in words}
_WORD = re.compile(r"[a-z]+")
_LONGEST = 200
_EDGES = frozenset({"header", "footer"})


def place_of(element: _Element, tag: str) -> str:
    """The part of a page that ``element`` opens ("nav", "share", "footer"); empty if none."""
    if tag in {"html", "body", "main", "article"}:
        return ""
    role = element.get("role")
    if role in _ROLES:
        return _ROLES[role]
    names, label = element.get("class"), element.get("id")
    if label:
        names = f"{names} {label}" if names else label
    elif tag == "div" and not names and (edge := element.get("title")) in _EDGES:
        return edge or ""  # as LibreOffice names them
    named = _place_named(names[:_LONGEST]) if names else ""
    return named or _TAGS.get(tag, "")


@lru_cache(1 << 16)  # the names on the pages of a hundred sites
def _place_named(names: str) -> str:
    names = names.lower()
    for stem, place in _STEMS:
        if stem in names:
            return place
    for word in _WORD.findall(names):
        if word in _WHOLE:
            return _WHOLE[word]
    return ""
