"""Everything one can do with an open library."""
