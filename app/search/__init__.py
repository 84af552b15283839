"""The passage index and the questions put to it."""
