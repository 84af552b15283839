"""How long a page of an exported briefing takes, as a PDF and as a Word document.

    python tests/bench/export_pages.py

Processor seconds on one core, the best of three; both are warm.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from app.domain.briefing import Judgement
from app.exporting.outline import build_outline
from app.exporting.pdf import render_pdf
from app.exporting.word import render_word
from tests.exporting.samples import NO_ID, belarus, citing, document

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.exporting.outline import Outline

TIMES = 24
"""How often the items of the sample briefing are repeated."""


def main() -> None:
    """Render the same outline three times in each form."""
    items = [item for item in belarus().items if not isinstance(item, Judgement)]
    many = [replace(item, id=NO_ID) for item in items[:-1] for _ in range(TIMES)]
    outline = build_outline(document(*many), citing())
    pages = render_pdf(outline).pages
    render_word(outline)
    for name, render in (("PDF", render_pdf), ("Word", render_word)):
        best = min(_seconds(render, outline) for _ in range(3))
        print(f"{name}: {pages} pages in {best:.2f} s, {best / pages * 1000:.1f} ms a page")


def _seconds(render: Callable[[Outline], object], outline: Outline) -> float:
    began = time.process_time()
    render(outline)
    return time.process_time() - began


if __name__ == "__main__":
    main()
