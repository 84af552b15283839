"""The reader of PDF files: lines from pdfium, put into reading order and paragraphs."""

from __future__ import annotations

import ctypes
import re
import threading
import unicodedata
from contextlib import suppress
from itertools import chain, islice
from typing import TYPE_CHECKING

import pypdfium2  # type: ignore[import-untyped]

from app.domain.article import Metadata
from app.domain.errors import PasswordNeeded, UnreadableFile
from app.importing.archive import local, parse_xml
from app.importing.assembled import assembled
from app.importing.html.metadata import Stated
from app.importing.pdf.backwards import Ligatures, with_signs_in_order
from app.importing.pdf.bullets import with_bullets
from app.importing.pdf.from_right import lines_from_right
from app.importing.pdf.letters import SetPiece, letter_at, letter_in, upright
from app.importing.pdf.lines import PageLine, ordered, runs_backwards
from app.importing.pdf.paragraphs import pieces_of_lines
from app.importing.pdf.prints import PrintedPage, printed_by_browser
from app.importing.pdf.runs import runs_of
from app.importing.recovered import Recovered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from app.importing.pdf.runs import Run
    from app.importing.reading import AtPage

EXTRACTOR = "pdf/2"
MOST_PAGES = 3_000
_MOST_LINES = 4_000  # a page
_LARGEST = 20_000_000  # characters of all pages
_DENSEST = 20_000_000  # rectangles by characters of a page: to ask for each takes that long
_SPACES = re.compile(r"\s+")
_FORMS = re.compile(
    "[\ufb00-\ufb06\ufb13-\ufb17\ufb1d-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc]+"
)
_DINGBATS = re.compile("[\uf076\uf0a7\uf0b7\uf0d8\uf0fc\uf02d\uf0a8\uf06c\uf06e]")
"""Bullets of the fonts of signs (Symbol, Wingdings), which have no letters of their own."""
_XMP_BEGINS, _XMP_ENDS = b"<x:xmpmeta", b"</x:xmpmeta>"
_LARGEST_XMP = 1_000_000
_LISTED = frozenset({"title", "creator", "publisher", "language", "date"})
PDFIUM = threading.Lock()
"""Held while pdfium is at work: it serves one thread at a time."""

_PICTURES = (
    "This PDF holds pictures of pages, no text. It is kept; it cannot be searched. Have its text "
    "recognised by another program and add that."
)


def read_pdf(
    data: bytes, file_name: str, password: str = "", at_page: AtPage | None = None
) -> Recovered:
    """The article in a PDF; one of pictures only has no text and a notice that says so.

    ``at_page`` hears the number of each page before it is read, and how many there are.
    Raises ``UnreadableFile`` where it is damaged, ``PasswordNeeded`` where it is protected by
    another password.
    """
    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(data, password=password or None)
        except pypdfium2.PdfiumError as error:
            raise _refused(file_name, str(error), password) from error
        try:
            pages = len(document)
            lines = list(_lines(document, min(pages, MOST_PAGES), at_page))
            said = _stated(document, data)
        except pypdfium2.PdfiumError as error:
            raise _refused(file_name, str(error)) from error
        finally:
            document.close()
    notices = (f"Only the first {MOST_PAGES:,} pages were read.",) if pages > MOST_PAGES else ()
    if not lines:
        return _without_text(said, file_name, notices)
    printed = PrintedPage(lines)
    said.take("address", printed.address, "edge of the page")
    pieces = pieces_of_lines(lines, pages, said.values.get("title"), printed.edges)
    for piece in pieces:
        if piece.grid is None and runs_backwards(piece.text):
            piece.text = with_signs_in_order(piece.text)
    return assembled(pieces, said, file_name, EXTRACTOR, notices)


def _refused(file_name: str, why: str, password: str = "") -> UnreadableFile:
    if "password" in why.lower():
        tried = "Another password is needed to open it." if password else "Type it to open it."
        return PasswordNeeded(f"{file_name}: Protected by a password. {tried}")
    return UnreadableFile(
        f"{file_name} is damaged: it is no PDF that can be opened. Get it once more and add that."
    )


def _without_text(said: Stated, file_name: str, notices: tuple[str, ...]) -> Recovered:
    stated = said.values.get("title")
    title = stated or file_name.rpartition(".")[0] or file_name
    metadata = Metadata(title, title_proposed=stated is None, stated_in=dict(said.stated_in))
    return Recovered("", (), metadata, "utf-8", EXTRACTOR, (_PICTURES, *notices))


def _stated(document: pypdfium2.PdfDocument, data: bytes) -> Stated:
    said = Stated()
    # What programs and publishers write beside the old properties, with more in it.
    end = data.rfind(_XMP_ENDS)
    start = data.rfind(_XMP_BEGINS, max(0, end - _LARGEST_XMP), end) if end > 0 else -1
    if start >= 0:
        with suppress(UnreadableFile):  # damaged: the old properties may do
            said = _of_packet(parse_xml(data[start : end + len(_XMP_ENDS)], "properties"))
    properties = document.get_metadata_dict()
    said.take("title", properties.get("Title"), "document properties")
    said.take("author", properties.get("Author"), "document properties")
    made = (properties.get("CreationDate") or "").removeprefix("D:")
    if made and not printed_by_browser(properties):
        said.take_date(made[:8], "document properties (created)", None)
    said.take("language", _language(document), "document properties")
    return said


