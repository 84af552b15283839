from __future__ import annotations

import pytest

from app.domain.article import BlockKind
from app.importing.text.structure import blocks_of

PROSE = (
    "The council voted on Tuesday night to keep the ferry for another winter, and the boat will be "
    "repaired in the yard at Sandwick before the ice comes."
)


def shown(*lines: str) -> list[tuple[str, str]]:
    text = "\n".join(("The ferry is kept for another winter", PROSE, *lines, PROSE)) + "\n"
    return [
        (b.kind.value, " ".join((b.content or text[b.start : b.end]).split()))
        for b in blocks_of(text)[2:-1]
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("SANDWICK —", "Brightwater Ferries", ", which sails to Norland, said on Friday it would."),
        ("The firm has debts of $12 million. Its founder,", "Anselm Dwyer", ", has resigned."),
        (
            "The boat, built in 1970, may be sold to",
            "Tidewater Lines",
            ", which has three of them.",
        ),
        ("People wrote to the editor of the", "Sandwick Post", "about the price of a ticket."),
        ("Die Fähre fährt nach Angaben der", "Reederei Nord", ", die sie betreibt, bis Mai."),
        ("Le bateau appartient depuis hier à", "Armement Bréval", ", qui en a trois autres."),
        ("That was the word of the mayor,", "Olga Tarn", "."),
    ],
)
def test_a_sentence_that_was_torn_at_its_links_is_one_paragraph(lines):
    assert [kind for kind, _ in shown(*lines)] == ["paragraph"]


def test_no_space_is_left_before_a_stop_that_stood_behind_a_link():
    lines = ("The firm has debts of $12 million. Its founder,", "Anselm Dwyer", ", has resigned.")
    assert shown(*lines)[0][1].endswith("Its founder, Anselm Dwyer, has resigned.")


def test_an_item_that_was_torn_is_one_item():
    lines = ("Money is owed to:", "Sandwick Steel, $31 million", "a yard in", "Norland", ", $9,000")
    assert [kind for kind, _ in shown(*lines)] == ["paragraph", "list-item", "list-item"]


@pytest.mark.parametrize(
    "lines",
    [
        ("What the owner says", "“It sails until May,” said Olga Tarn, who owns the boat."),
        ("The ferry and its owner", "It sails until May, said Olga Tarn, who owns the boat."),
        (
            "The end of the line",
            "Olga Tarn",
            "The boat sails until May, said its owner in a letter.",
        ),
    ],
)
def test_a_heading_is_not_drawn_into_the_sentence_below(lines):
    assert shown(*lines)[0][1] == lines[0]


def test_items_without_marks_are_not_drawn_into_one():
    lines = ("The unit will:", "stop sailing on Fridays", "keep the old boat", "mend the quay")
    assert [kind for kind, _ in shown(*lines)] == ["paragraph", *["list-item"] * 3]


def test_the_last_short_line_of_a_wrapped_item_does_not_draw_the_next_one_in():
    lines = (
        "Суд обязал завод:",
        "• вывезти муку, хранившуюся под повреждённой кровлей до конца месяца, и",
        "уничтожить её;",
        "• выплатить работникам простой в размере двух третей оклада.",
    )
    assert [kind for kind, _ in shown(*lines)].count("list-item") == 2


def test_a_byline_of_which_each_word_had_a_tag_is_one():
    text = f"The ferry is kept\nBy\nCalla Renwick\nand\nTom Hale\nNov. 12, 2025\n{PROSE}\n{PROSE}\n"
    blocks = blocks_of(text)
    assert blocks[1].kind is BlockKind.BYLINE
    assert text[blocks[1].start : blocks[1].end] == "By\nCalla Renwick\nand\nTom Hale"


def kinds_and_texts(text: str) -> list[tuple[str, str]]:
    return [(b.kind.value, " ".join(text[b.start : b.end].split())) for b in blocks_of(text)]


def test_a_title_in_two_lines_is_one():
    text = (
        f"Council backs night buses\nafter two-year campaign\n\n3 May 2026\n\n{PROSE}\n\n{PROSE}\n"
    )
    assert kinds_and_texts(text)[0] == (
        "title",
        "Council backs night buses after two-year campaign",
    )


def test_two_lines_that_each_begin_great_are_two():
    text = (
        f"Council backs night buses\nCampaign took two years\n\n3 May 2026\n\n{PROSE}\n\n{PROSE}\n"
    )
    assert kinds_and_texts(text)[0] == ("title", "Council backs night buses")


def test_a_second_author_on_the_next_line_belongs_to_the_byline():
    text = f"Fischer protestieren\n\nVon Anke Petersen\nund Lars Thode\n\n{PROSE}\n\n{PROSE}\n"
    assert kinds_and_texts(text)[1] == ("byline", "Von Anke Petersen und Lars Thode")


def test_an_item_goes_on_in_the_line_that_hangs_below_it_where_nothing_else_is_wrapped():
    text = (
        f"The buses are kept\n\n{PROSE}\n\nThree routes are planned:\n\n"
        " * Route N1, to the hospital\n   and the university\n * Route N2, to the harbour\n\n"
        f"{PROSE}\n"
    )
    items = [shown for kind, shown in kinds_and_texts(text) if kind == "list-item"]
    assert items == ["* Route N1, to the hospital and the university", "* Route N2, to the harbour"]


def test_a_quotation_of_several_lines_with_an_angle_each_is_one():
    found = shown(
        "> We were told that it was a stop like any other. Then the lights",
        "> went out and the children began to cry.",
    )
    said = (
        "We were told that it was a stop like any other. Then the lights went out and the "
        "children began to cry."
    )
    assert found == [("quote", said)]


@pytest.mark.parametrize(
    "lines",
    [
        ("> The ferry is kept for another winter.", "> It sails to Norland on Friday, as before."),
        ("> 1. the ferry is kept for another winter,", "> 2. it sails to Norland on Friday."),
        ("> Ferry is kept", "> It sails to Norland on Friday, and it is as it was before."),
    ],
)
def test_lines_with_an_angle_that_are_sentences_or_items_are_not_joined(lines):
    assert len(shown(*lines)) == len(lines)
