"""Mails with attachments, feeds and archives."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from email.message import EmailMessage

import pytest

from app.domain.errors import EmptyFile, ReaderError, UnreadableFile
from app.importing import apart
from app.importing.inspection import inspect
from app.importing.parts import parts_of
from app.importing.reading import read_bytes
from app.library.library import Library
from tests.importing.soundness import assert_sound, mutations

PROSE = "The harbour of Eastmere was closed on Monday after a tanker ran aground at its mouth."


def mail(*, html: bool = False, attach: bool = True) -> bytes:
    message = EmailMessage()
    message["Subject"] = "Häfen geschlossen"
    message["From"] = "Ada Quill <ada@post.example>"
    message["Date"] = "Tue, 05 Mar 2024 07:30:00 +0100"
    if html:
        message.set_content(f"<p>{PROSE}</p><p>More.</p>", subtype="html")
    else:
        message.set_content(f"Hello,\n\n{PROSE}\n")
    if attach:
        message.add_attachment(b"The tide was low on that day.", "text", "plain", filename="t.txt")
        message.add_attachment(b"\x89PNG\r\n", "image", "png", filename="p.png")
    return message.as_bytes()


RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Eastmere Post</title><language>en-gb</language>
<item><title>Harbour closed</title><link>https://post.example/1</link><dc:creator>Ada Quill
</dc:creator><pubDate>Tue, 05 Mar 2024 07:30:00 GMT</pubDate>
<description>&lt;p&gt;{PROSE}&lt;/p&gt;</description></item>
<item><title>Bridge open</title><description>Again.</description></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Eastmere Post</title><entry>
<title>Harbour closed</title><link href="https://post.example/1"/><author><name>Ada Quill</name>
</author><published>2024-03-05T07:30:00Z</published><content type="html">&lt;p&gt;{PROSE}&lt;/p&gt;
</content></entry></feed>"""


