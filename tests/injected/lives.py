"""Invented people with consistent lives, and their homepages in several styles.

Each fact of a life stands in two places or more: a degree in About and in Education, a paper in News and in
Publications. `Fact` says where, so that one place can be falsified and the contradiction be looked for.
Venues, institutions and their dates are real; people, papers and prizes are not.
"""

from __future__ import annotations

import random

from sitecheck.facts.venues import venue
from tests.injected.world import (
    COMPANIES,
    DATES,
    EASTERN,
    FIELDS,
    GIVEN,
    JOINS,
    MONTHS,
    ORDINALS,
    PRIZES,
    SURNAMES,
    TAILS,
    TODAY,
    TOPICS,
    UNIVERSITIES,
    VENUES,
    Life,
    Paper,
    counted,
    mark,
    unmark,
)  # fmt: skip


class Teller:
    """One invented person, told on one page as acad-homepage has it; other layouts override the parts."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        given, surnames = dice.sample(GIVEN, 9), dice.sample(SURNAMES, 9)
        people = [f"{a} {b}" for a, b in zip(given, surnames, strict=True)]
        if dice.random() < 0.4:
            people = [*dice.sample(EASTERN, 6), *people[:3]]
            dice.shuffle(people)
        self.owner, self.advisor, *self.friends = people
        self.schools = dice.sample(UNIVERSITIES, 3)
        self.field = dice.choice(FIELDS)
        self.begin = dice.randint(2021, 2024)  # of the doctorate, in September
        self.date = dice.choice(DATES)
        self.list_date = dice.choice(DATES[:5]) if dice.random() < 0.3 else self.date
        self.months = dice.random() < 0.75  # whether Education and Experience are dated by months
        self.join = dice.choice(JOINS)
        self.style = dice.randrange(5)
        self.rows = dice.randrange(3)
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

    def _papers(self) -> list[Paper]:
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
            papers.append(Paper(f"{nick}Net", tail, (*authors, self.advisor), key, year, month, month, arxiv))
        return sorted(papers, key=lambda p: (-p.year, -p.month, p.nick))

    def when(self, year: int, month: int) -> str:
        """A month as News writes it."""
        return self.date.format(y=year, m=month, name=MONTHS[month - 1])

    def listed(self, year: int, month: int) -> str:
        """A month as Honors, Education and Experience write it."""
        if not self.months:
            return str(year)
        return self.list_date.replace(".15", "").format(y=year, m=month, name=MONTHS[month - 1])

    def edition(self, venue_key: str, year: int) -> str:
        """An edition as the page writes it."""
        join = "{v} {y}" if venue_key.endswith("W") else self.join
        return join.format(v=venue_key, y=year, s=f"{year % 100:02d}")

    def life(self) -> Life:
        """The files, and the facts that they state."""
        files, facts = {}, []
        for path, text in self.texts().items():
            files[path], found = unmark(path, text)
            facts += found
        return Life(files, facts)

    def texts(self) -> dict[str, str]:
        """The files with their marks."""
        return {"_config.yml": self.config() + "include: [_pages]\n", "_pages/about.md": self._page()}

    def config(self) -> str:
        """The profile."""
        return (
            f"title: {mark('owner-title', self.owner)}\n"
            f"description: {mark('role-config', 'Ph.D. student')} at {self.schools[0]}\n"
            "author:\n"
            f"  name: {mark('owner-config', self.owner)}\n"
            f"  bio: Ph.D. student, {mark('bio', self.schools[0])}\n"
            f"  employer: {mark('employer', self.schools[0])}\n"
            f"  email: {mark('mail-config', self.mail())}\n"
            f"  googlescholar: https://scholar.google.com/citations?user={mark('scholar-config', self.scholar)}\n"
            f"  github: {mark('github-config', self.user)}\n"
        )

    def mail(self) -> str:
        """The owner's address."""
        return self.owner.lower().replace(" ", ".") + "@fjordmail.org"

    def _page(self) -> str:
        parts = [
            "---\npermalink: /\ntitle: ''\n---\n",
            self.about(),
            f"# {self.dice.choice(('News', '🔥 News', 'Latest News'))}\n\n{self._news()}",
            f"# {self.dice.choice(('Publications', '📝 Publications', 'Papers'))}\n\n{self.papers_list()}",
            f"# {self.dice.choice(('Honors and Awards', 'Awards'))}\n\n{self.honors()}",
            f"# Education\n\n{self.education()}",
            f"# {self.dice.choice(('Internships', 'Experience'))}\n\n{self.experience()}",
        ]
        return "\n".join(parts)

    def about(self) -> str:
        """The owner in prose, sometimes at length."""
        here, master, bachelor = self.schools
        dice = self.dice
        year = (12 * TODAY[0] + TODAY[1] - 12 * self.begin - 9) // 12 + 1
        ordinal = mark("study-year", ORDINALS[year])
        role, owner = mark("role-about", "Ph.D. student"), mark("owner-about", self.owner)
        greet = dice.choice(("I am", "Hi, I am", "My name is"))
        who = (
            f"{greet} {owner}. I am a {ordinal}-year {role} in {self.field} at {mark('school-about', here)}, advised by "
            f"Prof. {self.advisor}."
        )
        if dice.random() < 0.5:
            who = (
                f"{greet} {owner}. I'm currently a {ordinal}-year {role} at {mark('school-about', here)}, where I work on "
                f"maps, ice and boats. I am lucky to be supervised by Prof. {self.advisor}."
            )
        degree, b = mark("degree-about", "M.Sc."), self.begin
        past = (
            f"I received my {degree} degree from {mark('school-about', master)} in {mark('degree-year', str(b))} and my "
            f"B.Sc. degree from {mark('school-about', bachelor)} in {mark('degree-year', str(b - 2))}."
        )
        if dice.random() < 0.5:
            past = (
                f"Before that, I obtained my {degree} degree in {self.field} from {mark('school-about', master)} in "
                f"{mark('degree-year', str(b))}. Earlier, in {mark('degree-year', str(b - 2))}, I got my B.Sc. degree "
                f"from {mark('school-about', bachelor)}."
            )
        noise = (
            "My research is about machines that see, move and doubt in cold places; I care most for small models, "
            "honest benchmarks and code that others can run. I was often told that a good question is half of the "
            "answer.\n\nI like to work with people from other fields. If you want to write a paper with me, or have "
            "found a mistake in one of mine, write to me, I answer within a week.\n\n"
        )
        return (
            f"{who} {past}\n\n{noise if dice.random() < 0.5 else ''}"
            f"See my [Google Scholar](https://scholar.google.com/citations?user={mark('scholar-about', self.scholar)}), "
            f"my [GitHub](https://github.com/{mark('github-about', self.user)}), or write to "
            f"{mark('mail-about', self.mail())}.\n"
        )

    def told(self) -> list[tuple[int, int, str, str]]:
        """What News tells: year, month, the fact that its date is, the sentence; the newest first."""
        dice = self.dice
        found: list[tuple[int, int, str, str]] = []
        groups: dict[tuple[str, int], list[Paper]] = {}
        for paper in self.papers:
            groups.setdefault((paper.venue, paper.year), []).append(paper)
        for (key, year), papers in groups.items():
            edition = mark("edition-news", self.edition(key, year))
            verb = dice.choice(("accepted to", "accepted by", "accepted at"))
            if len(papers) == 1 and dice.random() < 0.6:
                said = f"Our paper {papers[0].nick} is {verb} {edition}!"
            elif dice.random() < 0.5:
                said = f"🎉 {mark('count', counted(len(papers)))} {verb} {edition}."
            else:
                said = f"{mark('count', counted(len(papers)).replace(' is', '').replace(' are', ''))} {verb} {edition}"
            found.append((year, papers[0].told, "date-news", said))
        for prize, year, month in self.prizes:
            said = dice.choice(
                (f"I received the {prize}.", f"Honored to receive the {prize}!", f"Awarded the {prize}.")
            )
            # Where Honors says years alone, another month of the same year contradicts nothing.
            found.append((year, month, "award-news" if self.months else "date-news", said))
        company = dice.choice(("Started a research internship at", "I joined", "Joined"))
        tail = "" if company.startswith("Started") else " as a research intern"
        start = "start-news" if self.months else "date-news"
        found.append((*self.intern, start, f"{company} {self.company}{tail}."))
        found.append((self.begin, 9, start, f"Started my Ph.D. at {self.schools[0]}."))
        return sorted(found, key=lambda d: (-d[0], -d[1], d[3]))

    def _news(self) -> str:
        shape = self.dice.choice(("- *{}*: {}\n", "- **{}**: {}\n", "- [{}] {}\n", "- *{}*: &nbsp;🎉 {}\n"))
        return "".join(
            shape.format(mark(kind, self.when(year, month)), said) for year, month, kind, said in self.told()
        )

    def papers_list(self) -> str:
        """The papers."""
        return "".join(self._entry(paper) for paper in self.papers)

    def _entry(self, paper: Paper) -> str:
        names = ", ".join(
            f"**{mark('owner-list', name)}**" if name == self.owner else mark("name", name)
            for name in paper.authors
        )
        link = f"https://arxiv.org/abs/{mark('arxiv', paper.arxiv)}"
        title = f"{paper.nick}: {paper.tail}"
        edition = mark("edition-list", self.edition(paper.venue, paper.year))
        if self.style == 0:
            return f"- ``{edition}`` [{title}]({link})\\\n  {names}\n"
        if self.style == 1:
            return f'1. {names}. "[{title}]({link})." {edition}.\n'
        if self.style == 2:
            return f"- **{title}**\\\n  {names}\\\n  *{edition}* [[paper]]({link}) [[code]](https://github.com/fjordlab/{paper.nick})\n"
        if self.style == 3:
            return f"[{title}]({link}) <br>\n{names} <br>\n*In {edition}*\n\n"
        return (
            f"<div class='paper-box'><div class='paper-box-image'><div><div class=\"badge\">{edition}</div>"
            f"<img src='images/{paper.nick.lower()}.png' alt='{paper.nick}'></div></div>\n"
            f"<div class='paper-box-text' markdown=\"1\">\n\n[{title}]({link})\n\n{names}\n</div>\n</div>\n\n"
        )

    def honors(self) -> str:
        """The prizes."""
        dated = sorted(self.prizes, key=lambda p: (-p[1], -p[2]))
        return "".join(f"- *{mark('award-list', self.listed(y, m))}* {prize}\n" for prize, y, m in dated)

    def education(self) -> str:
        """The degrees, the date before or behind them, or in a table."""
        here, master, bachelor = self.schools
        b = self.begin
        start = mark("start-list", self.listed(b, 9)) if self.months else self.listed(b, 9)
        rows = (
            (f"{start} - now", mark("degree-list", "Ph.D."), here),
            (f"{self.listed(b - 2, 9)} - {mark('end-list', self.listed(b, 6))}", "M.Sc.", master),
            (f"{self.listed(b - 5, 9)} - {mark('end-list', self.listed(b - 2, 6))}", "B.Sc.", bachelor),
        )
        if self.rows == 1:
            return "".join(
                f"- {degree} in {self.field}, {school} ({dates})\n" for dates, degree, school in rows
            )
        if self.rows == 2:
            head = "| When | Degree | Where |\n| --- | --- | --- |\n"
            return head + "".join(
                f"| {dates} | {degree} in {self.field} | {school} |\n" for dates, degree, school in rows
            )
        return "".join(f"- *{dates}*, {degree} in {self.field}, {school}\n" for dates, degree, school in rows)

    def experience(self) -> str:
        """The internship."""
        year, month = self.intern
        start = mark("start-list", self.listed(year, month)) if self.months else self.listed(year, month)
        dates = start if not self.months else f"{start} - {self.listed(year, month + 2)}"
        if self.rows == 1:
            return f"- Research Intern, {self.company} ({dates})\n"
        return f"- *{dates}*, Research Intern, {self.company}\n"
