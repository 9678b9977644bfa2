"""Where Jekyll puts things: addresses of pages and files, and what a link leads to."""
