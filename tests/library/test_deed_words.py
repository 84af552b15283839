"""Every deed says in the undo menu what it does, in words that no other deed has."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path

import pytest

import app.library
from app.domain.article import BlockKind, Span
from app.domain.briefing import Excerpt, ItemId, Judgement, Prose, Section, TableItem
from app.domain.layout import PaneLayout
from app.library.history import EVERYWHERE
from tests.library.made import report, sentences


@pytest.fixture
def did(seeded):
    """Does a deed and answers what undo would take back."""

    def do(deed, *given, **named):
        deed(*given, **named)
        return seeded.history.undo_label(EVERYWHERE)

    return do


@pytest.fixture
def articles(seeded):
    return [article.id for article in seeded.articles()]


def test_a_mark_says_what_became_of_it(seeded, articles, did):
    marking, tag = seeded.marking, seeded.codebook.add("Rights")
    assert did(marking.add_mark, articles[0], 40, 60, tags=[tag.id]) == "tag passage “Rights”"
    assert did(marking.add_mark, articles[0], 0, 20) == "mark passage"
    mark = next(m.id for m in seeded.marks() if m.passage.start == 0)
    words = [
        did(marking.change_mark, mark, **fields)
        for fields in (
            {"colour": 4},
            {"note": "weigh"},
            {"note": "weigh it"},
            {"note": ""},
            {"credibility": 2},
            {"credibility": None},
            {"tags": [tag.id]},
            {"tags": []},
            {"span": (0, 30)},
            {"colour": 2, "note": "both"},
        )
    ]
    assert words == [
        "recolour mark",
        "add note",
        "change note",
        "delete note",
        "grade passage",
        "take grade off passage",
        "tag passage “Rights”",
        "take tag “Rights” off",
        "move edges of mark",
        "change mark",
    ]
    assert did(marking.delete_mark, mark) == "delete mark"


def test_a_tag_says_what_became_of_it(seeded, articles, did):
    books = seeded.codebook
    assert did(books.add, "Law") == "new tag “Law”"
    law, top = seeded.tags()[0].id, books.add("Top").id
    assert did(books.change, law, name="Laws") == "rename tag “Law” to “Laws”"
    assert did(books.change, law, parent=top) == "move tag “Laws” below “Top”"
    assert did(books.change, law, parent=None) == "move tag “Laws” to the top"
    assert did(books.change, law, colour=7) == "recolour tag “Laws”"
    assert did(books.change, law, code="XY") == "change code of tag “Laws”"
    assert did(books.change, law, definition="Acts.") == "change definition of tag “Laws”"
    assert did(books.change, law, name="Law", colour=2) == "change tag “Laws”"
    passages = [seeded.passage(articles[0], at, at + 20) for at in (0, 30)]
    assert did(books.tag_passages, passages, law) == "tag 2 passages “Law”"
    assert did(books.tag_passages_anew, passages[:1], "Press") == "tag 1 passage “Press”"
    marks = [mark.id for mark in seeded.marks(tag=law)]
    assert did(books.split, law, marks[:1], "Courts") == "split “Courts” off tag “Law”"
    assert did(books.untag, marks, law) == "take tag “Law” off 1 passage"
    assert did(books.merge, law, top) == "merge tag “Law” into “Top”"
    assert did(books.delete, top) == "delete tag “Top”"


def test_a_briefing_says_what_became_of_it(seeded, articles, did):
    briefing = seeded.briefing.new("What Minsk offers")
    mine = seeded.briefing
    words = [
        did(mine.change_head, briefing.id, **fields)
        for fields in (
            {"title": "Minsk"},
            {"marking": "TLP:AMBER"},
            {"scale": "phia"},
            {"desk": "East", "series": "Weekly"},
        )
    ]
    assert words == [
        "change briefing title",
        "change handling marking",
        "change scale of likelihood",
        "change briefing details",
    ]
    section = mine.add_item(briefing.id, Section(ItemId(""), "Offers"))
    prose = mine.add_item(briefing.id, Prose(ItemId(""), "One."))
    judged = mine.add_item(briefing.id, Judgement(ItemId(""), "Two."))
    passage = seeded.passage(articles[0], 0, 20)
    said = mine.add_item(briefing.id, Excerpt(ItemId(""), passage))
    table = mine.add_item(briefing.id, TableItem(ItemId(""), "T", ("a",), (("b",),)))
    both = [section.id, prose.id]
    assert did(mine.move_items, briefing.id, both, 1) == "move section “Offers”"
    assert did(mine.move_items, briefing.id, [judged.id], 4) == "move key judgement"
    changed = [
        did(mine.change_item, briefing.id, item)
        for item in (
            replace(section, title="Terms"),
            replace(section, title="Terms", level=2),
            replace(prose, text="Three."),
            replace(judged, likelihood="likely"),
            replace(judged, likelihood="likely", confidence="moderate"),
            replace(said, paraphrase=True),
            said,
            replace(said, note="Weigh."),
            replace(table, rows=(("c",),)),
            replace(table, rows=(("c",),), caption="U"),
            replace(judged, text="Four.", evidence=(passage,)),
        )
    ]
    assert changed == [
        "rename section",
        "change level of section",
        "edit prose",
        "change likelihood of key judgement",
        "change confidence of key judgement",
        "make a paraphrase",
        "make a quotation",
        "change note of excerpt",
        "change cells of table",
        "change caption of table",
        "change key judgement",
    ]
    assert did(mine.remove_item, briefing.id, judged.id) == "remove key judgement"
    assert did(mine.put_aside, passage) == "put passage aside"
    kept = mine.tray()[0].id
    assert did(mine.use_from_tray, kept, briefing.id) == "add excerpt"
    mine.put_aside(passage)
    assert did(mine.drop_from_tray, mine.tray()[0].id) == "drop passage put aside"
    assert did(mine.load, mine.dump(briefing.id)) == "load briefing “Minsk”"
    assert did(mine.delete, briefing.id) == "delete briefing “Minsk”"


def test_what_changes_nothing_is_no_step(seeded, articles):
    made = seeded.codebook.add("Law")
    briefing = seeded.briefing.new("Minsk")
    judged = seeded.briefing.add_item(briefing.id, Judgement(ItemId(""), "Two."))
    mark = seeded.marking.add_mark(articles[0], 0, 20, tags=[made.id])
    filed = seeded.collections.put_into_new(articles[:1], "Read")
    steps = len(seeded.history.entries())
    seeded.codebook.change(made.id, name="Law")
    seeded.briefing.change_item(briefing.id, judged)
    seeded.briefing.change_head(briefing.id, title="Minsk")
    seeded.briefing.move_items(briefing.id, [judged.id], 0)
    seeded.marking.change_mark(mark.id, tags=[made.id], note="")
    seeded.codebook.tag_passages([mark.passage], made.id)
    seeded.codebook.untag([], made.id)
    seeded.collections.put(articles[:1], filed.id)
    seeded.collections.keep(articles[:1])
    assert len(seeded.history.entries()) == steps


def deeds_of_the_library(library, articles, tmp_path):
    """Everything that makes an edit, done once, each with what stands for it in the menu."""
    cards, books, marks = library.collections, library.codebook, library.marking
    for at, name in enumerate(("title", "short_title", "publisher", "author", "date", "language")):
        value = "2025-01" if name == "date" else f"New {name} {at}"
        library.reading.change_metadata(articles[0], **{name: value})
    library.reading.change_metadata(articles[0], title="Two", author="Two")
    library.reading.grade_article(articles[0], reliability="B")
    library.reading.grade_article(articles[0], reliability=None)
    article = library.article(articles[0])
    blocks = (replace(article.blocks[0], kind=BlockKind.QUOTE), *article.blocks[1:])
    library.reading.correct_blocks(articles[0], blocks)

    filed = cards.put_into_new([], "Read")
    cards.rename(filed.id, "Weighed")
    cards.put(articles[:2], filed.id)
    cards.take_out(articles[:1], filed.id)
    cards.keep(articles[2:3])
    cards.to_inbox(articles[2:3])
    cards.put_into_new(articles[:1], "Second")
    cards.delete(filed.id)
    cards.drop(articles[4:5])
    library.history.undo()

    library.grouping.join(articles[0], articles[1])
    library.grouping.keep_apart(articles[1])
    library.grouping.join_all(articles[:2])

    press = library.publishers.add("Press")
    library.publishers.change(press.id, name="The Press")
    library.publishers.change(press.id, aliases=("TP",))
    library.publishers.change(press.id, owner_note="State")
    library.publishers.change(press.id, name="Press", owner_note="")
    library.publishers.grade(press.id, "C", "Corrections are late.")
    library.publishers.grade(press.id, None)
    library.publishers.delete(press.id)

    (tmp_path / "watched").mkdir()
    watched = library.watching.watch(tmp_path / "watched")
    library.watching.file_under(watched.id, "Feeds")
    library.watching.file_under(watched.id, "")
    library.watching.stop_watching(watched.id)

    kept = library.saved_searches.save("minister")
    library.saved_searches.rename(kept.id, "Ministers")
    library.saved_searches.delete(kept.id)

    one = library.names.add(["Minsk", "Mensk"])
    library.names.change(one.id, ["Minsk", "Myensk"])
    library.names.delete(one.id)
    apart = library.names.keep_apart(["Smith", "Smyth"])
    library.names.delete(apart.id)

    spans = Span(0, 20), Span(0, 20)
    library.comparing.judge(articles[0], spans[0], articles[1], spans[1], "right")
    library.comparing.withdraw(articles[0], spans[0], articles[1], spans[1])
    library.comparing.judge(articles[0], spans[0], articles[1], spans[1], "wrong")
    library.comparing.withdraw(articles[0], spans[0], articles[1], spans[1])

    panes = [PaneLayout(articles[0])]
    layout = library.layouts.save("Side by side", panes)
    library.layouts.save("Side by side", [*panes, PaneLayout(articles[1])])
    library.layouts.rename(layout.id, "Both")
    library.layouts.delete(layout.id)

    tag = books.add("Law")
    books.change(tag.id, colour=3)
    books.tag_passages([library.passage(articles[0], 0, 20)], tag.id)
    (mark,) = library.marks(tag=tag.id)
    books.untag([mark.id], tag.id)
    marks.change_mark(mark.id, tags=[tag.id])
    books.split(tag.id, [mark.id], "Press")
    books.merge(tag.id, library.resolve_tag("Press"))
    books.delete(library.resolve_tag("Press"))
    marks.add_mark(articles[0], 40, 60)
    marks.delete_mark(mark.id)

    told = sentences(1)
    for number, words in enumerate((told, ["Reworded at noon.", *told[:5], *told[7:]])):
        path = tmp_path / f"{number}.txt"
        path.write_text(report("Talks resume", words, "https://www.example.org/news/talks"))
        library.imports.add([path])
        if number == 0:
            added = library.articles()[-1].id
            start = library.article(added).text.index(told[5])
            marks.add_mark(added, start, start + len(told[5]))
    newest = library.versions.newest(added)
    (orphan,) = library.versions.orphans(newest)
    library.versions.attach(orphan.mark.id, 0, 10)
    library.reading.remove_article(articles[3])

    briefing = library.briefing.new("Minsk")
    item = library.briefing.add_item(briefing.id, Prose(ItemId(""), "One."))
    other = library.briefing.add_item(briefing.id, Section(ItemId(""), "Two"))
    library.briefing.change_head(briefing.id, desk="East")
    library.briefing.change_item(briefing.id, replace(item, text="Two."))
    library.briefing.move_items(briefing.id, [other.id], 0)
    library.briefing.remove_item(briefing.id, other.id)
    passage = library.passage(articles[0], 0, 20)
    library.briefing.put_aside(passage)
    library.briefing.drop_from_tray(library.briefing.tray()[0].id)
    library.briefing.load(library.briefing.dump(briefing.id))
    library.briefing.delete(briefing.id)


def kinds_in_the_code():
    """The stable words that stand first wherever an edit is made."""
    found = set()
    for path in Path(app.library.__path__[0]).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = getattr(node.func, "id", getattr(node.func, "attr", ""))
            given = [a.value for a in node.args if isinstance(a, ast.Constant)]
            words = [word for word in given if isinstance(word, str)]
            if called in {"Edit", "_do", "_keep"} and words:
                found.add(words[0])
    return found


def test_no_two_deeds_are_said_alike(seeded, articles, tmp_path):
    deeds_of_the_library(seeded, articles, tmp_path)
    with seeded._database.failing_in_words():
        done = (
            seeded._database.connection()
            .execute(
                "SELECT j.kind, d.said FROM journal j JOIN deed d ON d.id = j.deed "
                "WHERE j.direction = 1 AND j.seq = d.seq"
            )
            .fetchall()
        )
    kinds: dict[str, set[str]] = {}
    for kind, said in done:
        kinds.setdefault(said, set()).add(kind)
    assert {said: found for said, found in kinds.items() if len(found) > 1} == {}
    assert kinds_in_the_code() - {kind for kind, _ in done} == set()
    assert len(kinds) > 60
    for said in kinds:
        assert said.split()[0].isalpha() and said == said.strip(), said
