"""The index is written in a child process where there is much to do."""

from __future__ import annotations

import os
import signal

import pytest

from app.library.library import Library


def texts(folder, first, count):
    folder.mkdir(exist_ok=True)
    for number in range(first, first + count):
        words = " ".join(f"word{number}x{n}" for n in range(30))
        (folder / f"{number:03}.txt").write_text(f"Article {number}\n\nIt says {words}.\n")
    return [folder / f"{number:03}.txt" for number in range(first, first + count)]


@pytest.fixture
def apart(tmp_path):
    with Library.open(tmp_path / "library") as library:
        library.searching.work_apart()
        yield library


def child_of(library):
    pool = library.searching._index._process._pool
    return next(iter(pool._processes.values())).pid


def test_what_the_child_indexed_is_found_here_and_by_another_program(apart, tmp_path):
    apart.imports.add(texts(tmp_path / "in", 0, 20))
    apart.searching.catch_up()
    assert child_of(apart) != os.getpid()
    assert apart.searching.search("word7x3").total == 1
    apart.imports.add(texts(tmp_path / "in", 20, 2))
    apart.reading.remove_article(apart.articles()[0].id)
    assert apart.searching.search("word21x3").total == 1
    assert apart.searching.search("word0x3").total == 0
    with Library.open(apart.folder, read_only=True) as other:
        assert other.searching.search("word7x3").total == 1
        assert other.searching.search("word0x3").total == 0


def test_a_child_that_was_ended_is_no_loss(apart, tmp_path):
    apart.imports.add(texts(tmp_path / "in", 0, 10))
    apart.searching.catch_up()
    os.kill(child_of(apart), signal.SIGKILL)
    apart.imports.add(texts(tmp_path / "in", 10, 10))
    assert apart.searching.search("word15x3").total == 1
    apart.imports.add(texts(tmp_path / "in", 20, 10))
    assert apart.searching.search("word25x3").total == 1


def test_an_index_damaged_under_the_child_is_made_anew(apart, tmp_path):
    apart.imports.add(texts(tmp_path / "in", 0, 10))
    apart.searching.catch_up()
    for path in (apart.folder / "index").iterdir():
        path.write_bytes(b"\0" * 100)
    apart.imports.add(texts(tmp_path / "in", 10, 10))
    apart.searching.catch_up()
    assert apart.searching.search("word15x3").total == 1
    assert apart.searching.search("word5x3").total == 1
    apart.imports.add(texts(tmp_path / "in", 20, 10))
    assert apart.searching.search("word25x3").total == 1
