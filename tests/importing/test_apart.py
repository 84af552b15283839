from __future__ import annotations

import os
import sys
import threading
import time
import zipfile
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from app import resources
from app.importing import apart, child
from app.importing.apart import ReadingProcess, read


def test_the_process_reads_what_would_be_read_here_in_order(tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    paths = [*sorted(resources.seeds().glob("*.txt")), tmp_path / "empty.txt", tmp_path / "gone"]
    process = ReadingProcess()
    try:
        there = list(process.readings(paths))
    finally:
        process.close()
    here = [read(path) for path in paths]
    assert [r.path for r in there] == paths
    assert [r.recovered for r in there] == [r.recovered for r in here]
    assert [r.error and r.error.message for r in there] == [
        r.error and r.error.message for r in here
    ]
    assert there[-1].error.kind == "unreadable" and there[-2].error.kind == "empty"


class Deadly(type(Path())):
    """A path whose reading ends the process."""

    def read_bytes(self):
        os._exit(9)


def test_a_file_that_ends_the_process_fails_alone(tmp_path):
    (tmp_path / "good.txt").write_text("Heading\n\nThe minister said that the plan stands.\n")
    good = tmp_path / "good.txt"
    process = ReadingProcess()
    try:
        first, second, third = process.readings([good, Deadly(tmp_path / "bad.txt"), good])
    finally:
        process.close()
    assert first.recovered is not None and third.recovered == first.recovered
    assert second.recovered is None and "ended the reading process" in second.error.message
    assert apart._AHEAD > 2, "all three were read ahead, and still only one failed"


class Greedy(type(Path())):
    """A path whose reading takes more memory than there is for it."""

    def read_bytes(self):
        return bytes(2 * child.MOST_MEMORY)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux counts what a process asks for")
def test_a_file_that_takes_too_much_memory_fails_alone_and_the_process_goes_on(tmp_path):
    good = tmp_path / "good.txt"
    good.write_text("Heading\n\nThe minister said that the plan stands.\n")
    process = ReadingProcess()
    try:
        first, second, third = process.readings([good, Greedy(tmp_path / "bad.txt"), good])
    finally:
        process.close()
    assert first.recovered is not None and third.recovered == first.recovered
    assert second.error.kind == "unreadable"
    assert second.error.message.startswith("bad.txt takes more memory to read than there is")


class Endless(type(Path())):
    """A path whose reading never ends."""

    def read_bytes(self):
        while True:
            time.sleep(1)


def test_a_file_that_takes_too_long_is_given_up_on_and_the_rest_goes_on(tmp_path):
    good = tmp_path / "good.txt"
    good.write_text("Heading\n\nThe minister said that the plan stands.\n")
    process = ReadingProcess(patience=10)
    try:
        first, second, third = process.readings([good, Endless(tmp_path / "bad.txt"), good])
    finally:
        process.close()
    assert first.recovered is not None and third.recovered == first.recovered
    assert "took too long" in second.error.message and second.error.kind == "unreadable"


def test_reading_is_stopped_in_the_middle_of_a_file(tmp_path):
    good = tmp_path / "good.txt"
    good.write_text("Heading\n\nThe minister said that the plan stands.\n")
    process, stopped = ReadingProcess(), threading.Event()
    readings = process.readings([good, Endless(tmp_path / "bad.txt"), good], stop=stopped.is_set)
    try:
        assert next(readings).recovered is not None
        stopped.set()
        assert list(readings) == []
        assert next(process.readings([good])).recovered is not None, "it can be used again"
    finally:
        process.close()


def test_the_process_works_out_what_copies_are_recognised_by(tmp_path):
    good = tmp_path / "good.txt"
    good.write_text("The minister said that the plan stands.\n" + "And more of it. " * 20)
    process = ReadingProcess()
    try:
        (there,) = process.readings([good])
    finally:
        process.close()
    assert there.signature and read(good).signature is None


def test_an_archive_of_many_is_handed_over_in_bundles(tmp_path):
    source = tmp_path / "many.zip"
    with zipfile.ZipFile(source, "w") as archive:
        for number in range(50):
            archive.writestr(f"{number:02}.txt", f"The minister said number {number}.")
    after = tmp_path / "after.txt"
    after.write_text("The minister said that the plan stands.")
    process = ReadingProcess()
    try:
        there = list(process.readings([source, after]))
    finally:
        process.close()
    assert [len(one.more) + 1 for one in there] == [20, 20, 10, 1]
    assert [one.goes_on for one in there] == [True, True, False, False]
    texts = [one.recovered.text for some in there[:3] for one in (some, *some.more)]
    assert texts == [f"The minister said number {number}." for number in range(50)]
    assert len(read(source).more) == 49


def told_while_reading(path, password, tell):
    tell("begun")
    tell("half way")
    yield f"{path.name} is read"


def test_what_the_child_tells_meanwhile_is_heard_before_its_answer(tmp_path):
    process, heard = child.Child(told_while_reading, beside=False), []
    try:
        process.ask(tmp_path / "one")
        process.ask(tmp_path / "two")
        assert process.answer(60, hear=heard.append) == "one is read"
        assert heard == ["begun", "half way"]
        assert process.answer(60) == "two is read"
    finally:
        process.end()


def test_the_pages_of_a_long_pdf_are_told(tmp_path, monkeypatch):
    canvas = Canvas(str(tmp_path / "long.pdf"))
    for number in range(3):
        canvas.drawString(72, 700, f"The harbour was closed on day {number} of the storm.")
        canvas.showPage()
    canvas.save()
    monkeypatch.setattr(apart, "_TOLD_EVERY", -1)
    heard = []
    (read_file,) = apart.signed_readings(tmp_path / "long.pdf", "", heard.append)
    assert heard == [(1, 3), (2, 3), (3, 3)]
    assert "day 2" in read_file.recovered.text
