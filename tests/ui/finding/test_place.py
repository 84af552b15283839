from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QPushButton

from app.domain.article import Span
from app.domain.passage import passage_of
from app.ui.finding import question as questions
from app.ui.models.result_rows import ArticleFound, PassageFound, RestOfArticle
from tests.support.accessibility import nameless_controls, read_tree

Key, Mod = Qt.Key, Qt.KeyboardModifier

popup = pytest.mark.qt_log_ignore("^This plugin does not support grabbing", extend=True)
"""Menus and popups grab mouse and keyboard, which there are none of without a screen."""


class Found:
    """What a person sees of a place, and what they do to it."""

    def __init__(self, qtbot, place):
        self.qtbot, self.place = qtbot, place
        self.screen = place._screen
        self.edit = self.screen.bar.field.edit
        self.view = self.screen.view

    def quiet(self):
        self.qtbot.waitUntil(self._is_quiet, timeout=60_000)

    def _is_quiet(self):
        place = self.place
        loading = place._loading
        timers = (place._typing, place._asking._patience, place._indexing._quiet)
        timers += (loading._rest, loading._building, loading._into_view, loading._soon)
        timers += (place._beside._after,)
        return place._desk.background.is_idle and not any(timer.isActive() for timer in timers)

    def type(self, words):
        QTest.keyClicks(self.edit, words)
        self.quiet()

    def press(self, widget, key, modifier=Mod.NoModifier):
        QTest.keyClick(widget, key, modifier)
        self.quiet()

    @property
    def rows(self):
        model = self.screen.results
        return [model.row(model.index(n)) for n in range(model.rowCount())]

    @property
    def passages(self):
        return [row for row in self.rows if isinstance(row, PassageFound)]

    @property
    def figures(self):
        from PySide6.QtGui import QTextDocumentFragment

        return QTextDocumentFragment.fromHtml(self.screen.bar._figures.text()).toPlainText()


@pytest.fixture
def found(qtbot, place):
    return Found(qtbot, place)


def test_typing_shows_results_grouped_by_article(found, library):
    found.type("sanctions relief")
    assert found.screen.shows_results
    heads = [row for row in found.rows if isinstance(row, ArticleFound)]
    answer = library.searching.search("sanctions relief")
    assert sum(head.passages for head in heads) == answer.total
    assert found.figures == f"{answer.total} passages in {answer.articles} articles"
    assert isinstance(found.rows[0], ArticleFound)


def test_every_hit_is_where_the_words_are(found):
    found.type("sanctions")
    for passage in found.passages:
        said = [passage.snippet[start:end] for start, end in passage.hits]
        assert said
        assert all(word.lower().startswith("sanction") for word in said)


def test_the_first_passage_is_current_and_previewed(found):
    found.type("sanctions relief")
    assert found.view.passage == found.passages[0]
    preview = found.screen.preview
    assert preview.text.article.id == found.passages[0].article
    assert preview.text.passage == found.passages[0].span
    assert preview._where.text().startswith("Preview · passage 1 of ")
    text = preview.text.article.text
    assert {text[f.span.start : f.span.end].lower()[:8] for f in preview.text.fills} <= {
        "sanction",
        "relief",
    }


def test_half_a_word_that_finds_nothing_leaves_the_results_until_typing_rests(found):
    found.type("sanctions")
    asking = found.place._asking
    asking._patience.setInterval(600_000)  # only this test ends it
    seen, opened = [], QSignalSpy(found.place.open_passage)
    asking.found.connect(lambda answer: seen.append(answer.passages))
    found.edit.setText("zeppe")
    found.qtbot.waitUntil(lambda: asking._empty is not None, timeout=30_000)
    assert found.screen.shows_results
    QTest.keyClick(found.edit, Key.Key_Return)  # never opens what another query found
    assert opened.count() == 0
    found.edit.setText("prisoners")
    found.quiet()
    assert seen
    assert all(seen)
    found.edit.setText("zeppe")
    found.qtbot.waitUntil(lambda: asking._empty is not None, timeout=30_000)
    asking._patience.stop()
    asking._patience.timeout.emit()
    assert not found.screen.shows_results
    assert "zeppe" in found.screen.nothing.sentence


