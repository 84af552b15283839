"""What the README says of the command line is so."""

from __future__ import annotations

import json
import shlex
import shutil
from pathlib import Path

from app import resources

README = Path(__file__).resolve().parents[2] / "README.md"
NAMED = {
    "ARTICLE": "Belarus and U.S. Relations: A New Diplomatic Chapter",
    "BRIEFING": "Minsk looks west",
}
"""What a reader puts in for the words in capitals."""


def test_every_command_of_the_readme_does_what_it_says(collate, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shutil.copytree(resources.seeds(), "seeds")
    passage = {"article": NAMED["ARTICLE"], "quote": "$500 million"}
    form = {"title": NAMED["BRIEFING"], "items": [{"kind": "excerpt", "passage": passage}]}
    Path("briefing.json").write_text(json.dumps(form), encoding="utf-8")
    lines = [line.strip() for line in README.read_text("utf-8").splitlines()]
    commands = [shlex.split(line)[2:] for line in lines if line.startswith("python main.py --")]
    assert len(commands) > 5
    for words in commands:
        result = collate(*(NAMED.get(word, word) for word in words))
        assert result.status == 0, result.err
    assert Path("briefing.pdf").read_bytes().startswith(b"%PDF")
