from __future__ import annotations

import subprocess
import sys
import threading

import pytest

from app.domain.query import parse
from app.search.passage_index import Filters, PassageIndex
from tests.search.made import article, whole_text
from tests.support.growth import calls

SWAP = article(
    "swap",
    "What Minsk is offering",
    "Belarus has freed 1,300 political prisoners since last summer, Minsk’s envoy said.",
    "In return the U.S. eased sanctions on potash worth $700 million.",
    "Freed:",
    "52 prisoners | September 2025",
    title="Prisoners for potash",
    publisher="Reuters",
    author="Jane Roe",
    date="2025-09-11",
    reliability="B",
    kinds={0: "title", 3: "heading", 4: "table"},
    tags={1: ("Prisoners", "Human rights"), 2: ("Economy",)},
    notes={2: "Ask the ministry about the quota"},
)
DOUBT = article(
    "doubt",
    "Analysts doubt that the cease-fire will hold.",
    "State-owned firms lost 3.5 billion roubles; the naïve résumé of the talks said so.",
    "The prisoner’s family waits. The State owned nothing.",
    title="A doubtful truce",
    date="2025-07",
    language="en",
)
GERMAN = article(
    "german",
    "Die Sanktionen gegen Belarus wurden gelockert, 1.300 Gefangene sind frei.",
    "Nach dem Krieg war die Straße nach Köln offen.",
    language="de",
    title="Sanktionen gelockert",
    publisher="Die Zeit",
)
CHINESE = article("chinese", "中国人民银行宣布降息。", language="zh", title="央行")
ALL = (SWAP, DOUBT, GERMAN, CHINESE)
TEXTS = {made.id: whole_text(made) for made in ALL}


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    made = PassageIndex.open(tmp_path_factory.mktemp("index") / "index")
    made.update(ALL, [], 7)
    yield made
    made.close()


def places(answer):
    return {(hit.article, hit.paragraph) for hit in answer.hits}


def seen(answer):
    return [[TEXTS[hit.article][a:z] for a, z in hit.spans] for hit in answer.hits]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("prisoners", {("swap", 1), ("swap", 2), ("swap", 5), ("doubt", 3)}),
        ("prisoner", {("swap", 1), ("swap", 2), ("swap", 5), ("doubt", 3)}),
        ('"prisoners"', {("swap", 1), ("swap", 2), ("swap", 5)}),
        ('"political prisoners"', {("swap", 2)}),
        ('"political prisoner"', set()),
        ('"prisoners political"', set()),
        ('"the talks said so"', {("doubt", 2)}),
        ("prisoners AND minsk", {("swap", 1), ("swap", 2)}),
        ("potash OR truce OR köln", {("doubt", 1), ("swap", 1), ("swap", 3), ("german", 2)}),
        ("prisoners -minsk", {("swap", 5), ("doubt", 3)}),
        ("prisoners NOT (minsk OR september)", {("doubt", 3)}),
        ("pris*", {("swap", 1), ("swap", 2), ("swap", 5), ("doubt", 3)}),
        ("prisoners*", {("swap", 1), ("swap", 2), ("swap", 5)}),
        ("potach~", {("swap", 1), ("swap", 3)}),
        ("freed near/4 prisoners", {("swap", 2)}),
        ("prisoners near/4 freed", {("swap", 2)}),
        ("freed near/2 prisoners", set()),
        ("title:potash", {("swap", n) for n in range(1, 6)}),
        ('title:"prisoners for"', {("swap", n) for n in range(1, 6)}),
        ("tag:prisoners", {("swap", 2)}),
        ("tag:human-rights", {("swap", 2)}),
        ("tag:rights", {("swap", 2)}),
        ("tag:econ*", {("swap", 3)}),
        ("note:quota", {("swap", 3)}),
        ("has:note", {("swap", 3)}),
        ("has:tag", {("swap", 2), ("swap", 3)}),
        ("publisher:reuters prisoners", {("swap", 1), ("swap", 2), ("swap", 5)}),
        ("author:roe potash", {("swap", 1), ("swap", 3)}),
        ("language:german belarus", {("german", 1)}),
        ("language:de belarus", {("german", 1)}),
        ("kind:heading", {("swap", 4)}),
        ('kind:"table row"', {("swap", 5)}),
        ("grade:B prisoners", {("swap", 1), ("swap", 2), ("swap", 5)}),
        ("grade:B² prisoners", {("swap", 1), ("swap", 2), ("swap", 5)}),
        ("date:2025-09 prisoners", {("swap", 1), ("swap", 2), ("swap", 5)}),
        ("date:2025-07-10..2025-08 prisoner", {("doubt", 3)}),
        ("date:..2025-08 prisoner", {("doubt", 3)}),
    ],
)
def test_a_query_finds_the_passages_it_means(index, text, expected):
    assert places(index.search(parse(text))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1300", {("swap", 2), ("german", 1)}),
        ("1,300", {("swap", 2), ("german", 1)}),
        ("700000000", {("swap", 3)}),
        ("$700 million", {("swap", 3)}),
        ("$700m", {("swap", 3)}),
        ("3.5bn", {("doubt", 2)}),
        ("naive", {("doubt", 2)}),
        ("naïve", {("doubt", 2)}),
        ("NAÏVE", {("doubt", 2)}),
        ("resume", {("doubt", 2)}),
        ("ceasefire", {("doubt", 1)}),
        ("cease-fire", {("doubt", 1)}),
        ("state-owned", {("doubt", 2), ("doubt", 3)}),
        ("US", {("swap", 3)}),
        ("U.S.", {("swap", 3)}),
        ("strasse", {("german", 2)}),
        ("Straße", {("german", 2)}),
        ("koln", {("german", 2)}),
        ("Sanktion", {("german", 1)}),
        ("银行", {("chinese", 1)}),
        ("行", {("chinese", 1)}),
        ("人民银行", {("chinese", 1)}),
        ("行银", set()),
    ],
)
def test_the_same_word_is_found_however_it_is_written(index, text, expected):
    assert places(index.search(parse(text))) == expected


