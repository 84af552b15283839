from __future__ import annotations

from app.domain.article import ArticleId
from app.domain.briefing import (
    BottomLine,
    Excerpt,
    ItemId,
    Judgement,
    Prose,
    Section,
    Sources,
    TableItem,
)
from app.domain.passage import Passage
from app.ui.briefing.kinds import converted, count_words, is_empty, kind_name, new_item

PASSAGE = Passage(ArticleId("a"), 0, 9, "two words")


def test_prose_becomes_a_heading_without_marks_and_back():
    heading = converted(Prose(ItemId("x"), "What is **offered**"), "section-2")
    assert heading == Section(ItemId("x"), "What is offered", 2)
    assert converted(heading, "prose") == Prose(ItemId("x"), "What is offered")


def test_evidence_goes_along_from_judgement_to_prose():
    judged = Judgement(ItemId("x"), "It is likely.", "likely", "low", (PASSAGE,))
    assert converted(judged, "prose") == Prose(ItemId("x"), "It is likely.", (PASSAGE,))


def test_a_quotation_becomes_a_paraphrase_with_its_words():
    excerpt = Excerpt(ItemId("x"), PASSAGE)
    assert converted(excerpt, "paraphrase") == Excerpt(ItemId("x"), PASSAGE, "two words", True)


def test_tables_and_sources_stay_what_they_are():
    table = TableItem(ItemId("t"), "Figures")
    assert converted(table, "prose") is table
    assert converted(Excerpt(ItemId("x"), PASSAGE), "section") == Excerpt(ItemId("x"), PASSAGE)


def test_every_new_item_has_its_kind():
    for kind in ("prose", "section", "section-2", "judgement", "bottom-line", "table", "sources"):
        assert kind_name(new_item(kind)) == kind


def test_words_are_counted_without_markdown():
    items = [
        BottomLine(ItemId("b"), "A **bargain**."),
        Excerpt(ItemId("e"), PASSAGE),
        TableItem(ItemId("t"), "Figures", ("One", "Two"), (("16", ""),)),
        Section(ItemId("s"), "Head"),
        Sources(ItemId("r")),
    ]
    assert count_words(items) == 2 + 2 + 4 + 1


def test_what_rests_on_evidence_is_not_empty():
    assert is_empty(Prose(ItemId("p"), "  "))
    assert not is_empty(Prose(ItemId("p"), "", (PASSAGE,)))
    assert not is_empty(TableItem(ItemId("t")))
