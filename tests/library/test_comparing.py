"""Verdicts on links in an open library."""

from __future__ import annotations

import pytest

from app.domain.article import Span
from app.domain.errors import BadRequest, ModelUnreadable, NotFound
from app.library.library import Library
from tests.comparing.models import written

FIRST = """\
Mine closed after a fall of rock

Judge Ilse Brandt ordered the mine at Kelmar to close its deepest shaft.

The finance ministry lent 40 million crowns to the railway company in March.

Tourists like the lakes around the town.
"""
SECOND = """\
Kelmar shuts its deepest shaft

The deepest shaft of the mine at Kelmar must close, Judge Ilse Brandt ordered.

Crowns worth 40 million went from the finance ministry to the railway company.

Bread became dearer again last week.
"""


@pytest.fixture
def two(library):
    return (
        library.imports.add_text(FIRST, "First").id,
        library.imports.add_text(SECOND, "Second").id,
    )


def span(library, article, words):
    at = library.article(article).text.index(words)
    return Span(at, library.article(article).text.index(".", at) + 1)


def links(library, two):
    a, b = (library.article(article).text for article in two)
    return {
        (a[p.a.start : p.a.end][:8], b[p.b.start : p.b.end][:8]): p.ruling
        for p in library.comparing.align(*two)
    }


MINE, LOAN = ("Judge Il", "The deep"), ("The fina", "Crowns w")


def test_a_refused_link_is_drawn_no_more_and_undo_brings_it_back(library, two):
    a, b = two
    assert links(library, two) == {MINE: None, LOAN: None}

    library.comparing.judge(
        a, span(library, a, "Judge"), b, span(library, b, "The deepest"), "wrong"
    )

    assert links(library, two) == {LOAN: None}
    refused = [p for p in library.comparing.align(a, b, everything=True) if p.ruling == "wrong"]
    assert [(p.score, p.drawn) for p in refused] == [(0.0, False)]
    assert library.history.undo_label() == "say “not a match”"
    library.history.undo()
    assert links(library, two) == {MINE: None, LOAN: None}
    library.history.redo()
    assert links(library, two) == {LOAN: None}


def test_a_confirmed_link_is_drawn_however_faint_and_says_who_said_it(library, two):
    a, b = two
    library.analyst = "Noor"
    lakes, bread = span(library, a, "Tourists"), span(library, b, "Bread")

    library.comparing.judge(b, bread, a, lakes, "right")

    best = library.comparing.align(a, b)[0]
    assert (best.a, best.b, best.score) == (lakes, bread, 1.0)
    assert (best.drawn, best.ruling, best.by) == (True, "right", "Noor")
    assert len(library.comparing.align(a, b)) == 3


def test_a_right_match_of_words_that_are_no_sentence_is_drawn_at_its_own_place(library, two):
    a, b = two
    title = Span(0, len("Mine closed"))

    library.comparing.judge(a, title, b, span(library, b, "Bread"), "right")

    assert any(pair.a == title and pair.drawn for pair in library.comparing.align(a, b))


def test_similar_passages_heed_what_was_said(library, two):
    a, b = two
    asked, found = span(library, a, "Judge"), span(library, b, "The deepest")
    assert library.comparing.similar(a, asked)[0].start == found.start

    library.comparing.judge(a, asked, b, found, "wrong")
    assert all(hit.start != found.start for hit in library.comparing.similar(a, asked))

    bread = span(library, b, "Bread")
    library.comparing.judge(a, asked, b, bread, "right")
    first = library.comparing.similar(a, asked)[0]
    assert (first.start, first.ruling, first.relation) == (bread.start, "right", "same")
    library.reading.remove_article(b)
    assert library.comparing.similar(a, asked) == []


def test_a_second_word_replaces_the_first_and_can_be_taken_back(library, two):
    a, b = two
    here, there = span(library, a, "Judge"), span(library, b, "The deepest")

    library.comparing.judge(a, here, b, there, "wrong")
    library.comparing.judge(b, there, a, here, "right")
    assert [verdict.ruling for verdict in library.comparing.verdicts(a)] == ["right"]

    library.comparing.withdraw(a, here, b, there)
    assert library.comparing.verdicts() == []
    assert links(library, two)[MINE] is None
    with pytest.raises(NotFound):
        library.comparing.withdraw(a, here, b, there)


def test_saying_the_same_again_is_no_new_step(library, two):
    a, b = two
    here, there = span(library, a, "Judge"), span(library, b, "The deepest")
    library.comparing.judge(a, here, b, there, "right")
    steps = len(library.history.entries())

    library.comparing.judge(a, here, b, there, "right")

    assert len(library.history.entries()) == steps


