from __future__ import annotations

import pytest

from app.importing.reading import read_bytes
from app.importing.text.structure import blocks_of

LONG = (
    "The council voted on Tuesday night to keep the small car ferry running for at least another "
    "three years, after a campaign that brought hundreds of people into the streets."
)


def kinds(text):
    return [str(b.kind) for b in blocks_of(text)]


def test_the_subject_of_a_mail_in_a_text_is_its_title():
    text = f"From: River Watch <a@b.example>\nDate: 12 Feb 2025\nSubject: The ferry stays\n\n{LONG}"
    found = read_bytes(text.encode(), "a.txt")
    assert [str(b.kind) for b in found.blocks] == ["chrome", "byline", "title", "paragraph"]
    assert (found.metadata.title, found.metadata.date) == ("The ferry stays", "2025-02-12")


def test_one_line_with_a_colon_is_no_head_of_a_mail():
    assert kinds(f"A title of the text\n{LONG}\nFrom: the sea\n{LONG}")[2] != "chrome"


@pytest.mark.parametrize(
    "line", ["BC-FERRY-VOTE/UPDATE 2 (PIX)", "(MORE)", "-30-", "Seite 3 von 9"]
)
def test_what_a_wire_or_a_page_adds_is_chrome(line):
    assert kinds(f"A title of the text\n{LONG}\n\n{line}\n\n{LONG}")[2] == "chrome"


@pytest.mark.parametrize("line", ["COVID-19 returns", "US-CHINA TALKS RESUME"])
def test_a_headline_with_a_hyphen_is_no_slug(line):
    assert kinds(f"{line}\n{LONG}") == ["title", "paragraph"]


def test_a_running_head_is_chrome_on_every_page_and_not_the_title():
    head = "The Skarholm Mirror, weekly"
    text = f"{head}   3\n\nThe ferry stays\n\n{LONG}\n\n{head}   4\n\n{LONG}"
    assert kinds(text) == ["chrome", "title", "paragraph", "chrome", "paragraph"]


def test_what_stands_below_two_hyphens_is_a_signature():
    text = f"A title of the text\n{LONG}\n-- \nFerry-news mailing list\nhttps://lists.example/ferry"
    assert set(kinds(text)[2:]) == {"debris", "chrome"}


def test_a_post_of_a_network_is_a_quotation():
    text = f"A title\n{LONG}\nThe boat is late. pic.twitter.com/x8Jd\n— Ferry (@ferry) May 1, 2024\n{LONG}"  # noqa: E501
    assert kinds(text)[2:] == ["quote", "quote", "paragraph"]


def test_a_number_between_dashes_is_a_pages():
    assert kinds(f"The ferry stays\n{LONG}\n- 1 -\n{LONG}")[2] == "chrome"


MAILED = "From: River Watch <a@b.example>\nSent: 12 Feb 2025\nSubject: {}\n\n{}\n{}"


def test_a_mail_that_was_sent_on_has_the_title_of_the_text_that_it_carries():
    title = "The small ferry stays for another three years"
    text = MAILED.format("Fwd: Ferry stays, small county pays", title, f"By Ann Lee\n{LONG}")
    assert read_bytes(text.encode(), "a.txt").metadata.title == title
    other = "A quiet day on the river"
    text = MAILED.format("WG: Ferry stays", other, f"By Ann Lee\n{LONG}")
    assert read_bytes(text.encode(), "a.txt").metadata.title == other


def test_a_mails_subject_stays_its_title_where_the_text_opens_with_something_else():
    for first in ("Hello everybody,", "A quiet day on the river", "Dear ferry friends!"):
        text = MAILED.format("Fwd: The ferry stays", first, LONG)
        assert read_bytes(text.encode(), "a.txt").metadata.title.endswith("The ferry stays")
    text = MAILED.format("The ferry stays", "The ferry stays and sails", LONG)
    assert read_bytes(text.encode(), "a.txt").metadata.title == "The ferry stays"
