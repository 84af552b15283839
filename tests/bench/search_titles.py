"""How well news is ranked: a headline is asked, and its own article is the answer.

    python tests/bench/search_titles.py PASSAGES.jsonl.gz [--articles N] [--queries N]

The index gets the articles without their titles, so that words of the headline must be found in the
text. Beside it, in the same run, SQLite's FTS5 (porter, bm25, OR of the words) over whole articles.
A collection for sanity: one answer for each question, and headlines share words with their text.
"""

from __future__ import annotations

import argparse
import itertools
import math
import random
import re
import sqlite3
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from search_speed import lines

from app.domain.query import parse
from app.search.passage_index import IndexedArticle, IndexedPassage, PassageIndex

News = dict[str, tuple[str, list[str]]]


def news(path: Path, count: int) -> News:
    """Titles and passages of the first ``count`` articles."""
    found: News = {}
    for doc, rows in itertools.groupby(lines(path), key=lambda row: row["doc"]):
        group = list(rows)
        found[str(doc)] = (group[0]["title"], [row["text"] for row in group])
        if len(found) == count:
            break
    return found


def indexed(name: str, texts: list[str]) -> IndexedArticle:
    ends = list(itertools.accumulate((len(text) + 1 for text in texts), initial=0))
    passages = tuple(
        IndexedPassage(at, at + len(text), "paragraph", number, text)
        for number, (at, text) in enumerate(zip(ends, texts, strict=False), 1)
    )
    return IndexedArticle(name, "", None, None, None, "en", "2026-01-01", None, passages)


def gain(found: list[str], wanted: str) -> float:
    """nDCG@10 where one article is the answer."""
    return 1 / math.log2(found.index(wanted) + 2) if wanted in found[:10] else 0.0


def fts5(articles: News) -> sqlite3.Connection:
    base = sqlite3.connect(":memory:")
    base.execute("create virtual table f using fts5(name unindexed, text, tokenize='porter')")
    base.executemany(
        "insert into f values(?,?)", ((n, "\n".join(texts)) for n, (_, texts) in articles.items())
    )
    return base


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument("passages", type=Path)
    options.add_argument("--articles", type=int, default=20_000)
    options.add_argument("--queries", type=int, default=500)
    chosen = options.parse_args()
    articles = news(chosen.passages, chosen.articles)
    seen = Counter(title.casefold() for title, _ in articles.values())
    fit = [
        name
        for name, (title, _) in articles.items()
        if seen[title.casefold()] == 1 and len(re.findall(r"\w{3,}", title)) >= 4
    ]
    asked = random.Random(5).sample(fit, min(chosen.queries, len(fit)))
    base = fts5(articles)
    scores: dict[str, list[float]] = {"ours": [], "ours, names off": [], "fts5": []}
    with tempfile.TemporaryDirectory() as folder:
        index = PassageIndex.open(Path(folder) / "index")
        index.update((indexed(name, texts) for name, (_, texts) in articles.items()), [], 1)
        for name in asked:
            title = articles[name][0]
            for key, names in (("ours", True), ("ours, names off", False)):
                hits = index.search(parse(title), limit=10, by="article", names=names).hits
                scores[key].append(gain([hit.article for hit in hits], name))
            words = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", title))
            rows = base.execute(
                "select name from f where f match ? order by rank limit 10", (words,)
            ).fetchall()
            scores["fts5"].append(gain([row[0] for row in rows], name))
        index.close()
    means = {key: sum(values) / len(values) for key, values in scores.items()}
    for key, mean in means.items():
        print(f"{key}: nDCG@10 {mean:.4f} over {len(asked)} headlines of {len(articles)} articles")
    return 0 if means["ours"] >= means["fts5"] else 1


if __name__ == "__main__":
    sys.exit(main())
