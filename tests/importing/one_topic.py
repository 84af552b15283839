"""Reports written in one form about different things, as agencies and offices send them."""

from __future__ import annotations

import random
import re
import tomllib
from pathlib import Path

FORMS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
"""Each form's ``text`` with its places, and the words for these; a range stands for a figure."""

_PARTS = re.compile(r"[\u3400-\u9fff]{1,2}|[^\s\u3400-\u9fff]+|\s+")


def reports(form: str, count: int, seed: int = 1) -> list[str]:
    """``count`` reports in one form, each about something else."""
    dice = random.Random(f"{form} {seed}")
    return [_filled(FORMS[form], dice) for _ in range(count)]


def reworded(text: str, words: list[str], dice: random.Random) -> str:
    """``text`` with every tenth word, by chance, replaced by one of ``words``."""
    return "".join(
        dice.choice(words) if not part.isspace() and dice.random() < 0.1 else part
        for part in _PARTS.findall(text)
    )


def words_of(text: str) -> list[str]:
    """The words of ``text``; in Chinese two signs each."""
    return [part for part in _PARTS.findall(text) if not part.isspace()]


def _filled(form: dict[str, str | list[str]], dice: random.Random) -> str:
    text = form["text"]
    assert isinstance(text, str)
    parts = text.replace("\n", " ").replace("}", "{").split("{")
    left = {place: dice.sample(words, len(words)) for place, words in form.items()
            if place != "text"}  # fmt: skip
    for at in range(1, len(parts), 2):
        place = parts[at]
        if place in form:
            parts[at] = left[place].pop() if left[place] else dice.choice(form[place])
        else:
            low, high = map(int, place.split("-"))
            parts[at] = str(dice.randint(low, high))
    return "".join(parts)
