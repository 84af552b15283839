"""The window: the only package, beside startup, that imports Qt."""
