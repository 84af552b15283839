"""Undo and redo: what a library remembers, over restarts."""

from __future__ import annotations

import random
import sqlite3
from dataclasses import replace

import msgspec
import pytest

from app.domain.article import Span
from app.domain.briefing import BottomLine, Excerpt, ItemId, Judgement, Section
from app.domain.edits import Collection, Edit
from app.domain.layout import PaneLayout
from app.library.history import EVERYWHERE
from app.library.library import Library, restore
from app.storage.database import FILE_NAME


def dump(library):
    """Everything an analyst can see, as plain values."""
    return (
        [(a, library.article(a.id).blocks) for a in library.articles()],
        library.marks(),
        library.tags(),
        library.tag_counts(),
        [library.document(b.id) for b in library.briefings()],
        library.tray(),
        library.grouping.groups(),
        [library.grouping.copy(a.id) for a in library.articles()],
        [library.versions.of(a.id) for a in library.articles()],
        [library.versions.orphans(a.id) for a in library.articles()],
        library.collections.collections(),
        [library.collections.of(a.id) for a in library.articles()],
        library.collections.inbox(),
        library.publishers.publishers(),
        library.watching.folders(),
        library.saved_searches.all(),
        library.names.all(),
        library.comparing.verdicts(),
        library.layouts.all(),
    )


def growing_deeds(library, dice, articles):
    """Edits of groups, versions, collections and publishers."""
    one, other = dice.sample(articles, 2)
    text = library.article(one.id).text
    words = text.split(" ")
    at = dice.randrange(len(words))
    newer = " ".join([*words[:at], f"inserted {dice.random()}", *words[at + dice.randint(0, 40) :]])
    address = library.article(one.id).metadata.address
    deeds = [
        lambda: library.grouping.join(one.id, other.id),
        lambda: library.grouping.keep_apart(one.id),
        lambda: library.imports.add_text(f"{newer}\n\n{address}\n"),
        lambda: library.imports.add_text(f"{newer}\n\n{address}\n"),
        lambda: library.collections.put_into_new([], f"Collection {dice.random()}"),
        lambda: library.collections.keep([one.id, other.id]),
        lambda: library.collections.to_inbox([one.id]),
        lambda: library.publishers.add(f"Paper {dice.random()}", reliability=dice.choice("ABC")),
    ]
    if len(articles) > 3:
        deeds.append(lambda: library.collections.drop([one.id]))
    collections, publishers = library.collections.collections(), library.publishers.publishers()
    if collections:
        collection = dice.choice(collections)
        deeds += [
            lambda: library.collections.put([one.id, other.id], collection.id),
            lambda: library.collections.take_out([one.id], collection.id),
            lambda: library.collections.rename(collection.id, f"Renamed {dice.random()}"),
            lambda: library.collections.delete(collection.id),
        ]
    if publishers:
        publisher = dice.choice(publishers)
        deeds += [
            lambda: library.publishers.grade(publisher.id, dice.choice("DEF"), "bought"),
            lambda: library.publishers.change(publisher.id, aliases=[f"Alias {dice.random()}"]),
            lambda: library.publishers.delete(publisher.id),
        ]
    if one.publisher is not None and library.publishers.named(one.publisher) is None:
        deeds.append(lambda: library.publishers.add(one.publisher, reliability="B"))
    orphans = library.versions.orphans(one.id)
    if orphans:
        deeds.append(lambda: library.versions.attach(orphans[0].mark.id, 0, 30))
    return deeds


def codebook_deeds(library, dice, tag, passage):
    """Edits of the tag tree that touch many marks at once."""
    other = dice.choice(library.tags())
    carried = library.marks(tag=tag.id)
    deeds = [lambda: library.codebook.tag_passages([passage], tag.id)]
    if other != tag:
        deeds.append(lambda: library.codebook.merge(tag.id, other.id))
    if carried:
        some = [mark.id for mark in dice.sample(carried, dice.randint(1, len(carried)))]
        deeds += [
            lambda: library.codebook.split(tag.id, some, f"Part {dice.random()}"),
            lambda: library.codebook.untag(some, tag.id),
        ]
    return deeds