def test_only_the_latest_question_is_answered(found, library, monkeypatch):
    """An answer that comes late, to words that were typed before, changes nothing."""
    gate, asked = threading.Event(), []
    search = library.searching.search

    def slow(text, **how):
        asked.append(text)
        if text == "minsk":
            gate.wait(10)
        return search(text, **how)

    monkeypatch.setattr(library.searching, "search", slow)
    found.edit.setText("minsk")
    found.qtbot.waitUntil(lambda: "minsk" in asked, timeout=30_000)
    found.edit.setText("prisoners")
    found.qtbot.waitUntil(lambda: "prisoners" in asked, timeout=30_000)
    answers = QSignalSpy(found.place._asking.found)
    gate.set()
    found.quiet()
    assert [answers.at(n)[0].question.text for n in range(answers.count())] in (["prisoners"], [])
    assert found.place._found.question.text == "prisoners"
    assert "minsk" not in {p.snippet[s:e].lower() for p in found.passages for s, e in p.hits}


def test_a_question_that_was_overtaken_before_it_began_is_not_asked(found, library, monkeypatch):
    gate, asked = threading.Event(), []
    search = library.searching.search

    def slow(text, **how):
        asked.append(text)
        gate.wait(10)
        return search(text, **how)

    monkeypatch.setattr(library.searching, "search", slow)
    for words in ("one", "two", "three", "four", "five", "sanctions"):
        found.edit.setText(words)
        found.place._ask_now()
    gate.set()
    found.quiet()
    assert "five" not in asked[3:]
    assert found.place._found.question.text == "sanctions"


def test_typing_never_waits_for_the_library(found, library, monkeypatch):
    gate = threading.Event()
    search = library.searching.search

    def stuck(text, **how):
        gate.wait(10)
        return search(text, **how)

    monkeypatch.setattr(library.searching, "search", stuck)
    QTest.keyClicks(found.edit, "sanctions")
    found.qtbot.waitUntil(lambda: found.place._asking.is_busy, timeout=30_000)
    QTest.keyClicks(found.edit, " relief")
    assert found.edit.text() == "sanctions relief"
    gate.set()
    found.quiet()
    assert found.place._found.question.text == "sanctions relief"


def test_enter_opens_the_exact_passage(found):
    found.type("sanctions relief")
    opened = QSignalSpy(found.place.open_passage)
    found.press(found.view, Key.Key_Return)
    first = found.passages[0]
    assert opened.at(0) == [first.article, first.start, first.end, False]


def test_shift_enter_opens_beside(found):
    found.type("sanctions relief")
    opened = QSignalSpy(found.place.open_passage)
    found.press(found.edit, Key.Key_Return, Mod.ShiftModifier)
    assert opened.at(0)[3] is True


def test_enter_never_opens_the_answer_to_an_older_query(found):
    found.type("sanctions")
    opened = QSignalSpy(found.place.open_passage)
    QTest.keyClicks(found.edit, " relief")
    found.press(found.edit, Key.Key_Return)
    assert opened.count() == 0
    assert found.place._found.question.text == "sanctions relief"


def test_up_and_down_move_while_the_field_keeps_the_focus(found):
    found.type("sanctions relief")
    found.press(found.edit, Key.Key_Down)
    assert found.view.passage == found.passages[1]
    found.press(found.edit, Key.Key_Up)
    assert found.view.passage == found.passages[0]
    assert found.edit.hasFocus()


def test_the_results_are_worked_with_keys_alone(found):
    found.type("sanctions relief")
    found.view.setFocus()
    found.press(found.view, Key.Key_End)
    assert found.view.passage == found.passages[-1]
    found.press(found.view, Key.Key_Home)
    assert found.view.passage == found.passages[0]
    found.press(found.view, Key.Key_PageDown)
    assert not isinstance(found.rows[found.view.currentIndex().row()], ArticleFound)
    found.press(found.view, Key.Key_Escape)
    assert found.edit.hasFocus()
    assert found.edit.selectedText() == "sanctions relief"


