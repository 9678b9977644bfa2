"""BibTeX as jekyll-scholar shows it: a scanner with exact ranges, LaTeX in values, the page of entries."""
