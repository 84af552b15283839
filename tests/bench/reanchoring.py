"""Re-anchoring: how many marks are found again in edited versions of real articles.

    python tests/bench/reanchoring.py PASSAGES.jsonl.gz [VERSIONS]

The file has one passage a line: {"doc", "title", "text"}; those of one "doc" are an article. An
edited version has sentences taken out, put in (among them look-alikes of its own, with other
figures or one other word), and reworded. A mark still exists where nine of ten of its words do, in
their order and with nothing between them.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
import time

from rapidfuzz import fuzz

from app.domain.article import ArticleId
from app.domain.passage import CONTEXT, Passage
from app.domain.reanchoring import reanchor


def score(one, other):
    return fuzz.ratio(one, other) / 100


def articles(path):
    found = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            found.setdefault(row["doc"], []).append(row["text"])
    return [
        text for parts in found.values() if len((text := "\n\n".join(parts)).split()) > 150
    ]  # fmt: skip


def sentences(text):
    return [m.span() for m in re.finditer(r"\S.*?(?:[.!?](?=\s)|$)\s*", text, re.DOTALL)]


def edited(text, others, dice):
    """The new text, and for each old code point its place in it or None."""
    pieces, places = [], [None] * len(text)
    at = 0

    def put(piece, old=None):
        nonlocal at
        if old is not None:
            for offset in range(len(piece)):
                places[old + offset] = at + offset
        pieces.append(piece)
        at += len(piece)

    spans = sentences(text)
    for nth, (start, end) in enumerate(spans):
        fate = dice.random()
        if fate < 0.10:
            continue
        if fate < 0.15:
            put(dice.choice(others) + " ")
        elif fate < 0.25:
            far = [span for at, span in enumerate(spans) if abs(at - nth) > 2]
            put(look_alike(text[slice(*dice.choice(far or spans))].strip(), others, dice) + " ")
        rate = 0.10 if dice.random() < 0.25 else 0.0
        for word in re.finditer(r"\S+\s*|\s+", text[start:end]):
            if dice.random() < rate:
                put(dice.choice(dice.choice(others).split()) + " ")
            else:
                put(word[0], start + word.start())
    return "".join(pieces), places


def look_alike(sentence, others, dice):
    """The sentence with its figures changed, or else with one word of another."""
    changed = re.sub(r"\d", lambda found: str((int(found[0]) + 3) % 10), sentence)
    if changed != sentence:
        return changed
    words = sentence.split()
    words[dice.randrange(len(words))] = dice.choice(dice.choice(others).split())
    return " ".join(words)


def truth(places, start, end):
    kept = [p for p in places[start:end] if p is not None]
    if len(kept) < 0.9 * (end - start) or kept[-1] + 1 - kept[0] > 1.1 * (end - start):
        return None
    return kept[0], kept[-1] + 1


def main():
    dice = random.Random(11)
    texts = articles(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 300
    others = [t[s:e].strip() for t in texts[-400:] for s, e in sentences(t)]
    existing = found = wrong = gone = kept_gone = 0
    seconds = 0.0
    for text in texts[:count]:
        new, places = edited(text, others, dice)
        spans = sentences(text)
        for _ in range(10):
            first = dice.randrange(len(spans))
            start, end = (
                spans[first][0],
                spans[min(len(spans) - 1, first + dice.choice([0, 0, 1]))][1],
            )
            if dice.random() < 0.4:  # a few words of it
                words = list(re.finditer(r"\S+", text[start:end]))
                at = dice.randrange(max(1, len(words) - 5))
                last = words[min(len(words) - 1, at + dice.randint(3, 12))]
                start, end = start + words[at].start(), start + last.end()
            end = start + len(text[start:end].rstrip())
            passage = Passage(
                ArticleId("a"), start, end, text[start:end],
                text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT],
            )  # fmt: skip
            began = time.perf_counter()
            place = reanchor(passage, text, new, score).place
            seconds += time.perf_counter() - began
            right = truth(places, start, end)
            if right is None:
                gone += 1
            else:
                existing += 1
            if place is None:
                kept_gone += right is None
                continue
            anything = [p for p in places[start:end] if p is not None]
            aim = right or ((anything[0], anything[-1] + 1) if anything else (0, 0))
            common = max(0, min(place.end, aim[1]) - max(place.start, aim[0]))
            union = max(place.end, aim[1]) - min(place.start, aim[0])
            if common < 0.7 * union:
                wrong += 1
                print(
                    f"  wrong: {text[start:end]!r}\n    taken for: {new[place.start : place.end]!r}"
                )
            elif right is not None:
                found += 1
    print(
        f"{count} versions, {existing + gone} marks: of {existing} that still exist {found} found "
        f"({found / existing:.3f}), {wrong} wrong; {kept_gone} of {gone} that are gone said so; "
        f"{seconds / (existing + gone) * 1e3:.2f} ms a mark"
    )


if __name__ == "__main__":
    main()
