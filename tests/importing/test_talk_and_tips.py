"""Interviews, live blogs, pull quotes and what pages say to their readers."""

from __future__ import annotations

import pytest

from app.importing.reading import read_bytes
from app.importing.text.structure import blocks_of

TITLE = "The island's ferry is kept for three more years"
LONG = (
    "The council voted on Tuesday night to keep the small car ferry running for at least another "
    "three years, after a campaign that brought hundreds of people into the streets of Oudeveen."
)


def told(text):
    """The kind of each block with the line it begins with."""
    return [(str(b.kind), text[b.start : b.end].split("\n")[0]) for b in blocks_of(text)]


def kinds(text):
    return [str(b.kind) for b in blocks_of(text)]


def contents(text):
    return [b.content for b in blocks_of(text) if b.content is not None]


@pytest.mark.parametrize(
    "talk",
    [
        "– When does it sail?\n– Twice a day, says the mate.\n– And in winter?\n– Once.",
        "– Πόσο κοστίζει;\n– Τρία ευρώ το εισιτήριο.\n– Και το αυτοκίνητο;\n– Δώδεκα ευρώ.",
        "- ¿Cuándo abre?\n- En marzo, si no llueve.\n- ¿Y el bar?\n- También.",
    ],
)
def test_questions_with_their_answers_are_talk_and_no_list(talk):
    assert "list-item" not in kinds(f"{TITLE}\n{LONG}\nShe answers:\n{talk}\n{LONG}")


def test_dashed_questions_alone_are_a_list():
    text = f"{TITLE}\n{LONG}\nWe ask:\n– Who pays for it?\n– Who sails it?\n– Who wants it?\n{LONG}"
    assert kinds(text).count("list-item") == 3


def test_letters_before_speakers_are_no_numbers_of_a_list():
    talk = "Q: Who pays?\nA: The county does, and it seeks:\n- a mate\n- a cook"
    assert kinds(f"{TITLE}\n{LONG}\n{talk}\n{LONG}").count("list-item") == 2
    lettered = "A: a boat of six tons\nB: a quay\nC: a mate"
    assert kinds(f"{TITLE}\n{LONG}\nThe unit wants:\n{lettered}\n{LONG}").count("list-item") == 3


def test_a_quotation_without_a_stop_is_one_if_it_is_long_or_its_speaker_stands_below():
    long = "“We kept it all, the benches and the bell and even the smell of the engine”"
    spoken = "« On a tout gardé, même l'odeur »\nJosiane Mercoeur, coupeuse"
    short = "“We kept it all”"
    text = f"{TITLE}\n{LONG}\n{long}\n{LONG}\n{spoken}\n{LONG}\n{short}\n{LONG}"
    assert kinds(text)[2:] == [
        "quote",
        "paragraph",
        "quote",
        "quote",
        "paragraph",
        "heading",
        "paragraph",
    ]


def test_a_quotation_set_further_in_goes_on_to_its_closing_sign():
    quote = (
        '       "My father built that quay with a spade.\n        I shall not sell it for a form."'
    )
    text = f"{TITLE}\n\n{LONG}\n\n{quote}\n\n{LONG}\n"
    assert kinds(text) == ["title", "paragraph", "quote", "paragraph"]


def test_points_without_a_stop_below_their_heading_are_items_with_labels_or_not():
    points = "At a glance\nWork begins in 2029\nCost: 61 million\nFour houses have to go"
    assert kinds(f"{TITLE}\n{LONG}\n{points}\n{LONG}").count("list-item") == 3


def test_points_of_a_live_blog_stand_below_its_title_and_its_time():
    text = (
        "LIVE | Storm Brannoch: trains stop, bridges close\nLast updated 4 minutes ago\n"
        "What we know so far\nTwo bridges are closed\nTrains are cancelled until noon\n09:42\n"
        f"Schools stay shut\n{LONG}"
    )
    assert kinds(text) == [
        "title",
        "chrome",
        "heading",
        "list-item",
        "list-item",
        "chrome",
        "heading",
        "paragraph",
    ]


def test_key_events_head_a_list_but_are_a_button_elsewhere():
    assert ("heading", "Key events") in told(f"{TITLE}\n{LONG}\nKey events\n• One\n• Two\n{LONG}")
    assert ("chrome", "Key events") in told(f"{TITLE}\nShare\nKey events\nSign in\n{LONG}")


