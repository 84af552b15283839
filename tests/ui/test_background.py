from __future__ import annotations

import threading

import pytest
import shiboken6
from PySide6.QtCore import QObject

from app.domain.errors import CannotSave
from app.ui.background import BackgroundRunner


@pytest.fixture
def runner(qtbot):
    made = BackgroundRunner()
    yield made
    made.stop()


@pytest.fixture
def owner():
    return QObject()


@pytest.mark.parametrize("lane", ["library", "pool"])
def test_work_leaves_the_main_thread_and_its_result_comes_back_to_it(qtbot, runner, owner, lane):
    seen = []
    runner.run(
        threading.get_ident,
        owner=owner,
        on_done=lambda ident: seen.append((ident, threading.get_ident())),
        lane=lane,
    )
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0][0] != threading.get_ident() == seen[0][1]


def test_the_library_lane_does_one_thing_after_another(qtbot, runner, owner):
    order, gate = [], threading.Event()
    runner.run(lambda: gate.wait(60), owner=owner, on_done=lambda _: order.append("first"))
    runner.run(lambda: order.append("second runs"), owner=owner, on_done=lambda _: None)
    assert order == []
    gate.set()
    qtbot.waitUntil(lambda: runner.is_idle)
    assert sorted(order) == ["first", "second runs"]


def test_the_pool_works_at_several_things_at_once(qtbot, runner, owner):
    barrier = threading.Barrier(2, timeout=60)
    done = []
    for _ in range(2):
        runner.run(barrier.wait, owner=owner, on_done=done.append, lane="pool")
    qtbot.waitUntil(lambda: len(done) == 2)


def test_a_failure_of_the_world_is_told_once_on_the_main_thread(qtbot, runner, owner):
    def work():
        raise CannotSave("The disk is full.")

    with qtbot.waitSignal(runner.failed) as told:
        runner.run(work, owner=owner, on_done=lambda _: pytest.fail("done"))
    assert told.args[0].message == "The disk is full."


def test_whoever_asked_can_take_the_failure_instead(qtbot, runner, owner):
    def work():
        raise CannotSave("The disk is full.")

    taken = []
    runner.failed.connect(taken.append)
    runner.run(
        work, owner=owner, on_done=lambda _: None, on_failed=lambda e: taken.append(e.message)
    )
    qtbot.waitUntil(lambda: runner.is_idle)
    assert taken == ["The disk is full."]


def test_our_own_fault_flies_on_to_the_hook(qtbot, runner, owner):
    def work():
        raise ZeroDivisionError

    tidied = []
    with qtbot.captureExceptions() as flown:
        runner.run(work, owner=owner, on_done=lambda _: None, on_failed=tidied.append)
        qtbot.waitUntil(lambda: bool(flown))
    assert flown[0][0] is ZeroDivisionError
    assert len(tidied) == 1


def test_the_result_for_something_that_is_gone_is_dropped(qtbot, runner):
    owner, gate = QObject(), threading.Event()
    runner.run(lambda: gate.wait(60), owner=owner, on_done=lambda _: pytest.fail("delivered"))
    shiboken6.delete(owner)
    gate.set()
    qtbot.waitUntil(lambda: runner.is_idle)


def test_steps_come_in_order_before_the_end(qtbot, runner, owner):
    seen = []

    def work(job):
        for number in range(3):
            job.report(number)
        return "end"

    runner.run_steps(work, owner=owner, on_step=seen.append, on_done=seen.append)
    qtbot.waitUntil(lambda: runner.is_idle)
    assert seen == [0, 1, 2, "end"]


def test_work_that_is_asked_to_stop_hears_of_it(qtbot, runner, owner):
    began, seen = threading.Event(), []

    def work(job):
        began.set()
        while not job.stopped():
            pass
        return "stopped"

    job = runner.run_steps(work, owner=owner, on_step=seen.append, on_done=seen.append)
    assert began.wait(5)
    job.stop()
    qtbot.waitUntil(lambda: runner.is_idle)
    assert seen == ["stopped"]


def test_work_that_waits_can_be_taken_back(qtbot, runner, owner):
    gate = threading.Event()
    runner.run(lambda: gate.wait(60), owner=owner, on_done=lambda _: None)
    waiting = runner.run(
        lambda: pytest.fail("ran"), owner=owner, on_done=lambda _: pytest.fail("delivered")
    )
    waiting.stop()
    gate.set()
    qtbot.waitUntil(lambda: runner.is_idle)


def test_stopping_everything_waits_for_what_is_running(qtbot, owner):
    runner = BackgroundRunner()
    finished = []

    def work(job):
        while not job.stopped():
            pass
        finished.append(True)

    runner.run_steps(work, owner=owner, on_step=lambda _: None, on_done=lambda _: None)
    qtbot.waitUntil(lambda: not runner.is_idle)
    runner.stop()
    assert finished == [True]
    assert runner.is_idle


def test_what_a_closing_window_still_asks_for_is_dropped(qtbot, owner):
    runner, done = BackgroundRunner(), []
    runner.stop()
    job = runner.run(lambda: done.append("ran"), owner=owner, on_done=done.append)
    assert job.stopped() and runner.is_idle
    assert done == []
