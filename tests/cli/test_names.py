"""names: spellings that are one name, from the command line."""

from __future__ import annotations


def test_names_are_added_changed_kept_apart_and_deleted(ask):
    made = ask("names", "add", "ISIS", "Islamic State")
    assert (made["spellings"], made["one"]) == (["ISIS", "Islamic State"], True)
    changed = ask("names", "change", "isis", "ISIS", "Daesh")
    assert changed == {**made, "spellings": ["ISIS", "Daesh"]}
    kept = ask("names", "apart", "Petersen", "Peterson")
    assert ask("names") == [changed, kept]
    ask("names", "delete", kept["id"][:8])
    assert ask("names") == [changed]
    ask("undo")
    assert ask("names") == [changed, kept]


def test_a_search_tells_the_other_spellings_and_can_leave_them_out(ask):
    ask("names", "add", "Batka", "Lukashenko")
    found = ask("search", "Batka")
    assert found["total"] > 1
    assert found["variants"] == {"Batka": ["Lukashenko"]}
    assert any("Also found: Lukashenko" in notice for notice in found["notices"])
    typed = ask("search", "Batka", "--as-typed")
    assert typed["total"] == 0
    assert "variants" not in typed


def test_the_library_proposes(ask, tmp_path):
    path = tmp_path / "more.txt"
    path.write_text("Visit\n\nIn Brest Lukashenka said nothing at all of it.\n")
    ask("import", path)
    proposed = ask("names", "propose")
    assert ["Lukashenko", "Lukashenka"] in [found["spellings"] for found in proposed]
    ask("names", "add", "Lukashenko", "Lukashenka")
    assert ["Lukashenko", "Lukashenka"] not in [
        found["spellings"] for found in ask("names", "propose")
    ]


def test_what_cannot_be_done_is_said(collate, library):
    alone = collate("names", "add", "ISIS", "--library", library)
    assert alone.status == 1
    assert "two spellings" in alone.err
    unknown = collate("names", "delete", "nobody", "--library", library)
    assert unknown.status == 1
    assert "There is no name “nobody”" in unknown.err
    assert "No names are in the list yet." in collate("names", "--library", library).out
