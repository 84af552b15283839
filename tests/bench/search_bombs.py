"""What the nastiest queries cost: each must answer, or say a sentence, within 300 ms.

    python tests/bench/search_bombs.py PASSAGES.jsonl.gz [--index FOLDER] [--all]

The index is built in a temporary folder, or kept in FOLDER and used again. Each query is asked
three times by the clock, and the best is told: another program's work is not the query's cost.
"""

from __future__ import annotations

import argparse
import itertools
import random
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from search_speed import Ours

from app.domain.query import parse
from app.search.passage_index import PassageIndex

LIMIT_MS = 300
COMMON = [
    "said",
    "year",
    "government",
    "company",
    "percent",
    "people",
    "market",
    "oil",
    "police",
    "president",
]

MOST = [
    "the",
    "of",
    "to",
    "a",
    "in",
    "and",
    "for",
    "said",
    "on",
    "that",
    "is",
    "was",
    "by",
    "at",
    "with",
    "from",
    "it",
    "its",
    "as",
    "be",
    "has",
    "have",
    "an",
    "he",
    "his",
    "but",
    "are",
    "not",
    "will",
    "or",
    "this",
    "year",
    "were",
    "which",
    "would",
    "been",
    "had",
    "their",
    "after",
    "they",
    "about",
    "more",
    "one",
    "new",
    "who",
    "also",
    "up",
    "we",
    "than",
    "when",
    "there",
    "two",
    "all",
    "last",
    "out",
    "some",
    "could",
    "other",
    "first",
    "into",
    "if",
    "company",
    "over",
    "them",
    "against",
    "no",
    "people",
    "million",
    "mr",
    "may",
    "can",
    "market",
    "what",
    "so",
    "most",
    "bank",
    "now",
    "before",
    "any",
    "because",
    "while",
    "government",
    "years",
    "only",
    "during",
    "between",
    "being",
    "time",
    "under",
    "since",
    "percent",
    "dlrs",
    "should",
    "week",
    "many",
    "made",
]
STOP = MOST[:20]


def _blocks() -> str:
    """One character of each Unicode block of 256 that has letters."""
    return " ".join(chr(c) for c in range(0x100, 0x30000, 0x100) if chr(c).isalpha())


VALUES = {
    "title": "the",
    "note": "the",
    "tag": "a",
    "publisher": "news",
    "author": "by",
    "language": "english",
    "kind": "prose",
    "grade": "B2",
    "marking": "amber",
    "in": "talks",
    "date": "1980..2030",
    "has": "author",
}
"""A field and what to ask it for."""


def _fives() -> dict[str, str]:
    """Each field 500 times over."""
    return {f"500 {name}": f"{name}:{value} " * 500 for name, value in VALUES.items()}


def _each_block() -> dict[str, str]:
    """Queries of some letters of each Unicode block: plain, as a prefix, in quotes."""
    made = {}
    for start in range(0x100, 0x30000, 0x400):
        letters = [chr(c) for c in range(start, start + 0x100, 7) if chr(c).isprintable()]
        if letters:
            words = " ".join(letters)
            made[f"U+{start:04X}"] = f'{words} {"".join(letters)}* "{words}" {letters[0]}~'
    return made


def _nears(words: list[str], count: int, distance: int) -> str:
    pairs = itertools.islice(itertools.cycle(itertools.permutations(words, 2)), count)
    return " OR ".join(f"{a} near/{distance} {b}" for a, b in pairs)


