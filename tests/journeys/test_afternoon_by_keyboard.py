"""The first afternoon by keyboard alone: from an empty library to two exported files."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QListView

from app.domain.briefing import BottomLine, Excerpt, Judgement, Prose, Section
from tests.journeys.analyst import CTRL, SHIFT, Key, save_as, text_of_pdf, text_of_word

pytestmark = [
    pytest.mark.journey,
    pytest.mark.slow,
    pytest.mark.qt_log_ignore(  # a menu on the offscreen platform
        "^This plugin does not support grabbing the keyboard", extend=True
    ),
]


def test_the_first_afternoon(analyst, tmp_path, monkeypatch):
    add_the_sample_library(analyst)
    read_two_side_by_side(analyst)
    passage = find_a_passage(analyst)
    mark_tag_note_and_grade(analyst, passage)
    write_a_briefing(analyst)
    quote_from_the_reader(analyst)
    alter_the_quotation_and_restore_it(analyst)
    undo_and_redo_in_both_places(analyst)
    pdf, word = export_both(analyst, tmp_path, monkeypatch)
    check_the_files(analyst, pdf, word)
    come_back_tomorrow(analyst)


def add_the_sample_library(analyst):
    assert analyst.focus.objectName() == "chooseFiles"
    analyst.press(Key.Key_L, CTRL | SHIFT)
    analyst.wait(lambda: len(analyst.library.articles()) == 5)
    analyst.settle()
    analyst.tab_to("readAdded")  # the keyboard is on what needs a look: a proposed title
    analyst.press(Key.Key_Return)
    assert analyst.focus is analyst.reader
    assert analyst.reader.article.title == analyst.library.articles()[0].title


def read_two_side_by_side(analyst):
    first = analyst.reader.article.title
    analyst.region_with("sidebar")
    articles = analyst.press_until(Key.Key_Tab, is_list_of_articles)
    assert articles.currentIndex().data() == first
    analyst.press(Key.Key_Down)
    second = articles.currentIndex().data()
    analyst.press(Key.Key_Return, SHIFT)
    assert [view.article.title for view in analyst.readers] == [first, second]
    assert analyst.focus is analyst.readers[1]
    analyst.press(Key.Key_Tab, CTRL)
    assert analyst.focus is analyst.readers[0]


def is_list_of_articles(widget):
    return isinstance(widget, QListView) and widget.accessibleName() == "Articles"


def find_a_passage(analyst):
    """Enter opens a passage here, Shift+Enter beside; returns the one that was opened first."""
    analyst.press(Key.Key_K, CTRL)
    analyst.type('"additional 1,300 prisoners"')
    analyst.press(Key.Key_Return)
    analyst.settle()
    assert analyst.window.place == "find"
    answer = analyst.library.searching.search('"additional 1,300 prisoners"')
    assert analyst.window.status.facts == f"Passage 1 of {answer.total}"
    analyst.press(Key.Key_Return)
    analyst.settle()
    assert analyst.window.place == "read"
    hit = answer.hits[0]
    here = analyst.reader
    assert analyst.focus is here
    assert (here.article.id, here.selected_span().start) == (hit.article, hit.start)
    analyst.press(Key.Key_K, CTRL)
    analyst.type("prisoners")
    analyst.press(Key.Key_Return)
    analyst.settle()
    analyst.press(Key.Key_Return, SHIFT)
    analyst.settle()
    assert here in analyst.readers
    assert analyst.reader is not here
    assert (
        "prisoner"
        in analyst.library.passage(
            analyst.reader.article.id,
            analyst.reader.selected_span().start,
            analyst.reader.selected_span().end,
        ).quote.casefold()
    )
    analyst.press_until(Key.Key_Tab, lambda held: held is here, CTRL)
    return hit


def mark_tag_note_and_grade(analyst, hit):
    library = analyst.library
    analyst.press(Key.Key_Escape, times=2)  # no bar, nothing selected, the caret at the end
    analyst.press(Key.Key_Left, CTRL | SHIFT, times=6)
    span = analyst.reader.selected_span()
    assert span is not None
    analyst.press(Key.Key_3)
    (mark,) = library.marks()
    assert (mark.passage.span, mark.colour) == (span, 3)
    analyst.press(Key.Key_T)
    analyst.type("Sanctions")
    analyst.press(Key.Key_Return)
    assert analyst.focus is analyst.reader
    assert [tag.name for tag in library.tags()] == ["Sanctions"]
    assert library.mark(mark.id).tags == (library.tags()[0].id,)
    analyst.press(Key.Key_N)
    analyst.type("One source only")
    analyst.press(Key.Key_Escape)
    assert analyst.focus is analyst.reader
    assert library.mark(mark.id).note == "One source only"
    analyst.press(Key.Key_R)
    analyst.press(Key.Key_B)
    assert library.article(hit.article).reliability == "B"
    analyst.press(Key.Key_C)
    analyst.press(Key.Key_2)
    assert library.mark(mark.id).credibility == 2
    assert library.tray() == []  # B was a grade, not a passage


def write_a_briefing(analyst):
    analyst.press(Key.Key_4, CTRL)
    assert analyst.window.place == "brief"
    analyst.press(Key.Key_N, CTRL)
    analyst.type("What Minsk is offering")  # over the title that is selected
    analyst.press(Key.Key_Return)
    analyst.type("Minsk offers a bargain, not a change of course.")
    analyst.press(Key.Key_Return)
    analyst.type("It is likely that more prisoners will be released.")
    analyst.tab_to("Likelihood")
    analyst.choose("Likely")
    analyst.tab_to("Confidence")
    analyst.choose("Moderate")
    analyst.tab_to("Heading")
    analyst.type("What has been offered")
    analyst.press(Key.Key_Return)
    analyst.type("The offer comes in three forms.")


def items(analyst):
    (briefing,) = analyst.library.briefings()
    return analyst.library.document(briefing.id).items


def the(analyst, kind):
    (found,) = [item for item in items(analyst) if isinstance(item, kind)]
    return found


def quote_from_the_reader(analyst):
    analyst.press(Key.Key_1, CTRL)
    assert analyst.focus is analyst.reader
    assert the(analyst, Prose).text == "The offer comes in three forms."  # kept on leaving
    analyst.press(Key.Key_M)  # the mark that was made
    (mark,) = analyst.library.marks()
    analyst.press(Key.Key_B)
    assert analyst.notice == "Added to the briefing"
    assert the(analyst, Excerpt).passage == mark.passage
    kinds = [type(item) for item in items(analyst)][:5]
    assert kinds == [BottomLine, Judgement, Section, Prose, Excerpt]


def alter_the_quotation_and_restore_it(analyst):
    analyst.press(Key.Key_4, CTRL)
    analyst.settle()
    quote = the(analyst, Excerpt).shown
    analyst.press_until(Key.Key_Tab, lambda w: "Quotation, " in w.accessibleName())
    analyst.press(Key.Key_End, CTRL)
    analyst.type(" indeed")
    field = analyst.focus
    analyst.wait(lambda: field.accessibleDescription().startswith("Differs from the source"))
    analyst.settle()
    analyst.wait(lambda: the(analyst, Excerpt).shown == quote + " indeed")
    analyst.tab_to("Restore the source’s words")
    analyst.press(Key.Key_Space)
    assert analyst.focus is field
    analyst.wait(lambda: field.accessibleDescription() == "Matches the source")
    assert the(analyst, Excerpt).shown == quote


def undo_and_redo_in_both_places(analyst):
    quote = the(analyst, Excerpt).shown
    analyst.press(Key.Key_Z, CTRL)
    assert the(analyst, Excerpt).shown == quote + " indeed"
    analyst.press(Key.Key_Z, CTRL | SHIFT)
    assert the(analyst, Excerpt).shown == quote
    analyst.press(Key.Key_1, CTRL)
    (mark,) = analyst.library.marks()
    analyst.press(Key.Key_Z, CTRL)
    assert analyst.library.mark(mark.id).credibility is None
    assert "Undo " in analyst.notice
    analyst.press(Key.Key_Y, CTRL)
    assert analyst.library.mark(mark.id) == mark


def export_both(analyst, tmp_path, monkeypatch):
    analyst.press(Key.Key_4, CTRL)
    analyst.settle()
    pdf, word = tmp_path / "Offer.pdf", tmp_path / "Offer.docx"
    save_as(monkeypatch, pdf)
    analyst.press(Key.Key_E, CTRL | SHIFT)
    analyst.wait(lambda: analyst.focus.window().objectName() == "export")
    analyst.tab_to("exportMarking")
    analyst.type("TLP:GREEN")
    analyst.press(Key.Key_Return)
    analyst.wait(pdf.exists)
    analyst.settle()
    assert analyst.notice.startswith("Saved Offer.pdf, ")
    save_as(monkeypatch, word)
    analyst.press(Key.Key_E, CTRL | SHIFT)
    analyst.wait(lambda: analyst.focus.window().objectName() == "export")
    analyst.tab_to("PDF", back=False)
    analyst.press(Key.Key_Right)
    analyst.press_until(Key.Key_Tab, lambda w: w.objectName() == "exportGo")
    analyst.press(Key.Key_Space)
    analyst.wait(word.exists)
    analyst.settle()
    assert analyst.notice.startswith("Saved Offer.docx")
    return pdf, word


def check_the_files(analyst, pdf, word):
    quote = " ".join(the(analyst, Excerpt).shown.split())
    wanted = [
        "What Minsk is offering",
        "Minsk offers a bargain, not a change of course.",
        "It is likely that more prisoners will be released.",
        "What has been offered",
        "The offer comes in three forms.",
        quote,
    ]
    pages = text_of_pdf(pdf)
    assert all(page.count("TLP:GREEN") == 2 for page in pages)
    whole = {"pdf": " ".join(pages), "word": " ".join(text_of_word(word).split())}
    for name, text in whole.items():
        places = [text.find(words) for words in wanted]
        assert -1 not in places, (name, wanted[places.index(-1)])
        assert places == sorted(places), name


def come_back_tomorrow(analyst):
    before = (
        items(analyst),
        analyst.library.marks(),
        [view.article.id for view in analyst.readers],
    )
    assert analyst.window.place == "brief"
    analyst.close_window()
    analyst.open_window()
    assert analyst.window.place == "brief"
    assert (items(analyst), analyst.library.marks()) == before[:2]
    analyst.press(Key.Key_1, CTRL)
    analyst.settle()
    assert [view.article.id for view in analyst.readers] == before[2]
    analyst.press(Key.Key_4, CTRL)
    (briefing,) = analyst.library.briefings()
    assert briefing.marking == "TLP:GREEN"
    analyst.press(Key.Key_Z, CTRL)  # also after a restart
    assert analyst.library.briefings()[0].marking is None
    analyst.press(Key.Key_Y, CTRL)
    assert analyst.library.briefings() == [briefing]
