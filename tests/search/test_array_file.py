from __future__ import annotations

import numpy as np
import pytest

from app.search.array_file import ArrayFile, write_arrays
from app.search.errors import IndexDamaged

ARRAYS = {
    "small": np.arange(10, dtype=np.uint8),
    "large": np.arange(100_000, dtype=np.uint32),
    "none": np.empty(0, np.uint16),
    "bytes": b"some bytes" * 9000,
}


@pytest.fixture
def path(tmp_path):
    with (tmp_path / "file").open("wb") as file:
        write_arrays(file, ARRAYS)
    return tmp_path / "file"


def test_arrays_come_back_whole_and_in_parts(path):
    file = ArrayFile(path)
    assert file.read("small").tolist() == list(range(10))
    assert file.read("large").tolist() == list(range(100_000))
    assert file.read("large", 70_000, 70_003).tolist() == [70_000, 70_001, 70_002]
    assert file.read("none").tolist() == [] and file.length("none") == 0
    assert file.read_bytes("bytes") == ARRAYS["bytes"]
    assert "large" in file and "other" not in file
    file.close()


def test_damage_is_noticed_where_it_is_and_only_there(path):
    content = bytearray(path.read_bytes())
    content[200_000] ^= 1
    path.write_bytes(content)
    file = ArrayFile(path)
    assert file.read("large", 0, 100).tolist() == list(range(100))
    with pytest.raises(IndexDamaged, match="was altered"):
        file.read("large")
    file.close()


def test_more_than_there_is_cannot_be_read(path):
    file = ArrayFile(path)
    with pytest.raises(IndexDamaged):
        file.read("small", 0, 11)
    with pytest.raises(IndexDamaged):
        file.read("other")
    file.close()


def test_a_file_cut_off_while_it_is_open_is_noticed(path):
    file = ArrayFile(path)
    with path.open("r+b") as other:
        other.truncate(1000)
    with pytest.raises(IndexDamaged, match="cut off"):
        file.read("large")
    file.close()


@pytest.mark.parametrize("content", [b"", b"short", bytes(5000)])
def test_something_else_is_not_taken_for_arrays(tmp_path, content):
    (tmp_path / "other").write_bytes(content)
    with pytest.raises(IndexDamaged):
        ArrayFile(tmp_path / "other")
