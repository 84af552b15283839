from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.article import (
    Article,
    ArticleId,
    Block,
    BlockKind,
    Metadata,
    Span,
    paragraph_starts,
)


def article(text, *blocks):
    return Article(
        ArticleId("a"), text, blocks, Metadata("T"), "0" * 64, "a.txt", 1, "utf-8", "text/1", "now"
    )


def test_paragraph_numbers_count_non_empty_lines_dimmed_ones_included():
    made = article("\ufeffTitle\n\n  \n  Share\nBody text\n")
    assert [made.paragraph_at(made.text.index(w)) for w in ("Title", "Share", "Body")] == [1, 2, 3]
    assert made.paragraph_at(0) == 1 and made.paragraph_at(len(made.text)) == 3
    assert made.paragraph_span(3) == Span(made.text.index("Body"), made.text.index("text") + 4)
    assert made.paragraph_span(0) is None and made.paragraph_span(4) is None


@given(st.text())
def test_each_paragraph_starts_on_a_character_and_finds_itself(text):
    made = article(text)
    starts = paragraph_starts(text)
    assert starts == sorted(set(starts))
    for number, start in enumerate(starts, 1):
        assert not text[start].isspace()
        assert made.paragraph_at(start) == number
        assert made.paragraph_span(number).start == start


def test_words_leave_dimmed_blocks_out():
    made = article(
        "Share this\nTwo words",
        Block(BlockKind.CHROME, 0, 10),
        Block(BlockKind.PARAGRAPH, 11, 20),
    )
    assert made.words == 2


def test_spans_touch_or_do_not():
    assert Span(0, 5).overlaps(Span(4, 6)) and not Span(0, 5).overlaps(Span(5, 6))
    assert Span(0, 5).contains(Span(0, 5)) and not Span(0, 5).contains(Span(0, 6))
    assert len(Span(2, 7)) == 5