def test_passages_with_all_words_come_first_then_those_with_the_most_telling(index):
    answer = index.search(parse("prisoners potash minsk envoy"))
    assert (answer.hits[0].article, answer.hits[0].paragraph) == ("swap", 2)
    both = index.search(parse("freed prisoners"))
    assert (both.hits[0].article, both.hits[0].paragraph) == ("swap", 2)
    assert both.total > 1


@pytest.mark.parametrize(
    "question",
    [
        "What is Minsk's envoy offering?",
        "who said that Belarus freed the prisoners?!",
        "Isn’t the cease-fire going to hold?",
        "the",
        "What is it?",
        "war",
    ],
)
def test_stop_words_and_marks_never_empty_the_result(index, question):
    assert index.search(parse(question)).total > 0


def test_a_stop_word_of_one_language_is_a_word_in_another(index):
    found = index.search(parse("Belarus die Sanktionen"))
    assert (found.hits[0].article, found.hits[0].paragraph) == ("german", 1)


def test_spans_and_snippets_are_places_in_the_article(index):
    answer = index.search(parse("prisoners minsk"))
    best = answer.hits[0]
    assert seen(answer)[0] == ["prisoners", "Minsk’s"]
    text = TEXTS[best.article]
    assert text[best.snippet_start : best.snippet_start + len(best.snippet)] == best.snippet
    assert text[best.start : best.end] == best.snippet
    assert best.tags == ("Prisoners", "Human rights") and best.kind == "paragraph"


def test_a_phrase_is_shown_only_where_it_stands(index):
    (words,) = seen(index.search(parse('"state owned nothing"')))
    assert words == ["State", "owned", "nothing"]
    assert seen(index.search(parse("中国人民")))[0] == ["中国人民"]


def test_long_passages_are_shown_around_what_was_found(tmp_path):
    filler = "Nothing of note happened on the way to the border that day. " * 20
    made = article("long", filler + "Then the envoy freed a prisoner. " + filler)
    index = PassageIndex.open(tmp_path / "index")
    index.update([made], [], 1)
    (hit,) = index.search(parse("envoy prisoner")).hits
    index.close()
    assert len(hit.snippet) <= 320 and "the envoy freed a prisoner" in hit.snippet
    assert whole_text(made)[hit.snippet_start :].startswith(hit.snippet)


