"""What pages that were once misread look like: lists without list marks, marks in names, files as items."""

from __future__ import annotations

import pytest

from sitecheck.homepage.model import Homepage
from sitecheck.homepage.people import find_names
from sitecheck.homepage.reader import read_homepage, read_sections
from sitecheck.jekyll.site import Site
from tests.conftest import page_of


def homepage(files: dict[str, str]) -> Homepage:
    files = {"_config.yml": "title: Mira Solberg\ninclude: [_pages]\n", **files}
    return read_homepage(Site("/nonexistent", {path: text.encode() for path, text in files.items()}))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Learning to see \\ Elin Moe*, Jonas Ravn*, Bo Li\nCode / Page",
            ["Elin Moe", "Jonas Ravn", "Bo Li"],
        ),
        ("Elin Moe, Bo Li.\\ Stars and Forks", ["Elin Moe", "Bo Li"]),
        ("Bo Li, Elin Moe, ..., Jonas Ravn", ["Bo Li", "Elin Moe", "Jonas Ravn"]),
        ("Elin Moe$^{\\dagger,\\ddagger}$, Jonas Ravn$^*$, Bo Li", ["Elin Moe", "Jonas Ravn", "Bo Li"]),
        ("Elin Moe, Jonas Ravn. Sea Currents and their Uses. 2020", ["Elin Moe", "Jonas Ravn"]),
        ("Efficient XAI\nElin Moe, Jonas Ravn, and Bo Li", ["Elin Moe", "Jonas Ravn", "Bo Li"]),
        ("Elin Moe, Jonas Ravn, Bo Li\nGraph4Sea Library", ["Elin Moe", "Jonas Ravn", "Bo Li"]),
        ("Elin Moe,\nJonas Ravn,\nBo Li", ["Elin Moe", "Jonas Ravn", "Bo Li"]),
    ],
)
def test_author_lists(text: str, names: list[str]) -> None:
    found = find_names(text)
    assert found is not None
    assert [name.name for name in found.names] == names


def test_a_remark_behind_a_bold_name_ends_no_list() -> None:
    body = "# Papers\n- [A long title of it](u)\\\nBo Li, **Elin Moe**(first student author), Jonas Ravn\n"
    [item] = read_sections(page_of(body))[-1].items
    assert [author.name for author in item.authors] == ["Bo Li", "Elin Moe", "Jonas Ravn"]


@pytest.mark.parametrize("number", ["{}.", "{}. ", "[{}] ", "{}) "])
def test_numbered_lines_are_papers(number: str) -> None:
    lines = [
        f"{number.format(n)}Elin Moe, Jonas Ravn. A paper of the {word} kind. ICCV 202{n}"
        for n, word in ((1, "first"), (3, "third"))
    ]
    items = read_sections(page_of("# Papers\n\nSee:\n\n> " + "\n> ".join(lines) + "\n"))[-1].items
    assert [item.title.text for item in items if item.title] == [
        "A paper of the first kind",
        "A paper of the third kind",
    ]
    assert [m.years[0].year for item in items for m in item.venues] == [2021, 2023]


def test_a_number_inside_a_line_begins_no_paper() -> None:
    body = "# Papers\n\n1. Elin Moe, Jonas Ravn. The case of\n   2. Winter sleep revisited. ICCV 2021\n"
    assert len(read_sections(page_of(body))[-1].items) == 1


def test_a_title_begins_behind_its_badge() -> None:
    body = "# Papers\n- [![Star](s.svg) Far out at sea again](u)\\\nElin Moe, Jonas Ravn\n"
    [item] = read_sections(page_of(body))[-1].items
    assert item.title is not None
    assert item.title.text == "Far out at sea again"
    assert item.page.text[item.title.start : item.title.end] == item.title.text


def test_a_short_quoted_title() -> None:
    body = '# Papers\n- Elin Moe, Jonas Ravn, "Deep nets," in ICCV 2021\n'
    [item] = read_sections(page_of(body))[-1].items
    assert item.title is not None
    assert item.title.text == "Deep nets"


