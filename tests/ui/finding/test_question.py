from __future__ import annotations

from app.ui.finding import question as questions
from app.ui.finding.question import Question


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