def random_deed(library, dice):
    """One random edit, as an analyst might make it."""
    articles = library.articles()
    marks, tags, briefings = library.marks(), library.tags(), library.briefings()
    article = dice.choice(articles)
    start = dice.randrange(0, 400)
    passage = library.passage(article.id, start, start + dice.randrange(5, 200))
    deeds = [
        lambda: library.marking.add_mark(
            article.id,
            passage.start,
            passage.end,
            colour=dice.randint(1, 8),
            tags=[t.id for t in dice.sample(tags, min(len(tags), dice.randint(0, 2)))],
            note=dice.choice(["", "weigh", "слово 😀"]),
        ),
        lambda: library.codebook.add(f"Tag {dice.random()}"),
        lambda: library.reading.grade_article(article.id, reliability=dice.choice("ABCDEF")),
        lambda: library.reading.change_metadata(article.id, publisher=f"Paper {dice.random()}"),
        lambda: library.briefing.put_aside(passage),
        lambda: library.briefing.new(f"Briefing {dice.random()}"),
    ]
    deeds += growing_deeds(library, dice, articles)
    if marks:
        mark = dice.choice(marks)
        deeds += [
            lambda: library.marking.change_mark(mark.id, colour=dice.randint(1, 8), note="new"),
            lambda: library.marking.delete_mark(mark.id),
        ]
    if tags:
        tag = dice.choice(tags)
        deeds += [
            lambda: library.codebook.change(tag.id, name=f"Renamed {dice.random()}"),
            lambda: library.codebook.delete(tag.id),
        ]
        deeds += codebook_deeds(library, dice, tag, passage)
    deeds += [
        lambda: library.names.add([f"Lukashenko {dice.random()}", f"Lukashenka {dice.random()}"]),
        lambda: library.layouts.save(f"Layout {dice.randint(1, 3)}", [PaneLayout(article.id)]),
        lambda: library.saved_searches.save("sanctions", name=f"Search {dice.random()}"),
    ]
    other = dice.choice([known for known in articles if known.id != article.id])
    there = Span(start, start + 20)
    ruling = dice.choice(["right", "wrong"])
    deeds.append(lambda: library.comparing.judge(article.id, passage.span, other.id, there, ruling))
    if len(articles) > 2:
        deeds.append(lambda: library.reading.remove_article(article.id))
    if briefings:
        briefing = dice.choice(briefings)
        items = library.document(briefing.id).items
        deeds += [
            lambda: library.briefing.add_item(briefing.id, Judgement(ItemId(""), "It is likely.")),
            lambda: library.briefing.add_item(briefing.id, Excerpt(ItemId(""), passage), 0),
            lambda: library.briefing.change_head(briefing.id, desk=f"Desk {dice.random()}"),
            lambda: library.briefing.delete(briefing.id),
        ]
        if items:
            item = dice.choice(items)
            deeds += [
                lambda: library.briefing.move_items(briefing.id, [item.id], 0),
                lambda: library.briefing.remove_item(briefing.id, item.id),
            ]
    dice.choice(deeds)()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_random_edits_undone_and_redone_over_restarts_leave_the_same_library(seeded, seed):
    dice = random.Random(seed)
    library = seeded
    for article in library.articles():  # a text with this address is a newer version of it
        address = f"https://example.org/{article.id}"
        library.reading.change_metadata(article.id, address=address)
    states = [dump(library)]
    for step in range(60):
        count = len(library.history.entries(1000))
        random_deed(library, dice)
        if len(library.history.entries(1000)) > count:  # a deed that changes nothing is none
            states.append(dump(library))
        if step % 20 == 19:
            library.close()
            library = Library.open(library.folder)
            assert dump(library) == states[-1]
    for state in reversed(states[:-1]):
        assert library.history.undo(EVERYWHERE) is not None
        assert dump(library) == state
    library.close()
    library = Library.open(library.folder)
    for _ in states[1:]:
        assert library.history.redo(EVERYWHERE) is not None
    assert dump(library) == states[-1]
    assert library.history.redo(EVERYWHERE) is None
    assert library.check().ok
    library.close()


def test_500_random_edits_with_undo_and_redo_are_as_if_nothing_had_been_undone(seeded, tmp_path):
    dice = random.Random(500)
    library = seeded
    begun = tmp_path / "begun.sqlite3"
    library.backup(begun)
    first = library._ledger.journal.seq()
    states, undone = [dump(library)], []
    for step in range(500):
        choice = dice.random()
        if choice < 0.3 and len(states) > 1:
            assert library.history.undo(EVERYWHERE) is not None
            undone.append(states.pop())
            assert dump(library) == states[-1]
        elif choice < 0.45 and undone:
            assert library.history.redo(EVERYWHERE) is not None
            states.append(undone.pop())
            assert dump(library) == states[-1]
        else:
            before = library._ledger.journal.seq()
            random_deed(library, dice)
            if library._ledger.journal.seq() > before:
                states.append(dump(library))
                undone.clear()
        if step % 50 == 49:
            library.close()
            library = Library.open(library.folder)
    last, deeds = dump(library), surviving_edits(library.folder, first)
    library.close()
    restore(begun, tmp_path / "twin")
    copy_texts(library.folder, tmp_path / "twin")
    with Library.open(tmp_path / "twin") as twin:
        for stream, deed, edit in deeds:
            twin._ledger.do(edit, stream=stream, deed=deed)
        assert dump(twin) == last
        assert twin.check().ok


def surviving_edits(folder, after):
    """The edits of deeds that stand, in the order in which they were first made."""
    with sqlite3.connect(folder / FILE_NAME) as raw:
        rows = raw.execute(
            "SELECT d.stream, d.id, j.payload FROM journal j JOIN deed d ON d.id = j.deed "
            "WHERE d.state = 'done' AND d.seq > ? AND j.direction = 1 AND j.seq < coalesce("
            "(SELECT min(seq) FROM journal WHERE deed = d.id AND direction = -1), 1 << 60) "
            "ORDER BY j.seq",
            (after,),
        ).fetchall()
    raw.close()
    return [(stream, deed, msgspec.json.decode(blob, type=Edit)) for stream, deed, blob in rows]


