from __future__ import annotations

from app.domain.edits import Collection, Edit, RecordChange


def mark(note="", colour=1, article="a"):
    return {"note": note, "colour": colour, "passage": {"article": article, "start": 0}}


def edit_of(*changes):
    return Edit("change-mark", "recolour mark", tuple(changes))


def test_an_edit_is_itself_where_its_records_are_as_it_knew_them():
    edit = edit_of(RecordChange(Collection.MARK, "m", mark(), mark(colour=2)))
    assert edit.upon({(Collection.MARK, "m"): mark()}) is edit


def test_what_another_edit_wrote_meanwhile_stays_and_comes_back_by_reverting():
    edit = edit_of(RecordChange(Collection.MARK, "m", mark(), mark(colour=2)))
    there = mark("a note", article="b")
    (change,) = edit.upon({(Collection.MARK, "m"): there}).changes
    assert change.before == there
    assert change.after == mark("a note", 2, "b")


def test_what_was_removed_meanwhile_stays_removed():
    edit = edit_of(RecordChange(Collection.MARK, "m", mark(), mark(colour=2)))
    (change,) = edit.upon({}).changes
    assert (change.before, change.after) == (None, None)


def test_removing_what_was_changed_meanwhile_brings_the_change_back_by_reverting():
    edit = edit_of(RecordChange(Collection.MARK, "m", mark(), None))
    (change,) = edit.upon({(Collection.MARK, "m"): mark("a note")}).changes
    assert (change.before, change.after) == (mark("a note"), None)


def test_two_changes_of_one_record_follow_one_another_upon_what_is_there():
    edit = edit_of(
        RecordChange(Collection.MARK, "m", mark(), mark(colour=2)),
        RecordChange(Collection.MARK, "m", mark(colour=2), mark("last", 2)),
        RecordChange(Collection.MARK, "n", mark(), mark(colour=3)),
    )
    there = {(Collection.MARK, "m"): mark(article="b"), (Collection.MARK, "n"): mark()}
    made = edit.upon(there).changes
    assert [change.after for change in made] == [
        mark(colour=2, article="b"),
        mark("last", 2, "b"),
        mark(colour=3),
    ]
    assert made[1].before == made[0].after
    assert made[2] is edit.changes[2]


def test_an_edit_touches_the_articles_on_both_sides_of_a_mark_that_goes_over():
    edit = edit_of(RecordChange(Collection.MARK, "m", mark(article="old"), mark(article="new")))
    assert edit.touched.articles_marked == {"old", "new"}
    assert edit.touched.marks == {"m"}


def test_an_edit_touches_the_briefing_of_an_item_that_comes_or_goes():
    item = {"briefing": "b", "kind": "prose"}
    for sides in ((None, item), (item, None)):
        assert edit_of(RecordChange(Collection.ITEM, "i", *sides)).touched.briefings == {"b"}
