"""Files made to do harm, in every format: a result or a reader's error, and no more."""

from __future__ import annotations

import io
import random
import socket
import sys
import zipfile
from contextlib import contextmanager, suppress
from email.message import EmailMessage

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from app.domain.errors import ReaderError
from app.importing.formats import SEVERAL
from app.importing.parts import parts_of
from app.importing.reading import read_bytes
from app.importing.sniffing import suffix_of
from app.resources import seeds
from tests.importing.soundness import assert_sound
from tests.importing.test_documents import CONTENT, RTF, book, odt
from tests.importing.test_html_reader import PAGE
from tests.importing.test_parts import ATOM, RSS, mail
from tests.importing.test_sniffing import FEED, SAVED, XHTML

WORDS = "The harbour of Eastmere was closed on Monday after a tanker ran aground. "
_opened: list[str] = []
_watching = [False]


def _watch(event, args):
    if not _watching[0]:
        return
    if event.startswith("socket.") or (event == "open" and str(args[0]).startswith("/etc/")):
        _opened.append(f"{event} {args}")


sys.addaudithook(_watch)


@contextmanager
def nothing_touched():
    """No address is asked for and no file of the system is opened."""
    _opened.clear()
    _watching[0] = True
    try:
        yield
    finally:
        _watching[0] = False
    assert not _opened


def read_whatever(data: bytes, name: str) -> None:
    with nothing_touched(), suppress(ReaderError):
        if suffix_of(data, name) in SEVERAL:
            for part in parts_of(data, name):
                if part.recovered is not None:
                    assert_sound(part.recovered)
        else:
            assert_sound(read_bytes(data, name))


