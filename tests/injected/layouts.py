"""The same invented lives on sites of several pages, as academicpages and al-folio have them."""

from __future__ import annotations

import random

from tests.injected.lives import Teller
from tests.injected.world import Life, Paper, mark

_PAGE = "---\nlayout: page\ntitle: {}\npermalink: {}\n---\n"


def invent(seed: int) -> Life:
    """The life of that number; the same number gives the same life. Half of the lives fill one page."""
    layout = (Teller, AcademicPages, Teller, AlFolio)[seed % 4]
    return layout(random.Random(seed)).life()


class AcademicPages(Teller):
    """A file a paper, the curriculum vitae on a page of its own."""

    def texts(self) -> dict[str, str]:
        """The files with their marks."""
        config = "collections:\n  publications:\n    output: true\n    permalink: /:collection/:path/\n"
        news = self._news()
        cv = f"# Education\n\n{self.education()}\n# Work experience\n\n{self.experience()}\n# Awards\n\n{self.honors()}"
        texts = {
            "_config.yml": self.config() + config + "include: [_pages]\n",
            "_pages/about.md": f"---\npermalink: /\ntitle: About me\n---\n{self.about()}\n# News\n\n{news}",
            "_pages/cv.md": _PAGE.format("CV", "/cv/") + cv,
        }
        for paper in self.papers:
            texts[f"_publications/{paper.year}-{paper.month:02d}-10-{paper.nick.lower()}.md"] = (
                self._document(paper)
            )
        return texts

    def _document(self, paper: Paper) -> str:
        names = ", ".join(
            mark("owner-list" if name == self.owner else "name", name) for name in paper.authors
        )
        return (
            f'---\ntitle: "{paper.nick}: {paper.tail}"\ncollection: publications\nauthors: "{names}"\n'
            f"date: {mark('file-date', f'{paper.year}-{paper.month:02d}-10')}\n"
            f"venue: {mark('edition-file', self.edition(paper.venue, paper.year))}\n"
            f"paperurl: https://arxiv.org/abs/{paper.arxiv}\n---\nWe sail, and tell what we saw.\n"
        )


class AlFolio(Teller):
    """A file a piece of news, papers and curriculum vitae on pages of their own."""

    def texts(self) -> dict[str, str]:
        """The files with their marks."""
        first, last = self.owner.split()
        cv = f"## Education\n\n{self.education()}\n## Experience\n\n{self.experience()}\n## Honors and Awards\n\n{self.honors()}"
        texts = {
            "_config.yml": f"title: blank\nfirst_name: {first}\nmiddle_name:\nlast_name: {last}\n"
            f"scholar_userid: {mark('scholar-config', self.scholar)}\ngithub_username: {self.user}\nemail: {self.mail()}\n"
            "collections:\n  news:\n    output: true\ninclude: [_pages]\n",
            "_pages/about.md": "---\nlayout: about\ntitle: about\npermalink: /\n"
            f"subtitle: {mark('role-config', 'Ph.D. student')} at {self.schools[0]}\n---\n{self.about()}",
            "_pages/publications.md": _PAGE.format("publications", "/publications/") + self.papers_list(),
            "_pages/cv.md": _PAGE.format("cv", "/cv/") + cv,
        }
        for number, (year, month, kind, said) in enumerate(reversed(self.told()), 1):
            date = mark(kind, f"{year}-{month:02d}-12")
            texts[f"_news/announcement_{number}.md"] = (
                f"---\nlayout: post\ndate: {date}\ninline: true\n---\n{said}\n"
            )
        return texts
