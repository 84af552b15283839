"""The codebook: the tags with their definitions, and the passages of a tag across articles."""
