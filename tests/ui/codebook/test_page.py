"""The codebook page: passages of a tag read, ordered, merged, split, taken over into a briefing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLineEdit

from app.domain.passage import units
from app.ui.codebook.page import CodebookPage
from app.ui.models.tagged_passages import ArticleHead, TaggedPassage
from app.ui.widgets.segmented import Segment
from tests.support.accessibility import nameless_controls, read_tree

Key, Mod = Qt.Key, Qt.KeyboardModifier
Flag = QItemSelectionModel.SelectionFlag


class Codebook:
    """What a person sees of the page, and does to it."""

    def __init__(self, qtbot, page, desk):
        self.qtbot, self.page, self.desk = qtbot, page, desk
        self.library = desk.library
        self.view = page.passages.view

    def quiet(self):
        self.qtbot.waitUntil(lambda: self.desk.background.is_idle, timeout=10_000)

    def show(self, tag=None):
        self.page.show_tag(tag.id if tag else None)
        self.quiet()

    @property
    def rows(self):
        model = self.page.passages.model
        return [model.row(model.index(n)) for n in range(model.rowCount())]

    @property
    def quotes(self):
        return [row.mark.passage.quote for row in self.rows if isinstance(row, TaggedPassage)]

    def choose(self, *marks):
        selection = self.view.selectionModel()
        selection.clear()
        for mark in marks:
            index = self.page.passages.model.find(mark.id)
            selection.setCurrentIndex(index, Flag.Select)

    @property
    def editor(self):
        return self.page.tags.tree.findChild(QLineEdit)

    @property
    def tags(self):
        return [tag.name for tag in self.library.tags()]


@pytest.fixture
def page(qtbot, desk):
    made = CodebookPage(desk)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


@pytest.fixture
def book(qtbot, page, desk):
    return Codebook(qtbot, page, desk)


@pytest.fixture
def marked(library):
    """Two tags, one with a tag below it; three passages each in two articles."""
    add = library.codebook.add
    rights, laws = add("Rights"), add("Laws")
    below = add("Prisoners", parent=rights.id)
    marks = {rights.id: [], laws.id: [], below.id: []}
    for summary in library.articles()[:2]:
        article = library.article(summary.id)
        spans = [unit for unit in units(article) if unit.end - unit.start > 40]
        for tag, span in zip(marks, spans, strict=False):
            made = library.marking.add_mark(article.id, span.start, span.end, tags=[tag])
            marks[tag].append(made)
    return rights, laws, below, marks


def test_passages_stand_below_their_articles_with_those_of_the_tags_below(book, marked):
    rights, _, _, marks = marked
    book.show(rights)
    heads = [row for row in book.rows if isinstance(row, ArticleHead)]
    assert [head.passages for head in heads] == [2, 2]
    assert len(book.quotes) == 4
    assert {row.below for row in book.rows if isinstance(row, TaggedPassage)} == {"", "Prisoners"}
    assert book.page.passages.summary == "4 passages · 2 articles · 2 independent sources"
    book.page.passages._below.click()
    book.quiet()
    assert book.quotes == [mark.passage.quote for mark in marks[rights.id]]


def test_the_most_credible_passages_come_first_when_asked_for(book, marked, library):
    rights, _, _, marks = marked
    best = marks[rights.id][1]
    library.marking.change_mark(best.id, credibility=1)
    book.show(rights)
    book.page.passages.orders.findChildren(Segment)[2].click()
    book.quiet()
    assert book.page.passages.order == "grade"
    assert book.quotes[0] == best.passage.quote
    assert not [row for row in book.rows if isinstance(row, ArticleHead)]


def test_enter_opens_the_passage_and_shift_enter_beside(book, marked):
    rights, _, _, marks = marked
    book.show(rights)
    mark = marks[rights.id][0]
    book.choose(mark)
    opened = QSignalSpy(book.page.open_passage)
    QTest.keyClick(book.view, Key.Key_Return)
    QTest.keyClick(book.view, Key.Key_Return, Mod.ShiftModifier)
    place = mark.passage
    assert [opened.at(n) for n in range(2)] == [
        [place.article, place.start, place.end, False],
        [place.article, place.start, place.end, True],
    ]


def test_b_adds_the_chosen_passages_in_their_order(book, marked):
    rights, _, _, marks = marked
    book.show(rights)
    book.choose(marks[rights.id][1], marks[rights.id][0])
    added = QSignalSpy(book.page.add_to_briefing)
    QTest.keyClick(book.view, Key.Key_B)
    assert added.count() == 1
    assert added.at(0)[0] == [mark.passage for mark in marks[rights.id]]


def test_a_tag_is_merged_by_the_field_and_comes_back_by_undo(book, marked):
    _, laws, *_ = marked
    book.show(laws)
    book.page.passages.merge.click()
    QTest.keyClicks(book.page.into.edit, "righ")
    QTest.keyClick(book.page.into.edit, Key.Key_Return)
    book.quiet()
    assert book.tags == ["Rights", "Prisoners"]
    assert len(book.quotes) == 6
    assert book.page.passages._title.text() == "Rights"
    book.desk.edits.undo()
    book.quiet()
    assert book.tags == ["Rights", "Prisoners", "Laws"]
    assert len(book.library.marks(tag=laws.id)) == 2


def test_chosen_passages_get_a_tag_of_their_own_that_is_named_at_once(book, marked):
    _, laws, _, marks = marked
    book.show(laws)
    mark = marks[laws.id][0]
    book.choose(mark)
    book.page.passages.split.click()
    book.editor.selectAll()
    QTest.keyClicks(book.editor, "Courts")
    QTest.keyClick(book.editor, Key.Key_Return)
    wanted = ["Rights", "Prisoners", "Laws", "Courts"]
    book.qtbot.waitUntil(lambda: book.tags == wanted, timeout=10_000)
    book.quiet()
    assert book.quotes == [mark.passage.quote]


@pytest.fixture
def many(library):
    """A tag with 620 passages: more than are laid out, or changed on the window's thread."""
    tag = library.codebook.add("Crowd")
    article = library.articles()[0].id
    passages = [library.passage(article, at, at + 12) for at in range(620)]
    library.codebook.tag_passages(passages, tag.id)
    return tag


