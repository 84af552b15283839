"""A small TOML file that forgives: what cannot be read is set aside, not fatal."""

from __future__ import annotations

import contextlib
import logging
import os
import tomllib
from pathlib import Path
from typing import Any

logger = logging.getLogger(__name__)


def read(path: Path) -> dict[str, Any]:
    """The file's table; empty if there is none. A damaged file is kept as ``*.damaged``."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:  # TOMLDecodeError and bad UTF-8 are ValueErrors
        logger.info("%s could not be read (%s); the defaults are used.", path.name, error)
        with contextlib.suppress(OSError):
            path.replace(path.with_suffix(path.suffix + ".damaged"))
        return {}


def write(path: Path, table: dict[str, Any]) -> bool:
    """Write ``table`` in one step; says whether the disk let it happen."""
    import tempfile  # writing comes later than starting, and both take a while to load

    import tomli_w

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
        with os.fdopen(handle, "wb") as file:
            tomli_w.dump(table, file)
        Path(name).replace(path)
    except OSError as error:
        logger.info("%s could not be written: %s", path.name, error)
        return False
    return True
