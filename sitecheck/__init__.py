"""sitecheck: content linter and validator for academic homepages made with Jekyll themes."""

__version__ = "0.1.0"