def test_facets_count_what_was_found(index):
    facets = index.search(parse("prisoners OR belarus")).facets
    assert dict(facets["tag"]) == {"Prisoners": 1, "Human rights": 1, "No tag": 4}
    assert facets["publisher"] == [("Reuters", 3), ("Die Zeit", 1), ("Not stated", 1)]
    assert facets["month"] == [("2026-01", 5)]  # of adding; none of the articles is of that year
    assert dict(facets["language"]) == {"en": 4, "de": 1}
    assert dict(facets["kind"]) == {"Prose": 3, "Table row": 1, "Title": 1}
    assert dict(facets["grade"]) == {"B": 3, "Not graded": 2}


def test_filters_narrow_and_their_own_facet_still_shows_the_rest(index):
    answer = index.search(parse("prisoners OR belarus"), filters=Filters(publisher=("Die Zeit",)))
    assert places(answer) == {("german", 1)}
    assert answer.total == 1 and answer.unfiltered == 5
    assert len(answer.facets["publisher"]) == 3
    assert answer.facets["language"] == [("de", 1)]
    two = Filters(kind=("Table row", "Heading"), articles=("swap",))
    assert places(index.search(parse("freed OR prisoners"), filters=two)) == {
        ("swap", 4),
        ("swap", 5),
    }


def test_by_article_each_article_is_one_hit_with_its_best_passage(index):
    answer = index.search(parse("prisoners"), by="article")
    assert [(hit.article, hit.passages) for hit in answer.hits] == [("swap", 3), ("doubt", 1)]
    assert (answer.total, answer.articles) == (4, 2)
    assert answer.hits[0].paragraph in (2, 5)


def test_hits_are_sorted_by_date_and_undated_ones_come_last(index):
    newest = index.search(parse("prisoners OR belarus"), sort="newest", by="article")
    assert [hit.article for hit in newest.hits] == ["swap", "doubt", "german"]
    oldest = index.search(parse("prisoners OR belarus"), sort="oldest", by="article")
    assert [hit.article for hit in oldest.hits] == ["doubt", "swap", "german"]


def test_pages_go_through_all_hits_once(index):
    whole = index.search(parse("NOT xyz"), limit=50)
    paged = [
        hit
        for offset in range(0, whole.total, 4)
        for hit in index.search(parse("NOT xyz"), limit=4, offset=offset).hits
    ]
    assert paged == whole.hits and len(paged) == index.passages()


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("sanctons", "sanctions"),
        ("prisonrs minsk", "prisoners minsk"),
        ("potahs -xyz", "potash -xyz"),
    ],
)
def test_a_misspelt_word_gets_a_better_one(index, wrong, right):
    assert index.search(parse(wrong)).did_you_mean == right


def test_known_words_are_left_alone(index):
    assert index.search(parse("potash")).did_you_mean is None
    assert index.search(parse("pota*")).did_you_mean is None


def test_notices_come_with_the_answer(index):
    answer = index.search(parse('"prisoners'))
    assert answer.notices == [
        "The quotation mark at position 1 is not closed. Showing results for the words instead."
    ]
    assert answer.total == 4 and answer.ms > 0


def test_an_update_replaces_articles_and_remembers_what_it_has_seen(tmp_path):
    index = PassageIndex.open(tmp_path / "index")
    assert (index.seq, index.passages()) == (0, 0)
    assert index.search(parse("anything")).total == 0
    index.update([article("a", "one prisoner"), article("b", "two prisoners")], [], 3)
    index.update([article("a", "no captive")], ["b", "unknown"], 4)
    index.close()
    again = PassageIndex.open(tmp_path / "index")
    assert (again.seq, again.passages()) == (4, 1)
    assert again.search(parse("prisoner")).total == 0
    again.update([], ["a"], 5)
    assert (again.seq, again.passages()) == (5, 0)
    again.close()


