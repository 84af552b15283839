from __future__ import annotations

import string
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app import resources
from app.domain.quotation import check_quotation

LEADERS = (
    "The leaders also discussed the potential release of an additional 1,300 prisoners, "
    "a move that could significantly alter the human rights landscape in Belarus"
)

word = st.text(string.ascii_letters + "éöłБеларусь", min_size=1, max_size=9)
words = st.lists(word, min_size=2, max_size=25)
place = st.integers(min_value=0, max_value=10_000)


def changed(said: str, source: str) -> list[tuple[str, str]]:
    check = check_quotation(said, source)
    assert check.state == "altered"
    for difference in check.differences:
        assert said[difference.start : difference.end] == difference.said
    return [(difference.said, difference.source) for difference in check.differences]


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("“rare willingness to explore a ‘big deal’”", "rare willingness to explore a “big deal”"),
        ('"It was a wonderful conversation"', "It was a wonderful conversation"),
        ("It was a wonderful conversation", "“It was a wonderful conversation"),
        ("a state-run agency – BelTA", "a state-run\u00a0agency — BelTA"),
        ("two\n lines", "two lines"),
        ("Lukashenko's aim", "Lukashenko’s aim"),
        (
            unicodedata.normalize("NFD", "Łódź, Zażółć"),
            unicodedata.normalize("NFC", "Łódź, Zażółć"),
        ),
        ("soft\u00adhyphen", "softhyphen"),
    ],
)
def test_typography_is_no_difference(said: str, source: str) -> None:
    assert check_quotation(said, source).state == "match"
    assert check_quotation(source, said).state == "match"


@pytest.mark.parametrize(
    "said",
    [
        "The leaders [...] discussed the potential release [...]",
        "[…] a move that could [significantly] alter the human rights landscape in Belarus",
        "[t]he leaders also discussed the potential release of [. . .] prisoners, [...] in Belarus",
        "[They] also discussed [...] prisoners, a move that [might] significantly alter [...]",
        "The leaders [of both states] also discussed [...]",
        "The leaders also discuss[] [...]".replace("[]", "[ing]"),
        "[...] [T]he potential release of an additional 1,300 prisoners, [...]",
    ],
)
def test_marked_edits_are_allowed(said: str) -> None:
    assert check_quotation(said, LEADERS).state == "match"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (LEADERS.replace("1,300", "1,400"), [("1,400", "1,300")]),
        (LEADERS.replace("The", "the", 1), [("the", "The")]),
        (LEADERS.replace("could ", ""), [("", "could")]),
        (LEADERS.replace("significantly", "very significantly"), [("very", "")]),
        (LEADERS.replace("prisoners,", "prisoners"), [("", ",")]),
        ("The leader [...] Belarus", [("leader", "leaders")]),
        ("[T]he leaders [...] 1,400 prisoners [...]", [("1,400", "1,300")]),
        (LEADERS.removesuffix(" in Belarus"), [("", "in Belarus")]),
    ],
)
def test_other_changes_are_named_with_both_wordings(
    said: str, expected: list[tuple[str, str]]
) -> None:
    assert changed(said, LEADERS) == expected


def test_a_bracketed_word_does_not_hide_a_long_omission() -> None:
    assert check_quotation("[Leaders] in Belarus", LEADERS).state == "altered"


def test_brackets_of_the_source_are_quoted_like_anything_else() -> None:
    source = "He said a[b c d e f g h i j]k and “[sic]” [a very long aside of many words] to all"
    assert check_quotation(source, source).state == "match"


def test_an_omission_never_cuts_a_word_in_two() -> None:
    assert check_quotation("The lead[...]", LEADERS).state == "altered"
    assert check_quotation("The lead [...]", LEADERS).state == "altered"


def test_quotation_marks_inside_still_count() -> None:
    source = "He called it a “big deal” twice"
    assert changed("He called it a big deal twice", source)
    assert check_quotation("“He called it a ‘big deal’ twice”", source).state == "match"


def test_two_quoted_pieces_are_not_taken_for_one_enclosed_text() -> None:
    assert check_quotation("“A” and “B”", "A” and “B").state == "altered"
    assert check_quotation('"A" and "B"', 'A" and "B').state == "altered"


def test_scripts_without_spaces_may_be_cut_anywhere() -> None:
    assert check_quotation("甲乙[…]戊", "甲乙丙丁戊").state == "match"
    assert check_quotation("甲丙[…]戊", "甲乙丙丁戊").state == "altered"


def test_every_line_of_the_seeds_quotes_itself_and_no_other() -> None:
    for file in sorted(resources.seeds().glob("*.txt")):
        lines = [line for line in file.read_text("utf-8").splitlines() if line.strip()]
        for line in lines:
            assert check_quotation(line.replace("’", "'"), line).state == "match"
            assert check_quotation(f"“{line}”", line).state == "match"
        assert check_quotation(lines[0], lines[1]).state == "altered"


@given(st.text(max_size=80))
def test_any_text_quotes_itself_in_any_normal_form(text: str) -> None:
    for form in ("NFC", "NFD"):
        assert check_quotation(unicodedata.normalize(form, text), text).state == "match"


@given(words, place, place)
def test_omitting_any_run_of_words_is_marked_by_dots(
    listed: list[str], start: int, length: int
) -> None:
    first = start % len(listed)
    last = first + length % (len(listed) - first + 1)
    said = " ".join([*listed[:first], "[...]", *listed[last:]])
    assert check_quotation(said, " ".join(listed)).state == "match"


@given(words, place)
def test_leaving_out_any_word_unmarked_is_an_alteration(listed: list[str], at: int) -> None:
    cut = at % len(listed)
    source = " ".join(listed)
    differences = changed(" ".join(listed[:cut] + listed[cut + 1 :]), source)
    assert [said for said, _ in differences] == [""]
    assert len(differences[0][1].split()) == 1


@given(words, word, place)
def test_exchanging_any_word_is_an_alteration_unless_it_is_bracketed(
    listed: list[str], other: str, at: int
) -> None:
    cut = at % len(listed)
    source = " ".join(listed)
    assume(unicodedata.normalize("NFD", other) != unicodedata.normalize("NFD", listed[cut]))
    assert changed(" ".join([*listed[:cut], other, *listed[cut + 1 :]]), source)
    bracketed = " ".join([*listed[:cut], f"[{other}]", *listed[cut + 1 :]])
    assert check_quotation(bracketed, source).state == "match"


@given(st.text(alphabet=" ab[].…“”\"'", max_size=30), st.text(alphabet=" ab[].“”\"'", max_size=30))
def test_spans_of_differences_lie_in_order_within_what_is_said(said: str, source: str) -> None:
    check = check_quotation(said, source)
    assert (check.state == "match") == (check.differences == ())
    at = 0
    for difference in check.differences:
        assert at <= difference.start <= difference.end <= len(said)
        assert said[difference.start : difference.end] == difference.said
        assert difference.said or difference.source
        at = difference.end


@pytest.mark.timeout(10)
def test_a_very_long_quotation_is_compared_in_a_moment() -> None:
    listed = (resources.seeds() / "001_3532161375008661.txt").read_text("utf-8").split() * 10
    said = list(listed)
    for at in range(100, len(said), 500):
        said[at] = "altered"
    differences = changed(" ".join(said), " ".join(listed))
    assert len(differences) == len(range(100, len(said), 500))
