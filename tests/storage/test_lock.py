from __future__ import annotations

import errno
import os
import subprocess
import sys

import pytest

from app.domain.errors import CannotSave, LibraryBusy
from app.storage.lock import WriterLock, on_network_drive


def test_a_second_writer_is_told_that_the_library_is_open(tmp_path):
    first = WriterLock(tmp_path)
    with pytest.raises(LibraryBusy, match="read-only"):
        WriterLock(tmp_path)
    first.release()
    WriterLock(tmp_path).release()


def test_the_lock_goes_when_its_holder_is_killed(tmp_path):
    script = (
        "import sys,pathlib;from app.storage.lock import WriterLock;"
        f"w=WriterLock(pathlib.Path({str(tmp_path)!r}));print('held',flush=True);sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(LibraryBusy):
            WriterLock(tmp_path)
        holder.kill()
        holder.wait()
    WriterLock(tmp_path).release()


def test_a_folder_that_is_none_cannot_be_locked(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(CannotSave, match="read-only"):
        WriterLock(tmp_path / "file")


@pytest.mark.parametrize(
    ("number", "expected"),
    [(errno.ENOLCK, CannotSave), (errno.EOPNOTSUPP, CannotSave), (errno.EAGAIN, LibraryBusy)],
)
def test_a_drive_without_locks_is_not_told_as_another_window(
    tmp_path, monkeypatch, number, expected
):
    def refuse(_handle, _how):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("fcntl.flock", refuse)
    with pytest.raises(expected) as told:
        WriterLock(tmp_path)
    assert ("another window" in str(told.value)) == (expected is LibraryBusy)


def test_a_local_folder_is_on_no_network_drive(tmp_path):
    assert not on_network_drive(tmp_path)
