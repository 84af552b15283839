"""import and inspect."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from app import resources
from app.library.library import Library

SEEDS = sorted(resources.seeds().glob("*.txt"))


def test_files_and_folders_are_added_and_a_library_is_made(collate, tmp_path):
    result = collate("import", resources.seeds(), "--library", tmp_path / "new", "--json")

    assert result.status == 0
    report = result.json
    assert set(report) >= {"added", "duplicates", "near_duplicates", "failed", "seconds"}
    assert len(report["added"]) == 5
    for added in report["added"]:
        assert set(added) >= {"id", "title", "path", "blocks", "passages"}
        assert added["blocks"] > 0
        assert added["passages"] > 0
    assert report["duplicates"] == []
    assert report["failed"] == []
    assert (tmp_path / "new" / "library.sqlite3").is_file()


def test_the_same_file_twice_is_a_duplicate_and_no_failure(collate, tmp_path):
    base = ["--library", tmp_path / "new", "--json"]
    first = collate("import", SEEDS[0], *base).json["added"][0]
    copy = tmp_path / "copy.txt"
    copy.write_bytes(SEEDS[0].read_bytes())

    again = collate("import", copy, *base)

    assert again.status == 0
    assert again.json["added"] == []
    assert again.json["duplicates"] == [{"path": str(copy), "of": first["id"]}]


def test_what_cannot_be_read_is_listed_and_the_rest_is_added(collate, tmp_path):
    empty, binary, missing = (tmp_path / n for n in ("empty.txt", "binary.txt", "missing.txt"))
    empty.write_bytes(b"")
    binary.write_bytes(bytes(range(256)) * 40)

    result = collate(
        "import", SEEDS[0], empty, binary, missing, "--library", tmp_path / "new", "--json"
    )

    assert result.status == 3
    assert len(result.json["added"]) == 1
    kinds = {failed["path"]: failed["kind"] for failed in result.json["failed"]}
    assert kinds == {str(empty): "empty", str(binary): "binary", str(missing): "unreadable"}
    for path in (empty, binary, missing):
        assert path.name in result.err


@pytest.mark.parametrize("data", [b"", bytes(range(256)) * 40])
def test_nothing_added_and_something_failed_is_a_failure(collate, tmp_path, data):
    bad = tmp_path / "bad.txt"
    bad.write_bytes(data)

    result = collate("import", bad, "--library", tmp_path / "new", "--json")

    assert result.status == 1
    assert result.json["failed"][0]["path"] == str(bad)
    assert result.json["error"]["kind"] in {"empty", "binary"}
    assert "bad.txt" in result.err


def test_a_folder_without_articles_is_a_failure(collate, tmp_path):
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "a.png").write_bytes(b"\x89PNG")

    result = collate("import", tmp_path / "pictures", "--library", tmp_path / "new", "--json")

    assert result.status == 1
    assert result.json["error"]["kind"] == "no-articles"


def test_an_import_is_one_step_of_undo(collate, tmp_path):
    base = ["--library", tmp_path / "new", "--json"]
    collate("import", resources.seeds(), *base)

    assert "add" in collate("undo", *base).json["did"]
    assert collate("articles", *base).json == []
    collate("redo", *base)
    assert len(collate("articles", *base).json) == 5


def test_a_library_cannot_be_made_below_a_file(collate, tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")

    result = collate("import", SEEDS[0], "--library", tmp_path / "file" / "new", "--json")

    assert result.status == 1
    assert result.json["error"]["kind"] == "cannot-save"


def test_inspect_needs_no_library_and_gives_what_was_recovered(collate):
    result = collate("inspect", SEEDS[4], "--json")

    assert result.status == 0
    found = result.json
    assert found["status"] == "imported"
    assert found["text"] == SEEDS[4].read_bytes().decode("utf-8")
    assert found["extractor"]
    covered = {i for block in found["blocks"] for i in range(block["start"], block["end"])}
    assert all(
        i in covered for i, c in enumerate(found["text"]) if not c.isspace() and c != "\ufeff"
    )
    assert SEEDS[4].name in collate("inspect", SEEDS[4]).out


def test_inspect_writes_one_file_for_each_also_for_empty_and_rejected_ones(collate, tmp_path):
    empty, binary = tmp_path / "empty.txt", tmp_path / "binary.txt"
    empty.write_bytes(b"")
    binary.write_bytes(bytes(range(256)) * 40)
    out = tmp_path / "results" / "deep"

    result = collate("inspect", SEEDS[0], empty, binary, "--out", out, "--json")

    assert result.status == 0
    states = {
        path.stem: json.loads(path.read_text(encoding="utf-8"))["status"]
        for path in out.glob("*.json")
    }
    assert states == {SEEDS[0].stem: "imported", "empty": "empty", "binary": "rejected"}
    assert len(result.json["files"]) == 3


def test_inspect_keeps_two_files_of_one_stem_apart(collate, tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "story.txt").write_text(f"Story {folder}\n\nRain.", encoding="utf-8")

    collate("inspect", tmp_path / "a/story.txt", tmp_path / "b/story.txt", "--out", tmp_path / "o")

    assert {path.name for path in (tmp_path / "o").iterdir()} == {"story.json", "story-2.json"}


def test_inspect_of_a_file_that_is_not_there_is_no_result(collate, tmp_path):
    missing = collate("inspect", tmp_path / "missing.txt", "--json")
    assert missing.status == 1
    assert missing.json["status"] == "error"
    assert missing.json["error"]["kind"] == "unreadable"
    assert missing.json["error"]["message"] == missing.json["message"]

    all_of_them = collate("inspect", tmp_path / "a.txt", tmp_path, "--out", tmp_path, "--json")
    assert all_of_them.status == 1
    assert all_of_them.json["error"]["kind"] == "unreadable"
    assert [found["status"] for found in all_of_them.json["files"]] == ["error", "error"]
    assert list(tmp_path.iterdir()) == []

    some = collate("inspect", SEEDS[0], tmp_path / "missing.txt", "--json")
    assert some.status == 3
    assert [found["status"] for found in some.json] == ["imported", "error"]


def test_inspect_says_where_results_cannot_be_written(collate, tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")

    result = collate("inspect", SEEDS[0], "--out", tmp_path / "file" / "out", "--json")

    assert result.status == 1
    assert result.json["error"]["kind"] == "cannot-save"


def test_a_file_name_that_is_no_utf8_survives_the_way_to_json(collate, tmp_path):
    name = tmp_path / "st\udce9ory.txt"
    try:
        name.write_bytes(b"A story\n\nRain fell on Oslo.")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")

    result = collate("import", name, "--library", tmp_path / "new", "--json")

    assert result.status == 0
    assert result.json["added"][0]["path"] == str(name)


def test_articles_are_put_into_the_collection_named(collate, tmp_path):
    base = ["--library", tmp_path / "new", "--json"]
    collate("import", SEEDS[0], *base)
    result = collate("import", SEEDS[0], SEEDS[1], "--collection", "Minsk", *base)
    assert result.status == 0 and result.err == ""
    assert len(result.json["added"]) == 1 and len(result.json["duplicates"]) == 1
    with Library.open(tmp_path / "new") as library:
        assert [(c.name, c.articles) for c in library.collections.collections()] == [("Minsk", 2)]
    unnamed = collate("import", SEEDS[2], "--collection", " ", *base)
    assert unnamed.status == 1 and "needs a name" in unnamed.err


def test_near_duplicates_are_added_grouped_and_listed(collate, tmp_path):
    base = ["--library", tmp_path / "new"]
    first = collate("import", SEEDS[0], *base, "--json").json["added"][0]
    copy = tmp_path / "copy.txt"
    copy.write_text(SEEDS[0].read_text("utf-8") + "\nRead more from our partner.\n", "utf-8")
    report = collate("import", copy, *base, "--json").json
    assert len(report["added"]) == 1
    (near,) = report["near_duplicates"]
    assert near["id"] == report["added"][0]["id"] and near["of"] == first["id"]
    assert 0.9 < near["similarity"] <= 1
    copy.write_text(SEEDS[0].read_text("utf-8") + "\nRead more, and more.\n", "utf-8")
    assert f"says nearly what {first['id'][:8]} says" in collate("import", copy, *base).out


def test_a_newer_version_is_told_with_what_became_of_the_marks(collate, tmp_path):
    base = ["--library", tmp_path / "new"]
    told = "The council met on Monday and put the plan for the harbour off until the spring.\n"
    rest = "\n".join(
        f"Member number {n} voted against it, as in the year before.\n" for n in range(9)
    )
    page = tmp_path / "page.txt"
    page.write_text(f"Council puts plan off\n\nhttps://example.org/council/plan\n\n{told}\n{rest}")
    article = collate("import", page, *base, "--json").json["added"][0]["id"]
    assert collate("mark", article, "--quote", told.strip(), *base).status == 0
    page.write_text(page.read_text() + "\nThe mayor did not reply to questions.\n")
    result = collate("import", page, *base)
    assert f"is a newer version of {article[:8]}. 1 mark carried over." in result.out


@pytest.mark.parametrize("deed", ["inspect", "import"])
def test_files_are_read_in_a_process_that_has_limits_not_in_the_programs_own(tmp_path, deed):
    page = tmp_path / "page.html"
    page.write_text(f"<h1>Harbour closed</h1><p>{'The tide was late again. ' * 20}</p>")
    program = (
        "import sys\nfrom app.cli.program import run\n"
        f"status = run([{deed!r}, {str(page)!r}, '--library', {str(tmp_path / 'new')!r}])\n"
        "sys.exit(status or 'lxml' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "Harbour closed" in done.stdout
