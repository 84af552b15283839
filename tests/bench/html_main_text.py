"""How much of the articles' words is found on real pages, beside trafilatura's own output.

    python tests/bench/html_main_text.py CORPUS

CORPUS holds NAME.html.gz with NAME.json (``main_content``). Prints the mean F1 of words.
"""

from __future__ import annotations

import gzip
import json
import logging
import re
import sys
from collections import Counter
from pathlib import Path

import trafilatura

from app.domain.errors import ReaderError
from app.importing.html.reader import read_html
from app.importing.inspection import main_text

_WORD = re.compile(r"\w+")


def words_f1(said: str, wanted: str) -> float:
    """The F1 of the words of two texts, each word as often as it stands there."""
    one, other = (Counter(_WORD.findall(text.lower())) for text in (said, wanted))
    both = sum((one & other).values())
    return 2 * both / (sum(one.values()) + sum(other.values())) if one or other else 1.0


def main() -> None:
    """Measure both on the same pages."""
    ours: list[float] = []
    theirs: list[float] = []
    for path in sorted(Path(sys.argv[1]).glob("*.html.gz")):
        page = gzip.decompress(path.read_bytes())
        wanted = json.loads(path.with_name(path.name[:-8] + ".json").read_text("utf-8"))
        theirs.append(words_f1(trafilatura.extract(page) or "", wanted["main_content"]))
        try:
            said = main_text(read_html(page, path.name))
        except ReaderError as error:
            print(path.name, error.message)
            said = ""
        ours.append(words_f1(said, wanted["main_content"]))
    count = len(ours)
    print(f"{count} pages: Collate {sum(ours) / count:.4f}, trafilatura {sum(theirs) / count:.4f}")


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    main()
