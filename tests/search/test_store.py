from __future__ import annotations

import os
import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.query import parse
from app.search.passage_index import IndexDamaged, PassageIndex
from app.search.store import Store
from app.search.writer import PassageWriter
from tests.search.made import article

QUERIES = ["prisoner", '"the envoy"', "pri*", "tag:economy", "note:ask", "title:about", "talk~"]


def made(folder, rounds=3):
    index = PassageIndex.open(folder)
    for number in range(rounds):
        one = article(
            f"a{number}",
            f"The envoy freed prisoner {number}. " * 40,
            "Talks on potash went on.",
            tags={1: ("Economy",)},
            notes={1: "ask again"},
        )
        index.update([one], [], number + 1)
    index.close()
    return folder


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    return made(tmp_path_factory.mktemp("whole") / "index")


def ask_everything(folder):
    """The totals of some queries; the index is closed again."""
    index = PassageIndex.open(folder)
    try:
        return [index.search(parse(text), by="article").total for text in QUERIES]
    finally:
        index.close()


def files(folder):
    """The files that hold something, sorted."""
    return sorted(path for path in folder.iterdir() if path.stat().st_size)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_flipped_bit_is_noticed_or_harmless(whole, tmp_path_factory, data):
    expected = ask_everything(whole)
    folder = tmp_path_factory.mktemp("flipped") / "index"
    shutil.copytree(whole, folder)
    path = data.draw(st.sampled_from(files(folder)))
    content = bytearray(path.read_bytes())
    at = data.draw(st.integers(0, len(content) - 1))
    content[at] ^= 1 << data.draw(st.integers(0, 7))
    path.write_bytes(content)
    try:
        found = ask_everything(folder)
    except IndexDamaged:
        found = expected  # noticed, as it should be
    assert found == expected
    shutil.rmtree(folder)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_file_that_is_cut_off_is_noticed(whole, tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("cut") / "index"
    shutil.copytree(whole, folder)
    path = data.draw(st.sampled_from(files(folder)))
    os.truncate(path, data.draw(st.integers(0, path.stat().st_size - 1)))
    with pytest.raises(IndexDamaged, match="made again"):
        ask_everything(folder)
    shutil.rmtree(folder)


@pytest.mark.parametrize("number", range(5))
def test_a_missing_file_is_noticed(whole, tmp_path, number):
    folder = tmp_path / "index"
    shutil.copytree(whole, folder)
    assert len(files(folder)) == 5
    files(folder)[number].unlink()
    with pytest.raises(IndexDamaged):
        ask_everything(folder)


def test_a_folder_that_is_gone_is_an_empty_index(whole, tmp_path):
    folder = tmp_path / "index"
    shutil.copytree(whole, folder)
    shutil.rmtree(folder)
    index = PassageIndex.open(folder)
    assert (index.seq, index.passages()) == (0, 0)
    index.close()


def test_files_that_vanish_while_it_is_open_are_noticed_by_the_next_update(tmp_path):
    folder = made(tmp_path / "index")
    index = PassageIndex.open(folder)
    for path in folder.iterdir():
        path.unlink()
    with pytest.raises(IndexDamaged):
        index.update([article("b", "a prisoner")], [], 9)
    index.close()


def test_an_index_of_another_version_is_to_be_made_again(tmp_path, monkeypatch):
    folder = made(tmp_path / "index")
    monkeypatch.setattr("app.search.store.SCHEMA", 9999)
    with pytest.raises(IndexDamaged, match="another version"):
        PassageIndex.open(folder)


def test_a_commit_that_is_cut_short_leaves_the_index_as_it_was(tmp_path, monkeypatch):
    folder = made(tmp_path / "index")
    expected = ask_everything(folder)

    def power_cut(writer, segments):
        raise KeyboardInterrupt

    index = PassageIndex.open(folder)
    monkeypatch.setattr(PassageWriter, "_commit_toc", power_cut)
    with pytest.raises(KeyboardInterrupt):
        index.update([article("b", "a prisoner")], ["a0"], 9)
    index.close()
    monkeypatch.undo()
    assert ask_everything(folder) == expected
    again = PassageIndex.open(folder)
    assert again.seq == 3
    again.update([article("b", "a prisoner")], ["a0"], 9)
    assert again.seq == 9 and again.search(parse("prisoner")).total == 3
    again.close()


def test_a_table_that_was_not_replaced_after_the_head_is_still_good(tmp_path, monkeypatch):
    folder = made(tmp_path / "index")
    expected = ask_everything(folder)
    index = PassageIndex.open(folder)
    written = []

    def only_the_head(path, data):
        if written:
            raise KeyboardInterrupt
        written.append(path)
        path.write_bytes(data)

    monkeypatch.setattr("app.search.writer.replace_file", only_the_head)
    with pytest.raises(KeyboardInterrupt):
        index.update([article("b", "a prisoner")], [], 9)
    index.close()
    assert ask_everything(folder) == expected


def test_old_segments_are_deleted(tmp_path):
    folder = made(tmp_path / "index", rounds=40)
    segments = list(folder.glob("*.arrays"))
    assert 1 <= len(segments) < 10


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError):
        Store(tmp_path / "file" / "index")


def test_an_index_that_another_program_writes_is_left_alone(tmp_path):
    folder = made(tmp_path / "index")
    first, second = Store(folder), Store(folder)
    writer = PassageWriter(first._index, first._opened, first._head)
    with pytest.raises(BlockingIOError, match="another program"):
        second.update([article("b", "a prisoner")], [], 9)
    writer.cancel()
    second.update([article("b", "a prisoner")], [], 9)
    assert second.seq == 9
    first.close()
    second.close()


def test_a_full_disk_leaves_the_index_as_it_was(tmp_path, monkeypatch):
    folder = made(tmp_path / "index")
    index = PassageIndex.open(folder)

    def full(path, data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("app.search.writer.replace_file", full)
    with pytest.raises(OSError, match="No space left"):
        index.update([article("b", "a prisoner")], [], 9)
    monkeypatch.undo()
    assert index.seq == 3 and index.search(parse("prisoner")).total == 3
    index.update([article("b", "a prisoner")], [], 9)
    assert index.search(parse("prisoner")).total == 4
    index.close()
