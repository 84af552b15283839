from __future__ import annotations

import pytest

from app.ui.finding.place import FindPlace


@pytest.fixture
def place(qtbot, desk):
    """Find over the sample library, shown wide, with nothing typed yet."""
    desk.actions.enter("find")
    made = FindPlace(desk)
    made.addActions(desk.actions.all())  # as the window does
    qtbot.addWidget(made)
    made.resize(1440, 800)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.focus_query()
    qtbot.waitUntil(lambda: desk.background.is_idle, timeout=30_000)
    return made


@pytest.fixture
def tagged(library):
    """The sample library with the tag Sanctions on one passage of an article."""
    tag = library.codebook.add("Sanctions", colour=5)
    hit = library.searching.search("sanctions relief").hits[0]
    library.marking.add_mark(hit.article, hit.start, hit.end, tags=(tag.id,))
    return tag
