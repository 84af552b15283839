"""The place where articles are read, marked, tagged and noted."""
