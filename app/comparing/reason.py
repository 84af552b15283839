"""Why two passages are shown together, in words for the person."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.comparing.reading import ReadClaim
    from app.comparing.sureness import Evidence

_MOST = 6


def reason(asked: ReadClaim, candidate: ReadClaim, shared: Evidence, differs: str) -> str:
    """What ``candidate`` shares with the passage asked about, as the candidate words it.

    ``differs`` is what they disagree in, or empty; that comes first, then figures, names, words.
    """
    text = candidate.claim.words
    figures = [
        " ".join(text[amount.figure.start : amount.figure.end].split()).rstrip(".,;")
        for amount in candidate.amounts
        if any(asked.gives_amount(found, candidate, amount) for found in asked.amounts)
    ]
    names: list[str] = []
    words: list[str] = []
    keys = {key for spelt in asked.spellings.values() for key in spelt}
    spelt_out = [(a.figure.start, a.figure.end) for a in candidate.amounts]
    for token in candidate.tokens:
        if any(start <= token.start < end for start, end in spelt_out):
            continue
        if token.word.form in candidate.names and (
            token.word.root in shared.roots
            or not keys.isdisjoint(candidate.spellings.get(token.word.form, ()))
        ):
            names.append(token.shown)
        elif token.word.root in shared.roots:
            words.append(token.shown)
    told = list(dict.fromkeys([*figures, *names, *words]))[:_MOST]
    said = f"Both: {', '.join(told)}" if told else "Related words"
    return f"They differ in {_ARTICLE[differs]} · {said}" if differs else said


_ARTICLE = {"figure": "a figure", "negation": "a negation", "office": "an office"}
