"""What files say of themselves, in the many ways in which they say it, and nothing beyond."""

from __future__ import annotations

import io
import json
from email.message import EmailMessage

import pikepdf
import pytest

from app.importing.html.reader import read_html
from app.importing.parts import parts_of
from app.importing.reading import read_bytes
from tests.importing.test_documents import CONTENT, book, zipped

HARBOUR = (
    "The harbour of Eastmere was closed on Monday after a tanker ran aground at its mouth, "
    "the port authority said, and it may stay closed until the end of the week."
)


def stated(head: str = "", body: str = ""):
    source = (
        f"<html><head>{head}</head><body>{body}<article><p>{HARBOUR}</p></article></body></html>"
    )
    return read_html(source.encode(), "a.html").metadata


def linked(*data) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(one)}</script>' for one in data)


GRAPH = {
    "@graph": [
        {"@type": "WebSite", "@id": "#site", "name": "Eastmere Post"},
        {"@type": "Person", "@id": "#ada", "name": "Ada Quill"},
        {
            "@type": ["Article", "NewsArticle"],
            "headline": "Harbour closed",
            "author": {"@id": "#ada"},
            "datePublished": "2024-03-05",
            "isPartOf": {"@id": "#page"},
        },
    ]
}
NAMED_IN_PARTS = {
    "@type": "https://schema.org/ReportageNewsArticle",
    "headline": "Harbour closed",
    "author": {"@list": [{"givenName": "Ada", "familyName": "Quill"}, "Ben Reed"]},
    "sourceOrganization": {"name": "Eastmere Wire"},
    "inLanguage": {"@type": "Language", "alternateName": "en-GB"},
}


def test_a_graph_of_linked_data_is_followed_to_its_names():
    found = stated(linked(GRAPH))
    assert (found.author, found.publisher, found.date) == (
        "Ada Quill", "Eastmere Post", "2024-03-05",
    )  # fmt: skip
    assert found.stated_in["publisher"] == "JSON-LD"


def test_names_in_parts_and_in_lists_are_put_together():
    found = stated(linked({"@type": "BreadcrumbList"}, [NAMED_IN_PARTS]))
    assert (found.author, found.publisher, found.language) == (
        "Ada Quill, Ben Reed", "Eastmere Wire", "en",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after"),
    [("<!--", "-->"), ("//<![CDATA[\n", "\n//]]>"), ("/*<![CDATA[*/", "/*]]>*/")],
)
def test_linked_data_hidden_from_old_browsers_is_read(before, after):
    script = f'<script type="application/ld+json">{before}{json.dumps(GRAPH)};{after}</script>'
    assert stated(script).author == "Ada Quill"


@pytest.mark.parametrize(
    ("head", "field", "value", "place"),
    [
        ('<meta name="DC.Creator" content="Ada Quill">', "author", "Ada Quill", "meta dc.creator"),
        ('<meta name="dc:date" content="2024-03-05">', "date", "2024-03-05", "meta dc.date"),
        (
            (
                '<meta name="citation_author" content="Quill, Ada">'
                '<meta name="citation_author" content="Reed, Ben">'
            ),
            "author",
            "Quill, Ada; Reed, Ben",
            "meta citation_author",
        ),
        (
            (
                '<meta property="article:author" content="Ada Quill">'
                '<meta property="article:author" content="Ben Reed">'
            ),
            "author",
            "Ada Quill, Ben Reed",
            "meta article:author",
        ),
        (
            (
                '<meta name="twitter:label1" content="Written by">'
                '<meta name="twitter:data1" content="Ada Quill">'
            ),
            "author",
            "Ada Quill",
            "meta twitter:data",
        ),
        (
            (
                "<meta name='parsely-page' content='"
                '{"title":"Tide","author":"Ada Quill","pub_date":"2024-03-05T07:00:00Z"}\'>'
            ),
            "date",
            "2024-03-05",
            "meta parsely-pub-date",
        ),
        (
            '<meta name="sailthru.author" content="Ada Q.">',
            "author",
            "Ada Q.",
            "meta sailthru.author",
        ),
        (
            '<meta name="dcterms.publisher" content="Post">',
            "publisher",
            "Post",
            "meta dcterms.publisher",
        ),
    ],
)
def test_meta_elements_state_fields_under_many_names(head, field, value, place):
    found = stated(head)
    assert (getattr(found, field), found.stated_in[field]) == (value, place)


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ('<p>Published <time datetime="2024-03-05T07:30Z">5 March</time></p>', "2024-03-05"),
        ('<p>Updated <time datetime="2024-03-06">6 March</time></p>', None),
        ('<p class="changed"><time datetime="2024-03-06">6 March</time></p>', None),
        ('<aside><time datetime="2024-03-06">6 March</time></aside>', None),
        ('<time datetime="2024-03-05">x</time><time datetime="2024-04-05">y</time>', None),
        (
            (
                '<time class="updated" datetime="2024-03-07">x</time>'
                '<time class="entry-date published" datetime="2024-03-05">y</time>'
            ),
            "2024-03-05",
        ),
    ],
)
def test_the_time_of_publishing_is_told_from_other_times(body, day):
    assert stated(body=f"<main>{body}</main>").date == day


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="author" content="admin"><meta name="date" content="soon">',
        '<meta property="article:author" content="https://social.example/post">',
        '<meta name="twitter:label1" content="Read in"><meta name="twitter:data1" content="5">',
        "<meta name='parsely-page' content='{broken'>",
        linked({"@type": "Person", "name": "Ada Quill"}, {"@type": "Article", "author": "#ada"}),
        "<title>harbour.docx</title>",
    ],
)
def test_what_states_nothing_makes_no_field(head):
    found = stated(head)
    assert (found.author, found.date, found.publisher) == (None, None, None)
    assert found.title_proposed


