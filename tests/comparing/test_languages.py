"""Other languages: what is empty in them, what denies, and how they meet by names and figures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.comparing.comparing import Comparison
from app.comparing.disagreement import disagreement
from app.comparing.languages import language_of, tongue
from app.comparing.reading import read_article
from app.comparing.words import read_words
from app.domain.article import Span
from app.resources import toml
from app.search.name_keys import name_keys
from tests.comparing.accounts import ELSEWHERE, article


def told(name, text, language):
    made = article(name, text)
    return replace(made, metadata=replace(made.metadata, language=language))


def test_every_language_known_to_comparison_has_its_empty_words_and_all_its_rules():
    known, told_of = toml("search/languages"), toml("comparing/languages")

    assert set(told_of) <= set(known)
    for language, rules in told_of.items():
        made = tongue(language)
        assert made is not None
        assert made.empty
        assert set(rules) == {"denies", "turns", "rhetoric", "former", "offices"}
        assert made.denies.search(rules["denies"].split()[0].replace("*", "e"))


@pytest.mark.parametrize(
    ("language", "text", "roots"),
    [
        ("de", "Die Verhandlungen wurden nicht unterbrochen", ["verhandl", "unterbroch"]),
        ("fr", "Les négociations n'ont pas été interrompues", ["negoci", "interrompu"]),
        ("ru", "Переговоры не были прерваны", ["переговор", "прерва"]),
        ("uk", "Переговори не були перервані", ["перего", "перерв"]),
    ],
)
def test_words_of_a_language_come_without_its_empty_ones_and_by_their_stems(language, text, roots):
    found = [token.word.root for token in read_words(text, language)]

    assert len(found) == len(roots)
    assert all(a[:6] == b[:6] for a, b in zip(found, roots, strict=True))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister said that he would not go to the meeting of the council.", "en"),
        ("Der Minister sagte, dass er nicht zu der Sitzung des Rates gehen werde.", "de"),
        ("Министр сказал, что он не будет на заседании и что это не его дело.", "ru"),
        ("Le ministre a dit que la séance du conseil ne serait pas dans la ville.", "fr"),
        ("12345 67890", None),
    ],
)
def test_the_language_is_told_by_the_commonest_words_where_nobody_stated_it(text, language):
    assert language_of(article("a", text)) == language
    assert language_of(told("a", text, "pt-BR")) == "pt"


@pytest.mark.parametrize(
    ("language", "one", "other", "differs"),
    [
        ("de", "Der Minister hat das Abkommen nicht unterzeichnet.",
         "Der Minister hat das Abkommen gestern unterzeichnet.", "negation"),
        ("fr", "Le gouvernement n'a jamais signé cet accord commercial.",
         "Le gouvernement a signé cet accord commercial hier.", "negation"),
        ("ru", "Правительство не подписало торговое соглашение.",
         "Правительство подписало торговое соглашение вчера.", "negation"),
        ("es", "El gobierno nunca firmó el acuerdo comercial.",
         "El gobierno firmó el acuerdo comercial ayer.", "negation"),
        ("de", "Der ehemalige Präsident Bruno Halmar reiste nach Dornik.",
         "Präsident Bruno Halmar reiste nach Dornik.", "office"),
        ("ru", "Бывший президент Бруно Хальмар приехал в Дорник.",
         "Президент Бруно Хальмар приехал в Дорник.", "office"),
        ("de", "Bei dem Unglück starben 17 Bergleute in Kelmar.",
         "Bei dem Unglück starben 23 Bergleute in Kelmar.", "figure"),
        ("pl", "Rząd podpisał umowę handlową w Kelmar.",
         "Rząd podpisał umowę handlową w Kelmar wczoraj.", ""),
    ],
)  # fmt: skip
def test_contradictions_are_seen_in_other_languages(language, one, other, differs):
    (a,), (b,) = (read_article(told("x", text, language)) for text in (one, other))

    assert disagreement(a.said, b.said, a.roots & b.roots) == differs


ENGLISH = """\
The wheat market was calm on Thursday and traders expected little.
President Alexander Lukashenko told Vladimir Makei that 1,300 prisoners would be freed in Grodno.
Bread became dearer in the towns of the north."""
RUSSIAN = """\
Погода в среду была тёплой, и дожди прошли только на юге.
Александр Лукашенко поручил освободить 1300 заключённых в Гродно.
Молоко и хлеб подорожали в городах."""


@pytest.fixture
def across():
    pair = (told("en", ENGLISH, "en"), told("ru", RUSSIAN, "ru"))
    return pair, Comparison([*pair, article("z", ELSEWHERE)], name_keys=name_keys)


def test_accounts_in_two_languages_meet_by_names_and_figures(across):
    (english, russian), comparison = across

    (pair,) = comparison.align(english, russian)

    assert "Lukashenko" in english.text[pair.a.start : pair.a.end]
    assert "Лукашенко" in russian.text[pair.b.start : pair.b.end]


def test_similar_passages_are_found_in_another_language(across):
    (english, russian), comparison = across
    at = english.text.index("President")

    best = comparison.similar(english, Span(at, english.text.index(".", at) + 1))[0]

    assert best.article == russian.id
    assert russian.text[best.start :].startswith("Александр")
    assert "1300" in best.reason


def test_one_common_name_is_no_meeting(across):
    (english, _), _ = across
    other = told("ru2", "Лукашенко приехал в Брест на праздник урожая.", "ru")

    assert Comparison([english, other], name_keys=name_keys).align(english, other) == []


@pytest.mark.parametrize(
    ("language", "one", "other", "relation"),
    [
        (
            "de",
            "Der frühere Fischereiminister Odd Hansen forderte strengere Vorschriften für Schiffe.",
            "Fischereiminister Odd Hansen verlangte schärfere Vorschriften für alte Schiffe.",
            "differs",
        ),
        (
            "de",
            "Die Reederei Lindqvist beantwortete Fragen nach der letzten Überprüfung.",
            "Fragen nach der letzten Überprüfung hat die Reederei Lindqvist beantwortet.",
            "same",
        ),
        (
            "zh",
            "船上14名船员全部由直升机救出，无人受伤。",
            "救援直升机将14名船员安全救出。",
            "same",
        ),
        (
            "zh",
            "海岸警卫队表示，货轮泄漏了约120吨燃油，船上14人获救。",
            "海岸警卫队估计有210吨燃油从船上泄漏，14人获救。",
            "differs",
        ),
        (
            "ar",
            "وأنقذت مروحية جميع أفراد الطاقم البالغ عددهم 14 فردا.",
            "ونقلت مروحية الإنقاذ أفراد الطاقم البالغ عددهم 14 إلى بر الأمان.",
            "same",
        ),
    ],
)  # fmt: skip
def test_accounts_meet_where_capitals_tell_no_names(language, one, other, relation):
    a, b = told("a", one, language), told("b", other, language)

    (pair,) = Comparison([a, b, article("z", ELSEWHERE)], name_keys=name_keys).align(a, b)

    assert pair.relation == relation


def test_a_german_noun_is_a_name_only_beside_another():
    article_ = told("a", "Das Schiff Marta Lindqvist verlor Öl, und das Schiff sank.", "de")

    (claim,) = read_article(article_)

    assert {"marta", "lindqvist"} <= claim.names
    assert "ol" not in claim.names
