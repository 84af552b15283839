"""What pages say of themselves where they contradict themselves or say it wrongly."""

from __future__ import annotations

import json

import pytest

from app.importing.html.reader import read_html
from tests.importing.html_kinds import PROSE, TITLE, tagged

LOGO = '<header><a href="/">Strait Courier</a></header>'
RIGHTS = "<footer>© 2024 Strait Courier. All rights reserved.</footer>"
GERMAN = (
    "Das Gericht in Halvmark hat am Dienstag entschieden, dass die Reederei die Zuschüsse für die "
    "Fahrten im Winter zurückzahlen muss, weil nicht einmal die Hälfte der Fahrten stattfand."
)
BYLINE = '<p class="byline">By Ada Quill, 5 March 2024</p>'


def stated(head="", *, title="", above="", below="", heading=TITLE, prose=PROSE, language="en"):
    """The metadata of a page with ``head`` in its head."""
    page = (
        f'<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f"<body>{above}<article><h1>{heading}</h1>{tagged('p', prose)}</article>{below}"
        "</body></html>"
    )
    return read_html(page.encode(), "a.html").metadata


def linked(**fields):
    """A script that states ``fields`` of a report."""
    return (
        '<script type="application/ld+json">'
        f"{json.dumps({'@type': 'NewsArticle', **fields})}</script>"
    )


def person(name):
    return {"@type": "Person", "name": name}


SITE = "https://c.example"
HOME = f'<link rel="canonical" href="{SITE}/">'
HOUSE = {"@type": "Organization", "name": "Strait Courier"}


@pytest.mark.parametrize(
    ("author", "read"),
    [
        ([person("Ada Quill"), person("Ben Otis")], "Ada Quill, Ben Otis"),
        (person(["Ada Quill", "Ben Otis"]), "Ada Quill, Ben Otis"),
        ([[person("Ada Quill")], {"@list": ["Ben Otis"]}], "Ada Quill, Ben Otis"),
        ([person("Ada Quill"), person("ADA QUILL")], "Ada Quill"),
        ([person("Quill, Ada"), person("Otis, Ben")], "Quill, Ada; Otis, Ben"),
        ([person("admin"), person("Ada Quill")], "Ada Quill"),
        ("Ada Quill and Ben Otis", "Ada Quill and Ben Otis"),
        (person('<a href="/ada">Ada Quill</a>'), "Ada Quill"),
        (person("By Ada Quill"), "Ada Quill"),
        (person("https://courier.example/ada"), None),
        ({"@id": "#nobody"}, None),
        ([[[[]]]], None),
        ({"name": {"first": "Ada"}}, None),
    ],
)
def test_authors_are_read_however_they_are_listed_and_none_is_made_up(author, read):
    assert stated(linked(author=author)).author == read


def test_a_house_is_the_author_only_where_no_person_is_named():
    house = linked(author=HOUSE, publisher=HOUSE)
    assert stated(house).author == "Strait Courier"
    assert stated(house).stated_in["author"] == "JSON-LD"
    other = stated(house + '<meta name="author" content="Ada Quill">')
    assert (other.author, other.stated_in["author"]) == ("Ada Quill", "meta author")
    signed = stated(house, above=BYLINE)
    assert (signed.author, signed.stated_in["author"]) == ("Ada Quill", "byline")
    assert signed.publisher == "Strait Courier"


@pytest.mark.parametrize(
    ("day", "read"),
    [
        ("2024-03-05T23:30:00-08:00", "2024-03-05"),
        ("2024-03-05T23:30:00", "2024-03-05"),
        ("2024-03-05 23:30", "2024-03-05"),
        ("20240305", "2024-03-05"),
        ("Tue, 05 Mar 2024 23:30:00 GMT", "2024-03-05"),
        ("March 5, 2024", "2024-03-05"),
        (["2024-03-05"], "2024-03-05"),
        ({"@type": "Date", "@value": "2024-03-05"}, "2024-03-05"),
        ("2024-03", "2024-03"),
        ("2024", "2024"),
        ("2024-13", None),
        ("2024-02-31", None),
        ("03/04/2024", None),
        ("1970-01-01T00:00:00Z", None),
        ("0001-01-01T00:00:00", None),
        ("-0001-11-30T00:00:00+00:00", None),
        ("0000-00-00 00:00:00", None),
        (1709600000, None),
        ("1709600000", None),
        ("now", None),
    ],
)
def test_the_day_is_the_one_that_stands_there_and_an_empty_field_is_none(day, read):
    metadata = stated(linked(datePublished=day))
    assert metadata.date == read
    assert ("date" in metadata.stated_in) == (read is not None)


