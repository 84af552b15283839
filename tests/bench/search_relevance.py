"""How well the index ranks: nDCG@10 on a collection with questions and graded answers.

    python tests/bench/search_relevance.py CRANFIELD_FOLDER [--by passage|article] [--parts]

The folder has documents.jsonl, queries.jsonl and qrels.tsv (grade 1 is best).
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import tempfile
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from app.domain.query import parse
from app.search.passage_index import IndexedArticle, IndexedPassage, PassageIndex


def articles(folder: Path, parts: bool) -> list[IndexedArticle]:
    found = []
    for line in (folder / "documents.jsonl").read_text("utf-8").splitlines():
        document = json.loads(line)
        found.append(article(str(document["id"]), document["title"], document["text"], parts))
    return found


def article(name: str, title: str, text: str, parts: bool) -> IndexedArticle:
    cuts = [0, len(text)]
    if parts:  # the title apart from the rest, as an import cuts it
        squeezed = len("".join(title.split()))
        at = seen = 0
        while seen < squeezed and at < len(text):
            seen += not text[at].isspace()
            at += 1
        cuts = [0, at, len(text)]
    passages = tuple(
        IndexedPassage(a, z, "title" if parts and not a else "paragraph", 1, text[a:z])
        for a, z in pairwise(cuts)
        if text[a:z].strip()
    )
    return IndexedArticle(name, title, None, None, None, "en", "", None, passages)


def gains(folder: Path) -> dict[str, dict[str, int]]:
    graded: dict[str, dict[str, int]] = {}
    for line in (folder / "qrels.tsv").read_text().splitlines()[1:]:
        query, document, grade = line.split("\t")
        gain = {1: 4, 2: 3, 3: 2, 4: 1, -1: 4}.get(int(grade), 0)
        graded.setdefault(query, {})[document] = gain
    return graded


def ndcg(found: list[str], graded: dict[str, int], depth: int = 10) -> float:
    def total(values: list[int]) -> float:
        return sum(gain / math.log2(rank + 2) for rank, gain in enumerate(values[:depth]))

    best = total(sorted(graded.values(), reverse=True))
    return total([graded.get(name, 0) for name in found]) / best if best else 0.0


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("folder", type=Path)
    options.add_argument("--by", default="article", choices=["passage", "article"])
    options.add_argument("--parts", action="store_true")
    chosen = options.parse_args()
    graded = gains(chosen.folder)
    with tempfile.TemporaryDirectory() as folder:
        index = PassageIndex.open(Path(folder) / "index")
        index.update(articles(chosen.folder, chosen.parts), [], 1)
        scores = []
        for line in (chosen.folder / "queries.jsonl").read_text("utf-8").splitlines():
            asked = json.loads(line)
            answer = index.search(parse(asked["query"]), limit=10, by=chosen.by)
            found = list(dict.fromkeys(hit.article for hit in answer.hits))
            scores.append(ndcg(found, graded.get(str(asked["n"]), {})))
        index.close()
    print(f"nDCG@10 {sum(scores) / len(scores):.4f} over {len(scores)} questions, by {chosen.by}")


if __name__ == "__main__":
    main()
