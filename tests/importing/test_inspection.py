from __future__ import annotations

import json

from app.importing.inspection import inspect
from tests.importing.expectation import TORN


def test_an_inspection_is_plain_json_and_its_offsets_count_in_its_text():
    found = inspect(TORN / "en_wrapped_crlf.txt")
    assert json.loads(json.dumps(found)) == found
    assert found["status"] == "imported"
    assert found["title"] == "Harbour town votes to keep its ferry"
    assert found["title_made"] is False
    item = next(block for block in found["blocks"] if block["type"] == "list-item")
    assert item["content"].startswith("a loan of £800,000")
    assert found["text"][item["start"] : item["end"]].startswith("1. a loan")
    assert {"start", "end", "value", "unit"} == set(found["figures"][0])


def test_a_tables_cells_have_their_place_and_text():
    found = inspect(TORN / "fr_points_virgules.txt")
    table = next(block for block in found["blocks"] if block["type"] == "table")
    cell = table["rows"][0][1]
    assert found["text"][cell["start"] : cell["end"]] == cell["text"] == "25,5"


def test_an_empty_file_and_a_binary_one_are_results_too(tmp_path):
    empty, binary = tmp_path / "e.txt", tmp_path / "b.txt"
    empty.write_bytes(b"\n\n")
    binary.write_bytes(b"%PDF-1.7\n\x00\x01")
    assert inspect(empty)["status"] == "empty"
    rejected = inspect(binary)
    assert (rejected["status"], rejected["blocks"]) == ("rejected", [])
    assert "PDF" in rejected["message"]


def test_a_made_title_is_said_to_be_made():
    assert inspect(TORN / "h8_en_short.txt")["title_made"] is True