def test_the_rest_of_an_article_is_shown_on_enter(found):
    found.type("minsk")
    model = found.screen.results
    at = next(n for n, row in enumerate(found.rows) if isinstance(row, RestOfArticle))
    rest = found.rows[at]
    found.view.choose(model.index(at))
    found.press(found.view, Key.Key_Return)
    shown = [p for p in found.passages if p.article == rest.article]
    assert [p.number for p in shown] == list(range(1, rest.passages + 1))
    assert len({p.span for p in shown}) == rest.passages


def test_f3_walks_through_all_passages_and_around(found):
    found.type("minsk")
    total = found.place._found.passages
    walked = [found.view.passage]
    for _ in range(3 * total):
        found.press(found.edit, Key.Key_F3)
        if found.view.passage is not None and found.view.passage != walked[-1]:
            walked.append(found.view.passage)
        if len(walked) == total + 1:
            break
    assert len({(p.article, p.start) for p in walked[:total]}) == total
    assert walked[total] == walked[0]
    found.press(found.edit, Key.Key_F3, Mod.ShiftModifier)
    assert found.view.passage == walked[total - 1]


def test_further_articles_are_fetched_while_one_walks_on(found, monkeypatch):
    monkeypatch.setattr(questions, "FIRST_PAGE", 1)
    monkeypatch.setattr(questions, "PAGE", 1)
    found.place.resize(1440, 300)
    found.type("belarus")
    total = found.place._found.passages
    walked = {(found.view.passage.article, found.view.passage.start)}
    for _ in range(3 * total):
        found.press(found.edit, Key.Key_F3)
        if found.view.passage is not None:
            walked.add((found.view.passage.article, found.view.passage.start))
        if len(walked) == total:
            break
    assert len(walked) == total
    heads = [row.article for row in found.rows if isinstance(row, ArticleFound)]
    assert len(heads) == len(set(heads)) == found.place._found.articles


def test_ctrl_enter_narrows_to_the_article_and_back(found):
    found.type("minsk")
    kept = found.view.passage
    everything = found.place._found.passages
    found.press(found.view, Key.Key_Return, Mod.ControlModifier)
    assert {p.article for p in found.passages} == {kept.article}
    assert found.view.passage == kept
    assert not found.screen.bar._only.isHidden()
    found.press(found.view, Key.Key_Return, Mod.ControlModifier)
    assert found.place._found.passages == everything
    assert found.view.passage == kept
    assert found.screen.bar._only.isHidden()


def test_delete_on_the_article_chip_searches_everywhere_again(found):
    found.type("minsk")
    everything = found.place._found.passages
    found.press(found.view, Key.Key_Return, Mod.ControlModifier)
    found.press(found.screen.bar._only, Key.Key_Delete)
    assert found.place._found.passages == everything


def test_b_adds_the_passage_to_the_briefing(found, library):
    found.type("sanctions relief")
    added = QSignalSpy(found.place.add_to_briefing)
    found.view.setFocus()
    found.press(found.view, Key.Key_B)
    first = found.passages[0]
    expected = passage_of(library.article(first.article), first.start, first.end)
    assert added.at(0)[0] == [expected]


def test_letters_are_text_while_the_field_has_the_focus(found):
    found.type("sanctions ")
    added = QSignalSpy(found.place.add_to_briefing)
    found.press(found.edit, Key.Key_B)
    assert added.count() == 0
    assert found.edit.text() == "sanctions b"


def test_single_letters_can_be_switched_off(found):
    found.place._desk.settings.single_letter_keys = False
    found.type("sanctions relief")
    added = QSignalSpy(found.place.add_to_briefing)
    found.view.setFocus()
    found.press(found.view, Key.Key_B)
    assert added.count() == 0


def test_t_tags_the_passage_and_once_more_takes_the_tag_off(found, library):
    tag = library.codebook.add("Economy", colour=2)
    found.quiet()
    found.type("sanctions relief")
    chosen = found.view.passage
    found.view.setFocus()
    found.press(found.view, Key.Key_T)
    palette = found.place._deeds._tags
    assert palette.isVisible()
    assert palette.edit.text() == ""
    QTest.keyClicks(palette.edit, "eco")
    found.press(palette.edit, Key.Key_Return)
    (mark,) = library.marks(chosen.article)
    assert mark.passage.span == chosen.span
    assert mark.tags == (tag.id,)
    found.qtbot.waitUntil(
        lambda: found._is_quiet() and found.view.passage is not None, timeout=30_000
    )
    assert [t.name for t in found.view.passage.tags] == ["Economy"]
    assert found.view.passage.span == chosen.span
    assert found.view.hasFocus()
    found.press(found.view, Key.Key_T)
    QTest.keyClicks(palette.edit, "eco")
    found.press(palette.edit, Key.Key_Return)
    assert library.marks(chosen.article) == []


