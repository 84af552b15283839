"""versions."""

from __future__ import annotations

import pytest

from tests.library.made import report, sentences

ADDRESS = "https://www.example.org/news/talks"
TOLD = sentences(1)


@pytest.fixture
def two(ask, tmp_path):
    """An article with a mark, then a version in which the mark's words are others."""
    path = tmp_path / "talks.txt"
    path.write_text(report("Border talks resume", TOLD, ADDRESS))
    old = ask("import", path)["added"][0]["id"]
    mark = ask("mark", old, "--quote", TOLD[9])
    words = TOLD[9].split()
    reworded = " ".join([*words[:3], "amid", "new", "doubts", *words[5:]])
    path.write_text(report("Border talks resume", [*TOLD[:5], reworded, *TOLD[10:]], ADDRESS))
    return old, ask("import", path)["added"][0]["id"], mark["id"]


def test_versions_are_listed_and_compared(ask, two):
    old, new, _mark = two
    assert [(v["id"], v["newest"]) for v in ask("versions", "of", new)] == [
        (old, False),
        (new, True),
    ]
    told = ask("versions", "changes", new)
    assert (told["older"], told["newer"]) == (old, new)
    assert told["words_changed"] > 0
    text = ask("show", new)["text"]
    for change in told["changes"]:
        side = change["new"]
        assert text[side["start"] : side["end"]] == side["text"]
    assert any("amid new doubts" in change["new"]["text"] for change in told["changes"])
    assert ask("versions", "changes", new, "--since", old) == told


def test_an_orphan_is_listed_with_its_candidates_and_attached(ask, two):
    _old, new, mark = two
    (orphan,) = ask("versions", "orphans", new)
    assert (orphan["id"], orphan["state"]) == (mark, "orphan")
    place = orphan["candidates"][0]
    assert "amid new doubts" in place["text"]
    attached = ask("versions", "attach", mark[:8], f"{place['start']}:{place['end']}")
    assert (attached["id"], attached["article"], attached["state"]) == (mark, new, "found")
    assert ask("versions", "orphans", new) == []
    ask("undo")
    assert len(ask("versions", "orphans", new)) == 1


def test_one_version_has_nothing_to_be_compared_with(collate, library, articles, two):
    alone = collate("versions", "changes", articles[0]["id"], "--library", library)
    assert alone.status == 1 and "no older version" in alone.err
    assert "+ amid new doubts" in collate("versions", "changes", two[1], "--library", library).out
    unknown = collate("versions", "attach", "beefbeef", "0:4", "--library", library)
    assert unknown.status == 1
