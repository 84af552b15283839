from __future__ import annotations

import pytest

from app.domain.article import BlockKind
from app.importing.text.comments import opens_comments
from app.importing.text.structure import blocks_of

PROSE = "The council voted on Tuesday to keep the ferry for three more years, it said. " * 3
ARTICLE = f"The ferry stays for three years\n{PROSE}\n{PROSE}\n"


def kinds(text: str) -> list[BlockKind]:
    return [block.kind for block in blocks_of(text)]


@pytest.mark.parametrize(
    ("head", "signature", "answer"),
    [
        ("Comments (2)", "3 hours ago", "Reply"),
        ("Kommentare", "12.03.2024, 18:20 Uhr", "Antworten"),
        ("3 commentaires", "le 12 mars 2024 à 18h20", "Répondre"),
        ("Комментарии (2)", "14.08.2024 11:02", "Ответить"),
        ("التعليقات", "12-03-2024", "رد"),
    ],
)
def test_what_readers_wrote_below_an_article_is_chrome(head, signature, answer):
    text = f"{ARTICLE}{head}\nOlga\n{signature}\nWhy not four years?\n{answer}\nTom\n{PROSE}\n"
    found = kinds(text)
    assert found[:3] == [BlockKind.TITLE, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]
    assert set(found[3:]) == {BlockKind.CHROME}


def test_a_name_with_its_time_in_one_line_is_the_sign_of_a_comment():
    text = f"{ARTICLE}Коментарі\nІгор 27.02.2024, 18:20\nА хто прийматиме?\n"
    assert set(kinds(text)[3:]) == {BlockKind.CHROME}


def test_the_button_that_leads_to_the_comments_ends_no_article():
    assert kinds(f"{ARTICLE}Comments\n{PROSE}\n{PROSE}")[-2:] == [BlockKind.PARAGRAPH] * 2


def test_the_count_of_comments_above_an_article_does_not_hide_it():
    text = f"The ferry stays for three years\n3 comments\n12 March 2024\n{PROSE}\n{PROSE}"
    assert kinds(text)[-2:] == [BlockKind.PARAGRAPH] * 2


def test_the_comments_button_of_a_live_page_ends_nothing():
    text = f"{ARTICLE}14:05\n{PROSE}\nComments\n13:40\n{PROSE}\n13:10\n{PROSE}"
    assert kinds(text).count(BlockKind.PARAGRAPH) == 5


@pytest.mark.parametrize(
    "line",
    [
        "3 responses to “Council backs night buses after a campaign of two years”",
        "One thought on “Night buses”",
        "4 Kommentare zu „Nachtbusse“",
        "2 commentaires sur « Les bus de nuit »",
    ],
)
def test_the_heads_of_comments_that_name_the_article_are_known(line):
    assert opens_comments(line)


@pytest.mark.parametrize(
    "line", ["Two responses to the crisis", "His comments on “Night buses” were brief, she said."]
)
def test_lines_on_answers_are_none(line):
    assert not opens_comments(line)
