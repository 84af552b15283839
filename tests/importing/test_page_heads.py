"""Heads and numbers of pages, and what they and the first and last lines say of the article."""

from __future__ import annotations

import pytest

from app.importing.details.metadata import metadata_of
from app.importing.details.sources import copyright_holder, dated_in, imprint_of, masthead_in
from app.importing.reading import read_bytes
from app.importing.text.structure import blocks_of

WRAPPED = (
    "The council voted on Tuesday night to keep the ferry\n"
    "for another winter, and the boat will be repaired in\n"
    "the yard at Sandwick before the ice comes, they said\n"
    "after the vote.\n"
)
HEAD = "HARBOUR VOICE          18 June 2026  No. 24 (3817)"
PAGES = (
    f"{HEAD}\nThe ferry is kept for another winter by the council\nOlga Tarn\n\n{WRAPPED}\n"
    f"{WRAPPED}3\n\n{HEAD}\n\n{WRAPPED}\n{WRAPPED}"
)


def kinds(text: str) -> list[tuple[str, str]]:
    return [(b.kind.value, text[b.start : b.end]) for b in blocks_of(text)]


def test_a_printed_page_is_taken_apart():
    found = kinds(PAGES)
    assert found[:3] == [
        ("chrome", HEAD),
        ("title", "The ferry is kept for another winter by the council"),
        ("byline", "Olga Tarn"),
    ]
    assert ("chrome", "3") in found
    assert [text for kind, text in found if kind == "chrome"].count(HEAD) == 2


def test_the_head_of_a_page_gives_the_date_where_nothing_else_does():
    found = metadata_of(PAGES, blocks_of(PAGES))
    assert (found.author, found.date) == ("Olga Tarn", "2026-06-18")


def test_a_wrapped_sentence_that_goes_over_a_name_is_one():
    sentence = "The boat belongs to the daughter of its first captain,\nOlga Tarn"
    text = f"The ferry is kept\n\n{WRAPPED}\n{sentence}\n\n{WRAPPED}"
    assert any(body.endswith("captain,\nOlga Tarn") for _, body in kinds(text))


def test_a_figure_that_a_sentence_goes_on_with_is_no_page_number():
    text = f"The ferry is kept\n\n{WRAPPED}\n{WRAPPED[:-16]} and they were\n31\n\n{WRAPPED}"
    assert ("chrome", "31") not in kinds(text)


@pytest.mark.parametrize(
    ("opening", "iso"),
    [
        ("GENEVA, 11 November 2025 – Governments have pledged money", "2025-11-11"),
        ("Бердянск, 7 апреля 2026 — Завод остановлен", "2026-04-07"),
        ("Governments met on 11 November 2025 – and pledged money", None),
        ("On 3 May 2024 - a Friday - the boat sank", None),
        ("By 11 November 2025 – six months on – they had paid", None),
    ],
)
def test_the_date_behind_the_place_that_opens_a_report(opening, iso):
    stated = dated_in(opening, None)
    assert (stated.iso if stated else None) == iso


@pytest.mark.parametrize(
    ("line", "holder"),
    [
        ("© «Голос Подністров’я», 2026", "Голос Подністров’я"),
        ("© ООО «Вестник Приозёрья», 2026", "ООО «Вестник Приозёрья»"),
    ],
)
def test_the_quotation_marks_around_a_whole_name_are_left_out(line, holder):
    assert copyright_holder(line) == holder


def test_a_bar_of_links_is_no_papers_name():
    assert masthead_in("News Sport Weather Obituaries Jobs") is None
    assert masthead_in("Harbour Evening Post") == "Harbour Evening Post"


def test_a_short_sentence_below_the_text_ends_it():
    last = "A report is due in May."
    text = f"The ferry is kept\n\n{WRAPPED}\n{WRAPPED}\n{last}\n\nShare\nHome | Contact\n"
    assert ("paragraph", last) in kinds(text)


MAIL = (
    "-----Original Message-----\nFrom: Desk <desk@terminal.example>\n"
    "Sent: Wednesday, February 18, 2026 8:14 AM\nTo: Metals list\n"
    "Subject: FW: {subject}\n\nSmelters cut output as ore runs short\n\n"
)


def test_an_article_in_a_mail_that_was_sent_on_has_its_own_title_and_the_mails_date():
    text = MAIL.format(subject="Smelters cut output as ore runs short") + f"{WRAPPED}\n{WRAPPED}"
    found = metadata_of(text, blocks_of(text))
    assert found.title == "Smelters cut output as ore runs short"
    assert found.date == "2026-02-18"
    assert ("title", "Smelters cut output as ore runs short") in kinds(text)


def test_the_subject_of_a_mail_is_its_title_where_no_line_says_the_same():
    text = MAIL.format(subject="Metals this morning") + f"{WRAPPED}\n{WRAPPED}"
    assert metadata_of(text, blocks_of(text)).title.endswith("Metals this morning")


@pytest.mark.parametrize(
    ("line", "paper"),
    [
        ("Northern Tidings is published by Tidings Media Ltd.", "Northern Tidings"),
        ("Le Courrier est édité par la société Presse du Nord.", "Le Courrier"),
        ("The report is published by a charity in Leeds.", None),
        ("What the council wants is published by nobody.", None),
    ],
)
def test_who_publishes_a_paper(line, paper):
    assert imprint_of(line) == paper


def test_an_imprint_below_the_text_is_chrome_and_names_the_publisher():
    last = "Northern Tidings is published by Tidings Media Ltd."
    text = f"The ferry is kept\n\n{WRAPPED}\n{WRAPPED}\nShare\n\n{last}\n"
    assert ("chrome", last) in kinds(text)
    assert metadata_of(text, blocks_of(text)).publisher == "Northern Tidings"


def test_a_lists_tag_before_a_mails_subject_does_not_make_it_another():
    text = (
        MAIL.format(subject="[BW] Smelters cut output as ore runs short") + f"{WRAPPED}\n{WRAPPED}"
    )
    assert metadata_of(text, blocks_of(text)).title == "Smelters cut output as ore runs short"


@pytest.mark.parametrize(
    ("head", "paper"),
    [
        ("TALBLATT                        Freitag, 17. Mai 2019", "TALBLATT"),
        ("17 May 2019                     Harbour Post", "Harbour Post"),
        ("Freitag, 17. Mai 2019           Seite für die Kinder", None),
    ],
)
def test_the_end_of_a_pages_head_that_is_not_its_date_names_the_paper(head, paper):
    prose = "The council voted on Tuesday night to keep the ferry for another winter, as it was. "
    text = "\n\n".join(
        (head, "The ferry stays for a winter", prose * 2, head, prose * 3, head, prose)
    )
    assert read_bytes(text.encode(), "a.txt").metadata.publisher == paper
