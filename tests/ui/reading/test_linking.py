from __future__ import annotations

import random
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.article import BlockKind, Span
from app.domain.changes import Changes
from app.ui import theme
from app.ui.reading.links import Couple
from app.ui.reading.place import ReadPlace
from app.ui.widgets import memory
from tests.support.accessibility import find, nameless_controls, read_tree, walk

FILLER = (
    "The harbour office counted ships from the northern towns on day {n}, as it had done before."
)
SHARED = (
    "The finance ministry lent 40 million crowns to the railway company in March.",
    "Judge Ilse Brandt ordered the mine at Kelmar to close its deepest shaft.",
    "A flood destroyed the old bridge over the Vistra and cut off three villages.",
)
DIFFERING = (
    "Police arrested 17 smugglers at the Dornik border crossing during the night raid.",
    "Police arrested 23 smugglers at the Dornik border crossing during the night raid.",
)


def filler(chance):
    """A paragraph of made-up words, that meets no other."""
    words = ["".join(chance.choices("bdfgklmnprstv" + "aeiou" * 2, k=7)) for _n in range(16)]
    return " ".join(words).capitalize() + "."


def account(title, sentences, gap):
    """A long text in which the sentences stand ``gap`` paragraphs apart."""
    chance, parts = random.Random(title), []
    for sentence in sentences:
        parts += [*(filler(chance) for _n in range(gap)), sentence]
    return "\n\n".join([title, *parts, *(filler(chance) for _n in range(gap))])


@pytest.fixture
def library(empty_library):
    """Two long accounts with four passages in common, and one with none."""
    for title, sentences, gap in (
        ("First account", [*SHARED, DIFFERING[0]], 14),
        ("Second account", [*SHARED, DIFFERING[1]], 22),
        ("On gardens", [], 40),
    ):
        added = empty_library.imports.add_text(account(title, sentences, gap), title)
        empty_library.reading.change_metadata(added.id, title=title, short_title=title)
    return empty_library


@pytest.fixture
def ids(library):
    return {row.title: row.id for row in library.articles()}


def idle(qtbot, desk):
    qtbot.waitUntil(lambda: desk.background.is_idle, timeout=10_000)


@pytest.fixture
def both(qtbot, place, desk, ids):
    """The two accounts side by side, compared, the left one with the focus."""
    place.open_article(ids["First account"], pane=0)
    place.open_article(ids["Second account"], beside=True)
    idle(qtbot, desk)
    place.area.activate(place.area.panes[0])
    assert len(place.linking.passages) == 4
    return place


def span_of(pane, words):
    at = pane.article.text.index(words)
    return Span(at, at + len(words))


def height_of(pane, words):
    """Where the passage begins in the pane's view, in pixels."""
    extent = pane.view.geometry_of_text.extent(span_of(pane, words))
    return extent[0] - pane.view.verticalScrollBar().value()


def middle_of(place, number):
    """Where ribbon ``number`` is in the gutter: near its left edge if its end is in view there."""
    ribbon = place.area.gutters[0].scene().ribbons[number]
    return QPoint(6, round(sum(ribbon.left) / 2))


