from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.figures import find_figures
from tests.support.growth import growth


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "16 political prisoners", [("16", 16, "")]),
        ("en", "an additional 1,300 prisoners", [("1,300", 1300, "")]),
        ("en", "approximately $700 million annually", [("$700 million", 7e8, "USD")]),
        ("en", "nearly 10 million consumers", [("10 million", 1e7, "")]),
        (
            "en",
            "a 20% increase over two years",
            [("20%", 20, "percent"), ("two years", 2, "years")],
        ),
        ("en", "by 3.5 per cent", [("3.5 per cent", 3.5, "percent")]),
        ("en", "cost 5bn euros", [("5bn euros", 5e9, "EUR")]),
        ("en", "since 1994", [("1994", 1994, "year")]),
        ("en", "sixteen men and twenty-five boys", [("sixteen", 16, ""), ("twenty-five", 25, "")]),
        ("en", "two dozen people", [("two dozen", 24, "")]),
        ("en", "a 30-day truce", [("30-day", 30, "days")]),
        ("en", "€40,000 a month", [("€40,000", 40000, "EUR")]),
        ("en", "on 15 300 people came", [("15", 15, ""), ("300", 300, "")]),
        ("de", "14,5 Millionen Euro", [("14,5 Millionen Euro", 14.5e6, "EUR")]),
        ("de", "1.300 Unterschriften", [("1.300", 1300, "")]),
        ("de", "12 Mrd. Dollar", [("12 Mrd. Dollar", 12e9, "USD")]),
        ("de", "zwölf Jahre", [("zwölf Jahre", 12, "years")]),
        ("fr", "12 000 personnes, 62 %", [("12 000", 12000, ""), ("62 %", 62, "percent")]),
        (
            "en",
            "EUR 1.2 bn or 1,200 million euros",
            [("EUR 1.2 bn", 1.2e9, "EUR"), ("1,200 million euros", 1.2e9, "EUR")],
        ),
        (
            "en",
            "$1.2B, HK$5m, 1.2 bn USD",
            [("$1.2B", 1.2e9, "USD"), ("HK$5m", 5e6, "HKD"), ("1.2 bn USD", 1.2e9, "USD")],
        ),
        (
            "en",
            "Rs 500 crore or 5 lakh people",
            [("Rs 500 crore", 5e9, "INR"), ("5 lakh", 5e5, "")],
        ),
        ("en", "13 trillion won", [("13 trillion won", 1.3e13, "KRW")]),
        (
            "en",
            "a third of voters and two-thirds of the rest",
            [("a third", 33.333333, "percent"), ("two-thirds", 66.666667, "percent")],
        ),
        (
            "en",
            "half of the seats, a quarter of all",
            [("half", 50, "percent"), ("a quarter", 25, "percent")],
        ),
        (
            "en",
            "half a million people, a hundred tents",
            [("half a million", 5e5, ""), ("a hundred", 100, "")],
        ),
        (
            "en",
            "2½ hours or 1 1/2 hours",
            [("2½ hours", 2.5, "hours"), ("1 1/2 hours", 1.5, "hours")],
        ),
        ("en", "10 to 15 million", [("10", 1e7, ""), ("15 million", 1.5e7, "")]),
        ("en", "$10-15 million", [("$10", 1e7, "USD"), ("15 million", 1.5e7, "USD")]),
        ("en", "between 10 and 15 percent", [("10", 10, "percent"), ("15 percent", 15, "percent")]),
        ("en", "3.5–4.0%", [("3.5", 3.5, "percent"), ("4.0%", 4, "percent")]),
        ("en", "2,000-5,000 men", [("2,000", 2000, ""), ("5,000", 5000, "")]),
        ("en", "a 0.5 percentage point cut", [("0.5 percentage point", 0.5, "percent")]),
        ("en", "12\u202f000 troops", [("12\u202f000", 12000, "")]),
        (
            "de",
            "ein Drittel, anderthalb Millionen",
            [("ein Drittel", 33.333333, "percent"), ("anderthalb Millionen", 1.5e6, "")],
        ),
        (
            "fr",
            "la moitié, 1,2 milliard d’euros",
            [("la moitié", 50, "percent"), ("1,2 milliard d’euros", 1.2e9, "EUR")],
        ),
        (
            "ru",
            "две трети, полтора миллиона",
            [("две трети", 66.666667, "percent"), ("полтора миллиона", 1.5e6, "")],
        ),
        ("ar", "٣٫٥٪ و ١٬٣٠٠ سجين", [("٣٫٥٪", 3.5, "percent"), ("١٬٣٠٠", 1300, "")]),
        ("fa", "۱۲۰ نفر", [("۱۲۰", 120, "")]),
        ("zh", "１２０万人，3.5亿美元", [("１２０万", 1.2e6, ""), ("3.5亿美元", 3.5e8, "USD")]),
        ("ja", "3億円、120万人", [("3億円", 3e8, "JPY"), ("120万", 1.2e6, "")]),
        ("es", "230 millones de dólares", [("230 millones de dólares", 2.3e8, "USD")]),
        ("it", "950.000 euro", [("950.000 euro", 950000, "EUR")]),
        ("pl", "7,8 mln zł", [("7,8 mln zł", 7.8e6, "PLN")]),
        ("ru", "1,1 млрд рублей", [("1,1 млрд рублей", 1.1e9, "RUB")]),
        ("uk", "240 тисяч гривень", [("240 тисяч гривень", 240000, "UAH")]),
        ("tr", "yüzde 38 arttı", [("yüzde 38", 38, "percent")]),
        ("ar", "120 مليون دولار", [("120 مليون دولار", 1.2e8, "USD")]),
        ("zh", "总投资约86亿元", [("86亿元", 8.6e9, "CNY")]),
    ],
)
def test_a_figure_has_its_place_its_value_and_its_unit(language, text, expected):
    found = find_figures(text, language=language)
    assert [(text[f.start : f.end], f.value, f.unit) for f in found] == expected


