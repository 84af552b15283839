"""Bytes become an article: decoding, structure, metadata."""
