"""External links: the only room with a network door."""
