"""The codebook: tags merged, split and given to many passages, each one step of undo."""

from __future__ import annotations

import pytest

from app.domain.errors import BadRequest, NotFound


@pytest.fixture
def article(seeded):
    return seeded.article(seeded.articles()[0].id)


def marked(library, article, *tags, at=0):
    return library.marking.add_mark(article.id, at, at + 20, tags=[tag.id for tag in tags])


def tags_of(library, mark):
    return [tag.name for tag in library.tags() if tag.id in library.mark(mark.id).tags]


def test_merging_gives_the_marks_and_children_of_a_tag_to_another(seeded, article):
    books = seeded.codebook
    rights, laws, courts = books.add("Rights"), books.add("Laws"), books.add("Courts")
    child = books.add("Appeals", parent=laws.id)
    only, both = marked(seeded, article, laws), marked(seeded, article, laws, rights, at=30)
    other = marked(seeded, article, courts, at=60)
    books.merge(laws.id, rights.id)
    assert [tag.name for tag in seeded.tags()] == ["Rights", "Appeals", "Courts"]
    assert next(t for t in seeded.tags() if t.id == child.id).parent == rights.id
    assert seeded.mark(only.id).tags == (rights.id,)
    assert seeded.mark(both.id).tags == (rights.id,)
    assert tags_of(seeded, other) == ["Courts"]
    assert seeded.tag_counts() == {rights.id: 2, courts.id: 1}
    assert {m.id for m in seeded.marks(tag=rights.id)} == {only.id, both.id}
    assert seeded.marks(tag=laws.id) == []


def test_a_merge_is_one_step_and_undo_brings_each_tag_back_to_its_marks(seeded, article):
    books = seeded.codebook
    rights, laws = books.add("Rights"), books.add("Laws")
    child = books.add("Appeals", parent=laws.id)
    mark = marked(seeded, article, laws)
    before = (seeded.tags(), seeded.marks(), seeded.tag_counts())
    books.merge(laws.id, rights.id)
    seeded.history.undo()
    assert (seeded.tags(), seeded.marks(), seeded.tag_counts()) == before
    assert seeded.mark(mark.id).tags == (laws.id,)
    assert child.parent == laws.id
    seeded.history.redo()
    assert seeded.mark(mark.id).tags == (rights.id,)


def test_tags_that_were_merged_one_after_another_all_stand_for_the_last(seeded, article):
    books = seeded.codebook
    one, two, three = books.add("One"), books.add("Two"), books.add("Three")
    mark = marked(seeded, article, one)
    books.merge(one.id, two.id)
    books.merge(two.id, three.id)
    assert seeded.mark(mark.id).tags == (three.id,)
    assert seeded.searching.search("tag:Three").total > 0
    assert seeded.searching.search("tag:One").total == 0
    books.delete(three.id)
    assert seeded.mark(mark.id).tags == ()
    assert seeded.searching.search("tag:Three").total == 0
    seeded.history.undo()
    assert seeded.mark(mark.id).tags == (three.id,)
    assert seeded.searching.search("tag:Three").total > 0


def test_a_tag_can_be_merged_into_its_own_child(seeded, article):
    books = seeded.codebook
    top = books.add("Top", definition="What it is about.")
    child = books.add("Child", parent=top.id)
    sister = books.add("Sister", parent=top.id)
    mark = marked(seeded, article, top)
    merged = books.merge(top.id, child.id)
    assert merged.parent is None
    assert merged.definition == "What it is about."
    assert {t.name: t.parent for t in seeded.tags()} == {"Child": None, "Sister": child.id}
    assert sister.parent == top.id
    assert seeded.mark(mark.id).tags == (child.id,)


def test_children_of_one_name_are_both_kept_apart_by_a_number(seeded):
    books = seeded.codebook
    one, two = books.add("One"), books.add("Two")
    books.add("Same", parent=one.id)
    books.add("same", parent=two.id)
    books.merge(one.id, two.id)
    assert sorted(t.name for t in seeded.tags()) == ["Same 2", "Two", "same"]


def test_nothing_is_merged_into_itself_or_into_what_is_not_there(seeded):
    tag = seeded.codebook.add("One")
    with pytest.raises(BadRequest, match="merged into itself"):
        seeded.codebook.merge(tag.id, tag.id)
    with pytest.raises(NotFound):
        seeded.codebook.merge(tag.id, "nowhere")


