"""Lines that are only set in bold, in Word, OpenDocument and RTF files."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from app.domain.article import BlockKind
from app.importing.reading import read_bytes

TEXT = "The regional court ruled on Tuesday that the ferry operator must repay what it received."
TITLE, FIRST, SECOND = "Ferry line must repay", "What the court said", "What happens now?"
LINES = [(TITLE, True), (TEXT, False), (FIRST, True), (TEXT, False), (SECOND, True), (TEXT, False)]


def word(lines) -> bytes:
    document = docx.Document()
    for text, bold in lines:
        document.add_paragraph().add_run(text).bold = bold
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def word_by_style(lines) -> bytes:
    document = docx.Document()
    style = document.styles.add_style("Our heads", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    style.font.bold = True
    for text, bold in lines:
        document.add_paragraph(text, style="Our heads" if bold else None)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def opendocument(lines) -> bytes:
    names = ("office", "text", "style", "fo")
    spaces = {name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in names[:3]} | {
        "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
    }
    stated = " ".join(f'xmlns:{name}="{space}"' for name, space in spaces.items())
    said = "".join(
        f'<text:p text:style-name="P1"><text:span text:style-name="T1">{text[:5]}</text:span>'
        f"{text[5:]}</text:p>" if bold else f'<text:p text:style-name="P2">{text}</text:p>'
        for text, bold in lines
    )  # fmt: skip
    content = (
        f"<office:document-content {stated}><office:automatic-styles>"
        '<style:style style:name="P1"><style:text-properties fo:font-weight="bold"/></style:style>'
        '<style:style style:name="T1"><style:text-properties fo:font-size="14pt"/></style:style>'
        '<style:style style:name="P2"/></office:automatic-styles><office:body><office:text>'
        f"{said}</office:text></office:body></office:document-content>"
    )
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
    return held.getvalue()


def rich_text(lines) -> bytes:
    said = "".join(
        rf"\pard\plain {{\b {text}}}\par " if bold else rf"\pard\plain {text}\par "
        for text, bold in lines
    )
    return rf"{{\rtf1\ansi {said}}}".encode()


WRITERS = {"a.docx": word, "b.docx": word_by_style, "c.odt": opendocument, "d.rtf": rich_text}


def kinds(data, name):
    read = read_bytes(data, name)
    return [(block.kind, read.text[block.start : block.end]) for block in read.blocks]


@pytest.mark.parametrize("name", WRITERS)
def test_bold_lines_above_text_are_headings_and_the_first_is_the_title(name):
    data = WRITERS[name](LINES)
    assert kinds(data, name) == [
        (BlockKind.TITLE, TITLE),
        (BlockKind.PARAGRAPH, TEXT),
        (BlockKind.HEADING, FIRST),
        (BlockKind.PARAGRAPH, TEXT),
        (BlockKind.HEADING, SECOND),
        (BlockKind.PARAGRAPH, TEXT),
    ]
    assert read_bytes(data, name).metadata.title == TITLE


@pytest.mark.parametrize("name", ["a.docx", "b.docx", "c.odt"])
def test_a_text_that_is_bold_throughout_has_no_headings(name):
    data = WRITERS[name]([(text, True) for text, _ in LINES])
    assert {kind for kind, _ in kinds(data, name)} == {BlockKind.PARAGRAPH}


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize(
    "lines",
    [
        [(TEXT, False), ("This is a whole sentence in bold.", True), (TEXT, False)],
        [(TEXT, False), (TEXT, False), ("Jane Roe", True), ("Editor", False)],
        [(TEXT, False), (TEXT, False), ("The end", True)],
    ],
)
def test_bold_sentences_names_and_last_lines_are_no_headings(name, lines):
    found = kinds(WRITERS[name](lines), name)
    assert BlockKind.HEADING not in {kind for kind, _ in found}


def test_a_line_that_is_bold_in_part_is_no_heading():
    document = docx.Document()
    paragraph = document.add_paragraph()
    paragraph.add_run("Note ").bold = True
    paragraph.add_run("on the sources")
    document.add_paragraph(TEXT)
    held = io.BytesIO()
    document.save(held)
    assert {kind for kind, _ in kinds(held.getvalue(), "a.docx")} == {BlockKind.PARAGRAPH}


def test_below_a_heading_that_is_set_as_one_a_bold_line_is_deeper():
    document = docx.Document()
    document.add_heading("The report", 1)
    document.add_paragraph(TEXT)
    document.add_heading("The court", 2)
    document.add_paragraph(TEXT)
    document.add_paragraph().add_run(FIRST).bold = True
    document.add_paragraph(TEXT)
    held = io.BytesIO()
    document.save(held)
    read = read_bytes(held.getvalue(), "a.docx")
    levels = {read.text[b.start : b.end]: b.level for b in read.blocks}
    assert levels[FIRST] == levels["The court"] + 1
