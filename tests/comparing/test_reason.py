"""Why two passages are shown together."""

from __future__ import annotations

from app.comparing.pairing import evidence
from app.comparing.reading import read_article
from app.comparing.reason import reason
from tests.comparing.accounts import article


def told(one: str, other: str, differs: str = "") -> str:
    (asked,), (candidate, *_) = (read_article(article("x", text)) for text in (one, other))
    return reason(asked, candidate, evidence(asked, candidate), differs)


def test_figures_come_first_then_names_then_words_as_the_candidate_has_them():
    said = told(
        "Yesterday Lindqvist spilled $5 million of oil.",
        "The oil of the Lindqvist cost $5 million.",
    )

    assert said == "Both: $5 million, Lindqvist, oil"


def test_a_disagreement_is_named_before_what_is_shared():
    said = told("Oil spilled today.", "Oil spilled.", "negation")

    assert said == "They differ in a negation · Both: Oil, spilled"


def test_nothing_shared_but_meaning_is_said_so():
    assert told("Negotiators bargain hard.", "Talks dragged.") == "Related words"
