"""What can still be searched of a damaged index while another one is being made beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.search.codec import EXTENSION
from app.search.collection import Collection
from app.search.errors import IndexDamaged
from app.search.segment import SegmentFile
from app.search.store import listed_segments
from app.search.values import ValueIndex

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from app.search.store import Parts, Ranges

    View = tuple[Collection, ValueIndex]


class Rescue:
    """The segments of a damaged index that are whole: each is read and checked from end to end.

    Where the table of segments is lost, so is what was deleted from them: the newest segment with
    an article has it then. No file is changed.
    """

    def __init__(self, folder: Path) -> None:
        self._parts = _sound(folder)
        self._viewed: tuple[Parts, frozenset[str], View] | None = None

    def view(self, fresh: Parts, known: frozenset[str]) -> View:
        """The segments ``fresh`` of the new index, and beside them what they do not have yet.

        Only the articles ``known`` are taken from the damaged index. Raises ``IndexDamaged``.
        """
        viewed = self._viewed
        if viewed is None or viewed[0] is not fresh or viewed[1] is not known:
            viewed = self._viewed = (fresh, known, _together(fresh, self._parts, known))
        return viewed[2]

    def close(self) -> None:
        """Let go of the files."""
        for segment, _ in self._parts:
            segment.close()
        self._parts = ()


def _sound(folder: Path) -> Parts:
    listed = listed_segments(folder)
    paths = sorted(folder.glob(f"*{EXTENSION}"), key=_age) if folder.is_dir() else []
    kept = []
    for path in paths:
        if listed is not None and path.name not in listed:
            continue
        try:
            segment = SegmentFile(path)
        except IndexDamaged:
            continue
        try:
            segment.verify()
        except IndexDamaged:
            segment.close()
            continue
        kept.append((segment, listed[path.name] if listed is not None else ()))
    return tuple(kept)


def _age(path: Path) -> tuple[int, str]:
    """Sorts the newest first."""
    try:
        return -path.stat().st_mtime_ns, path.name
    except OSError:
        return 0, path.name


def _together(fresh: Parts, damaged: Parts, known: frozenset[str]) -> View:
    collection = Collection([segment for segment, _ in fresh], [gone for _, gone in fresh])
    seen = set(collection.live_ids())
    gone = []
    for segment, deleted in damaged:
        live = _live(segment, deleted)
        first, last = segment.articles.first.tolist(), segment.articles.last.tolist()
        unwanted = []
        for name, start, stop in zip(segment.articles.ids(), first, last, strict=True):
            if name in seen or name not in known:
                unwanted.append((start, stop))
            elif live[start]:
                seen.add(name)
        gone.append((*deleted, *unwanted))
    parts = [*fresh, *zip((segment for segment, _ in damaged), gone, strict=True)]
    whole = Collection([segment for segment, _ in parts], [deleted for _, deleted in parts])
    return whole, ValueIndex(whole)


def _live(segment: SegmentFile, deleted: Ranges) -> NDArray[np.bool_]:
    live = np.ones(segment.passages, bool)
    for first, last in deleted:
        live[first:last] = False
    return live