def packed(files: dict[str, bytes | str]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def word_file() -> bytes:
    document = docx.Document()
    document.add_heading("Harbour closed", 1)
    document.add_paragraph(WORDS)
    document.add_paragraph("Two tugs", style="List Bullet")
    table = document.add_table(2, 2)
    table.cell(0, 0).text = "Port"
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def pdf_file() -> bytes:
    held = io.BytesIO()
    canvas = Canvas(held, pageCompression=0)
    for number in range(20):
        canvas.drawString(60, 700 - 14 * number, f"{number} {WORDS}")
    canvas.save()
    return held.getvalue()


SAMPLES: dict[str, bytes] = {
    "a.txt": min(seeds().glob("*.txt")).read_bytes(),
    "a.html": PAGE.encode(),
    "a.xml": XHTML.encode(),
    "b.xml": FEED.encode(),
    "a.mhtml": SAVED.encode(),
    "a.rss": RSS.encode(),
    "a.atom": ATOM.encode(),
    "a.eml": mail(html=True),
    "a.rtf": RTF,
    "a.docx": word_file(),
    "a.odt": odt(),
    "a.epub": book(),
    "a.pdf": pdf_file(),
    "a.zip": packed({"a.html": PAGE, "b.eml": mail(), "c.zip": packed({"d.txt": WORDS})}),
}
PIECES = [
    b"<div>", b"<table><tr><td>", b"<ul><li>", b"</p>", b"<!--", b"&amp;", b"<![CDATA[", b"|",
    b"\n", b'"', b"{", b"}", b"\\", b"\\par ", b"(", b"endobj ", b"stream\n", b"\x00", b"\xff",
    b"a", b"9", b"--b\r\n", b"<item>", b"<td colspan=99 rowspan=99>", b"<w:p>", b"{\\*\\x ",
    b"Content-Type: multipart/mixed; boundary=x\r\n\r\n", b"<text:list><text:list-item>", b"\t",
    b" ", b"\\'f",
]  # fmt: skip


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The same bytes with some harm done: flipped, cut, doubled, stuffed, on one line."""
    changed = bytearray(data)
    for _ in range(chance.choice([1, 1, 2, 4])):
        at = chance.randrange(len(changed) or 1)
        match chance.randrange(6):
            case 0:
                del changed[at:]
            case 1:
                for _ in range(chance.choice([1, 10, 100])):
                    place = chance.randrange(len(changed) or 1)
                    changed[place : place + 1] = bytes([chance.randrange(256)])
            case 2:
                changed[at:at] = bytes(changed[at : at + 300]) * chance.choice([1, 30])
            case 3:
                changed[at:at] = chance.choice(PIECES) * chance.choice([1, 50, 3_000])
            case 4:
                del changed[at : at + chance.choice([1, 30, 2_000])]
            case 5:
                changed = bytearray(bytes(changed).replace(b"\n", b" "))
    return bytes(changed)


@pytest.mark.parametrize("name", SAMPLES)
def test_damage_of_any_kind_gives_a_result_or_a_reader_error(name):
    chance = random.Random(11)
    for _ in range(16):
        read_whatever(damaged(SAMPLES[name], chance), name)


@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.epub"])
def test_damage_inside_a_packed_document_gives_a_result_or_a_reader_error(name):
    chance = random.Random(12)
    files = unpacked(SAMPLES[name])
    texts = [inner for inner in files if inner.endswith(("ml", "opf", "rels"))]
    for _ in range(16):
        inner = chance.choice(texts)
        read_whatever(packed({**files, inner: damaged(files[inner], chance)}), name)


@pytest.mark.parametrize("name", SAMPLES)
def test_any_file_under_a_false_name_gives_a_result_or_a_reader_error(name):
    for other in SAMPLES:
        read_whatever(SAMPLES[name], other)


WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CELL = (
    "<w:tc><w:tcPr><w:gridSpan w:val='99999999'/></w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>"
)
BOX = "<w:p><w:r><w:drawing><w:txbxContent>", "</w:txbxContent></w:drawing></w:r></w:p>"
NESTED = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"


def word_file_of(body: str) -> bytes:
    source = f"<w:document {WORD}><w:body>{body}</w:body></w:document>"
    return packed({**unpacked(word_file()), "word/document.xml": source})


def broad_odt(row: str, *rows: str) -> bytes:
    cells = [f"<table:table-row>{one}</table:table-row>" for one in (row, *rows)]
    table = f"<table:table>{''.join(cells)}</table:table>"
    return odt(CONTENT.replace("<text:list>", table + "<text:list>", 1))


def book_of_one_chapter_many_times() -> bytes:
    items = "".join(
        f'<item id="c{n}" href="one.xhtml" media-type="text/html"/>' for n in range(2_000)
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(2_000))
    source = f"<package><manifest>{items}</manifest><spine>{spine}</spine></package>"
    return book(**{"OEBPS/book.opf": source, "OEBPS/one.xhtml": f"<p>{WORDS}</p>" * 500})


def one_line(words: str) -> str:
    return words * 6_000


ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 12}">' for n in range(8))
    + '<!ENTITY file SYSTEM "file:///etc/hostname"><!ENTITY net SYSTEM "http://host.example/x">'
    '<!ENTITY % all SYSTEM "http://host.example/y.dtd"> %all;]>'
)


def with_entities(source: str, root: str) -> str:
    body = source[source.index(root) :]
    return ENTITIES + body.replace(">", ">&i;&file;&net;", 3)


HOSTILE: dict[str, tuple[str, bytes | str]] = {
    "page of one attribute": ("a.html", f"<p class='{'a b ' * 250_000}'>{WORDS * 9}</p>"),
    "page of one word": ("a.html", f"<p>{'a' * 2_000_000}</p>"),
    "page of one line": ("a.html", f"<p>{one_line(WORDS)}</p>"),
    "page nested deep": ("a.html", "<div>" * 50_000 + WORDS),
    "page nested to the limit": ("a.html", ("<div>" * 190 + WORDS + "</div>" * 190) * 12),
    "page of links in boxes": ("a.html", ("<div>" + "<a href=x>link</a> " * 30) * 60),
    "page of comments": ("a.html", "<!-- x -->" * 100_000 + WORDS),
    "page of attributes": ("a.html", f"<p {' '.join(f'x{n}' for n in range(90_000))}>{WORDS}"),
    "feed of attributes": (
        "a.rss", RSS.replace("<rss ", "<rss " + " ".join(f'x{n}="1"' for n in range(90_000)) + " "),
    ),
    "text of one broad row": ("a.txt", "word|12|x\n" * 20_000 + "a|" * 10_000),
    "page of unclosed comments": ("a.html", "<!--" * 200_000 + WORDS),
    "page with entities": ("a.html", with_entities(PAGE, "<html")),
    "page of broad rows": ("a.html", "<table>" + ("<tr>" + "<td>x</td>" * 10_000) * 2),
    "page of marked parts": ("a.html", ("<i itemprop='author'>" * 150 + "x" + "</i>" * 150) * 12),
    "linked data nested deep": (
        "a.html", f"<script type='application/ld+json'>{'[' * 90_000}</script><p>{WORDS}",
    ),
    "xml with entities": ("a.xml", with_entities(XHTML, "<html")),
    "feed with entities": ("a.rss", with_entities(RSS, "<rss")),
    "feed of empty entries": ("a.rss", "<rss><channel>" + "<item/>" * 50_000 + "</channel></rss>"),
    "text of one line": ("a.txt", one_line(WORDS)),
    "text of broad rows": ("a.txt", ("a\t" * 10_000 + "\n") * 2),
    "text of bars": ("a.txt", ("|" * 10_000 + "\n") * 9),
    "text of spaces": ("a.txt", " " * 1_000_000 + "x"),
    "text of brackets": ("a.txt", "<" * 100_000),
    "text of quotation signs": ("a.txt", "> " * 60_000),
    "letter in letters": ("a.eml", "Content-Type: message/rfc822\n\n" * 3_000 + WORDS),
    "letter of parts": (
        "a.eml",
        "From: a\nContent-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n" * 9_000,
    ),
    "rtf nested deep": ("a.rtf", "{\\rtf1 " + "{" * 60_000 + "words" + "}" * 60_000 + "}"),
    "rtf of a picture": ("a.rtf", "{\\rtf1 {\\pict " + "ab" * 900_000 + "} words}"),
    "odt nested deep": (
        "a.odt",
        odt(CONTENT.replace("<text:p>A", "<text:list><text:list-item>" * 4_000 + "<text:p>A")),
    ),
    "odt with entities": ("a.odt", odt(with_entities(CONTENT, "<"))),
    "epub of itself": ("a.epub", book(**{"OEBPS/one.xhtml": "<p>" * 30_000})),
    "archive that grows": ("a.zip", packed({"a.txt": b"a" * 30_000_000})),
    "archive of many": ("a.zip", packed({f"{n}.txt": "" for n in range(6_000)})),
    "archive of paths": ("a.zip", packed({"../../etc/x.txt": WORDS, "/etc/y.txt": WORDS})),
    "word boxes in boxes": ("a.docx", word_file_of(BOX[0] * 60 + WORDS + BOX[1] * 60)),
    "word tables in tables": (
        "a.docx", word_file_of((NESTED[0] * 80 + "<w:p/>" * 2_000 + NESTED[1] * 80) * 3),
    ),
    "word table of wide cells": (
        "a.docx", word_file_of("<w:tbl>" + f"<w:tr>{CELL * 50}</w:tr>" * 400 + "</w:tbl>"),
    ),
    "word table of one broad row": (
        "a.docx",
        word_file_of("<w:tbl>" + f"<w:tr>{CELL * 9_000}</w:tr>" + f"<w:tr>{CELL}</w:tr>" * 9_000),
    ),
    "word items of endless depths": (
        "a.docx",
        word_file_of(
            "".join(
                f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{n}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
                "<w:r><w:t>x</w:t></w:r></w:p>"
                for n in range(30_000)
            )
        ),
    ),
    "odt table of one broad row": (
        "a.odt", broad_odt("<table:table-cell><text:p>x</text:p></table:table-cell>" * 10_000,
        *["<table:table-cell><text:p>x</text:p></table:table-cell>"] * 20_000),
    ),
    "letter with a long header": (
        "a.eml", f"From: {'(' * 9_000}a\nTo: b\nSubject: {'=?utf-8?q?x?= ' * 90_000}\n\n{WORDS}",
    ),
    "rtf of open groups": ("a.rtf", "{\\rtf1 " + "{" * 300_000),
    "book of one chapter": ("a.epub", book_of_one_chapter_many_times()),
    "pdf of brackets": ("a.pdf", b"%PDF-1.7\n1 0 obj\n" + b"[" * 100_000),
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_files_give_a_result_or_a_reader_error(kind):
    name, content = HOSTILE[kind]
    read_whatever(content if isinstance(content, bytes) else content.encode(), name)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", b"a\n" * 400_100),
        ("a.txt", "a\u2028".encode() * 400_100),
        ("a.html", b"<p>a</p>" * 1_000_100),
        ("a.rss", b"<rss>" + b"<item/>" * 2_000_100),
        ("a.eml", b"From: a@b.example\nSubject: Tide\n\n" + b"a\n" * 400_100),
    ],
    ids=["lines", "line separators", "page", "feed", "mail"],
)
def test_what_is_too_large_to_be_an_article_is_refused_before_it_is_taken_apart(name, content):
    with pytest.raises(ReaderError, match=r"more than [\d,]+ (lines|elements)"):
        read_bytes(content, name)


def test_a_table_of_very_many_rows_is_one_block():
    source = f"<table>{'<tr><td>a<td>b<td>1<td>2' * 52_000}</table><p>{WORDS * 5}"
    article = read_bytes(source.encode(), "a.html")
    assert [len(block.rows) for block in article.blocks if block.rows] == [52_000]


def test_an_archive_in_itself_ends():
    inner = packed({"a.txt": WORDS})
    for _ in range(12):
        inner = packed({"a.zip": inner, "b.zip": inner})
    read_whatever(inner, "a.zip")


def test_a_letter_with_a_letter_for_each_of_its_letters_ends():
    inner = mail()
    for _ in range(6):
        message = EmailMessage()
        message["From"] = "a@post.example"
        message.set_content(WORDS)
        message.add_attachment(inner, "application", "octet-stream", filename="a.eml")
        inner = message.as_bytes()
    read_whatever(inner, "a.eml")


def test_the_watch_would_have_seen_a_connection():
    with pytest.raises(AssertionError), nothing_touched():
        socket.socket().close()


@settings(max_examples=40, deadline=None)
@given(st.sampled_from([*SAMPLES, "a", "a.doc"]), st.binary(max_size=300))
def test_any_bytes_under_any_name_give_a_result_or_a_reader_error(name, data):
    with suppress(ReaderError):
        for part in parts_of(data, name):
            if part.recovered is not None:
                assert_sound(part.recovered)


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="<>/=\"'&;!-[]ab \n\t", max_size=200))
def test_any_markup_under_any_name_gives_a_result_or_a_reader_error(source):
    for name in ("a.html", "a.xml", "a.rss", "a.txt"):
        read_whatever(source.encode(), name)
