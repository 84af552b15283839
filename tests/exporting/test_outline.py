from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.article import Metadata
from app.domain.briefing import (
    BottomLine,
    Excerpt,
    Judgement,
    Prose,
    Section,
    Sources,
    TableItem,
)
from app.domain.passage import find_quote
from app.exporting import pages
from app.exporting.outline import build_outline
from app.exporting.pages import plain
from tests.exporting.samples import LEADERS, NO_ID, article, belarus, citing, document, quote


def built(*items, **head):
    return build_outline(document(*items, **head), citing())


def text_of(block: pages.PageBlock) -> str:
    """What a block says, its pieces one a line."""
    if isinstance(block, pages.Quotation):
        return "\n".join([*map(plain, block.paragraphs), block.source, block.comment])
    if isinstance(block, pages.JudgementBox):
        return "\n".join(plain(judgement.text) for judgement in block.judgements)
    if isinstance(block, pages.ListBlock | pages.SourceList):
        return "\n".join(plain(entry.text) for entry in block.entries)
    if isinstance(block, pages.Notes):
        return "\n".join(plain(note.text) for note in block.notes)
    if isinstance(block, pages.Table):
        rows = [block.caption, *block.header, *(cell for row in block.rows for cell in row)]
        return "\n".join(map(plain, rows))
    return block.title if isinstance(block, pages.Heading) else plain(block.text)


def test_the_briefing_stands_in_the_order_of_its_items() -> None:
    outline = build_outline(belarus(), citing())
    kinds = [type(block).__name__ for block in outline.blocks]
    assert kinds[:4] == ["BottomLineBlock", "JudgementBox", "Heading", "Paragraph"]
    assert kinds[-2:] == ["Notes", "SourceList"]
    numbers = [block.number for block in outline.blocks if isinstance(block, pages.Heading)]
    assert numbers == ["1", "2", "2.1", "3"]


def test_levels_that_are_skipped_are_closed_up() -> None:
    outline = built(
        Section(NO_ID, "a", 3), Section(NO_ID, "b", 3), Section(NO_ID, "c"), Section(NO_ID, "d", 2)
    )
    numbers = [block.number for block in outline.blocks if isinstance(block, pages.Heading)]
    assert numbers == ["1", "1.1", "2", "2.1"]


def test_judgements_name_their_term_range_and_confidence() -> None:
    (box,) = built(
        Judgement(NO_ID, "It is Highly  likely that talks fail.", "highly likely", "low"),
        Judgement(NO_ID, "Moscow objects."),
    ).blocks
    assert isinstance(box, pages.JudgementBox)
    first, second = box.judgements
    assert [run.text for run in first.text if run.strong] == ["Highly  likely"]
    assert (first.range, first.confidence) == ("80–90 %", "Low confidence")
    assert (second.number, second.range, second.confidence) == (2, "", "")


def test_a_judgement_whose_words_do_not_say_how_likely_says_it_beside() -> None:
    (box,) = built(Judgement(NO_ID, "Talks will fail.", "highly likely", "low")).blocks
    assert isinstance(box, pages.JudgementBox)
    assert box.judgements[0].range == "Highly likely, 80–90 %"


def test_judgements_apart_stand_in_boxes_apart_and_count_on() -> None:
    outline = built(Judgement(NO_ID, "One."), Prose(NO_ID, "Between."), Judgement(NO_ID, "Two."))
    boxes = [block for block in outline.blocks if isinstance(block, pages.JudgementBox)]
    assert [box.judgements[0].number for box in boxes] == [1, 2]


def test_an_excerpt_says_its_source_to_the_letter_within_quotation_marks() -> None:
    block = built(Excerpt(NO_ID, quote(3, LEADERS))).blocks[0]
    assert isinstance(block, pages.Quotation)
    assert plain(block.paragraphs[0]) == f"“{LEADERS}”"
    assert block.source == (
        "16 Prisoners Released, ¶\u00a05. Graded D3: not usually reliable, possibly true."
    )


def test_a_paraphrase_has_no_quotation_marks_and_says_what_it_is() -> None:
    outline = built(Excerpt(NO_ID, quote(3, LEADERS), "They spoke of 1,300 more.", paraphrase=True))
    block = outline.blocks[0]
    assert isinstance(block, pages.Quotation)
    assert plain(block.paragraphs[0]) == "They spoke of 1,300 more."
    assert block.source.startswith("Paraphrase of 16 Prisoners Released")
    assert outline.altered == ()
    assert LEADERS in plain(outline.notes[0].text)


def test_an_altered_quotation_stands_as_written_and_is_listed() -> None:
    said = LEADERS.replace("1,300", "1,400")
    outline = built(Prose(NO_ID, "x"), Excerpt(NO_ID, quote(3, LEADERS), said))
    assert f"“{said}”" in text_of(outline.blocks[1])
    (altered,) = outline.altered
    assert (altered.number, altered.item) == (1, "item-1")
    assert [d.source for d in altered.check.differences] == ["1,300"]
    assert LEADERS in plain(outline.notes[0].text)


