"""A newer version takes the place of the older one; marks go with it only where that is certain."""

from __future__ import annotations

import pytest

from app.domain.article import Span
from app.domain.briefing import Excerpt, ItemId
from app.domain.errors import NotFound
from app.library.history import EVERYWHERE
from app.library.library import Library
from tests.library.made import report, sentences

ADDRESS = "https://www.example.org/news/talks"
TITLE = "Border talks resume in the capital"
TOLD = sentences(1)


@pytest.fixture
def taken(library, tmp_path):
    """Takes a version of the report: a file of its sentences, stating the address."""

    def take(told, title=TITLE, address=ADDRESS, name="talks.txt"):
        path = tmp_path / name
        path.write_text(report(title, told, address))
        return library.imports.add([path])

    take(TOLD)
    return take


def mark(library, words, **details):
    article = library.articles()[0]
    start = library.article(article.id).text.index(words)
    return library.marking.add_mark(article.id, start, start + len(words), **details)


def test_the_same_address_with_another_text_is_a_newer_version(library, taken):
    old = library.articles()[0].id
    imported = taken([*TOLD[:8], "An editor added this sentence later.", *TOLD[8:]])
    (version,) = imported.versions
    (listed,) = library.articles()
    assert (version.id, version.of) == (listed.id, old)
    assert imported.near_duplicates == []
    assert [v.id for v in library.versions.of(listed.id)] == [old, listed.id]
    assert [v.newest for v in library.versions.of(old)] == [False, True]
    assert library.versions.newest(old) == listed.id
    assert library.count_independent([old, listed.id]) == 1
    assert library.searching.search("editor").total == 1
    assert library.searching.search(f'"{TOLD[0]}"').articles == 1


def test_words_that_changed_are_told_with_their_places(library, taken):
    old = library.articles()[0].id
    taken([*TOLD[:8], "An editor added this sentence later.", *TOLD[8:]])
    new = library.articles()[0].id
    changes = [c for c in library.versions.word_changes(old, new) if c.kind != "same"]
    text = library.versions.article(new).text
    assert [c.kind for c in changes] == ["added"]
    assert "An editor added this sentence later" in text[changes[0].new.start : changes[0].new.end]


def test_marks_are_carried_over_with_all_that_is_on_them(library, taken):
    tag = library.codebook.add("Talks")
    made = mark(library, TOLD[9], colour=4, tags=[tag.id], note="weigh", credibility=2)
    taken(["Updated at noon on the day after.", *TOLD])
    (carried,) = library.marks()
    assert carried.id == made.id and carried.passage.quote == TOLD[9]
    assert carried.passage.article == library.articles()[0].id
    assert (carried.tags, carried.note, carried.credibility) == ((tag.id,), "weigh", 2)
    assert library.versions.orphans(library.articles()[0].id) == []
    assert library.tag_counts() == {tag.id: 1}
    assert library.check().ok


def test_a_mark_whose_words_are_gone_is_an_orphan_with_its_candidates(library, taken):
    made = mark(library, TOLD[9], note="weigh")
    words = TOLD[9].split()
    reworded = " ".join([*words[:3], "amid", "new", "doubts", *words[5:]])
    imported = taken([*TOLD[:5], reworded, *TOLD[10:]])
    assert (imported.versions[0].marks_carried, imported.versions[0].orphans) == (0, 1)
    new = library.articles()[0].id
    assert library.marks() == []
    (orphan,) = library.versions.orphans(new)
    assert orphan.mark == made
    best = orphan.candidates[0]
    text = library.article(new).text
    assert text[best.start : best.end][:20] == reworded[:20]
    attached = library.versions.attach(made.id, best.start, best.end)
    assert attached.note == "weigh" and attached.passage.span == Span(best.start, best.end)
    assert library.marks(new) == [attached]
    assert library.versions.orphans(new) == []
    library.history.undo()
    assert library.versions.orphans(new) == [orphan]
    library.marking.delete_mark(made.id)
    assert library.versions.orphans(new) == []
    with pytest.raises(NotFound):
        library.versions.attach(made.id, 0, 5)


