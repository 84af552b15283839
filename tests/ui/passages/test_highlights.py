from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.article import Span
from app.ui.passages.highlights import Highlights
from app.ui.passages.painting import Fill

FILL = st.builds(
    lambda start, length, colour: Fill(Span(start, start + length), colour),
    st.integers(0, 300),
    st.integers(1, 200),
    st.integers(1, 8),
)


class Ruler:
    """Measures a text of one character a line, its first lines hidden."""

    def extent(self, span):
        return (float(span.start), float(span.end)) if span.start > 9 else None


@given(st.lists(FILL, max_size=40))
def test_the_shortest_lies_on_top_and_later_ones_above_those_as_long(fills):
    in_places = sorted(fills, key=lambda fill: fill.span.start)
    assert list(Highlights(in_places)) == sorted(in_places, key=lambda f: -len(f.span))


@given(st.lists(FILL, max_size=40), st.data(), st.lists(FILL, max_size=5))
def test_what_comes_and_goes_is_found_where_it_stands(fills, data, come):
    gone = data.draw(st.lists(st.sampled_from(fills), unique_by=id)) if fills else []
    highlights, ruler = Highlights(fills), Ruler()
    highlights.between(ruler, 0, 500)  # measured once; what follows is measured alone
    highlights.change(gone, come, ruler)
    left = list(fills)
    for fill in gone:
        left.remove(fill)
    left += come
    assert sorted(map(repr, highlights)) == sorted(map(repr, left))
    wanted = [f for f in left if f.span.start > 9 and f.span.end > 100 and f.span.start < 200]
    found = highlights.between(ruler, 100, 200)
    assert sorted(map(repr, found)) == sorted(map(repr, wanted))
    lengths = [len(fill.span) for fill in found]
    assert lengths == sorted(lengths, reverse=True)
