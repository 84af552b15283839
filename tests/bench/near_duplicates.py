"""Near-duplicates: how well mutated copies of real articles are found, and what it costs.

    python tests/bench/near_duplicates.py PASSAGES.jsonl.gz [ARTICLES] [--wrong]

The file has one passage a line: {"doc", "title", "text"}; those of one "doc" are an article. Copies
are cut, reworded in every tenth word, put into other chrome, given another title, or cut and
reworded. Each joins the article most alike that it is a copy of, as in a library. Pairs of
different articles are false unless they are versions of one report; with --wrong they are listed,
those last that share most. Last come reports in one form (tests/importing/one_topic.toml): every
pair of these that is grouped is false.
"""

from __future__ import annotations

import gzip
import itertools
import json
import random
import sys
import time
from pathlib import Path

from app.domain.article import Article, ArticleId
from app.importing.copying import Wording, is_copy
from app.importing.duplicates import Candidates, likeness, signature_of
from app.importing.reading import read_bytes
from tests.importing import one_topic

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


def truncated_and_reworded(title, paragraphs, dice, words):
    return reworded(*truncated(title, paragraphs, dice, words), dice, words)


MUTATIONS = (truncated, reworded, in_other_chrome, under_another_title, truncated_and_reworded)


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
    spent = dict.fromkeys(("read", "signed", "asked", "compared"), 0.0)
    known, kept = Candidates(), {}
    found: dict[int, int | None] = {}
    for number, (_, _, title, text) in enumerate(rows):
        began = time.process_time()
        article = read(number, title, text)
        began = spend(spent, "read", began)
        signature = signature_of(article)
        began = spend(spent, "signed", began)
        if signature is None:
            continue
        kept[number] = signature, article
        alike = sorted(
            (-like.containment, other)
            for other in map(int, known.like(signature))
            if (like := likeness(signature, kept[other][0])).same
        )
        known.add(str(number), signature)
        began = spend(spent, "asked", began)
        wording = Wording(article)
        copies = (other for _, other in alike if is_copy(wording, Wording(kept[other][1])))
        found[number] = next(copies, None)
        spend(spent, "compared", began)
    count = len(rows)
    print(f"{count} articles; each, ms of processor:", end=" ")
    print(", ".join(f"{what} {took / count * 1e3:.2f}" for what, took in spent.items()))
    report(rows, found, kept)
    one_form()


def spend(spent, what, began):
    now = time.process_time()
    spent[what] += now - began
    return now


def report(rows, found, kept):
    """Precision, recall and F1 of copies with their originals, and what is grouped wrongly."""
    right, wrong, missed = 0, {}, {}
    for number, (family, change, _, _) in enumerate(rows):
        other = found.get(number)
        own = other is not None and rows[other][0] == family
        if other is not None and not own:
            wrong.setdefault(tuple(sorted((rows[other][0], family))), (other, number))
        if change != "original":
            right += own
            if not own:
                missed[change] = missed.get(change, 0) + 1
    precision = right / (right + len(wrong))
    recall = right / (right + sum(missed.values()))
    print(
        f"precision {precision:.4f}, recall {recall:.4f}, "
        f"F1 {2 * precision * recall / (precision + recall):.4f}; missed {missed or 'none'}; "
        f"{len(wrong)} pairs of different articles grouped"
    )
    if "--wrong" in sys.argv:
        alike = {p: likeness(kept[a][0], kept[b][0]).containment for p, (a, b) in wrong.items()}
        for pair, (a, b) in sorted(wrong.items(), key=lambda item: alike[item[0]]):
            print(f"  {alike[pair]:.2f} {rows[a][2][:70]} / {rows[b][2][:70]}")


def one_form(count=20):
    """Reports in one form: pairs that are grouped, and reworded copies that are not."""
    dice = random.Random(6)
    for form in one_topic.FORMS:
        written = one_topic.reports(form, count, seed=2)
        words = one_topic.words_of(" ".join(written))
        told = [Wording(read(n, "Report", [text])) for n, text in enumerate(written)]
        false = sum(is_copy(*pair) for pair in itertools.combinations(told, 2))
        found = sum(
            is_copy(told[n], Wording(read(n, "Copy", [one_topic.reworded(text, words, dice)])))
            for n, text in enumerate(written)
        )
        pairs = count * (count - 1) // 2
        print(f"  {form}: {false} of {pairs} pairs grouped, {found} of {count} copies found")


if __name__ == "__main__":
    main()
