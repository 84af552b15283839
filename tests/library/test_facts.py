from __future__ import annotations

import pytest

from app.library.library import Library

ENGLISH = "They had been there for a long time, and it is not known what will become of them now."


@pytest.fixture
def three(tmp_path):
    with Library.open(tmp_path / "library") as library:
        add = library.imports.add_text
        ids = [
            add(f"The envoy met Lukashenko. He freed 1,300 prisoners in Minsk. {ENGLISH}").id,
            add(f"According to Lukashenko, 1300 people went home from Riga. {ENGLISH}").id,
            add(f"A court in Riga let 1,301 people go, and 1.3 million waited. {ENGLISH}").id,
        ]
        yield library, ids


def named(library, article, words):
    return next(fact for fact in library.facts.of(article) if fact.words == words)


def test_other_articles_that_mention_a_name_are_found(three):
    library, (one, two, _three) = three
    (mention,) = library.facts.mentions(named(library, one, "Lukashenko"), one)
    assert mention.article == two
    text = library.article(two).text
    assert text[mention.span.start : mention.span.end] == "Lukashenko"


def test_a_figure_is_found_however_it_is_written_and_no_other(three):
    library, (one, two, _three) = three
    (mention,) = library.facts.mentions(named(library, one, "1,300"), one)
    assert mention.article == two
    text = library.article(two).text
    assert text[mention.span.start : mention.span.end] == "1300"


def test_what_nobody_else_mentions_has_no_mentions(three):
    library, (one, _two, _three) = three
    assert library.facts.mentions(named(library, one, "Minsk"), one) == []
