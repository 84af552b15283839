"""Tables of a text, each kind by its own sign."""
