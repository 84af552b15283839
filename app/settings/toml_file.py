"""A small TOML file that forgives: what cannot be read is set aside, not fatal."""

from __future__ import annotations

import contextlib
import logging
import tomllib
from typing import TYPE_CHECKING, Any

from app.disk import write_whole

if TYPE_CHECKING:
    from pathlib import Path

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
    import tomli_w  # writing comes later than starting, and this takes a while to load

    # A folder's name that is no UTF-8 has letters that no file can have: those are lost.
    data = tomli_w.dumps(table).encode("utf-8", "replace")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, data)
    except OSError as error:
        logger.info("%s could not be written: %s", path.name, error)
        return False
    return True