def test_entries_of_feeds_name_their_people_and_where_they_were_taken_from():
    feed = f"""<rss version="2.0"><channel><title>All news</title><item>
    <title>Harbour closed</title>
    <author>ada@post.example (Ada Quill)</author><source url="https://post.example">Eastmere Post
    </source><guid>https://post.example/7</guid><description>{HARBOUR}</description></item>
    </channel></rss>"""
    (part,) = parts_of(feed.encode(), "a.rss")
    found = part.recovered.metadata
    assert (found.author, found.publisher, found.address) == (
        "Ada Quill", "Eastmere Post", "https://post.example/7",
    )  # fmt: skip


def test_a_newsletter_names_its_list():
    mail = "From: Ada Quill <a@post.example>\nList-Id: Tide Letter <tide.post.example>\n"
    mail += f"Archived-At: <https://post.example/l/7>\nSubject: Tide\n\n{HARBOUR}\n"
    found = read_bytes(mail.encode(), "a.eml").metadata
    assert (found.publisher, found.address) == ("Tide Letter", "https://post.example/l/7")
    assert found.stated_in["publisher"] == "mail header List-Id"


def test_who_changed_a_document_last_is_not_its_author():
    meta = """<m xmlns:dc="x" xmlns:meta="y"><dc:creator>Ben Reed</dc:creator>
    <dc:date>2024-04-01</dc:date><meta:initial-creator>Ada Quill</meta:initial-creator>
    <meta:creation-date>2024-03-05T07:30:00</meta:creation-date></m>"""
    found = read_bytes(zipped(**{"content.xml": CONTENT, "meta.xml": meta}), "a.odt").metadata
    assert (found.author, found.date) == ("Ada Quill", "2024-03-05")


def test_a_book_by_several_names_them_all():
    whole = book()
    assert read_bytes(whole, "a.epub").metadata.author == "Ada Quill"


def test_a_pdf_states_its_publisher_and_language_in_its_packet():
    stream = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        with document.open_metadata() as packet:
            packet["dc:title"] = "Tides of Eastmere"
            packet["dc:creator"] = ["Ada Quill", "Ben Reed"]
            packet["dc:publisher"] = {"Eastmere Press"}
            packet["xmp:CreateDate"] = "2024-03-05T07:30:00Z"
        document.save(stream)
    found = read_bytes(stream.getvalue(), "a.pdf").metadata
    assert found.title == "Tides of Eastmere"
    assert found.stated_in["author"] == "document properties"


TOLD = "Der Hafen wurde für zwei Tage geschlossen, größere Schäden gibt es nicht."


def letter(subject: str, sender: str, text: str, encoding: str) -> bytes:
    head = f"From: {sender}\r\nSubject: {subject}\r\nDate: Mon, 4 Mar 2024 10:02:00 +0100\r\n"
    return f"{head}Content-Type: text/plain\r\n\r\n{text}".encode(encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_mail_that_names_no_charset_is_read_in_the_one_it_is_in(encoding):
    article = read_bytes(letter("Hafen", "Ana <a@x.example>", TOLD, encoding), "a.eml")
    assert article.text == TOLD


def test_headers_that_are_not_encoded_as_they_should_be_are_read():
    article = read_bytes(letter("Порт закрыт", "Иван <a@x.example>", TOLD, "utf-8"), "a.eml")
    assert (article.metadata.title, article.metadata.author) == ("Порт закрыт", "Иван")


def test_a_greeting_is_no_title_of_a_mail():
    article = read_bytes(letter("Hafen", "a@x.example", f"Hallo Bert,\n\n{TOLD}", "utf-8"), "a.eml")
    assert [str(block.kind) for block in article.blocks] == ["paragraph", "paragraph"]


def test_what_is_attached_to_a_mail_and_not_read_is_told():
    message = EmailMessage()
    message["From"], message["Subject"] = "a@x.example", "Hafen"
    message.set_content(TOLD)
    for name in ("winmail.dat", "logo.png", "plan.xlsx"):
        message.add_attachment(b"x", "application", "octet-stream", filename=name)
    (notice,) = read_bytes(message.as_bytes(), "a.eml").notices
    assert notice.startswith("Attached and not read: winmail.dat, plan.xlsx.")
    assert "Outlook" in notice
