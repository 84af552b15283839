"""What a page says of itself, each field with the place that says it; nothing is guessed."""

from __future__ import annotations

import html
import re
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from lxml.etree import XPath, _Element

from app.importing.details.dates import find_date
from app.importing.details.sources import copyright_holder, masthead_in
from app.importing.html.grids import said_in
from app.importing.html.linked_data import linked_data
from app.importing.html.meta import ADDRESSES, AUTHORS, DATES, LANGUAGES, PUBLISHERS, TITLES, Metas

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_SPACE = re.compile(r"\s+")
_ISO = re.compile(r"((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?![\d])")
_MONTH = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?")
_NO_DAY = re.compile(r"[-+]?\d{4}-\d\d-\d\d")  # of another century: a field left empty
_CLOCK_UNSET = "1970-01-01"
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>")
_BY = re.compile(r"^(?:by|von|par|por|di|door|av|af|автор:?)\s+(?=\S)", re.IGNORECASE)
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{2,8})*$")
_NO_ONE = frozenset(
    {
        "admin",
        "administrator",
        "author",
        "editor",
        "staff",
        "unknown",
        "null",
        "none",
        "anonymous",
        "(anonymous)",
        "unspecified",
        "microsoft office user",
        "windows user",
        "office user",
        "user",
        "owner",
        "benutzer",
        "utilisateur",
        "usuario",
        "пользователь",
        "користувач",
        "użytkownik",
        "python-docx",
        "apache poi",
        "unknown author",
    }
)
_MARKED = XPath("descendant-or-self::*[@itemprop or @rel='author' or @pubdate]")
_MARKABLE = {"author", "date", "publisher"}
_NO_TITLE = frozenset({"untitled", "(untitled)", "unspecified", "unnamed"})
_FILE_NAME = re.compile(r"\S\.(?:docx?|odt|rtf|pdf|indd|qxd|qxp|tex|pages|html?)$", re.IGNORECASE)
_CHANGED = re.compile(
    r"updat|modif|changed|revis|reviewed|aktualisier|mis à jour|actualiz|aggiorna|atualiz"
    r"|обновл|оновл|zaktualiz|bijgewerkt|güncell|تحديث|更新",
    re.IGNORECASE,
)
_MASTHEAD = 5  # lines of a page among which its name stands
_LONGEST = {"title": 250, "publisher": 120, "author": 200, "date": 60, "address": 2000}


class Stated:
    """The fields that a page states, the first statement of each counting.

    ``titles`` are all that were stated. What is true of the whole site rather than of the article
    is set aside and counts where nothing better is stated.
    """

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self.stated_in: dict[str, str] = {}
        self.titles: list[str] = []
        self._aside: dict[str, tuple[str, str]] = {}

    def take(self, field: str, value: str | None, place: str) -> None:
        """Note that ``place`` states ``value``, if it is sound and nothing has stated it before."""
        if not value or (field in self.values and field != "title"):
            return
        value = html.unescape(value)
        value = _SPACE.sub(" ", _MARKUP.sub(" ", value) if "<" in value else value).strip()
        value = _sound(field, value) if 0 < len(value) <= _LONGEST.get(field, 400) else ""
        if value and field == "title":
            self.titles.append(value)
        if value and field not in self.values:
            self.values[field] = value
            self.stated_in[field] = place

    def take_names(self, field: str, values: Sequence[str], place: str) -> None:
        """Note the names that ``place`` states one by one, as ``take`` does."""
        names: list[str] = []
        for value in values:
            one = Stated()
            one.take(field, value, place)
            name = one.values.get(field)
            if name and name.casefold() not in [known.casefold() for known in names]:
                names.append(name)
        self.take(field, ("; " if any("," in name for name in names) else ", ").join(names), place)

    def set_house_aside(self) -> None:
        """Let those speak first who name a person as the author: the publisher is none."""
        author, publisher = self.values.get("author"), self.values.get("publisher")
        if author and publisher and author.casefold() == publisher.casefold():
            self._aside.setdefault("author", (author, self.stated_in["author"]))
            del self.values["author"], self.stated_in["author"]

    def take_what_was_set_aside(self) -> None:
        """Fill in the fields for which nothing better was stated."""
        for field, (value, place) in self._aside.items():
            self.take(field, value, place)

    def take_date(self, value: str | None, place: str, language: str | None) -> None:
        """Note a date, in ISO form and as it is stated."""
        if "date" in self.values or not value or len(value) > _LONGEST["date"]:
            return
        stated = _SPACE.sub(" ", value).strip()
        iso = iso_date(stated, language)
        if iso:
            self.values["date"], self.values["date_stated"] = iso, stated
            self.stated_in["date"] = self.stated_in["date_stated"] = place


