from __future__ import annotations

from app.settings.window_state import WindowState


def test_the_window_finds_its_place_again(tmp_path):
    path = tmp_path / "window.toml"
    state = WindowState(_path=path)
    state.geometry = [10, 20, 1300, 800]
    state.splitters = {"read": [256, 800, 292]}
    state.folded = ["tags"]
    state.panes = {"/library": ["a", "b"]}
    state.queries = {"/library": ["sanctions relief", "tag:“Мир”"]}
    state.place = "find"
    assert state.save()
    again = WindowState.load(path)
    assert again == state


def test_what_was_written_last_is_not_written_again(tmp_path):
    path = tmp_path / "window.toml"
    state = WindowState(_path=path)
    assert state.save()
    path.unlink()
    assert state.save()
    assert not path.exists()
    state.folded.append("tags")
    assert state.save()
    assert WindowState.load(path).folded == ["tags"]


def test_every_damaged_part_is_left_out_alone(tmp_path):
    path = tmp_path / "window.toml"
    path.write_text(
        'version = 1\ngeometry = ["a"]\nfolded = ["tags", 3]\nplace = "brief"\n'
        "[splitters]\nread = [1.5]\nfind = [232, 600]\n[queries]\na = 5\nb = ['x', 1]\n",
        "utf-8",
    )
    state = WindowState.load(path)
    assert state.geometry == []
    assert state.folded == ["tags"]
    assert state.place == "brief"
    assert state.splitters == {"read": [], "find": [232, 600]}
    assert state.queries == {"a": [], "b": ["x"]}


def test_the_state_of_another_version_is_not_guessed_at(tmp_path):
    path = tmp_path / "window.toml"
    path.write_text('version = 99\nplace = "brief"\n', "utf-8")
    assert WindowState.load(path).place == "read"


def test_a_window_without_a_size_is_not_restored(tmp_path):
    path = tmp_path / "window.toml"
    path.write_text("version = 1\ngeometry = [0, 0, 0, -5]\n", "utf-8")
    assert WindowState.load(path).geometry == []
