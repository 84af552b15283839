"""Where this computer keeps what: the usual folders of its platform."""

from __future__ import annotations

from pathlib import Path

import platformdirs

_NAME = "collate"


def library_folder() -> Path:
    """The library that is opened when none is named."""
    return Path(platformdirs.user_data_dir(_NAME, appauthor=False)) / "library"


def settings_file() -> Path:
    """What the analyst chose."""
    return Path(platformdirs.user_config_dir(_NAME, appauthor=False)) / "settings.toml"


def window_file() -> Path:
    """What the window remembers."""
    return Path(platformdirs.user_state_dir(_NAME, appauthor=False)) / "window.toml"


def log_file() -> Path:
    """What the program wrote down about its own work."""
    return Path(platformdirs.user_state_dir(_NAME, appauthor=False)) / "collate.log"
