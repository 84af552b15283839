"""Where one has been: back and forward through articles and places in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from app.domain.article import ArticleId

_LONGEST = 100


class Stop(NamedTuple):
    """A place in an article; ``position`` is a code point of its text.

    ``pane`` is the number of the pane in which one was there.
    """

    article: ArticleId
    position: int
    pane: int = 0


class Trail:
    """Stops behind and ahead of the one where the reader is."""

    def __init__(self) -> None:
        self._behind: list[Stop] = []
        self._ahead: list[Stop] = []

    @property
    def can_go_back(self) -> bool:
        """Whether there is a stop behind."""
        return bool(self._behind)

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a stop ahead."""
        return bool(self._ahead)

    def leave(self, stop: Stop) -> None:
        """Remember ``stop``, which is being left for somewhere new."""
        if not self._behind or self._behind[-1] != stop:
            self._behind.append(stop)
            del self._behind[:-_LONGEST]
        self._ahead.clear()

    def back(self, here: Stop) -> Stop | None:
        """The stop before ``here``; ``None`` if there is none."""
        if not self._behind:
            return None
        self._ahead.append(here)
        return self._behind.pop()

    def forward(self, here: Stop) -> Stop | None:
        """The stop that ``here`` was reached back from; ``None`` if there is none."""
        if not self._ahead:
            return None
        self._behind.append(here)
        return self._ahead.pop()
