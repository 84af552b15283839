from __future__ import annotations

from app.importing.text.lines import lines_of
from app.importing.text.structure import blocks_of
from app.importing.text.wrapping import wrap_width

WRAPPED = """The council of Stannick voted on Tuesday night to keep the small car
ferry running for at least another three years, after a campaign that
brought more than 900 people into the streets of a town of 6,400.
Councillors had been told in June that the boat would need repairs of
more than a million. They chose to borrow the money instead.
"""


def shown(text):
    return [text[b.start : b.end] for b in blocks_of(text)]


def test_hard_wrapped_lines_are_joined_into_one_block():
    assert len(shown(WRAPPED * 1)) <= 2
    assert wrap_width(lines_of(WRAPPED)) == 69


def test_a_paragraph_ends_where_a_short_line_ends_a_sentence():
    text = (
        WRAPPED
        + "The first sailing under the new timetable leaves on 4 November, and\nthat is all.\n"
    )
    assert shown(text)[-1].startswith("The first sailing")


def test_a_wrapped_item_is_one_block():
    text = WRAPPED + (
        "\n- a loan of £800,000 from the county, to be paid back by 2031, with\n"
        "  interest fixed at three per cent;\n- higher fares\n"
    )
    assert shown(text)[-2].endswith("three per cent;")


def test_one_block_a_line_is_left_alone():
    lines = (
        "Why orchestras shrink in the north\nMuseum opens at night to save light\n"
        "Bakery on Main reopens after fire\n"
    )
    assert len(shown(lines)) == 3


def test_a_sentence_torn_by_a_line_break_is_made_whole():
    assert len(shown("The company that makes the boats said on Monday\nthat it would stop.")) == 1


def test_a_byline_in_small_letters_is_not_taken_for_the_rest_of_the_title():
    assert len(shown("Il comune di Pietralta vende tre edifici\ndi Giulia Fontanesi")) == 2


def test_a_byline_above_a_text_without_spaces_is_not_its_first_line():
    prose = (
        "市议会周二晚间决定，小型汽车渡轮至少再运营三年。此前，数百人走上街头参加了保留渡轮的活动。"
    )
    blocks = blocks_of(f"汽车渡轮再运营三年\n记者 王明 2024-06-04 10:15\n{prose}")
    assert [str(b.kind) for b in blocks] == ["title", "byline", "paragraph"]


def test_a_wrapped_line_that_begins_with_a_date_is_no_item():
    text = (
        "Nordau. Die Klinik der Stadt Nordau wird nach einem Beschluss zum\n"
        "31. Dezember geschlossen. Das hat der Rat am Abend mit acht zu drei\n"
        "Stimmen entschieden, und betroffen davon sind vierunddreißig Leute,\n"
        "unter ihnen elf Hebammen; gehen muss aber nach der Ansicht des Rates\n"
        "keine von ihnen.\n"
    )
    assert len(shown(text)) == 1


def test_dates_below_one_another_are_not_joined():
    days = "2. Juni: der Rat berät\n3. Juni: die Stadt entscheidet\n4. Juni: der Bau beginnt\n"
    assert len(shown(f"{WRAPPED}\nDie Termine:\n\n{days}")) >= 5


def test_a_line_that_ends_in_a_little_word_goes_on_though_the_next_word_had_room():
    text = WRAPPED.replace(
        "brought more than 900 people into the streets of a town of 6,400.\n",
        "brought more than 900 people into the wet and icy streets, by\n"
        "340 more than lived there in the year before that.\n",
    )
    assert "streets, by\n340 more" in shown(text)[0]
