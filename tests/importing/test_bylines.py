from __future__ import annotations

import pytest

from app.importing.details.bylines import is_byline, parse_byline
from app.importing.details.naming import name_beside, outlet_beside


@pytest.mark.parametrize(
    ("line", "author", "date"),
    [
        ("By Miriam Castell", "Miriam Castell", None),
        ("By Jane Doe and Joe Falk", "Jane Doe, Joe Falk", None),
        ("BY JANE DOE, Staff Writer", "JANE DOE", None),
        ("By Ruth Oyelaran, 21 June 2024", "Ruth Oyelaran", "2024-06-21"),
        ("Von Jonas Reuther", "Jonas Reuther", None),
        ("05.06.2023 | 17:05 Uhr | von Hedwig Manteuffel", "Hedwig Manteuffel", "2023-06-05"),
        ("Par Claire Dumontel", "Claire Dumontel", None),
        ("Автор: Ирина Вершинина", "Ирина Вершинина", None),
        ("Paweł Żarnecki, 30 listopada 2019", "Paweł Żarnecki", "2019-11-30"),
        ("Selim Aydoğdu | 23 Eylül 2021", "Selim Aydoğdu", "2021-09-23"),
        ("Олена Гайова, кореспондентка", "Олена Гайова", None),
        ("作者：刘海", "刘海", None),
        ("(Reporting by Tomas Hruby; Editing by Jane Okoro)", "Tomas Hruby", None),
    ],
)
def test_a_byline_gives_the_author_and_the_date_it_states(line, author, date):
    byline = parse_byline(line, "en")
    assert byline is not None
    assert ", ".join(byline.authors).replace(" and ", ", ") == author
    assert (byline.date.iso if byline.date else None) == date


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("Source: Valley Post", "Valley Post"),
        ("2023年3月7日 09:20 来源：青岭日报", "青岭日报"),
        ("Coast Market Weekly, 2 November 2022", "Coast Market Weekly"),
    ],
)
def test_a_byline_gives_the_publisher_it_states(line, publisher):
    byline = parse_byline(line)
    assert byline is not None
    assert byline.publisher == publisher


@pytest.mark.parametrize(
    "line",
    [
        "By Monday evening the water had reached the second step of the town hall",
        "By continuing to use this site you agree",
        "Von der Leyen kündigt neue Sanktionen gegen die Werft an",
        "The war began on 3 March 2022 in the east",
        "What happens now",
        "",
    ],
)
def test_other_lines_are_no_bylines(line):
    assert not is_byline(line, near=True)


def test_a_bare_date_is_a_byline_only_near_the_title():
    assert is_byline("3 March 2022", near=True)
    assert not is_byline("3 March 2022", near=False)
    assert is_byline("Updated 3 March 2022", near=False)


def test_statements_that_only_their_labels_part_are_told_apart():
    byline = parse_byline("来源：青川日报 作者：林晓岚 2024年05月16日", "zh")
    assert byline is not None
    assert (byline.publisher, byline.authors) == ("青川日报", ["林晓岚"])


def test_a_paper_after_an_authors_name_is_the_publisher():
    byline = parse_byline("Автор: Ирина Ладыгина, «Вестник Заречья»", "ru")
    assert byline is not None
    assert (byline.publisher, byline.authors) == ("Вестник Заречья", ["Ирина Ладыгина"])


