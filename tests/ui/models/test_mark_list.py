from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt

from app.ui.models.mark_list import MarkList, MarkRole, shown_mark

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def shown(library, **fields):
    article = library.article(library.articles()[0].id)
    mark = library.marking.add_mark(article.id, 100, 130, **fields)
    tags = {tag.id: tag for tag in library.tags()}
    return shown_mark(mark, article, tags), mark, article, tags


def test_it_keeps_qts_contract(qtmodeltester, library):
    model = MarkList()
    model.show([shown(library)[0]])
    qtmodeltester.check(model)


def test_a_mark_reads_whole(library):
    one = library.codebook.add("Prisoners", colour=2)
    two = library.codebook.add("Human rights", colour=3)
    found, *_rest = shown(library, tags=(one.id, two.id), note="Weigh.")
    assert found.spoken == "Mark, Prisoners and Human rights, paragraph 1, note"
    assert found.stripes == ((2, "PR"), (3, "HR"))
    assert found.tip == "Prisoners, Human rights\nWeigh."


def test_a_mark_without_tags_is_called_by_its_colour(library):
    found, *_rest = shown(library, colour=3)
    assert found.spoken == "Mark, rose, paragraph 1"
    assert (found.colour, found.stripes) == (3, ((3, ""),))
    assert found.tip == found.spoken


def test_a_tag_without_any_colour_leaves_the_mark_its_own(library):
    tag = library.codebook.add("Plain", colour=4)
    found, mark, article, _tags = shown(library, colour=6, tags=(tag.id,))
    assert found.colour == 4
    bare = {tag.id: replace(tag, colour=None)}
    assert shown_mark(mark, article, bare).colour == 6


def test_a_mark_whose_words_are_elsewhere_is_doubtful(library):
    _found, mark, article, tags = shown(library)
    astray = replace(mark, passage=replace(mark.passage, quote="other words"))
    found = shown_mark(astray, article, tags)
    assert found.doubtful
    assert found.spoken.endswith("its words were not found at its place")


def test_rows_show_the_words_and_say_everything(qapp, library):
    found, mark, *_rest = shown(library)
    model = MarkList()
    model.show([found])
    index = model.index_of(mark.id)
    assert index.data() == " ".join(mark.passage.quote.split())
    assert index.data(MarkRole.SHOWN) == found
    assert index.data(SPOKEN).startswith("Mark, yellow, paragraph 1: ")
    assert not model.index_of("none").isValid()
    assert list(model.values) == [found]


def test_few_marks_that_come_go_or_change_are_told_row_by_row(qtbot, qtmodeltester, library):
    article, tags = library.article(library.articles()[0].id), {}
    marks = [library.marking.add_mark(article.id, 100 + n, 130 + n) for n in range(8)]
    rows = [shown_mark(mark, article, tags) for mark in marks]
    model, told = MarkList(), []
    model.modelReset.connect(lambda: told.append("reset"))
    model.rowsInserted.connect(lambda _p, first, last: told.append(("come", first, last)))
    model.rowsRemoved.connect(lambda _p, first, last: told.append(("gone", first, last)))
    model.dataChanged.connect(lambda a, b, _r: told.append(("other", a.row(), b.row())))
    model.show(rows[:3])
    noted = replace(rows[1], mark=replace(rows[1].mark, note="Weigh."))
    for shown_now, step in (
        (rows[:2], ("gone", 2, 2)),
        ([rows[0], rows[4], rows[1]], ("come", 1, 1)),
        ([rows[0], rows[4], noted], ("other", 2, 2)),
        (rows, None),
    ):
        told.clear()
        model.show(shown_now)
        assert list(model.values) == shown_now
        assert step is None or told == [step]
        assert "reset" not in told
        qtmodeltester.check(model)
    told.clear()
    model.show(rows)
    assert told == []