def zipped(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", 8) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def test_a_mail_states_its_headers_and_no_publisher():
    article = read_bytes(mail(), "a.eml")
    assert_sound(article)
    assert PROSE in article.text
    metadata = article.metadata
    assert (metadata.title, metadata.author) == ("Häfen geschlossen", "Ada Quill")
    assert (metadata.date, metadata.publisher) == ("2024-03-05", None)
    assert metadata.date_stated == "Tue, 05 Mar 2024 07:30:00 +0100"
    assert metadata.stated_in["author"] == "mail header From"


def test_the_markup_of_a_mail_is_read_where_it_has_no_plain_text():
    assert read_bytes(mail(html=True), "a.eml").text == f"{PROSE}\nMore."


def test_attachments_are_articles_that_know_their_mail():
    letter, attached = parts_of(mail(), "a.eml")
    assert letter.file_name == "a.eml"
    assert attached.file_name == "a.eml/t.txt"
    assert attached.recovered.text == "The tide was low on that day."
    assert attached.recovered.remarks == ("Attached to the mail Häfen geschlossen.",)


def test_a_forwarded_mail_is_an_article_with_its_own_sender_and_attachments():
    inner = EmailMessage()
    inner["Subject"], inner["From"] = "Tides / ebb", "Bob Reef <bob@post.example>"
    inner["Date"] = "Mon, 04 Mar 2024 07:30:00 +0100"
    inner.set_content("The inner words.\n")
    inner.add_attachment(b"Deep words.", "text", "plain", filename="deep.txt")
    outer = EmailMessage()
    outer["Subject"], outer["From"] = "Fwd", "Ada Quill <ada@post.example>"
    outer.set_content("See below.\n")
    outer.add_attachment(inner)
    parts = parts_of(outer.as_bytes(), "a.eml")
    assert [part.file_name for part in parts] == [
        "a.eml",
        "a.eml/Tides _ ebb.eml",
        "a.eml/Tides _ ebb.eml/deep.txt",
    ]
    forwarded = parts[1].recovered
    assert forwarded.text.strip() == "The inner words."
    assert (forwarded.metadata.author, forwarded.metadata.date) == ("Bob Reef", "2024-03-04")
    assert forwarded.remarks == ("Attached to the mail Fwd.",)


def test_all_that_a_mail_says_is_kept_and_a_page_goes_before_a_word_that_there_is_one():
    message = EmailMessage()
    message["Subject"], message["From"] = "Two", "ada@post.example"
    message.set_content("Your program cannot show this mail.\n")
    message.add_alternative(f"<h1>Ebb</h1><p>{PROSE}</p><p>{PROSE}</p>", subtype="html")
    assert "cannot show" not in read_bytes(message.as_bytes(), "a.eml").text
    message.make_mixed()
    message.attach(EmailMessage())
    message.get_payload()[-1].set_content("You get this as a member of the list.")
    assert read_bytes(message.as_bytes(), "a.eml").text.splitlines() == [
        "Ebb", PROSE, PROSE, "You get this as a member of the list.",
    ]  # fmt: skip


def test_a_file_without_a_name_is_kept_under_one():
    message = EmailMessage()
    message["Subject"], message["From"] = "One", "ada@post.example"
    message.set_content("See the file.\n")
    message.add_attachment(b"Nameless words.", "text", "plain", disposition="attachment")
    _, attached = parts_of(message.as_bytes(), "a.eml")
    assert attached.file_name.endswith(".txt") and attached.recovered.text == "Nameless words."


@pytest.mark.parametrize(("source", "name"), [(RSS, "a.rss"), (ATOM, "a.atom")])
def test_each_entry_of_a_feed_is_an_article(source, name):
    parts = parts_of(source.encode(), name)
    article = parts[0].recovered
    assert_sound(article)
    assert article.text == f"Harbour closed\n{PROSE}"
    metadata = article.metadata
    assert (metadata.title, metadata.publisher) == ("Harbour closed", "Eastmere Post")
    assert (metadata.author, metadata.date) == ("Ada Quill", "2024-03-05")
    assert metadata.address == "https://post.example/1"
    assert len(parts) == source.count("<title>") - 1
    assert parts[0].data != source.encode()


FEED = """<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"
xml:base="https://post.example/"><title type="html">P&amp;amp;Q</title><author><name>Cy Reef</name>
</author><entry><media:title>A picture</media:title>
<title type="html">&lt;b&gt;Ebb&lt;/b&gt; &amp;amp;
flood, 2 &amp;lt; 3</title><link href="/a"/><media:content url="x"><media:description>The caption of
a picture, which is longer than the article.</media:description></media:content><content
type="html">&lt;p&gt;The water left.&lt;/p&gt;</content></entry></feed>"""


def test_an_entry_is_told_from_its_pictures_and_its_markup_from_its_words():
    article = read_bytes(FEED.encode(), "a.atom")
    assert article.text == "Ebb & flood, 2 < 3\nThe water left."
    metadata = article.metadata
    assert (metadata.publisher, metadata.author) == ("P&Q", "Cy Reef")
    assert metadata.stated_in["author"] == "feed author"
    assert metadata.address == "https://post.example/a"


def test_an_archive_gives_what_is_readable_in_it():
    inner = zipped({"deep.txt": b"Words in an archive in an archive."})
    files = {
        "b.txt": PROSE.encode(),
        "a/mail.eml": mail(),
        "in.zip": inner,
        "picture.png": b"\x89PNG",
        "__MACOSX/b.txt": b"x",
        "empty.txt": b"",
    }
    parts = parts_of(zipped(files), "news.zip")
    assert [part.file_name for part in parts if part.recovered] == [
        "news.zip/a/mail.eml",
        "news.zip/a/mail.eml/t.txt",
        "news.zip/b.txt",
        "news.zip/in.zip/deep.txt",
    ]
    (failed,) = [part for part in parts if part.error]
    assert isinstance(failed.error, EmptyFile)


def test_archives_in_archives_have_an_end():
    data = zipped({"a.txt": b"words"})
    for _ in range(6):
        data = zipped({"in.zip": data})
    with pytest.raises(UnreadableFile, match="too deep"):
        parts_of(data, "news.zip")


def test_bombs_are_refused():
    many = zipped({f"{number}.txt": b"" for number in range(5_001)})
    with pytest.raises(UnreadableFile, match="more than 5,000 files"):
        parts_of(many, "news.zip")
    with pytest.raises(UnreadableFile, match="unpacks to far more"):
        parts_of(zipped({"a.txt": b"0" * 60_000_000}), "news.zip")


def test_nothing_readable_is_said():
    with pytest.raises(UnreadableFile, match="no file that Collate can read"):
        parts_of(zipped({"a.png": b"x"}), "news.zip")


def test_all_articles_of_a_file_are_added_to_the_library(tmp_path):
    source = tmp_path / "news.zip"
    source.write_bytes(zipped({"b.txt": PROSE.encode(), "m.eml": mail(), "e.txt": b""}))
    assert len(apart.read(source).more) == 3
    with Library.open(tmp_path / "library") as library:
        report = library.imports.add([source])
        assert len(report.added) == 3
        assert [failure.kind for failure in report.failed] == ["empty"]
        assert len(library.articles()) == 3
        assert len(library.imports.add([source]).duplicates) == 3


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("a.eml", mail()),
        ("a.rss", RSS.encode()),
        ("a.atom", ATOM.encode()),
        ("a.zip", zipped({"a.txt": PROSE.encode(), "m.eml": mail(), "r.rss": RSS.encode()})),
    ],
)
def test_damaged_files_give_results_or_a_reader_error(name, whole):
    for data in mutations(whole, 60):
        with suppress(ReaderError):
            for part in parts_of(data, name):
                assert (part.recovered is None) != (part.error is None)
                if part.recovered is not None:
                    assert_sound(part.recovered)


def test_entities_in_feeds_are_not_expanded():
    bomb = (
        '<!DOCTYPE rss [<!ENTITY a "' + "x" * 9_000 + '"><!ENTITY f SYSTEM "file:///etc/hosts">]>'
    )
    source = RSS.replace("<rss ", bomb + "<rss ").replace("Again.", "Again &a;&a;&f;.")
    for part in parts_of(source.encode(), "a.rss"):
        assert "xxxx" not in part.recovered.text and "localhost" not in part.recovered.text


@pytest.mark.parametrize("name", ["a.pages", "a.DOC", "a.jpg"])
def test_formats_that_are_not_read_are_named(name):
    suffix = name[1:]
    with pytest.raises(UnreadableFile) as told:
        read_bytes(b"PK\x03\x04 whatever", name)
    assert told.value.message == (
        f"Not a file Collate can read ({suffix}). Export it as Word or PDF and add that."
    )


def test_inspecting_a_file_of_several_articles_shows_all_of_them(tmp_path):
    path = tmp_path / "letter.eml"
    path.write_bytes(mail())
    found = inspect(path)
    assert [(one["path"], one["status"]) for one in found["articles"]] == [
        ("letter.eml", "imported"),
        ("letter.eml/t.txt", "imported"),
    ]
    assert found["text"] == found["articles"][0]["text"]
    assert found["articles"][1]["text"] == "The tide was low on that day."
