from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.article import BlockKind
from app.library.searching import Hit
from app.ui.finding.shown import LONGEST, as_shown, joined
from app.ui.models.result_rows import TagShown


def hit(text, spans=(), *, kind=BlockKind.PARAGRAPH, start=0, snippet=None, tags=()):
    first, last = snippet or (start, len(text))
    return Hit(
        article="a",
        title="Title",
        start=start,
        end=len(text),
        paragraph=3,
        kind=kind,
        score=1.0,
        snippet=text[first:last],
        snippet_start=first,
        spans=spans,
        tags=tags,
    )


def marked(passage):
    return [passage.snippet[start:end] for start, end in passage.hits]


def test_a_short_passage_is_shown_whole():
    passage = as_shown(hit("Lift the sanctions now.", ((9, 18),)), 2, {})
    assert passage.snippet == "Lift the sanctions now."
    assert marked(passage) == ["sanctions"]
    assert (passage.number, passage.paragraph) == (2, 3)


def test_hits_side_by_side_are_one():
    text = "about sanctions relief and relief"
    assert joined(((27, 33), (16, 22), (6, 15)), text) == ((6, 22), (27, 33))


def test_a_list_item_is_shown_without_its_marker():
    for marker in ("- ", "• ", "3. ", "(a) "):
        text = f"{marker}sanctions relief"
        at = len(marker)
        passage = as_shown(hit(text, ((at, at + 9),), kind=BlockKind.LIST_ITEM), 1, {})
        assert passage.snippet == "sanctions relief"
        assert marked(passage) == ["sanctions"]


def test_a_table_row_is_shown_without_bars():
    passage = as_shown(hit("Economy | Relief", ((10, 16),), kind=BlockKind.TABLE), 1, {})
    assert passage.snippet == "Economy · Relief"
    assert marked(passage) == ["Relief"]


def test_a_long_passage_is_cut_to_where_most_hits_are():
    text = "relief " + "filler words " * 30 + "sanctions and relief for sanctions " + "end " * 50
    first = text.index("sanctions and")
    spans = ((0, 6), (first, first + 9), (first + 14, first + 20), (first + 25, first + 34))
    passage = as_shown(hit(text, spans), 1, {})
    assert marked(passage) == ["sanctions", "relief", "sanctions"]
    assert passage.snippet.startswith("… ")
    assert passage.snippet.endswith(" …")
    assert len(passage.snippet) <= LONGEST + 4


def test_where_the_snippet_is_not_the_whole_passage_an_ellipsis_says_so():
    text = "One sentence. The second one says sanctions. A third."
    passage = as_shown(hit(text, ((34, 43),), snippet=(14, 44)), 1, {})
    assert passage.snippet == "… The second one says sanctions. …"
    assert marked(passage) == ["sanctions"]


def test_tags_have_their_colour():
    passage = as_shown(hit("x", tags=("Economy", "Gone")), 1, {"Economy": 7})
    assert passage.tags == (TagShown("Economy", 7), TagShown("Gone", 1))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.sampled_from(["sanctions", "relief", "a", "😀", "prisoners,"]), max_size=80),
    st.integers(0, 30),
)
def test_whatever_is_highlighted_is_a_word_that_was_hit(words, cut):
    text = " ".join(words)
    spans, at = [], 0
    for word in words:
        if word == "sanctions":
            spans.append((at, at + len(word)))
        at += len(word) + 1
    first = min(cut, len(text))
    passage = as_shown(hit(text, tuple(spans), snippet=(first, min(len(text), first + 320))), 1, {})
    for said in marked(passage):
        assert said
        assert all("sanctions".endswith(w) or w.startswith("sanction") for w in said.split())
