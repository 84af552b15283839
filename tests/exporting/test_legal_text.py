from __future__ import annotations

from app.domain.briefing import Excerpt, Prose, Section
from app.exporting.legal_text import legal
from app.exporting.outline import build_outline
from app.exporting.pdf import render_pdf
from app.exporting.word import render_word
from tests.exporting.samples import LEADERS, NO_ID, citing, document, quote

ODD = "odd \x00 \x1f \ud800 \udfff \ufffe text"


def test_what_cannot_be_written_shows_as_a_replacement() -> None:
    assert legal(ODD) == "odd \ufffd \ufffd \ufffd \ufffd \ufffd text"
    assert legal("tab\tline\nemoji 😀") == "tab\tline\nemoji 😀"


def test_a_briefing_full_of_odd_characters_can_be_exported() -> None:
    outline = build_outline(
        document(
            Section(NO_ID, ODD),
            Prose(NO_ID, f"{ODD} [{ODD}](https://e.org/\x01)"),
            Excerpt(NO_ID, quote(3, LEADERS), ODD, note=ODD),
            title=ODD,
            desk=ODD,
            subtitle=ODD,
            series=ODD,
        ),
        citing(),
    )
    assert render_pdf(outline).notices
    assert render_word(outline).startswith(b"PK")
