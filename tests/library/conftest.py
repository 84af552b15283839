from __future__ import annotations

import pytest

from app import resources
from app.library.library import Library


@pytest.fixture
def library(tmp_path):
    with Library.open(tmp_path / "library") as opened:
        yield opened


@pytest.fixture(scope="session")
def seeded_backup(tmp_path_factory):
    """A backup of a library with the five sample articles: restoring is faster than importing."""
    folder = tmp_path_factory.mktemp("seeded")
    with Library.open(folder / "library") as opened:
        opened.imports.add([resources.seeds()])
        opened.backup(folder / "seeds.backup")
    return folder / "seeds.backup"


@pytest.fixture
def seeded(tmp_path, seeded_backup):
    from app.library.library import restore

    restore(seeded_backup, tmp_path / "library")
    with Library.open(tmp_path / "library") as opened:
        yield opened
