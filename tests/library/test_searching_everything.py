"""One search over articles, their titles, notes and tags, and over briefings."""

from __future__ import annotations

import pytest

from app.domain.briefing import Excerpt, ItemId, Judgement, Prose, Section, TableItem
from app.library.library import Library
from tests.library.made import report, sentences

TEXT = "The envoy left\n\nThe envoy spoke of potash in Minsk.\n\nNothing else was said.\n"


@pytest.fixture
def one(library, tmp_path):
    """The library with one article."""
    path = tmp_path / "one.txt"
    path.write_text(TEXT)
    library.imports.add([path])
    return library.articles()[0].id


def where(library, query, **how):
    return [(hit.where, hit.paragraph) for hit in library.searching.search(query, **how).hits]


def test_hits_say_in_what_they_were_found(library, one):
    start = TEXT.index("Nothing")
    tag = library.codebook.add("Human rights")
    library.marking.add_mark(one, start, start + 7, tags=(tag.id,), note="ask the ministry")
    library.reading.change_metadata(one, title="A doubtful truce")
    assert where(library, "envoy") == [("text", 1), ("text", 2)]
    assert where(library, "truce") == [("title", 1)]
    assert where(library, "ministry") == where(library, "note:ministry") == [("note", 3)]
    assert where(library, '"human rights"') == [("tag", 3)]
    (hit,) = library.searching.search("ministry").hits
    assert (hit.snippet, hit.spans) == ("ask the ministry", ())
    assert [hit.snippet[a:z] for a, z in hit.marked] == ["ministry"]
    assert (hit.article, hit.start) == (one, start)


def test_words_may_stand_in_the_text_and_in_what_is_said_of_it(library, one):
    start = TEXT.index("The envoy spoke")
    library.marking.add_mark(one, start, start + 9, note="on fertiliser")
    assert where(library, "envoy AND fertiliser") == [("text", 2)]
    assert where(library, "envoy -fertiliser") == [("text", 1)]


@pytest.fixture
def briefing(library, one):
    head = library.briefing.new("Week in Belarus", marking="TLP:AMBER")
    passage = library.passage(one, 0, 14)
    for item in (
        Section(ItemId(""), "Outlook"),
        Judgement(ItemId(""), "Sanctions will *likely* ease."),
        Prose(ItemId(""), "Harvest talks go on."),
        Excerpt(ItemId(""), passage, note="telling"),
        TableItem(ItemId(""), "Quotas", ("Year",), (("Seventeen",),)),
    ):
        library.briefing.add_item(head.id, item)
    return head.id


def test_a_briefings_own_prose_is_found_with_its_item(library, briefing):
    for query, item in [
        ("outlook", 0), ("sanction", 1), ('"harvest talks"', 2), ("telling", 3), ("seventeen", 4),
        ("title:week AND belarus", -1),
    ]:  # fmt: skip
        (hit,) = library.searching.search(query).hits
        assert (hit.where, hit.briefing, hit.item) == ("briefing", briefing, item)
        assert (hit.article, hit.title) == ("", "Week in Belarus")
        assert hit.marked
    answer = library.searching.search("marking:amber")
    assert (answer.total, answer.articles, answer.briefings) == (6, 0, 1)
    assert answer.facets["kind"] == [("Briefing", 6)]


def test_a_quotation_is_found_in_its_article_alone(library, briefing):
    assert where(library, '"envoy left"') == [("text", 1)]


def test_the_index_follows_what_is_done_to_briefings(library, briefing):
    document = library.document(briefing)
    prose = document.items[2]
    library.briefing.change_item(briefing, Prose(prose.id, "Refinery talks go on."))
    assert where(library, "harvest") == []
    assert where(library, "refinery") == [("briefing", 3)]
    library.briefing.move_items(briefing, [prose.id], 0)
    assert where(library, "refinery") == [("briefing", 1)]
    library.briefing.delete(briefing)
    assert where(library, "refinery") == []
    library.history.undo()
    assert where(library, "refinery") == [("briefing", 1)]


def test_briefings_are_in_an_index_that_is_made_anew(library, briefing):
    library.searching.rebuild()
    assert where(library, "harvest") == [("briefing", 3)]


@pytest.fixture
def copies(library, tmp_path):
    """Two articles that are nearly the same and one that is not."""
    told, other = sentences(1), sentences(2)
    texts = [report("Alpha", told), report("Beta", [*told, "One more."]), report("Gamma", other)]
    for number, text in enumerate(texts):
        path = tmp_path / f"{number}.txt"
        path.write_text(text)
        library.imports.add([path])
    assert len(library.grouping.groups()) == 1
    return {article.title: article.id for article in library.articles()}


def test_near_duplicates_are_folded_under_the_best_of_them(library, copies):
    plain = library.searching.search("the OR title:alpha OR title:beta", by="article")
    answer = library.searching.search("title:alpha OR title:beta", by="article", fold=True)
    assert (answer.articles, answer.sources, answer.rows) == (2, 1, 1)
    (hit,) = answer.hits
    (copy,) = hit.copies
    assert {hit.article, copy.article} == {copies["Alpha"], copies["Beta"]}
    assert hit.passages + copy.passages == answer.total
    assert len(plain.hits) == plain.rows == 2


def test_a_group_that_is_parted_is_not_folded(library, copies):
    query = "title:alpha OR title:beta"
    library.grouping.keep_apart(copies["Beta"])
    assert library.searching.search(query, by="article", fold=True).rows == 2
    library.history.undo()
    assert library.searching.search(query, by="article", fold=True).rows == 1
    assert dict(library.searching.search(query).facets["source"]).keys() == {
        "One of each source",
        "Copies of another",
    }


def test_collections_are_asked_for_and_counted_as_soon_as_articles_are_filed(library, copies):
    talks = library.collections.put_into_new([], "Grain talks")
    assert library.searching.search("in:(grain talks)").total == 0
    library.collections.put([copies["Gamma"]], talks.id)
    inside = library.searching.search("in:(grain talks)")
    assert {hit.article for hit in inside.hits} == {copies["Gamma"]}
    assert inside.facets["collection"] == [("Grain talks", inside.total)]
    library.collections.rename(talks.id, "Wheat")
    assert library.searching.search("in:wheat").total == inside.total
    every = library.searching.search("has:collection OR NOT has:collection")
    counted = dict(every.facets["collection"])
    assert counted == {"Wheat": inside.total, "No collection": every.total - inside.total}


def test_what_belongs_where_survives_a_restart(library, copies, tmp_path):
    talks = library.collections.put_into_new([], "Grain talks")
    library.collections.put([copies["Gamma"]], talks.id)
    total = library.searching.search("in:grain").total
    library.close()
    with Library.open(tmp_path / "library") as again:
        assert again.searching.search("in:grain").total == total > 0
