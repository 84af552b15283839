"""Puts the program together: the only package that knows every layer.

Nothing here imports Qt before it is known that a window can open.
"""

from __future__ import annotations

import gc
import sys


def run(arguments: list[str]) -> int:
    """Open the window; returns the exit status.

    Where no window can open, one sentence on standard error names what is missing, and the status
    is 1.
    """
    # Collecting while some 300 modules are loaded takes a tenth of the time that it takes to start.
    # Later a timer on the main thread collects: see app/ui/garbage.py.
    gc.disable()
    from app.startup.arguments import read_arguments
    from app.startup.display import why_no_window

    options = read_arguments(arguments)
    problem = why_no_window()
    if problem is not None:
        sys.stderr.write(f"{problem}\n")
        return 1
    from app.startup.program import Program

    return Program(options).run()