def test_a_new_tag_is_made_from_the_results_and_backspace_takes_the_last_off(found, library):
    found.type("sanctions relief")
    chosen = found.view.passage
    found.view.setFocus()
    found.press(found.view, Key.Key_T)
    palette = found.place._deeds._tags
    QTest.keyClicks(palette.edit, "Energy")
    found.press(palette.edit, Key.Key_Return)
    (tag,) = library.tags()
    assert (tag.name, library.marks(chosen.article)[0].tags) == ("Energy", (tag.id,))
    assert library.history.undo_label() == "tag 1 passage “Energy”"
    found.qtbot.waitUntil(
        lambda: found._is_quiet() and found.view.passage is not None, timeout=30_000
    )
    library.marking.change_mark(library.marks(chosen.article)[0].id, note="keep")
    found.quiet()
    found.press(found.view, Key.Key_T)
    found.press(palette.edit, Key.Key_Backspace)
    (mark,) = library.marks(chosen.article)
    assert (mark.tags, mark.note) == ((), "keep")
    QTest.keyClick(palette.edit, Key.Key_Escape)
    assert not palette.isVisible()
    assert found.view.hasFocus()


def test_a_click_elsewhere_closes_the_tags_and_keeps_the_focus_there(found):
    found.type("sanctions relief")
    found.view.setFocus()
    found.press(found.view, Key.Key_T)
    QTest.mouseClick(found.edit, Qt.MouseButton.LeftButton)
    assert not found.place._deeds._tags.isVisible()
    assert found.edit.hasFocus()


def test_the_field_for_tags_goes_with_its_passage(found):
    found.type("sanctions relief")
    found.view.setFocus()
    found.press(found.view, Key.Key_T)
    palette = found.place._deeds._tags
    found.view.step(1)
    assert not palette.isVisible()
    found.press(found.view, Key.Key_T)
    assert palette.isVisible()
    found.edit.clear()
    assert not palette.isVisible()


def test_copying_gives_the_words_with_their_source(found, library):
    found.type("sanctions relief")
    found.press(found.view, Key.Key_C, Mod.ControlModifier | Mod.ShiftModifier)
    first = found.passages[0]
    article = library.article(first.article)
    copied = QGuiApplication.clipboard().text()
    assert " ".join(article.text[first.start : first.end].split()) in copied
    assert article.title in copied
    assert f"¶ {first.paragraph}" in copied
    assert found.place._desk.notices.last == "Copied with its source."


def test_copying_from_the_preview_takes_the_selected_words(found):
    found.type("sanctions relief")
    text, passage = found.screen.preview.text, found.view.passage
    text.setFocus()
    text.select(Span(passage.start, passage.start + 9))
    found.press(text, Key.Key_C, Mod.ControlModifier | Mod.ShiftModifier)
    words = text.article.text[passage.start : passage.start + 9]
    assert QGuiApplication.clipboard().text().startswith(f"“{words}”")


def test_escape_in_the_preview_leads_back_to_the_field(found):
    found.type("sanctions relief")
    found.screen.preview.text.setFocus()
    found.press(found.screen.preview.text, Key.Key_Escape)
    assert found.edit.hasFocus()


def test_the_previews_text_grows_with_the_reading_zoom(found):
    found.type("sanctions relief")
    text = found.screen.preview.text
    before = text.document().size().height()
    found.press(found.edit, Key.Key_Plus, Mod.ControlModifier)
    found.press(found.view, Key.Key_Plus, Mod.ControlModifier)
    assert found.place._desk.settings.reading_zoom == 120
    assert text.document().size().height() > before * 1.1
    assert text.passage == found.view.passage.span
    found.press(found.edit, Key.Key_0, Mod.ControlModifier)
    assert text.document().size().height() == before


