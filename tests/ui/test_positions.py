from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.ui.positions import Utf16Positions, utf16_length
from tests.support.growth import growth

MIXED = st.text(
    alphabet=st.one_of(
        st.characters(exclude_categories=("Cs",)),
        st.sampled_from("a é́😀👩‍🚀🇧🇾אבגمرحبا你好𠀀𝒳\u200f\u202b\ufeff"),
    ),
    max_size=60,
)


@given(MIXED)
def test_every_position_is_where_the_encoded_text_before_it_ends(text):
    positions = Utf16Positions(text)
    for position in range(len(text) + 1):
        assert positions.to_units(position) == len(text[:position].encode("utf-16-le")) // 2


@given(MIXED)
def test_there_and_back_is_the_same_position(text):
    positions = Utf16Positions(text)
    for position in range(len(text) + 1):
        assert positions.to_code_points(positions.to_units(position)) == position


@given(MIXED)
def test_the_length_in_units_is_that_of_the_encoded_text(text):
    assert utf16_length(text) == len(text.encode("utf-16-le")) // 2
    assert utf16_length(text) == Utf16Positions(text).to_units(len(text))


def test_the_middle_of_a_pair_belongs_to_its_character():
    positions = Utf16Positions("a😀b")
    assert [positions.to_code_points(unit) for unit in range(5)] == [0, 1, 1, 2, 3]


def test_a_text_says_whether_its_counts_differ():
    assert Utf16Positions("a😀").differ
    assert not Utf16Positions("Лукашенко, 你好, مرحبا").differ


def test_a_long_text_takes_time_in_proportion_to_its_length():
    def there_and_back(text):
        positions = Utf16Positions(text)
        for position in range(0, len(text), 97):
            assert positions.to_code_points(positions.to_units(position)) == position

    sentence = "Minsk 😀 said. "
    assert growth(there_and_back, sentence * 7_000, sentence * 70_000) < 30
