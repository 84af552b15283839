"""The pages of PDF files: letters and their places become lines, paragraphs and tables."""
