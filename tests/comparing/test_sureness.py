"""What is drawn, and what is only the same topic, the same speaker or the same form of words."""

from __future__ import annotations

import pytest

from app.comparing.comparing import Comparison
from app.comparing.reading import read_article
from app.comparing.statistics import Statistics
from app.comparing.sureness import Sureness
from tests.comparing.accounts import ELSEWHERE, GROUNDED, RESCUED, article

FILLER = (
    "Rain fell on the vineyards of Kelmar for a third week.\n"
    "Pupils in Dornik painted a mural on the wall of their school.\n"
    "The museum of clocks found a new home near the station."
)


def drawn(one, other):
    a, b = article("one", f"{one}\n{FILLER}"), article("two", f"{other}\n{ELSEWHERE}")
    others = [article("x", GROUNDED), article("y", RESCUED)]
    pairs = Comparison([a, b, *others]).align(a, b)
    return [p.relation for p in pairs if p.a.start == 0 and p.b.start == 0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The first convictions for piracy over file networks were handed down in Ruritania.",
            "In Ruritania the first convictions for piracy on file networks were handed out.",
        ),
        (
            "Judge Ilse Brandt ordered the mine at Kelmar to close its deepest shaft.",
            "The deepest shaft of the mine must close, Judge Ilse Brandt ordered on Monday.",
        ),
        (
            "Stops in Alton, Berrow, Camden, Dunley and Exford are planned for the minister.",
            "The minister travels to Exford, Dunley, Camden, Berrow and Alton this week.",
        ),
    ],
)
def test_one_event_in_other_words_is_drawn(one, other):
    assert drawn(one, other) == ["same"]


TREATY = (
    "Ministers of Marland and Tessos met in Lindau on Monday.\n"
    "The quota for herring was fixed at 85,000 tonnes.\n"
    "Tessos is to pay 9 million dollars to the families, without admitting guilt."
)
CRITICISM = (
    "Nine million dollars and no admission of guilt: a gesture, they say in Tessos.\n"
    "Nobody in the harbours of Marland believes a word of it.\n"
    "The ministers had smiled for the cameras in Lindau."
)


def test_a_telling_figure_that_stands_once_in_each_account_of_one_event_singles_a_pair_out():
    a, b = article("a", TREATY), article("b", CRITICISM)
    pairs = Comparison([a, b, article("x", GROUNDED)]).align(a, b)

    assert [TREATY[p.a.start : p.a.end][:19] for p in pairs] == ["Tessos is to pay 9 "]


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("Of 36 firms 4 percent grew.", "Of 36 firms 7 percent closed in Kelmar.", True),
        ("It spilled 120 tonnes of oil.", "Some 210 tonnes of oil leaked.", False),
        ("Of 36 firms 4 percent grew.", "Some 36 firms in Kelmar were asked.", False),
    ],
)
def test_figures_of_other_things_are_told_from_a_contradiction(one, other, apart):
    (here,), (there,) = (read_article(article(text[:3], text)) for text in (one, other))
    sureness = Sureness(lambda: ([here], [there]), Statistics())

    assert sureness.count_apart(here, there) is apart


def test_what_two_guides_list_time_and_again_is_not_drawn():
    one = (
        "The apps of Zipbook in Kelmar offer invoicing, expense tracking and reconciliation.\n"
        "Expense tracking is free for one user.\nInvoicing and expense tracking cost extra."
    )
    other = (
        "Basic expense tracking and reconciliation.\nZipbook of Kelmar has automatic invoicing.\n"
        "Reconciliation, invoicing and expense tracking in every plan."
    )
    a, b = article("a", one), article("b", other)

    assert Comparison([a, b, article("x", GROUNDED)]).align(a, b) == []


TALLY = (
    "At least {dead} people were killed when the old grain silo collapsed, rescuers said.\n"
    "A crane was brought in to lift slabs that weigh up to {weight} tonnes.\n"
    "Some {helpers} volunteers came to the harbour to help."
)


def test_a_toll_that_rose_differs_where_the_two_accounts_share_their_other_figures():
    one = TALLY.format(dead=14, weight=85, helpers=230)
    other = TALLY.format(dead=17, weight=85, helpers=230)

    assert drawn(one, other) == ["differs"]


def test_a_report_of_the_same_kind_with_other_figures_throughout_is_not_drawn():
    one = TALLY.format(dead=14, weight=85, helpers=230)
    other = TALLY.format(dead=17, weight=60, helpers=410)

    assert drawn(one, other) == []


def test_one_thing_with_another_figure_differs():
    one = "The ferry Halmar carried 120 passengers when it struck the northern pier at dawn."
    other = "The ferry Halmar had 210 passengers aboard when it struck the northern pier."

    assert drawn(one, other) == ["differs"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            'Bank chief economist Kate Delhagen said: "The harvest will be poor this year."',
            'Bank chief economist Kate Delhagen said: "Nobody wants a new tunnel here."',
            id="the same speaker",
        ),
        pytest.param(
            "Tim Halmar lost to Greg Brevik in the first round of the Dornik tennis championships.",
            "Venus Ostry lost to Anna Sivic in the third round of the Dornik tennis championships.",
            id="other people",
        ),
        pytest.param(
            "The Toronto index rose 45.65 points to close at 6126.92 points on Friday.",
            "The Toronto index rose 10.9 points to close at 5193.07 points on Friday.",
            id="another day's figures",
        ),
        pytest.param(
            "The company was not available for comment.",
            "Officials of the airline were not immediately available for comment.",
            id="an empty formula",
        ),
        pytest.param(
            "Monday | Tuesday | Wednesday | Thursday | Friday",
            "Week: Monday Tuesday Wednesday Thursday Friday",
            id="weekdays",
        ),
        pytest.param(
            "Weigh the parcel yourself until the scales feel comfortable to you.",
            "Travellers less comfortable with trains may weigh a comfortable coach instead.",
            id="a few everyday words in guides to different things",
        ),
        pytest.param(
            "Doing so could prevent electric current from passing through your chest.",
            "This tape keeps electrical current from passing to other wires by accident.",
            id="nobody is named in both, and the articles are on other things",
        ),
    ],
)
def test_what_only_looks_alike_is_not_drawn(one, other):
    assert drawn(one, other) == []