def bombs() -> dict[str, str]:
    """Queries by name."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    twos = ["".join(pair) for pair in itertools.product("abcdeimoprstu", "aeioru")]
    draw = random.Random(1)
    noise = "".join(draw.choice("ab \"()*~:-\u4e00\u0430'") for _ in range(2000))
    return {
        "star": "*",
        "stars": "* " * 500,
        "inner star": "*a*",
        "one letter": " OR ".join(f"{c}*" for c in letters),
        "wide prefixes": " OR ".join(f"{a}{b}*" for a in twos for b in "nrst"),
        "wide prefixes all wanted": " AND ".join(f"{a}{b}*" for a in twos for b in "nrst"),
        "wide prefixes near": " OR ".join(
            f"{a}* near/100 {b}*" for a, b in itertools.permutations(["con", "pro", "int"], 2)
        ),
        "prefix of one": "con* pro* int* pre* com* sta* per* tra*",
        "500 or": " OR ".join(f"word{n}" for n in range(500)),
        "500 or of common": " OR ".join(STOP * 25),
        "100 plain stop words": " ".join(STOP * 5),
        "100 plain common": " ".join(COMMON * 10),
        "100 common in order": " ".join(draw.choices(COMMON + STOP, k=100)),
        "10,000 characters": "word " * 2000,
        "one word of 10,000": "x" * 10_000,
        "parentheses": "(" * 500 + "the" + ")" * 500,
        "unclosed": "(" * 5000,
        "nested not": "NOT (" * 19 + "the" + ")" * 19,
        "many not": " ".join(f"-{w}" for w in STOP * 5),
        "or of 100 common": " OR ".join(MOST),
        "stop words in order": " ".join(draw.choices(STOP, k=100)),
        "and of 100 common": " AND ".join(MOST),
        "nears": _nears(STOP, 50, 100),
        "nears close": _nears(STOP, 100, 1),
        "nears of 100 common": _nears(MOST, 50, 100),
        "nears of prefixes": " OR ".join(
            f"{a}* near/100 {b}*"
            for a, b in itertools.permutations(["con", "pro", "int", "the", "com"], 2)
        ),
        "near of many": " OR ".join(f"the near/100 {w}" for w in MOST),
        "nears same": " OR ".join(["the near/100 the"] * 50),
        "nears of phrases": " OR ".join(
            f'"{a} the" near/50 "of {b}"' for a, b in itertools.permutations(STOP[:8], 2)
        ),
        "phrases of stop words": " OR ".join(
            f'"{a} {b}"' for a, b in itertools.permutations(STOP[:11], 2)
        ),
        "long phrase": '"' + " ".join(STOP * 20) + '"',
        "the the the": '"' + "the " * 400 + '"',
        "phrases long": " ".join(['"in the of to"'] * 40),
        "fuzzies": " OR ".join(f"{w}~" for w in COMMON * 10),
        "fuzzies short": " OR ".join(f"{a}{b}~" for a in letters[:10] for b in letters[:10]),
        "fuzzies long": " ".join(f"{letters[n % 26]}{'xyz' * 12}{n}~" for n in range(60)),
        "fuzzy near": " OR ".join(
            f"{a}~ near/100 {b}~" for a, b in itertools.permutations(COMMON, 2)
        ),
        "misspelt": " ".join(f"{letters[n % 26]}qzkjw" for n in range(60)),
        "fields": " ".join(f"title:{w} note:{w}" for w in STOP * 3),
        "title prefixes": " OR ".join(f"title:{a}{b}*" for a in twos[:25] for b in "nrst"),
        "publishers": " OR ".join(f"publisher:{c}*" for c in letters * 4),
        "authors": " OR ".join(f"author:{c}*" for c in letters * 4),
        "dates": " OR ".join(f"date:19{n:02}..20{n:02}" for n in range(100)),
        "has": "has:note OR has:tag OR has:grade OR has:date OR has:author " * 20,
        "hyphens": "-".join(["state"] * 1000),
        "compounds": " ".join(["state-of-the-art"] * 100),
        "numbers": " ".join(str(n) for n in range(100)),
        "number scale": " ".join("1 million" for _ in range(100)),
        "apostrophes": "'" * 5000,
        "quotes": '"' * 5000,
        "marks": "a" + "\u0301" * 5000,
        "every block": _blocks(),
        **_fives(),
        **{
            f"500 alternatives {name}": " OR ".join(f"{name}:{value}" for _ in range(500))
            for name, value in VALUES.items()
        },
        **_each_block(),
        "blocks in one": _blocks().replace(" ", ""),
        "chinese": "\u653f\u5e9c" * 900,
        "thai": "\u0e01\u0e32\u0e23" * 600,
        "noise": noise,
        "surrogates and nulls": "\ud800\x00 \udfff" * 500,
        "mix": f"({_nears(STOP, 15, 100)}) AND (con* OR pro*) AND -{COMMON[0]}~ AND "
        + " OR ".join(f'"{a} {b}"' for a, b in itertools.permutations(STOP[:7], 2)),
    }


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument("passages", type=Path)
    options.add_argument("--index", type=Path)
    options.add_argument("--all", action="store_true", help="list every query, not only the slow")
    options.add_argument("--by", default="passage", choices=["passage", "article"])
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        ours = Ours(chosen.index or Path(folder))
        if not ours.folder.exists():
            ours.folder.parent.mkdir(parents=True, exist_ok=True)
            ours.build(chosen.passages)
        index = PassageIndex.open(ours.folder)
        index.search(parse("first"))
        slow = []
        for name, text in bombs().items():
            taken = []
            for _ in range(3):
                started = time.perf_counter()
                answer = index.search(parse(text), by=chosen.by)
                taken.append((time.perf_counter() - started) * 1000)
            if min(taken) > LIMIT_MS:
                slow.append(name)
            if chosen.all or min(taken) > LIMIT_MS:
                said = " ".join(answer.notices)[:70]
                print(f"{min(taken):7.1f} ms  {name}: {answer.total} passages. {said}")
        print(f"{len(slow)} of {len(bombs())} queries took more than {LIMIT_MS} ms")
        index.close()
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
