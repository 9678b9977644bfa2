"""Sections, items, dates, venues and people, from every shape that real pages use."""

from __future__ import annotations

import pytest

from sitecheck.homepage.headings import section_kind
from sitecheck.homepage.model import Section
from sitecheck.homepage.people import find_names
from sitecheck.homepage.reader import name_forms, read_sections
from tests.conftest import page_of


def sections(body: str) -> list[Section]:
    return read_sections(page_of(body))


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("🔥 News", "news"), ("Latest Updates", "news"), ("📝 Selected Publications", "publications"),
        ("Papers", "publications"), ("Preprints", "publications"), ("🎖 Honors and Awards", "awards"),
        ("Scholarships & Grants", "awards"), ("📖 Educations", "education"), ("Academic Service", "services"),
        ("💬 Professional Service", "services"), ("Reviewer", "services"), ("💻 Internships", "experience"),
        ("Work Experience", "experience"), ("Teaching Experience", "teaching"), ("Invited Talks", "talks"),
        ("Open-source Projects", "projects"), ("About Me", "about"), ("Contact", "other"), ("Misc", "other"),
        ("Representative Works", "publications"), ("Papers & Presentations", "publications"), ("Social Work", "services"),
        ("I am looking for interns! Write to me.", "other"), ("教育经历", "education"),
    ],
)  # fmt: skip
def test_a_title_tells_the_kind(title: str, kind: str) -> None:
    assert section_kind(title) == kind


def test_an_introduction_under_a_motto_is_about_the_owner() -> None:
    found = sections("# *Per aspera ad astra*\n\nI am Elin Moe, a student.\n\n# Odds\n\nI collect stones.\n")
    assert [(s.kind, s.title) for s in found] == [("about", "Per aspera ad astra"), ("other", "Odds")]


def test_dates_above_headings_belong_to_them() -> None:
    found = sections(
        "# Experience\n<div class='date'>2022.09 - 2024.06</div>\n<h3>Student</h3>\n<p>Lund University</p>\n"
        "<div class='date'>2024.07 - now</div>\n<h3>Assistant</h3>\n<p>University of Oslo</p>\n"
    )
    assert [item.text for section in found for item in section.items] == [
        "2022.09 - 2024.06\nStudent\nLund University",
        "2024.07 - now\nAssistant\nUniversity of Oslo",
    ]


def test_a_heading_below_another_is_of_its_kind() -> None:
    found = sections("# Publications\n### Vision\n- a\n### Language\n- b\n# Misc\n- c\n")
    assert [(s.kind, s.title) for s in found] == [
        ("publications", "Publications"),
        ("publications", "Vision"),
        ("publications", "Language"),
        ("other", "Misc"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "# News\n- *2024.5*: One thing\n- *2024.3*: Another\n",
        "# News\n<ul><li>2024.5: One thing</li><li>2024.3: Another</li></ul>\n",
        "# News\n2024.5: One thing\\\n2024.3: Another\n",
        "# News\n2024.5: One thing\n\n2024.3: Another\n",
        "# News\n**2024.5** One thing<br>**2024.3** Another\n",
        "<h1>News</h1>\n\n| 2024.5 | One thing |\n|---|---|\n| 2024.3 | Another |\n",
        "## News\n\n* [May 2024] One thing\n* [Mar 2024] Another\n",
    ],
)
def test_news_is_read_from_any_shape(body: str) -> None:
    [section] = [s for s in sections(body) if s.kind == "news"]
    assert [(i.date.first.year, i.date.first.month) for i in section.items if i.date and i.date.first] == [
        (2024, 5),
        (2024, 3),
    ]
    assert ["thing" in i.text for i in section.items] == [True, False]


BOX = (
    "<div class='paper-box'><div class='paper-box-image'><div><div class=\"badge\">CVPR 2024</div>"
    "<img src='a.png' alt='A hip'></div></div>\n<div class='paper-box-text' markdown=\"1\">\n\n"
    "[Few shots are enough for hips](https://example.org/a)\n\nElin Moe\\*, **Mira Solberg**, J. Ravn\n"
    "</div>\n</div>\n"
)


@pytest.mark.parametrize(
    "body",
    [
        BOX,
        "- ``CVPR 2024`` [Few shots are enough for hips](u) \\\n"
        "Elin Moe\\*, **Mira Solberg**, J. Ravn [[code]](v)\n",
        '1. Elin Moe\\*, **Mira Solberg**, J. Ravn. "Few shots are enough for hips". CVPR 2024.\n',
        "- **Few shots are enough for hips**<br>Elin Moe*, <b>Mira Solberg</b> and J. Ravn<br>CVPR 2024\n",
        "- Few shots are enough for hips\n\n  Elin Moe†, **Mira Solberg**, J. Ravn\n\n  *CVPR 2024*\n",
    ],
)
def test_a_paper_is_read_from_any_shape(body: str) -> None:
    [item] = [s for s in sections("# Publications\n\n" + body) if s.kind == "publications"][-1].items
    assert item.title is not None
    assert item.title.text == "Few shots are enough for hips"
    assert item.page.text[item.title.start : item.title.end] == "Few shots are enough for hips"
    assert [a.name for a in item.authors] == ["Elin Moe", "Mira Solberg", "J. Ravn"]
    assert [a.strong for a in item.authors] == [False, True, False]
    assert item.page.text[item.authors[2].start : item.authors[2].end] == "J. Ravn"
    assert [(v.venue.acronym, [y.year for y in v.years]) for v in item.venues] == [("CVPR", [2024])]


def test_boxes_end_where_they_are_closed() -> None:
    found = sections("# Publications\n\n" + BOX + "\n- *Old one*, Elin Moe, Mira Solberg. ICCV 2023.\n")
    assert len(found[-1].items) == 2


def test_services_list_their_nested_entries() -> None:
    [section] = sections("# Services\n- Reviewer\n  - CVPR 2024\n  - ICCV 2023\n")
    assert [item.text for item in section.items] == ["Reviewer", "CVPR 2024", "ICCV 2023"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Elin Moe, Tomas Varga and Jonas Ravn", ["Elin Moe", "Tomas Varga", "Jonas Ravn"]),
        ("Elin Moe*, T. Varga†, J.-P. Ravn‡", ["Elin Moe", "T. Varga", "J.-P. Ravn"]),
        ("Elin Moe, J. Ravn (early accepted, rank 4/900)", ["Elin Moe", "J. Ravn"]),
        ("Elin (Ella) Moe, J. Ravn", ["Elin Moe", "J. Ravn"]),
        ("Elin van der Moe, Tomás de la Varga", ["Elin van der Moe", "Tomás de la Varga"]),
        ("A title. Elin Moe, Tomas Varga. CVPR 2024, Oral", ["Elin Moe", "Tomas Varga"]),
        ("李明, 王小红, Elin Moe", ["李明", "王小红", "Elin Moe"]),
        ("Best Paper Award, First Place, 2024", []),
        ("University of Oslo, Department of Physics, Norway", []),
    ],
)
def test_author_lists(text: str, names: list[str]) -> None:
    found = find_names(text)
    assert [name.name for name in found.names] == names if found else names == []


def test_a_name_has_many_forms() -> None:
    assert {"mira j solberg", "m. solberg", "solberg mira", "solberg, m."} <= name_forms(
        "Mira J. Solberg"
    ) | {"mira j solberg"}
