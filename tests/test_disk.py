from __future__ import annotations

import os
import stat
import sys

import pytest

from app.disk import write_whole


def test_a_file_is_replaced_and_nothing_else_is_left(tmp_path):
    target = tmp_path / "b.pdf"
    write_whole(target, b"old")
    write_whole(target, b"new")
    assert target.read_bytes() == b"new" and list(tmp_path.iterdir()) == [target]


def test_a_write_that_fails_leaves_the_old_file_and_no_rest(tmp_path, monkeypatch):
    target = tmp_path / "b.pdf"
    target.write_bytes(b"old")

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(target, b"new")
    assert target.read_bytes() == b"old" and list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no umask")
@pytest.mark.parametrize(("mask", "mode"), [(0o077, 0o600), (0o022, 0o644)])
def test_others_may_read_it_only_if_the_account_lets_them(tmp_path, mask, mode):
    before = os.umask(mask)
    try:
        write_whole(tmp_path / "b.pdf", b"secret")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "b.pdf").stat().st_mode) == mode


def test_a_name_as_long_as_names_can_be_can_be_written(tmp_path):
    target = tmp_path / ("n" * 251 + ".pdf")
    write_whole(target, b"new")
    assert target.read_bytes() == b"new"
