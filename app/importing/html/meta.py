"""The ``meta`` elements of a page: which names state which field of an article."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

TITLES = (
    "og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "headline",
    "parsely-title", "sailthru.title", "title",
)  # fmt: skip
PUBLISHERS = (
    "og:site_name", "citation_publisher", "citation_journal_title", "dc.publisher",
    "dcterms.publisher", "publisher", "article:publisher", "parsely-network-canonical",
)  # fmt: skip
AUTHORS = (
    "author", "article:author", "og:article:author", "og:author", "dc.creator", "dcterms.creator",
    "citation_author", "parsely-author", "sailthru.author", "byl", "authors",
    "dc.contributor.author", "cxenseparse:author", "bt:author", "rbauthors",
    "article:author_name", "article.author",
)  # fmt: skip
DATES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "citation_publication_date", "citation_online_date", "citation_date", "parsely-pub-date",
    "sailthru.date", "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created",
    "dcterms.date", "dc.date", "dc.created", "article:published", "article.published",
    "article:publish_date", "published_time", "pubdate", "pub_date", "publishdate", "publish-date",
    "publish_date", "publication_date", "publication-date", "originalpublicationdate",
    "cxenseparse:recs:publishtime", "bt:pubdate", "shareaholic:article_published_time",
    "rnews:datepublished", "release_date", "published-date", "published_at", "cludo:date",
    "datecreated", "date",
)  # fmt: skip
ADDRESSES = ("og:url", "parsely-link", "citation_public_url", "twitter:url")
LANGUAGES = (
    "content-language", "dc.language", "dcterms.language", "citation_language", "inlanguage",
    "language", "og:locale",
)  # fmt: skip
_WRITTEN_BY = frozenset(
    {
        "written by", "verfasst von", "geschrieben von", "escrito por", "écrit par", "scritto da",
        "geschreven door", "napisane przez", "автор", "написано автором", "автор публікації",
    }
)  # fmt: skip
_MOST_NAMES = 12
_LARGEST = 100_000


class Metas:
    """What the ``meta`` elements say, by their names in small letters."""

    def __init__(self, metas: Iterable[_Element]) -> None:
        self._said: dict[str, list[str]] = {}
        for meta in metas:
            content = meta.get("content")
            if content:
                for name in _names(meta):
                    self._said.setdefault(name, []).append(content)
        self._take_twitter_labels()
        self._take_parsely_page()

    def first(self, name: str) -> str | None:
        """The first statement under ``name``."""
        said = self._said.get(name)
        return said[0] if said else None

    def all(self, name: str) -> list[str]:
        """All statements under ``name``, each once, a few at most."""
        return list(dict.fromkeys(self._said.get(name, ())))[:_MOST_NAMES]

    def _take_twitter_labels(self) -> None:
        """A label "Written by" makes the datum of the same number an author."""
        for number in ("1", "2"):
            label = (self.first(f"twitter:label{number}") or "").strip().casefold().rstrip(":")
            datum = self.first(f"twitter:data{number}")
            if label in _WRITTEN_BY and datum:
                self._said.setdefault("twitter:data", []).append(datum)

    def _take_parsely_page(self) -> None:
        """An older way of stating title, author and date together."""
        text = self.first("parsely-page") or ""
        if not text.startswith("{") or len(text) > _LARGEST:
            return
        try:
            page = json.loads(text)
        except (ValueError, RecursionError):  # a page's own mistake: it states nothing here
            return
        for key, name in (
            ("title", "parsely-title"), ("link", "parsely-link"), ("pub_date", "parsely-pub-date"),
            ("author", "parsely-author"), ("authors", "parsely-author"),
        ):  # fmt: skip
            value = page.get(key)
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, str) and one:
                    self._said.setdefault(name, []).append(one)


def _names(meta: _Element) -> Iterator[str]:
    for key in ("property", "name", "itemprop", "http-equiv"):
        for name in (meta.get(key) or "").lower().split():
            yield name
            if name.startswith(("dc:", "dcterms:")):
                yield name.replace(":", ".")
