"""Saved pages: what they show, what of it is the article, what they say of themselves."""
