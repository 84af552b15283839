from __future__ import annotations

import os
from pathlib import Path

from app.settings import folders


def test_each_thing_has_its_place_below_the_home_of_the_test():
    home = Path(os.environ["HOME"]).parent
    places = {
        folders.library_folder(),
        folders.settings_file(),
        folders.window_file(),
        folders.log_file(),
    }
    assert len(places) == 4
    assert all(home in place.parents for place in places)
