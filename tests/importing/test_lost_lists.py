from __future__ import annotations

from app.domain.article import BlockKind
from app.importing.text.structure import blocks_of

LONG = (
    "The ministry said on Monday that the work would begin as soon as the money was there, and "
    "that nobody should expect any of it before the spring of next year."
)


def items(text):
    return [b for b in blocks_of(text) if b.kind is BlockKind.LIST_ITEM]


def test_short_parallel_lines_after_a_colon_are_items_whose_marker_was_lost():
    text = f"{LONG}\nPriorities include:\nBuilding new roads\nRepairing old bridges\n{LONG}"
    assert [text[i.start : i.end] for i in items(text)] == [
        "Building new roads",
        "Repairing old bridges",
    ]


def test_items_that_end_in_semicolons_end_with_the_one_that_has_a_full_stop():
    text = f"People should bring:\na licence;\nproof of insurance;\na photograph.\n{LONG}"
    assert len(items(text)) == 3


def test_labelled_lines_after_a_colon_end_where_the_labels_end():
    text = f"Elements include:\nTrade: more of it.\nSecurity: less talk.\n{LONG}"
    found = items(text)
    assert len(found) == 2
    assert text[found[0].label.start : found[0].label.end] == "Trade:"


def test_labelled_lines_without_a_lead_in_are_items_from_three_on():
    text = f"{LONG}\nBuilt: 1862\nRooms: five\nWater: a well\n{LONG}"
    assert len(items(text)) == 3


def test_a_conversation_is_no_list():
    text = f"{LONG}\nSmith: We never said so.\nJones: You did.\nSmith: We did not.\n{LONG}"
    assert items(text) == []


def test_one_line_after_a_colon_is_no_list():
    assert items(f"He said only this:\nWe shall see\n{LONG}") == []


def test_small_lines_after_a_colon_are_not_joined_as_if_they_were_torn():
    text = f"Plusieurs projets sont à l'étude :\nune médiathèque\nune salle de concert de 300 places\ndes logements\n{LONG}"  # noqa: E501
    assert len(items(text)) == 3


def test_items_that_open_with_a_time_end_where_a_line_has_none():
    text = f"{LONG}\nMinute by minute:\n2:14 a.m. The relay fails.\n2:31 a.m. A call.\nHe said no."
    assert len(items(text)) == 2


def test_the_last_item_counts_though_its_own_tag_was_lost():
    text = (
        "Under the plan the unit will:\nstop admitting women from 6pm on Fridays</li>\n"
        "keep two midwives on call</li>\nreview the arrangement in September\n</ul>\n"
        "Ambulances will take women to Great Dunmoor until then.\n"
    )
    kinds = [block.kind for block in blocks_of(text)]
    assert kinds[1:4] == [BlockKind.LIST_ITEM] * 3
    assert kinds[5] is BlockKind.PARAGRAPH


def test_the_lines_of_a_poem_are_no_items():
    text = (
        "His daughter read the verses that he had cut into the lip of the tenor bell at Harrow:\n\n"
        "I was the kettle and the pan,\nThe gatepost and the key;\n"
        "Now hear me, woman, hear me, man,\nAnd set your clocks by me.\n\n"
        "The bells hang in sixty towers, and the largest of them weighs as much as a car.\n"
    )
    assert BlockKind.LIST_ITEM not in {block.kind for block in blocks_of(text)}


def test_items_of_which_the_first_opens_with_a_name_are_one_list():
    text = (
        "Among the creditors of the firm are:\nColumbia Marine Steel, owed $31 million\n"
        "the Port of Astoria, owed $9 million\na boatyard, owed $640,000\n"
        "A hearing is set for November in Portland.\n"
    )
    assert [block.kind for block in blocks_of(text)][1:4] == [BlockKind.LIST_ITEM] * 3


def test_times_with_what_happened_then_are_a_list():
    text = (
        "The council sat until the evening, and the ferry was the first thing on its list.\n"
        "17.31 Prime minister cancels trip to Lisbon\n16.05 Second valley told to leave\n"
        "14.20 Breach widens to 11 metres\nThe rest was put off until May, when it meets again.\n"
    )
    assert [block.kind for block in blocks_of(text)][1:4] == [BlockKind.LIST_ITEM] * 3


def test_entries_of_a_live_page_are_no_list():
    text = (
        "17.31 Prime minister cancels trip to Lisbon, as her office said in the evening.\n"
        "16.05 The second valley was told to leave by the police, who had come with buses.\n"
        "14.20 The breach has widened to 11 metres, says the operator of the dam in a letter.\n"
    )
    assert BlockKind.LIST_ITEM not in {block.kind for block in blocks_of(text)}


def kinds(*lines):
    return [str(b.kind) for b in blocks_of("\n".join((LONG, *lines, LONG)))[1:-1]]


POINTS = ("The cause of the crack", "What becomes of the grain in the silo", "Who will pay for it")


def test_lines_without_a_stop_below_a_heading_and_above_prose_are_a_list():
    assert kinds("What nobody knows yet", *POINTS) == ["heading", *["list-item"] * 3]


def test_other_short_lines_between_paragraphs_are_no_list():
    assert "list-item" not in kinds("What nobody knows yet", *POINTS[:2])
    assert "list-item" not in kinds("What nobody knows yet", "Ann Lee", "Tom Orr", "Eve Au")
    assert "list-item" not in kinds("I saw it,", "the ship of rope,", "it sailed along,", "a hope")
    spread = (POINTS[0], f"\n{POINTS[1]}", POINTS[2])
    assert "list-item" not in kinds("What nobody knows yet", *spread)


TOLD = (
    "The boat hit the pier at seven.",
    "The light was out that night.",
    "Nobody was hurt by it.",
)


def test_single_sentences_below_what_announces_points_are_items():
    for head in ("What we know so far", "Was bisher bekannt ist", "Что известно", "Co wiemy"):
        assert kinds(head, *TOLD) == ["heading", *["list-item"] * 3]
    quoted = "“You sail by feeling there.”"
    assert kinds("What we know", *TOLD, quoted)[1:4] == ["list-item"] * 3


def test_sentences_below_another_heading_or_longer_ones_stay_paragraphs():
    assert "list-item" not in kinds("The night of the ferry", *TOLD)
    assert "list-item" not in kinds("What we know", *TOLD[:2])
    assert "list-item" not in kinds("What we know", *TOLD, "He left. She stayed at the pier.")
    assert "list-item" not in kinds("What we know", LONG, LONG, LONG)
