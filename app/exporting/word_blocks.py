"""The blocks of a briefing as WordprocessingML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.in_words import counted
from app.exporting import pages
from app.exporting.directions import starts_rtl
from app.exporting.word_styles import INDENT, WIDTH
from app.exporting.word_text import (
    BLUE_LABEL,
    Texts,
    attribute,
    field,
    item_name,
    paragraph,
    words,
)

if TYPE_CHECKING:
    from app.exporting.pages import Inline

_BULLETS, _NUMBERED, _BRACKETED = 2, 3, 4
"""Numbers of the template's lists."""
_BOX = (794, 6300, 2147)
"""Twips for number, sentence, likelihood in the box of key judgements."""
_LOOK = (
    '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
    'w:noHBand="0" w:noVBand="1"/>'
)
_DEEPEST = 6
_NARROWEST = 400
_CHARACTER, _WIDE_CHARACTER, _PADDING = 105, 125, 220
"""Twips for a character of a cell, for one of a word that must not break, and beside them."""


class Body:
    """Writes the body; ``lists`` are further numbered lists that the numbering part must have.

    Each is (number, number of the template's list, level, start).
    """

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self.lists: list[tuple[int, int, int, int]] = []

    def title(self, head: pages.Head, page_count: int | None) -> str:
        """The title block."""
        made = [paragraph("Kicker", words(head.kicker)), paragraph("Title", words(head.title))]
        if head.subtitle:
            made.append(paragraph("Subtitle", words(head.subtitle)))
        parts = [words(head.desk, '<w:color w:val="1A1A1C"/>')] if head.desk else []
        parts += [words(head.date)] if head.date else []
        if page_count:
            noun = " page" if page_count == 1 else " pages"
            parts.append(field("NUMPAGES", str(page_count)) + words(noun))
        parts += [words(counted(head.sources, "source"))] if head.sources else []
        made.append(paragraph("About", words(" · ").join(parts)))
        return "".join(made)

    def block(self, block: pages.PageBlock) -> str:
        """One block."""
        if isinstance(block, pages.Paragraph):
            return self._paragraph("BodyText", block.text, block.item)
        if isinstance(block, pages.Quotation):
            return self._quotation(block)
        if isinstance(block, pages.Heading):
            inner = self._marked(block.item, words(block.title))
            return paragraph(f"Heading{block.level}", inner)
        if isinstance(block, pages.ListBlock):
            return self._list(block)
        if isinstance(block, pages.Table):
            return self._table(block)
        return self._special(block)

    def _special(self, block: pages.PageBlock) -> str:
        if isinstance(block, pages.JudgementBox):
            return self._judgements(block)
        if isinstance(block, pages.BottomLineBlock):
            label = words(block.label, '<w:rStyle w:val="Label"/>') + "<w:r><w:tab/></w:r>"
            inner = self._marked(block.item, label + self._texts.runs(block.text))
            return paragraph("BottomLine", inner)
        if isinstance(block, pages.SourceList):
            return self._sources(block)
        return ""  # notes stand at the foot of the pages

    def _marked(self, item: str, inner: str) -> str:
        name = item_name(item)
        return self._texts.bookmark(name, inner) if name else inner

    def _paragraph(
        self, style: str, text: Inline, item: str = "", listed: str = "", place: str = ""
    ) -> str:
        """A paragraph; ``listed`` is its list, ``place`` its spacing or indent."""
        said = pages.plain(text)
        keep = "<w:keepNext/>" if said.rstrip().endswith(":") else ""
        direction = "<w:bidi/>" if starts_rtl(said) else ""
        inner = self._marked(item, self._texts.runs(text))
        return paragraph(style, inner, f"{keep}{listed}{direction}{place}")

    def _quotation(self, block: pages.Quotation) -> str:
        made = [
            self._paragraph("Quote", text, block.item if index == 0 else "")
            for index, text in enumerate(block.paragraphs)
        ]
        made.append(paragraph("QuoteSource", words(block.source)))
        if block.comment:
            made.append(paragraph("Comment", words(block.comment)))
        return "".join(made)

    def _list(self, block: pages.ListBlock) -> str:
        made: list[str] = []
        running: dict[int, tuple[int, int]] = {}  # level: (list, number that comes next)
        for entry in block.entries:
            level = min(entry.depth, _DEEPEST) - 1
            for deeper in [known for known in running if known > level]:
                del running[deeper]
            item = block.item if not made else ""
            hanging, listed = 'w:firstLine="0"', ""
            if entry.marker:
                number = self._list_number(entry.marker, level, running)
                listed = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
                hanging = 'w:hanging="283"'
            indent = f'<w:ind w:left="{INDENT + 283 * (level + 1)}" {hanging}/>'
            made.append(self._paragraph("ListParagraph", entry.text, item, listed, indent))
        return "".join(made)

    def _list_number(self, marker: str, level: int, running: dict[int, tuple[int, int]]) -> int:
        """The list that the entry belongs to; a new one where its number does not follow."""
        if not marker[:-1].isdecimal():
            return _BULLETS
        number = int(marker[:-1])
        kind = _BRACKETED if marker.endswith(")") else _NUMBERED
        known, following = running.get(level, (0, 0))
        if not known or following != number:
            known = _BRACKETED + 1 + len(self.lists)
            self.lists.append((known, kind, level, number))
        running[level] = (known, number + 1)
        return known

    def _judgements(self, box: pages.JudgementBox) -> str:
        inset = '<w:tcMar><w:left w:w="340" w:type="dxa"/></w:tcMar>'
        no_line = '<w:tcBorders><w:bottom w:val="nil"/></w:tcBorders>'
        head = (
            "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
            f'<w:tc><w:tcPr><w:tcW w:w="{WIDTH}" w:type="dxa"/><w:gridSpan w:val="3"/>{no_line}'
            f"{inset}</w:tcPr>{paragraph('BoxHead', words(box.title))}</w:tc></w:tr>"
        )
        rows = "".join(
            self._judgement(judgement, inset, first=not index, last=judgement is box.judgements[-1])
            for index, judgement in enumerate(box.judgements)
        )
        properties = (
            '<w:tblStyle w:val="JudgementBox"/>'
            f'<w:tblW w:w="{WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            f"{_LOOK}<w:tblCaption w:val={attribute(box.title)}/>"
        )
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _BOX)
        table = f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        return f"{table}{head}{rows}</w:tbl>{paragraph('TableEnd', '')}"

    def _judgement(
        self, judgement: pages.JudgementLine, inset: str, *, first: bool, last: bool
    ) -> str:
        likelihood = paragraph("Likelihood", words(judgement.range)) if judgement.range else ""
        confidence = (
            paragraph("Confidence", words(judgement.confidence)) if judgement.confidence else ""
        )
        room = '<w:spacing w:after="255"/>' if last else ""
        no_line = '<w:tcBorders><w:top w:val="nil"/></w:tcBorders>' if first else ""
        number = paragraph("BoxNumber", words(str(judgement.number)))
        sentence = self._paragraph("Judgement", judgement.text, judgement.item, place=room)
        beside = likelihood + confidence or paragraph("Confidence", "")
        cells = (
            _cell(_BOX[0], number, no_line + inset),
            _cell(_BOX[1], sentence, no_line),
            _cell(_BOX[2], beside, no_line),
        )
        return _row("".join(cells))

    def _table(self, table: pages.Table) -> str:
        label = words(f"{table.label}\u00a0 ", BLUE_LABEL)
        inner = self._marked(table.item, label + self._texts.runs(table.caption))
        made = [paragraph("Caption", inner)]
        rows = [row for row in (table.header, *table.rows) if row]
        if not rows:
            return made[0]
        widths = _widths(rows)
        caption = f"{table.label} {pages.plain(table.caption)}".strip()
        properties = (
            '<w:tblStyle w:val="BriefingTable"/>'
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="{INDENT}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/>{_LOOK}<w:tblCaption w:val={attribute(caption)}/>'
        )
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        made.append(f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>")
        for index, row in enumerate(rows):
            head = index == 0 and bool(table.header)
            style = "TableHead" if head else "TableText"
            cells = [self._paragraph(style, cell) for cell in row]
            cells += [paragraph(style, "")] * (len(widths) - len(cells))
            made.append(_row("".join(map(_cell, widths, cells)), head=index == 0))
        made.append(f"</w:tbl>{paragraph('TableEnd', '')}")
        return "".join(made)

    def _sources(self, block: pages.SourceList) -> str:
        made = [paragraph("EndHeading", words(block.title))]
        if block.remark:
            made.append(paragraph("SourceRemark", words(block.remark)))
        for entry in block.entries:
            grade = words(entry.grade, '<w:rStyle w:val="Grade"/>')
            tab = "<w:r><w:tab/></w:r>"
            inner = f"{tab}{grade}{tab}{self._texts.runs(entry.text)}"
            made.append(paragraph("SourceEntry", inner))
        return "".join(made)


def _row(cells: str, *, head: bool = False) -> str:
    repeated = "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{cells}</w:tr>"


def _cell(width: int, inner: str, properties: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{inner}</w:tc>'


def _widths(rows: list[tuple[Inline, ...]]) -> list[int]:
    """Twips a column: room for its longest word, the rest by the length of its longest cell."""
    count = max(len(row) for row in rows)
    least, wanted = [_NARROWEST] * count, [_NARROWEST] * count
    for row in rows:
        for index, cell in enumerate(row):
            said = pages.plain(cell)
            longest = max(map(len, said.split()), default=0)
            least[index] = max(least[index], longest * _WIDE_CHARACTER + _PADDING)
            wanted[index] = max(wanted[index], min(60, len(said)) * _CHARACTER + _PADDING)
    room = WIDTH - INDENT
    if sum(least) > room:
        return [max(1, room * width // sum(least)) for width in least]
    spare = [max(0, want - narrow) + 1 for want, narrow in zip(wanted, least, strict=True)]
    left = room - sum(least)
    return [narrow + left * more // sum(spare) for narrow, more in zip(least, spare, strict=True)]
