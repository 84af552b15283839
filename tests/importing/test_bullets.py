"""Signs that may open an item, and the same signs where they do not."""

from __future__ import annotations

import pytest

from app.domain.article import BlockKind
from app.importing.decoding import decode
from app.importing.text.structure import blocks_of

WRAPPED = (
    "The council voted on Tuesday night to keep the ferry\n"
    "for another winter, and the boat will be repaired in\n"
    "the yard at Sandwick before the ice comes, they said\n"
    "after the vote.\n"
)


def blocks(middle: str) -> list[tuple[BlockKind, str]]:
    text = f"The ferry is kept\n\n{WRAPPED}\n{WRAPPED}\n{middle}\n{WRAPPED}\n{WRAPPED}"
    return [
        (b.kind, " ".join((b.content or text[b.start : b.end]).split())) for b in blocks_of(text)
    ][3:-2]


@pytest.mark.parametrize("sign", ["»", "¤", "›", "➜", "◼"])
def test_a_list_with_rarer_signs_and_hanging_lines_is_one(sign):
    found = blocks(
        f"The union wants:\n\n{sign} a rise of 8.4 per cent that is backdated to May,\n"
        f"  with a floor of 1,450 pounds a month for apprentices\n{sign} no more than four nights\n"
    )
    assert [kind for kind, _ in found[1:]] == [BlockKind.LIST_ITEM] * 2
    assert found[1][1].startswith("a rise of")
    assert found[1][1].endswith("for apprentices")


def test_a_single_line_behind_an_angle_is_no_list():
    assert blocks("» To the page of the ferry\n")[0][0] is not BlockKind.LIST_ITEM


def test_the_letter_o_is_a_bullet_in_a_list_that_a_colon_opens():
    found = blocks(
        "Buses leave:\n\no at 6:20 and 7:05 from the church,\no at 13:30 from the school.\n"
    )
    assert [kind for kind, _ in found[1:]] == [BlockKind.LIST_ITEM] * 2
    assert found[1][1] == "at 6:20 and 7:05 from the church,"


def test_the_letter_o_is_a_word_elsewhere():
    found = blocks(
        "Marszałek zapowiedział w czwartek, że wystąpi do rządu\n"
        "o pieniądze z rezerwy państwa, a później także\n"
        "o kredyt, choć nie wie jeszcze, ile będzie kosztował.\n"
    )
    assert [kind for kind, _ in found] == [BlockKind.PARAGRAPH]


@pytest.mark.parametrize(
    "lines",
    [
        '"Mój dziadek woził dzieci do szkoły. Łódź mamy"\n- mówi Próchniak.\n',
        "« Le bac sera réparé au port avant les glaces\n» a dit le maire, qui ne vient pas.\n",
        "“We will have the boat mended before the ice comes,”\n– said its owner on Tuesday.\n",
    ],
)
def test_a_wrapped_line_that_begins_with_a_speakers_dash_is_no_item(lines):
    assert [kind for kind, _ in blocks(lines)] == [BlockKind.PARAGRAPH]


def test_items_in_small_letters_behind_hyphens_are_still_items():
    found = blocks("The council wants:\n- ships that sail on time and at a price, and\n- a quay\n")
    assert [kind for kind, _ in found[1:]] == [BlockKind.LIST_ITEM] * 2


def test_the_two_ends_of_a_pages_head_do_not_run_into_the_text():
    text = f"HARBOUR VOICE          18 June 2026  No. 24\nThe ferry is kept\n\n{WRAPPED}\n{WRAPPED}"
    first, second, *_ = blocks_of(text)
    assert text[first.start : first.end].startswith("HARBOUR VOICE")
    assert (second.kind, text[second.start : second.end]) == (BlockKind.TITLE, "The ferry is kept")


def test_a_title_of_two_centred_lines_is_one():
    text = (
        "         Growers bet on a salt-proof seed\n                as the delta sinks\n"
        f"Ann Lee, 21 August 2025\n\n{WRAPPED}\n{WRAPPED}"
    )
    first = blocks_of(text)[0]
    assert first.kind is BlockKind.TITLE
    assert text[first.start : first.end].endswith("as the delta sinks")


def test_a_latin_page_with_a_rare_sign_is_not_taken_for_greek():
    text = (
        "L'ordinanza stabilisce:\n¤ scuole chiuse fino a venerdì 22 maggio;\n¤ strada chiusa\n" * 4
    )
    assert decode(text.encode("cp1252"), "a.txt") == (text, "cp1252")


def test_lines_of_talk_behind_long_dashes_are_no_list():
    found = blocks(
        "— Vou visitar minha mãe toda semana — disse a diarista Cleusa Ramos.\n\n"
        "— E eu vou à feira — completou a vizinha.\n"
    )
    assert [kind for kind, _ in found] == [BlockKind.PARAGRAPH] * 2


def test_items_behind_long_dashes_are_one():
    found = blocks("What is planned:\n\n— a new boat by May\n\n— a quay — with lamps — by June\n")
    assert [kind for kind, _ in found[1:]] == [BlockKind.LIST_ITEM] * 2
