from __future__ import annotations

from itertools import pairwise

import pytest

from app.ui.reading.course import Course, Meeting, level_at

HEIGHT = 600
ENDS = (9400.0, 5400.0)


def meeting(top, partner, weight=0.7, high=60):
    return Meeting(top, top + high, partner, weight)


def test_panes_that_meet_nowhere_do_not_follow():
    assert Course([], HEIGHT, ENDS).scrolled(500) is None


@pytest.mark.parametrize("offset", [-80, 0, 80])
def test_a_passage_in_the_middle_third_is_level_with_its_partner(offset):
    course = Course([meeting(4000, 1500)], HEIGHT, ENDS)
    leader = 4000 - HEIGHT / 2 + offset
    assert 1500 - course.scrolled(leader) == pytest.approx(4000 - leader)


def test_between_two_passages_the_follower_moves_in_proportion():
    course = Course([meeting(2000, 1000), meeting(6000, 1600)], HEIGHT, ENDS)
    middle = (course.scrolled(2500) + course.scrolled(4900)) / 2
    assert course.scrolled(3700) == pytest.approx(middle)
    steps = [course.scrolled(y) for y in range(2000, 5800, 100)]
    assert steps == sorted(steps)


def test_both_are_at_their_tops_and_at_their_ends_together():
    course = Course([meeting(4000, 1500)], HEIGHT, ENDS)
    assert course.scrolled(0) == 0
    assert course.scrolled(9400) == 5400


def test_the_follower_never_leaves_its_document():
    course = Course([meeting(9900, 20), meeting(100, 5900)], HEIGHT, ENDS)
    assert all(0 <= course.scrolled(y) <= 5400 for y in range(0, 9401, 50))


def test_it_moves_without_jumps():
    meetings = [meeting(500 * n, 300 * n) for n in range(1, 18)]
    course = Course(meetings, HEIGHT, ENDS)
    values = [course.scrolled(y) for y in range(0, 9400, 10)]
    assert max(abs(b - a) for a, b in pairwise(values)) < 40


def test_of_two_that_would_tear_it_to_and_fro_the_surer_counts():
    sure, unsure = meeting(4000, 1500, 0.9), meeting(4070, 5000, 0.6)
    assert Course([unsure, sure], HEIGHT, ENDS).meetings == (sure,)
    near = meeting(4070, 1580, 0.6)
    assert Course([near, sure], HEIGHT, ENDS).meetings == (sure, near)


@pytest.mark.parametrize("last", [9400.0, 500.0, 0.0])
def test_every_passage_has_its_own_place_to_be_level_from_the_first_line_to_the_last(last):
    places = [level_at(centre, HEIGHT, last) for centre in range(0, round(last + HEIGHT) + 1, 50)]
    assert places == sorted(places)
    assert (places[0], places[-1]) == (0, pytest.approx(last))


def test_a_passage_at_the_very_beginning_is_level_while_the_leader_is_at_its_top():
    course = Course([meeting(20, 3000), meeting(4000, 4500)], HEIGHT, ENDS)
    assert 3000 - course.scrolled(0) == pytest.approx(20)


def test_a_passage_at_the_very_end_is_level_while_the_leader_is_at_its_end():
    course = Course([meeting(1000, 900), meeting(9920, 3000)], HEIGHT, ENDS)
    assert 3000 - course.scrolled(9400) == pytest.approx(9920 - 9400)
