"""Starts Collate: the window, or a command."""

from __future__ import annotations

import sys

from app.__main__ import main

if __name__ == "__main__":  # the reading process imports this file, and must not start a window
    sys.exit(main())