def test_an_update_that_breaks_off_changes_nothing(tmp_path):
    index = PassageIndex.open(tmp_path / "index")
    index.update([article("a", "one prisoner")], [], 1)

    def broken():
        yield article("b", "two prisoners")
        raise RuntimeError("the parser fell over")

    with pytest.raises(RuntimeError):
        index.update(broken(), ["a"], 2)
    assert index.seq == 1 and places(index.search(parse("prisoner"))) == {("a", 1)}
    index.update([article("b", "two prisoners")], [], 3)
    index.close()
    again = PassageIndex.open(tmp_path / "index")
    assert places(again.search(parse("prisoner"))) == {("a", 1), ("b", 1)}
    again.close()


def test_searches_run_beside_an_update(tmp_path):
    index = PassageIndex.open(tmp_path / "index")
    index.update([article(f"a{n}", "a prisoner") for n in range(50)], [], 1)
    wrong = []

    def search():
        for _ in range(60):
            total = index.search(parse("prisoner")).total
            if total != 50:
                wrong.append(total)

    threads = [threading.Thread(target=search) for _ in range(3)]
    for thread in threads:
        thread.start()
    for seq in range(2, 22):
        index.update([article(f"a{seq}", "the prisoners")], [], seq)
    for thread in threads:
        thread.join()
    index.close()
    assert wrong == []


def test_strange_texts_do_no_harm(tmp_path):
    strange = "".join(chr(code) for code in range(1, 0x2FFFF, 11) if not 0xD800 <= code < 0xE000)
    index = PassageIndex.open(tmp_path / "index")
    index.update([article("x", strange, "lone \ud800 half", "word " * 70_000, "")], [], 1)
    assert index.search(parse("lone")).hits[0].snippet == "lone \ud800 half"
    assert index.search(parse('"word word"')).total == 1
    index.close()


@pytest.mark.parametrize(
    "bomb",
    [
        "*",
        "*a*",
        "a* OR b*",
        " OR ".join(f"word{n}" for n in range(500)),
        "prisoner " * 1200,
        "(" * 1000 + "prisoner" + ")" * 1000,
        "pri* near/100 min* " * 100,
        " ".join(f"prisonerz{n % 10}~" for n in range(300)),
        "x" * 10_000,
        "".join(chr(code) for code in range(32, 0x2FFFF, 3) if not 0xD800 <= code < 0xE000),
    ],
)
def test_query_bombs_cost_little_more_to_answer_than_plain_words(index, bomb):
    def asking(text):
        return calls(lambda: index.search(parse(text), by="article"))

    assert asking(bomb) < 8 * asking("word " * 800)


def test_importing_the_module_costs_neither_numpy_nor_whoosh():
    script = (
        "import sys\nimport app.search.passage_index\n"
        "print([name for name in ('numpy', 'whoosh', 'Stemmer') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "asked", ["author:roe", "publisher:reuters", "date:2025", "has:author", "in:talks", "tag:econ*"]
)
def test_asking_for_values_again_and_again_is_paid_for(index, monkeypatch, asked):
    monkeypatch.setattr("app.search.occurrences.BUDGET", 200_000)
    answer = index.search(parse(f"{asked} OR " * 90 + "potash"))
    assert any("more than can be looked up at once" in notice for notice in answer.notices)


def test_what_cannot_be_paid_for_is_left_out_and_the_rest_still_holds(index, monkeypatch):
    monkeypatch.setattr("app.search.occurrences.BUDGET", 200_000)
    answer = index.search(parse("publisher:reuters AND " * 90 + "publisher:nobody"))
    assert answer.total == 5 and len(answer.notices) == 1


def test_an_article_is_found_by_words_that_stand_apart_in_it(tmp_path):
    index = PassageIndex.open(tmp_path / "index")
    apart = article("apart", "The harvest failed.", "A refinery burnt.", "The envoy left.")
    some = article("some", "The harvest of the refinery was poor.")
    index.update([apart, some], [], 1)
    answer = index.search(parse("harvest refinery envoy"), by="article")
    assert [hit.article for hit in answer.hits] == ["apart", "some"]
    assert (answer.total, answer.articles) == (2, 2)
    index.close()
