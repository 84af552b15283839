"""Word documents, RTF, OpenDocument texts and EPUB."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress

import docx
import pytest

from app.domain.article import BlockKind
from app.domain.errors import EmptyFile, ReaderError, UnreadableFile
from app.importing.reading import read_bytes
from tests.importing.soundness import assert_sound, mutations, said

RTF = (
    rb"{\rtf1\ansi\ansicpg1251{\info{\title Harbour}{\author Ada Quill}"
    rb"{\creatim\yr2024\mo3\dy5\hr7}}{\fonttbl{\f0 Times;}}\f0 Harbour closed\par\par "
    rb"The port authority said on Monday that the harbour would stay closed for a week.\par\par "
    rb"\'cf\'ee\'f0\'f2 \'e7\'e0\'ea\'f0\'fb\'f2 \u8212?.\par}"
)
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = (
    f'xmlns:office="{OFFICE}office:1.0" xmlns:text="{OFFICE}text:1.0" '
    f'xmlns:table="{OFFICE}table:1.0" xmlns:meta="{OFFICE}meta:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
CONTENT = f"""<?xml version="1.0"?><office:document-content {SPACES}><office:body><office:text>
<text:h text:outline-level="2">What happened</text:h>
<text:p>A tanker<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>The
Aldara.</text:p></text:note-body></text:note> ran<text:s/>aground.</text:p>
<text:list><text:list-item><text:p>Two tugs</text:p><text:list><text:list-item><text:p>one late
</text:p></text:list-item></text:list></text:list-item></text:list>
<table:table><table:table-row><table:table-cell><text:p>Year</text:p></table:table-cell>
<table:table-cell><text:p>Days</text:p></table:table-cell></table:table-row><table:table-row>
<table:table-cell><text:p>2021</text:p></table:table-cell><table:table-cell><text:p>3</text:p>
</table:table-cell></table:table-row></table:table>
</office:text></office:body></office:document-content>"""
META = f"""<office:document-meta {SPACES}><office:meta><dc:title>Harbour closed</dc:title>
<meta:initial-creator>Ada Quill</meta:initial-creator><dc:language>en-GB</dc:language>
<meta:creation-date>2024-03-05T07:30:00</meta:creation-date></office:meta></office:document-meta>"""
CONTAINER = '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
PACKAGE = """<package><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Tides</dc:title>
<dc:creator>Ada Quill</dc:creator><dc:publisher>Eastmere Press</dc:publisher>
<dc:date>2024-03-05</dc:date><dc:language>en</dc:language></metadata><manifest>
<item id="b" href="two.xhtml" media-type="application/xhtml+xml"/>
<item id="a" href="one.xhtml" media-type="application/xhtml+xml"/>
<item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/></spine></package>"""


def zipped(**files: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", 8) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def odt(content: str = CONTENT) -> bytes:
    return zipped(**{"content.xml": content, "meta.xml": META})


def book(**chapters: str) -> bytes:
    files = {
        "META-INF/container.xml": CONTAINER,
        "OEBPS/book.opf": PACKAGE,
        "OEBPS/nav.xhtml": "<html><body><p>Contents</p></body></html>",
        "OEBPS/one.xhtml": "<html><body><h1>Ebb</h1><p>The water left.</p></body></html>",
        "OEBPS/two.xhtml": "<html><body><h1>Flood</h1><p>The water came.</p></body></html>",
    }
    return zipped(**files | chapters)


def test_rtf_gives_its_text_and_properties():
    article = read_bytes(RTF, "harbour.rtf")
    assert_sound(article)
    assert "Порт закрыт —." in article.text and "fonttbl" not in article.text
    assert (article.metadata.author, article.metadata.date) == ("Ada Quill", "2024-03-05")
    assert article.metadata.stated_in["author"] == "document properties"


def test_an_opendocument_text_keeps_its_structure():
    article = read_bytes(odt(), "harbour.odt")
    assert_sound(article)
    assert said(article, BlockKind.HEADING) == ["What happened"]
    assert said(article, BlockKind.PARAGRAPH) == ["A tanker[1] ran aground.", "[1] The Aldara."]
    items = [block for block in article.blocks if block.kind is BlockKind.LIST_ITEM]
    assert [(item.content, item.depth) for item in items] == [("Two tugs", 1), ("one late", 2)]
    (table,) = [block for block in article.blocks if block.kind is BlockKind.TABLE]
    assert len(table.rows) == 1 and len(table.header) == 2
    assert (article.metadata.title, article.metadata.language) == ("Harbour closed", "en")
    assert article.metadata.date == "2024-03-05"


STYLES = f"""<office:document-styles {SPACES} xmlns:style="{OFFICE}style:1.0"><office:styles>
<style:style style:name="Quotations"/></office:styles><office:master-styles><style:master-page>
<style:header><text:p>Eastmere Post</text:p></style:header><style:footer><text:p>Internal</text:p>
</style:footer></style:master-page></office:master-styles></office:document-styles>"""
STYLED = f"""<office:document-content {SPACES} xmlns:style="{OFFICE}style:1.0"
xmlns:draw="{OFFICE}drawing:1.0"><office:automatic-styles>
<style:style style:name="P1" style:parent-style-name="Quotations"/>
<style:style style:name="P2" style:parent-style-name="List_20_Bullet_20_2"/>
<text:list-style style:name="L1"><text:list-level-style-number text:level="1"
style:num-format="1"/><text:list-level-style-bullet text:level="2"/></text:list-style>
</office:automatic-styles><office:body><office:text>
<text:p text:style-name="P1">We wait.</text:p>
<text:list text:style-name="L1"><text:list-item><text:p>Two tugs</text:p><text:list><text:list-item>
<text:p>one late</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>A
pilot</text:p></text:list-item></text:list>
<text:list text:style-name="L2"><text:list-item><text:p text:style-name="P2">A rope</text:p>
</text:list-item></text:list>
<text:p>Beside<draw:frame><draw:text-box><text:p>In the box.</text:p></draw:text-box></draw:frame>
it.</text:p>
<table:table><table:table-row><table:table-cell><text:p>outer<office:annotation><text:p>Why?
</text:p></office:annotation></text:p></table:table-cell><table:table-cell><table:table>
<table:table-row><table:table-cell><text:p>in</text:p></table:table-cell></table:table-row>
</table:table></table:table-cell></table:table-row></table:table>
</office:text></office:body></office:document-content>"""


def test_an_opendocument_text_is_read_as_its_styles_mean_it():
    data = zipped(**{"content.xml": STYLED, "styles.xml": STYLES})
    article = read_bytes(data, "harbour.odt")
    assert_sound(article)
    assert said(article, BlockKind.QUOTE) == ["We wait."]
    assert said(article, BlockKind.CHROME) == ["Eastmere Post", "Internal"]
    items = [block for block in article.blocks if block.kind is BlockKind.LIST_ITEM]
    assert [(item.content, item.depth, item.ordered) for item in items] == [
        ("Two tugs", 1, True),
        ("one late", 2, False),
        ("A pilot", 1, True),
        ("A rope", 2, False),
    ]
    assert "2. A pilot" in article.text
    assert said(article, BlockKind.PARAGRAPH) == ["Beside it.", "In the box."]
    assert said(article, BlockKind.TABLE) == ["outer\tin"]


def test_a_book_is_one_article_with_its_chapters_in_order():
    article = read_bytes(book(), "tides.epub")
    assert_sound(article)
    assert article.text == "Ebb\nThe water left.\nFlood\nThe water came."
    assert article.metadata.publisher == "Eastmere Press"
    assert article.metadata.title == "Tides"


def test_a_missing_chapter_is_told_and_the_others_are_kept():
    article = read_bytes(book(**{"OEBPS/one.xhtml": "\0\1\2" * 90}), "tides.epub")
    assert article.text == "Flood\nThe water came."
    assert article.notices == ("Left out, because they are damaged: 1 of the chapters.",)


@pytest.mark.parametrize("name", ["a.rtf", "a.odt", "a.epub"])
@pytest.mark.parametrize("data", [b"", b"words", b"PK\x03\x04 broken", b"{\\rtf1}"])
def test_what_is_none_is_refused(name, data):
    with pytest.raises((UnreadableFile, EmptyFile)):
        read_bytes(data, name)


@pytest.mark.parametrize(("name", "whole"), [("a.rtf", RTF), ("a.odt", odt()), ("a.epub", book())])
def test_damaged_files_give_a_result_or_a_reader_error(name, whole):
    for data in mutations(whole, 60):
        with suppress(ReaderError):
            assert_sound(read_bytes(data, name))


def test_damaged_content_gives_a_result_or_a_reader_error():
    for data in mutations(CONTENT.encode(), 40):
        with suppress(ReaderError):
            assert_sound(read_bytes(odt(data), "a.odt"))
    for data in mutations(PACKAGE.encode(), 40):
        with suppress(ReaderError):
            assert_sound(read_bytes(book(**{"OEBPS/book.opf": data}), "a.epub"))


def test_deep_groups_are_read_in_bounded_time():
    with suppress(ReaderError):
        read_bytes(b"{\\rtf1 " + b"{" * 100_000 + b"words" + b"}" * 100_000 + b"}", "a.rtf")
    deep = CONTENT.replace("<text:p>A", "<text:list><text:list-item>" * 5_000 + "<text:p>A")
    with suppress(ReaderError):
        read_bytes(odt(deep), "a.odt")


def test_a_byline_below_the_title_goes_before_what_the_file_says_of_itself():
    document = docx.Document()
    document.core_properties.author = "Typing pool"
    document.add_paragraph("Harbour closed after spill", style="Title")
    document.add_paragraph("By Ana Ruiz, 3 March 2024", style="Subtitle")
    document.add_paragraph("The harbour of Eastmere was closed on Monday, the port office said.")
    document.add_paragraph("By Monday evening nothing had been heard of the owner.")
    held = io.BytesIO()
    document.save(held)
    article = read_bytes(held.getvalue(), "a.docx")
    assert said(article, BlockKind.BYLINE) == ["By Ana Ruiz, 3 March 2024"]
    assert (article.metadata.author, article.metadata.date) == ("Ana Ruiz", "2024-03-03")
    assert article.metadata.stated_in["author"] == "byline"


def test_a_document_without_a_byline_has_the_author_of_its_properties():
    document = docx.Document()
    document.core_properties.author = "Ana Ruiz"
    document.add_paragraph("The harbour of Eastmere was closed on Monday, the port office said.")
    held = io.BytesIO()
    document.save(held)
    article = read_bytes(held.getvalue(), "a.docx")
    assert article.metadata.author == "Ana Ruiz"
    assert article.metadata.stated_in["author"] == "document properties"


def test_a_document_is_in_the_language_of_its_letters_whatever_its_properties_say():
    document = docx.Document()
    document.core_properties.language = "en-GB"
    document.add_paragraph(
        "Гавань была закрыта в понедельник после того, как танкер сел на мель. " * 3
    )
    held = io.BytesIO()
    document.save(held)
    article = read_bytes(held.getvalue(), "a.docx")
    assert article.metadata.language == "ru"
    assert "language" not in article.metadata.stated_in


def test_numbers_that_somebody_typed_make_items_where_they_count_on():
    document = docx.Document()
    for text in ("In 2024 it closed.", "1. Wages", "2. Fuel of the tugs", "3) Divers", "7. Boom"):
        document.add_paragraph(text)
    held = io.BytesIO()
    document.save(held)
    article = read_bytes(held.getvalue(), "a.docx")
    assert said(article, BlockKind.LIST_ITEM) == ["1. Wages", "2. Fuel of the tugs", "3) Divers"]
    assert all(block.ordered for block in article.blocks if block.kind == "list-item")


@pytest.mark.parametrize("author", ["Microsoft Office User", "python-docx", "Пользователь"])
def test_the_name_that_a_program_gives_its_user_is_no_author(author):
    document = docx.Document()
    document.core_properties.author = author
    document.add_paragraph("The harbour of Eastmere was closed on Monday, the port office said.")
    held = io.BytesIO()
    document.save(held)
    assert read_bytes(held.getvalue(), "a.docx").metadata.author is None