def test_of_two_days_the_one_of_publishing_in_the_better_place_counts():
    metadata = stated(
        linked(datePublished="2024-03-05", dateModified="2024-02-01")
        + '<meta property="article:published_time" content="2023-01-01">'
    )
    assert (metadata.date, metadata.stated_in["date"]) == ("2024-03-05", "JSON-LD")
    unset = stated(
        linked(datePublished="1970-01-01T00:00:00Z")
        + '<meta property="article:published_time" content="2024-03-05T07:00:00">'
    )
    assert unset.date == "2024-03-05"
    assert unset.stated_in["date"] == "meta article:published_time"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (f'<meta property="og:title" content="{TITLE}">', ""),
        ("", TITLE),
        ("", f"{TITLE} | Strait Courier"),
    ],
)
def test_a_headline_of_another_report_does_not_become_the_title(head, title):
    metadata = stated(linked(headline="Lighthouse sold to a choir") + head, title=title)
    assert (metadata.title, metadata.stated_in["title"]) == (TITLE, "heading")


def test_the_heading_with_the_name_of_the_paper_is_not_the_title():
    metadata = stated(title=f"{TITLE} | Strait Courier", above="<h1>Strait Courier</h1>")
    assert metadata.title == TITLE


@pytest.mark.parametrize(
    ("head", "address"),
    [
        ('<link rel="canonical" href="https://c.example/ferry">', "https://c.example/ferry"),
        ('<link rel="canonical" href="https://c.example/?p=7">', "https://c.example/?p=7"),
        (HOME, None),
        ('<link rel="canonical" href="/ferry">', None),
        (f"{HOME}<meta property='og:url' content='https://c.example/ferry'>", f"{SITE}/ferry"),
        (linked(url="javascript:void(0)"), None),
    ],
)
def test_the_address_is_that_of_the_article_and_not_of_the_site(head, address):
    assert stated(head).address == address


@pytest.mark.parametrize(
    ("page", "publisher"),
    [
        ({"title": f"{TITLE} | Strait Courier", "above": LOGO}, "Strait Courier"),
        ({"title": f"{TITLE} - Strait Courier", "below": RIGHTS}, "Strait Courier"),
        ({"title": f"{TITLE} - Strait Courier"}, None),  # nothing else says so
        ({"title": TITLE, "above": LOGO}, None),
        ({"title": f"{TITLE} - Politics", "above": "<nav><a>Politics</a></nav>"}, None),
        ({"head": linked(publisher={"legalName": "Courier Press Ltd"})}, "Courier Press Ltd"),
        ({"head": linked(publisher={"name": "https://c.example"})}, None),
        ({"head": '<meta property="og:site_name" content="@courier">'}, None),
    ],
)
def test_the_publisher_is_named_in_a_place_for_it_or_by_two_witnesses(page, publisher):
    metadata = stated(**page)
    assert metadata.publisher == publisher
    assert ("publisher" in metadata.stated_in) == (publisher is not None)


def test_a_comma_too_many_does_not_silence_linked_data():
    data = '{"@type": "NewsArticle", "author": ["Ada Quill",],}'
    assert stated(f'<script type="application/ld+json">{data}</script>').author == "Ada Quill"


def test_a_template_that_says_english_does_not_make_another_language_english():
    german = [f"{GERMAN} Das war am {day}. März." for day in (3, 7, 9, 12)]
    assert stated(prose=german).language == "de"
    assert "language" not in stated(prose=german).stated_in
    assert stated().stated_in["language"] == "html lang"
    assert stated(prose=german, language="de-AT").language == "de"
