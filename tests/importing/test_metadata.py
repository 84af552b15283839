from __future__ import annotations

import pytest

from app.importing.details.metadata import short_title
from app.importing.reading import read_bytes

LONG = (
    "The council voted on Tuesday night to keep the small car ferry running for at least another "
    "three years, after a campaign that brought hundreds of people into the streets."
)


def metadata(text):
    return read_bytes(text.encode(), "a.txt").metadata


def test_each_field_is_taken_where_the_text_states_it():
    found = metadata(
        f"A ferry is kept\nBy Miriam Castell\nPublished 17 October 2023\n{LONG}\n© 2023 The Courier"
    )
    assert found.title == "A ferry is kept"
    assert not found.title_proposed
    assert found.author == "Miriam Castell"
    assert (found.date, found.date_stated) == ("2023-10-17", "17 October 2023")
    assert found.publisher == "The Courier"
    assert found.language == "en"
    assert found.stated_in["author"] == "line 2"
    assert found.stated_in["date"] == "line 3"


def test_nothing_is_invented():
    found = metadata(f"{LONG}\n{LONG}")
    assert (found.author, found.date, found.publisher, found.address) == (None, None, None, None)
    assert found.stated_in == {}


def test_a_lost_title_is_proposed_from_the_first_heading():
    found = metadata(f"{LONG}\nWhat comes next for the ferry\n{LONG}")
    assert (found.title, found.title_proposed) == ("What comes next for the ferry", True)


def test_a_text_without_headings_is_named_by_its_first_sentence():
    found = metadata(f"The ferry stays. {LONG}")
    assert (found.title, found.title_proposed) == ("The ferry stays", True)
    assert metadata(LONG).title.endswith("…")


def test_a_day_in_prose_is_not_the_date_of_the_article():
    assert metadata(f"A title\n{LONG} It began on 3 March 2019.").date is None


@pytest.mark.parametrize(
    ("prose", "language"),
    [
        ("Der Umbau der alten Brauerei beginnt nicht wie geplant im Mai, sagte die Stadt.", "de"),
        ("Руководство завода объявило о временной остановке второй сборочной линии.", "ru"),
        ("Рух автомобільним мостом через річку відкрили в неділю вранці.", "uk"),
        ("افتتحت وزارة المياه يوم الاثنين محطة جديدة لتحلية مياه البحر على الساحل", "ar"),
        (
            "青岭市政府周二宣布，将在未来五年内新建两条轻轨线路，总投资约86亿元，共设十八个车站。",
            "zh",
        ),
        ("Hi.", None),
    ],
)
def test_the_language_is_told_from_the_prose(prose, language):
    assert metadata(prose).language == language


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("A ferry is kept", "A ferry is kept"),
        ("Storm Odalys: ferries stopped as wind reaches the islands", "Storm Odalys"),
        ("Grain exporter Altrasem to sell stake in port", "Grain exporter Altrasem to sell stake…"),
        (
            "Harbour Commission Navigates Extraordinary Circumstances Amidst Debt",
            "Harbour Commission Navigates Extraordinary…",
        ),
    ],
)
def test_a_short_title_is_the_beginning_of_the_title(title, short):
    assert short_title(title) == short


def test_a_name_that_stands_alone_above_the_title_and_below_it_is_the_publishers():
    text = f"Bay Area Wave\nSign In\nA ferry is kept\nBy Ann Lee\nBay Area Wave\n{LONG}"
    assert metadata(text).publisher == "Bay Area Wave"
