from __future__ import annotations

import Stemmer

from app.search.languages import language_for, languages


def test_every_stemmer_exists():
    known = set(Stemmer.algorithms())
    assert all(language.stemmer in known | {""} for language in languages().values())


def test_stop_words_are_folded_and_there_are_enough():
    for language in languages().values():
        assert all(word == word.casefold() for word in language.stop), language.code
        assert len(language.stop) >= 30, language.code
    assert 110 <= len(languages()["en"].stop) <= 170


def test_a_region_does_not_matter_and_no_language_is_english():
    assert language_for("pt-BR").code == "pt"
    assert language_for("nb").code == "no"
    assert language_for(None).code == "en"
    assert language_for("xx").stop == frozenset()
