"""Settings: what the analyst chooses once."""
