"""Near-duplicates count as one source; the analyst has the last word, and may take it back."""

from __future__ import annotations

import sqlite3

import pytest

from app import resources
from app.domain.briefing import Excerpt, ItemId
from app.domain.errors import BadRequest
from app.library.library import Library
from app.storage.database import FILE_NAME
from tests.library.made import report, sentences


@pytest.fixture
def files(tmp_path):
    """An original, a cut copy under another title, and a report of its own."""
    told = sentences(1)
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "1-original.txt").write_text(report("Border talks resume in the capital", told))
    (folder / "2-copy.txt").write_text(report("Ministers meet again", told[:14]))
    (folder / "3-other.txt").write_text(report("Harvest fails in the south", sentences(2)))
    return folder


@pytest.fixture
def three(library, files):
    library.imports.add([files])
    return [article.id for article in library.articles()]


def test_an_import_reports_near_duplicates_and_groups_them(library, files):
    imported = library.imports.add([files])
    original, copy, other = (article.id for article in library.articles())
    (near,) = imported.near_duplicates
    assert (near.id, near.of) == (copy, original)
    assert near.similarity > 0.9
    assert [group.members for group in library.grouping.groups()] == [(original, copy)]
    assert library.grouping.group_of(copy) == library.grouping.group_of(original)
    assert library.grouping.group_of(other) is None
    assert library.count_independent([original, copy, other]) == 2
    assert library.count_independent([copy]) == 1
    assert library.count_independent([]) == 0


def test_grouping_is_part_of_the_import_and_goes_with_it(library, files):
    library.imports.add([files / "1-original.txt"])
    library.imports.add([files / "2-copy.txt"])
    original, copy = (article.id for article in library.articles())
    library.history.undo()
    assert library.grouping.groups() == []
    library.history.redo()
    assert library.grouping.groups()[0].members == (original, copy)


def test_groups_are_there_after_a_restart_and_new_copies_join_them(library, files):
    library.imports.add([files / "1-original.txt"])
    library.close()
    with Library.open(library.folder) as again:
        assert len(again.imports.add([files / "2-copy.txt"]).near_duplicates) == 1
        assert len(again.grouping.groups()) == 1


def test_a_copy_of_a_copy_belongs_to_the_first_original(library, files):
    library.imports.add([files])
    original = library.articles()[0].id
    text = (files / "2-copy.txt").read_text().replace("Ministers", "Envoys")
    library.imports.add_text(text, "third")
    newest = library.articles()[-1].id
    assert library.grouping.source_of(newest) == original
    assert len(library.grouping.group_of(newest).members) == 3


def test_a_removed_article_is_no_original(library, files):
    library.imports.add([files / "1-original.txt"])
    library.reading.remove_article(library.articles()[0].id)
    assert library.imports.add([files / "2-copy.txt"]).near_duplicates == []


def test_copies_stay_one_source_when_their_original_is_removed(library, files, three):
    text = (files / "2-copy.txt").read_text().replace("Ministers", "Envoys")
    library.imports.add_text(text)
    third = library.articles()[-1].id
    library.reading.remove_article(three[0])
    assert library.grouping.group_of(third).members == (three[1], third)
    assert library.count_independent([three[0], three[1], third]) == 1


def test_the_sample_articles_are_five_independent_sources(library):
    imported = library.imports.add([resources.seeds()])
    assert imported.near_duplicates == []
    assert library.count_independent(a.id for a in library.articles()) == 5


def test_kept_apart_an_article_is_a_source_of_its_own_until_that_is_undone(library, three):
    original, copy, _ = three
    library.grouping.keep_apart(copy)
    assert library.grouping.groups() == []
    assert library.count_independent([original, copy]) == 2
    assert library.grouping.copy(copy).decided
    assert library.history.undo_label() == "keep “Ministers meet again” apart"
    library.history.undo()
    assert library.grouping.groups()[0].members == (original, copy)


def test_an_original_that_is_kept_apart_leaves_its_copies_together(library, files, three):
    original, copy, _ = three
    library.imports.add_text((files / "2-copy.txt").read_text().replace("Ministers", "Envoys"))
    third = library.articles()[-1].id
    library.grouping.keep_apart(original)
    assert library.grouping.group_of(original) is None
    assert [group.members for group in library.grouping.groups()] == [(copy, third)]
    assert library.count_independent([original, copy, third]) == 2


def test_joined_articles_bring_their_groups_along(library, three):
    original, copy, other = three
    joined = library.grouping.join(other, copy)
    assert joined.members == (other, original, copy)
    assert library.count_independent(three) == 1
    assert library.grouping.join(original, other) == joined
    said = library.history.undo_label()
    assert said == "group “Harvest fails in the south” with “Ministers meet again”"
    library.history.undo()
    assert library.count_independent(three) == 2
    with pytest.raises(BadRequest, match="with itself"):
        library.grouping.join(other, other)


def test_a_briefing_says_how_many_independent_sources_it_rests_on(library, three):
    briefing = library.briefing.new("What the talks bring", marking="TLP:CLEAR")
    for article in three:
        passage = library.passage(article, 0, 20)
        library.briefing.add_item(briefing.id, Excerpt(ItemId(""), passage))
    assert library.exports.outline(briefing.id).head.sources == 2
    library.grouping.keep_apart(three[1])
    assert library.exports.outline(briefing.id).head.sources == 3


def test_what_was_kept_apart_can_be_joined_again(library, three):
    original, copy, _ = three
    library.grouping.keep_apart(copy)
    assert library.grouping.join(original, copy).members == (original, copy)
    library.grouping.keep_apart(original)
    assert library.grouping.groups() == []


def test_articles_of_an_older_library_are_signed_when_something_is_added(library, files):
    library.imports.add([files / "1-original.txt"])
    library.close()
    with sqlite3.connect(library.folder / FILE_NAME) as raw:
        raw.execute("DELETE FROM signature")
    raw.close()
    with Library.open(library.folder) as again:
        assert len(again.imports.add([files / "2-copy.txt"]).near_duplicates) == 1


def test_short_texts_are_never_grouped(library):
    library.imports.add_text("Weather\n\nSunny today.\n")
    library.imports.add_text("Weather\n\nSunny today, too.\n")
    assert library.grouping.groups() == []


def test_several_articles_are_grouped_in_one_step(library, tmp_path):
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"Report {number}\n\n{'word ' * number}\n")
    library.imports.add([tmp_path / f"{number}.txt" for number in range(3)])
    articles = [row.id for row in library.articles()]
    assert library.grouping.sources_of(articles) == {}
    assert library.grouping.join_all(articles) == 3
    assert library.count_independent(articles) == 1
    assert library.grouping.sources_of(articles) == dict.fromkeys(articles, articles[0])
    library.history.undo()
    assert library.count_independent(articles) == 3
    with pytest.raises(BadRequest):
        library.grouping.join_all(articles[:1])
