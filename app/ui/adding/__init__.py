"""Adding articles: the first screen, and the page that shows how it goes."""
