"""Grading: how reliable a source is (A to F) and how credible its information (1 to 6).

Admiralty code, NATO AJP-2.1. The two are judged apart; F and 6 mean unknown, not worst.
"""

from __future__ import annotations

from functools import cache

from app import resources
from app.domain.errors import BadRequest

RELIABILITIES = ("A", "B", "C", "D", "E", "F")
CREDIBILITIES = (1, 2, 3, 4, 5, 6)


@cache
def reliability_meanings() -> dict[str, str]:
    """The phrase for each letter, A to F."""
    return {str(k): str(v) for k, v in resources.toml("admiralty")["reliability"].items()}


@cache
def credibility_meanings() -> dict[int, str]:
    """The phrase for each number, 1 to 6."""
    return {int(k): str(v) for k, v in resources.toml("admiralty")["credibility"].items()}


def grade(reliability: str | None, credibility: int | None) -> str:
    """The short form, such as ``B2`` or ``C``; empty if nothing was graded."""
    return (reliability or "") + (str(credibility) if credibility is not None else "")


def grade_in_words(reliability: str | None, credibility: int | None) -> str:
    """Both phrases, as read aloud: "fairly reliable, possibly true"; empty if ungraded."""
    words = []
    if reliability is not None:
        words.append(reliability_meanings()[reliability].lower())
    if credibility is not None:
        words.append(credibility_meanings()[credibility].lower())
    return ", ".join(words)


def check_reliability(letter: str | None) -> str | None:
    """``letter`` in capitals; raises ``BadRequest`` if it is none of A to F."""
    if letter is None:
        return None
    upper = letter.strip().upper()
    if upper not in RELIABILITIES:
        raise BadRequest(f"“{letter}” is no reliability. Choose a letter from A to F.")
    return upper


def check_credibility(number: int | None) -> int | None:
    """``number`` itself; raises ``BadRequest`` if it is none of 1 to 6."""
    if number is not None and number not in CREDIBILITIES:
        raise BadRequest(f"{number} is no credibility. Choose a number from 1 to 6.")
    return number
