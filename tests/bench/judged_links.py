"""Links between accounts that were judged by hand: average precision, and all that is drawn.

    python tests/bench/judged_links.py [--model FOLDER]

With a static sentence model the same once more, for what it adds.
"""

from __future__ import annotations

import argparse
from itertools import combinations
from pathlib import Path

from app.comparing.comparing import Comparison
from app.comparing.meaning import Meaning, StaticModel
from app.search.name_keys import name_keys
from tests.comparing.judged_accounts import (
    accounts,
    average_precision,
    judged,
    same_pairs,
    topics,
)


def shown(topic, model, *, wordy):
    some = accounts(topic)
    comparison = Comparison([one.article for one in some], name_keys=name_keys)
    comparison.meaning = Meaning(model) if model is not None else None
    scored, drawn = [], []
    for one, other in combinations(some, 2):
        for pair in comparison.align(one.article, other.article, everything=True):
            how = judged(one, other, pair)
            scored.append((pair.score, how))
            if pair.drawn:
                drawn.append(how)
                words = [
                    side.article.text[span.start : span.end][:90]
                    for side, span in ((one, pair.a), (other, pair.b))
                ]
                if wordy:
                    print(f"   {pair.score:.2f} {how} {pair.relation:<7} {' | '.join(words)}")
    same = same_pairs(some)
    print(
        f"{topic:<10} average precision {average_precision(scored, same):.3f}  "
        f"same {same:3}  drawn {len(drawn):3}  of these the same {sum(g == 2 for g in drawn):3}"
    )


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", type=Path)
    folder = parser.parse_args().model
    for topic in topics():
        shown(topic, None, wordy=True)
    if folder:
        print("with the model")
        model = StaticModel(folder)
        for topic in topics():
            shown(topic, model, wordy=False)


if __name__ == "__main__":
    main()
