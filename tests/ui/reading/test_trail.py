from __future__ import annotations

from app.domain.article import ArticleId
from app.ui.reading.trail import Stop, Trail

A, B, C = (Stop(ArticleId(name), 0) for name in "abc")


def test_back_and_forward_lead_through_the_stops():
    trail = Trail()
    trail.leave(A)
    trail.leave(B)
    assert trail.back(C) == B
    assert trail.back(B) == A
    assert trail.back(A) is None
    assert trail.forward(A) == B
    assert trail.forward(B) == C
    assert trail.forward(C) is None


def test_somewhere_new_forgets_what_was_ahead():
    trail = Trail()
    trail.leave(A)
    trail.back(B)
    assert trail.can_go_forward
    trail.leave(A)
    assert not trail.can_go_forward
    assert trail.can_go_back


def test_the_same_stop_is_kept_once_and_the_trail_does_not_grow_for_ever():
    trail = Trail()
    trail.leave(A)
    trail.leave(A)
    assert trail.back(B) == A
    assert not trail.can_go_back
    for position in range(500):
        trail.leave(Stop(A.article, position))
    steps = 0
    while trail.back(A) is not None:
        steps += 1
    assert steps == 100
