"""The one way in: a command if one is given, else the window."""

from __future__ import annotations

import sys


def main() -> int:
    """Run what the arguments ask for; returns the exit status."""
    from app.cli.program import is_command, run

    arguments = sys.argv[1:]
    if is_command(arguments):
        return run(arguments)
    from app.startup import run as open_window

    return open_window(arguments)


if __name__ == "__main__":
    sys.exit(main())