def test_a_dated_heading_is_a_post() -> None:
    body = (
        "# Experience\n\n## Intern, Fjord Robotics (2021 - 2022)\n\nBuilt boats.\n\n- And nets\n\n"
        "## Industry\n\n- *2018 - 2019*, Sailor\n- *2016 - 2018*, Cook\n\n# Education\n\n"
        "## University of Oslo\n\nPhD in Physics\n\n*Aug. 2022 - Jun. 2026*\n"
    )
    found = read_sections(page_of(body))
    items = [
        item for section in found if section.kind in ("experience", "education") for item in section.items
    ]
    dates = [(i.date.first.year, i.date.last.year) for i in items if i.date and i.date.first and i.date.last]
    assert dates == [(2021, 2022), (2018, 2019), (2016, 2018), (2022, 2026)]
    assert items[0].text.startswith("Intern, Fjord Robotics")
    assert items[0].text.endswith("And nets")
    assert "University of Oslo" in items[-1].text


def test_files_of_collections_are_items() -> None:
    site = homepage(
        {
            "_config.yml": "title: Mira Solberg\ncollections: [news, publications]\n",
            "_news/one.md": "---\ndate: 2025-04-01 12:00:00\ninline: true\n---\nOne paper accepted to SIGIR 2025.\n",
            "_publications/two.md": "---\ntitle: 'Few shots are enough'\nvenue: ICCV\ndate: 2023-10-01\n"
            "citation: 'Elin Moe, Mira Solberg. &quot;Few shots are enough.&quot; <i>ICCV</i>.'\n---\n[PDF](p.pdf)\n",
        }
    )
    [news] = site.statements("news")[0].items
    assert news.date is not None
    assert news.date.first is not None
    assert (news.date.first.year, news.date.first.month) == (2025, 4)
    start, end = news.span(news.date.start, news.date.end)
    assert news.page.text[start:end].startswith("2025-04-01")
    [paper] = site.statements("publications")[0].items
    assert paper.title is not None
    assert paper.page.text[paper.title.start : paper.title.end] == "Few shots are enough"
    assert [author.name for author in paper.authors] == ["Elin Moe", "Mira Solberg"]
    assert {mention.venue.acronym for mention in paper.venues} == {"ICCV"}


def test_posts_and_samples_say_nothing_of_the_owner() -> None:
    site = homepage(
        {
            "_posts/2020-01-01-a.md": "---\ntitle: Post\n---\n# Introduction\nI am a student.\n",
            "_pages/cv.md": "---\ntitle: CV\n---\n# Education\n* Ph.D in Version Control Theory, GitHub University, 2018\n",
            "_pages/about.md": "---\npermalink: /\n---\n# About\nI am a professor.\n",
        }
    )
    assert [section.page.path for section in site.statements("about", "education")] == ["_pages/about.md"]


def test_a_sample_sentence_in_a_comment_makes_no_sample() -> None:
    about = "---\npermalink: /\n---\nI am a professor.\n<!-- Tell the world about yourself. Link to your favorite -->\n"
    assert [section.kind for section in homepage({"_pages/about.md": about}).statements("about")] == ["about"]


def test_a_whole_page_has_a_kind_that_its_headings_inherit() -> None:
    site = homepage(
        {
            "_pages/service.md": "---\ntitle: Referee\npermalink: /service/\n---\n# 2024\n- ICML\n# Prizes\n- A prize\n",
            "_pages/papers.md": "---\ntitle: Research\npermalink: /publications/\n---\nA paper on ice, Elin Moe\n",
            "_pages/blog.md": "---\ntitle: News\npermalink: /blog/\n---\n# Stones\n- I collect stones.\n",
        }
    )
    assert [(section.page.path, section.kind, section.title) for section in site.sections] == [
        ("_pages/blog.md", "other", "Stones"),
        ("_pages/papers.md", "publications", ""),
        ("_pages/service.md", "services", "2024"),
        ("_pages/service.md", "awards", "Prizes"),
    ]
