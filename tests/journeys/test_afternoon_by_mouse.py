"""The first afternoon by mouse: drops, clicks, buttons, menus and drags; words alone are typed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDrag
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView

from app import resources
from app.domain.briefing import BottomLine, Excerpt, Section
from tests.journeys.analyst import CTRL, LEFT, NONE, SHIFT, Key, save_as, text_of_pdf, text_of_word

pytestmark = [
    pytest.mark.journey,
    pytest.mark.slow,
    pytest.mark.qt_log_ignore(  # a menu on the offscreen platform
        "^This plugin does not support grabbing the (keyboard|mouse)", extend=True
    ),
]


@pytest.fixture
def dragged(monkeypatch):
    """What was dragged out: the desktop moves it, which no test can do, so the load is caught."""
    loads = []

    def caught(drag, *_actions):
        carried = QMimeData()
        for name in drag.mimeData().formats():
            carried.setData(name, drag.mimeData().data(name))
        loads.append(carried)
        return Qt.DropAction.CopyAction

    monkeypatch.setattr(QDrag, "exec", caught)
    return loads


def test_the_first_afternoon(analyst, dragged, tmp_path, monkeypatch):
    drop_the_files(analyst)
    read_two_side_by_side(analyst)
    mark_with_the_bar(analyst)
    start_a_briefing(analyst)
    drag_from_the_reader(analyst, dragged)
    drag_from_the_results(analyst, dragged)
    restore_what_was_altered(analyst)
    undo_from_the_menu(analyst)
    export_both(analyst, tmp_path, monkeypatch)
    come_back_tomorrow(analyst)


def drop_the_files(analyst):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in resources.seeds().glob("*.txt")])
    analyst.drop(data, analyst.window, QPoint(700, 600))
    analyst.wait(lambda: len(analyst.library.articles()) == 5)
    analyst.settle()
    analyst.click("readAdded")
    assert analyst.window.place == "read"
    assert analyst.reader.isVisible()


def read_two_side_by_side(analyst):
    articles = analyst.see("Articles", QListView)
    titles = [articles.model().index(row, 0).data() for row in range(3)]
    analyst.click_row(articles, 0)
    analyst.click_row(articles, 1, SHIFT)
    assert [view.article.title for view in analyst.readers] == titles[:2]
    analyst.pick_from_row(articles, 2, "Open")
    assert [view.article.title for view in analyst.readers] == [titles[0], titles[2]]
    analyst.settle()


def drag_across(analyst, view, words):
    """Select ``words`` with the mouse."""
    at = view.article.text.index(words)
    view.reveal(type(view.article.blocks[0].span)(at, at + len(words)))
    analyst.settle()
    begin, end = (place_of(view, position) for position in (at, at + len(words)))
    QTest.mousePress(view.viewport(), LEFT, NONE, begin)
    QTest.mouseMove(view.viewport(), (begin + end) / 2)
    QTest.mouseMove(view.viewport(), end)
    QTest.mouseRelease(view.viewport(), LEFT, NONE, end)
    span = view.selected_span()
    assert view.article.text[span.start : span.end] == words


def place_of(view, position):
    """The pixel between the letters at ``position``."""
    cursor = view.textCursor()
    cursor.setPosition(view.shown.map.to_document(position))
    return view.cursorRect(cursor).center()


def other_words(view):
    """A few words of the same paragraph that stand apart from ``some_words``."""
    block = next(b for b in view.article.blocks if not b.dimmed and b.end - b.start > 200)
    return " ".join(view.article.text[block.start : block.end].split()[8:12])


def some_words(view):
    """A few words from the middle of the article's first long paragraph."""
    block = next(b for b in view.article.blocks if not b.dimmed and b.end - b.start > 200)
    text = view.article.text[block.start : block.end]
    return " ".join(text.split(". ")[0].split()[1:5])


def mark_with_the_bar(analyst):
    view = analyst.readers[0]
    words = some_words(view)
    drag_across(analyst, view, words)
    analyst.wait(view.parentWidget().mark_bar.isVisible)
    analyst.click("Rose, 3")
    (mark,) = analyst.library.marks()
    assert (mark.passage.quote, mark.colour) == (words, 3)
    analyst.menu("Mark", "Tag…")
    analyst.type("Sanctions")
    analyst.press(Key.Key_Return)
    assert len(analyst.library.tags()) == 1
    (mark,) = analyst.library.marks()
    assert mark.tags == (analyst.library.tags()[0].id,)


def start_a_briefing(analyst):
    analyst.menu("File", "New briefing")
    analyst.settle()
    assert analyst.window.place == "brief"
    analyst.type("What Minsk is offering")
    analyst.click(analyst.see("Bottom line"))
    analyst.type("A bargain, not a change of course.")
    analyst.click(analyst.see("Heading of section 1"))
    analyst.type("What has been offered")
    analyst.click("place.read")
    assert analyst.window.place == "read"
    assert the(analyst, BottomLine)[0].text == "A bargain, not a change of course."
    assert the(analyst, Section)[0].title == "What has been offered"


def the(analyst, kind):
    (briefing,) = analyst.library.briefings()
    return [i for i in analyst.library.document(briefing.id).items if isinstance(i, kind)]


