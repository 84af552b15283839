"""What work costs, told so that neither a machine's speed nor what else it does matters."""

from __future__ import annotations

import gc
import sys
from time import process_time


def growth(work, small, large, tries=3):
    """How many times as long ``work(large)`` takes as ``work(small)``: CPU time, least of tries.

    Ten times as much takes ten times as long if the cost is in proportion, a hundred times if it
    is quadratic; what else the machine does changes both alike.
    """
    return _least(work, large, tries) / _least(work, small, tries)


def calls(work):
    """How many functions ``work()`` calls, those written in C too; it is done once before."""
    counted = 0

    def count(_frame, event, _arg):
        nonlocal counted
        counted += event in {"call", "c_call"}

    work()
    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return counted


def _least(work, size, tries):
    taken = []
    for _ in range(tries):
        gc.collect()
        started = process_time()
        work(size)
        taken.append(process_time() - started)
    return max(min(taken), 1e-6)
