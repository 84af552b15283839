"""What is said of files in added folders that were passed over."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.ui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.library.imports import PassedOver

_NAMED = 20
"""Files that are named on the page; the report names all."""

_KINDS = 4


def reasons_in_words(there: Sequence[PassedOver]) -> str:
    """How many were passed over for which reason."""
    said = []
    for why, one, many in _REASONS:
        count = sum(passed.why == why for passed in there)
        if count:
            said.append(counted(count, _said(one), _said(many)))
            if why == "unknown":
                said[-1] += _kinds(there)
    return ", ".join(said)


def named(there: Sequence[PassedOver]) -> str:
    """The first of them by name, a line each."""
    lines = [f"{PurePath(passed.path).name} · {reason(passed)}" for passed in there[:_NAMED]]
    if len(there) > _NAMED:
        more = _said("and {n} more, which the report names")
        lines.append(more.format(n=f"{len(there) - _NAMED:,}"))
    return "\n".join(lines)


def reason(passed: PassedOver) -> str:
    """Why this one was passed over."""
    return _said(_WHY[passed.why])


def _kinds(there: Sequence[PassedOver]) -> str:
    """The endings of those whose kind is not read, the most frequent first."""
    kinds = [PurePath(passed.path).suffix.lower() for passed in there if passed.why == "unknown"]
    counts = Counter(kind for kind in sorted(kinds) if kind)
    ordered = [kind for kind, _count in counts.most_common()]
    if not ordered:
        return ""
    return f" ({', '.join(ordered[:_KINDS])}{', …' if len(ordered) > _KINDS else ''})"


def _said(text: str) -> str:
    return QCoreApplication.translate("PassedOver", text)


_REASONS = (
    ("unknown", "1 of a kind that is not read", "{n} of kinds that are not read"),
    ("hidden", "1 hidden", "{n} hidden"),
    ("closed", "1 that cannot be opened", "{n} that cannot be opened"),
    ("link", "1 link to a folder", "{n} links to folders"),
)
_WHY = {
    "unknown": "of a kind that is not read",
    "hidden": "hidden",
    "closed": "cannot be opened",
    "link": "a link to a folder",
}
