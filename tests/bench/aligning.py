"""Comparing: what a library of many articles costs, wall and processor time.

    python tests/bench/aligning.py PASSAGES.jsonl.gz [ARTICLES]

The file has one passage a line: {"text"}. Passages are put together anew to ARTICLES (5,000) of
some 300 words and one of 1,000, which is then held against all of them, and pair by pair.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from app.comparing.cache_file import read_arrays, write_arrays
from app.comparing.comparing import Comparison
from app.domain.article import Article, ArticleId, Block, BlockKind, Metadata, Span
from app.search.name_keys import name_keys

ROUNDS = 15


def made(name, paragraphs):
    """An English article of these paragraphs."""
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(BlockKind.PARAGRAPH, at, at + len(paragraph)))
        at += len(paragraph) + 1
    text = "\n".join(paragraphs)
    metadata = Metadata(title=name, language="en")
    return Article(
        ArticleId(name), text, tuple(blocks), metadata,
        "", f"{name}.txt", len(text), "utf-8", "text/1", "2026-01-01T00:00:00Z",
    )  # fmt: skip


def recombined(passages, dice, name, words):
    paragraphs, count = [], 0
    while count < words:
        paragraphs.append(" ".join(dice.choice(passages).split()))
        count += len(paragraphs[-1].split())
    return made(name, paragraphs)


class Clock:
    """Prints what a deed took."""

    def __init__(self, what):
        self.what = what

    def __enter__(self):
        self.wall, self.cpu = time.perf_counter(), time.process_time()
        return self

    def __exit__(self, *_error):
        self.wall = (time.perf_counter() - self.wall) * 1e3
        self.cpu = (time.process_time() - self.cpu) * 1e3
        if self.what:
            print(f"{self.what:<52} {self.wall:9.1f} ms wall {self.cpu:9.1f} ms processor")


def usual(what, deed, rounds=ROUNDS):
    """The middle of several rounds, after one to warm up."""
    deed(0)
    clocks = []
    for number in range(1, rounds + 1):
        with Clock("") as clock:
            deed(number)
        clocks.append(clock)
    wall, cpu = (median(getattr(clock, name) for clock in clocks) for name in ("wall", "cpu"))
    most = max(clock.wall for clock in clocks)
    print(f"{what:<52} {wall:9.1f} ms wall {cpu:9.1f} ms processor (at most {most:.1f})")


def main():
    path, count = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 5000
    dice = random.Random(3)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        passages = [json.loads(line)["text"] for line in lines]
    articles = {f"{n:05d}": recombined(passages, dice, f"{n:05d}", 300) for n in range(count)}
    big = recombined(passages, dice, "big", 1000)
    articles["big"] = big
    first = Comparison(fetch=articles.__getitem__, name_keys=name_keys)
    for name in articles:
        first.name(ArticleId(name))
    with Clock(f"reading {len(articles)} articles, once"):
        first.similar(big, Span(0, 200))
    with tempfile.TemporaryDirectory() as folder:
        cache = Path(folder) / "comparing.bin"
        with Clock("keeping what was read"):
            write_arrays(cache, 1, first.arrays())
        print(f"{'':<52} {cache.stat().st_size / 1e6:9.1f} MB")
        comparison = Comparison(fetch=articles.__getitem__, name_keys=name_keys)
        with Clock("taking it up again"):
            kept = read_arrays(cache)
            comparison.take_arrays(kept.arrays)
    with Clock("first passage after that"):
        comparison.similar(big, Span(0, 200))
    names = dice.sample(sorted(articles), 3 * ROUNDS)
    whole = Span(0, len(big.text))
    usual("similar passages of one passage",
          lambda n: comparison.similar(articles[names[n]], Span(0, 200)))  # fmt: skip
    usual("1,000 words held against all", lambda _n: comparison.similar(big, whole))
    usual("a pair, 1,000 and 300 words", lambda n: comparison.align(big, articles[names[n]]))
    twin = made("twin", [*big.text.split("\n")[::-1]])
    usual("a pair, 1,000 words each", lambda n: comparison.align(big, twin))

    def edit(number):
        comparison.name(ArticleId(names[number]))
        comparison.similar(big, Span(0, 200))

    usual("one article edited, then one passage", edit)


if __name__ == "__main__":
    main()