@pytest.mark.parametrize(
    "line",
    [
        "Enjoyed this story? Tell a friend or leave us a tip.",
        "Vous avez aimé cet article ? Partagez-le !",
        "Hat Ihnen der Artikel gefallen? Dann empfehlen Sie ihn weiter.",
        "Понравилась статья? Поделитесь с друзьями.",
        "¿Te ha gustado este artículo? Compártelo.",
        "Líbil se vám článek? Podpořte nás.",
    ],
)
def test_what_asks_whether_the_article_was_liked_is_the_pages(line):
    assert ("chrome", line) in told(f"{TITLE}\n{LONG}\n{line}\n{LONG}")


def test_a_sentence_that_items_go_on_with_is_no_heading():
    lead = "What the union plans to do next"
    text = f"{TITLE}\n{LONG}\n{lead}\n* renew the tanks\n* replace the pipes\n{LONG}"
    assert ("heading", lead) in told(text)
    lead = "The union will in the next four years"
    text = f"{TITLE}\n{LONG}\n{lead}\n* renew the tanks,\n* replace the pipes.\n{LONG}"
    assert ("paragraph", lead) in told(text)


def test_the_author_beside_a_place_that_the_text_names_is_the_name_alone():
    text = f"{TITLE}\nFemke Talsma, Oudeveen\n3 February 2026\n{LONG}"
    assert read_bytes(text.encode(), "a.txt").metadata.author == "Femke Talsma"
    assert kinds(text) == ["title", "byline", "byline", "paragraph"]
    pair = f"{TITLE}\nFemke Talsma, Hessel Rinsma\n3 February 2026\n{LONG}"
    assert read_bytes(pair.encode(), "a.txt").metadata.author == "Femke Talsma, Hessel Rinsma"


def test_numbers_that_terminals_set_before_links_are_left_out_of_what_is_shown():
    text = (
        f"[1]Home [2]Farms [3]Villages\n{TITLE}\n{LONG}\nThe ferry [4]the law calls old sails on."
    )
    assert kinds(text)[:2] == ["chrome", "title"]
    assert contents(text)[-1] == "The ferry the law calls old sails on."


def test_strong_letters_that_go_on_in_the_next_line_are_shown_without_their_signs():
    wrapped = "**From the first of August the\nboats sail from the new quay.**"
    shown = contents(f"# {TITLE}\n\n{wrapped}\n\n{LONG}\n")
    assert "From the first of August the boats sail from the new quay." in shown


def test_null_bytes_in_a_name_and_a_cell_are_left_out():
    table = "| Route | To |\n|---|---|\n| N1 | Netherfold\x00 |"
    text = (
        f"{TITLE}\nTobias Renwick\x00, transport reporter\n3 February 2026\n{LONG}\n{table}\n{LONG}"
    )
    recovered = read_bytes(text.encode(), "a.txt")
    assert recovered.metadata.author == "Tobias Renwick"
    cell = next(b for b in recovered.blocks if b.rows).rows[0][1]
    assert cell.mended == "Netherfold"


def test_shortcodes_beside_a_caption_are_debris():
    line = '[caption id="a1" width="600"]The log of 1866. Photo: City Archive[/caption]'
    assert "The log of 1866. Photo: City Archive" in contents(f"{TITLE}\n{LONG}\n{line}\n{LONG}")


def test_lines_that_end_in_an_items_closing_tag_are_items():
    items = "Cholera: six ships sent back.< / li >\n>Smuggling:< / strong > a fee list in cipher.<"
    assert kinds(f"{TITLE}\n{LONG}\n{items}\n{LONG}").count("list-item") == 2


@pytest.mark.parametrize("sign", ["✓", "•", "▪"])
def test_bullets_that_were_read_twice_in_a_wrong_encoding_are_bullets(sign):
    once = sign.encode().decode("cp1252")
    twice = once.encode().decode("cp1252")
    for bullet in (once, twice):
        points = f"{bullet} The crossing is free\n{bullet} The bar is shut"
        assert kinds(f"{TITLE}\n{LONG}\n{points}\n{LONG}").count("list-item") == 2


def test_numbers_with_a_dot_and_a_bracket_are_markers():
    text = f"{TITLE}\n{LONG}\nWhat is to come:\n1.) A plan\n2.) A quay\n{LONG}"
    assert contents(text) == ["A plan", "A quay"]


def test_a_bar_whose_links_stand_apart_or_are_mostly_known_is_no_title():
    for bar in ("Portada   Comarca   Campo   Gentes", "Home News Farming Events Jobs"):
        assert told(f"{bar}\n{TITLE}\n{LONG}")[:2] == [("chrome", bar), ("title", TITLE)]


