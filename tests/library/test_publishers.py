"""The source register: a publisher's grade holds for its articles, and its history is kept."""

from __future__ import annotations

import pytest

from app.domain.errors import BadRequest, NotFound
from app.library.library import Library
from app.library.searching import Filters


@pytest.fixture
def published(seeded):
    """A library whose first two articles are the Courier's and whose third is the Herald's."""
    for number, name in ((0, "Daily Courier"), (1, "The Courier"), (2, "Herald")):
        seeded.reading.change_metadata(seeded.articles()[number].id, publisher=name)
    return seeded


def grades(library):
    return [article.reliability for article in library.articles()[:3]]


def test_articles_have_the_grade_of_their_publisher_by_any_of_its_names(published):
    courier = published.publishers.add(
        "Daily Courier", reliability="B", reason="ten years", aliases=["the  courier", ""]
    )
    assert courier.aliases == ("the courier",)
    assert grades(published) == ["B", "B", None]
    first = published.articles()[0].id
    assert published.article(first).reliability == "B"
    assert published.publishers.of(first) == courier


def test_an_articles_own_grade_goes_before_and_can_be_taken_away(published):
    courier = published.publishers.add("Daily Courier", reliability="B")
    first = published.articles()[0].id
    published.reading.grade_article(first, reliability="E")
    published.publishers.grade(courier.id, "A")
    assert grades(published)[0] == "E"
    assert published.reading.grade_article(first, reliability=None).reliability == "A"


def test_every_grade_is_kept_with_its_date_and_reason(published):
    courier = published.publishers.add("Daily Courier", reliability="B", reason="ten years")
    published.publishers.grade(courier.id, "D", "bought by the ministry")
    history = published.publishers.publisher(courier.id).history
    assert [(g.reliability, g.reason, g.by) for g in history] == [
        ("B", "ten years", published.analyst),
        ("D", "bought by the ministry", published.analyst),
    ]
    assert history[0].at <= history[1].at
    assert grades(published)[0] == "D"
    published.history.undo()
    assert grades(published)[0] == "B"
    assert len(published.publishers.publisher(courier.id).history) == 1


def test_a_grade_given_again_without_a_reason_is_no_deed(published):
    courier = published.publishers.add("Daily Courier", reliability="B")
    count = len(published.history.entries())
    published.publishers.grade(courier.id, "b")
    assert len(published.history.entries()) == count
    with pytest.raises(BadRequest, match="A to F"):
        published.publishers.grade(courier.id, "X")


def test_the_index_follows_the_register(published):
    only_b = Filters(grade=("B",))
    courier = published.publishers.add("Daily Courier", reliability="B", aliases=["The Courier"])
    found = published.searching.search("Belarus", by="article", filters=only_b)
    assert found.articles == 2
    published.publishers.change(courier.id, aliases=[])
    assert published.searching.search("Belarus", by="article", filters=only_b).articles == 1
    published.publishers.delete(courier.id)
    assert published.searching.search("Belarus", by="article", filters=only_b).articles == 0
    published.history.undo()
    assert published.searching.search("Belarus", by="article", filters=only_b).articles == 1


def test_the_register_is_there_after_a_restart(published):
    published.publishers.add("Herald", reliability="C", owner_note="owned by the state railway")
    published.close()
    with Library.open(published.folder) as again:
        (herald,) = again.publishers.publishers()
        assert herald.owner_note == "owned by the state railway"
        assert grades(again) == [None, None, "C"]


def test_a_name_belongs_to_one_publisher(published):
    courier = published.publishers.add("Daily Courier", aliases=["Courier"])
    with pytest.raises(BadRequest, match="goes by the name “courier” already"):
        published.publishers.add("courier")
    herald = published.publishers.add("Herald")
    with pytest.raises(BadRequest, match="already"):
        published.publishers.change(herald.id, aliases=["COURIER"])
    with pytest.raises(BadRequest, match="needs a name"):
        published.publishers.change(herald.id, name=" ")
    assert published.publishers.named("COURIER").id == courier.id
    published.publishers.delete(courier.id)
    with pytest.raises(NotFound):
        published.publishers.publisher(courier.id)


def test_names_that_are_in_no_register_yet_are_listed_with_their_articles(published):
    names = dict(published.publishers.unregistered())
    assert (names["Daily Courier"], names["The Courier"], names["Herald"]) == (1, 1, 1)
    published.publishers.add("Daily Courier", aliases=["The Courier"])
    assert "The Courier" not in dict(published.publishers.unregistered())
