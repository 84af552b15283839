"""Words as compared: forms, roots, names, families."""

from __future__ import annotations

import pytest

from app.comparing.words import names_of, read_words


def forms(text: str) -> list[str]:
    return [token.word.form for token in read_words(text)]


def test_capitals_accents_and_possessives_do_not_matter():
    assert forms("Škoda’s CAFÉS") == forms("skoda cafes")


def test_an_abbreviation_is_not_the_pronoun_that_looks_like_it():
    assert forms("US envoys told us") == ["US", "envoys", "told"]
    assert "US" in forms("U.S. envoys")
    assert "US" in forms("envoys of the United States")


def test_words_without_meaning_of_their_own_are_left_out():
    assert forms("It was not the one that they would have") == ["one"]


def test_numbers_are_no_words():
    assert forms("1,300 prisoners in 2024") == ["prisoners"]


def test_endings_do_not_change_the_root():
    roots = {token.word.root for token in read_words("diversify diversified diversification")}

    assert len(roots) == 1


def test_words_of_one_family_meet():
    talks, negotiations = read_words("talks negotiations")

    assert set(talks.word.families) & set(negotiations.word.families)


def test_words_of_presentation_carry_no_meaning_of_their_own():
    (token,) = read_words("underscores")

    assert not token.word.plain


def test_text_without_spaces_is_read_two_signs_at_a_time():
    assert forms("总统访问") == ["总统", "统访", "访问"]


def test_a_name_has_a_capital_where_no_sentence_begins_and_never_a_small_letter():
    sentences = [read_words("Yesterday Lindqvist sailed"), read_words("Rain met Lindqvist, rain")]

    assert names_of(sentences) == {"lindqvist"}


def test_every_position_is_where_the_word_stands():
    text = "The U.S. and Škoda’s plants — 工厂 too"

    for token in read_words(text):
        assert text[token.start : token.start + len(token.shown)] == token.shown


@pytest.mark.parametrize(
    ("one", "several"),
    [
        ("party", "parties"),
        ("treaty", "treaties"),
        ("tax", "taxes"),
        ("loss", "losses"),
        ("church", "churches"),
        ("mesh", "meshes"),
        ("house", "houses"),
        ("company", "companies"),
    ],
)
def test_one_and_several_have_one_root(one, several):
    first, second = read_words(f"{one} {several}")
    assert first.word.root == second.word.root


def test_a_name_is_known_after_small_words_that_open_a_sentence():
    found = names_of([read_words("In Kolin a furnace went cold in April."), read_words("Soon it")])

    assert found == {"kolin"}
