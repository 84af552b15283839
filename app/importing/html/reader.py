"""The reader of saved web pages and of the pieces of them that browsers hand over."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from lxml import html as lxml_html
from lxml.etree import ElementDefaultClassLookup, LxmlError, ParserError, XPath

from app.domain.article import BlockKind, Metadata
from app.domain.errors import EmptyFile, NotText
from app.importing.assembled import noted
from app.importing.details.metadata import metadata_of
from app.importing.details.piece_bylines import mark_bylines, take_bylines
from app.importing.details.stated_language import language_in
from app.importing.html.blocks import blocks_of_pieces
from app.importing.html.decoding import decode_page, without_clipboard_head
from app.importing.html.grids import spans_of
from app.importing.html.mail_head import take_mail_head
from app.importing.html.main import letters_of, mark_main
from app.importing.html.metadata import (
    Stated,
    is_address,
    matching_title,
    site_named,
    stated_by,
)
from app.importing.html.page import pieces_of
from app.importing.limits import refuse_endless_markup, refuse_endless_tags
from app.importing.recovered import Recovered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.article import Block
    from app.importing.html.page import Piece

EXTRACTOR = "html/1"
LARGEST = 40_000_000
"""Bytes: a larger page is refused."""

_CONTROLS = bytes(set(range(32)) - {9, 10, 13})
_NONCHARACTERS = ("\ufffe", "\uffff")
_ENDS = ("</html", "</HTML", "</Html")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://\S+)\s*-->")
_FRAMES = re.compile(r"</?(?:frameset|frame|noframes)\b[^<>]*>", re.IGNORECASE)
_HEAD = 20_000  # characters in which a page made of frames says so
_MANY = 20_000  # elements: on larger pages the extractor would take minutes
_DEEP = 200
_TOO_MANY = XPath(f"count(//*) > {_MANY}")
_SPANNED, _SPANNING = 40, 20  # cells that span more than so many others, on a page that is none
_TOO_DEEP = XPath("boolean(" + "/*" * _DEEP + ")")  # for the extractor, and for any page
_CUT_OFF = XPath("boolean(" + "/*" * 2_000 + ")")  # the parser drops what is deeper than 2,048
_NESTING = re.compile(
    r"</?(?!(?:script|style|head|title|meta|html|body|p|h[1-6]|br|template|noscript)\b)[a-z][^<>]*>",
    re.IGNORECASE,
)
_WORD_PROCESSORS = (
    "libreoffice", "openoffice", "microsoft word", "originator: microsoft word", "abiword",
    "apple cocoa html writer", "cocoa html writer", "google docs",
)  # fmt: skip
_EDGES = frozenset({"header", "footer"})
_LONGEST_TITLE = 200
_NEAR = 15  # pieces from where the article begins: so near to it its title stands
_SHORT = 120
_FROM_DATA = (
    "The page does not show its article. The text was taken from the data in the page; "
    "compare it with the source before you quote it."
)


def read_html(data: bytes, file_name: str) -> Recovered:
    """The article on a page, with all else that the page shows as chrome.

    Raises ``EmptyFile`` where it shows nothing and ``NotText`` where it is no page.
    """
    _refuse_large(len(data), file_name)
    source, encoding = decode_page(data, file_name)
    return recovered_page(source, file_name, encoding)


def read_pasted(source: str, file_name: str) -> Recovered:
    """The article in what a browser hands over when a part of a page is copied or dragged.

    All of it was chosen, so nothing that it shows is chrome. Raises as ``read_html`` does.
    """
    _refuse_large(len(source), file_name)
    source, address = without_clipboard_head(source.replace("\x00", ""))
    return recovered_page(source, file_name, "utf-8", address=address, whole=True)


def _refuse_large(size: int, file_name: str) -> None:
    if size > LARGEST:
        raise NotText(
            f"{file_name} is larger than {LARGEST // 1_000_000} MB: no page is. "
            "Save the article alone and add that."
        )


def with_address(source: str, address: str) -> str:
    """The page with a word on where it comes from, as browsers write it when they save one."""
    if not is_address(address.strip()):
        return source
    return f"<!-- saved from url=({len(address.strip()):04}){address.strip()} -->\n{source}"


def recovered_page(
    source: str, file_name: str, encoding: str, *, address: str | None = None, whole: bool = False
) -> Recovered:
    """The article on the page whose markup is ``source``; raises as ``read_html`` does.

    ``address`` is where it was saved from. If ``whole``, all that it shows is the article.
    """
    root = _parsed(source, file_name, _CUT_OFF if whole else _TOO_DEEP)
    pieces = pieces_of(root)
    said = stated_by(root)
    saved = _SAVED_FROM.search(source[:2000])
    said.take("address", saved.group(1) if saved else address, "saved from")
    shown = len(pieces)
    if whole or _is_written_in_office(root):
        for piece in pieces:
            piece.main = not piece.hidden and (whole or piece.place not in _EDGES)
        take_mail_head(pieces, said)
    else:
        _mark_article(pieces, root, moderate=_is_moderate(source, root))
    notices = (_FROM_DATA,) if len(pieces) > shown else ()
    pieces = [piece for piece in pieces if piece.main or not piece.hidden]
    if not pieces:
        raise EmptyFile(f"{file_name} shows no text. There is nothing to add.")
    _mark_title(pieces, said)
    mark_bylines(pieces)
    text, blocks = blocks_of_pieces(pieces)
    metadata = _metadata(text, blocks, said)
    return Recovered(text, blocks, metadata, encoding, EXTRACTOR, notices)


@cache
def _parser() -> lxml_html.HTMLParser:
    """A parser without limits of its own, whose elements are made without asking Python."""
    parser = lxml_html.HTMLParser(
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
        no_network=True,
        huge_tree=True,  # else what stands deeper than 256 elements is dropped without a word
    )
    lookup = ElementDefaultClassLookup(element=lxml_html.HtmlElement)
    parser.set_element_class_lookup(lookup)
    return parser


def parsed_page(source: str, file_name: str) -> lxml_html.HtmlElement:
    """The tree of a page; raises ``EmptyFile`` or ``NotText``.

    Of a page that is nested beyond all reason only the paragraphs are left.
    """
    return _parsed(source, file_name, _CUT_OFF)


def _parsed(source: str, file_name: str, too_deep: XPath) -> lxml_html.HtmlElement:
    """The tree of a page; one that is too deep has hardly an element closed, and is laid flat."""
    root = _tree(source, file_name)
    return _tree(_NESTING.sub("<br><br>", source), file_name) if too_deep(root) else root


def _tree(source: str, file_name: str) -> lxml_html.HtmlElement:
    refuse_endless_markup(source.count("<"), file_name)
    markup = _parseable(source)
    refuse_endless_tags(markup, file_name)
    try:
        root = lxml_html.document_fromstring(markup, parser=_parser())
    except ParserError as error:  # lxml's word for a page without an element
        raise EmptyFile(f"{file_name} shows no text. There is nothing to add.") from error
    except (LxmlError, ValueError) as error:
        raise NotText(
            f"{file_name} cannot be read as a page. Save it as plain text and add it again."
        ) from error
    return root


def _parseable(source: str) -> bytes:
    """The page in UTF-8 without the characters that no document may hold.

    Nor does it end early: the parser stops at the first ``</html>``, which browsers pass over.
    """
    for end in _ENDS:
        at = source.find(end)
        if at >= 0 and source[at + len(end) :].strip("> \t\r\n"):
            source = source.replace(end, "</x")
    if "<frameset" in source[:_HEAD].lower():  # what it says without its frames is all there is
        source = _FRAMES.sub("", source)
    for character in _NONCHARACTERS:
        if character in source:  # sooner seen here than in bytes
            source = source.replace(character, "")
    return source.encode("utf-8", "ignore").translate(None, _CONTROLS)


def _mark_article(
    pieces: list[Piece], root: lxml_html.HtmlElement, *, moderate: bool = True
) -> None:
    """Mark what belongs to the article; where none is found, all that no part of a page holds."""
    if moderate and mark_main(pieces, root):
        return
    for piece in pieces:
        piece.main = not piece.hidden and not piece.place
    if not any(piece.main for piece in pieces):
        shown = [piece for piece in pieces if not piece.hidden]
        for piece in shown or pieces:  # what only a script would have shown is all there is
            piece.main = True


def _is_written_in_office(root: lxml_html.HtmlElement) -> bool:
    """Whether a word processor saved the page: then it is a document, with no site around it."""
    return any(
        (meta.get("name") or "").lower() == "generator"
        and (meta.get("content") or "").lower().startswith(_WORD_PROCESSORS)
        for meta in root.iter("meta")
    )


def _is_moderate(source: str, root: lxml_html.HtmlElement) -> bool:
    """Whether a page is of a size that the extractor comes to an end with."""
    if source.count("<") > _MANY and _TOO_MANY(root):
        return False
    spanned = (
        cell for cell in root.iter("td", "th") if max(spans_of(cell, most=1_000)) > _SPANNING
    )
    return next(islice(spanned, _SPANNED, None), None) is None


def _mark_title(pieces: Sequence[Piece], said: Stated) -> None:
    """Find the heading that is the title the page states, else the one that opens the article."""
    first = next((n for n, piece in enumerate(pieces) if piece.main), 0)
    set_as_one = [piece for piece in pieces if piece.kind == "title"]
    for piece in set_as_one:
        piece.kind, piece.level = "heading", 1
    headings = [
        piece
        for n, piece in enumerate(pieces)
        if piece.kind == "heading"
        and (piece.level == 1 or (piece.level == 2 and abs(n - first) < _NEAR))
    ]
    texts = [piece.text for piece in headings]
    titles = [said.values["title"], *said.titles] if said.titles else []
    chosen = next(filter(None, (matching_title(stated, texts) for stated in titles)), None)
    found = next((piece for piece in set_as_one if piece.main), None)
    found = found or next((piece for piece in headings if piece.text == chosen), None)
    if found is None:
        tops = [piece for piece in headings if piece.level == 1]
        if len(tops) == 1 and not said.titles:
            found = tops[0]
    if found is None:
        found = _line_with_title(pieces[max(0, first - 2) : first + _NEAR], titles)
    if found is not None:
        found.kind, found.main = "title", True


def _line_with_title(pieces: Sequence[Piece], titles: Sequence[str]) -> Piece | None:
    """The line that is a stated title word for word, where the page only sets it in large letters.

    It stands above the article's first paragraph.
    """
    stated = {letters_of(title).casefold() for title in titles}
    for piece in pieces:
        if len(piece.text) > _LONGEST_TITLE:
            return None
        plain = piece.kind in {"", "heading"} and not (piece.place or piece.item or piece.linked)
        if plain and piece.main and letters_of(piece.text).casefold() in stated:
            return piece
    return None


def _metadata(text: str, blocks: tuple[Block, ...], said: Stated) -> Metadata:
    """What the page states in its named places, then what its visible byline states."""
    values, places = said.values, said.stated_in
    shown = next((block for block in blocks if block.kind is BlockKind.TITLE), None)
    if shown is not None:
        values["title"] = " ".join(text[shown.start : shown.end].split())
        places["title"] = "heading"
    language = language_in(text, blocks, said)
    take_bylines(text, blocks, said, language)
    if "publisher" not in values:
        said.take(
            "publisher", site_named(said.titles, _lines_around(text, blocks)), "title element"
        )
    said.take_what_was_set_aside()
    proposed = None if "title" in values else metadata_of(text, blocks)
    title = proposed.title if proposed else values["title"]
    made_up = bool(proposed and proposed.title_proposed)
    return noted(text, blocks, {**values, "title": title}, places, language, proposed=made_up)


def _lines_around(text: str, blocks: Sequence[Block]) -> list[str]:
    """The short lines on a page that are not its article, as its name and its copyright are."""
    return [
        text[block.start : block.end]
        for block in blocks
        if block.kind is BlockKind.CHROME and block.end - block.start <= _SHORT
    ]
