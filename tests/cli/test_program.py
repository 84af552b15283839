"""What holds for every command: options, exit status, output, errors."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app import __version__
from app.cli.program import is_command, run

ROOT = Path(__file__).resolve().parents[2]


def started(*arguments: object, **how) -> subprocess.CompletedProcess[bytes]:
    """The real program, in a process of its own."""
    command = [sys.executable, str(ROOT / "main.py"), *map(str, arguments)]
    environment = {**os.environ, **how.pop("env", {})}
    return subprocess.run(
        command,
        check=False,
        capture_output=how.pop("capture_output", True),
        env=environment,
        timeout=60,
        **how,
    )


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], False),
        (["--library", "somewhere"], False),
        (["--library=somewhere"], False),
        ([__file__], False),
        (["--library", "somewhere", __file__], False),
        (["--", __file__], False),
        ([__file__, "--library", "somewhere"], False),
        (["x\0y"], True),
        (["search", "x"], True),
        (["--library", "somewhere", "search", "x"], True),
        (["--json", "articles"], True),
        (["--version"], True),
        (["--help"], True),
        (["-h"], True),
        (["serach", "x"], True),
        (["no-such-file.txt"], True),
    ],
)
def test_only_nothing_a_library_or_files_open_the_window(arguments, expected):
    assert is_command(arguments) is expected


def test_version_and_help_are_told(collate):
    assert collate("--version").out == f"Collate {__version__}\n"
    shown = collate("--help")
    assert shown.status == 0
    for command in ("import", "inspect", "align", "brief", "restore"):
        assert command in shown.out
    assert collate("brief", "--help").status == 0
    assert "--queries" in collate("search", "--help").out


@pytest.mark.parametrize(
    "arguments",
    [
        ["serach", "x"],
        ["search"],
        ["search", "--limit", "many", "x"],
        ["search", "--bogus", "x"],
        ["mark", "x"],
        ["mark", "x", "--span", "1-b"],
        ["edit", "x"],
        ["edit", "x", "--reliability", "G"],
        ["brief", "frobnicate"],
        ["export", "x"],
        ["similar", "x"],
    ],
)
def test_wrong_usage_is_2_with_json_too(collate, arguments):
    plain = collate(*arguments)
    assert plain.status == 2
    assert plain.out == ""
    assert plain.err

    told = collate("--json", *arguments)
    assert told.status == 2
    assert told.json["error"]["kind"] == "usage"


def test_shared_options_stand_before_or_after_the_command(collate, library):
    answers = [
        collate("--library", library, "--json", "articles"),
        collate("articles", "--json", "--library", library),
        collate("--json", "articles", f"--library={library}"),
    ]

    assert [answer.status for answer in answers] == [0, 0, 0]
    assert len({answer.out for answer in answers}) == 1
    assert collate("brief", "--json", "check", "--library", library, "nothing").json["error"]


@pytest.mark.parametrize(
    "command",
    [
        ["articles"],
        ["show", "x"],
        ["edit", "x", "--title", "y"],
        ["remove", "x"],
        ["undo"],
        ["redo"],
        ["history"],
        ["mark", "x", "--span", "0:5"],
        ["marks"],
        ["tags"],
        ["search", "x"],
        ["similar", "x", "--span", "0:5"],
        ["align", "x", "y"],
        ["brief", "dump", "x"],
        ["brief", "check", "x"],
        ["briefs"],
        ["export", "x", "--to", "x.pdf"],
        ["check"],
        ["backup", "x"],
        ["reindex"],
    ],
)
def test_a_folder_that_is_no_library_is_refused_and_not_touched(collate, tmp_path, command):
    folder = tmp_path / "nothing"

    result = collate(*command, "--library", folder, "--json")

    assert result.status == 1
    assert result.json["error"]["kind"] == "no-library"
    assert str(folder) in result.err
    assert not folder.exists()


def test_an_unknown_article_is_one_sentence_and_an_error_document(collate, library):
    result = collate("show", "Nothing of the kind", "--library", library, "--json")

    assert result.status == 1
    assert result.json["error"]["kind"] == "not-found"
    assert result.json["error"]["message"] == result.err.strip()
    assert "\n" not in result.err.strip()
    assert collate("show", "Nothing of the kind", "--library", library).out == ""


def test_a_newer_library_is_refused(collate, library):
    import sqlite3

    with sqlite3.connect(library / "library.sqlite3") as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()

    result = collate("articles", "--library", library, "--json")

    assert result.status == 1
    assert result.json["error"]["kind"] == "too-new"


def test_a_damaged_database_is_said_in_words(collate, library):
    database = library / "library.sqlite3"
    for extra in library.glob("library.sqlite3-*"):
        extra.unlink()
    database.write_bytes(b"this is no database at all" * 400)

    result = collate("articles", "--library", library, "--json")

    assert result.status == 1
    assert result.json["error"]["kind"] == "damaged"


def test_a_library_that_is_open_elsewhere_is_read_with_a_notice_and_not_changed(
    collate, library, articles
):
    from app.library.library import Library

    with Library.open(library):
        listed = collate("articles", "--library", library, "--json")
        searched = collate("search", "sanctions", "--library", library, "--json")
        refused = collate("remove", articles[0]["id"], "--library", library, "--json")

    assert listed.status == 0
    assert len(listed.json) == 5
    assert "Another program has this library open" in listed.err
    assert searched.json["total"] > 0
    assert any("Another program" in notice for notice in searched.json["notices"])
    assert refused.status == 1
    assert refused.json["error"]["kind"] == "busy"


def test_an_option_value_that_looks_like_an_option_stays_a_value(collate, library, articles):
    result = collate(
        "mark", articles[0]["id"], "--span", "0:9", "--note", "--json", "--library", library
    )

    assert result.status == 0
    assert not result.out.startswith("{")


@pytest.mark.slow
def test_the_real_program_speaks_utf8_whatever_the_locale(library, articles):
    named = articles[3]["title"]
    assert "…" in named, "a proposed title that was cut: the argument is no ASCII either"
    done = started("show", named, "--library", library, env={"LC_ALL": "C.UTF-8"})
    assert done.returncode == 0, done.stderr
    assert "—" in done.stdout.decode("utf-8")

    odd = started(
        "articles", "--json", "--library", library, env={"PYTHONIOENCODING": "ascii", "LANG": "C"}
    )
    assert len(json.loads(odd.stdout.decode("utf-8"))) == 5


@pytest.mark.slow
def test_a_reader_that_stops_early_is_no_failure(library):
    with subprocess.Popen(
        [sys.executable, str(ROOT / "main.py"), "articles", "--json", "--library", str(library)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        process.stdout.close()
        said = process.stderr.read()
        assert process.wait(60) == 0
    assert said == b""


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_output_that_cannot_be_written_is_a_failure_in_words(library):
    with Path("/dev/full").open("wb") as full:
        done = started(
            "articles", "--library", library, capture_output=False, stdout=full, stderr=-1
        )

    assert done.returncode == 1
    assert done.stderr.decode().startswith("The output could not be written")
    assert b"Traceback" not in done.stderr


@pytest.mark.slow
def test_no_command_imports_qt(library):
    code = (
        "import sys; sys.modules['PySide6'] = None; sys.modules['shiboken6'] = None\n"
        "from app.cli.program import run\n"
        f"base = ['--library', {str(library)!r}]\n"
        "assert run(['articles', *base]) == 0\n"
        "assert run(['search', 'sanctions', *base]) == 0\n"
        "assert run(['inspect', sys.argv[1]]) == 0\n"
        "for name in ('history', 'marks', 'tags', 'briefs', 'check'):\n"
        "    assert run([name, *base]) == 0\n"
    )
    seed = next((ROOT / "seeds").glob("*.txt"))
    done = subprocess.run(
        [sys.executable, "-c", code, str(seed)],
        check=False,
        capture_output=True,
        cwd=ROOT,
        timeout=60,
    )

    assert done.returncode == 0, done.stderr.decode()


def test_starting_loads_nothing_heavy():
    code = (
        "import sys; from app.cli.program import run; run(['--version'])\n"
        "heavy = {'numpy', 'lxml', 'reportlab', 'whoosh', 'docx', 'sqlite3', 'PySide6'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], check=False, capture_output=True, cwd=ROOT, timeout=60
    )

    assert done.stdout.decode().splitlines()[-1] == "[]", done.stderr.decode()


def test_what_the_system_refuses_is_told_as_that_and_not_as_lost_output(
    monkeypatch, collate, library
):
    from app.library.library import Library

    def refused(*arguments, **how):
        raise PermissionError(13, "Permission denied", "/somewhere/index")

    monkeypatch.setattr(Library, "articles", refused)

    done = collate("articles", "--library", library, "--json")
    assert done.status == 1
    assert done.err.startswith("/somewhere/index could not be read or written: Permission denied.")
    assert done.json["error"]["kind"] == "cannot-save"


@pytest.mark.parametrize(
    "arguments",
    [
        ("mark", "ARTICLE", "--span", "10:40", "--note", "\udcff"),
        ("mark", "ARTICLE", "--span", "10:40", "--tag", "\udcff"),
        ("edit", "ARTICLE", "--title", "a\ud83d"),
        ("tags", "add", "\udcff"),
        ("collections", "add", "\udcff"),
        ("publishers", "add", "\udcff"),
        ("names", "add", "\udcff", "Minsk"),
        ("searches", "save", "Minsk", "--name", "\udcff"),
        ("searches", "save", "Minsk", "--filter", "__class__=x"),
    ],
    ids=lambda arguments: " ".join(arguments[:2]),
)
def test_text_that_is_none_is_refused_in_words_and_changes_nothing(
    collate, ask, library, articles, arguments
):
    before = ask("history")
    article = articles[0]["id"]
    done = collate(*(article if a == "ARTICLE" else a for a in arguments), "--library", library)
    assert done.status == 1 and len(done.err.splitlines()) == 1
    assert ask("history") == before


def test_a_failure_of_our_own_is_not_hidden(monkeypatch, library):
    from app.library.library import Library

    def broken(*arguments, **how):
        raise RuntimeError("our own fault")

    monkeypatch.setattr(Library, "articles", broken)

    with pytest.raises(RuntimeError):
        run(["articles", "--library", str(library)])
