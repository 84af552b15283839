"""Accounts of invented events by several hands, with judgements of what they say alike.

Each sentence in ``judged/*.txt`` has the names of what it states before it, given while it was
written. Two sentences say the same if they state one thing; ``~`` stands before what a sentence
only touches. "a:b" is a part of "a": related, but not the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path

from tests.comparing.accounts import article

FOLDER = Path(__file__).with_name("judged")
_SENTENCE = re.compile(r"\{([^}]*)\}\s*")


@dataclass(frozen=True)
class Account:
    """An article, and for each of its sentences the place and the names of what it states."""

    article: object
    sentences: tuple


def topics():
    """The names of the events."""
    return sorted(path.stem for path in FOLDER.glob("*.txt"))


def accounts(topic):
    """The accounts of an event."""
    text = (FOLDER / f"{topic}.txt").read_text(encoding="utf-8")
    parts = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    return [_account(topic, *part.split("\n", 1)) for part in parts]


def _account(topic, name, body):
    lines, sentences, at = [], [], 0
    for line in filter(str.strip, body.split("\n")):
        _, *pieces = _SENTENCE.split(line.strip())
        shown = ""
        for stated, said in zip(pieces[::2], pieces[1::2], strict=True):
            shown += " " * bool(shown)
            start = at + len(shown)
            shown += said.strip()
            sentences.append((start, at + len(shown), frozenset(stated.split())))
        lines.append(shown)
        at += len(shown) + 1
    return Account(article(f"{topic}-{name}", "\n".join(lines)), tuple(sentences))


def grade(one, other):
    """2: the same, 1: related, 0: neither; of what two passages state."""
    if {name for name in one if name[0] != "~"} & {name for name in other if name[0] != "~"}:
        return 2
    whole = [{name.lstrip("~").partition(":")[0] for name in some} for some in (one, other)]
    return int(not whole[0].isdisjoint(whole[1]))


def judged(one, other, pair):
    """The grade of a pair that was found in two accounts."""
    return grade(_stated(one, pair.a), _stated(other, pair.b))


def _stated(account, span):
    found = set()
    for start, end, stated in account.sentences:
        both = min(end, span.end) - max(start, span.start)
        if 2 * both > min(end - start, span.end - span.start):
            found |= stated
    return found


def same_pairs(some):
    """How many pairs of sentences of the accounts say the same."""
    return sum(
        grade(a[2], b[2]) == 2
        for one, other in combinations(some, 2)
        for a, b in product(one.sentences, other.sentences)
    )


def average_precision(scored, every):
    """Of pairs (score, grade): the mean precision at each of ``every`` pair that is the same."""
    found, total = 0, 0.0
    for number, (_, how) in enumerate(sorted(scored, key=lambda pair: -pair[0]), 1):
        if how == 2:
            found += 1
            total += found / number
    return total / every if every else 0.0
