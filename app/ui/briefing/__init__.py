"""The place where a briefing is outlined, written, seen and exported."""
