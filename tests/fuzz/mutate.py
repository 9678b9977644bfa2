"""Mutated inputs: what a damaged disk, a bad merge, a careless editor or a stranger makes of a page.

Every input is a small site in memory, made from a seed and a number alone, so that a number is enough to
make it again.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

Files = dict[str, bytes]
MOST_BYTES = 3_000
"""Of a page; a longer one is cut to a piece of this length, another one for each input."""

CONFIG = b"title: Ada Example\nauthor:\n  name: Ada Example\n  googlescholar: https://example.org\ninclude: [_pages]\n"
TOKENS = (
    b"{% include_relative about.md %}", b"{% raw %}", b"{% endraw %}", b"{% comment %}", b"{{ x | y: ", b"}}",
    b"{:", b"{::comment}", b"{::options", b"<!--", b"-->", b"<div markdown=\"1\">", b"</div>", b"<a href=",
    b"<span id='x'", b"<script>", b"<![CDATA[", b"**", b"***", b"__", b"~~~", b"```", b"`", b"$$", b"[", b"](",
    b"]: ", b"![", b"[^1]", b"*[x]: ", b"|---|", b"- ", b"1. ", b"> ", b"    ", b"\t", b"# ", b"===", b"---\n",
    b"\r\n", b"\r", b"\x00", b"\xef\xbb\xbf", b"\xff", b"\xc3", b"\xe2\x80\xa8", b"\xe2\x80\xae", b"\xf0\x9f\x94\xa5",
    b"&amp", b"&#x110000;", b"&#0;", b"\\", b"\\\\\n", b"2025.13", b"2024-02-30", b"2023 - 2021", b"0000", b"99999999",
    b"%YAML 1.1", b"&a *a", b"!!python/object:os.system", b"? ", b": ", b"'", b'"', b"<!-- sitecheck-disable -->",
    b"<!-- sitecheck-disable-next-line ALL -->", b"((https://example.org))", b"http://[", b"mailto:", b"Ada Example*",
)  # fmt: skip


def flip(data: bytes, chance: random.Random) -> bytes:
    """Other bytes in a few places."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 8, 40)) if data else 0):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def truncate(data: bytes, chance: random.Random) -> bytes:
    """Cut off, at the end or at the beginning."""
    at = chance.randrange(len(data) + 1)
    return data[:at] if chance.random() < 0.7 else data[at:]


def shuffle(data: bytes, chance: random.Random) -> bytes:
    """Lines in another order."""
    lines = data.split(b"\n")
    start = chance.randrange(len(lines))
    some = lines[start : start + chance.choice((2, 5, 1000))]
    chance.shuffle(some)
    lines[start : start + len(some)] = some
    return b"\n".join(lines)


def repeat(data: bytes, chance: random.Random) -> bytes:
    """A piece of it again and again."""
    start = chance.randrange(len(data) + 1)
    piece = data[start : start + chance.choice((1, 3, 20, 200))]
    return data[:start] + piece * chance.choice((2, 3, 30)) + data[start:]


def drop(data: bytes, chance: random.Random) -> bytes:
    """Without a piece in the middle."""
    start = chance.randrange(len(data) + 1)
    return data[:start] + data[start + chance.choice((1, 2, 10, 100)) :]


def insert(data: bytes, chance: random.Random) -> bytes:
    """With marks of one of the languages that a page is written in."""
    for _ in range(chance.choice((1, 1, 2, 6))):
        at = chance.randrange(len(data) + 1)
        data = data[:at] + chance.choice(TOKENS) + data[at:]
    return data


def newlines(data: bytes, chance: random.Random) -> bytes:
    """With another system's line ends, in all or some of its lines."""
    end = chance.choice((b"\r\n", b"\r", b"\n\n", b" \n"))
    return data.replace(b"\n", end, chance.choice((-1, 1, 3)))


MUTATORS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    flip, truncate, shuffle, repeat, drop, insert, insert, newlines,
)  # fmt: skip


class Seeds:
    """What is mutated: pages, data files and configurations.

    Args:
        folders: where they are looked for.
    """

    def __init__(self, folders: list[Path]) -> None:
        pages: list[bytes] = []
        data: list[bytes] = []
        configs: list[bytes] = [CONFIG]
        for folder in folders:
            for path in sorted(folder.rglob("*")):
                if path.suffix in (".md", ".html", ".markdown") and path.is_file():
                    pages.append(path.read_bytes())
                elif path.name == "_config.yml":
                    configs.append(path.read_bytes()[:20_000])
                elif path.suffix in (".yml", ".bib"):
                    data.append(path.read_bytes()[:20_000])
        self.pages = [page for page in pages if page.strip()]
        self.data = data
        self.configs = configs

    def site(self, seed: int, number: int) -> Files:
        """The files of input `number` of a run."""
        chance = random.Random(f"{seed}:{number}")
        page = self._page(chance)
        if chance.random() < 0.2:  # spliced: the head of one file, the tail of another
            other = self._page(chance)
            page = page[: chance.randrange(len(page) + 1)] + other[chance.randrange(len(other) + 1) :]
        for _ in range(chance.choice((1, 1, 2, 4))):
            page = chance.choice(MUTATORS)(page, chance)
        files = {"_config.yml": CONFIG, "_pages/about.md": page}
        if chance.random() < 0.1:
            files["_config.yml"] = chance.choice(MUTATORS)(self._piece(self.configs, chance), chance)
        if self.data and chance.random() < 0.1:
            files["_data/navigation.yml"] = chance.choice(MUTATORS)(self._piece(self.data, chance), chance)
        if chance.random() < 0.1:
            files["_pages/other.html"] = chance.choice(MUTATORS)(self._page(chance), chance)
        return files

    def _page(self, chance: random.Random) -> bytes:
        page = self._piece(self.pages, chance)
        if not page.startswith(b"---") and chance.random() < 0.9:
            page = b"---\npermalink: /\n---\n" + page
        return page

    @staticmethod
    def _piece(texts: list[bytes], chance: random.Random) -> bytes:
        text = chance.choice(texts)
        if len(text) <= MOST_BYTES:
            return text
        start = text.find(b"\n", chance.randrange(len(text) - MOST_BYTES)) + 1
        return text[start : start + MOST_BYTES]
