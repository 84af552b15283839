from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.article import Block, BlockKind, Cell
from app.domain.passage import CONTEXT, passage_of, units
from tests.domain.test_article import article


@given(st.text(min_size=1), st.data())
def test_a_passage_holds_in_its_own_text_and_knows_its_neighbours(text, data):
    made = article(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if not text[start:end].strip():
        return
    passage = passage_of(made, start, end)
    assert passage.holds_in(text)
    assert (passage.before + passage.quote + passage.after) in text
    assert len(passage.before) <= CONTEXT and len(passage.after) <= CONTEXT
    assert not passage.holds_in("x" + text) or text[start:end] == ("x" + text)[start:end]


@given(st.text(alphabet=" \n\u00a0ab", min_size=1, max_size=90), st.data())
def test_a_trimmed_passage_has_the_same_words_and_holds_where_it_stands(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if not text[start:end].strip():
        return
    passage = passage_of(article(text), start, end)
    trimmed = passage.trimmed()
    assert trimmed.quote == passage.quote.strip()
    assert trimmed == passage_of(article(text), trimmed.start, trimmed.end)


def test_units_are_blocks_and_rows_and_leave_chrome_out():
    text = "Share\nA | B\n1 | 2\nEnd."
    made = article(
        text,
        Block(BlockKind.CHROME, 0, 5),
        Block(
            BlockKind.TABLE,
            6,
            17,
            header=(Cell(6, 7), Cell(10, 11)),
            rows=((Cell(12, 13), Cell(16, 17)),),
        ),
        Block(BlockKind.PARAGRAPH, 18, 22),
    )
    found = [(text[u.start : u.end], u.kind.value, u.paragraph) for u in units(made)]
    assert found == [("A | B", "table", 2), ("1 | 2", "table", 3), ("End.", "paragraph", 4)]
