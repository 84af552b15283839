from __future__ import annotations

import pytest

from app.importing.details.sources import copyright_holder, dateline, masthead_in, signed_in
from app.importing.reading import read_bytes


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("© 2023 The Stannick Courier. All rights reserved.", "The Stannick Courier"),
        ("Copyright 2021 Gull Coast Gazette", "Gull Coast Gazette"),
        ("© Mühlbote Verlag 2024", "Mühlbote Verlag"),
        ("Copyright © 2019-2024 Valley Post, all rights reserved", "Valley Post"),
        ("© Сетевое издание «Степной вестник». Все права защищены.", "Степной вестник"),
        ("© 2020 ООО «Степной вестник»", "ООО «Степной вестник»"),
        ("© 2009 The “New” Post", "The “New” Post"),
        ("All rights reserved", None),
        ("© 2024", None),
    ],
)
def test_a_copyright_line_names_the_publisher(line, name):
    assert copyright_holder(line) == name


def test_a_dateline_names_the_agency_and_the_day():
    found = dateline("VARNHOLM, April 9, 2024 (Meridian Wire) - Grain exporter", "en")
    assert found is not None
    assert found.agency == "Meridian Wire"
    assert found.date is not None and found.date.iso == "2024-04-09"


@pytest.mark.parametrize(
    "text", ["He said (again) - that", "Chris Murphy (D-CT), a member", "In 2020 (see below) - no"]
)
def test_brackets_in_prose_are_no_dateline(text):
    assert dateline(text, "en") is None


def test_agencies_that_are_quoted_are_cited_and_never_the_publisher():
    text = (
        "The president is open to a deal, The Kyiv Independent reports. As reported by the "
        "state-run news agency BelTA, talks go on; Reuters had no answer and nobody else had one."
    )
    metadata = read_bytes(text.encode(), "a.txt").metadata
    assert metadata.cited_sources == ("The Kyiv Independent", "BelTA", "Reuters")
    assert metadata.publisher is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Coastline Monitor", "Coastline Monitor"),
        ("Вербівські новини — газета нашого краю", "Вербівські новини"),
        ("بوابة الأفق", "بوابة الأفق"),
        ("Le Courrier de Morvent", "Le Courrier de Morvent"),
        ("Последние новости", None),
        ("Home | News | Sport", None),
        ("The council met on Tuesday", None),
    ],
)
def test_a_masthead_names_the_publisher_with_or_without_its_motto(line, name):
    assert masthead_in(line) == name


def test_a_report_that_opens_with_its_reporter_in_brackets_names_the_author():
    assert signed_in("本报讯（记者 王明 实习生 李丽）市议会周二晚间决定。") == "王明"
    assert signed_in("市议会（全体会议）周二晚间决定。") is None
