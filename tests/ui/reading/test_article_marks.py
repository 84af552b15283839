from __future__ import annotations

import random

from app.ui.reading.article_marks import ArticleMarks


def drawn_anew(library, article):
    marks = ArticleMarks(library)
    marks.show(article)
    return list(marks.rows)


def edit(library, article, chance):
    """One of the deeds that change marks, by chance; several marks begin at one place."""
    marks = library.marks(article.id)
    start = chance.choice((100, 100, 120, 160))
    deeds = [
        lambda: library.marking.add_mark(article.id, start, start + chance.randint(5, 40)),
        lambda: library.history.undo(None),
        lambda: library.history.redo(None),
    ]
    if marks:
        mark, tags = chance.choice(marks), library.tags()
        some = tuple(tag.id for tag in tags if chance.random() < 0.5)
        deeds += [
            lambda: library.marking.delete_mark(mark.id),
            lambda: library.marking.change_mark(mark.id, colour=chance.randint(1, 8)),
            lambda: library.marking.change_mark(mark.id, note=str(chance.random())),
            lambda: library.marking.change_mark(mark.id, tags=some),
            lambda: library.marking.change_mark(mark.id, span=(start, start + 9)),
            lambda: library.codebook.change(tags[0].id, colour=chance.randint(1, 8)),
        ]
    chance.choice(deeds)()


def test_after_any_edit_the_marks_are_as_if_read_anew(library):
    article = library.article(library.articles()[0].id)
    library.codebook.add("Prisoners", colour=2)
    library.codebook.add("Sanctions", colour=3)
    marks, chance = ArticleMarks(library), random.Random(11)
    marks.show(article)
    told = []
    library.subscribe(told.append)
    for _step in range(120):
        before = list(marks.rows)
        told.clear()
        edit(library, article, chance)
        for changes in told:
            steps = marks.take_in(changes)
            assert all(row in before for row in steps.gone)
            assert all(row in marks.rows for row in steps.come)
        assert list(marks.rows) == drawn_anew(library, article)
        at = [row for row in marks.rows if row.mark.passage.start <= 125 < row.mark.passage.end]
        found = marks.at(125)
        assert {row.mark.id for row in found} == {row.mark.id for row in at}
        assert [len(r.span) for r in found] == sorted(len(r.span) for r in found)


def test_a_mark_is_found_by_what_it_covers(library):
    article = library.article(library.articles()[0].id)
    made = library.marking.add_mark(article.id, 100, 130)
    library.marking.add_mark(article.id, 100, 140)
    marks = ArticleMarks(library)
    marks.show(article)
    assert marks.covering(100, 130).mark == made
    assert marks.covering(100, 131) is None
    assert marks.get(made.id).mark == made
