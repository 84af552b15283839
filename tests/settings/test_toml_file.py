from __future__ import annotations

from app.settings import toml_file


def test_a_file_that_is_not_there_is_empty(tmp_path):
    assert toml_file.read(tmp_path / "none.toml") == {}


def test_writing_replaces_the_file_in_one_step_and_leaves_nothing_behind(tmp_path):
    path = tmp_path / "sub" / "a.toml"
    assert toml_file.write(path, {"a": 1})
    assert toml_file.write(path, {"a": 2})
    assert toml_file.read(path) == {"a": 2}
    assert [p.name for p in path.parent.iterdir()] == ["a.toml"]


def test_letters_that_no_file_can_have_do_not_keep_the_rest_from_being_written(tmp_path):
    path = tmp_path / "a.toml"
    assert toml_file.write(path, {"place": "read", "panes": {"/home/\udcff/library": ["a"]}})
    assert toml_file.read(path)["place"] == "read"