def test_marks_that_a_source_brings_are_kept_and_not_doubled() -> None:
    lines = "He spoke of a “big deal”.\n“A big deal”, he said.\n“All of it.”"
    made = article(lines, metadata=Metadata("T"))
    outline = build_outline(
        document(*(Excerpt(NO_ID, find_quote(made, line)) for line in lines.splitlines())),
        citing(made),
    )
    said = [plain(b.paragraphs[0]) for b in outline.blocks if isinstance(b, pages.Quotation)]
    assert said == ["“He spoke of a “big deal”.”", "““A big deal”, he said.”", "“All of it.”"]


def test_a_passage_over_several_lines_keeps_them() -> None:
    made = article("First line\n\n  second  line", metadata=Metadata("T"))
    outline = build_outline(document(Excerpt(NO_ID, find_quote(made, made.text))), citing(made))
    block = outline.blocks[0]
    assert isinstance(block, pages.Quotation)
    assert [plain(line) for line in block.paragraphs] == ["“First line", "second  line”"]


def test_a_repeated_passage_repeats_its_number() -> None:
    once, other = quote(3, LEADERS), quote(2, "relief from existing sanctions")
    outline = built(
        Prose(NO_ID, "a", (once, other)), Prose(NO_ID, "b", (other, once, other)), Sources(NO_ID)
    )
    marks = [
        run.notes
        for block in outline.blocks
        if isinstance(block, pages.Paragraph)
        for run in block.text
        if run.notes
    ]
    assert marks == [(1, 2), (2, 1)]
    assert [note.number for note in outline.notes] == [1, 2]
    assert plain(outline.notes[1].text) == (
        "“relief from existing sanctions”, Strategic US Partnership, ¶\u00a014."
    )


def test_notes_and_sources_stand_where_the_briefing_wants_them_or_at_the_end() -> None:
    cited = Prose(NO_ID, "a", (quote(3, LEADERS),))
    kinds = [type(b) for b in built(cited, Sources(NO_ID), Prose(NO_ID, "after")).blocks]
    assert kinds == [pages.Paragraph, pages.Notes, pages.SourceList, pages.Paragraph]
    kinds = [type(b) for b in built(cited, Prose(NO_ID, "after")).blocks]
    assert kinds == [pages.Paragraph, pages.Paragraph, pages.Notes, pages.SourceList]


@pytest.mark.parametrize(
    ("given", "remark", "texts"),
    [
        (
            [Metadata("A"), Metadata("B")],
            "Neither of the two states its publisher or its date.",
            ["A.", "B."],
        ),
        ([Metadata("A")], "The source does not state its publisher or its date.", ["A."]),
        (
            [Metadata("A", publisher="BelTA", date="2025-08-18"), Metadata("B"), Metadata("C")],
            "",
            [
                "A. BelTA, 18 August 2025.",
                "B. Publisher and date not stated.",
                "C. Publisher and date not stated.",
            ],
        ),
        (
            [
                Metadata(
                    "Full title?",
                    short_title="Short",
                    publisher="BelTA",
                    author="A. Author",
                    address="https://e.org/a",
                )
            ],
            "The source does not state its date.",
            [
                "Short. Full title? BelTA, A. Author. https://e.org/a. Accessed 18 August 2025.",
            ],
        ),
    ],
)
def test_what_all_sources_lack_is_said_once(
    given: list[Metadata], remark: str, texts: list[str]
) -> None:
    made = [article("words here", metadata=m, number=n) for n, m in enumerate(given)]
    items = [Prose(NO_ID, "x", (find_quote(each, "words"),)) for each in made]
    outline = build_outline(document(*items), citing(*made))
    listed = outline.blocks[-1]
    assert isinstance(listed, pages.SourceList)
    assert listed.remark == remark
    assert [plain(entry.text) for entry in listed.entries] == texts
    assert outline.head.sources == len(given)


def test_the_head_says_series_cutoff_and_a_short_running_title() -> None:
    head = built(BottomLine(NO_ID, "x")).head
    assert head.running == "What Minsk is offering Washington"
    assert head.foot == "Briefing 2025-07 · information cut-off 18 August 2025"
    assert head.date == "19 August 2025"
    bare = built(title="Minsk: a view", series="2025-08", cutoff="", date="2025-08").head
    assert (bare.running, bare.foot, bare.date) == (
        "Minsk: a view",
        "Briefing 2025-08",
        "August 2025",
    )


def test_tables_count_and_carry_a_note_if_they_come_from_an_article() -> None:
    taken = TableItem(
        NO_ID, "*Aims*", ("a",), (("**b**",),), passage=quote(4, "Enhance Trade Relationships")
    )
    first, second = built(taken, replace(taken, passage=None)).blocks[:2]
    assert isinstance(first, pages.Table)
    assert isinstance(second, pages.Table)
    assert (first.label, second.label) == ("Table 1", "Table 2")
    assert first.caption[-1].notes == (1,)
    assert first.rows[0][0][0].strong


def test_empty_items_make_a_document_still() -> None:
    outline = built(
        BottomLine(NO_ID),
        Judgement(NO_ID),
        Section(NO_ID),
        Prose(NO_ID),
        TableItem(NO_ID),
        Sources(NO_ID),
    )
    assert [type(block).__name__ for block in outline.blocks] == [
        "BottomLineBlock",
        "JudgementBox",
        "Heading",
        "Table",
    ]
