"""How fast pages are read (decoding and recovery, no indexing), beside bare trafilatura.

    python tests/bench/html_throughput.py CORPUS

Processor seconds on one core, the two taking turns page by page; both are warm.
"""

from __future__ import annotations

import gzip
import logging
import sys
import time
from pathlib import Path

import trafilatura

from app.domain.errors import ReaderError
from app.importing.reading import read_bytes


def main() -> None:
    """Measure both on the same pages, twice."""
    pages = [
        gzip.decompress(path.read_bytes()) for path in sorted(Path(sys.argv[1]).glob("*.html.gz"))
    ]
    for page in pages:  # models and vocabularies are loaded once
        _ours(page)
        trafilatura.extract(page)
    ours = theirs = 0.0
    for page in pages * 2:
        began = time.process_time()
        _ours(page)
        between = time.process_time()
        trafilatura.extract(page)
        theirs += time.process_time() - between
        ours += between - began
    print(
        f"{2 * len(pages)} pages: Collate {2 * len(pages) / ours:.1f}/s, "
        f"trafilatura {2 * len(pages) / theirs:.1f}/s, ratio {theirs / ours:.3f}"
    )


def _ours(page: bytes) -> None:
    try:
        read_bytes(page, "page.html")
    except ReaderError as error:
        print(error.message)


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    main()
