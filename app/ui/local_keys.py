"""Keys that places listen for themselves and that are no actions: the key sheet lists them."""

from __future__ import annotations

LOCAL_KEYS: tuple[tuple[str, str, str], ...] = (
    ("Extend the selection", "Shift and the arrows; with Ctrl by word", "read"),
    ("Extend by sentence, by paragraph", "S, P", "read"),
    ("Scroll one of the linked panes alone", "Alt and the wheel", "read"),
    ("Larger or smaller text", "Ctrl and the wheel", "read"),
    ("Moving a mark's edges: other edge, keep, leave", "E, Enter, Esc", "read"),
    ("Layouts: open, rename, delete", "Enter, F2, Del", "read"),
    ("Results: move, open, open beside", "Up and Down, Enter, Shift+Enter", "find"),
    ("Added articles: accept and go on", "Ctrl+Enter", "read"),
    ("Added files: group, keep apart, skip, retry", "G, K, S, R", "read"),
    ("Added articles: lines as text, heading, list, table, dimmed", "T, H, L, A, D", "read"),
    ("Lists of articles: show copies, hide them", "Right, Left", "read"),
    ("Versions: next change, change before", "N, P", "read"),
    ("Context menu", "Shift+F10 or Menu", ""),
    ("Cancel, close, deselect", "Esc", ""),
    ("Rename", "F2", ""),
)
"""Keys that are no actions, for the key sheet: what they do, the keys, the place."""
