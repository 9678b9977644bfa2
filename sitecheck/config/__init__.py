"""What the user set: sitecheck.toml, options, words."""
