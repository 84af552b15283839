"""What the analyst chose, and what the window remembers."""