def test_what_is_no_pair_of_passages_is_refused(library, two):
    a, b = two
    here = span(library, a, "Judge")
    with pytest.raises(BadRequest):
        library.comparing.judge(a, here, a, here, "right")
    with pytest.raises(BadRequest):
        library.comparing.judge(a, here, b, Span(0, 90_000), "right")


def test_verdicts_survive_a_restart_and_a_correction_of_the_blocks(library, two, tmp_path):
    a, b = two
    here, there = span(library, a, "Judge"), span(library, b, "The deepest")
    library.comparing.judge(a, here, b, there, "wrong")
    library.close()

    with Library.open(tmp_path / "library") as again:
        assert [v.ruling for v in again.comparing.verdicts(a)] == ["wrong"]
        assert links(again, two) == {LOAN: None}


def test_what_was_read_is_kept_between_runs_and_follows_what_happens_meanwhile(
    library, two, tmp_path
):
    a, b = two
    asked = span(library, a, "Judge")
    found = library.comparing.similar(a, asked)
    cache = tmp_path / "library" / "cache" / "comparing.bin"
    assert cache.exists()
    third = library.imports.add_text(
        FIRST.replace("Judge Ilse", "Yesterday Judge Ilse"), "Third"
    ).id
    library.close()

    with Library.open(tmp_path / "library") as again:
        hits = again.comparing.similar(a, asked)
        assert {hit.article for hit in hits} == {b, third}
        again.reading.remove_article(third)
        assert again.comparing.similar(a, asked) == found
        again.history.undo()
        assert {hit.article for hit in again.comparing.similar(a, asked)} == {b, third}


def test_a_damaged_or_lost_cache_is_made_anew(library, two, tmp_path):
    a, _ = two
    asked = span(library, a, "Judge")
    found = library.comparing.similar(a, asked)
    library.close()
    cache = tmp_path / "library" / "cache" / "comparing.bin"
    whole = cache.read_bytes()

    for content in (whole[: len(whole) // 2], b"", whole[:-9] + b"x" + whole[-8:], None):
        if content is None:
            cache.unlink()
        else:
            cache.write_bytes(content)
        with Library.open(tmp_path / "library") as again:
            assert again.comparing.similar(a, asked) == found
        assert cache.read_bytes()[:16] == whole[:16]


def test_a_library_that_cannot_be_written_is_compared_all_the_same(library, two, tmp_path):
    a, _ = two
    asked = span(library, a, "Judge")
    found = library.comparing.similar(a, asked)
    library.close()
    cache = tmp_path / "library" / "cache" / "comparing.bin"
    cache.unlink()

    with Library.open(tmp_path / "library", read_only=True) as again:
        again.comparing.catch_up()
        assert again.comparing.similar(a, asked) == found
    assert not cache.exists()


def test_catching_up_reads_what_was_added_and_stops_when_asked(library, two, tmp_path):
    cache = tmp_path / "library" / "cache" / "comparing.bin"

    library.comparing.catch_up(stop=bool)
    assert cache.exists()
    cache.unlink()
    library.imports.add_text(SECOND.replace("Kelmar", "Dornik"), "Third")
    library.comparing.catch_up(stop=lambda: True)
    assert not cache.exists()
    library.comparing.catch_up()
    assert cache.exists()


def test_an_article_removed_between_its_naming_and_its_reading_disturbs_nothing(library, two):
    third = library.imports.add_text(SECOND.replace("Bread", "Butter"), "Third").id
    comparison = library.comparing._current()
    library.reading.remove_article(third)  # as another thread may
    comparison.read_waiting()
    assert library.comparing.align(*two)
    library.comparing.catch_up()
    place = span(library, two[0], "The finance ministry lent 40 million crowns")
    assert {found.article for found in library.comparing.similar(two[0], place)} <= {two[1]}


def test_links_are_found_without_a_model_that_cannot_be_read(library, two, tmp_path):
    library.comparing.use_model(tmp_path / "nowhere")

    assert links(library, two) == {MINE: None, LOAN: None}
    with pytest.raises(ModelUnreadable):
        library.comparing.check_model()
    library.comparing.use_model(None)
    library.comparing.check_model()


def test_what_a_model_says_of_the_library_is_kept_between_runs(library, two, tmp_path):
    pytest.importorskip("model2vec")
    library.comparing.use_model(written(tmp_path / "model"))
    scores = [pair.score for pair in library.comparing.align(*two)]
    kept = library.folder / "cache" / "meaning.bin"
    assert kept.exists()

    before = kept.stat().st_mtime_ns
    library.comparing.use_model(tmp_path / "model")

    assert [pair.score for pair in library.comparing.align(*two)] == scores
    assert kept.stat().st_mtime_ns == before
