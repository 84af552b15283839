from __future__ import annotations

import json
import sys

import pytest

from app.importing.inspection import inspect, inspections
from tests.importing.expectation import TORN
from tests.importing.test_apart import Deadly, Endless, Greedy


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


def test_inspections_are_those_of_each_file_in_order():
    paths = [TORN / "en_wrapped_crlf.txt", TORN / "none.txt", TORN / "fr_points_virgules.txt"]
    assert list(inspections(paths)) == [inspect(path) for path in paths]


def test_a_file_that_is_never_read_to_its_end_is_rejected():
    (endless,) = inspections([Endless("bad.txt")], patience=1)
    assert (endless["status"], endless["kind"]) == ("rejected", "unreadable")
    assert endless["message"].startswith("bad.txt took too long to read")


def test_a_file_that_ends_the_process_is_rejected_and_the_next_is_read():
    deadly, good = inspections([Deadly("bad.txt"), TORN / "en_wrapped_crlf.txt"])
    assert "ended the reading process" in deadly["message"]
    assert good["status"] == "imported"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux counts what a process asks for")
def test_a_file_that_takes_too_much_memory_is_rejected_and_the_next_is_read():
    greedy, good = inspections([Greedy("bad.txt"), TORN / "en_wrapped_crlf.txt"])
    assert greedy["status"] == "rejected"
    assert greedy["message"].startswith("bad.txt takes more memory to read than there is")
    assert good["status"] == "imported"
