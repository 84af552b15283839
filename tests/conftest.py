"""For every test: a home of its own, and no silent warning in our log. No Qt here."""

from __future__ import annotations

import logging

import pytest
from hypothesis import settings

# How long an example takes says more of the machine than of what is tested.
# The same cases on every machine; by hand others are tried with another profile.
settings.register_profile("any machine", deadline=None, derandomize=True)
settings.load_profile("any machine")

_FOLDERS = {
    "HOME": "home",
    "USERPROFILE": "home",
    "XDG_CONFIG_HOME": "config",
    "XDG_STATE_HOME": "state",
    "XDG_DATA_HOME": "data",
    "XDG_CACHE_HOME": "cache",
    "LOCALAPPDATA": "data",
    "APPDATA": "config",
}


@pytest.fixture(autouse=True)
def _home_of_its_own(tmp_path_factory, monkeypatch):
    """No test reads or writes the settings, the state or the library of whoever runs it."""
    base = tmp_path_factory.mktemp("home")
    for variable, folder in _FOLDERS.items():
        monkeypatch.setenv(variable, str(base / folder))


class _Watch(logging.Handler):
    def __init__(self):
        super().__init__(logging.WARNING)
        self.seen = []

    def emit(self, record):
        if record.name.split(".")[0] == "app":
            self.seen.append(record)


@pytest.fixture(autouse=True)
def _no_unexpected_warnings_in_the_log(request):
    """A warning in our log fails the test, unless it reads the log itself through ``caplog``."""
    watch = _Watch()
    logging.getLogger().addHandler(watch)
    yield
    logging.getLogger().removeHandler(watch)
    if "caplog" not in request.fixturenames:
        assert [record.getMessage() for record in watch.seen] == []


def pytest_collection_modifyitems(items):
    for item in items:
        if {"qapp", "qtbot"} & set(getattr(item, "fixturenames", ())):
            item.add_marker("gui")
