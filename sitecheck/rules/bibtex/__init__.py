"""BIB: bibliographies in BibTeX."""
