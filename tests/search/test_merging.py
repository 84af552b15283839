from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.domain.query import parse
from app.search.merging import Merger, merge_groups
from app.search.passage_index import PassageIndex
from app.search.segment import SegmentBuilder, SegmentFile
from tests.search.made import article

ARTICLES = [
    article(
        f"a{n}",
        f"The envoy number {n} freed prisoners, naïve or not.",
        "Talks on potash went on. " * n,
        f"Passage {n} ends.",
        title=f"Title {n}",
        tags={0: ("Prisoners",) if n % 2 else ("Economy", "Prisoners")},
        notes={1: "ask again"},
        kinds={2: "quote"},
    )
    for n in range(1, 8)
]


def segment(path, articles):
    builder = SegmentBuilder()
    for made in articles:
        builder.add(made)
    with path.open("wb") as file:
        builder.write(file)
    return SegmentFile(path)


def contents(file):
    """Everything that a segment holds, in plain values."""
    found = {
        "articles": file.articles.rows(),
        "texts": [file.text(n) for n in range(file.passages)],
    }
    for name in ("article", "start", "end", "paragraph", "noted", "tag_ends"):
        found[name] = file.column(name).tolist()
    found["kinds"] = [file.kinds[k] for k in file.column("kind")]
    found["tags"] = [file.tags[t] for t in file.column("tags")]
    for field in ("text", "title", "note"):
        found[field] = file.lengths(field).tolist()
        for form in ("words", "stems"):
            terms = file.term_list(f"{field}.{form}")
            for number, term in enumerate(terms.terms):
                docs, counts = terms.documents(number, number + 1)
                places = terms.places(number, number + 1)
                found[field, form, term] = (docs.tolist(), counts.tolist(), places.tolist())
    return found


def test_merging_gives_what_indexing_at_once_gives(tmp_path):
    first = segment(tmp_path / "1", ARTICLES[:3])
    second = segment(tmp_path / "2", ARTICLES[3:])
    live = [np.ones(first.passages, bool), np.ones(second.passages, bool)]
    live[0][3:6] = False  # the second article
    live[1][0:3] = False  # the fourth
    merger = Merger([first, second], live)
    with (tmp_path / "3").open("wb") as file:
        merger.write(file)
    kept = [made for made in ARTICLES if made.id not in ("a2", "a4")]
    expected = segment(tmp_path / "4", kept)
    merged = SegmentFile(tmp_path / "3")
    assert merger.passages == expected.passages
    assert contents(merged) == contents(expected)
    for file in (first, second, merged, expected):
        file.close()


def test_many_small_updates_leave_few_segments_and_the_same_hits(tmp_path):
    index = PassageIndex.open(tmp_path / "index")
    for n in range(60):
        index.update([article(f"a{n}", "one prisoner", f"word{n}")], [], n + 1)
    found = index.search(parse("prisoner"), limit=100)
    assert found.total == 60 and len({hit.article for hit in found.hits}) == 60
    assert index.search(parse("word17")).total == 1
    assert len(list((tmp_path / "index").glob("*.arrays"))) <= 8
    index.close()


def test_segments_with_more_deleted_than_left_are_written_anew(tmp_path):
    index = PassageIndex.open(tmp_path / "index")
    index.update([article(f"a{n}", "a prisoner waits " * 50) for n in range(30)], [], 1)
    before = sum(path.stat().st_size for path in (tmp_path / "index").glob("*.arrays"))
    index.update([], [f"a{n}" for n in range(29)], 2)
    after = sum(path.stat().st_size for path in (tmp_path / "index").glob("*.arrays"))
    assert after < before and index.passages() == 1
    index.close()


@given(st.lists(st.integers(1, 60_000), max_size=40))
def test_groups_hold_each_segment_once_and_stay_small_enough(sizes):
    groups = merge_groups(sizes, 4, 50_000)
    numbers = [number for group in groups for number in group]
    assert len(numbers) == len(set(numbers))
    for group in groups:
        assert len(group) >= 4 and sum(sizes[number] for number in group) <= 50_000
