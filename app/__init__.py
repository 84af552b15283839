"""Collate: from a pile of articles to a briefing that somebody decides on."""

from __future__ import annotations

__version__ = "0.1.0"
