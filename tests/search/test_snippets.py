from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.search.collection import Slot
from app.search.concepts import Concept
from app.search.snippets import WIDTH, Highlighter, excerpt


def spans(text, *runs):
    return [text[a:z] for a, z in Highlighter([Concept(tuple(runs))]).spans(text, "en")]


def test_words_stems_and_prefixes_are_marked_where_they_stand():
    text = "Prisoners, a prisoner’s son and potash; prisons too."
    assert spans(text, (Slot(stems=frozenset(["prison"])),)) == [
        "Prisoners",
        "prisoner’s",
        "prisons",
    ]
    assert spans(text, (Slot(words=frozenset(["prisoners"])),)) == ["Prisoners"]
    assert spans(text, (Slot(prefix="pot"),)) == ["potash"]


def test_runs_are_marked_as_a_whole_and_nothing_else():
    text = "The envoy came. The old envoy left; the envoy slept."
    run = (Slot(words=frozenset(["the"])), Slot(words=frozenset(["envoy"])))
    assert spans(text, run) == ["The", "envoy", "the", "envoy"]
    gap = (run[0], Slot(), run[1])
    assert spans(text, gap) == ["The", "old", "envoy"]


def test_nothing_is_marked_where_nothing_was_sought():
    assert Highlighter([]).spans("The envoy came.", "en") == ()


def test_an_excerpt_shows_where_most_was_found():
    text = "x " * 300 + "envoy " + "y " * 300 + "envoy freed prisoner " + "z " * 300
    found = [(m, m + 5) for m in (600, text.index("envoy freed"))]
    found.append((found[1][1] + 1, found[1][1] + 6))
    start, end = excerpt(text, found)
    assert "envoy freed prisoner" in text[start:end] and end - start <= WIDTH


@given(st.text(min_size=1, max_size=900), st.data())
def test_an_excerpt_is_a_short_piece_of_the_text(text, data):
    starts = sorted(data.draw(st.sets(st.integers(0, len(text) - 1), max_size=5)))
    found = [(a, min(a + 3, len(text))) for a in starts]
    start, end = excerpt(text, found)
    assert 0 <= start < end <= len(text) and end - start <= WIDTH
    if found:
        assert any(start <= a < end for a, _ in found)
