from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.domain.article import Block, BlockKind
from app.domain.facts import facts_in
from tests.ui.passages.articles import article, paragraphs


def names(made, known=()):
    return [fact.words for fact in facts_in(made, known) if fact.kind == "name"]


def figures(made):
    return [(f.words, f.context) for f in facts_in(made) if f.kind == "figure"]


def test_names_are_told_by_their_capitals_the_most_frequent_first():
    made = paragraphs(
        "Talks in Minsk went on. The envoy met Alexander Lukashenko near Minsk.",
        "Minsk's offer to the United States is one that the states of the Bank of Europe know.",
    )
    assert names(made) == ["Minsk", "Alexander Lukashenko", "United States", "Bank of Europe"]


def test_the_first_word_of_a_sentence_is_no_name_by_its_capital():
    assert names(paragraphs("Prices rose. Nobody knew why; - Perhaps some did.")) == []


def test_a_title_shows_names_of_the_text_but_makes_none():
    text = "Great Hopes Rise in Minsk\n\nThe envoy went to Minsk."
    blocks = [Block(BlockKind.TITLE, 0, 25), Block(BlockKind.PARAGRAPH, 27, len(text))]
    (fact,) = facts_in(article(text, blocks))
    assert fact.words == "Minsk"
    assert [text[place.start : place.end] for place in fact.places] == ["Minsk", "Minsk"]


def test_names_said_to_be_names_are_found_in_scripts_without_capitals():
    made = paragraphs("总统说，白俄罗斯愿意对话。白俄罗斯！", "قالت مينسك إنها مستعدة")
    assert names(made, ["白俄罗斯", "مينسك"]) == ["白俄罗斯", "مينسك"]
    assert len(facts_in(made, ["白俄罗斯"])[0].places) == 2


def test_german_nouns_are_no_names_by_themselves():
    made = paragraphs("Gestern sprach die Ministerin Anna Maria Schmidt über das Haus am See.")
    made = replace(made, metadata=replace(made.metadata, language="de"))
    assert names(made) == ["Ministerin Anna Maria Schmidt"]


def test_figures_stand_in_their_order_with_what_they_count():
    made = paragraphs("He freed 1,300 prisoners and 2 more. It cost $5 million. 1300 are free.")
    assert figures(made) == [("1,300", "prisoners and"), ("$5 million", "")]
    prisoners = facts_in(made)[0]
    assert len(prisoners.places) == 2
    assert prisoners.value == 1300


def test_page_code_is_left_out():
    text = "Read also: Minsk and Berlin 1,300.\n\nNothing here."
    blocks = [Block(BlockKind.CHROME, 0, 34), Block(BlockKind.PARAGRAPH, 36, len(text))]
    assert facts_in(article(text, blocks)) == []


@given(st.lists(st.text(min_size=1, max_size=60).filter(str.strip), min_size=1, max_size=5))
def test_every_place_shows_the_fact_whatever_the_text(texts):
    clean = [" ".join(text.split()) or "x" for text in texts]
    made = paragraphs(*clean)
    for fact in facts_in(made):
        for place in fact.places:
            assert made.text[place.start : place.end].strip()
        first = fact.places[0]
        assert " ".join(made.text[first.start : first.end].split()) == fact.words