def test_a_deleted_tag_leaves_its_marks_without_it_and_comes_back_by_undo(seeded, article):
    books = seeded.codebook
    tag, other = books.add("One"), books.add("Two")
    mark = marked(seeded, article, tag, other)
    books.delete(tag.id)
    assert seeded.mark(mark.id).tags == (other.id,)
    assert seeded.tag_counts() == {other.id: 1}
    seeded.marking.change_mark(mark.id, note="Still here")
    seeded.history.undo()
    seeded.history.undo()
    assert seeded.mark(mark.id).tags == (tag.id, other.id)


def test_splitting_gives_chosen_marks_a_new_tag_beside_the_old(seeded, article):
    books = seeded.codebook
    above = books.add("Above")
    tag = books.add("Rights", parent=above.id)
    marks = [marked(seeded, article, tag, at=at) for at in (0, 30, 60)]
    made = books.split(tag.id, [marks[0].id, marks[2].id], "Press")
    assert made.parent == above.id
    assert [tags_of(seeded, mark) for mark in marks] == [["Press"], ["Rights"], ["Press"]]
    assert seeded.history.undo().said == "split “Press” off tag “Rights”"
    assert [tags_of(seeded, mark) for mark in marks] == [["Rights"]] * 3
    assert [t.name for t in seeded.tags()] == ["Above", "Rights"]
    with pytest.raises(BadRequest, match="carry the tag"):
        books.split(tag.id, [], "Press")


def test_passages_are_tagged_together_and_known_marks_are_used(seeded, article):
    books = seeded.codebook
    tag, other = books.add("One"), books.add("Two")
    there = marked(seeded, article, other)
    passages = [seeded.passage(article.id, at, at + 20) for at in (0, 30, 60, 30)]
    marks = books.tag_passages(passages, tag.id)
    assert len(marks) == 3
    assert seeded.mark(there.id).tags == (other.id, tag.id)
    assert len(seeded.marks(tag=tag.id)) == 3
    assert books.tag_passages(passages, tag.id) == []
    assert seeded.history.undo_label() == "tag 3 passages “One”"
    seeded.history.undo()
    assert seeded.marks(tag=tag.id) == []
    assert seeded.mark(there.id).tags == (other.id,)


def test_a_tag_made_for_passages_is_one_step_with_them(seeded, article):
    there = marked(seeded, article)
    passages = [there.passage, seeded.passage(article.id, 30, 50)]
    made, marks = seeded.codebook.tag_passages_anew(passages, " Press ", colour=6)
    assert (made.name, made.colour, made.parent) == ("Press", 6, None)
    assert [mark.tags for mark in marks] == [(made.id,)] * 2
    assert {mark.id for mark in seeded.marks(tag=made.id)} == {mark.id for mark in marks}
    assert seeded.mark(there.id).tags == (made.id,)
    assert seeded.history.undo().said == "tag 2 passages “Press”"
    assert seeded.tags() == [] and seeded.mark(there.id).tags == ()
    assert len(seeded.marks()) == 1
    with pytest.raises(BadRequest, match="needs a name"):
        seeded.codebook.tag_passages_anew(passages, " ")
    assert len(seeded.marks()) == 1


def test_marks_of_a_merged_tag_are_split_and_untagged_as_those_of_the_other(seeded, article):
    books = seeded.codebook
    one, two = books.add("One"), books.add("Two")
    marks = [marked(seeded, article, one, at=at) for at in (0, 30, 60)]
    books.merge(one.id, two.id)
    made = books.split(two.id, [marks[0].id], "Part")
    books.untag([marks[1].id], two.id)
    assert [seeded.mark(mark.id).tags for mark in marks] == [(made.id,), (), (two.id,)]
    assert seeded.tag_counts() == {made.id: 1, two.id: 1}
    with pytest.raises(BadRequest, match="carry the tag"):
        books.split(two.id, [marks[1].id], "Other")
    assert [tag.name for tag in seeded.tags()] == ["Two", "Part"]


def test_the_latest_marks_come_in_the_order_of_their_making(seeded, article):
    tag, other = seeded.codebook.add("One"), seeded.codebook.add("Two")
    marks = [marked(seeded, article, tag, at=at) for at in (60, 0, 30)]
    seeded.codebook.merge(tag.id, other.id)
    latest = seeded.marking.latest_marks(2)
    assert [mark.id for mark in latest] == [mark.id for mark in marks[1:]]
    assert latest[0].tags == (other.id,)
