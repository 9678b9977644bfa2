"""Rules on Markdown, kramdown and HTML as the visitor sees them (MRK)."""
