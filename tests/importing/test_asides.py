from __future__ import annotations

import pytest

from app.domain.article import BlockKind
from app.importing.text.asides import is_quotation, is_signed_quotation
from app.importing.text.structure import blocks_of


@pytest.mark.parametrize(
    "text",
    [
        "“You either hear the silence or you hear the sea.”",
        '"A library that is closed is not a library."',
        "« Le train de nuit n'est pas une nostalgie. »",
        "„Wir haben den Fluss einfach unterschätzt.“",
        "「东部新区的交通压力一直很大，这一点大家都知道，也都看在眼里。」",
    ],
)
def test_a_quotation_that_stands_alone_is_a_quotation(text):
    assert is_quotation(text)


@pytest.mark.parametrize(
    "text",
    [
        "“We played in coats,” said the cellist. “The audience came in coats too.”",
        "“A map is a promise”",
        "“Short.”",
        "He said: “You either hear the silence or you hear the sea.”",
    ],
)
def test_prose_with_a_quotation_in_it_is_none(text):
    assert not is_quotation(text)


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Reuters",
        "Foto: Die alte Brauerei am Fluss",
        "(Photo by Dana Wu)",
        "Crowds in the square on Monday. Jane Doe/Getty Images",
        "The reservoir in April. (Photo by Dana Wu/Record)",
        "Table: prices per kilogram",
        "图片来源：青岭日报",
        "Бригада разбирает повреждённый котёл. Фото: пресс-служба района",
        "So könnte der Westkai aussehen. (Visualisierung: Büro Lahnstein)",
    ],
)
def test_a_line_that_credits_or_describes_a_picture_is_a_caption(line):
    prose = "The council voted on Tuesday night to keep the ferry, and the boat will be repaired."
    blocks = blocks_of(f"A title\n{line}\n{prose}")
    assert blocks[1].kind is BlockKind.CAPTION


def test_markdown_quotations_are_shown_without_their_sign():
    blocks = blocks_of("A title\n\n> We were not asked where.\n\nThat was how one farmer put it.")
    assert (blocks[1].kind, blocks[1].content) == (BlockKind.QUOTE, "We were not asked where.")


def test_a_quotation_and_who_said_it_is_a_quotation():
    text = f"A title\n{'It rained all night on the island, he said. ' * 4}\n"
    said = "“We carried this port through the storm year.” — Joe Ballard, dockers’ union"
    assert blocks_of(text + said)[-1].kind is BlockKind.QUOTE


def test_the_answer_to_an_interviewers_question_is_no_quotation():
    intro = "Ogni lunedì mattina Anna Tessari scende al pontile con quattro bottiglie vuote. " * 2
    talk = "Dottoressa, che cosa ha trovato?\n«Fosforo, quattro volte il limite.»"
    assert blocks_of(f"Il lago è vivo\n{intro}\n{talk}")[-1].kind is BlockKind.PARAGRAPH


def test_a_quotation_without_a_stop_that_the_text_has_too_is_a_pull_quote():
    prose = "“The sea gives nothing back”, said the geologist at the town hall on Tuesday night. "
    text = f"A beach is lost\n{prose * 2}\n“The sea gives nothing back”\n{prose}"
    assert blocks_of(text)[2].kind is BlockKind.QUOTE


def test_a_photographer_and_a_paper_behind_a_slash_end_a_caption():
    prose = "It rained all night on the island, and nobody came to the market, he said. " * 3
    line = "Ruben Castellanos in his bakery. Simone Achterberg / Bay Area Ledger"
    assert blocks_of(f"A title\n{prose}\n{line}\n{prose}")[2].kind is BlockKind.CAPTION


@pytest.mark.parametrize(
    "line",
    [
        "Commissioner Leota Marsh on the north breakwater. (Wendell Amador / Courier)",
        "Fot. Marcin Zięba / PAP. Pęknięcie na trzecim filarze mostu w Dolinach.",
        "صورة من الجو لسد الوادي الأخضر بعد الانهيار (أ ف ب)",
        "Photo of the boat in the yard at Sandwick (AFP)",
    ],
)
def test_a_line_that_credits_its_picture_in_brackets_or_first_is_a_caption(line):
    prose = "The council voted on Tuesday night to keep the ferry, and the boat will be repaired."
    assert blocks_of(f"A title\n{line}\n{prose}")[1].kind is BlockKind.CAPTION


@pytest.mark.parametrize(
    "line",
    [
        "The mayor met the owner of the boat (and/or its captain).",
        "Map of the harbour for summer visitors (in English)",
        "The harbour authority closed the quay in May. (AFP)",
    ],
)
def test_other_lines_that_end_in_brackets_are_no_captions(line):
    prose = "The council voted on Tuesday night to keep the ferry, and the boat will be repaired."
    assert blocks_of(f"A title\n{line}\n{prose}")[1].kind is not BlockKind.CAPTION


PROSE = (
    "The council voted on Tuesday night to keep the ferry for another winter, and the boat will be "
    "repaired in the yard at Sandwick before the ice comes."
)


@pytest.mark.parametrize(
    "speaker", ["Marit Holand, evacuee", "Colette Rambaud, voyageuse", "Ann Lee, editor", "Ann Lee"]
)
def test_who_said_it_below_a_pulled_quotation_belongs_to_it(speaker):
    said = "“They gave us fifteen minutes to find the cat.”"
    text = f"A title\n{PROSE}\n{said}\n{speaker}\n{PROSE}\n{PROSE}\n"
    kinds = [b.kind for b in blocks_of(text)]
    assert kinds[2:4] == [BlockKind.QUOTE, BlockKind.QUOTE]


@pytest.mark.parametrize(
    "line", ["What happens in the valley now", "Berlin, a year later", "Rain, wind and more rain"]
)
def test_a_heading_below_a_pulled_quotation_is_still_one(line):
    text = f"A title\n{PROSE}\n“They gave us fifteen minutes to find the cat.”\n{line}\n{PROSE}\n"
    assert blocks_of(text)[3].kind is BlockKind.HEADING


def test_a_quotation_without_a_stop_is_one_where_a_name_signs_it():
    assert is_signed_quotation("„Łódź jeszcze mamy” - Halina Próchniak, sołtyska Zawodzia")
    assert is_signed_quotation("“A plaster where a surgeon is needed” — Eilidh Corr")
    assert not is_signed_quotation("„Łódź jeszcze mamy” - mówi sołtyska Zawodzia")
    assert not is_signed_quotation("“The Boat” – a Sandwick story in three parts")


@pytest.mark.parametrize(
    "line",
    [
        "The quay on Saturday morning. © Owen Pryce",
        "The ribs of the boat, seen at low tide. / J. REYES",
        "The harbour in the evening / J. M. REYES",
        "Les élèves dans la cour, lundi. Photo d’archives Anne Leroy",
        "Дым виден за рекой. Фото очевидца",
        "Am Abend war es still. Bild Jan Auer",
    ],
)
def test_a_line_that_ends_in_a_name_behind_a_stroke_or_a_word_for_pictures_is_a_caption(line):
    text = f"{PROSE}\n{line}\n{PROSE}"
    assert blocks_of(text)[1].kind is BlockKind.CAPTION


@pytest.mark.parametrize(
    "line",
    [
        "They lost. Picture the scene",
        "The vote failed. Table of results",
        "She said no. Photos show that he left",
        "The budget for 2024 / 2025",
        "Either / Or",
    ],
)
def test_a_stroke_or_a_word_for_pictures_alone_makes_no_caption(line):
    text = f"{PROSE}\n{line}\n{PROSE}"
    assert blocks_of(text)[1].kind is not BlockKind.CAPTION
