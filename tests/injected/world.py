"""What invented lives are made of: names, places, titles; and how their facts are marked."""

from __future__ import annotations

from typing import NamedTuple

TODAY = (2026, 9)
"""The clock of all lives."""
EASTERN = (
    "Yulan Qiu",
    "Zhenhao Miao",
    "Xinyue Lang",
    "Kexin Bao",
    "Ruolin Geng",
    "Haoran Dou",
    "Siqi Tong",
    "Wenjie Ao",
    "Jingwen Shu",
    "Mingze Ruan",
    "Yifei Leng",
    "Tianyu Sang",
)
"""Invented people with Chinese names."""
GIVEN = (
    "Elin Jonas Mira Tomas Signe Anders Ylva Henrik Maren Oskar Tuva Lasse Ingrid Felix Astrid Viktor".split()
)
SURNAMES = (
    "Moerland Ravnkilde Solbergen Vargason Lindqvister Haugland Nystrand Bergqvist Tollefsen Ekdahler Sandvikson "
    "Ostergren Kvalheim Rosenlund Stenhammar Fagerholm"
).split()
UNIVERSITIES = (
    "University of Oslo", "Lund University", "Uppsala University", "Aalto University", "University of Copenhagen",
    "Delft University of Technology", "ETH Zurich", "KU Leuven", "University of Bergen", "Ghent University",
)  # fmt: skip
COMPANIES = ("Google DeepMind", "Microsoft Research", "NVIDIA Research", "Adobe Research")
FIELDS = ("Computer Science", "Electrical Engineering", "Applied Mathematics", "Physics")
VENUES = ("CVPR", "ICCV", "ECCV", "NeurIPS", "ICML", "ICLR", "MICCAI", "ACL", "IJCAI", "ICRA", "IROS")
TOPICS = ("Tide", "Fjord", "Glacier", "Herring", "Aurora", "Basalt", "Lichen", "Kelp", "Puffin", "Heather", "Moraine",
          "Skerry", "Birch", "Drift", "Ember", "Lantern")  # fmt: skip
TAILS = ("Learning to follow currents from few pictures", "Sparse attention for long coastal records",
         "A benchmark of answers about maps", "Matching shapes under heavy snow",
         "Robust pose of swimming robots in the dark", "Denoising echoes with small networks",
         "Planning over uncertain ice", "Grounded captions for aerial views", "Fast search in wide archives",
         "Counting birds across seasons", "Cross-view retrieval of harbours", "Calibrated doubts of segmenters",
         "Editing scenes by gentle words", "Tracking many boats at once", "Tuning prompts for rare plants",
         "Fair diagnosis from weak labels")  # fmt: skip
PRIZES = ("Northern Lights Scholarship", "Amundsen Young Researcher Prize", "Fjordbank Travel Fellowship",
          "Halvorsen Thesis Medal", "Polar Council Study Grant")  # fmt: skip
NUMBERS = ("zero", "one", "two", "three", "four", "five")
ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth")

OPEN, SHUT = "\x02", "\x03"


class Fact(NamedTuple):
    """One place that states a fact.

    Attributes:
        path, start, end: where.
        kind: `award-news`, `award-list`, `degree-year`, `edition`, … what is stated.
        value: as it stands there.
    """

    path: str
    start: int
    end: int
    kind: str
    value: str


class Life(NamedTuple):
    """A homepage and the facts it states."""

    files: dict[str, str]
    facts: list[Fact]


class Paper(NamedTuple):
    nick: str
    tail: str
    authors: tuple[str, ...]
    venue: str
    year: int
    month: int
    told: int
    arxiv: str


def counted(number: int) -> str:
    """`Two papers are`."""
    return f"{NUMBERS[number].capitalize()} {'papers are' if number > 1 else 'paper is'}"


def mark(kind: str, text: str) -> str:
    """A text that the finished page is searched for."""
    return f"{OPEN}{kind}|{text}{SHUT}"


MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
DATES = (
    "{y}.{m:02d}", "{y}.{m}", "{y}-{m:02d}", "{y}/{m:02d}", "{name} {y}", "{m:02d}/{y}", "{y}.{m:02d}.15",
)  # fmt: skip
"""Ways to write a month."""
JOINS = ("{v} {y}", "{v} {y}", "{v}'{s}", "{v}{y}", "{v}-{s}")
"""Ways to write an edition."""


def unmark(path: str, text: str) -> tuple[str, list[Fact]]:
    """A text without its marks, and the facts that they mark."""
    parts: list[str] = []
    facts = []
    length = 0
    for piece in text.split(OPEN):
        marked, _, rest = piece.rpartition(SHUT) if SHUT in piece else ("", "", piece)
        if marked:
            kind, _, value = marked.partition("|")
            facts.append(Fact(path, length, length + len(value), kind, value))
            parts.append(value)
            length += len(value)
        parts.append(rest)
        length += len(rest)
    return "".join(parts), facts
