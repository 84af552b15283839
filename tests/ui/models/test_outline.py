from __future__ import annotations

import pytest

from app.domain.article import ArticleId
from app.domain.briefing import (
    BottomLine,
    Briefing,
    BriefingId,
    Document,
    Excerpt,
    ItemId,
    Judgement,
    Prose,
    Section,
    Sources,
    TableItem,
)
from app.domain.passage import Passage
from app.ui.models.outline import (
    JUDGEMENTS,
    cited_articles,
    outline_of,
    section_end,
    section_numbers,
)


def passage(article="a1", start=0, end=5):
    return Passage(ArticleId(article), start, end, "words")


def items():
    return (
        BottomLine(ItemId("bottom"), "All is well."),
        Judgement(ItemId("j1"), "It is likely.", evidence=(passage("a2"),)),
        Judgement(ItemId("j2"), "It is unlikely."),
        Section(ItemId("s1"), "What has been offered", 1),
        Prose(ItemId("p1"), "Words."),
        Excerpt(ItemId("e1"), passage("a1")),
        Section(ItemId("s11"), "In detail", 2),
        Excerpt(ItemId("e2"), passage("a2", 6, 9)),
        Section(ItemId("s2"), "What is wanted", 1),
        TableItem(ItemId("t1"), "Figures"),
        Prose(ItemId("p2"), "More."),
        Sources(ItemId("src")),
    )


def document():
    return Document(Briefing(BriefingId("b"), "A briefing"), items())


def outline(states=None):
    return outline_of(document(), lambda article: f"Article {article}", states or {})


def lines(node, depth=0):
    found = []
    for child in node.children:
        found.append((depth, child.id, child.number, child.label))
        found += lines(child, depth + 1)
    return found


def test_prose_has_no_line_and_sections_hold_what_follows_them():
    assert lines(outline()) == [
        (0, "bottom", "", ""),
        (0, JUDGEMENTS, "", ""),
        (1, "j1", "1", "It is likely."),
        (1, "j2", "2", "It is unlikely."),
        (0, "s1", "1", "What has been offered"),
        (1, "e1", "", "Article a1"),
        (1, "s11", "1.1", "In detail"),
        (2, "e2", "", "Article a2"),
        (0, "s2", "2", "What is wanted"),
        (1, "t1", "", "Figures"),
        (0, "src", "", ""),
    ]


def test_judgements_and_sources_are_counted():
    counts = {node.id: node.count for node in outline().walk() if node.count is not None}
    assert counts == {JUDGEMENTS: 2, "src": 2}


def test_a_section_shows_the_worst_state_below_it():
    states = {n.id: n.state for n in outline({"e1": "match", "e2": "altered"}).walk()}
    assert states["e1"] == "match"
    assert states["s11"] == "altered"
    assert states["s1"] == "altered"
    assert states["s2"] == ""


def test_each_line_knows_where_it_ends_in_the_list_of_items():
    places = {node.id: (node.first, node.last) for node in outline().walk()}
    assert places["s1"] == (3, 8)
    assert places["s11"] == (6, 8)
    assert places["s2"] == (8, 11)
    assert places[JUDGEMENTS] == (1, 3)


@pytest.mark.parametrize(("position", "end"), [(3, 8), (6, 8), (8, 11)])
def test_a_section_ends_before_the_next_of_its_level_or_the_sources(position, end):
    assert section_end(items(), position) == end


def test_sections_are_numbered_through():
    assert section_numbers(items()) == {"s1": "1", "s11": "1.1", "s2": "2"}


def test_a_deep_section_without_one_above_it_is_numbered_all_the_same():
    assert section_numbers([Section(ItemId("x"), "Deep", 2)]) == {"x": "1.1"}


def test_articles_are_cited_once_in_order_of_mention():
    assert cited_articles(items()) == ["a2", "a1"]
