"""The article as it is shown: its text laid out, and the way back to the exact passage."""
