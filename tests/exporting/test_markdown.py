from __future__ import annotations

import re
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from app.exporting.markdown import inline, prose
from app.exporting.pages import Run, plain


def test_emphasis_strong_and_links_become_runs() -> None:
    assert inline("A *b* **c** [d](https://e.org)") == (
        Run("A "),
        Run("b", emphasis=True),
        Run(" "),
        Run("c", strong=True),
        Run(" "),
        Run("d", link="https://e.org"),
    )


def test_what_else_markdown_knows_stays_as_typed() -> None:
    typed = "# no heading `code` <b>html</b> &amp; [...] [word] 5 * 3 * 2 > x"
    assert plain(inline(typed)) == typed


def test_links_that_run_programs_are_not_made() -> None:
    assert all(run.link is None for run in inline("[x](javascript:alert(1))"))


def test_a_link_without_words_shows_where_it_leads() -> None:
    assert inline("[](https://e.org)") == (Run("https://e.org", link="https://e.org"),)


def test_prose_is_paragraphs_and_lists_in_order() -> None:
    first, listed, last = prose("One\nline.\n\n- a\n    1. b\n    2. c\n- d\n\nEnd.")
    assert isinstance(first, tuple)
    assert plain(first) == "One line."
    assert isinstance(listed, list)
    assert [(e.depth, e.marker, plain(e.text)) for e in listed] == [
        (1, "•", "a"),
        (2, "1.", "b"),
        (2, "2.", "c"),
        (1, "•", "d"),
    ]
    assert isinstance(last, tuple)
    assert plain(last) == "End."


def test_a_numbered_list_starts_where_the_analyst_starts_it() -> None:
    (listed,) = prose("7) x\n8) y")
    assert isinstance(listed, list)
    assert [entry.marker for entry in listed] == ["7)", "8)"]


@given(st.text(alphabet="ab *_[]()>#`~-+.1&<\n\\!|", max_size=60))
def test_no_letter_of_prose_is_ever_lost(text: str) -> None:
    said = "".join(
        plain(piece) if isinstance(piece, tuple) else "".join(plain(e.text) for e in piece)
        for piece in prose(text)
    )
    links = "".join(
        run.link or ""
        for piece in prose(text)
        for line in ([piece] if isinstance(piece, tuple) else [e.text for e in piece])
        for run in line
    )
    kept = Counter(re.sub("[^ab]", "", said + links))
    assert kept >= Counter(re.sub("[^ab]", "", text))
