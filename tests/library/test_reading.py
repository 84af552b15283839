from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.article import BlockKind
from app.domain.errors import BadRequest, NotFound


def test_nothing_is_stated_that_the_text_does_not_state(seeded):
    for summary in seeded.articles():
        assert summary.publisher is None
        assert summary.author is None
        assert summary.date is None


def test_corrected_details_are_the_analysts_and_an_empty_one_is_not_stated(seeded):
    article = seeded.articles()[0].id
    changed = seeded.reading.change_metadata(article, publisher=" The  Paper ", date="2025-08")
    assert changed.metadata.publisher == "The Paper"
    assert changed.metadata.stated_in["publisher"] == "analyst"
    assert seeded.reading.change_metadata(article, publisher=" ").metadata.publisher is None
    seeded.history.undo()
    seeded.history.undo()
    assert seeded.article(article).metadata.publisher is None
    assert seeded.article(article).metadata.date is None


def test_a_short_title_follows_the_title_unless_the_analyst_chose_one(seeded):
    article = seeded.articles()[0].id
    changed = seeded.reading.change_metadata(article, title="Sanctions relief: what Minsk asked")
    assert changed.short_title == "Sanctions relief"
    assert seeded.history.undo_label().startswith("correct title of")
    seeded.reading.change_metadata(article, short_title="Relief")
    assert seeded.reading.change_metadata(article, title="Another title").short_title == "Relief"


def test_a_date_that_is_taken_away_is_stated_nowhere(seeded):
    article = seeded.articles()[0].id
    seeded.reading.change_metadata(article, date="2025-08")
    changed = seeded.reading.change_metadata(article, date="")
    assert (changed.metadata.date, changed.metadata.date_stated) == (None, None)


def test_a_proposed_title_is_no_longer_so_once_accepted(seeded):
    proposed = next(a for a in seeded.articles() if a.title_proposed)
    accepted = seeded.reading.accept_title(proposed.id)
    assert accepted.title == proposed.title and not accepted.metadata.title_proposed


@pytest.mark.parametrize("date", ["yesterday", "2025-13", "2025-02-31", "٢٠٢٥", "3/4/2025"])
def test_what_is_no_date_is_refused(seeded, date):
    with pytest.raises(BadRequest, match=r"no date|There is no|two ways"):
        seeded.reading.change_metadata(seeded.articles()[0].id, date=date)


def test_a_date_may_be_typed_as_people_write_dates(seeded):
    changed = seeded.reading.change_metadata(seeded.articles()[0].id, date="19 August 2025")
    assert (changed.metadata.date, changed.metadata.date_stated) == ("2025-08-19", "2025-08-19")


def test_a_removed_article_takes_its_marks_along_and_both_come_back(seeded):
    article = seeded.articles()[1]
    mark = seeded.marking.add_mark(article.id, 130, 200)
    passage = mark.passage
    briefing = seeded.briefing.new("B")
    seeded.briefing.put_aside(passage)
    seeded.reading.remove_article(article.id)
    with pytest.raises(NotFound):
        seeded.article(article.id)
    assert seeded.marks() == [] and len(seeded.articles()) == 4
    assert {h.article for h in seeded.searching.search("belarus", limit=500).hits}.isdisjoint(
        {article.id}
    )
    seeded.history.undo()
    assert [a.id for a in seeded.articles()][1] == article.id
    assert seeded.marks() == [mark]
    assert briefing in seeded.briefings()


def test_grades_are_checked_and_undone(seeded):
    article = seeded.articles()[0].id
    assert seeded.reading.grade_article(article, reliability="c", credibility=3).reliability == "C"
    with pytest.raises(BadRequest):
        seeded.reading.grade_article(article, reliability="G")
    seeded.history.undo()
    assert seeded.article(article).reliability is None


def test_corrected_structure_moves_no_mark_and_can_be_undone(seeded):
    article = seeded.article(seeded.articles()[0].id)
    mark = seeded.marking.add_mark(article.id, 0, 30)
    first = replace(article.blocks[0], kind=BlockKind.CHROME)
    corrected = seeded.reading.correct_blocks(article.id, (first, *article.blocks[1:]))
    assert corrected.blocks[0].kind is BlockKind.CHROME and corrected.words < article.words
    assert seeded.articles()[0].words == corrected.words
    assert seeded.mark(mark.id) == mark and corrected.text == article.text
    with pytest.raises(BadRequest):
        seeded.reading.correct_blocks(article.id, article.blocks[1:])
    seeded.history.undo()
    assert seeded.article(article.id).blocks == article.blocks


def test_the_original_is_kept_to_the_byte(seeded):
    from app import resources

    for summary in seeded.articles():
        original = (resources.seeds() / summary.file_name).read_bytes()
        assert seeded.reading.original(summary.id) == original
        assert seeded.original_unchanged(summary.id)


def test_the_list_of_articles_follows_every_edit_and_undo(library, tmp_path):
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"Report {number}\n\nWords of it.\n")
    library.imports.add([tmp_path / "0.txt", tmp_path / "1.txt"])
    first, second = library.articles()
    mark = library.marking.add_mark(first.id, 0, 6)
    assert [row.marks for row in library.articles()] == [1, 0]
    library.reading.remove_article(first.id)
    library.imports.add([tmp_path / "2.txt"])
    assert [row.title for row in library.articles()] == ["Report 1", "Report 2"]
    library.history.undo()
    library.history.undo()
    assert [row.id for row in library.articles()] == [first.id, second.id]
    assert library.articles()[0].marks == 1
    library.marking.delete_mark(mark.id)
    library.reading.change_metadata(second.id, publisher="Belta")
    library.publishers.add("Belta", reliability="D")
    assert [(row.marks, row.reliability) for row in library.articles()] == [(0, None), (0, "D")]
    library.history.undo()
    assert library.articles()[1].reliability is None
