"""A file of arrays that is only a cache."""

from __future__ import annotations

import numpy as np
import pytest

from app.comparing import cache_file
from app.comparing.cache_file import lines_of, read_arrays, text_array, write_arrays

LINES = ["one", "", "zwei", "три", "𝟜", "lone \ud800"]
ARRAYS = {
    "numbers": np.arange(300, dtype=np.int32),
    "weights": np.array([0.5, -2.0]),
    "lines": text_array(LINES),
    "nothing": np.zeros(0, np.int64),
}


@pytest.fixture
def written(tmp_path):
    path = tmp_path / "cache" / "kept.bin"
    assert write_arrays(path, 7, ARRAYS)
    return path


def test_what_is_written_is_read(written):
    kept = read_arrays(written)

    assert kept is not None
    assert kept.seq == 7
    for name, array in ARRAYS.items():
        assert kept.arrays[name].dtype == array.dtype
        assert np.array_equal(kept.arrays[name], array)
    assert lines_of(kept.arrays["lines"], len(LINES)) == LINES
    assert list(written.parent.iterdir()) == [written]


def test_a_missing_a_cut_and_a_damaged_file_are_no_file(written, tmp_path):
    whole = written.read_bytes()
    assert read_arrays(tmp_path / "none.bin") is None
    assert read_arrays(tmp_path) is None
    for size in [*range(0, 80, 7), len(whole) // 2, len(whole) - 1]:
        written.write_bytes(whole[:size])
        assert read_arrays(written) is None
    for at in range(0, len(whole), 13):
        changed = bytearray(whole)
        changed[at] ^= 0x20
        written.write_bytes(changed)
        assert read_arrays(written) is None


def test_a_file_of_another_version_is_made_anew(written, monkeypatch):
    monkeypatch.setattr(cache_file, "VERSION", cache_file.VERSION + 1)

    assert read_arrays(written) is None


def test_where_nothing_can_be_written_nothing_is_left_behind(tmp_path):
    (tmp_path / "cache").write_text("a file where the folder should be")

    assert not write_arrays(tmp_path / "cache" / "kept.bin", 1, ARRAYS)
    assert (tmp_path / "cache").read_text() == "a file where the folder should be"
