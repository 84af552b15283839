from __future__ import annotations

import pytest

from app.domain.query import parse
from app.domain.query_in_words import explain
from app.domain.query_names import expand_names
from app.search.name_keys import name_keys
from app.search.passage_index import PassageIndex
from tests.search.made import article


@pytest.mark.parametrize(
    "names",
    [
        "lukashenko lukashenka лукашенко лукашэнка",
        "aleksandr alexander александр олександр аляксандр",
        "zelensky zelenskyy зеленський зеленский",
        "tymoshenko timoshenko тимошенко",
        "yanukovych yanukovich янукович",
        "shevchenko шевченко",
        "hrytsenko гриценко",
        "gritsenko гриценко",
        "mitsotakis μητσοτάκης",
        "wałęsa walesa",
        "vučić vucic вучић",
        "kyiv kiev київ",
    ],
)
def test_spellings_of_a_name_have_a_key_in_common(names):
    keys = [name_keys(name) for name in names.split()]
    assert frozenset.intersection(*keys)


@pytest.mark.parametrize(
    "names",
    ["minsk moscow", "merkel markle", "bush bosch", "james ames", "jean joan", "lang liang"],
)
def test_different_names_have_none(names):
    one, other = map(name_keys, names.split())
    assert one and other and not one & other


@pytest.mark.parametrize("word", ["lee", "1987", "b52s", "", "中国人民"])
def test_short_words_numbers_and_unknown_scripts_have_no_key(word):
    assert name_keys(word) == frozenset()


TEXTS = (
    "President Lukashenko met the envoy.",
    "Critics of Lukashenka were freed.",
    "Сегодня Лукашенко выступил.",
    "The piece of Alexander Smith was about peace.",
    "Aleksandr made no peace. Peece, he said, is a place.",
    "ISIS claimed it.",
    "Islamic State denied it.",
    "Every state has an Islamic quarter.",
)


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    made = PassageIndex.open(tmp_path_factory.mktemp("names") / "index")
    languages = {2: "ru"}
    made.update(
        [article(str(n), text, language=languages.get(n, "en")) for n, text in enumerate(TEXTS)],
        [],
        1,
    )
    yield made
    made.close()


def found(index, text, **options):
    answer = index.search(parse(text), **options)
    return {int(hit.article) for hit in answer.hits}, answer.variants


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("lukashenko", {"Lukashenka", "Лукашенко"}),
        ("Лукашенко", {"Lukashenko", "Lukashenka"}),
        ("Lukaschenko", {"Lukashenko", "Lukashenka", "Лукашенко"}),
    ],
)
def test_a_name_is_found_in_every_spelling_and_they_are_told(index, text, others):
    places, variants = found(index, text)
    assert places == {0, 1, 2}
    assert set(variants[text]) == others


def test_a_notice_tells_what_else_was_found(index):
    assert index.search(parse("lukashenka")).notices == ["Also found: Lukashenko, Лукашенко."]
    assert index.search(parse("envoy")).notices == []


def test_every_spelling_is_marked_in_the_text(index):
    hits = index.search(parse("lukashenko")).hits
    marked = {TEXTS[int(hit.article)][a:z] for hit in hits for a, z in hit.spans}
    assert marked == {"Lukashenko", "Lukashenka", "Лукашенко"}


def test_exact_phrases_and_a_search_without_names_find_only_what_was_typed(index):
    assert found(index, '"Lukashenka"') == ({1}, {})
    assert found(index, "Lukashenka", names=False) == ({1}, {})


def test_words_that_stand_without_a_capital_are_no_names(index):
    assert found(index, "peace") == ({3, 4}, {})
    assert found(index, "piece") == ({3}, {})
    assert found(index, "alexander")[1] == {"alexander": ("Aleksandr",)}


def test_names_are_known_again_after_merging_and_deleting(tmp_path):
    index = PassageIndex.open(tmp_path / "index")
    for number in range(9):
        name = ("Lukashenko", "Lukashenka", "Лукашенко")[number % 3]
        index.update([article(str(number), f"There {name} spoke")], [], number + 1)
    assert found(index, "lukashenka")[0] == set(range(9))
    index.update([], ["0", "3", "6"], 10)
    assert found(index, "lukashenka") == ({1, 2, 4, 5, 7, 8}, {"lukashenka": ("Лукашенко",)})
    index.close()


def test_aliases_stand_for_each_other(index):
    aliases = [("Islamic State", "ISIS", "Daesh")]
    assert found(index, "isis")[0] == {5}
    places, variants = found(index, "isis", aliases=aliases)
    assert places == {5, 6} and variants == {"isis": ("Islamic State", "Daesh")}
    assert found(index, "islamic state", aliases=aliases)[0] == {5, 6, 7}
    assert found(index, '"islamic state"', aliases=aliases)[0] == {6}
    assert found(index, "isis AND claimed", aliases=aliases)[0] == {5}
    assert found(index, "denied -isis", aliases=aliases)[0] == set()


def test_an_expanded_query_says_so_in_words():
    query = expand_names(parse("isis near/3 claimed"), [("ISIS", "Daesh")])
    assert explain(query) == "with “isis” or “Daesh” and “claimed” within 3 words of each other"
    assert expand_names(parse("isis")) == parse("isis")
