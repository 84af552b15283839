from __future__ import annotations

import pytest

from app.importing.vocabulary import begins_with, folded, vocabulary
from app.resources import resource, toml

LANGUAGES = sorted(path.stem for path in resource("importing").glob("??.toml"))
ASKED_FOR = {"en", "de", "fr", "es", "it", "pt", "pl", "ru", "uk", "ar", "tr", "zh"}


def test_the_languages_we_promise_are_there():
    assert set(LANGUAGES) >= ASKED_FOR


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_list(language):
    english = toml("importing/en")
    for section, lists in english.items():
        assert set(toml(f"importing/{language}")[section]) == set(lists), section


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_years_months_are_twelve_or_written_in_figures(language):
    assert len(toml(f"importing/{language}")["byline"]["months"]) in {0, 12}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_list_says_a_thing_twice(language):
    for section in toml(f"importing/{language}").values():
        for name, words in section.items():
            if name != "months":
                assert len(set(words)) == len(words), name


def test_folding_makes_spellings_alike():
    assert folded("  İLGİLİ   Haberler: ") == "ilgili haberler"
    assert folded("Don’t miss…") == "don't miss"


def test_a_phrase_begins_with_a_word_and_in_scripts_without_spaces_anywhere():
    phrases = vocabulary().phrases
    assert phrases.stand_in("this site (use cookies) is kept")
    assert phrases.stand_in("本站未经许可，不得转载")
    assert not phrases.stand_in("a reuse cookies of the day")


def test_a_beginning_is_a_whole_word():
    starts = vocabulary().starts
    assert begins_with("share this story", starts)
    assert not begins_with("share thistles", starts)