def test_the_status_bar_says_where_one_is(found):
    told = QSignalSpy(found.place.status)
    found.type("sanctions relief")
    found.press(found.edit, Key.Key_Down)
    left, right = told.at(told.count() - 1)
    assert left == f"Passage 2 of {found.place._found.passages}"
    assert "Enter open" in right
    assert right.endswith("Index up to date")


def test_with_nothing_typed_recent_queries_are_offered(found):
    assert found.screen.nothing.sentence == "Type words to find passages in 5 articles."
    found.type("sanctions relief")
    found.press(found.edit, Key.Key_Return)
    found.edit.clear()
    found.quiet()
    assert not found.screen.shows_results
    recent = found.screen.nothing._recent[0]
    assert recent.isVisible()
    assert recent.text() == "sanctions relief"
    recent.click()
    found.quiet()
    assert found.place._found.question.text == "sanctions relief"
    assert found.screen.shows_results


def test_nothing_found_offers_what_was_meant(found, library):
    found.type("sanctons")
    count = library.searching.search("sanctions").total
    assert found.screen.nothing.sentence == (
        f"Nothing found for “sanctons”. Did you mean sanctions? ({count} passages)"
    )
    assert found.view.passage is None
    assert not found.screen.does.open.isEnabled()
    found.screen.nothing._words.linkActivated.emit("meant")
    found.quiet()
    assert found.edit.text() == "sanctions"
    assert found.place._found.passages == count


def test_what_was_typed_is_never_taken_for_markup(found):
    found.type("<b>zzqqx</b>")
    assert found.screen.nothing.sentence == "Nothing found for “<b>zzqqx</b>”."


def test_filters_narrow_and_clearing_them_brings_everything_back(qtbot, tagged, place):
    found = Found(qtbot, place)
    found.type("sanctions")
    everything = found.place._found.passages
    tree = found.screen.filters.tree
    tree.setCurrentIndex(found.screen.facets.find("tag:Sanctions"))
    found.press(tree, Key.Key_Space)
    assert found.place._found.passages == 1
    assert [t.name for t in found.passages[0].tags] == ["Sanctions"]
    assert tree.currentIndex() == found.screen.facets.find("tag:Sanctions")
    found.screen.filters.clear.click()
    found.quiet()
    assert found.place._found.passages == everything


def test_filters_that_leave_nothing_say_how_many_there_are_without_them(qtbot, tagged, place):
    found = Found(qtbot, place)
    found.type("sanctions")
    found.screen.facets.toggle(found.screen.facets.find("tag:Sanctions"))
    found.edit.setText("prisoners")
    found.quiet()
    count = found.place._found.instead
    assert count > 1
    assert found.screen.nothing.sentence == (
        f"Nothing here with these filters. Clear filters shows {count} passages."
    )
    found.screen.nothing._words.linkActivated.emit("clear")
    found.quiet()
    assert found.place._found.passages == count


def test_what_was_not_understood_is_said_above_the_results(found):
    found.type('sanctions "relief')
    notices = found.screen.bar._notices
    assert notices.isVisible()
    assert notices.text() == (
        "The quotation mark at position 11 is not closed. Showing results for the words instead."
    )
    assert found.screen.shows_results
    found.edit.setText("sanctions")
    found.quiet()
    assert not notices.isVisible()


def test_the_newest_come_first_where_that_is_asked(found, library):
    first, second = (a for a in library.articles()[:2])
    library.reading.change_metadata(first.id, date="2025-01-01")
    library.reading.change_metadata(second.id, date="2025-06-01")
    found.quiet()
    found.type("belarus")
    for order, expected in (("Newest", second.id), ("Oldest", first.id)):
        menu = found.screen.bar._sort.menu()
        next(a for a in menu.actions() if a.text() == order).trigger()
        found.quiet()
        dated = [r.article for r in found.rows if isinstance(r, ArticleFound)]
        dated = [article for article in dated if article in (first.id, second.id)]
        assert dated[0] == expected
        assert found.screen.bar._sort.text() == order


