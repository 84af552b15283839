"""brief load, dump and check; briefs; export."""

from __future__ import annotations

import json

import pytest


def test_a_briefing_is_loaded_listed_and_dumped(ask, briefing):
    assert briefing["title"] == "Minsk looks west"
    assert briefing["items"] == 5
    (listed,) = ask("briefs")
    assert set(listed) == {"id", "title", "items", "quotations", "findings"}
    assert (listed["id"], listed["items"], listed["quotations"]) == (briefing["id"], 5, 2)
    dumped = ask("brief", "dump", "Minsk looks west")
    assert [item["kind"] for item in dumped["items"]] == [
        "bottom-line",
        "judgement",
        "excerpt",
        "excerpt",
        "sources",
    ]


def test_what_was_dumped_loads_again_to_the_same(ask, briefing, tmp_path, collate, library):
    path = tmp_path / "dumped.json"
    path.write_text(collate("brief", "dump", briefing["id"], "--library", library).out, "utf-8")

    again = ask("brief", "load", path)

    first, second = ask("brief", "dump", briefing["id"]), ask("brief", "dump", again["id"])
    assert {**first, "id": ""} == {**second, "id": ""}


def test_every_quotation_is_held_against_its_source(ask, briefing):
    checked = ask("brief", "check", briefing["id"])

    assert checked["quotations"]["checked"] == 2
    assert checked["quotations"]["match"] == 1
    assert checked["quotations"]["altered"] == [
        {"item": 3, "text": "$600 million", "source": "$500 million"}
    ]
    for finding in checked["findings"]:
        assert set(finding) == {"rule", "item", "start", "end", "message"}


def test_a_strict_check_fails_with_the_same_document(collate, library, briefing):
    result = collate("brief", "check", "--strict", briefing["id"], "--library", library, "--json")

    assert result.status == 1
    assert result.json["quotations"]["altered"]
    assert result.json["error"]["kind"] == "findings"
    plain = collate("brief", "check", "--strict", briefing["id"], "--library", library)
    assert plain.status == 1
    assert "$600 million" in plain.out


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("{", "bad-briefing"),
        ("[]", "bad-briefing"),
        ("{}", "bad-briefing"),
        ('{"title": "x", "items": [{"kind": "hologram"}]}', "bad-briefing"),
        ('{"title": "x", "items": [{"kind": "excerpt", "passage": 5}]}', "bad-briefing"),
        ("\ufeff" + "[" * 100_000, "bad-briefing"),
        ('{"title": "x", "n": ' + "1" * 5000 + "}", "bad-briefing"),
        ('{"title": "\\ud800", "items": []}', "bad-request"),
    ],
)
def test_a_briefing_that_cannot_be_understood_leaves_nothing(
    collate, ask, library, tmp_path, text, kind
):
    path = tmp_path / "bad.json"
    path.write_text(text, encoding="utf-8")

    result = collate("brief", "load", path, "--library", library, "--json")

    assert result.status == 1
    assert result.json["error"]["kind"] == kind
    assert ask("briefs") == []


def test_an_unknown_kind_of_item_is_named_with_its_place(collate, library, tmp_path):
    path = tmp_path / "bad.json"
    items = [{"kind": "bottom-line", "text": "x"}, {"kind": "chart", "type": "bar"}]
    path.write_text(json.dumps({"title": "x", "items": items}), encoding="utf-8")

    result = collate("brief", "load", path, "--library", library)

    assert result.status == 1
    assert "Item 1 (chart)" in result.err
    assert "not known yet" in result.err


def test_a_file_that_is_not_there_is_said(collate, library, tmp_path):
    result = collate("brief", "load", tmp_path / "no.json", "--library", library, "--json")

    assert result.status == 1
    assert result.json["error"]["kind"] == "unreadable"


@pytest.mark.parametrize(("ending", "magic"), [("pdf", b"%PDF-"), ("docx", b"PK")])
def test_a_briefing_is_exported(ask, briefing, tmp_path, ending, magic):
    target = tmp_path / f"out.{ending}"

    saved = ask("export", briefing["id"], "--to", target)

    assert set(saved) >= {"path", "pages", "seconds"}
    assert saved["path"] == str(target)
    assert target.read_bytes().startswith(magic)
    if ending == "pdf":
        assert saved["pages"] >= 1
    assert [path.name for path in tmp_path.glob("*out*")] == [target.name]


def test_an_existing_file_is_kept_unless_forced(collate, ask, library, briefing, tmp_path):
    target = tmp_path / "out.pdf"
    target.write_bytes(b"precious")

    refused = collate("export", briefing["id"], "--to", target, "--library", library, "--json")

    assert refused.status == 1
    assert refused.json["error"]["kind"] == "cannot-save"
    assert target.read_bytes() == b"precious"
    ask("export", briefing["id"], "--to", target, "--force")
    assert target.read_bytes().startswith(b"%PDF-")


def test_a_place_that_cannot_be_written_and_a_wrong_ending_are_said(
    collate, library, briefing, tmp_path
):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    base = ["export", briefing["id"], "--library", library, "--json"]

    below_a_file = collate(*base, "--to", tmp_path / "file" / "out.pdf")
    odd = collate(*base, "--to", tmp_path / "out.txt")

    assert below_a_file.status == odd.status == 1
    assert below_a_file.json["error"]["kind"] == "cannot-save"
    assert odd.json["error"]["kind"] == "bad-request"