@pytest.mark.parametrize(
    ("line", "author", "paper"),
    [
        ("Owen Pryce | The Valley Herald", "Owen Pryce", "The Valley Herald"),
        ("Çınarlı Postası - Murat Kılıç", "Murat Kılıç", "Çınarlı Postası"),
        ("Joana Meireles, Gazeta do Litoral", "Joana Meireles", "Gazeta do Litoral"),
        ("Мария Лунина, «Степной вестник»", "Мария Лунина", "Степной вестник"),
        ("Jan Lasek – „Słowo Gór”", "Jan Lasek", "Słowo Gór"),
        ("«Степной вестник», Мария Лунина", "Мария Лунина", "Степной вестник"),
        ("Мария Лунина («Степной вестник»)", "Мария Лунина", "Степной вестник"),
        ("Jan Lasek i Anna Nowak, „Słowo Gór”", "Jan Lasek, Anna Nowak", "Słowo Gór"),
        ("Мария Лунина, «Мы не уедем!»", None, None),
        ("Тихие воды, «Степной вестник»", None, None),
        ("Home | Latest News", None, None),
        ("A quiet winter - and a loud spring", None, None),
    ],
)
def test_a_name_beside_a_papers_is_the_authors(line, author, paper):
    assert (name_beside(line), outlet_beside(line)) == (author, paper)


@pytest.mark.parametrize(
    ("line", "author", "publisher"),
    [
        ("By Ann Lee for the Harbour Post", "Ann Lee", "Harbour Post"),
        ("Par Jean Kerbrat (avec AFP)", "Jean Kerbrat", None),
        ("4 czerwca 2024, Jan Lasek, Kurier Portowy", "Jan Lasek", "Kurier Portowy"),
        ("opr. Jan Lasek", "Jan Lasek", None),
        ("dpa, 4. Juni 2024", "", "dpa"),
        ("EFE - Puerto Alto, 4 jun. 2024", "", "EFE"),
        ("La rédaction, Le Télégramme du Port, 4 juin 2024", "", "Le Télégramme du Port"),
        ("Источник: Портовый вестник", "", "Портовый вестник"),
        ("Jens Kötter, Hafenbote, 04.06.24", "Jens Kötter", "Hafenbote"),
    ],
)
def test_papers_and_agencies_in_bylines_are_told_from_authors(line, author, publisher):
    byline = parse_byline(line)
    assert byline is not None
    assert (", ".join(byline.authors), byline.publisher) == (author, publisher)


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Von unserer Redakteurin Lena Brandt, Neustadt", "Lena Brandt"),
        ("Von unserem Korrespondenten Jan Auer in Paris", "Jan Auer"),
        ("From our correspondent in Oslo, Ann Lee", "Ann Lee"),
        ("De notre envoyée spéciale à Kiev, Anne Leroy", "Anne Leroy"),
        ("De nuestra corresponsal en París Ana Ruiz", "Ana Ruiz"),
        ("Dal nostro inviato Marco Neri", "Marco Neri"),
        ("Nasz korespondent Jan Lasek, Berlin", "Jan Lasek"),
        ("Наш корреспондент Иван Орлов, Осло", "Иван Орлов"),
    ],
)
def test_a_papers_own_correspondent_is_the_author(line, author):
    byline = parse_byline(line)
    assert byline is not None
    assert byline.authors == [author]


@pytest.mark.parametrize(
    "line",
    [
        "Our town, our future",
        "Our reporter Ann Lee was shot in Oslo",
        "Our reporter Ann Lee, who was in Oslo when it fell",
        "Nuestro planeta, Ana Ruiz",
        "Unsere Stadt Neu Ulm",
        "Our politics editor",
    ],
)
def test_what_is_ours_but_no_named_reporter_is_no_byline(line):
    assert not is_byline(line, near=True)


def test_behind_an_office_without_a_colon_stands_the_paper():
    byline = parse_byline("Redacción Crónica del Lago | 30 de agosto de 2025")
    assert (byline.authors, byline.publisher) == ([], "Crónica del Lago")
    assert parse_byline("Redaktion: Jan Lasek").authors == ["Jan Lasek"]


def test_a_paper_in_quotation_marks_beside_a_name_and_a_date_is_the_publisher():
    byline = parse_byline("Мария Лунина, «Степной вестник», 3 декабря 2018", "ru")
    assert (byline.authors, byline.publisher) == (["Мария Лунина"], "Степной вестник")
    byline = parse_byline("Автор: Мария Лунина, «Степной вестник»", "ru")
    assert (byline.authors, byline.publisher) == (["Мария Лунина"], "Степной вестник")
