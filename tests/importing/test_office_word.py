from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from datetime import UTC, datetime

import docx
import pytest
from docx.oxml.ns import qn

from app.domain.article import BlockKind
from app.domain.errors import EmptyFile, ReaderError, UnreadableFile
from app.importing.office.word import read_docx, table_pieces
from app.importing.reading import read_bytes
from tests.importing.soundness import assert_sound, mutations, said


def word_file(build) -> bytes:
    document = docx.Document()
    build(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def a_report(document):
    properties = document.core_properties
    properties.title, properties.author = "Harbour closed", "Ada Quill"
    properties.created = datetime(2024, 3, 5, 7, 30, tzinfo=UTC)
    document.add_heading("Harbour closed", 0)
    document.add_heading("What happened", 1)
    document.add_paragraph("A tanker ran aground\nat the harbour's mouth.")
    document.add_paragraph("Two tugs are on their way", style="List Bullet")
    document.add_paragraph("Find a pilot", style="List Number")
    document.add_paragraph("Wait for the tide", style="List Number")
    document.add_paragraph("We shall not move it.", style="Quote")
    table = document.add_table(rows=2, cols=2)
    for row, words in zip(table.rows, (("Year", "Days"), ("2021", "3")), strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    document.sections[0].header.paragraphs[0].text = "Eastmere Post, internal"


@pytest.fixture(scope="module")
def report():
    return read_bytes(word_file(a_report), "report.docx")


def test_styles_tell_what_a_paragraph_is(report):
    assert_sound(report)
    assert said(report, BlockKind.TITLE) == ["Harbour closed"]
    (heading,) = [block for block in report.blocks if block.kind is BlockKind.HEADING]
    assert (report.text[heading.start : heading.end], heading.level) == ("What happened", 1)
    assert said(report, BlockKind.QUOTE) == ["We shall not move it."]
    assert said(report, BlockKind.PARAGRAPH) == ["A tanker ran aground\nat the harbour's mouth."]


def test_items_are_numbered_as_word_shows_them(report):
    assert said(report, BlockKind.LIST_ITEM) == [
        "- Two tugs are on their way",
        "1. Find a pilot",
        "2. Wait for the tide",
    ]


def test_tables_have_cells(report):
    (table,) = [block for block in report.blocks if block.kind is BlockKind.TABLE]
    cells = [[report.text[c.start : c.end] for c in row] for row in (table.header, *table.rows)]
    assert cells == [["Year", "Days"], ["2021", "3"]]


def test_page_heads_are_kept_as_chrome(report):
    assert said(report, BlockKind.CHROME) == ["Eastmere Post, internal"]


def test_properties_are_stated_as_such(report):
    metadata = report.metadata
    assert (metadata.title, metadata.author, metadata.date) == (
        "Harbour closed",
        "Ada Quill",
        "2024-03-05",
    )
    assert metadata.publisher is None
    assert metadata.stated_in["author"] == "document properties"
    assert metadata.stated_in["date"] == "document properties (created)"


def repacked(data: bytes, changes: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", 8) as new:
        for name in {*old.namelist(), *changes}:
            new.writestr(name, changes.get(name) or old.read(name))
    return stream.getvalue()


def test_notes_stand_at_the_end():
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = (
        f"<w:document {space}><w:body><w:p><w:r><w:t>It was old.</w:t></w:r>"
        '<w:r><w:footnoteReference w:id="2"/></w:r></w:p><w:p><w:r><w:t>After.</w:t></w:r></w:p>'
        "</w:body></w:document>"
    )
    notes = (
        f'<w:footnotes {space}><w:footnote w:id="2"><w:p><w:r><w:t>Built in 1971.</w:t></w:r>'
        "</w:p></w:footnote></w:footnotes>"
    )
    data = repacked(
        word_file(a_report),
        {"word/document.xml": body.encode(), "word/footnotes.xml": notes.encode()},
    )
    article = read_docx(data, "a.docx")
    assert said(article, BlockKind.PARAGRAPH) == [
        "It was old.[1]",
        "After.",
        "[1] Built in 1971.",
    ]


def test_an_empty_document_is_said_to_be_empty():
    with pytest.raises(EmptyFile):
        read_docx(word_file(lambda document: None), "a.docx")


def test_bombs_and_entities_are_refused_or_harmless():
    whole = word_file(a_report)
    with pytest.raises(UnreadableFile, match=r"not unpacked|damaged"):
        read_docx(repacked(whole, {"word/document.xml": b"<a>" + b" " * 90_000_000}), "a.docx")
    entity = (
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname"><!ENTITY b "'
        + b"x" * 5000
        + b'"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
    )
    with zipfile.ZipFile(io.BytesIO(whole)) as old:
        source = old.read("word/document.xml").split(b"?>", 1)[1]
    source = source.replace(b"What happened", b"What &a;&c;")
    article = read_docx(repacked(whole, {"word/document.xml": entity + source}), "a.docx")
    assert "xxxxx" not in article.text and "What" in article.text


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"no archive at all"])
def test_what_is_no_document_is_refused(data):
    with pytest.raises(UnreadableFile):
        read_docx(data, "a.docx")


def test_damaged_documents_give_a_result_or_a_reader_error():
    for data in mutations(word_file(a_report), 60):
        with suppress(ReaderError):
            assert_sound(read_docx(data, "a.docx"))


def test_damaged_contents_give_a_result_or_a_reader_error():
    whole = word_file(a_report)
    with zipfile.ZipFile(io.BytesIO(whole)) as old:
        names = ("word/document.xml", "word/styles.xml", "word/numbering.xml")
        parts = {name: old.read(name) for name in names}
    for name, part in parts.items():
        for data in mutations(part, 12):
            with suppress(ReaderError):
                assert_sound(read_docx(repacked(whole, {name: data}), "a.docx"))


def test_a_table_in_a_table_is_told_once_in_its_cell():
    def build(document):
        table = document.add_table(1, 2)
        table.cell(0, 0).text = "outer"
        inner = table.cell(0, 1).add_table(2, 2)
        for number, cell in enumerate(inner._cells):
            cell.text = f"in {number}"

    article = read_bytes(word_file(build), "a.docx")
    assert_sound(article)
    assert said(article, BlockKind.TABLE) == ["outer\tin 0 in 1 in 2 in 3"]


def test_bullets_that_were_typed_make_items_and_one_alone_does_not():
    def build(document):
        for words in ("\u2022 Tugs", "\u2022\tropes", "Nothing more.", "\u2022 alone", "The end."):
            document.add_paragraph(words)

    article = read_bytes(word_file(build), "a.docx")
    assert_sound(article)
    items = [block for block in article.blocks if block.kind is BlockKind.LIST_ITEM]
    assert [item.content for item in items] == ["Tugs", "ropes"]
    assert said(article, BlockKind.PARAGRAPH) == ["Nothing more.", "\u2022 alone", "The end."]


def test_styles_for_deeper_lists_tell_the_depth():
    def build(document):
        for words, style in (("Tugs", "List Bullet"), ("one late", "List Bullet 2")):
            document.add_paragraph(words, style=style)

    article = read_bytes(word_file(build), "a.docx")
    items = [block for block in article.blocks if block.kind is BlockKind.LIST_ITEM]
    assert [(item.content, item.depth) for item in items] == [("Tugs", 1), ("one late", 2)]


def test_a_table_larger_than_any_is_told_line_by_line():
    rows = [["a", "b"]] * 3 + [["x"] * 70_000]
    pieces = table_pieces(rows)
    assert [piece.text for piece in pieces[:3]] == ["a\tb"] * 3
    assert all(piece.grid is None for piece in pieces)


def test_styles_of_ones_own_are_understood_by_what_they_are_made_from():
    def build(document):
        made = document.styles.add_style("Rubrik", 1)
        made.base_style = document.styles["Heading 2"]
        cited = document.styles.add_style("Zitat", 1)
        cited.base_style = document.styles["Quote"]
        item = document.styles.add_style("Punkt", 1)
        item.base_style = document.styles["List Bullet"]
        lone = document.styles.add_style("Kopf", 1)
        looks = lone.element.get_or_add_pPr()
        looks.append(looks.makeelement(qn("w:outlineLvl"), {qn("w:val"): "0"}))
        for words, style in (
            ("Ebb", "Rubrik"), ("We wait.", "Zitat"), ("A tug", "Punkt"), ("Flood", "Kopf"),
        ):  # fmt: skip
            document.add_paragraph(words, style=style)

    article = read_bytes(word_file(build), "a.docx")
    headings = [block for block in article.blocks if block.kind is BlockKind.HEADING]
    assert [(article.text[b.start : b.end], b.level) for b in headings] == [
        ("Ebb", 2),
        ("Flood", 1),
    ]
    assert said(article, BlockKind.QUOTE) == ["We wait."]
    assert said(article, BlockKind.LIST_ITEM) == ["- A tug"]


def test_a_file_of_the_strict_kind_is_read_like_any_other(report):
    whole = zipfile.ZipFile(io.BytesIO(word_file(a_report)))
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name in whole.namelist():
            strict = whole.read(name).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            archive.writestr(name, strict)
    assert read_bytes(held.getvalue(), "report.docx").blocks == report.blocks
