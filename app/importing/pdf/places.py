"""Where the words of an article stand on the pages of the PDF that it was read from."""

from __future__ import annotations

import unicodedata
from itertools import chain
from typing import TYPE_CHECKING

import pypdfium2  # type: ignore[import-untyped]

from app.domain.errors import UnreadableFile
from app.domain.pages import PageBox, PagePlaces
from app.importing.pdf.from_right import lines_from_right
from app.importing.pdf.pages import PDFIUM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.article import Article, Block

MOST_PAGES = 500
"""Pages that are looked through."""

_PART = 24
_NEAR = 2000
"""How far a paragraph goes on behind what interrupts it at the most, in letters."""


def places_on_pages(data: bytes, article: Article) -> PagePlaces:
    """Find the words of ``article`` in the PDF ``data``; takes a second for 100 pages.

    Paragraphs are looked for in their order, each on the page it was read from, so that of
    sentences that look alike each is found at its own place; what is not found has no place.
    Raises ``UnreadableFile``.
    """
    letters, boxes = [], []
    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise UnreadableFile(
                f"The pages of {article.file_name} cannot be shown: it is damaged or protected. "
                "Its text can be read as before."
            ) from error
        try:
            for number in range(min(len(document), MOST_PAGES)):
                for letter, box in _letters_of(document, number):
                    letters.append(letter)
                    boxes.append(box)
        finally:
            document.close()
    return PagePlaces(list(_matched(article, "".join(letters), boxes)))


def _letters_of(document: pypdfium2.PdfDocument, number: int) -> Iterator[tuple[str, PageBox]]:
    """The letters and digits of a page in the order of its file, one for one.

    Lines that run from right to left come first, in the order in which they are read.
    """
    page = document[number]
    words = page.get_textpage()
    try:
        wide, high = page.get_size()
        from_right, taken = lines_from_right(words, words.get_text_range())
        ordered = [index for run in from_right for index in run.indices if index >= 0]
        rest = (index for index in range(words.count_chars()) if index not in taken)
        for index in chain(ordered, rest):
            code = pypdfium2.raw.FPDFText_GetUnicode(words, index)
            said = _letters(chr(code)) if 32 < code < 0x110000 else ""
            if said:
                left, bottom, right, top = words.get_charbox(index)
                box = PageBox(
                    number + 1, left / wide, 1 - top / high, right / wide, 1 - bottom / high
                )
                for letter in said:
                    yield letter, box
    finally:
        words.close()
        page.close()


def _matched(article: Article, letters: str, boxes: list[PageBox]) -> Iterator[tuple[int, PageBox]]:
    after = 0
    for block in article.blocks:
        wanted, positions = _letters_in(article, block)
        at = _find(wanted, letters, boxes, after, _page_of(block))
        if at is not None:
            after = at + len(wanted)
            yield from zip(positions, boxes[at:after], strict=False)
            continue
        at = _find(wanted[:_PART], letters, boxes, after, _page_of(block))
        if (
            at is not None and len(wanted) > _PART
        ):  # something stands between, such as a page's foot
            for place, found in _in_parts(wanted, letters, at):
                yield positions[place], boxes[found]
                after = found + 1


def _in_parts(wanted: str, letters: str, at: int) -> Iterator[tuple[int, int]]:
    """Places in ``wanted`` with those in ``letters``, part by part, each behind the one before."""
    place = 0
    while place < len(wanted):
        part = wanted[place : place + _PART]
        found = letters.find(part, at, at + _NEAR + len(part))
        if found >= 0:
            yield from ((place + n, found + n) for n in range(len(part)))
            place, at = place + len(part), found + len(part)
        elif letters[at : at + 1] == wanted[place]:
            yield place, at
            place, at = place + 1, at + 1
        else:
            place += 1


def _find(
    wanted: str, letters: str, boxes: list[PageBox], after: int, page: int | None
) -> int | None:
    """Where ``wanted`` begins: on its page, the first after what was found before it."""
    if not wanted:
        return None
    for begin in (after, 0):
        at = letters.find(wanted, begin)
        while at >= 0:
            if page is None or boxes[at].page == page:
                return at
            if boxes[at].page > page:
                break
            at = letters.find(wanted, at + 1)
    return None


def _letters_in(article: Article, block: Block) -> tuple[str, list[int]]:
    letters: list[str] = []
    positions: list[int] = []
    for position in range(block.start, block.end):
        for letter in _letters(article.text[position]):
            letters.append(letter)
            positions.append(position)
    return "".join(letters), positions


def _letters(character: str) -> str:
    """Letters and digits as they are compared: hyphens, spaces and ligatures make no difference."""
    if character.isascii():
        return character if character.isalnum() else ""
    return "".join(c for c in unicodedata.normalize("NFKC", character) if c.isalnum())


def _page_of(block: Block) -> int | None:
    word, _space, number = block.detail.partition(" ")
    return int(number) if word == "page" and number.isdecimal() else None