def stated_by(root: _Element) -> Stated:
    """The fields that the page below ``root`` states in the places that are meant for them."""
    said = Stated()
    parts: dict[str, list[_Element]] = {"meta": [], "link": [], "script": [], "title": []}
    for element in root.iter(*parts):
        parts[str(element.tag)].append(element)
    metas = Metas(parts["meta"])
    said.take("language", root.get("lang") or root.get(_XML_LANG), "html lang")
    for name in LANGUAGES:
        said.take("language", metas.first(name), f"meta {name}")
    language = said.values.get("language")
    data = linked_data(parts["script"])
    _take_linked_data(said, data, language)
    _take_metas(said, metas, language)
    for link in parts["link"]:
        if (link.get("rel") or "").lower() == "canonical":
            _take_address(said, link.get("href"), "link canonical")
    for name in ADDRESSES:
        _take_address(said, metas.first(name), f"meta {name}")
    said.take_names("publisher", data.get("site", ()), "JSON-LD")
    said.set_house_aside()
    if not said.values.keys() >= _MARKABLE:
        _take_marked(said, root, language)
    if "date" not in said.values:
        _take_times(said, root, language)
    for title in parts["title"][:1]:
        said.take("title", said_in(title), "title element")
    if "title" in said.values:
        said.values["title"] = _without_site(said.values["title"], said.values.get("publisher"))
    return said


_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def _take_metas(said: Stated, metas: Metas, language: str | None) -> None:
    for name in TITLES:
        said.take("title", metas.first(name), f"meta {name}")
    for name in PUBLISHERS:
        said.take("publisher", metas.first(name), f"meta {name}")
    for name in (*AUTHORS, "twitter:data"):
        said.take_names("author", metas.all(name), f"meta {name}")
        said.set_house_aside()
    for name in DATES:
        said.take_date(metas.first(name), f"meta {name}", language)


def _take_linked_data(said: Stated, data: dict[str, list[str]], language: str | None) -> None:
    for field in ("title", "publisher", "author", "language"):
        said.take_names(field, data.get(field, ()), "JSON-LD")
    said.set_house_aside()
    for address in data.get("address", ()):
        _take_address(said, address, "JSON-LD")
    for day in data.get("date", ()):
        said.take_date(day, "JSON-LD", language)


def _take_address(said: Stated, stated: str | None, place: str) -> None:
    """Note an address, unless it is that of the site, which some name on all of their pages."""
    if stated and is_address(stated.strip()):
        parts = urlsplit(stated.strip())
        if parts.path.strip("/") or parts.query:
            said.take("address", stated, place)


def _take_marked(said: Stated, root: _Element, language: str | None) -> None:
    """What elements of the page itself are marked as: itemprop, rel=author, pubdate."""
    authors: list[str] = []
    places: set[str] = set()
    for element in _marked(root):
        named = (element.get("itemprop") or "").lower().split()
        if "author" in named or element.get("rel") == "author":
            name = _marked_name(element)
            if name and name not in authors and _is_ours(element):
                authors.append(name)
                places.add("itemprop author" if "author" in named else "rel author")
        if {"datepublished", "datecreated"} & set(named) or element.get("pubdate") is not None:
            stated = element.get("datetime") or element.get("content") or said_in(element)
            if _is_ours(element):
                said.take_date(stated, "time element", language)
        if "publisher" in named:
            said.take("publisher", _marked_name(element), "itemprop publisher")
    if authors and len(authors) <= 6:
        said.take("author", ", ".join(authors), " and ".join(sorted(places)))


def _take_times(said: Stated, root: _Element, language: str | None) -> None:
    """The day that the article's ``time`` elements state, if they are of one mind."""
    days: dict[str, str] = {}
    for element in root.iter("time"):
        stated = element.get("datetime") or ""
        day = iso_date(stated, language) if stated and len(stated) < _LONGEST["date"] else None
        if day is None or not _is_ours(element) or _is_of_change(element):
            continue
        sort = (element.get("class") or "").lower()
        if "publish" in sort or "entry-date" in sort:
            days = {day: stated}
            break
        days.setdefault(day, stated)
    if len(days) == 1:
        said.take_date(next(iter(days.values())), "time element", language)


