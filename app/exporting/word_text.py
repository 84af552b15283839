"""Text as WordprocessingML: runs, links, note marks, fields, bookmarks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from docx.opc.constants import RELATIONSHIP_TYPE

from app.exporting.directions import RTL_LETTERS
from app.exporting.legal_text import legal
from app.exporting.word_styles import INK, SANS, fonts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.exporting.pages import Inline, Run

_RTL = re.compile(
    f"([{RTL_LETTERS}](?:[{RTL_LETTERS} \u200c-\u200f]*[{RTL_LETTERS}])?)",
)
_PIECES = re.compile("([\n\t])")
_NAME = re.compile(r"[^0-9A-Za-z]")
_LONGEST_NAME = 40
"""Characters that Word allows in the name of a bookmark."""


class Texts:
    """Writes text for one part of the file, whose links it keeps."""

    def __init__(self, part: Any) -> None:
        self._part = part
        self._links: dict[str, str] = {}
        self._bookmarks: set[str] = set()
        self._noted: set[int] = set()

    def runs(self, text: Inline, properties: str = "") -> str:
        """The runs of ``text``; ``properties`` go before each run's own."""
        return "".join(self._run(run, properties) for run in text)

    def _run(self, run: Run, properties: str) -> str:
        if run.notes:
            return self._note_marks(run.notes)
        own = properties
        if run.link:
            own = '<w:rStyle w:val="Hyperlink"/>' + own
        if run.strong and "<w:b/>" not in own:
            own += "<w:b/><w:bCs/>"
        if run.emphasis:
            own += "<w:i/><w:iCs/>"
        made = words(run.text, own)
        if not run.link:
            return made
        address = legal(run.link)
        return f'<w:hyperlink r:id="{self._link(address)}" w:history="1">{made}</w:hyperlink>'

    def _link(self, address: str) -> str:
        key = self._links.get(address)
        if key is None:
            key = self._part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            self._links[address] = key
        return key

    def _note_marks(self, numbers: Iterable[int]) -> str:
        """A footnote's reference where it is first cited, later a field that repeats its number."""
        style = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
        made: list[str] = []
        for number in numbers:
            if made:
                made.append(f'<w:r>{style}<w:t xml:space="preserve">, </w:t></w:r>')
            name = f"_RefNote{number}"
            if number in self._noted:
                made.append(field(f"NOTEREF {name} \\f \\h", str(number), style))
            else:
                self._noted.add(number)
                reference = f'<w:r>{style}<w:footnoteReference w:id="{number}"/></w:r>'
                made.append(self.bookmark(name, reference))
        return "".join(made)

    def bookmark(self, name: str, inner: str) -> str:
        """``inner`` within a bookmark; the second use of a name makes none."""
        if name in self._bookmarks:
            return inner
        self._bookmarks.add(name)
        number = len(self._bookmarks)
        start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
        return f'{start}{inner}<w:bookmarkEnd w:id="{number}"/>'


def item_name(item: str) -> str:
    """The name of the bookmark at an item, or an empty one if the id makes none."""
    return f"item_{_NAME.sub('', item)}"[:_LONGEST_NAME] if _NAME.sub("", item) else ""


def words(text: str, properties: str = "") -> str:
    """``text`` as runs, those from right to left apart; line breaks and tabs are kept."""
    if text.isascii():
        return _plain(text, properties)
    made: list[str] = []
    for index, piece in enumerate(_RTL.split(legal(text))):
        if piece:
            made.append(_plain(piece, properties + "<w:rtl/>" if index % 2 else properties))
    return "".join(made)


def _plain(text: str, properties: str) -> str:
    wrapped = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    inner: list[str] = []
    for piece in _PIECES.split(legal(text).replace("\r\n", "\n").replace("\r", "\n")):
        if piece == "\n":
            inner.append("<w:br/>")
        elif piece == "\t":
            inner.append("<w:tab/>")
        elif piece:
            inner.append(f'<w:t xml:space="preserve">{escape(piece)}</w:t>')
    return f"<w:r>{wrapped}{''.join(inner)}</w:r>" if inner else ""


def field(code: str, result: str, properties: str = "") -> str:
    """A field with the result to show until it is updated."""

    def mark(kind: str) -> str:
        return f'<w:r>{properties}<w:fldChar w:fldCharType="{kind}"/></w:r>'

    instruction = f'<w:instrText xml:space="preserve"> {escape(code)} </w:instrText>'
    return (
        f"{mark('begin')}<w:r>{properties}{instruction}</w:r>{mark('separate')}"
        f"<w:r>{properties}<w:t>{escape(result)}</w:t></w:r>{mark('end')}"
    )


def paragraph(style: str, inner: str, properties: str = "") -> str:
    """A paragraph in a style; ``properties`` are further ones in the schema's order."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{inner}</w:p>'


def attribute(text: str) -> str:
    """``text`` quoted as an attribute's value."""
    return quoteattr(legal(text))


BLUE_LABEL = f'{fonts(SANS)}<w:b/><w:bCs/><w:color w:val="{INK}"/>'
"""Properties of a label such as "Table 1"."""
