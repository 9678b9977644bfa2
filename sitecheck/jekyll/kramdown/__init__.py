"""kramdown as Jekyll runs it, with the range of every node: a port of its block and span parsers."""
