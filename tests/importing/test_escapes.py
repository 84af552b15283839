from __future__ import annotations

import pytest

from app.importing.text.escapes import is_quoted, read_back, without_backslashes
from app.importing.text.structure import blocks_of


@pytest.mark.parametrize(
    ("left", "meant"),
    [
        ("La citt=C3=A0 e l=E2=80=99acqua", "La città e l’acqua"),
        ("Salir=C3=A0 doma=\nni", "Salirà domani"),
        ("perch=E9 pi=F9 tardi", "perché più tardi"),
        ("=D0=9C=D0=B8=D1=80 и труд", "Мир и труд"),
    ],
)
def test_bytes_that_a_mail_writes_as_figures_are_read_back(left, meant):
    assert is_quoted(left)
    assert read_back(left, quoted=True) == meant


@pytest.mark.parametrize(
    "said", ["The offer ends at n=20 tickets.", "a=B2 and c=D3", "Set x=20", "=== A line ==="]
)
def test_an_equals_sign_in_a_sentence_is_no_mail(said):
    assert not is_quoted(said)


@pytest.mark.parametrize(
    ("left", "meant"),
    [
        (r"the service\u2019s warning", "the service’s warning"),
        (r"it rained \ud83c\udf27 all day", "it rained 🌧 all day"),
        (r"a caf\xc3\xa9 in na\xefve hands", "a café in naïve hands"),
        ("the l%C3%A9gion of honour", "the légion of honour"),
        ("https://example.org/l%C3%A9gion", "https://example.org/l%C3%A9gion"),
        (r"He left.\n\nShe stayed.", "He left. She stayed."),
        (r"see https:\/\/example.org\/a", "see https://example.org/a"),
        ("the mayor&rsquo s house", "the mayor&rsquo; s house"),
        ("Don#8217;t ask", "Don&#8217;t ask"),
        ("Research & AT&T, Q&A", "Research & AT&T, Q&A"),
    ],
)
def test_codes_of_programs_become_the_letters_they_stand_for(left, meant):
    assert read_back(left, quoted=False) == meant


@pytest.mark.parametrize(
    ("left", "meant"),
    [
        (r"PELL\_GR\_2 is a code", "PELL_GR_2 is a code"),
        (r"1\. The first \[and last\]", "1. The first [and last]"),
        (r"it\'s \"fine\"", 'it\'s "fine"'),
        (r"C:\new\_files stays", r"C:\new\_files stays"),
        (r"the mass is \frac{a}{b}\_0", r"the mass is \frac{a}{b}\_0"),
        (r"the pattern \d+\.\d", r"the pattern \d+\.\d"),
    ],
)
def test_backslashes_of_markdown_go_and_those_of_paths_and_formulas_stay(left, meant):
    assert without_backslashes(left) == meant


def test_a_mail_is_shown_as_it_was_written_and_kept_as_it_came():
    text = (
        "Il faro torner=C3=A0 ad accendersi, dice il sindaco, ma non prima di =\n"
        "Pasqua, al pi=C3=B9 presto.\n"
    )
    (block,) = blocks_of(text)
    shown = "Il faro tornerà ad accendersi, dice il sindaco, ma non prima di Pasqua, al più presto."
    assert block.content == shown
    assert "=C3=A0" in text[block.start : block.end]


def test_closing_hashes_of_a_heading_are_not_shown():
    text = "## Stocks by port ##\n\nThe harbour of Oosthaven has room for more of it, they say.\n"
    assert blocks_of(text)[0].content == "Stocks by port"