def test_the_name_at_the_head_of_every_page_is_the_papers():
    head = "THE FENLAND QUARTER                                    October 2026"
    text = f"{head}\n\n{TITLE}\n\n{LONG}\n\n7\n{head}\n\n{LONG}\n\n8\n{head}\n\n{LONG}\n"
    recovered = read_bytes(text.encode(), "a.txt")
    assert recovered.metadata.publisher == "THE FENLAND QUARTER"
    assert ("chrome", "7") in told(text)


@pytest.mark.parametrize(
    ("lines", "author", "publisher"),
    [
        ("ANN LEE AND TOM HALE\n3 March 2026", "ANN LEE, TOM HALE", None),
        ("Words: Ann Lee  Pictures: Tom Hale\n3 March 2026", "Ann Lee", None),
        ("Texto y fotos: Inés Robledo\n3 de marzo de 2026", "Inés Robledo", None),
        ("Автор: Анна Кротова / Фото: Пётр Сой\n03.03.2026", "Анна Кротова", None),
        ("Von Ann-Kathrin Lehr, Oberried\n03.03.2026, 14:20 Uhr", "Ann-Kathrin Lehr", None),
        ("Jana Malá, Lhota\n3. 3. 2026 6:00", "Jana Malá", None),
        ("Karl Imhoff, dpa\nAktualisiert am 3. März 2026", "Karl Imhoff", "dpa"),
        ("Valley Echo Reporter\n14/3/2026", None, "Valley Echo"),
        ("Nguyễn Thị Hạnh - Báo Miệt Vườn - 12/07/2026", "Nguyễn Thị Hạnh", "Báo Miệt Vườn"),
        ("江城日报记者 王小明 实习生 李丽\n2026-03-03", "王小明", "江城日报"),
    ],
)
def test_bylines_say_who_wrote_it_and_for_whom(lines, author, publisher):
    text = f"{TITLE}\n\n{lines}\n\n{LONG}\n\n{LONG}\n"
    recovered = read_bytes(text.encode(), "a.txt")
    found = recovered.metadata
    assert (found.title, found.author, found.publisher) == (TITLE, author, publisher)
    assert kinds(text)[1 : 1 + len(lines.split("\n"))] == ["byline"] * len(lines.split("\n"))


def test_what_an_author_is_stands_below_the_name():
    lines = "By Priya Nandakumar\nHealth correspondent\nPublished 11 Nov 2026, 06:01 GMT"
    assert kinds(f"{TITLE}\n{lines}\n{LONG}") == ["title", *["byline"] * 3, "paragraph"]


def test_a_picture_is_described_behind_its_credit_and_in_the_line_below():
    lines = "Getty Images A nurse holds a door open in a corridor\nThe clinic was built in 1954"
    assert kinds(f"{TITLE}\nBy Ann Lee\n{lines}\n{LONG}")[2:4] == ["caption", "caption"]


def test_an_interview_begins_at_its_first_question():
    talk = "Frau Holm, wie geht es dem Wald?\nHolm: Besser als vor drei Jahren.\nZur Person"
    assert ("heading", "Zur Person") in told(f"{TITLE}\nInterview: Malte Brandt\n{talk}\n{LONG}")


def test_facts_with_labels_below_a_link_are_the_articles_again():
    links = "Read also\nThe bridge that nobody wanted to pay for"
    facts = "The bridge in figures\n- Length: 212 metres\n- Width: 11 metres"
    found = kinds(f"{TITLE}\n{LONG}\n{links}\n{facts}\n{LONG}")
    assert found[2:] == ["chrome", "chrome", "heading", "list-item", "list-item", "paragraph"]


def test_the_speakers_role_in_a_line_of_its_own_belongs_to_the_quotation():
    quote = "“What counts is that one can cross”\nTomás Rueda\nmayor of Arcos"
    assert kinds(f"{TITLE}\n{LONG}\n{quote}\n{LONG}")[2:5] == ["quote"] * 3


def test_the_first_part_of_a_path_names_the_paper():
    text = f"Gazeta Nadrzeczna » Wiadomości » Kultura\n{TITLE}\n{LONG}"
    assert read_bytes(text.encode(), "a.txt").metadata.publisher == "Gazeta Nadrzeczna"


def test_raised_figures_in_misread_letters_are_no_marks_of_notes():
    said = "El tranvía se detuvo y la reparación costó 3,4 millones de euros, según el informe."
    noted = "The winter was hard². The ferry stayed in."
    misread = said.encode().decode("latin-1")
    found = contents(f"{TITLE}\n{LONG}\n{misread}\n{noted}\n{LONG}")
    assert found == [said, "The winter was hard. The ferry stayed in."]
