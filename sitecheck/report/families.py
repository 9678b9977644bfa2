"""The families of rules in words."""

from __future__ import annotations

FAMILIES = {
    "ACC": "accessibility",
    "AGR": "agreement",
    "BIB": "BibTeX",
    "CFG": "profile",
    "DAT": "dates",
    "ENC": "encoding",
    "GRM": "wording",
    "LIQ": "Liquid",
    "LNK": "links",
    "MRK": "markup",
    "NAV": "navigation",
    "ORG": "institutions",
    "PER": "people",
    "PRV": "privacy",
    "SPL": "spelling",
    "STL": "stale facts",
    "TPL": "template leftovers",
    "VEN": "venues",
    "YML": "front matter",
}
"""By the three letters with which their codes begin."""
