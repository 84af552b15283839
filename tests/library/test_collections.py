"""Collections and the Inbox: filing articles is an edit like any other."""

from __future__ import annotations

import pytest

from app.domain.errors import BadRequest, NotFound
from app.library.history import EVERYWHERE
from app.library.library import Library
from tests.library.made import report, sentences


@pytest.fixture
def filed(seeded):
    return seeded, [article.id for article in seeded.articles()]


def listed(library):
    return [(c.name, c.articles) for c in library.collections.collections()]


def test_what_was_added_waits_in_the_inbox_until_it_is_kept_or_put_somewhere(filed):
    library, articles = filed
    assert library.collections.inbox() == articles
    library.collections.keep(articles[:2])
    border = library.collections.put_into_new([], "Border")
    library.collections.put([articles[2]], border.id)
    assert library.collections.inbox() == articles[3:]
    assert library.collections.articles(border.id) == [articles[2]]
    library.collections.to_inbox([articles[0]])
    assert library.collections.inbox() == [articles[0], *articles[3:]]
    for _ in range(4):
        library.history.undo()
    assert library.collections.inbox() == articles
    assert listed(library) == []


def test_dropped_articles_leave_the_library_in_one_step(filed):
    library, articles = filed
    library.marking.add_mark(articles[0], 0, 20)
    library.collections.drop(articles[:2])
    assert [a.id for a in library.articles()] == articles[2:]
    assert library.marks() == []
    assert library.history.undo_label() == "drop 2 articles"
    library.history.undo()
    assert library.collections.inbox() == articles
    assert len(library.marks()) == 1
    with pytest.raises(NotFound):
        library.collections.drop(["nowhere"])


def test_an_article_may_be_in_several_collections(filed):
    library, articles = filed
    border, talks = (library.collections.put_into_new([], n) for n in ("Border", "Talks"))
    library.collections.put(articles[:3], border.id)
    library.collections.put(articles[2:4], talks.id)
    assert listed(library) == [("Border", 3), ("Talks", 2)]
    assert library.collections.of(articles[2]) == (border.id, talks.id)
    library.collections.take_out([articles[2]], border.id)
    assert library.collections.of(articles[2]) == (talks.id,)
    assert articles[2] not in library.collections.inbox()


def test_a_deleted_collection_leaves_its_articles_and_comes_back_whole(filed):
    library, articles = filed
    border = library.collections.put_into_new([], "Border")
    library.collections.put(articles[:2], border.id)
    library.collections.delete(border.id)
    assert listed(library) == [] and len(library.articles()) == len(articles)
    assert library.collections.of(articles[0]) == ()
    library.history.undo()
    assert listed(library) == [("Border", 2)]
    library.reading.remove_article(articles[0])
    assert listed(library) == [("Border", 1)]


def test_names_of_collections_are_not_empty_and_not_taken(filed):
    library, _ = filed
    border = library.collections.put_into_new([], "  Border   talks ")
    assert border.name == "Border talks"
    with pytest.raises(BadRequest, match="already"):
        library.collections.put_into_new([], "border talks")
    with pytest.raises(BadRequest, match="needs a name"):
        library.collections.rename(border.id, " ")
    assert library.collections.rename(border.id, "BORDER talks").name == "BORDER talks"
    library.collections.delete(border.id)
    with pytest.raises(NotFound):
        library.collections.put([], border.id)


def test_filing_is_there_after_a_restart(filed):
    library, articles = filed
    border = library.collections.put_into_new([], "Border")
    library.collections.put(articles[:2], border.id)
    library.close()
    with Library.open(library.folder) as again:
        assert listed(again) == [("Border", 2)]
        assert again.collections.inbox() == articles[2:]


def test_an_import_into_a_collection_is_one_step(library, tmp_path):
    for number in range(3):
        text = report(f"Report number {number}", sentences(number, 8))
        (tmp_path / f"{number}.txt").write_text(text)
    library.imports.add([tmp_path / "0.txt"])
    library.imports.add([tmp_path / f"{n}.txt" for n in range(3)], collection="Border")
    assert listed(library) == [("Border", 3)]
    assert len(library.collections.inbox()) == 3
    assert library.history.undo_label() == "add 3 files"
    library.history.undo(EVERYWHERE)
    assert listed(library) == [] and len(library.articles()) == 1
    library.history.redo(EVERYWHERE)
    assert listed(library) == [("Border", 3)]
    library.imports.add([tmp_path / "0.txt"], collection="border")
    assert listed(library) == [("Border", 3)]


def test_articles_go_into_a_new_collection_in_one_step(filed):
    library, articles = filed
    made = library.collections.put_into_new(articles[:2], "Energy")
    assert library.collections.of_each() == dict.fromkeys(articles[:2], (made.id,))
    assert library.collections.inbox() == articles[2:]
    library.history.undo()
    assert library.collections.collections() == [] and library.collections.of_each() == {}
    assert library.collections.inbox() == articles
