"""What an article says of itself: who wrote it, when, for whom, in which language."""