@pytest.mark.parametrize(
    "text",
    ["at 12:30", "an F-16", "COVID-19", "the 20th time", "in the 2000s", "on March 3", "3 March",
     "version 2.0.1", "1,2,3", "one senior official", "U2", "#5", "at 5 p.m.", "by 5 pm",
     "8 o’clock", "the third quarter", "a quarter past", "half a day", "a third party"],
)  # fmt: skip
def test_what_counts_nothing_is_no_figure(text):
    assert find_figures(text, language="en") == []


def test_a_full_date_gives_its_year():
    (found,) = find_figures("on 12.03.2024 in Bonn", language="de")
    assert (found.value, found.unit) == (2024.0, "year")


def test_only_the_part_that_is_asked_for_is_searched():
    text = "10 men, 20 women, 30 children"
    assert [f.value for f in find_figures(text, 8, 17, "en")] == [20.0]


def test_the_language_is_guessed_where_it_is_not_given():
    german = "Die 1.300 Leute und der Rat, das ist nicht viel mit 3,5 Prozent"
    assert [f.value for f in find_figures(german)] == [1300.0, 3.5]
    english = "The 1,300 people of the town and 3.5 percent of that"
    assert [f.value for f in find_figures(english)] == [1300.0, 3.5]


@given(st.text(max_size=200), st.sampled_from([None, "en", "de", "ru", "zh", "xx"]))
def test_figures_of_any_text_lie_in_it_in_order_and_do_not_overlap(text, language):
    last = 0
    for figure in find_figures(text, language=language):
        assert last <= figure.start < figure.end <= len(text)
        last = figure.end


def test_a_long_text_takes_time_in_proportion_to_its_length():
    sentence = "The town has 6,400 people and two ferries, which cost $1.2 million in 2023. "
    assert len(find_figures(sentence * 1_000)) == 4 * 1_000
    assert growth(find_figures, sentence * 1_000, sentence * 10_000) < 30


def test_a_row_of_hundreds_of_digits_is_no_figure():
    text = f"The key is {'9' * 400}, which 5 percent of users know, and {'8' * 305} million."
    assert [f.value for f in find_figures(text, language="en")] == [5.0]


@pytest.mark.parametrize(
    "telephone",
    ["+44 171 542 7706", "020 7946 0018", "(212) 555-0134", "312-408-8787", "Tel. 030 123 45 67"],
)
def test_a_telephone_number_is_no_figure(telephone):
    text = f"Some 300 people rang {telephone} between 1990 and 1995, at 12.50 dollars a call."
    found = [(f.value, f.unit) for f in find_figures(text, language="en")]
    assert found == [(300, ""), (1990, "year"), (1995, "year"), (12.5, "USD")]


def test_figures_side_by_side_are_no_telephone_number():
    text = "Sales were 120 130 and 140 million; 1914-1918 and 1990 1995 2000 were bad years."
    assert [f.value for f in find_figures(text, language="en")] == [
        120, 130, 140e6, 1914, 1918, 1990, 1995, 2000,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("US dollars", "USD"),
        ("U.S. dollars", "USD"),
        ("United States dollars", "USD"),
        ("Canadian dollars", "CAD"),
        ("Hong Kong dollars", "HKD"),
        ("pounds sterling", "GBP"),
    ],
)
def test_a_currency_may_be_named_with_its_country(words, unit):
    found = find_figures(f"It paid nine million {words} for 12 US ships.", language="en")
    assert [(f.value, f.unit) for f in found] == [(9e6, unit), (12, "")]
