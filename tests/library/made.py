"""Texts for tests: a report of many sentences, its copies and its later versions."""

from __future__ import annotations

import random

_WORDS = (
    "minister border talks energy tariff council river harvest soldiers court election budget "
    "factory strike prices embassy treaty railway drought satellite inquiry pension harbour "
    "parliament refinery protest currency convoy storm hospital archive telescope vaccine"
)


def sentences(seed, count=24):
    """Sentences that no other seed has."""
    dice, words = random.Random(seed), _WORDS.split()
    return [
        " ".join(dice.choice(words) for _ in range(11)).capitalize() + f" {dice.randint(2, 900)}."
        for _ in range(count)
    ]


def report(title, told, address=""):
    """A text file's words: title, address, paragraphs of four sentences."""
    paragraphs = [" ".join(told[at : at + 4]) for at in range(0, len(told), 4)]
    head = [title, *([address] if address else [])]
    return "\n\n".join([*head, *paragraphs]) + "\n"
