"""How fast a library of a million passages is searched.

    python tests/bench/search_million.py PASSAGES.jsonl.gz [--passages N] [--index FOLDER]

No news collection of that size is at hand, so one is made of real text by recombination: each
article keeps the outline of a real one (title, publisher, author, date, how many passages it has,
and how many sentences each of them), and each sentence is drawn anew, with a fixed seed, out of all
sentences of the corpus. Words thus keep their true shares: what stands in 3% of a hundred thousand
passages stands in 3% of a million, so that postings are ten times as long. Only the number of
distinct words doesn't grow as it would. Queries are those of search_speed.py, drawn from the made
passages by the same rules.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import random
import re
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from search_speed import Ours, lines, queries

TARGET_MS = 60
OPEN_MS = 150
_SENTENCE = re.compile(r".+?(?:(?<=[^\W\d_]{2})[.!?][\"')]*\s+|$)", re.DOTALL)


def sentences(text: str) -> list[str]:
    return [found.strip() for found in _SENTENCE.findall(text) if found.strip()]


def recombine(source: Path, target: Path, wanted: int) -> None:
    """Write ``wanted`` passages, or a few more, made of the sentences of ``source``."""
    outlines: list[tuple[dict, list[int]]] = []
    pool: list[str] = []
    for _, rows in itertools.groupby(lines(source), key=lambda row: row["doc"]):
        group = list(rows)
        cut = [sentences(row["text"]) for row in group]
        outlines.append((group[0], [len(found) for found in cut]))
        pool.extend(itertools.chain.from_iterable(cut))
    draw = random.Random(11)
    made = 0
    with gzip.open(target, "wt", encoding="utf-8", compresslevel=1) as file:
        for doc in itertools.count():
            head, counts = draw.choice(outlines)
            for k, count in enumerate(counts):
                text = " ".join(draw.choices(pool, k=max(1, count)))
                row = {**head, "pid": f"{doc}-{k}", "doc": doc, "k": k, "text": text}
                file.write(json.dumps(row) + "\n")
            made += len(counts)
            if made >= wanted:
                break


def asked_once(ours: Ours, kind: str, words: list[str]) -> tuple[float, float]:
    started, working = time.perf_counter(), time.process_time()
    ours.ask(kind, words)
    return (time.perf_counter() - started) * 1000, (time.process_time() - working) * 1000


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("source", type=Path)
    options.add_argument("--passages", type=int, default=1_000_000)
    options.add_argument("--index", type=Path, help="where text and index are kept for another run")
    options.add_argument("--queries", type=int, default=100)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.index or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        made = folder / "passages.jsonl.gz"
        ours = Ours(folder)
        if not made.exists():
            recombine(chosen.source, made, chosen.passages)
        if not ours.folder.exists():
            started = time.perf_counter()
            count = ours.build(made)
            print(f"{count} passages indexed in {time.perf_counter() - started:.0f} s")
        asked = queries(made, chosen.queries)
        started = time.perf_counter()
        ours.open()
        opened = (time.perf_counter() - started) * 1000
        first = asked_once(ours, "or4", ["government", "oil", "bank", "police"])[0]
        print(f"open {opened:.0f} ms (target {OPEN_MS}), first search {first:.0f} ms")
        for kind in ("or4", "phrase", "prefix", "and2", "plain4", "term"):
            taken = [asked_once(ours, kind, words) for words in asked[kind]]
            clock, busy = (
                statistics.quantiles(column, n=20)[-1] for column in zip(*taken, strict=True)
            )
            middle = statistics.median(seen[0] for seen in taken)
            print(
                f"    {kind}: median {middle:.1f} ms, 95th percentile {clock:.1f} ms"
                f" (processor {busy:.1f} ms; target {TARGET_MS})"
            )
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"at most {memory:.0f} MB, the drawing of queries among it")


if __name__ == "__main__":
    main()
