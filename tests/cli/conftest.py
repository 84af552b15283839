"""Commands run in this process, on a real library of the seeds."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app import resources
from app.cli.program import run


@dataclass(frozen=True)
class Result:
    """What a command left: its exit status, standard output and standard error."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output as the one JSON document that it must be."""
        return json.loads(self.out)


@pytest.fixture
def collate(capsys):
    """Run a command; its arguments may be paths and numbers."""

    def call(*arguments: object) -> Result:
        capsys.readouterr()
        status = run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Result(status, said.out, said.err)

    return call


@pytest.fixture(scope="session")
def imported(tmp_path_factory) -> Path:
    """A library with the seeds in it, indexed; made once, to be copied."""
    folder = tmp_path_factory.mktemp("cli") / "imported"
    assert run(["import", str(resources.seeds()), "--library", str(folder)]) == 0
    assert run(["reindex", "--library", str(folder)]) == 0
    return folder


@pytest.fixture
def library(imported, tmp_path) -> Path:
    """A library with the seeds, for one test alone."""
    return Path(shutil.copytree(imported, tmp_path / "library"))


@pytest.fixture
def ask(collate, library):
    """Run a command on the library with the seeds and take its JSON; it must succeed."""

    def call(*arguments: object) -> Any:
        result = collate("--json", "--library", library, *arguments)
        assert result.status == 0, result.err
        return result.json

    return call


@pytest.fixture
def articles(ask) -> list[dict[str, Any]]:
    """The seeds as the library lists them, in the order of their file names."""
    return sorted(ask("articles"), key=lambda article: article["file"])


@pytest.fixture
def briefing(ask, articles, tmp_path) -> dict[str, Any]:
    """A small briefing in the library, as `brief load` answers; it has one altered quotation."""
    text = ask("show", articles[4]["id"])["text"]
    place = text.index("20% increase in bilateral trade")
    form = {
        "title": "Minsk looks west",
        "marking": "TLP:AMBER",
        "scale": "icd203",
        "items": [
            {"kind": "bottom-line", "text": "Belarus wants *trade*."},
            {
                "kind": "judgement",
                "text": "It is likely that talks go on.",
                "likelihood": "likely",
                "confidence": "moderate",
                "evidence": [{"article": articles[4]["id"], "quote": "$500 million"}],
            },
            {
                "kind": "excerpt",
                "passage": {"article": articles[4]["id"], "start": place, "end": place + 31},
            },
            {
                "kind": "excerpt",
                "passage": {"article": articles[4]["title"], "quote": "$500 million"},
                "text": "$600 million",
            },
            {"kind": "sources"},
        ],
    }
    path = tmp_path / "briefing.json"
    path.write_text(json.dumps(form), encoding="utf-8")
    return ask("brief", "load", path)
