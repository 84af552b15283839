"""Which articles are counted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.comparing.sample import Sample

IDS = [f"{n:04x}-article" for n in range(40)]


@given(st.lists(st.tuples(st.booleans(), st.sampled_from(IDS)), max_size=80))
def test_the_sample_depends_on_what_is_there_and_not_on_the_way_it_came(deeds):
    sample, present = Sample(5), set()
    for adds, article in deeds:
        if adds:
            sample.add(article)
            present.add(article)
        else:
            sample.remove(article)
            present.discard(article)
    fresh = Sample(5)
    for article in sorted(present):
        fresh.add(article)

    assert sample.drawn() == fresh.drawn()
    assert set(sample.all()) == present
    assert len(sample.drawn()) == min(5, len(present))
