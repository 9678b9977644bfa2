"""Invented people with consistent lives, and their homepages in several styles.

Each fact of a life stands in two places or more: a degree in About and in Education, a paper in News and in
Publications. `Fact` says where, so that one place can be falsified and the contradiction be looked for.
Venues, institutions and their dates are real; people, papers and prizes are not.
"""

from __future__ import annotations

import random
from typing import NamedTuple

from sitecheck.facts.venues import venue

TODAY = (2026, 9)
"""The clock of all lives."""
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


class _Paper(NamedTuple):
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


def invent(seed: int) -> Life:
    """The life of that number; the same number gives the same life."""
    dice = random.Random(seed)
    return _Teller(dice).life()


class _Teller:
    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        given, surnames = dice.sample(GIVEN, 9), dice.sample(SURNAMES, 9)
        people = [f"{a} {b}" for a, b in zip(given, surnames, strict=True)]
        self.owner, self.advisor, *self.friends = people
        self.schools = dice.sample(UNIVERSITIES, 3)
        self.field = dice.choice(FIELDS)
        self.begin = dice.randint(2021, 2024)  # of the doctorate, in September
        self.date = dice.choice(("{y}.{m:02d}", "{y}.{m}", "{y}-{m:02d}"))
        self.style = dice.randrange(3)
        self.papers = self._papers()
        self.prizes = [
            (prize, dice.randint(self.begin, 2025), dice.randint(1, 12)) for prize in dice.sample(PRIZES, 3)
        ]
        self.company = dice.choice(COMPANIES)
        self.intern = (dice.randint(self.begin + 1, 2026) if self.begin < 2025 else 2026, dice.randint(5, 6))
        self.user = self.owner.split()[0].lower() + "-" + self.owner.split()[1].lower()[:6]
        self.scholar = (
            "".join(dice.choice("abcdefghkmnpqrstuvwxyzABCDEFGH0123456789") for _ in range(8)) + "AAAJ"
        )

    def _papers(self) -> list[_Paper]:
        dice = self.dice
        editions = []
        for year in range(self.begin, 2027):
            for key in VENUES:
                found = venue(key)
                told = found.months_notified(year) if found else None
                if found and found.held_in(year) and told and told[0] > 0 and (year, told[-1]) < TODAY:
                    editions.append((key, year, told[0]))
        chosen = sorted(dice.sample(editions, min(6, len(editions))), key=lambda e: (e[1], e[2]))
        papers = []
        for nick, tail, index in zip(dice.sample(TOPICS, 9), dice.sample(TAILS, 9), range(9), strict=True):
            key, year, month = chosen[index % len(chosen)] if index < len(chosen) else dice.choice(chosen)
            friends = dice.sample(self.friends, dice.randint(2, 4))
            authors = (
                [self.owner, *friends] if dice.random() < 0.6 else [friends[0], self.owner, *friends[1:]]
            )
            put = 12 * year + month + dice.randint(-3, 1)
            arxiv = f"{(put - 1) // 12 % 100:02d}{(put - 1) % 12 + 1:02d}.{dice.randint(1000, 19999):05d}"
            papers.append(
                _Paper(f"{nick}Net", tail, (*authors, self.advisor), key, year, month, month, arxiv)
            )
        return sorted(papers, key=lambda p: (-p.year, -p.month, p.nick))

    def _when(self, year: int, month: int) -> str:
        return self.date.format(y=year, m=month)

    def life(self) -> Life:
        texts = {"_config.yml": self._config(), "_pages/about.md": self._page()}
        files, facts = {}, []
        for path, text in texts.items():
            files[path], found = _unmark(path, text)
            facts += found
        return Life(files, facts)

    def _config(self) -> str:
        return (
            f"title: {mark('owner-title', self.owner)}\n"
            f"description: {mark('role-config', 'Ph.D. student')} at {self.schools[0]}\n"
            "author:\n"
            f"  name: {mark('owner-config', self.owner)}\n"
            f"  bio: Ph.D. student, {mark('bio', self.schools[0])}\n"
            f"  employer: {mark('employer', self.schools[0])}\n"
            f"  email: {mark('mail-config', self._mail())}\n"
            f"  googlescholar: https://scholar.google.com/citations?user={mark('scholar-config', self.scholar)}\n"
            f"  github: {mark('github-config', self.user)}\n"
            "include: [_pages]\n"
        )

    def _mail(self) -> str:
        return self.owner.lower().replace(" ", ".") + "@fjordmail.org"

    def _page(self) -> str:
        parts = [
            "---\npermalink: /\ntitle: ''\n---\n",
            self._about(),
            f"# {self.dice.choice(('News', '🔥 News', 'Latest News'))}\n\n{self._news()}",
            f"# {self.dice.choice(('Publications', '📝 Publications', 'Papers'))}\n\n{self._list()}",
            f"# {self.dice.choice(('Honors and Awards', 'Awards'))}\n\n{self._honors()}",
            f"# Education\n\n{self._education()}",
            f"# {self.dice.choice(('Internships', 'Experience'))}\n\n{self._experience()}",
        ]
        return "\n".join(parts)

    def _about(self) -> str:
        here, master, bachelor = self.schools
        year = (12 * TODAY[0] + TODAY[1] - 12 * self.begin - 9) // 12 + 1
        greet = self.dice.choice(("I am", "Hi, I am", "My name is"))
        return (
            f"{greet} {mark('owner-about', self.owner)}. I am a {mark('study-year', ORDINALS[year])}-year "
            f"{mark('role-about', 'Ph.D. student')} in {self.field} at {mark('school-about', here)}, advised by "
            f"Prof. {self.advisor}. I received my {mark('degree-about', 'M.Sc.')} degree from "
            f"{mark('school-about', master)} in {mark('degree-year', str(self.begin))} and my B.Sc. degree from "
            f"{mark('school-about', bachelor)} in {mark('degree-year', str(self.begin - 2))}.\n\n"
            f"See my [Google Scholar](https://scholar.google.com/citations?user={mark('scholar-about', self.scholar)}), "
            f"my [GitHub](https://github.com/{mark('github-about', self.user)}), or write to "
            f"{mark('mail-about', self._mail())}.\n"
        )

    def _news(self) -> str:
        dated: list[tuple[int, int, str]] = []
        groups: dict[tuple[str, int], list[_Paper]] = {}
        for paper in self.papers:
            groups.setdefault((paper.venue, paper.year), []).append(paper)
        for (key, year), papers in groups.items():
            edition = mark("edition-news", f"{key} {year}")
            if len(papers) == 1 and self.dice.random() < 0.6:
                said = f"Our paper {papers[0].nick} is accepted to {edition}!"
            else:
                said = f"{mark('count', counted(len(papers)))} accepted to {edition}."
            dated.append((year, papers[0].told, said))
        for prize, year, month in self.prizes:
            dated.append((year, month, f"I received the {prize}."))
        dated.append((*self.intern, f"Started a research internship at {self.company}."))
        dated.append((self.begin, 9, f"Started my Ph.D. at {self.schools[0]}."))
        lines = []
        for year, month, said in sorted(dated, key=lambda d: (-d[0], -d[1], d[2])):
            kind = "award-news" if "received" in said else "start-news" if "Started" in said else "date-news"
            lines.append(f"- *{mark(kind, self._when(year, month))}*: {said}\n")
        return "".join(lines)

    def _list(self) -> str:
        return "".join(self._entry(paper) for paper in self.papers)

    def _entry(self, paper: _Paper) -> str:
        names = ", ".join(
            f"**{mark('owner-list', name)}**" if name == self.owner else mark("name", name)
            for name in paper.authors
        )
        link = f"https://arxiv.org/abs/{mark('arxiv', paper.arxiv)}"
        title = f"{paper.nick}: {paper.tail}"
        edition = mark("edition-list", f"{paper.venue} {paper.year}")
        if self.style == 0:
            return f"- ``{edition}`` [{title}]({link})\\\n  {names}\n"
        if self.style == 1:
            return f'1. {names}. "[{title}]({link})." {edition}.\n'
        return (
            f"<div class='paper-box'><div class='paper-box-image'><div><div class=\"badge\">{edition}</div>"
            f"<img src='images/{paper.nick.lower()}.png' alt='{paper.nick}'></div></div>\n"
            f"<div class='paper-box-text' markdown=\"1\">\n\n[{title}]({link})\n\n{names}\n</div>\n</div>\n\n"
        )

    def _honors(self) -> str:
        dated = sorted(self.prizes, key=lambda p: (-p[1], -p[2]))
        return "".join(f"- *{mark('award-list', self._when(y, m))}* {prize}\n" for prize, y, m in dated)

    def _education(self) -> str:
        here, master, bachelor = self.schools
        b = self.begin
        rows = (
            (mark("start-list", self._when(b, 9)) + " - now", mark("degree-list", "Ph.D."), here),
            (f"{self._when(b - 2, 9)} - {mark('end-list', self._when(b, 6))}", "M.Sc.", master),
            (f"{self._when(b - 5, 9)} - {mark('end-list', self._when(b - 2, 6))}", "B.Sc.", bachelor),
        )
        return "".join(f"- *{dates}*, {degree} in {self.field}, {school}\n" for dates, degree, school in rows)

    def _experience(self) -> str:
        year, month = self.intern
        dates = f"{mark('start-list', self._when(year, month))} - {self._when(year, month + 2)}"
        return f"- *{dates}*, Research Intern, {self.company}\n"


def _unmark(path: str, text: str) -> tuple[str, list[Fact]]:
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
