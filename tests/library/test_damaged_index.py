"""An index that is damaged or gone: found out, searched as far as it is whole, made anew."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import pytest

from app.library import library_index
from app.library.library import Library
from app.library.searching import Searching

QUERIES = ["envoy", '"the envoy spoke"', "har*", "note:quota", "tag:trade", "title:report", "river"]
ARTICLES = 12


def text_of(number):
    told = "\n\n".join(
        f"The envoy spoke of harvest {number} and of river {place}, line {place}."
        for place in range(6)
    )
    return f"Report {number}\n\n{told}\n"


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    """Twelve articles in an index of three segments, with a note and a tag."""
    folder = tmp_path_factory.mktemp("damaged")
    (folder / "files").mkdir()
    with Library.open(folder / "library") as opened:
        for start in range(0, ARTICLES, 4):
            paths = []
            for number in range(start, start + 4):
                path = folder / "files" / f"{number}.txt"
                path.write_text(text_of(number))
                paths.append(path)
            opened.imports.add(paths)
            if start == 4:
                article = opened.articles()[0]
                tag = opened.codebook.add("Trade")
                opened.marking.add_mark(article.id, 12, 40, tags=(tag.id,), note="quota?")
            opened.searching.catch_up()
        assert len(list((folder / "library" / "index").glob("*.arrays"))) == 3
        yield opened


def totals(searching, **how):
    return [searching.search(query, **how).total for query in QUERIES]


@pytest.fixture(scope="module")
def expected(library):
    found = totals(library.searching)
    assert found[0] == ARTICLES * 6
    return found


@pytest.fixture
def copied(library, expected, tmp_path):
    """Gives a fresh copy of the index and what searches it."""
    made = []

    def copy():
        folder = tmp_path / f"copy{len(made)}" / "index"
        shutil.copytree(library.folder / "index", folder)
        searching = Searching(library._ledger, folder)
        made.append(searching)
        return folder, searching

    yield copy
    for searching in made:
        searching.close()


def files(folder):
    return sorted(path for path in folder.iterdir() if path.stat().st_size)


def assert_made_anew(folder, searching, expected):
    """Right totals, nothing left over, and the same after opening it again."""
    assert totals(searching) == expected
    assert searching.state == "ready"
    searching.close()
    assert [path.name for path in folder.parent.iterdir()] == ["index"]


@pytest.mark.parametrize("seed", range(20))
def test_flipped_bits_are_noticed_and_nothing_is_lost(copied, expected, seed):
    dice = random.Random(seed)
    for _ in range(10):
        folder, searching = copied()
        path = dice.choice(files(folder))
        content = bytearray(path.read_bytes())
        content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
        path.write_bytes(content)
        meanwhile = totals(searching, wait=False)
        assert all(found <= whole for found, whole in zip(meanwhile, expected, strict=True))
        assert_made_anew(folder, searching, expected)
        shutil.rmtree(folder.parent)


@pytest.mark.parametrize("share", [0.0, 0.5, 0.999])
def test_a_file_that_is_cut_off_is_noticed_and_nothing_is_lost(copied, expected, share):
    for number in range(len(files(copied()[0]))):
        folder, searching = copied()
        path = files(folder)[number]
        os.truncate(path, int(path.stat().st_size * share))
        answer = searching.search("envoy", wait=False)
        assert answer.partial is not None
        assert_made_anew(folder, searching, expected)


def test_a_file_that_is_gone_is_noticed_and_nothing_is_lost(copied, expected):
    for number in range(len(files(copied()[0]))):
        folder, searching = copied()
        files(folder)[number].unlink()
        answer = searching.search("envoy", wait=False)
        assert "being rebuilt" in answer.notices[-1]
        assert_made_anew(folder, searching, expected)


def test_what_is_sound_of_a_damaged_index_is_searched_meanwhile(copied, expected):
    folder, searching = copied()
    damaged = min(folder.glob("*.arrays"))
    os.truncate(damaged, 100)
    answer = searching.search("envoy", wait=False)
    searched, every = answer.partial
    assert 0 < searched < every == 12 and answer.total == searched * 6
    assert answer.notices == [f"The index is being rebuilt: {searched} of 12 articles searched."]
    assert searching.state == "building"
    searching.catch_up()
    whole = searching.search("envoy", wait=False)
    assert whole.total == expected[0] and whole.partial is None
    assert whole.notices == ["The index was damaged and has been made anew. Nothing is lost."]
    assert searching.search("envoy").notices == []


@pytest.mark.parametrize("gone", ["index.json", "*.toc"])
def test_segments_are_searched_meanwhile_though_their_table_is_gone(copied, expected, gone):
    folder, searching = copied()
    for path in folder.glob(gone):
        path.unlink()
    assert totals(searching, wait=False) == expected
    answer = searching.search("envoy", wait=False)
    assert answer.partial == (12, 12)
    assert_made_anew(folder, searching, expected)


def test_what_is_done_of_a_rebuild_is_searched_and_gone_on_with(
    library, copied, expected, monkeypatch
):
    monkeypatch.setattr(library_index, "_BATCH", 3)
    folder, searching = copied()
    for path in folder.glob("*.arrays"):
        path.write_bytes(b"nothing")
    steps = []

    def report(done, to_do):
        steps.append((done, to_do))

    assert searching.search("envoy", wait=False).partial == (0, 12)
    searching.catch_up(report, stop=steps.__len__)
    assert steps == [(3, 12)]
    assert searching.search("envoy", wait=False).total == 18
    searching.close()
    again = Searching(library._ledger, folder)
    assert again.search("envoy", wait=False).partial == (3, 12)
    again.catch_up(report)
    assert steps == [(3, 12), (6, 12), (9, 12), (12, 12)]
    assert_made_anew(folder, again, expected)


def test_searches_are_answered_while_another_thread_rebuilds(copied, expected, monkeypatch):
    monkeypatch.setattr(library_index, "_BATCH", 3)
    folder, searching = copied()
    (folder / "index.json").write_bytes(b"")
    answers = []

    def ask():
        answers.append(searching.search("envoy", wait=False))

    def report(done, to_do):
        asking = threading.Thread(target=ask)
        asking.start()
        asking.join(60)
        assert not asking.is_alive()

    searching.catch_up(report)
    assert [answer.total for answer in answers] == [expected[0]] * 4
    assert all(answer.partial == (12, 12) for answer in answers)
    assert_made_anew(folder, searching, expected)


def test_an_index_that_is_gone_is_made_and_searched_meanwhile(copied, expected, monkeypatch):
    monkeypatch.setattr(library_index, "_FEW", 3)
    folder, searching = copied()
    shutil.rmtree(folder)
    answer = searching.search("envoy", wait=False)
    assert answer.total == 0
    assert answer.notices == ["The index is being brought up to date: 0 of 12 articles searched."]
    assert_made_anew(folder, searching, expected)


def test_a_file_in_the_place_of_the_index_is_replaced(copied, expected):
    folder, searching = copied()
    shutil.rmtree(folder)
    folder.write_bytes(b"no index")
    assert searching.search("envoy", wait=False).total == 0
    assert_made_anew(folder, searching, expected)


def test_files_that_vanish_under_an_open_index_are_noticed_by_the_next_edit(copied, expected):
    folder, searching = copied()
    assert totals(searching) == expected
    for path in folder.iterdir():
        path.unlink()
    searching.rebuild()
    assert_made_anew(folder, searching, expected)


KILLED = """
import os, signal, sys
from pathlib import Path
from app.library import library_index
from app.library.library import Library
from app.search.merging import Merger

