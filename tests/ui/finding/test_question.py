from __future__ import annotations

import pytest

from app import resources
from app.ui.finding import question as questions
from app.ui.finding.nothing import Nothing
from app.ui.finding.question import Found, Question


def test_the_answer_has_every_article_with_its_first_passages(library):
    found = questions.answer(library, Question("minsk"))
    assert found.articles == len(found.results)
    assert found.passages == sum(article.head.passages for article in found.results)
    for article in found.results:
        assert 1 <= len(article.passages) <= 4
        assert [p.number for p in article.passages] == list(range(1, len(article.passages) + 1))


def test_first_passages_and_the_rest_are_all_of_them_once(library):
    found = questions.answer(library, Question("minsk"))
    everything = library.searching.search("minsk", limit=100)
    listed = []
    for article in found.results:
        shown = article.passages
        rest = questions.rest(library, found.question, article.head.article, len(shown))
        listed += [(p.article, p.start) for p in (*shown, *rest)]
    assert sorted(listed) == sorted((h.article, h.start) for h in everything.hits)


def test_a_page_begins_where_the_last_one_ended(library, monkeypatch):
    monkeypatch.setattr(questions, "FIRST_PAGE", 2)
    question = Question("belarus")
    first = questions.answer(library, question)
    more = questions.page(library, question, len(first.results))
    heads = [a.head.article for a in (*first.results, *more)]
    assert len(first.results) == 2
    assert len(heads) == len(set(heads)) == first.articles
    assert questions.page(library, question, len(heads)) == ()


def test_an_article_that_was_removed_meanwhile_is_left_out(library, monkeypatch):
    found = questions.answer(library, Question("minsk"))
    gone = found.results[0].head.article
    monkeypatch.setattr(library.searching, "catch_up", _nothing)
    library.reading.remove_article(gone)
    again = questions.answer(library, Question("minsk"))
    assert gone not in [a.head.article for a in again.results]


def test_the_grade_comes_with_its_meaning(library):
    hit = library.searching.search("minsk").hits[0]
    library.reading.grade_article(hit.article, reliability="C", credibility=3)
    found = questions.answer(library, Question("minsk"))
    head = next(a.head for a in found.results if a.head.article == hit.article)
    assert head.grade == "C3"
    assert head.grade_meaning == "fairly reliable, possibly true"


def test_within_one_article_nothing_else_is_found(library):
    everything = questions.answer(library, Question("minsk"))
    article = everything.results[-1].head
    found = questions.answer(library, Question("minsk", article=article.article))
    assert [a.head.article for a in found.results] == [article.article]
    assert len(found.results[0].passages) == article.passages
    assert found.title == article.title


def test_the_places_of_all_hits_are_places_of_the_words(library):
    found = questions.answer(library, Question("sanctions"))
    article = library.article(found.results[0].head.article)
    places = questions.hits_in(library, found.question, article.id)
    assert places == tuple(sorted(places))
    assert {article.text[start:end].lower()[:8] for start, end in places} == {"sanction"}


def test_what_was_meant_is_counted(library):
    found = questions.answer(library, Question("sanctons"))
    assert found.did_you_mean == "sanctions"
    assert found.instead == library.searching.search("sanctions").total


def test_a_question_of_spaces_is_empty():
    assert Question("  ").empty
    assert not Question(" a ").empty


def _nothing(*_args, **_how):
    return None


@pytest.fixture
def written(library):
    """The sample library with a briefing that says what its sources say."""
    return library.briefing.load(
        {
            "title": "What sanctions relief is worth",
            "items": [
                {"kind": "bottom-line", "text": "Sanctions relief is what Minsk wants."},
                {"kind": "prose", "text": "Nothing counts as much as sanctions relief."},
            ],
        }
    )


def test_a_briefing_is_found_after_the_sources_with_all_its_items(library, written):
    found = questions.answer(library, Question("sanctions relief"))
    assert [a.head.briefing for a in found.results] == ["", "", written.id]
    own = found.results[-1]
    assert own.head.title == "What sanctions relief is worth"
    assert {p.where for p in own.passages} == {"briefing"}
    assert sorted(p.item for p in own.passages) == [-1, 0, 1]
    assert [p.place for p in own.passages] == [
        p.place for p in questions.rest(library, found.question, written.id, 0)
    ]
    marked = [p.snippet[a:b].lower() for p in own.passages for a, b in p.hits]
    assert set(marked) == {"sanctions relief"}


def test_passages_one_by_one_are_those_of_the_articles(library):
    grouped = questions.answer(library, Question("sanctions"))
    flat = questions.answer(library, Question("sanctions", flat=True))
    assert flat.passages == grouped.passages == len(flat.results) == flat.rows
    assert all(len(one.passages) == 1 and one.flat for one in flat.results)
    assert all(one.passages[0].title == one.head.title for one in flat.results)
    best = library.searching.search("sanctions").hits
    assert [one.passages[0].start for one in flat.results] == [hit.start for hit in best]


@pytest.fixture
def copied(library):
    """The sample library with a near-duplicate of one of its articles."""
    words = min(resources.seeds().glob("*.txt")).read_text("utf-8")
    return library.imports.add_text(f"{words}\nMore news of the day.\n")


@pytest.mark.parametrize("flat", [False, True])
def test_copies_are_folded_and_can_be_asked_for(library, copied, flat):
    question = Question("belarus", flat=flat)
    found = questions.answer(library, question)
    shown = {one.head.article for one in found.results}
    folded = [one for one in found.results if one.copies]
    assert len(folded) == 1
    assert folded[0].copies[0].article not in shown
    assert found.sources == found.articles - 1
    unfolded = questions.copies(library, question, folded[0].copies)
    assert {one.head.article for one in unfolded} == {folded[0].copies[0].article}
    assert all(one.head.is_copy and one.flat is flat for one in unfolded)
    in_all = folded[0].copies[0].passages
    if flat:
        assert len(unfolded) == in_all
    else:
        assert unfolded[0].head.passages == in_all > len(unfolded[0].passages) > 1


def test_what_is_chosen_is_every_passage_of_an_article_once(library, written):
    question = Question("sanctions relief")
    every = library.searching.search("sanctions relief", limit=1000).hits
    places = {(hit.article, hit.start, hit.end) for hit in every if hit.article}
    chosen = questions.chosen(library, question)
    assert {(p.article, p.start, p.end) for p in chosen} == places
    assert len(chosen) == len(places) > 0


def test_a_note_is_found_as_one_and_leads_to_its_passage(library):
    hit = library.searching.search("sanctions relief").hits[0]
    library.marking.add_mark(hit.article, hit.start, hit.end, note="Ask the zeppelin pilot")
    found = questions.answer(library, Question("zeppelin"))
    (passage,) = found.results[0].passages
    assert (passage.where, passage.snippet) == ("note", "Ask the zeppelin pilot")
    assert (passage.article, passage.start) == (hit.article, hit.start)
    assert [passage.snippet[a:b] for a, b in passage.hits] == ["zeppelin"]


def test_nothing_is_not_the_last_word_while_the_index_is_being_made(qtbot):
    said = Nothing()
    qtbot.addWidget(said)
    said.show_none(Found(Question('"oil" & gas'), partial=(1200, 25766)))
    assert said.sentence == (
        'Nothing found for “"oil" & gas” yet: 1,200 of 25,766 articles are searched.'
    )
    said.show_none(Found(Question('"oil" & gas')))
    assert said.sentence == 'Nothing found for “"oil" & gas”.'
