"""The jekyll floor: what Jekyll makes of the site, from the source alone."""
