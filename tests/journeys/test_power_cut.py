"""Killed at random moments: what was acknowledged is in the library, and it opens clean."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app import resources
from app.library.library import Library

ROOT = Path(__file__).parent.parent.parent
ROUNDS = 50

WORKER = """
import pathlib, random, sys
from app.library.library import Library
from app.domain.briefing import Excerpt, ItemId, Prose
folder, files, seed = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), int(sys.argv[3])
dice = random.Random(seed)
say = lambda *words: print(*words, flush=True)
with Library.open(folder) as library:
    say("open")
    briefing = library.briefing.new(f"Briefing {seed}")
    say("briefing", briefing.id)
    for n in range(10_000):
        text = f"Report {seed}-{n}\\n\\nThe minister said that plan {seed}-{n} stands, and more.\\n"
        (files / f"{seed}-{n}.txt").write_text(text)
        report = library.imports.add(
            [files / f"{seed}-{n}.txt"], progress=lambda step: say("article", step.result.id)
        )
        article = library.articles()[dice.randrange(len(library.articles()))].id
        mark = library.marking.add_mark(article, 0, 6, note=f"note {n}")
        say("mark", mark.id)
        if n % 3 == 0:
            library.searching.search("minister plan")
            say("searched", n)
        item = library.briefing.add_item(briefing.id, Prose(ItemId(""), f"Prose {n}"))
        say("item", briefing.id, item.id)
        item = library.briefing.add_item(briefing.id, Excerpt(ItemId(""), mark.passage), 0)
        say("item", briefing.id, item.id)
"""


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_fifty_kills_lose_nothing_that_was_acknowledged(tmp_path):
    folder, files = tmp_path / "library", tmp_path / "files"
    files.mkdir()
    with Library.open(folder) as library:
        library.imports.add([resources.seeds()])
    dice = random.Random(20)
    acknowledged: list[list[str]] = []
    for number in range(ROUNDS):
        with subprocess.Popen(
            [sys.executable, "-c", WORKER, str(folder), str(files), str(number)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        ) as worker:
            assert worker.stdout.readline() == "open\n"
            said = ""
            far = ("", "article", "", "item")[number % 4]  # on any machine some get that far
            while far not in said:
                line = worker.stdout.readline()
                assert line, "the worker ended by itself"
                said += line
            time.sleep(dice.uniform(0, 0.4))
            worker.send_signal(signal.SIGKILL)
            said += worker.stdout.read()
        # A line without its end was cut while it was being said: it was not acknowledged.
        acknowledged += [
            line.split() for line in said.splitlines(keepends=True) if line[-1] == "\n"
        ]
        with Library.open(folder) as library:
            assert library.check().ok
    kinds = {kind for kind, *_ in acknowledged}
    assert {"article", "mark", "briefing", "item"} <= kinds, "workers must get somewhere first"
    with Library.open(folder) as library:
        articles = {a.id for a in library.articles()}
        marks = {m.id for m in library.marks()}
        items = {b.id: set(library.document(b.id).briefing.order) for b in library.briefings()}
        for kind, *ids in acknowledged:
            if kind == "article":
                assert ids[0] in articles
            elif kind == "mark":
                assert ids[0] in marks
            elif kind == "briefing":
                assert ids[0] in items
            elif kind == "item":
                assert ids[1] in items[ids[0]]
        answer = library.searching.search('"minister said that plan"', limit=1)
        assert (answer.articles, answer.notices) == (len(articles) - 5, [])