def test_all_passages_are_chosen_also_those_not_laid_out_yet(book, many):
    book.show(many)
    laid_out = len(book.quotes)
    assert laid_out < 620
    QTest.keyClick(book.view, Key.Key_A, Mod.ControlModifier)
    assert book.page.passages.chosen == book.page.passages.model.passages()
    assert "620 passages chosen" in book.page.passages._said.text()
    book.view.model().fetchMore(book.view.rootIndex())
    assert len(book.page.passages.chosen) == 620
    assert len(book.view.selectedIndexes()) == len(book.quotes) > laid_out
    QTest.keyClick(book.view, Key.Key_Down)
    assert len(book.page.passages.chosen) == 1


def test_thousands_of_passages_are_split_off_beside_the_window_in_one_step(book, many):
    book.show(many)
    book.view.selectAll()
    book.page.passages.split.click()
    assert book.page._job is not None, "many passages are changed off the window's thread"
    book.page.passages.split.click()
    assert "still under way" in book.desk.notices.last
    book.quiet()
    book.editor.selectAll()
    QTest.keyClicks(book.editor, "Mob")
    QTest.keyClick(book.editor, Key.Key_Return)
    book.qtbot.waitUntil(lambda: book.tags == ["Crowd", "Mob"], timeout=10_000)
    assert len(book.library.marks(tag=book.library.tags()[1].id)) == 620
    book.desk.edits.undo()
    book.desk.edits.undo()
    book.quiet()
    assert book.tags == ["Crowd"]
    assert len(book.library.marks(tag=many.id)) == 620


def test_passages_of_tags_below_are_not_split_off_with_those_of_the_tag(book, marked):
    rights, _, below, marks = marked
    book.show(rights)
    book.view.selectAll()
    book.page.passages.split.click()
    book.quiet()
    made = next(tag for tag in book.library.tags() if tag.name == "Rights: part")
    assert {m.id for m in book.library.marks(tag=made.id)} == {m.id for m in marks[rights.id]}
    assert len(book.library.marks(tag=below.id)) == 2


def test_delete_takes_the_tag_off_the_chosen_passages(book, marked):
    _, laws, _, marks = marked
    book.show(laws)
    book.choose(marks[laws.id][0])
    QTest.keyClick(book.view, Key.Key_Delete)
    book.quiet()
    assert book.quotes == [marks[laws.id][1].passage.quote]
    assert book.library.mark(marks[laws.id][0].id).tags == ()


def test_name_code_and_definition_are_kept_when_their_field_is_left(book, marked):
    rights, laws, *_ = marked
    book.show(rights)
    form = book.page.tags.form
    form.definition.setPlainText("Detention and release.")
    form.code.setText("xy")
    book.show(laws)
    kept = book.library.tags()[0]
    assert (kept.definition, kept.code) == ("Detention and release.", "XY")
    form.name.setText("rights")
    form.name.editingFinished.emit()
    assert "already" in form.rows["name"].error
    assert book.library.tags()[2].name == "Laws"


def test_without_tags_the_page_says_where_they_come_from(book):
    book.show()
    assert book.page.passages._rooms.currentWidget() is book.page.passages._nothing
    assert book.page.passages.summary == ""
    book.page.tags.new.click()
    book.quiet()
    assert book.tags == ["New tag"]


def test_many_rows_come_as_one_scrolls(book, marked, library):
    rights, *_ = marked
    article = library.article(library.articles()[0].id)
    passages = [library.passage(article.id, at, at + 30) for at in range(0, 1500, 3)]
    library.codebook.tag_passages(passages, rights.id)
    book.show(rights)
    assert len(book.rows) == 200
    assert book.page.passages.summary.startswith(f"{len(library.marks(tag=rights.id)) + 2} pass")
    book.view.scrollToBottom()
    book.qtbot.waitUntil(lambda: len(book.rows) > 200, timeout=10_000)


def test_every_control_has_a_name(book, marked):
    book.show(marked[0])
    assert nameless_controls(read_tree(book.page)) == []
