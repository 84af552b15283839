from __future__ import annotations

import pytest

from app.importing.reading import read_bytes
from app.importing.text.edges import is_trail
from app.importing.text.structure import blocks_of

LONG = (
    "The council voted on Tuesday night to keep the small car ferry running for at least another "
    "three years, after a campaign that brought hundreds of people into the streets."
)
TITLE = "The island's ferry is kept for three more years"


def kinds(text):
    return [str(b.kind) for b in blocks_of(text)]


def test_short_lines_above_the_title_are_chrome_in_a_language_nobody_listed():
    text = f"Pagina prima\nZibele\nOrbanto\n{TITLE}\n{LONG}"
    assert kinds(text) == ["chrome", "chrome", "chrome", "title", "paragraph"]


def test_a_deck_is_not_the_title():
    deck = "The boat that nobody wanted to pay for sails on, for a price"
    assert kinds(f"Ferry is kept\n{deck}\nBy Ann Tarrow\n{LONG}")[0] == "title"


def test_a_long_line_below_the_title_is_text_and_no_heading():
    deck = "The boat that nobody wanted to pay for sails on, for a price that all must pay"
    assert kinds(f"{TITLE}\n{deck}\n{LONG}\n{LONG}") == ["title", *["paragraph"] * 3]
    assert kinds(f"{TITLE}\nWhat it will cost\n{LONG}\n{LONG}")[1] == "heading"


def test_the_pages_title_with_its_name_stands_above_the_title():
    text = f"{TITLE} - The Skarholm Mirror\nZibele\n{TITLE}\n{LONG}"
    assert kinds(text) == ["chrome", "chrome", "title", "paragraph"]


def test_a_button_between_title_and_text_is_chrome():
    assert kinds(f"{TITLE}\n12 May 2024\nZibele\n{LONG}") == [
        "title", "byline", "chrome", "paragraph",
    ]  # fmt: skip


def test_todays_date_above_the_title_is_not_the_articles():
    text = f"Friday, May 17, 2024\n{TITLE}\nPublished 12 May 2024\n{LONG}"
    assert kinds(text)[0] == "chrome"
    assert read_bytes(text.encode(), "a.txt").metadata.date == "2024-05-12"


def test_short_lines_below_the_last_sentence_are_chrome():
    text = f"Home | News | Sport\n{TITLE}\n{LONG}\nZibele orbanto\nWarum die Brücke zu bleibt"
    assert kinds(text)[-2:] == ["chrome", "chrome"]


def test_without_any_page_around_it_one_line_at_the_end_is_no_chrome():
    assert kinds(f"{TITLE}\n{LONG}\nA last line without a stop")[-1] != "chrome"


@pytest.mark.parametrize(
    ("line", "author", "date"),
    [
        ("Oleh: Dewi Lestari", "Dewi Lestari", None),
        ("Thứ tư, 13/02/2025 10:15 (GMT+7)", None, "2025-02-13"),
        ("12. februára 2025 o 10:15", None, "2025-02-12"),
        ("2025. február 12. 10:15", None, "2025-02-12"),
        ("2025 m. vasario 12 d. 10:15", None, "2025-02-12"),
        ("प्रकाशित: 12 फरवरी 2025, 10:15", None, "2025-02-12"),
        ("입력 2025.02.12. 오전 10:15", None, "2025-02-12"),
        ("2025年2月12日 10時15分", None, "2025-02-12"),
        ("김하늘 기자", "김하늘", None),
        ("Text: Maja Lindholm", "Maja Lindholm", None),
    ],
)
def test_names_and_dates_below_a_title_are_bylines_in_many_languages(line, author, date):
    found = read_bytes(f"{TITLE}\n{line}\n{LONG}".encode(), "a.txt")
    assert [str(b.kind) for b in found.blocks] == ["title", "byline", "paragraph"]
    assert (found.metadata.author, found.metadata.date) == (author, date)


def test_a_papers_name_above_the_title_is_the_publisher():
    text = f"Coastline Monitor\nMenu\n{TITLE}\nFeb 12, 2025\n{LONG}"
    assert read_bytes(text.encode(), "a.txt").metadata.publisher == "Coastline Monitor"


def test_a_trail_has_three_parts_or_more():
    assert is_trail("Home › News › Towns")
    assert not is_trail("Ferry kept | The Mirror")


def test_the_motto_above_a_bar_of_sections_is_not_the_title():
    head = "Highland Record\nIndependent news for the glens since 1911\nNews Sport Opinion Culture"
    assert kinds(f"{head}\n{TITLE}\n{LONG}") == [*["chrome"] * 3, "title", "paragraph"]


def test_a_paper_that_stands_above_the_title_is_known_in_the_byline_below_it():
    text = f"صحيفة المرفأ\nمحليات | عربي | دولي\n{TITLE}\nالمرفأ - نور الدين الشامي\n{LONG}"
    assert kinds(text) == ["chrome", "chrome", "title", "byline", "paragraph"]
    assert read_bytes(text.encode(), "a.txt").metadata.author == "نور الدين الشامي"


def test_a_name_and_a_paper_in_quotation_marks_are_a_byline_below_the_title_alone():
    line = "Мария Лунина, «Степной вестник»"
    assert kinds(f"{TITLE}\n{line}\n22 April 2025\n{LONG}")[1] == "byline"
    assert kinds(f"{TITLE}\n22 April 2025\n{LONG}\n{line}\n{LONG}")[3] == "heading"


def test_a_short_line_between_title_and_byline_is_the_deck():
    deck = "Council borrows money; islanders cheer"
    assert kinds(f"{TITLE}\n{deck}\nBy Ann Tarrow\n{LONG}\n{LONG}")[1] == "paragraph"
    assert kinds(f"{TITLE}\nBy Ann Tarrow\n{deck}\n{LONG}\n{LONG}")[2] == "heading"
    assert kinds(f"{TITLE}\n{deck}\n{LONG}\n{LONG}")[1] == "heading"
