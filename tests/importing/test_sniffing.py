"""Files whose names do not say what they are, and pages that browsers save in one file."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress

import pytest

from app.domain.article import BlockKind
from app.domain.errors import NotText, ReaderError, UnreadableFile
from app.importing.html.reader import read_pasted, with_address
from app.importing.parts import parts_of
from app.importing.reading import files_below, read_bytes
from app.importing.sniffing import suffix_of
from tests.importing.soundness import assert_sound, mutations, said

HARBOUR = (
    "The harbour of Eastmere was closed on Monday after a tanker ran aground at its mouth, "
    "the port authority said, and it may stay closed until the end of the week."
)
PAGE = f"""<!-- kept --><!DOCTYPE html><html lang="en"><head><title>Harbour closed</title></head>
<body><nav><a href="/">Home</a></nav><article><h1>Harbour closed</h1><p>{HARBOUR}</p>
<p>{HARBOUR.replace("Monday", "Tuesday")}</p></article><footer>© Post</footer></body></html>
"""
FEED = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title><item>
<title>Harbour closed</title><description>{HARBOUR}</description></item></channel></rss>"""
XHTML = f"""<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0" "x">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Harbour</title></head><body>
<p>{HARBOUR}</p></body></html>"""
MAIL = f"From: a@post.example\r\nTo: b@post.example\r\nSubject: Tide\r\n\r\n{HARBOUR}\r\n"
SAVED = f"""From: <Saved by Blink>
Snapshot-Content-Location: https://post.example/harbour
Subject: Harbour closed
Date: Tue, 05 Mar 2024 07:30:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="--b"

----b
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: 8bit
Content-Location: https://post.example/harbour

{PAGE}
----b
Content-Type: image/png
Content-Transfer-Encoding: base64

AAAA
----b--
"""
RTF = rb"{\rtf1\ansi The tide was low that day, they said.\par}"


def packed(**files: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return held.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "suffix"),
    [
        (PAGE, "page", ".html"),
        (PAGE, "story.php", ".html"),
        (PAGE, "page.txt", ".html"),
        (PAGE, "page.pdf", ".html"),
        (XHTML, "page.xml", ".html"),
        (FEED, "feed.xml", ".rss"),
        (FEED, "feed", ".rss"),
        (FEED, "feed.html", ".rss"),
        (MAIL, "message", ".eml"),
        (MAIL, "message.txt", ".txt"),
        (SAVED, "page.mht", ".mht"),
        (SAVED, "page", ".mhtml"),
        (SAVED, "page.html", ".mhtml"),
        (HARBOUR, "story", ".txt"),
        (HARBOUR, "story.html", ".html"),
        (f"<div>\n{HARBOUR}\n</div>\n" * 3, "story.txt", ".txt"),
        (f"<div>\n<p>{HARBOUR[:90]}</p>\n</div>\n" * 9, "story.txt", ".txt"),
        (f"<!DOCTYPE html>\n{HARBOUR}\n" * 9, "story.txt", ".txt"),
        ("%PDF-1.7 torn", "report", ".pdf"),
        (RTF.decode(), "letter.doc", ".rtf"),
        (RTF.decode(), "letter.docx", ".rtf"),
        (PAGE, "picture.jpg", ".jpg"),
    ],
)
def test_the_bytes_say_what_a_file_is_where_its_name_does_not(content, name, suffix):
    assert suffix_of(content.encode(), name) == suffix


def test_archives_are_told_from_documents_that_are_archives():
    assert suffix_of(packed(word__document_xml="<x/>"), "a.zip") == ".docx"
    assert suffix_of(packed(mimetype="application/epub+zip"), "a") == ".epub"
    assert suffix_of(packed(a_txt=HARBOUR), "a") == ".zip"
    assert suffix_of(packed(a_txt=HARBOUR), "a.txt") == ".txt"
    with pytest.raises(NotText):
        read_bytes(packed(xl__workbook_xml="<x/>"), "a")
    with pytest.raises(UnreadableFile):
        read_bytes(b"PK\x03\x04 torn", "a.docx")


def test_a_page_kept_as_xml_and_a_feed_kept_as_xml_are_read():
    assert HARBOUR in read_bytes(XHTML.encode(), "a.xml").text
    (part,) = parts_of(FEED.encode(), "a.xml")
    assert part.recovered.metadata.title == "Harbour closed"


def test_other_xml_gives_its_words():
    source = (
        f'<?xml version="1.0"?><nitf><body><hedline>Low</hedline><p>{HARBOUR}</p></body></nitf>'
    )
    article = read_bytes(source.encode(), "wire.xml")
    assert_sound(article)
    assert HARBOUR in article.text and "<" not in article.text


def test_a_page_saved_with_its_pictures_is_an_article_with_its_address():
    article = read_bytes(SAVED.encode(), "harbour.mhtml")
    assert_sound(article)
    assert said(article, BlockKind.TITLE) == ["Harbour closed"]
    assert article.metadata.address == "https://post.example/harbour"
    assert article.metadata.stated_in["address"] == "saved from"
    assert article.metadata.date is None  # the day on which it was saved is none of the article's


@pytest.mark.parametrize("stated", ["windows-1251", "us-ascii", "no-such-thing", "a\\0b"])
def test_a_saved_page_in_another_encoding_is_read_in_it_also_if_that_is_stated_falsely(stated):
    words = "Порт закрыли в понедельник после того, как танкер сел на мель у входа в гавань."
    head, _, _ = SAVED.partition("----b\n")
    body = f"----b\nContent-Type: text/html; charset={stated}\n\n<p>{words}</p>\n----b--\n"
    article = read_bytes(head.encode() + body.encode("cp1251"), "a.mht")
    assert (article.text, article.encoding) == (words, "cp1251")


def test_torn_saved_pages_give_a_result_or_a_reader_error():
    for data in mutations(SAVED.encode(), 80):
        with suppress(ReaderError):
            assert_sound(read_bytes(data, "a.mhtml"))


def test_all_that_was_copied_from_a_page_is_the_article():
    source = f"<meta charset='utf-8'><h2>Tide</h2><p>{HARBOUR}</p><nav>Home</nav><p>Low.</p>"
    article = read_pasted(with_address(source, "https://post.example/tide"), "Pasted.html")
    assert not any(block.dimmed for block in article.blocks)
    assert article.metadata.address == "https://post.example/tide"


def test_pages_without_a_suffix_are_taken_from_a_folder(tmp_path):
    (tmp_path / "index").write_text(PAGE)
    (tmp_path / "story.php?id=3").write_text(PAGE)
    (tmp_path / "notes").write_text(HARBOUR)
    (tmp_path / "photo.jpg").write_text(PAGE)
    (tmp_path / "empty").touch()
    found = files_below([tmp_path])
    assert [path.name for path in found.files] == ["index", "story.php?id=3"]
    assert {passed.path.name: passed.why for passed in found.passed_over} == {
        "notes": "unknown",
        "photo.jpg": "unknown",
        "empty": "unknown",
    }