def _is_of_change(element: _Element) -> bool:
    """Whether a time is that of the last change, as its names or the words before it say."""
    around = [element, *element.iterancestors()][:3]
    names = " ".join(one.get("class") or "" for one in around)
    before, parent = element.getprevious(), element.getparent()
    words = (before.tail if before is not None else parent.text if parent is not None else "") or ""
    if before is not None:
        words = f"{said_in(before)[-60:]} {words}"
    return _CHANGED.search(f"{names} {words[-80:]}") is not None


def _marked(root: _Element) -> list[_Element]:
    found = _MARKED(root)
    return [one for one in found if isinstance(one, _Element)] if isinstance(found, list) else []


def _is_ours(element: _Element) -> bool:
    """Whether what is marked belongs to the page and not to a comment or a teaser in it."""
    for around in element.iterancestors():
        kind = around.get("itemtype") or ""
        if kind.endswith("Comment") or around.get("itemprop") == "comment":
            return False
        if around.tag in {"aside", "footer", "nav"}:
            return False
    return True


def _marked_name(element: _Element) -> str:
    chosen = next((part for part in element.iter() if part.get("itemprop") == "name"), element)
    return chosen.get("content") or said_in(chosen)


def _sound(field: str, value: str) -> str:
    """``value`` in the form that the field has; empty where it cannot be one."""
    if field == "address":
        return value if is_address(value) else ""
    if field == "title":
        named = value.casefold() in _NO_TITLE or _FILE_NAME.search(value) is not None
        return "" if named or is_address(value) else value
    if field == "language":
        match = _LANGUAGE.match(value)
        return match.group(1).lower() if match else ""
    if field == "author":
        value = _BY.sub("", value.strip(' ,;|"'))
        if is_address(value) or value.casefold() in _NO_ONE or not any(map(str.isalpha, value)):
            return ""
    if field == "publisher":
        value = value.strip(' ,;|"')
        return "" if is_address(value) or value.startswith("@") else value
    return value


def is_address(value: str) -> bool:
    """Whether ``value`` is the address of a page."""
    if not value.lower().startswith(("http://", "https://")) or any(map(str.isspace, value)):
        return False
    try:
        return bool(urlsplit(value).netloc)
    except ValueError:
        return False


def iso_date(stated: str, language: str | None) -> str | None:
    """The day that a page states ("2024-03-01T10:00Z", "1 March 2024") in ISO form."""
    match = _ISO.match(stated)
    if match:
        try:
            day = date(int(match[1]), int(match[2]), int(match[3])).isoformat()
        except ValueError:
            return None
        return None if day == _CLOCK_UNSET else day
    if _MONTH.fullmatch(stated):
        return stated
    if _NO_DAY.match(stated):
        return None
    found = find_date(stated, language)
    return found.iso if found else None


def site_named(titles: Sequence[str], lines: Sequence[str]) -> str | None:
    """The site's name that a stated title ends with, if the page around the article says it too.

    That is its masthead or its copyright line: a section that is named so often is neither.
    """
    tails = {tail.casefold(): tail for title in titles for _, tail in _parted(title)}
    if not tails:
        return None
    told = (masthead_in(line) for line in lines[:_MASTHEAD])
    for name in (*told, *map(copyright_holder, lines)):
        if name and name.casefold() in tails:
            return tails[name.casefold()]
    return None


def _without_site(title: str, publisher: str | None) -> str:
    """A page's title without the name of its site, if the page states that name."""
    for head, tail in _parted(title):
        if publisher and tail.casefold() == publisher.casefold():
            return head
    return title


def _parted(title: str) -> Iterator[tuple[str, str]]:
    """The title before each of the signs that part it from a site's name, and what follows."""
    for sign in (" | ", " - ", " – ", " — ", " :: ", " » "):
        head, found, tail = title.rpartition(sign)
        if found and tail.strip():
            yield head.strip(), tail.strip()


def matching_title(stated: str, headings: Iterable[str]) -> str | None:
    """The heading that is the stated title, whole or without what a site adds to it."""
    wanted, added = _bare(stated), {_bare(tail) for _, tail in _parted(stated)}
    for heading in headings:
        bare = _bare(heading)
        if (
            bare
            and bare not in added
            and (bare == wanted or (len(bare) >= 10 and (bare in wanted or wanted in bare)))
        ):
            return heading
    return None


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()
