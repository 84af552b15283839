"""Folders that are watched for new files, and what has been seen in them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WatchedFolder:
    """A folder, by its absolute path, that is looked through for new and changed files.

    ``collection`` names the collection that its articles go to; empty for the Inbox alone.
    """

    id: str
    path: str
    collection: str = ""