def drag_from_the_reader(analyst, dragged):
    """A selection rests over "Brief" on its way to the outline."""
    view = analyst.readers[0]
    words = other_words(view)  # at the edges of the selected mark a drag moves these
    drag_across(analyst, view, words)
    at = place_of(view, view.selected_span().start + 2)
    QTest.mousePress(view.viewport(), LEFT, NONE, at)
    QTest.mouseMove(view.viewport(), at + QPoint(30, 30))
    QTest.mouseRelease(view.viewport(), LEFT, NONE, at + QPoint(30, 30))
    (load,) = dragged
    brief = analyst.see("place.brief")
    analyst.drag_over(brief, load, brief.rect().center())
    analyst.wait(lambda: analyst.window.place == "brief")
    analyst.settle()
    drop_on_section(analyst, load)
    assert [excerpt.shown for excerpt in the(analyst, Excerpt)] == [words]


def drop_on_section(analyst, load):
    """Drop on the line of the section in the outline."""
    outline = analyst.see("outline")
    model = outline.model()
    lines = [model.index(row, 0) for row in range(model.rowCount())]
    (line,) = [index for index in lines if "What has been offered" in index.data()]
    analyst.drop(load, outline.viewport(), outline.visualRect(line).center())


def drag_from_the_results(analyst, dragged):
    dragged.clear()
    analyst.click("place.find")
    analyst.click(analyst.see("query-edit"))
    analyst.type("prisoners")
    analyst.wait(lambda: analyst.window.status.facts.startswith("Passage 1 of "))
    analyst.settle()
    results = analyst.window.places.find_place._screen.view
    at = results.visualRect(results.currentIndex()).center()
    QTest.mousePress(results.viewport(), LEFT, NONE, at)
    for step in range(1, 5):
        QTest.mouseMove(results.viewport(), at + QPoint(8 * step, 8 * step))
    QTest.mouseRelease(results.viewport(), LEFT, NONE, at + QPoint(32, 32))
    analyst.wait(lambda: bool(dragged))
    brief = analyst.see("place.brief")
    analyst.drag_over(brief, dragged[0], brief.rect().center())
    analyst.wait(lambda: analyst.window.place == "brief")
    analyst.settle()
    drop_on_section(analyst, dragged[0])
    assert len(the(analyst, Excerpt)) == 2
    analyst.click("place.find")
    analyst.click_row(results, results.currentIndex(), twice=True)  # a double-click reads it
    analyst.wait(lambda: analyst.window.place == "read")
    analyst.settle()
    assert analyst.reader.selected_span() is not None
    analyst.click("place.brief")


def restore_what_was_altered(analyst):
    analyst.settle()
    first = the(analyst, Excerpt)[0].shown
    fields = [
        w
        for w in analyst.window.places.brief_place.findChildren(type(analyst.see("Bottom line")))
        if w.accessibleName().startswith("Quotation, ")
    ]
    field = next(w for w in fields if first in w.toPlainText())
    analyst.click(field)
    analyst.press(Key.Key_End, CTRL)
    analyst.type(" indeed")
    analyst.wait(lambda: field.accessibleDescription().startswith("Differs from the source"))
    analyst.settle()
    analyst.click("Restore the source’s words")
    analyst.wait(lambda: field.accessibleDescription() == "Matches the source")
    assert the(analyst, Excerpt)[0].shown == first


def undo_from_the_menu(analyst):
    before = the(analyst, Excerpt)
    analyst.menu("Edit", "Undo ", starts=True)
    assert the(analyst, Excerpt) != before
    analyst.menu("Edit", "Redo ", starts=True)
    assert the(analyst, Excerpt) == before


def export_both(analyst, tmp_path, monkeypatch):
    pdf, word = tmp_path / "Offer.pdf", tmp_path / "Offer.docx"
    analyst.pick_from("marking", "TLP:RED", starts=True)
    analyst.settle()
    save_as(monkeypatch, pdf)
    analyst.menu("File", "Export the briefing…")
    analyst.wait(lambda: QApplication.activeModalWidget() is not None)
    analyst.click_in_dialog("exportGo")
    analyst.wait(pdf.exists)
    analyst.settle()
    save_as(monkeypatch, word)
    analyst.menu("File", "Export the briefing…")
    analyst.wait(lambda: QApplication.activeModalWidget() is not None)
    analyst.click_in_dialog("Word")
    analyst.click_in_dialog("exportGo")
    analyst.wait(word.exists)
    analyst.settle()
    pages, document = text_of_pdf(pdf), " ".join(text_of_word(word).split())
    assert all(page.count("TLP:RED") == 2 for page in pages)
    for excerpt in the(analyst, Excerpt):
        quote = " ".join(excerpt.shown.split())
        assert quote in " ".join(pages)
        assert quote in document


def come_back_tomorrow(analyst):
    before = the(analyst, Excerpt), analyst.library.marks()
    open_now = [view.article.id for view in analyst.readers]
    analyst.close_window()
    analyst.open_window()
    assert (the(analyst, Excerpt), analyst.library.marks()) == before
    analyst.click("place.read")
    assert [view.article.id for view in analyst.readers] == open_now
