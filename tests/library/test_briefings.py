from __future__ import annotations

import pytest

from app.domain.briefing import Excerpt, ItemId, Judgement, TableItem
from app.domain.errors import BadBriefing, BadRequest


def form(library):
    one, two = library.articles()[:2]
    return {
        "title": "What Minsk is offering",
        "marking": "tlp:amber",
        "scale": "phia",
        "desk": "Eastern Europe desk",
        "items": [
            {"kind": "bottom-line", "text": "A bargain, *not* a change of course."},
            {
                "kind": "judgement",
                "text": "It is likely that more follows.",
                "likelihood": "Likely",
                "confidence": "Moderate",
                "evidence": [{"article": one.id, "start": 0, "end": 40}],
            },
            {"kind": "section", "title": "Offers", "level": 1},
            {"kind": "prose", "text": "Three forms.\n\n- a call\n- a visit"},
            {
                "kind": "excerpt",
                "passage": {"article": two.title, "quote": library.article(two.id).text[200:260]},
            },
            {
                "kind": "table",
                "caption": "Figures",
                "header": ["A", "B"],
                "rows": [["1"], ["2", "3"]],
            },
            {
                "kind": "table",
                "caption": "From a source",
                "block": {"article": one.id, "start": table_start(library, one.id)},
            },
            {"kind": "sources"},
        ],
    }


def table_start(library, article):
    return next(b.start for b in library.article(article).blocks if b.kind == "table")


def test_the_open_form_loads_and_dumps_to_the_same_briefing(seeded):
    made = seeded.briefing.load(form(seeded))
    assert made.marking == "TLP:AMBER"
    items = seeded.document(made.id).items
    assert len(items) == 8
    assert isinstance(items[1], Judgement) and items[1].likelihood == "likely"
    assert items[5].rows == (("1", ""), ("2", "3"))
    assert isinstance(items[6], TableItem) and items[6].header[0] == "Opportunity"
    dumped = seeded.briefing.dump(made.id)
    again = seeded.briefing.dump(seeded.briefing.load(dumped).id)
    assert again["items"] == dumped["items"]
    assert {**again, "id": ""} == {**dumped, "id": ""}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"title": " "}, "no title"),
        ({"marking": "SECRET"}, "no handling marking"),
        ({"scale": "gut"}, "no scale"),
        ({"items": [{"kind": "oracle"}]}, "Item 0 .oracle.: this kind of item is not known yet"),
        ({"items": [{"kind": "judgement", "likelihood": "perhaps"}]}, "no likelihood"),
        (
            {"items": [{"kind": "excerpt", "passage": {"article": "gone", "start": 0, "end": 2}}]},
            "gone",
        ),
        ({"items": [{"kind": "excerpt"}]}, "name its"),
        ({"items": ["text"]}, "Item 0"),
        ({"items": {}}, "no briefing"),
        ({"items": [{"kind": "table"}]}, "header"),
    ],
)
def test_a_form_that_cannot_be_understood_loads_nothing(seeded, change, says):
    with pytest.raises(BadBriefing, match=says):
        seeded.briefing.load(form(seeded) | change)
    assert seeded.briefings() == []


def test_an_altered_quotation_is_found_and_a_paraphrase_is_not_checked(seeded):
    briefing = seeded.briefing.new("B")
    article = seeded.article(seeded.articles()[0].id)
    passage = seeded.passage(article.id, 0, 60)
    item = seeded.briefing.add_item(briefing.id, Excerpt(ItemId(""), passage))
    assert seeded.briefing.quotation(item).state == "match"
    words = passage.quote.replace("surprising", "predictable")
    changed = Excerpt(item.id, passage, text=words)
    seeded.briefing.change_item(briefing.id, changed)
    (checked,) = seeded.briefing.checks(briefing.id)
    assert checked.check.state == "altered" and checked.text == words
    seeded.briefing.change_item(briefing.id, Excerpt(item.id, passage, words, paraphrase=True))
    assert seeded.briefing.checks(briefing.id) == []


def test_the_tray_is_in_the_order_of_putting_aside_though_the_clock_goes_back(seeded, monkeypatch):
    article = seeded.articles()[0].id
    kept = []
    for number, hour in enumerate((3, 1, 2)):
        monkeypatch.setattr("app.library.briefings.now", lambda h=hour: f"2025-10-26T0{h}:00:00Z")
        passage = seeded.passage(article, 50 * number, 50 * number + 40)
        kept.append(seeded.briefing.put_aside(passage))
    assert seeded.tray() == kept
    seeded.briefing.drop_from_tray(kept[1].id)
    seeded.history.undo()
    assert seeded.tray() == kept


def test_the_tray_keeps_passages_and_gives_them_to_a_briefing_in_one_step(seeded):
    passage = seeded.passage(seeded.articles()[0].id, 0, 60)
    kept = seeded.briefing.put_aside(passage)
    assert seeded.briefing.put_aside(passage) == kept
    briefing = seeded.briefing.new("B")
    excerpt = seeded.briefing.use_from_tray(kept.id, briefing.id)
    assert seeded.tray() == [] and seeded.document(briefing.id).items == (excerpt,)
    seeded.history.undo(briefing.id)
    assert seeded.tray() == [kept] and seeded.document(briefing.id).items == ()


def test_items_move_and_a_deleted_briefing_comes_back_whole(seeded):
    made = seeded.briefing.load(form(seeded))
    before = seeded.document(made.id)
    seeded.briefing.move_items(made.id, [before.items[0].id], 3)
    assert [i.id for i in seeded.document(made.id).items][3] == before.items[0].id
    seeded.history.undo(made.id)
    seeded.briefing.delete(made.id)
    assert seeded.briefings() == []
    seeded.history.undo()
    assert seeded.document(made.id) == before


def test_a_briefing_needs_a_title_and_a_known_scale(library):
    with pytest.raises(BadRequest):
        library.briefing.new(" ")
    with pytest.raises(BadRequest):
        library.briefing.new("B", scale="gut")
