"""Saved searches: edits like any other, and what they find that is new."""

from __future__ import annotations

import pytest

from app.domain.errors import BadRequest, NotFound, ReadOnlyLibrary
from app.library.library import Library


def names(library):
    return [kept.name for kept in library.saved_searches.all()]


def test_a_saved_search_keeps_query_and_filters_over_restarts(seeded):
    filters = (("kind", ("Prose", "Quote")), ("language", ("en",)))
    made = seeded.saved_searches.save("  sanctions  relief ", filters, name="Relief")
    folder = seeded.folder
    seeded.close()
    with Library.open(folder) as again:
        assert again.saved_searches.all() == [made]
        assert again.saved_searches.get(made.id).query == "sanctions  relief"
        assert again.saved_searches.find("sanctions relief", filters[::-1]) == made
        assert again.saved_searches.find("sanctions relief") is None


def test_saving_renaming_and_deleting_can_be_undone_and_done_again(seeded):
    saved, history = seeded.saved_searches, seeded.history
    made = saved.save("prisoners", name="Prisoners")
    saved.rename(made.id, "Prisoner figures")
    saved.delete(made.id)
    assert names(seeded) == []
    assert history.undo_label() == "delete saved search “Prisoner figures”"
    history.undo()
    assert names(seeded) == ["Prisoner figures"]
    history.undo()
    assert names(seeded) == ["Prisoners"]
    history.undo()
    assert names(seeded) == []
    for _ in range(3):
        history.redo()
    assert names(seeded) == []


def test_no_two_saved_searches_get_one_name_whatever_its_capitals(seeded):
    saved = seeded.saved_searches
    made = saved.save("minsk", name="Relief")
    assert saved.save("warsaw", name="relief").name == "relief (2)"
    with pytest.raises(BadRequest, match="called “relief \\(2\\)” already"):
        saved.rename(made.id, "relief (2)")
    assert saved.rename(made.id, "RELIEF").name == "RELIEF"


def test_subscribers_are_told_that_saved_searches_changed(seeded):
    told = []
    seeded.subscribe(told.append)
    seeded.saved_searches.save("prisoners")
    assert [changes.saved_searches for changes in told] == [True]
    seeded.history.undo()
    assert told[-1].saved_searches
    assert not told[-1].articles


def test_a_search_without_a_name_gets_its_words_and_no_name_twice(seeded):
    saved = seeded.saved_searches
    saved.save("minsk")
    saved.save("minsk")
    saved.save("words " * 30)
    assert names(seeded)[:2] == ["minsk", "minsk (2)"]
    assert len(names(seeded)[2]) <= 62
    assert names(seeded)[2].endswith("words …")


@pytest.mark.parametrize("query", ["", "  "])
def test_nothing_cannot_be_saved(seeded, query):
    with pytest.raises(BadRequest):
        seeded.saved_searches.save(query)
    assert seeded.history.undo_label() is None or "search" not in seeded.history.undo_label()


def test_unknown_filters_and_empty_names_are_refused(seeded):
    with pytest.raises(BadRequest, match="colour"):
        seeded.saved_searches.save("minsk", (("colour", ("red",)),))
    made = seeded.saved_searches.save("minsk")
    with pytest.raises(BadRequest):
        seeded.saved_searches.rename(made.id, " ")
    seeded.saved_searches.delete(made.id)
    with pytest.raises(NotFound):
        seeded.saved_searches.rename(made.id, "Minsk")


def test_new_is_what_articles_added_since_the_last_look_hold(seeded):
    saved = seeded.saved_searches
    made = saved.save("sanctions", name="Sanctions")
    before = saved.count(made)
    assert before.passages == seeded.searching.search("sanctions").total > 0
    assert before.new == 0
    added = seeded.imports.add_text("News\n\nMore sanctions on Minsk were announced.\n\nNo more.")
    assert saved.count(made).new == 1
    assert saved.count(made).passages == before.passages + 1
    assert saved.new_articles(made.id) == (added.id,)
    saved.look(made.id)
    assert saved.counts() == {made.id: saved.count(made)}
    assert saved.count(made).new == 0
    seeded.imports.add_text("Cooking\n\nA soup of beetroot is eaten hot.")
    assert saved.count(made).new == 0


def test_marks_and_grades_make_nothing_new(seeded):
    made = seeded.saved_searches.save("sanctions")
    article = seeded.articles()[0].id
    seeded.marking.add_mark(article, 0, 20)
    seeded.reading.grade_article(article, reliability="B")
    seeded.reading.change_metadata(article, publisher="A paper")
    assert seeded.saved_searches.count(made).new == 0


def test_filters_count_for_what_is_new_too(seeded):
    made = seeded.saved_searches.save("sanctions", (("kind", ("Table row",)),))
    seeded.imports.add_text("News\n\nMore sanctions on Minsk were announced.")
    count = seeded.saved_searches.count(made)
    kinds = dict(seeded.searching.search("sanctions").facets["kind"])
    assert count.passages == kinds["Table row"]
    assert count.new == 0


def test_looking_is_no_edit(seeded):
    made = seeded.saved_searches.save("sanctions")
    label = seeded.history.undo_label()
    seeded.imports.add_text("News\n\nMore sanctions on Minsk were announced.")
    seeded.saved_searches.look(made.id)
    seeded.history.undo()
    assert seeded.history.undo_label() == label


def test_a_read_only_library_saves_none_and_looks_without_a_trace(seeded):
    made = seeded.saved_searches.save("sanctions")
    with Library.open(seeded.folder, read_only=True) as reading:
        assert reading.saved_searches.all() == [made]
        reading.saved_searches.look(made.id)
        with pytest.raises(ReadOnlyLibrary):
            reading.saved_searches.save("minsk")


def test_counting_stops_when_told(seeded):
    seeded.saved_searches.save("sanctions")
    assert seeded.saved_searches.counts(lambda: True) == {}


def test_a_backup_takes_saved_searches_along(seeded, tmp_path):
    from app.library.library import restore

    made = seeded.saved_searches.save("sanctions", name="Sanctions")
    seeded.backup(tmp_path / "copy.backup")
    restore(tmp_path / "copy.backup", tmp_path / "restored")
    with Library.open(tmp_path / "restored") as restored:
        assert restored.saved_searches.all() == [made]
        assert restored.saved_searches.count(made).new == 0
