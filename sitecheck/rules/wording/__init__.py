"""GRM: wording."""