def copy_texts(source, target):
    """Texts and originals are no edits: a library that never undid has them all the same."""
    with sqlite3.connect(target / FILE_NAME) as raw:
        raw.execute("ATTACH ? AS other", (str(source / FILE_NAME),))
        for table in ("original", "article_source", "signature"):
            raw.execute(f"INSERT OR IGNORE INTO main.{table} SELECT * FROM other.{table}")
        raw.commit()
    raw.close()


def test_a_new_deed_after_undo_drops_what_could_be_redone(library):
    library.codebook.add("One")
    library.history.undo()
    library.codebook.add("Two")
    assert library.history.redo() is None
    assert [tag.name for tag in library.tags()] == ["Two"]
    assert [(e.did, e.undone) for e in library.history.entries()] == [
        ("new tag “Two”", False),
        ("new tag “One”", True),
    ]


def test_an_edit_made_beside_another_loses_nothing_of_it(seeded):
    ledger = seeded._ledger
    article = seeded.articles()[0]
    tag = seeded.codebook.add("Sanctions")
    mark = seeded.marking.add_mark(article.id, 0, 20)
    tagged = replace(mark, tags=(tag.id,))  # as a thread of its own makes thousands of them
    waiting = Edit("tag", "tag", (ledger.change(Collection.MARK, mark.id, tagged),))
    seeded.marking.change_mark(mark.id, note="weigh", colour=4)
    ledger.do(waiting)
    now = seeded.mark(mark.id)
    assert (now.tags, now.note, now.colour) == ((tag.id,), "weigh", 4)
    assert seeded.marks(tag=tag.id) == [now]
    seeded.history.undo()
    assert seeded.mark(mark.id) == replace(mark, note="weigh", colour=4)
    seeded.history.redo()
    assert seeded.mark(mark.id) == now


def test_an_edit_of_a_mark_that_was_deleted_meanwhile_does_not_bring_it_back(seeded):
    ledger = seeded._ledger
    mark = seeded.marking.add_mark(seeded.articles()[0].id, 0, 20)
    coloured = replace(mark, colour=4)
    waiting = Edit("colour", "colour", (ledger.change(Collection.MARK, mark.id, coloured),))
    seeded.marking.delete_mark(mark.id)
    ledger.do(waiting)
    assert seeded.marks() == []
    seeded.history.undo()
    seeded.history.undo()
    assert seeded.marks() == [mark]


def test_each_briefing_has_its_own_undo(seeded):
    briefing = seeded.briefing.new("What Minsk offers")
    seeded.briefing.add_item(briefing.id, BottomLine(ItemId(""), "A bargain."))
    seeded.codebook.add("Sanctions")
    seeded.briefing.add_item(briefing.id, Section(ItemId(""), "Offers"))
    assert seeded.history.undo_label() == "new tag “Sanctions”"
    assert seeded.history.undo_label(briefing.id) == "add section"
    seeded.history.undo(briefing.id)
    assert [type(i).__name__ for i in seeded.document(briefing.id).items] == ["BottomLine"]
    assert [tag.name for tag in seeded.tags()] == ["Sanctions"]


def test_redo_everywhere_does_again_what_was_undone_last(seeded):
    briefing = seeded.briefing.new("What Minsk offers")
    seeded.briefing.add_item(briefing.id, BottomLine(ItemId(""), "A bargain."))
    seeded.history.undo(EVERYWHERE)
    seeded.codebook.add("Sanctions")
    seeded.history.undo(EVERYWHERE)
    assert seeded.history.redo(EVERYWHERE).said == "new tag “Sanctions”"
    assert seeded.history.redo(EVERYWHERE) is not None
    assert len(seeded.document(briefing.id).items) == 1


def test_adding_many_articles_is_one_step(library, tmp_path):
    for number in range(45):
        (tmp_path / f"{number:02}.txt").write_text(
            f"Report number {number}\n\nThe minister said on Monday that plan {number} stands. "
            "More is expected later this week, officials added.\n"
        )
    report = library.imports.add([tmp_path / f"{n:02}.txt" for n in range(45)])
    assert len(report.added) == 45 and len(library.articles()) == 45
    library.history.undo()
    assert library.articles() == []
    assert library.searching.search("minister").total == 0
    library.history.redo()
    assert len(library.articles()) == 45
    assert library.searching.search("minister").total >= 45


def test_deleting_a_tag_keeps_its_marks_and_moves_its_children_up(seeded):
    article = seeded.articles()[0]
    rights = seeded.codebook.add("Human rights")
    prisoners = seeded.codebook.add("Prisoners", parent=rights.id)
    mark = seeded.marking.add_mark(article.id, 0, 20, tags=[rights.id, prisoners.id])
    seeded.codebook.delete(rights.id)
    assert seeded.mark(mark.id).tags == (prisoners.id,)
    assert seeded.tags()[0].parent is None
    seeded.history.undo()
    assert seeded.mark(mark.id).tags == (rights.id, prisoners.id)
    assert seeded.tags()[1].parent == rights.id
