"""Brief over the sample library, with a briefing in it."""

from __future__ import annotations

import pytest

from app.ui.briefing.place import BriefPlace

ALTERED = "a clear willingness to explore a “big deal” with the United States"
RARE = "a rare willingness to explore a “big deal” with the United States"
PRISONERS = "the potential release of an additional 1,300 prisoners, a move"
HEDGING = "classic hedging behavior by a smaller power"
OPENING = "The invitation represents an opening, not a breakthrough"


@pytest.fixture
def find(library):
    """A passage by its words."""

    def found(words):
        for article in library.articles():
            at = library.article(article.id).text.find(words)
            if at >= 0:
                return library.passage(article.id, at, at + len(words))
        raise AssertionError(words)

    return found


def form_of(passage):
    return {"article": passage.article, "start": passage.start, "end": passage.end}


@pytest.fixture
def written(library, find):
    """A briefing with one altered quotation; returns its id."""
    form = {
        "title": "What Minsk is offering",
        "items": [
            {"kind": "bottom-line", "text": "A bargain, not a change of course."},
            {
                "kind": "judgement",
                "text": "It is likely that more prisoners will be released.",
                "likelihood": "likely",
                "confidence": "moderate",
                "evidence": [form_of(find(PRISONERS))],
            },
            {"kind": "section", "title": "What has been offered", "level": 1},
            {"kind": "prose", "text": "The offer comes in **three** forms."},
            {"kind": "excerpt", "passage": form_of(find(RARE)), "text": ALTERED},
            {"kind": "section", "title": "What is wanted", "level": 1},
            {"kind": "prose", "text": "An easing of sanctions."},
            {"kind": "excerpt", "passage": form_of(find(HEDGING))},
            {
                "kind": "table",
                "caption": "Figures",
                "header": ["Figure", "Source"],
                "rows": [["16", "One"], ["1,300", "One"]],
            },
            {"kind": "sources"},
        ],
    }
    return library.briefing.load(form).id


@pytest.fixture
def place(qtbot, desk):
    """Brief, shown at the size it has in a window of 1440 by 900."""
    desk.actions.enter("brief")
    made = BriefPlace(desk)
    made.resize(1440, 798)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    yield made
    made.hide()
    qtbot.waitUntil(lambda: desk.background.is_idle, timeout=20_000)


@pytest.fixture
def brief(qtbot, place, written):
    """Brief with the written briefing open and checked; no pages are made, to be quick."""
    place.preview.hide()
    with qtbot.waitSignal(place.briefing.checked, timeout=10_000):
        place.open_briefing(written)
    return place


@pytest.fixture
def brief_with_pages(qtbot, place, written):
    """Brief with the written briefing and its pages."""
    place.open_briefing(written)
    preview = place.preview
    qtbot.waitUntil(lambda: preview.is_settled and preview.pages.page_count > 0, timeout=20_000)
    return place


def of_kind(place, kind):
    """The first block of a class."""
    return next(b for b in place.editor.blocks.blocks if isinstance(b, kind))


def item_of(place, kind):
    """The first item of a class."""
    return next(i for i in place.briefing.items if isinstance(i, kind))
