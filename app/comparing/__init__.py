"""Which passages of several articles say the same."""
