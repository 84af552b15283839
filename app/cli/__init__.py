"""The same deeds for scripts."""
