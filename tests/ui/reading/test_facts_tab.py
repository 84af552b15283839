from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.article import ArticleId

WAIT = 20_000


@pytest.fixture
def tab(place, qtbot):
    """The tab, opened by its key's action, with the facts listed."""
    place._desk.actions.trigger("go.facts")
    tab = place.inspector.facts_tab
    qtbot.waitUntil(lambda: tab.facts.rowCount() > 0, timeout=WAIT)
    return tab


def row_of(tab, words):
    return next(n for n, fact in enumerate(tab.facts.values) if fact.words == words)


def test_the_names_of_the_article_are_listed_and_read_whole(tab):
    index = tab.facts.index(row_of(tab, "Belarus"))
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Name Belarus, ")
    assert tab.list.hasFocus()


def test_enter_goes_from_place_to_place_in_the_article(tab, hands):
    fact = tab.facts.values[row_of(tab, "Minsk")]
    tab.list.setCurrentIndex(tab.facts.index(row_of(tab, "Minsk")))
    for place in (*fact.places[:2],):
        QTest.keyClick(tab.list, Qt.Key.Key_Return)
        assert hands.view.selected_span() == place


def test_the_arrows_show_who_else_mentions_a_name_and_enter_opens_it(tab, hands, qtbot):
    tab.list.setCurrentIndex(tab.facts.index(row_of(tab, "Minsk")))
    qtbot.waitUntil(lambda: tab.mentions.rowCount() > 0, timeout=WAIT)
    mention = tab.mentions.values[0]
    assert mention.article != hands.pane.article.id
    tab.others.setCurrentIndex(tab.mentions.index(0))
    QTest.keyClick(tab.others, Qt.Key.Key_Return)
    assert hands.pane.article.id == mention.article
    assert hands.view.selected_span() == mention.span


def test_another_article_has_its_own_facts(tab, place, library, qtbot):
    before = tab.facts.values
    place.open_article(library.articles()[3].id)
    qtbot.waitUntil(lambda: tab.facts.rowCount() > 0 and tab.facts.values != before, timeout=WAIT)
    assert row_of(tab, "Putin") >= 0


def test_a_name_that_the_list_of_names_has_is_found_at_once(tab, hands, library, qtbot):
    word = "diplomatic"  # no capital tells that it is one
    assert all(fact.words != word for fact in tab.facts.values)
    assert word in hands.pane.article.text
    library.names.add([word, "Diplomacy Inc"])
    qtbot.waitUntil(lambda: any(f.words == word for f in tab.facts.values), timeout=WAIT)


def test_an_article_without_any_says_so(tab, place, library, qtbot):
    made = library.imports.add_text("nothing to be seen here at all.", "plain")
    place.open_article(made.id)
    qtbot.waitUntil(lambda: "No names" in tab._state.text(), timeout=WAIT)
    assert tab.facts.rowCount() == 0


def test_without_an_article_the_inspector_says_what_it_is_for(place, qtbot):
    place.area.close_pane(place.area.active)
    pages, nothing = place.inspector._pages, place.inspector._nothing
    qtbot.waitUntil(lambda: pages.currentWidget() is nothing, timeout=WAIT)


def test_what_could_not_be_read_says_why_instead_of_looking_for_ever(tab, hands, qtbot):
    tab.show_article(replace(hands.pane.article, id=ArticleId("gone")))
    why = "This article is no longer in the library."
    qtbot.waitUntil(lambda: tab._state.text() == why, timeout=WAIT)
    assert tab._state.isVisible()
    tab.show_article(hands.pane.article)
    qtbot.waitUntil(lambda: tab.facts.rowCount() > 0, timeout=WAIT)