def test_an_edit_elsewhere_is_followed_and_the_passage_kept(found, library):
    found.type("minsk")
    found.press(found.edit, Key.Key_Down)
    kept = found.view.passage
    library.reading.grade_article(kept.article, reliability="B", credibility=2)
    found.quiet()
    found.qtbot.waitUntil(found._is_quiet)
    head = next(r for r in found.rows if isinstance(r, ArticleFound) and r.article == kept.article)
    assert head.grade == "B2"
    assert found.view.passage.span == kept.span


@popup
def test_below_1180_pixels_the_filters_move_behind_a_button(qtbot, found):
    found.type("sanctions")
    assert found.screen.filters.isVisible()
    assert not found.screen.bar.filter_button.isVisible()
    found.place.resize(1024, 700)
    button = found.screen.bar.filter_button
    assert button.isVisible()
    assert not found.screen.filters.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    tree = found.screen.filters.tree
    assert tree.isVisible()
    tree.setCurrentIndex(found.screen.facets.find("kind:Prose"))
    found.press(tree, Key.Key_Space)
    assert button.text() == "Filter · 1"
    found.press(tree, Key.Key_Escape)
    assert not tree.isVisible()
    found.place.resize(1440, 800)
    assert tree.isVisible()
    assert not button.isVisible()


def test_chips_put_operators_into_the_query(found):
    found.type("sanctions relief")
    phrase = found.screen.bar.narrow._chips[0]
    phrase.click()
    found.quiet()
    assert found.edit.text() == '"sanctions relief"'
    assert found.edit.hasFocus()
    snippets = [p.snippet[s:e].lower() for p in found.passages for s, e in p.hits]
    assert snippets
    assert all(words.endswith("relief") for words in snippets)


def test_ask_searches_at_once_and_leaves_the_words_ready_to_be_replaced(found):
    found.place.ask("prisoners")
    found.quiet()
    assert found.place._found.question.text == "prisoners"
    assert found.edit.hasFocus()
    assert found.edit.selectedText() == "prisoners"


def test_examples_of_the_operators_can_be_tried(found):
    found.screen.bar.narrow._all.click()
    page = found.place._operators.page
    assert page.isVisible()
    button = page.findChild(QPushButton, "example")
    button.click()
    found.quiet()
    assert found.edit.text() == button.text()
    page.close()


def test_what_the_form_writes_joins_the_query_and_is_asked(found):
    found.type("minsk")
    found.screen.bar.narrow._all.click()
    page = found.place._operators.page
    QTest.keyClicks(page.form.phrase, "human rights")
    page.form.insert.click()
    found.quiet()
    assert found.place._found.question.text == 'minsk "human rights"'
    assert "Prose" not in page.form._known.get("tag", ())
    page.close()


def test_everything_that_takes_the_focus_has_a_name(found):
    found.type("sanctions relief")
    assert nameless_controls(read_tree(found.place)) == []


def test_results_are_read_aloud(found):
    found.type("sanctions relief")
    model = found.screen.results
    spoken = model.data(found.view.currentIndex(), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith(f"Paragraph {found.passages[0].paragraph}: ")
    names = [node.name for node in _walk(read_tree(found.view))]
    assert spoken in names


def test_tab_goes_from_the_field_through_the_chips_to_the_results(found):
    found.type("sanctions relief")
    seen = []
    for _ in range(30):
        QTest.keyClick(found.place.focusWidget() or found.edit, Key.Key_Tab)
        widget = found.place.focusWidget()
        seen.append(widget)
        if widget is found.edit:
            break
    assert seen.index(found.screen.bar.narrow._chips[0]) < seen.index(found.view)
    assert found.screen.preview.text in seen
    assert seen.index(found.view) < seen.index(found.screen.preview.text)


def test_the_tint_and_the_passage_follow_a_new_theme(found):
    from app.ui import theme

    found.type("sanctions relief")
    light = found.view.grab().toImage().pixelColor(300, 60)
    theme.switch().show("dark")
    found.quiet()
    assert found.view.grab().toImage().pixelColor(300, 60) != light
    assert found.screen.preview.text.passage == Span(found.passages[0].start, found.passages[0].end)


def _walk(node):
    yield node
    for child in node.children:
        yield from _walk(child)
