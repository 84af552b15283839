"""How the index fails."""

from __future__ import annotations


class IndexDamaged(Exception):
    """The index cannot be read, or an older program made it: throw it away and make it anew."""
