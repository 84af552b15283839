"""How fast the index is, beside Whoosh's stock engine and SQLite's FTS5, in one run.

    python tests/bench/search_speed.py PASSAGES.jsonl.gz [--engines ours,whoosh,fts5] [--queries N]

Lines have pid, doc, k, src, author, date, title and text. Each engine runs in a process of its own,
so that the memory it took can be told. Indexing is measured in processor time (each engine uses one
processor), searches by the clock and, for busy machines, in processor time.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import multiprocessing
import random
import re
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

KINDS = ("term", "and2", "or4", "phrase", "prefix", "plain4")


def lines(path: Path):
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def queries(path: Path, count: int) -> dict[str, list[list[str]]]:
    """Words that stand in the passages, drawn with a fixed seed."""
    from app.search.languages import languages

    stop = languages()["en"].stop
    texts = [row["text"] for row in lines(path)]
    draw = random.Random(7)
    drawn: dict[str, list[list[str]]] = {kind: [] for kind in KINDS}

    def words(text: str) -> list[str]:
        return [w for w in re.findall(r"[A-Za-z]{3,}", text) if w.lower() not in stop]

    while len(drawn["phrase"]) < count:
        text = draw.choice(texts)
        found = words(text)
        pairs = re.findall(r"(?=\b([A-Za-z]{3,}) ([A-Za-z]{3,})\b)", text)
        pairs = [p for p in pairs if not {w.lower() for w in p} & stop]
        if len(found) < 8 or not pairs:
            continue
        drawn["term"].append([draw.choice(found)])
        drawn["and2"].append(draw.sample(found, 2))
        drawn["or4"].append([draw.choice(words(draw.choice(texts)) or ["said"]) for _ in range(4)])
        drawn["phrase"].append(list(draw.choice(pairs)))
        drawn["prefix"].append([draw.choice([w for w in found if len(w) > 4] or found)[:4].lower()])
        drawn["plain4"].append(draw.sample(found, 4))
    return drawn


class Ours:
    def __init__(self, folder: Path) -> None:
        import app.search.searching
        import app.search.store  # noqa: F401 - loaded before anything is measured

        self.folder = folder / "index"

    def build(self, path: Path) -> int:
        from app.search.passage_index import IndexedArticle, IndexedPassage, PassageIndex

        def articles():
            for doc, rows in itertools.groupby(lines(path), key=lambda row: row["doc"]):
                group = list(rows)
                at, passages = 0, []
                for row in group:
                    end = at + len(row["text"])
                    passages.append(IndexedPassage(at, end, "paragraph", row["k"] + 1, row["text"]))
                    at = end + 1
                head = group[0]
                yield IndexedArticle(
                    f"{doc}",
                    head["title"],
                    head["src"],
                    head["author"] or None,
                    head["date"],
                    "en",
                    "2026-01-01",
                    None,
                    tuple(passages),
                )

        index = PassageIndex.open(self.folder)
        index.update(articles(), [], 1)
        count = index.passages()
        index.close()
        return count

    def open(self) -> None:
        from app.search.passage_index import PassageIndex

        self.index = PassageIndex.open(self.folder)

    def ask(self, kind: str, words: list[str]) -> int:
        from app.domain.query import parse

        text = {
            "and2": " AND ".join(words),
            "or4": " OR ".join(words),
            "phrase": f'"{" ".join(words)}"',
            "prefix": f"{words[0]}*",
        }.get(kind, " ".join(words))
        return self.index.search(parse(text), limit=20).total


class Stock:
    """Whoosh as it comes: stemming analyzer, top 20, highlights."""

    def __init__(self, folder: Path) -> None:
        import whoosh.highlight
        import whoosh.qparser
        import whoosh.writing  # noqa: F401 - loaded before anything is measured

        self.folder = folder

    def build(self, path: Path) -> int:
        from whoosh import analysis, fields, index

        schema = fields.Schema(
            pid=fields.ID(stored=True, unique=True),
            title=fields.TEXT(stored=True),
            text=fields.TEXT(stored=True, analyzer=analysis.StemmingAnalyzer()),
            src=fields.ID(stored=True),
            date=fields.ID(stored=True),
        )
        writer = index.create_in(str(self.folder), schema).writer()
        count = 0
        for row in lines(path):
            writer.add_document(**{name: row[name] for name in schema.names()})
            count += 1
        writer.commit()
        return count

    def open(self) -> None:
        from whoosh import index, qparser

        opened = index.open_dir(str(self.folder))
        self.searcher = opened.searcher()
        self.parser = qparser.QueryParser("text", opened.schema)

    def ask(self, kind: str, words: list[str]) -> int:
        joined = {
            "or4": " OR ".join(words),
            "phrase": f'"{" ".join(words)}"',
            "prefix": f"{words[0]}*",
        }.get(kind, " AND ".join(words))
        found = self.searcher.search(self.parser.parse(joined), limit=20)
        return len([hit.highlights("text") for hit in found])


class Fts5:
    def __init__(self, folder: Path) -> None:
        self.file = folder / "fts.db"

    def build(self, path: Path) -> int:
        base = sqlite3.connect(self.file)
        base.execute("pragma journal_mode=wal")
        base.execute("pragma synchronous=normal")
        base.execute(
            "create virtual table f using fts5(pid unindexed, title, text, src unindexed,"
            " date unindexed, tokenize='porter unicode61')"
        )
        with base:
            base.executemany(
                "insert into f values(?,?,?,?,?)",
                ((r["pid"], r["title"], r["text"], r["src"], r["date"]) for r in lines(path)),
            )
        base.execute("pragma wal_checkpoint(truncate)")
        count = base.execute("select count(*) from f").fetchone()[0]
        base.close()
        return count

    def open(self) -> None:
        self.base = sqlite3.connect(self.file)
        self.base.execute("select count(*) from f where f match 'zzzz'").fetchall()

    def ask(self, kind: str, words: list[str]) -> int:
        joined = {"or4": " OR ", "phrase": " + "}.get(kind, " AND ").join(f'"{w}"' for w in words)
        if kind == "prefix":
            joined = f'"{words[0]}"*'
        rows = self.base.execute(
            "select pid, snippet(f,2,'<','>','...',24) from f where f match ?"
            " order by rank limit 20",
            (f"text:({joined})",),
        )
        return len(rows.fetchall())


ENGINES = {"ours": Ours, "whoosh": Stock, "fts5": Fts5}


def measure(name: str, path: Path, asked: dict[str, list[list[str]]], results) -> None:
    with tempfile.TemporaryDirectory() as folder:
        engine = ENGINES[name](Path(folder))
        text = sum(len(row["text"].encode()) + len(row["title"].encode()) for row in lines(path))
        started = time.process_time()
        for _ in lines(path):
            pass
        reading = time.process_time() - started
        started = time.process_time()
        count = engine.build(path)
        built = time.process_time() - started - reading
        size = sum(file.stat().st_size for file in Path(folder).rglob("*") if file.is_file())
        started = time.perf_counter()
        engine.open()
        opened = (time.perf_counter() - started) * 1000
        started = time.perf_counter()
        engine.ask("term", ["government"])
        first = (time.perf_counter() - started) * 1000
        taken = {}
        for kind, wanted in asked.items():
            times, busy = [], []
            for words in wanted:
                started, working = time.perf_counter(), time.process_time()
                engine.ask(kind, words)
                times.append((time.perf_counter() - started) * 1000)
                busy.append((time.process_time() - working) * 1000)
            high = [statistics.quantiles(found, n=20)[-1] for found in (times, busy)]
            taken[kind] = (statistics.median(times), *high)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        results.put((name, count / built, size / text, opened, first, memory, taken))


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("passages", type=Path)
    options.add_argument("--engines", default="ours,whoosh,fts5")
    options.add_argument("--queries", type=int, default=200)
    chosen = options.parse_args()
    asked = queries(chosen.passages, chosen.queries)
    start = multiprocessing.get_context("spawn")
    rates = {}
    for name in chosen.engines.split(","):
        results = start.SimpleQueue()
        process = start.Process(target=measure, args=(name, chosen.passages, asked, results))
        process.start()
        process.join()
        _, rate, size, opened, first, memory, taken = results.get()
        rates[name] = rate
        print(
            f"{name}: {rate:.0f} passages/s, {size:.2f} x text, open {opened:.0f} ms, "
            f"first search {first:.0f} ms, at most {memory:.0f} MB"
        )
        for kind, (middle, high, busy) in taken.items():
            print(
                f"    {kind}: median {middle:.2f} ms, 95th percentile {high:.2f} ms"
                f" (processor {busy:.2f} ms)"
            )
    for other in ("whoosh", "fts5"):
        if {"ours", other} <= rates.keys():
            print(f"indexing is {rates['ours'] / rates[other]:.2f} x that of {other}")


if __name__ == "__main__":
    main()
