from __future__ import annotations

import pytest

from app.settings import folders
from app.settings.settings import Settings


def test_without_a_file_the_defaults_count():
    settings = Settings.load()
    assert (settings.theme, settings.reading_zoom, settings.single_letter_keys) == (
        "system",
        100,
        True,
    )


def test_what_was_saved_is_there_again():
    settings = Settings.load()
    settings.theme, settings.reading_zoom, settings.analyst = "sepia", 140, "Ä. Müller"
    assert settings.save()
    again = Settings.load()
    assert (again.theme, again.reading_zoom, again.analyst) == ("sepia", 140, "Ä. Müller")
    assert folders.settings_file().read_text("utf-8").startswith("version = 1")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ('theme = "chartreuse"', "theme"),
        ("theme = 3", "theme"),
        ("reading_zoom = 1000", "reading_zoom"),
        ("reading_zoom = true", "reading_zoom"),
        ('single_letter_keys = "no"', "single_letter_keys"),
    ],
)
def test_a_senseless_value_gives_way_to_the_default(tmp_path, line, name):
    path = tmp_path / "settings.toml"
    path.write_text(f'analyst = "kept"\n{line}\n', "utf-8")
    settings = Settings.load(path)
    assert getattr(settings, name) == getattr(Settings(), name)
    assert settings.analyst == "kept"


def test_a_damaged_file_is_set_aside_not_lost(tmp_path):
    path = tmp_path / "settings.toml"
    path.write_bytes(b"theme = \xff\xfe broken")
    assert Settings.load(path).theme == "system"
    assert (tmp_path / "settings.toml.damaged").read_bytes().startswith(b"theme")


def test_a_disk_that_cannot_be_written_is_no_catastrophe(tmp_path):
    (tmp_path / "file").write_text("in the way")
    settings = Settings(_path=tmp_path / "file" / "settings.toml")
    assert not settings.save()


def test_a_nameless_analyst_signs_with_the_account(monkeypatch):
    monkeypatch.setenv("LOGNAME", "nadia")
    assert Settings().signature == "nadia"
    assert Settings(analyst="  N. Petrova ").signature == "N. Petrova"
