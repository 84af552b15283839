"""Marks in another version of an article: found where that is certain, never attached wrongly."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz import fuzz

from app.domain.article import ArticleId
from app.domain.passage import CONTEXT, Passage
from app.domain.reanchoring import reanchor

OLD = (
    "Minsk offers a bargain to the allies.\n\n"
    "The ministry said on Monday that talks will resume next week. Prices rose by five per cent in "
    "the capital. Nobody at the border could say when the crossing will open again.\n\n"
    "A spokesman for the railway said that freight trains run as before. Prices rose by five per "
    "cent in the capital. The opposition called the offer a trap.\n"
)


def score(one, other):
    return fuzz.ratio(one, other) / 100


def at(text, start, end):
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Passage(ArticleId("a"), start, end, text[start:end], before, after)


def marked(words, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = OLD.index(words, start + 1)
    return at(OLD, start, start + len(words))


def found(passage, new):
    place = reanchor(passage, OLD, new, score).place
    return None if place is None else new[place.start : place.end]


def found_in(passage, old, new):
    place = reanchor(passage, old, new, score).place
    return None if place is None else new[place.start : place.end]


def test_the_same_words_in_their_context_are_found_after_an_insertion():
    new = "Updated at noon.\n\n" + OLD
    assert found(marked("talks will resume next week"), new) == "talks will resume next week"


def test_one_side_of_the_context_is_enough():
    new = OLD.replace("Nobody at the border", "No guard there")
    passage = marked("could say when the crossing will open again")
    assert found(passage, new) == "could say when the crossing will open again"


def test_other_line_breaks_are_no_change():
    new = OLD.replace(" ", "\n")
    assert found(marked("freight trains run as before"), new) == "freight\ntrains\nrun\nas\nbefore"


def test_the_same_words_elsewhere_are_only_a_candidate():
    new = "A paper from Vilnius writes that talks will resume next week, if at all, and not here.\n"
    anchoring = reanchor(marked("talks will resume next week"), OLD, new, score)
    assert anchoring.place is None
    (candidate,) = anchoring.candidates
    assert new[candidate.start : candidate.end] == "talks will resume next week"
    assert candidate.sides == 0


def test_of_two_places_with_the_same_words_each_mark_finds_its_own():
    new = "Updated.\n\n" + OLD
    words = "Prices rose by five per cent in the capital."
    for nth in (0, 1):
        place = reanchor(marked(words, nth), OLD, new, score).place
        assert place.start == marked(words, nth).start + len("Updated.\n\n")


def test_when_the_marked_one_of_two_twins_is_gone_the_other_is_not_taken_for_it():
    words = "Prices rose by five per cent in the capital. "
    first = OLD.index(words)
    new = OLD[:first] + OLD[first + len(words) :]
    assert reanchor(marked(words.strip(), 0), OLD, new, score).place is None
    assert found(marked(words.strip(), 1), new) is None or new.count(words.strip()) == 1


def test_a_reworded_passage_is_found_by_its_context():
    new = OLD.replace("freight trains run as before", "freight trains now run as before")
    passage = marked("A spokesman for the railway said that freight trains run as before.")
    assert found(passage, new) == (
        "A spokesman for the railway said that freight trains now run as before."
    )


def test_a_rewritten_passage_is_an_orphan():
    new = OLD.replace("freight trains run as before", "no train has left since the strike began")
    passage = marked("said that freight trains run as before.")
    assert reanchor(passage, OLD, new, score).place is None


def test_part_of_a_word_is_not_taken_for_the_word():
    old = "He saw an art gallery there, with a queue before it that went round the corner."
    new = "He saw an artless gallery there, with a queue before it that went round the corner."
    passage = at(old, 10, 13)
    assert reanchor(passage, old, new, score).place is None


def test_a_passage_at_the_very_beginning_has_the_beginning_as_its_context():
    words = "Minsk offers a bargain to the allies."
    new = OLD.replace("The ministry said on Monday", "Officials told reporters")
    assert found(marked(words), new) == words
    assert found(marked(words), "Other words. " + new) is None


def test_the_edge_of_the_text_alone_does_not_bear_out_part_of_a_sentence():
    new = OLD.replace("a bargain to the allies", "peace")
    assert found(marked("Minsk offers"), new) is None


def test_a_look_alike_sentence_at_the_end_is_not_the_one_that_ended_the_text():
    old = (
        "Some 2 people were held in Grodno, a witness told reporters. "
        "The mayor of Brest did not reply to 2 letters of the council. "
        "The mayor of Grodno did not reply to 10 letters of the council."
    )
    last = old.index("The mayor of Grodno")
    new = "A correction was added. The mayor of Brest did not reply to 2 letters of the council."
    assert reanchor(at(old, last, len(old)), old, new, score).place is None


def test_the_same_words_about_another_figure_or_name_are_not_the_passage():
    old = (
        "Nobody slept in the city. Some 27 people were held in Vitebsk, a witness told reporters. "
        "When night fell the square was empty."
    )
    start = old.index("a witness told")
    passage = at(old, start, start + len("a witness told"))
    for figure, name in (("31", "Vitebsk"), ("27", "Gomel")):
        new = old.replace("27", figure).replace("Vitebsk", name)
        assert reanchor(passage, old, new, score).place is None
    assert reanchor(passage, old, old.replace("Some", "About"), score).place is not None


def test_a_look_alike_elsewhere_is_not_taken_for_a_sentence_that_is_gone():
    gone = "A spokesman for the railway said that freight trains run as before. "
    passage = marked("railway said that freight trains run")
    new = OLD.replace(gone, "") + "It was late.\n\n" + gone.replace("spokesman", "speaker")
    assert reanchor(passage, OLD, new, score).place is None


def test_the_part_of_one_sentence_is_not_taken_for_the_same_part_of_its_look_alike():
    held = "Some {} people were held in {}, a witness told reporters."
    rows = [held.format(14, "Brest"), held.format(50, "Grodno"), held.format(25, "Gomel")]
    old = "\n".join(rows)
    passage = at(old, len(old) - len("reporters."), len(old))
    assert reanchor(passage, old, "\n".join([rows[2], rows[1]]), score).place is None
    assert found_in(passage, old, "\n".join([rows[0], rows[2]])) == "reporters."


def test_nothing_is_found_in_an_empty_text():
    assert reanchor(marked("talks will resume"), OLD, "", score).place is None


NUMBERS = st.integers(2, 60)
SENTENCES = st.lists(
    st.builds(
        lambda shape, number, place: shape.format(number, place),
        st.sampled_from(
            [
                "In 20{0:02} exports of {1} rose by {0} per cent, the office said.",
                "In 20{0:02} exports of {1} fell by {0} per cent, the office said.",
                "Some {0} people were held in {1}, a witness told reporters.",
                "The mayor of {1} did not reply to {0} letters of the council.",
            ]
        ),
        NUMBERS,
        st.sampled_from(["Grodno", "Brest", "Gomel", "Vitebsk"]),
    ),
    min_size=3,
    max_size=14,
    unique=True,
)


@settings(max_examples=400, deadline=None)
@given(SENTENCES, st.data())
def test_among_look_alike_sentences_no_mark_is_ever_attached_to_another(sentences, data):
    chosen = data.draw(st.integers(0, len(sentences) - 1))
    kept = data.draw(st.lists(st.booleans(), min_size=len(sentences), max_size=len(sentences)))
    inserted = data.draw(st.integers(0, len(sentences)))
    old = " ".join(sentences)
    start = len(" ".join(sentences[:chosen])) + (1 if chosen else 0)
    passage = at(old, start, start + len(sentences[chosen]))
    rows = [s for s, keep in zip(sentences, kept, strict=True) if keep]
    rows.insert(min(inserted, len(rows)), "A correction was added to this report on Tuesday.")
    new = " ".join(rows)
    place = reanchor(passage, old, new, score).place
    if place is not None:
        assert new[place.start : place.end] == sentences[chosen]
        assert kept[chosen]


@settings(max_examples=200, deadline=None)
@given(SENTENCES, st.data())
def test_a_mark_whose_neighbours_stay_is_always_found(sentences, data):
    chosen = data.draw(st.integers(0, len(sentences) - 1))
    old = " ".join(sentences)
    start = len(" ".join(sentences[:chosen])) + (1 if chosen else 0)
    passage = at(old, start, start + len(sentences[chosen]))
    new = "The report was updated at noon today.\n" + old + " It ends here."
    anchoring = reanchor(passage, old, new, score)
    if 0 < chosen < len(sentences) - 1 and anchoring.place is None:
        # Only where another sentence stands between the same words on both sides.
        raise AssertionError(anchoring)
    assert anchoring.place is None or anchoring.place.start == start + 38
