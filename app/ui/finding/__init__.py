"""Find: search as you type, results by article, filters, and a preview beside them."""
