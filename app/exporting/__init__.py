"""A briefing becomes one neutral outline, and that a PDF and a Word document."""
