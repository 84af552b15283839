from __future__ import annotations

import pytest

from app.domain.errors import Ambiguous, BadRequest, NotFound
from app.domain.passage import find_quote


def test_a_mark_keeps_the_words_it_was_made_on_and_what_stands_around(seeded):
    article = seeded.article(seeded.articles()[0].id)
    tag = seeded.codebook.add("Sanctions", colour=5)
    mark = seeded.marking.add_mark(
        article.id, 100, 160, colour=5, tags=[tag.id, tag.id], note=" weigh ", credibility=3
    )
    assert mark.passage.quote == article.text[100:160]
    assert mark.passage.before == article.text[68:100]
    assert mark.passage.after == article.text[160:192]
    assert mark.tags == (tag.id,) and mark.note == "weigh" and mark.by
    assert seeded.marks(article.id) == [mark] == seeded.marks(tag=tag.id)
    assert seeded.tag_counts() == {tag.id: 1}
    assert seeded.articles()[0].marks == 1


@pytest.mark.parametrize("span", [(-1, 5), (5, 5), (9, 3), (0, 10**9)])
def test_a_span_outside_the_text_is_refused(seeded, span):
    with pytest.raises(BadRequest, match="no passage"):
        seeded.marking.add_mark(seeded.articles()[0].id, *span)
    assert seeded.marks() == []


def test_unknown_colours_grades_and_tags_are_refused(seeded):
    article = seeded.articles()[0].id
    with pytest.raises(BadRequest):
        seeded.marking.add_mark(article, 0, 5, colour=9)
    with pytest.raises(BadRequest):
        seeded.marking.add_mark(article, 0, 5, credibility=7)
    with pytest.raises(NotFound):
        seeded.marking.add_mark(article, 0, 5, tags=["nothing"])


def test_a_quotation_must_stand_exactly_once(seeded):
    article = seeded.article(seeded.articles()[0].id)
    with pytest.raises(Ambiguous, match=r"Belarus|stand"):
        find_quote(article, "Minsk")
    with pytest.raises(BadRequest, match="do not stand"):
        find_quote(article, "these words are nowhere")


def test_a_mark_changes_in_one_step_and_comes_back(seeded):
    article = seeded.articles()[0].id
    mark = seeded.marking.add_mark(article, 0, 20)
    changed = seeded.marking.change_mark(mark.id, colour=3, note="n", span=(5, 25))
    assert changed.passage.start == 5 and seeded.mark(mark.id) == changed
    assert seeded.history.undo().said == "change mark"
    assert seeded.mark(mark.id) == mark
    seeded.marking.change_mark(mark.id, colour=mark.colour)
    assert seeded.history.redo_label() == "change mark", "changing nothing is no step"


def test_tags_form_a_tree_with_free_names_and_codes(library):
    rights = library.codebook.add("Human rights")
    prisoners = library.codebook.add("Prisoners", parent=rights.id)
    assert rights.code == "HR" and prisoners.colour is None and rights.colour is not None
    with pytest.raises(BadRequest, match="already"):
        library.codebook.add("human  RIGHTS")
    with pytest.raises(BadRequest, match="below itself"):
        library.codebook.change(rights.id, parent=prisoners.id)
    with pytest.raises(BadRequest, match="needs a name"):
        library.codebook.add("  ")
    assert [tag.name for tag in library.tags()] == ["Human rights", "Prisoners"]


def test_the_index_finds_a_tag_and_forgets_it_again(seeded):
    article = seeded.articles()[0].id
    tag = seeded.codebook.add("Energy")
    mark = seeded.marking.add_mark(article, 0, 30, tags=[tag.id])
    assert seeded.searching.search("tag:energy").total == 1
    seeded.codebook.change(tag.id, name="Fuel")
    assert seeded.searching.search("tag:energy").total == 0
    assert seeded.searching.search("tag:fuel").total == 1
    seeded.marking.delete_mark(mark.id)
    assert seeded.searching.search("tag:fuel").total == 0
