"""Near-duplicates: how well mutated copies of real articles are found, and what it costs.

    python tests/bench/near_duplicates.py PASSAGES.jsonl.gz [ARTICLES]

The file has one passage a line: {"doc", "title", "text"}; those of one "doc" are an article. Copies
are cut, reworded in every tenth word, put into other chrome, or given another title.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
import time
from pathlib import Path

from app.domain.article import Article, ArticleId
from app.importing.duplicates import Candidates, likeness, signature_of
from app.importing.reading import read_bytes

CHROME = (
    ["Home | World | Politics | Business | Sport", "Share this article", "Advertisement"],
    ["Sign up for our newsletter", "Related stories", "Terms of use | Privacy policy | Contact"],
)


def articles(path, most):
    """(title, paragraphs) of each article of at least 60 words."""
    found = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            found.setdefault(row["doc"], (row["title"], []))[1].append(row["text"])
    long = [a for a in found.values() if sum(len(t.split()) for t in a[1]) >= 60]
    return long[:most]


def truncated(title, paragraphs, dice, words):
    kept = " ".join(paragraphs).split()
    return title, [" ".join(kept[: max(30, int(len(kept) * dice.uniform(0.4, 0.8)))])]


def reworded(title, paragraphs, dice, words):
    return title, [
        " ".join(dice.choice(words) if dice.random() < 0.1 else w for w in p.split())
        for p in paragraphs
    ]


def in_other_chrome(title, paragraphs, dice, words):
    before, after = CHROME
    return title, [*before, *paragraphs, *after]


def under_another_title(title, paragraphs, dice, words):
    return " ".join(dice.sample(words, 7)).capitalize(), paragraphs


MUTATIONS = (truncated, reworded, in_other_chrome, under_another_title)


def read(number, title, paragraphs):
    recovered = read_bytes("\n\n".join([title, *paragraphs]).encode(), f"{number}.txt")
    return Article(
        ArticleId(str(number)), recovered.text, recovered.blocks, recovered.metadata,
        "", "", 0, "utf-8", recovered.extractor, "",
    )  # fmt: skip


def main():
    path, most = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    dice = random.Random(5)
    originals = articles(path, most)
    words = [w for _, paragraphs in originals for w in " ".join(paragraphs).split()]
    rows = [(n, "original", title, text) for n, (title, text) in enumerate(originals)]
    rows += [
        (n, change.__name__, *change(title, text, dice, words))
        for n, (title, text) in enumerate(originals)
        for change in MUTATIONS
    ]
    reading = signing = asking = 0.0
    signatures, known = {}, Candidates()
    found: dict[int, dict[int, object]] = {}
    for number, (_, _, title, text) in enumerate(rows):
        began = time.perf_counter()
        article = read(number, title, text)
        reading += time.perf_counter() - began
        began = time.perf_counter()
        signature = signature_of(article)
        signing += time.perf_counter() - began
        if signature is None:
            continue
        began = time.perf_counter()
        signatures[number] = signature
        found[number] = {
            int(name): likeness(signature, signatures[int(name)]) for name in known.like(signature)
        }
        known.add(str(number), signature)
        asking += time.perf_counter() - began
    count = len(rows)
    print(
        f"{count} articles; each: read {reading / count * 1e3:.2f} ms, "
        f"signed {signing / count * 1e3:.2f} ms, asked {asking / count * 1e3:.2f} ms; "
        f"{sum(map(len, found.values())) / count:.1f} candidates each"
    )
    report(rows, found)


def report(rows, found):
    """Precision, recall and F1 of pairs of a copy with its original."""
    for contained, shared in ((0.4, 0.15), (0.5, 0.2), (0.5, 0.3), (0.6, 0.3)):
        right, wrong, missed = 0, [], {}
        for number, (family, change, _, _) in enumerate(rows):
            near = [
                other
                for other, like in found.get(number, {}).items()
                if like.containment >= contained or like.jaccard >= shared
            ]
            wrong += [(number, other) for other in near if rows[other][0] != family]
            if change == "original":
                continue
            if any(rows[other][0] == family for other in near):
                right += 1
            else:
                missed[change] = missed.get(change, 0) + 1
        lost = sum(missed.values())
        # A wrong pair of two originals returns with each of their copies: it is counted once.
        families = {tuple(sorted((rows[a][0], rows[b][0]))) for a, b in wrong}
        precision, recall = right / (right + len(families)), right / (right + lost)
        print(
            f"containment {contained:.2f} or Jaccard {shared:.2f}: precision {precision:.4f}, "
            f"recall {recall:.4f}, F1 {2 * precision * recall / (precision + recall):.4f}; "
            f"missed {missed or 'none'}; {len(families)} pairs of different articles"
        )
        if "--wrong" in sys.argv and (contained, shared) == (0.5, 0.3):
            for a, b in sorted(families):
                print(f"  {rows[a][2][:70]} / {rows[b][2][:70]}")


if __name__ == "__main__":
    main()
