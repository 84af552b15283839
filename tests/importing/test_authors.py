from __future__ import annotations

import pytest

from app.domain.article import BlockKind
from app.importing.details.authors import are_names, author_of, names_in
from app.importing.details.metadata import metadata_of
from app.importing.text.structure import blocks_of

PROSE = (
    "The council voted on Tuesday night to keep the ferry for another winter, and the boat will be "
    "repaired in the yard at Sandwick before the ice comes."
)


def said(*head: str):
    text = "\n\n".join(("The ferry is kept for another winter", *head, PROSE, PROSE)) + "\n"
    return metadata_of(text, blocks_of(text))


@pytest.mark.parametrize(
    ("part", "author"),
    [
        ("ByIlse Vandermaal", "Ilse Vandermaal"),
        ("ParColette Rambaud", "Colette Rambaud"),
        ("Von Friederike Tamm und dpa", "Friederike Tamm"),
        ("By Isla Brandreth (now) and Tom Ferrier (earlier)", "Isla Brandreth and Tom Ferrier"),
    ],
)
def test_what_an_author_line_says(part, author):
    assert author_of(part) == author


@pytest.mark.parametrize(
    "part", ["Byron Hale", "Parker Lund", "DiStefano Marino", "Portia Adeyemi"]
)
def test_names_that_begin_like_such_a_word_are_whole(part):
    assert author_of(part) is None


@pytest.mark.parametrize(
    "line",
    [
        "Nermin Altıok, Okan Tezcan",
        "Nadia Ferreira-Holt and Sam Oduya",
        "Bożena Wilk (PAP)",
        "Isla Brandreth (now) and Tom Ferrier (earlier)",
    ],
)
def test_a_line_of_names_above_a_date_names_the_authors(line):
    found = said(line, "12.11.2026, 14:05")
    assert found.author == names_in(line)
    assert found.date == "2026-11-12"


@pytest.mark.parametrize(
    "line",
    [
        "Storms and Sea Urchins in the Bay",
        "Berlin, Paris",
        "Valley Herald, Ann Lee and others",
        "Anne Lund",
        "Harbour Post, Vale Courier",
    ],
)
def test_other_lines_are_no_line_of_names(line):
    assert not are_names(line)


def test_a_name_above_a_place_with_its_date_is_the_author():
    found = said("Lucía Barrantes Olmo", "Villarreal de la Vega, 9 de septiembre de 2025")
    assert (found.author, found.date) == ("Lucía Barrantes Olmo", "2025-09-09")


def test_a_name_before_a_date_is_the_author_where_nobody_else_is_named():
    assert said("Thuy Marchetti, 21 August 2025").author == "Thuy Marchetti"
    assert said("María de la Cruz, 21 de agosto de 2025").author == "María de la Cruz"


def test_an_agency_beside_a_name_is_no_author():
    found = said("Agência Lusa / Benedita Falcão", "16 ago 2026, 20:14")
    assert (found.author, found.date) == ("Benedita Falcão", "2026-08-16")


def test_a_link_number_before_a_name_is_no_part_of_it():
    assert said("Saturday 14 March 2026, by [6]Mared Huws").author == "Mared Huws"


def test_a_headline_in_a_list_of_key_events_does_not_make_a_part_the_title():
    text = (
        "Dam breach in Vellmark: latest as second valley is cleared\n"
        "Thu 19 Feb 2026 17.48 GMT\nShare\nKey events\n"
        "17.31 Prime minister cancels trip to Lisbon\n"
        "16.05 Second valley told to leave\n17.31\nPrime minister cancels trip to Lisbon\n"
        f"{PROSE}\n{PROSE}\n"
    )
    assert metadata_of(text, blocks_of(text)).title.startswith("Dam breach")


def test_a_page_name_behind_a_headline_still_shows_which_line_is_the_title():
    title = "Dam breach in Vellmark clears second valley"
    text = f"{title} - The Courier\nHome\nWorld\n{title}\n{PROSE}\n{PROSE}\n"
    blocks = blocks_of(text)
    titles = [b for b in blocks if b.kind is BlockKind.TITLE]
    assert [text[b.start : b.end] for b in titles] == [title]


def test_a_bold_deck_is_not_the_title():
    deck = "**It sails until May; the harbour pays**"
    text = f"# The ferry is kept\n\n{deck}\n\n3 May 2026\n\n{PROSE}\n"
    assert metadata_of(text, blocks_of(text)).title == "The ferry is kept"


def test_the_word_that_leads_over_to_a_date_is_no_part_of_a_name():
    assert author_of("Posted by Rosa Quill on March 4, 2026") == "Rosa Quill"
    assert said("Posted by Rosa Quill on March 4, 2026").author == "Rosa Quill"


def test_the_place_behind_the_authors_is_left_out():
    assert author_of("Por Caio Ferraz e Lúcia Prado, de Brasília") == "Caio Ferraz e Lúcia Prado"


def test_a_papers_name_below_the_author_is_the_publisher():
    found = said("By Tomasz Hale", "Border Wire")
    assert (found.author, found.publisher) == ("Tomasz Hale", "Border Wire")