library_index._BATCH = 3

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

def die_writing(self, file):
    file.write(b"half a segment")
    file.flush()
    die()
"""


def killed(folder, script):
    """Run ``script``, which kills itself, beside the library in ``folder``."""
    code = KILLED + textwrap.dedent(script)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)],
        env=environment,
        capture_output=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == -9, done.stderr.decode()


@pytest.fixture
def apart(library, expected, tmp_path):
    """A copy of the whole library that other processes may open."""
    library.backup(tmp_path / "backup")
    from app.library.library import restore

    restore(tmp_path / "backup", tmp_path / "library")
    shutil.copytree(library.folder / "index", tmp_path / "library" / "index")
    return tmp_path / "library"


def assert_nothing_is_lost(folder, expected):
    with Library.open(folder) as opened:
        assert opened.searching.search("envoy", wait=False).total <= expected[0]
        assert totals(opened.searching) == expected
        report = opened.check()
        assert report.ok and report.index_behind == 0
        assert len(opened.marks()) == 1
    with Library.open(folder) as opened:
        assert totals(opened.searching, wait=False) == expected


def test_killed_in_a_merge_nothing_is_lost(apart, expected):
    killed(
        apart,
        """
        Merger.write = die_writing
        with Library.open(Path(sys.argv[1])) as library:
            for article in library.articles()[:3]:
                library.reading.change_metadata(article.id, publisher="Reuters")
                library.searching.catch_up()
        """,
    )
    assert_nothing_is_lost(apart, expected)


def test_killed_in_a_rebuild_it_goes_on_from_there(apart, expected):
    (apart / "index" / "index.json").write_bytes(b"")
    for path in (apart / "index").glob("*.arrays"):
        path.unlink()
    killed(
        apart,
        """
        def report(done, to_do):
            if done >= 6:
                die()

        with Library.open(Path(sys.argv[1])) as library:
            library.searching.catch_up(report)
        """,
    )
    with Library.open(apart) as opened:
        answer = opened.searching.search("envoy", wait=False)
        assert answer.partial == (6, 12) and answer.total == 36
    assert_nothing_is_lost(apart, expected)


@pytest.mark.parametrize("step", [1, 2])
def test_killed_while_the_new_index_takes_its_place_nothing_is_lost(apart, expected, step):
    killed(
        apart,
        f"""
        renames = []
        rename = Path.rename

        def cut(self, target):
            if self.name.startswith("index"):
                renames.append(self)
                if len(renames) == {step}:
                    die()
            return rename(self, target)

        Path.rename = cut
        with Library.open(Path(sys.argv[1])) as library:
            library.searching.rebuild()
        """,
    )
    assert_nothing_is_lost(apart, expected)
