from __future__ import annotations

import pytest

from app.domain.article import Block, BlockKind, Span
from app.ui.passages.sentences import sentence_at, take_in_paragraph, take_in_sentence
from tests.ui.passages.articles import article, paragraphs


def at(text, words):
    span = sentence_at(text, text.index(words))
    return text[span.start : span.end]


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("It rained. Then it stopped.", "Then", "Then it stopped."),
        ("It rained. Then it stopped.", "rained", "It rained."),
        ("U.S. President Trump spoke. He left.", "Trump", "U.S. President Trump spoke."),
        ("Belarus and the U.S. The release is a step.", "release", "The release is a step."),
        ("Dr. Helena Markovic explains it.", "explains", "Dr. Helena Markovic explains it."),
        ("“It was so.” He paused.", "paused", "He paused."),
        ("It rose to 3.5 per cent. Good.", "per", "It rose to 3.5 per cent."),
        ("他来了。我走了。", "我", "我走了。"),
        ("هل جاء؟ نعم.", "نعم", "نعم."),
        ("No stop at all", "stop", "No stop at all"),
    ],
)
def test_a_sentence_is_found_around_a_word(text, words, sentence):
    assert at(text, words) == sentence


def test_a_second_press_takes_in_the_next_sentence():
    made = paragraphs("One. Two. Three.", "Four.")
    first = take_in_sentence(made, None, 1)
    assert first == Span(0, 4)
    second = take_in_sentence(made, first, 0)
    assert made.text[second.start : second.end] == "One. Two."
    assert take_in_sentence(made, Span(0, 16), 0) == Span(0, 22)


def test_a_word_that_is_selected_becomes_its_sentence_and_then_its_paragraph():
    made = paragraphs("One word here. Two more.", "Three.")
    sentence = take_in_sentence(made, Span(4, 8), 8)
    assert sentence == Span(0, 14)
    assert take_in_paragraph(made, Span(4, 8), 8) == Span(0, 24)
    assert take_in_paragraph(made, Span(15, 24), 24) == Span(15, 31)


def test_a_paragraph_is_taken_whole_and_then_the_next():
    made = paragraphs("One. Two.", "Three.")
    assert take_in_paragraph(made, None, 5) == Span(0, 9)
    assert take_in_paragraph(made, Span(0, 9), 0) == Span(0, 16)


def test_an_article_without_blocks_has_nothing_to_take_in():
    assert take_in_sentence(article("", []), None, 0) is None
    assert take_in_paragraph(article("", []), None, 0) is None


def test_the_caret_at_the_very_end_is_in_the_last_paragraph():
    text = "Only this."
    made = article(text, [Block(BlockKind.PARAGRAPH, 0, len(text))])
    assert take_in_paragraph(made, None, len(text)) == Span(0, len(text))