def test_an_orphan_is_looked_for_again_in_the_next_version(library, taken):
    made = mark(library, TOLD[9])
    taken([*TOLD[:7], *TOLD[12:]], name="second.txt")
    assert library.marks() == []
    taken([*TOLD, "A correction was made on Friday."], name="third.txt")
    assert [m.id for m in library.marks()] == [made.id]
    assert len(library.versions.of(library.articles()[0].id)) == 3


def test_undo_brings_the_older_version_back_with_its_marks(library, taken):
    old = library.articles()[0].id
    made = mark(library, TOLD[9])
    taken(["Updated at noon on the day after.", *TOLD])
    new = library.articles()[0].id
    library.history.undo()
    assert [a.id for a in library.articles()] == [old]
    assert library.marks() == [made]
    assert [v.id for v in library.versions.of(old)] == [old]
    library.history.redo()
    assert [a.id for a in library.articles()] == [new]
    assert library.marks()[0].passage.article == new


def test_a_briefing_keeps_quoting_the_version_it_was_written_with(library, taken):
    old = library.articles()[0].id
    start = library.article(old).text.index(TOLD[9])
    passage = library.passage(old, start, start + len(TOLD[9]))
    briefing = library.briefing.new("What the talks bring")
    library.briefing.add_item(briefing.id, Excerpt(ItemId(""), passage))
    taken([*TOLD[:7], *TOLD[12:]])
    assert [c.check.state for c in library.briefing.checks(briefing.id)] == ["match"]
    form = library.briefing.dump(briefing.id)
    again = library.briefing.load(form)
    assert library.briefing.dump(again.id)["items"] == form["items"]
    assert library.exports.outline(again.id).head.sources == 1
    library.history.undo(EVERYWHERE)
    with pytest.raises(NotFound):
        library.article(old)


def test_what_the_analyst_said_of_the_article_holds_for_the_newer_version(library, taken):
    old = library.articles()[0].id
    library.reading.change_metadata(old, short_title="Talks", publisher="Olive Branch")
    library.reading.grade_article(old, reliability="C", credibility=3)
    folder = library.collections.put_into_new([], "Border")
    library.collections.put([old], folder.id)
    taken(["Updated at noon on the day after.", *TOLD])
    (new,) = library.articles()
    assert (new.short_title, new.publisher) == ("Talks", "Olive Branch")
    assert (new.reliability, new.credibility) == ("C", None)
    assert library.collections.articles(folder.id) == [new.id]
    assert library.collections.inbox() == [new.id]


def test_the_bytes_of_an_older_version_are_there_already(library, taken):
    taken(["Updated at noon on the day after.", *TOLD])
    imported = taken(TOLD, name="again.txt")
    assert imported.added == []
    assert imported.duplicates[0].of == library.articles()[0].id


def test_another_article_at_the_same_address_is_no_version(library, taken):
    assert taken(sentences(2), title="Harvest fails in the south").versions == []
    assert len(library.articles()) == 2


def test_an_address_of_a_whole_site_makes_no_versions(library, taken):
    taken(TOLD, address="https://example.org/", name="a.txt")
    assert taken([*TOLD, "More."], address="https://example.org/", name="b.txt").versions == []


def test_two_versions_in_one_import_are_taken_in_their_order(library, tmp_path):
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "1.txt").write_text(report(TITLE, TOLD, ADDRESS))
    (folder / "2.txt").write_text(report(TITLE, [*TOLD, "More was said later."], ADDRESS))
    imported = library.imports.add([folder])
    assert len(imported.added) == 2 and len(imported.versions) == 1
    assert len(library.articles()) == 1
    library.history.undo()
    assert library.articles() == []


def test_versions_are_there_after_a_restart(library, taken):
    old = library.articles()[0].id
    taken([*TOLD, "More was said later."])
    library.close()
    with Library.open(library.folder) as again:
        assert again.versions.newest(old) == again.articles()[0].id
