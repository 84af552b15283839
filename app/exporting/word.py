"""Renders a briefing as a Word file: real styles, headings, footnotes, fields."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from app.exporting.legal_text import legal
from app.exporting.word_blocks import Body
from app.exporting.word_styles import NAMESPACES
from app.exporting.word_template import with_fixed_dates
from app.exporting.word_text import Texts, field, paragraph, words
from app.resources import resource

if TYPE_CHECKING:
    from app.exporting.pages import Head, Note, Outline

_MOMENT = datetime(2000, 1, 1)  # noqa: DTZ001  # python-docx writes naive times as UTC
"""Every export is dated alike, so that the same briefing gives the same bytes."""

_PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1701" w:right="1247" w:bottom="1474" w:left="1417" w:header="737" '
    'w:footer="680" w:gutter="0"/>'
)
_REGIONS = {"en": "en-GB", "ru": "ru-RU", "de": "de-DE", "fr": "fr-FR", "uk": "uk-UA"}
"""Word knows languages by country."""


def render_word(outline: Outline, pages: int | None = None) -> bytes:
    """The briefing as .docx; the same outline gives the same bytes.

    ``pages`` is the number of pages to name until Word counts them; without it none is named.
    """
    document = Document(str(resource("word", "briefing.docx")))
    part: Any = document.part
    body = Body(Texts(part))
    made = [body.title(outline.head, pages), *(body.block(block) for block in outline.blocks)]
    section = document.element.body.sectPr
    for element in list(parse_xml(f"<w:body {NAMESPACES}>{''.join(made)}</w:body>")):
        section.addprevious(element)
    _add_footnotes(part, outline.notes)
    _add_lists(part, body.lists)
    _set_section(part, section, outline.head, pages)
    _describe(document, outline.head)
    out = BytesIO()
    document.save(out)
    return with_fixed_dates(out.getvalue())


def _add_footnotes(part: Any, notes: tuple[Note, ...]) -> None:
    """The part that holds the notes; the first two entries are the lines above them."""
    footnotes = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, b"", part.package)
    texts = Texts(footnotes)
    made = [
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:spacing w:after="0"/></w:pPr>'
        f"<w:r><w:{kind}/></w:r></w:p></w:footnote>"
        for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
    ]
    mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    for note in notes:
        inner = f"{mark}{words(' ')}{texts.runs(note.text)}"
        made.append(
            f'<w:footnote w:id="{note.number}">{paragraph("FootnoteText", inner)}</w:footnote>'
        )
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    text = f"{declaration}<w:footnotes {NAMESPACES}>{''.join(made)}</w:footnotes>"
    footnotes._blob = text.encode()  # noqa: SLF001  # a plain part's only way to contents
    part.relate_to(footnotes, RELATIONSHIP_TYPE.FOOTNOTES)


def _add_lists(part: Any, lists: list[tuple[int, int, int, int]]) -> None:
    numbering = part.numbering_part.element
    for number, kind, level, start in lists:
        override = (
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        )
        numbering.append(
            parse_xml(
                f'<w:num {NAMESPACES} w:numId="{number}">'
                f'<w:abstractNumId w:val="{kind - 1}"/>{override}</w:num>'
            )
        )


def _set_section(part: Any, section: Any, head: Head, pages: int | None) -> None:
    """Paper, margins, and what runs through them; the first page has no running head."""
    header, header_key = part.add_header_part()
    first, first_key = part.add_header_part()
    footer, footer_key = part.add_footer_part()
    first_footer, first_footer_key = part.add_footer_part()
    marking = _marking(head)
    tab = "<w:r><w:tab/></w:r>"
    _fill(header, paragraph("Header", f"{words(head.running)}{tab}{marking}"))
    _fill(first, paragraph("Header", f"{tab}{marking}"))
    page_of = field("PAGE", "1"), field("NUMPAGES", str(pages or 1))
    numbers = f"{words('Page ')}{page_of[0]}{words(' of ')}{page_of[1]}"
    foot = paragraph("Footer", f"{words(head.foot)}{tab}{numbers}{words('    ')}{marking}")
    _fill(footer, foot)
    _fill(first_footer, foot)
    for child in list(section):
        section.remove(child)
    references = (
        f'<w:headerReference w:type="default" r:id="{header_key}"/>'
        f'<w:headerReference w:type="first" r:id="{first_key}"/>'
        f'<w:footerReference w:type="default" r:id="{footer_key}"/>'
        f'<w:footerReference w:type="first" r:id="{first_footer_key}"/>'
    )
    for child in list(
        parse_xml(f"<w:sectPr {NAMESPACES}>{references}{_PAGE}<w:titlePg/></w:sectPr>")
    ):
        section.append(child)


def _marking(head: Head) -> str:
    """The handling marking, its colour on black."""
    if head.marking is None:
        return ""
    colour = head.marking.colour.removeprefix("#")
    properties = (
        f'<w:rStyle w:val="Marking"/><w:color w:val="{colour}"/>'
        '<w:shd w:val="clear" w:color="auto" w:fill="000000"/>'
    )
    return words(f"\u00a0{head.marking.name}\u00a0", properties)


def _fill(part: Any, made: str) -> None:
    element = part.element
    for child in list(element):
        element.remove(child)
    for child in list(parse_xml(f"<w:hdr {NAMESPACES}>{made}</w:hdr>")):
        element.append(child)


def _describe(document: Any, head: Head) -> None:
    core = document.core_properties
    core.title, core.author, core.subject = (
        legal(text)[:255] for text in (head.title, head.desk, head.subtitle)
    )
    core.language = legal(head.language)
    core.category = head.marking.name if head.marking else ""
    core.keywords = core.comments = ""
    core.last_modified_by = core.author
    core.revision = 1
    core.created = core.modified = _MOMENT
    language = document.styles.element.find(f".//{qn('w:lang')}")
    language.set(qn("w:val"), _REGIONS.get(head.language, core.language))
