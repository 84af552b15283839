from __future__ import annotations

import gc
import weakref

import pytest

from app.ui.garbage import QUIET, WHOLES_BETWEEN_ALL, GarbageCollector


@pytest.fixture
def collector(qtbot):
    made = GarbageCollector()
    yield made
    made.stop()
    gc.disable()  # as the fixtures around every test want it


def test_python_collects_nothing_by_itself(collector):
    assert not gc.isenabled()


def test_what_is_due_is_collected_here(collector):
    class Knot:
        pass

    knots = [Knot() for _ in range(5000)]
    for knot in knots:
        knot.self = knot
    del knots, knot
    before = gc.get_count()[0]
    collector.check()
    assert gc.get_count()[0] < before


def test_stopping_hands_collection_back(qtbot):
    GarbageCollector().stop()
    assert gc.isenabled()


def test_what_has_lasted_is_looked_through_again_once_nobody_works(collector):
    class Knot:
        pass

    knot = Knot()
    knot.self, gone = knot, weakref.ref(knot)
    collector.settle()
    del knot
    gc.collect()
    assert gone() is not None, "it was taken for lasting"
    for _ in range(WHOLES_BETWEEN_ALL):
        collector._collect(2)
    assert gone() is not None, "somebody works"
    for _ in range(QUIET):
        collector.check()
    assert gone() is None