def _of_packet(root: _Element) -> Stated:
    """What the packet of properties (XMP) in a PDF states."""
    found: dict[str, list[str]] = {}
    for part in root.iter():
        if local(part) == "li" and part.text:
            above = next((local(one) for one in part.iterancestors() if local(one) in _LISTED), "")
            found.setdefault(above, []).append(part.text)
        elif local(part) == "CreateDate" and part.text:
            found.setdefault("created", []).append(part.text)
    said = Stated()
    for field in ("title", "publisher", "language"):
        said.take(field, found.get(field, [""])[0], "document properties")
    said.take_names("author", found.get("creator", []), "document properties")
    said.take_date(found.get("date", [""])[0], "document properties (date)", None)
    said.take_date(found.get("created", [""])[0], "document properties (created)", None)
    return said


def _language(document: pypdfium2.PdfDocument) -> str | None:
    """The language that the document says it is in."""
    ask = getattr(pypdfium2.raw, "FPDFCatalog_GetLanguage", None)  # not in every pdfium
    if ask is None:
        return None
    held = (ctypes.c_ushort * 40)()
    size = ask(document.raw, held, ctypes.sizeof(held))
    if not 2 < size <= ctypes.sizeof(held):
        return None
    return bytes(held)[: size - 2].decode("utf-16-le", "replace")


def _lines(
    document: pypdfium2.PdfDocument, pages: int, at_page: AtPage | None
) -> Iterator[PageLine]:
    left = _LARGEST
    for number in range(pages):
        if left <= 0:
            return
        if at_page is not None:
            at_page(number + 1, pages)
        page = document[number]
        try:
            width, height = page.get_size()
            found = _lines_of_page(page, number + 1, width, height)
        finally:
            page.close()
        left -= sum(len(line.text) for line in found)
        yield from ordered([line for line in found if not line.turned])
        yield from (line for line in found if line.turned)


def _lines_of_page(
    page: pypdfium2.PdfPage, number: int, width: float, height: float
) -> list[PageLine]:
    words = page.get_textpage()
    try:
        count, size = words.count_rects(), words.count_chars()
        if count * size > _DENSEST:
            return _lines_as_drawn(words, number, width, height)
        found: list[SetPiece] = []
        ligatures = Ligatures(words)
        said = letters = 0
        for index in range(min(count, _MOST_LINES)):
            box = words.get_rect(index)
            raw = words.get_text_bounded(*box)
            said += len(raw)
            letters += sum(map(len, raw.split()))
            if said > 4 * size + 1000:  # everything is drawn over everything else
                return _lines_as_drawn(words, number, width, height)
            text = _clean(ligatures.in_order(raw))
            if text.strip():
                found.append(SetPiece(text, box, letter_in(words, box)))
        page_text = words.get_text_range()
        from_right, taken = lines_from_right(words, page_text)
        if from_right or letters > sum(map(len, page_text.split())):
            found = _pieces_of_runs(words, chain(from_right, runs_of(words, taken)))
        return with_bullets(page, upright(found, number, width, height))
    finally:
        words.close()


def _pieces_of_runs(words: pypdfium2.PdfTextPage, runs: Iterable[Run]) -> list[SetPiece]:
    """The pieces of a page on which places alone would tell some letters twice or apart."""
    told = ((_clean(run.text), run) for run in islice(runs, _MOST_LINES))
    return [
        SetPiece(text, run.box, letter_at(words, run.letter)) for text, run in told if text.strip()
    ]


def _lines_as_drawn(
    words: pypdfium2.PdfTextPage, number: int, width: float, height: float
) -> list[PageLine]:
    """The lines of a monstrous page in the order of its file: their places would take minutes."""
    texts = [_clean(text) for text in words.get_text_range().splitlines()]
    texts = [text for text in texts if text.strip()][:_MOST_LINES]
    step = 0.7 * height / max(1, len(texts))
    tops = (0.85 * height - step * place for place in range(len(texts)))
    return [
        PageLine(text, number, 0.1 * width, top - 0.8 * step, 0.9 * width, top, width, height)
        for text, top in zip(texts, tops, strict=True)
    ]


def _clean(text: str) -> str:
    """The words of a rectangle on one line, a space kept at its edges.

    pdfium has a sign of its own for the hyphen that parts a word.
    """
    text = text.replace("\x02", "-").replace("\ufffe", "-")
    if not text.isascii():
        text = _DINGBATS.sub("•", text)
        text = _FORMS.sub(_as_letters, text)
    if not text.isprintable():
        text = "".join(c for c in text if c.isprintable() or c.isspace())
    return _SPACES.sub(" ", text)


def _as_letters(form: re.Match[str]) -> str:
    """The letters that a ligature or an Arabic letter's shape stands for."""
    return unicodedata.normalize("NFKC", form.group())
