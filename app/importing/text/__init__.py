"""How a torn text falls into blocks, and what is shown where its letters are damaged."""