def test_the_inspector_lists_in_words_what_the_ribbons_show(both):
    texts = [link.words for link in both.linking.passages]
    assert texts == [*SHARED, DIFFERING[1]]
    tab = both.inspector.links_tab
    spoken = tab.model.index(3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Differs, Second account, paragraph ")
    assert spoken.endswith(DIFFERING[1])
    assert both.inspector._count.text() == "4"
    names = {node.name for node in walk(read_tree(both))}
    assert "Links, 4" in names


def test_alt_down_goes_through_the_linked_passages_and_brings_both_level(both, desk, qtbot):
    left, right = both.area.panes
    for words in SHARED:
        desk.actions.trigger("go.next_linked")
        assert height_of(left, words) == pytest.approx(height_of(right, words), abs=2)
        assert 0 < height_of(left, words) < left.view.viewport().height()
    assert both.linking.current == 2
    desk.actions.trigger("go.previous_linked")
    assert both.linking.current == 1
    assert left.view.caret_position() == span_of(left, SHARED[1]).start
    desk.actions.trigger("go.previous_linked")
    desk.actions.trigger("go.previous_linked")
    assert both.linking.current == 3


def test_enter_on_a_row_goes_to_the_passage(both):
    both.inspector.show_links_tab()
    rows = both.inspector.links_tab.list
    rows.setFocus()
    rows.setCurrentIndex(rows.model().index(1))
    QTest.keyClick(rows, Qt.Key.Key_Return)
    left, right = both.area.panes
    assert height_of(left, SHARED[1]) == pytest.approx(height_of(right, SHARED[1]), abs=2)
    assert rows.hasFocus()
    assert both.linking.current == 1


def test_the_others_follow_the_pane_with_the_focus(both):
    left, right = both.area.panes
    bar = left.view.verticalScrollBar()
    extent = left.view.geometry_of_text.extent(span_of(left, SHARED[1]))
    bar.setValue(round(extent[0] - left.view.viewport().height() / 2))
    assert height_of(right, SHARED[1]) == pytest.approx(height_of(left, SHARED[1]), abs=2)
    bar.setValue(bar.maximum())
    assert right.view.verticalScrollBar().value() == right.view.verticalScrollBar().maximum()


def test_a_pane_without_the_focus_leads_only_while_it_is_scrolled_by_hand(both):
    left, right = both.area.panes
    right.view.verticalScrollBar().setValue(900)
    assert left.view.verticalScrollBar().value() == 0
    right.view.verticalScrollBar().triggerAction(
        right.view.verticalScrollBar().SliderAction.SliderPageStepAdd
    )
    assert left.view.verticalScrollBar().value() > 0


def wheel(view, modifiers, turn):
    place = QPointF(60, 60)
    event = QWheelEvent(
        place,
        view.viewport().mapToGlobal(place),
        QPoint(),
        turn,
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


@pytest.mark.parametrize("turn", [QPoint(0, -360), QPoint(-360, 0)])
def test_alt_and_the_wheel_scroll_one_pane_alone(both, turn):
    left, right = both.area.panes
    wheel(left.view, Qt.KeyboardModifier.AltModifier, turn)
    assert left.view.verticalScrollBar().value() > 0
    assert right.view.verticalScrollBar().value() == 0
    wheel(left.view, Qt.KeyboardModifier.NoModifier, QPoint(0, -360))
    assert right.view.verticalScrollBar().value() > 0


def test_the_link_button_turns_following_off_and_on_and_that_is_remembered(both, desk, qtbot):
    left, right = both.area.panes
    desk.actions.trigger("view.link_panes")
    left.view.verticalScrollBar().setValue(600)
    assert right.view.verticalScrollBar().value() == 0
    assert not desk.actions.get("view.link_panes").isChecked()
    again = ReadPlace(desk)
    qtbot.addWidget(again)
    assert not again.linking.scrolling.on
    desk.actions.trigger("view.link_panes")
    assert memory.current().folded == []
    left.view.verticalScrollBar().setValue(900)
    assert right.view.verticalScrollBar().value() > 0


def test_a_pane_with_no_match_stays_still_and_says_so(both, desk, ids, qtbot):
    left, right = both.area.panes
    both.area.activate(right)
    both.open_article(ids["On gardens"])
    idle(qtbot, desk)
    said = []
    both.status.connect(lambda facts, _right: said.append(facts))
    both.area.activate(left)
    left.view.verticalScrollBar().setValue(800)
    assert right.view.verticalScrollBar().value() == 0
    assert said[-1].startswith("No match here")
    assert not desk.actions.get("go.next_linked").isEnabled()


def test_the_status_counts_what_is_in_view_and_names_the_passage_at_hand(both, desk):
    said = []
    both.status.connect(lambda facts, _right: said.append(facts))
    desk.actions.trigger("go.next_linked")
    assert said[-1].startswith(
        "1 linked passage in view · Passage 1 of 4: The finance ministry lent 40 million…"
    )


def test_a_click_on_a_ribbon_brings_both_level_and_opens_the_links(both, qtbot):
    left, right = both.area.panes
    first = left.view.geometry_of_text.extent(span_of(left, SHARED[0]))
    with both.linking.scrolling.still():
        left.view.verticalScrollBar().setValue(round(first[0] - 300))
    gutter = both.area.gutters[0]
    QTest.mouseClick(gutter, Qt.MouseButton.LeftButton, pos=middle_of(both, 0))
    assert height_of(left, SHARED[0]) == pytest.approx(height_of(right, SHARED[0]), abs=2)
    assert both.inspector.tabs.currentIndex() == 2
    assert both.inspector.links_tab.list.currentIndex().row() == 0


def test_both_passages_are_outlined_under_the_pointer(both, desk):
    desk.actions.trigger("go.next_linked")
    left, right = both.area.panes
    gutter = both.area.gutters[0]
    before = left.view.viewport().grab().toImage()
    QTest.mouseMove(gutter, middle_of(both, 0))
    assert left.view._outlined == span_of(left, SHARED[0])
    assert right.view._outlined == span_of(right, SHARED[0])
    assert left.view.viewport().grab().toImage() != before
    QTest.mouseMove(gutter, QPoint(28, gutter.height() - 2))
    assert left.view._outlined is None
    assert right.view._outlined is None


@pytest.mark.parametrize(("words", "role"), [(SHARED[2], "rel.same"), (DIFFERING[0], "rel.diff")])
def test_ribbons_have_the_colour_of_their_relation_and_an_edge_when_current(both, words, role):
    number = [link.own_words for link in both.linking.passages].index(words)
    both.linking.go_to(number)
    image = both.area.gutters[0].grab().toImage()
    found = {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }
    assert theme.current().color(f"{role}.fill").name() in found
    assert theme.current().color(f"{role}.edge").name() in found


def test_what_was_compared_is_compared_anew_when_an_article_changes(both, library, desk, qtbot):
    left = both.area.panes[0]
    text = left.article.text
    dimmed = []
    for block in left.article.blocks:
        hit = text[block.start : block.end] == SHARED[0]
        dimmed.append(replace(block, kind=BlockKind.CHROME) if hit else block)
    library.reading.correct_blocks(left.article.id, tuple(dimmed))
    qtbot.waitUntil(lambda: len(both.linking.passages) == 3, timeout=10_000)
    assert SHARED[0] not in [link.own_words for link in both.linking.passages]


def test_an_answer_about_what_an_article_was_before_is_dropped(both, library, desk, ids):
    links = both.linking.links
    couple = Couple(ids["First account"], ids["On gardens"])
    assert links.between(*couple) == ()
    number = links._asked[couple]
    links.take_in(Changes(articles=frozenset(couple[:1])))
    links._take((couple, number, []))
    assert not links.are_known(*couple)


def test_with_one_pane_nothing_is_linked(place, desk, qtbot):
    idle(qtbot, desk)
    assert not desk.actions.get("view.link_panes").isEnabled()
    place.inspector.show_links_tab()
    names = {node.name for node in walk(read_tree(place.inspector))}
    assert "Open another article beside this one to see where the two meet." in names


def test_alt_down_without_links_says_so_and_leaves_the_text_where_it_is(place, desk, ids, qtbot):
    said = []
    desk.actions.refused.connect(said.append)
    place.open_article(ids["First account"], pane=0)
    idle(qtbot, desk)
    view = place.area.active.view
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert view.verticalScrollBar().value() == 0
    assert said == ["No linked passages: no other article is open beside this one"]
    place.open_article(ids["On gardens"], beside=True)
    idle(qtbot, desk)
    QTest.keyClick(place.area.active.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert said[1:] == ["No linked passages in this article and those beside it"]


def test_every_control_between_and_beside_the_panes_has_a_name(both):
    both.inspector.show_links_tab()
    tree = read_tree(both)
    assert nameless_controls(tree) == []
    find(tree, QAccessible.Role.CheckBox, "Link panes")


def test_closing_a_pane_takes_its_ribbons_along(both, desk):
    desk.actions.trigger("view.close_pane")
    assert both.area.gutters == []
    assert both.linking.passages == []
    assert both.linking.facts() == []


def test_a_long_way_is_gone_in_one_smooth_motion(both, desk, qtbot):
    desk.settings.reduced_motion = False
    left, right = both.area.panes
    seen = []
    right.view.verticalScrollBar().valueChanged.connect(seen.append)
    extent = left.view.geometry_of_text.extent(span_of(left, SHARED[2]))
    left.view.verticalScrollBar().setValue(round(extent[0] - 300))
    assert height_of(right, SHARED[2]) != pytest.approx(height_of(left, SHARED[2]), abs=2)
    qtbot.waitUntil(
        lambda: height_of(right, SHARED[2]) == pytest.approx(height_of(left, SHARED[2]), abs=2),
        timeout=10_000,
    )
    assert seen == sorted(seen)
    assert left.view.verticalScrollBar().value() == round(extent[0] - 300)


def test_with_reduced_motion_a_long_way_is_gone_at_once(both, desk):
    assert desk.settings.reduced_motion
    left, right = both.area.panes
    seen = []
    right.view.verticalScrollBar().valueChanged.connect(seen.append)
    extent = left.view.geometry_of_text.extent(span_of(left, SHARED[2]))
    left.view.verticalScrollBar().setValue(round(extent[0] - 300))
    assert len(seen) == 1
    assert height_of(right, SHARED[2]) == pytest.approx(height_of(left, SHARED[2]), abs=2)


def test_opening_a_passage_moves_no_other_pane(both, ids):
    left, right = both.area.panes
    both.open_article(ids["First account"], pane=0, span=span_of(left, SHARED[2]))
    assert left.view.verticalScrollBar().value() > 0
    assert right.view.verticalScrollBar().value() == 0


def test_a_link_is_left_by_going_back(both, desk):
    left = both.area.panes[0]
    both.linking.go_to(3)
    assert left.view.top_position() > 0
    desk.actions.trigger("go.back")
    assert left.view.verticalScrollBar().value() == 0


def test_counts_say_how_many_partners_are_out_of_view(both):
    left, right = both.area.panes
    extent = left.view.geometry_of_text.extent(span_of(left, SHARED[0]))
    with both.linking.scrolling.still():
        left.view.verticalScrollBar().setValue(round(extent[0] - 100))
        right.view.verticalScrollBar().setValue(right.view.verticalScrollBar().maximum())
    shown = both.area.gutters[0].scene()
    assert shown.right.above >= 1
    assert shown.right.below == 0
    assert len(shown.ribbons) >= 1


def test_the_same_article_twice_is_not_linked_to_itself(both, desk, qtbot):
    both.area.activate(both.area.panes[1])
    both.open_article(both.area.panes[0].article.id)
    idle(qtbot, desk)
    assert both.linking.passages == []
    assert both.linking.facts() == ["No match here"]


def level(place):
    left, right = place.area.panes
    return abs(height_of(left, SHARED[1]) - height_of(right, SHARED[1])) <= 2


@pytest.mark.parametrize("what", ["narrower", "larger text", "another theme", "all three"])
def test_panes_that_were_level_are_level_again_when_lines_are_broken_otherwise(
    both, desk, qtbot, what
):
    desk.actions.trigger("go.next_linked")
    desk.actions.trigger("go.next_linked")
    assert level(both)
    shown = theme.switch().choice
    if what in {"narrower", "all three"}:
        both.resize(1100, 700)
    if what in {"larger text", "all three"}:
        desk.actions.trigger("view.zoom_in")
        desk.actions.trigger("view.zoom_in")
    if what in {"another theme", "all three"}:
        theme.switch().show("dark")
    qtbot.waitUntil(lambda: level(both), timeout=10_000)
    qtbot.waitUntil(lambda: not both.linking.scrolling.is_levelling, timeout=10_000)
    assert level(both)
    left = both.area.panes[0]
    assert 0 < height_of(left, SHARED[1]) < left.view.viewport().height()
    theme.switch().show(shown)


def test_panes_that_were_scrolled_together_follow_again_when_lines_are_broken_otherwise(
    both, desk, qtbot
):
    left, right = both.area.panes
    extent = left.view.geometry_of_text.extent(span_of(left, SHARED[1]))
    left.view.verticalScrollBar().setValue(round(extent[0] - 300))
    before = left.view.top_position()
    desk.actions.trigger("view.zoom_in")
    qtbot.waitUntil(lambda: not both.linking.scrolling.is_levelling, timeout=10_000)
    assert left.view.top_position() == before
    value = right.view.verticalScrollBar().value()
    left.view.verticalScrollBar().setValue(left.view.verticalScrollBar().value() + 1)
    assert abs(right.view.verticalScrollBar().value() - value) <= 3


def test_a_pane_that_was_scrolled_alone_stays_where_it_is(both, desk, qtbot):
    desk.actions.trigger("go.next_linked")
    right = both.area.panes[1]
    both.linking.scrolling.on = False
    right.view.verticalScrollBar().setValue(right.view.verticalScrollBar().value() + 400)
    both.linking.scrolling.on = True
    before = right.view.top_position()
    desk.actions.trigger("view.zoom_in")
    qtbot.waitUntil(lambda: not both.linking.scrolling.is_levelling, timeout=10_000)
    assert right.view.top_position() == before
