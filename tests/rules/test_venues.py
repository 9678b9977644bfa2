"""What the venue rules say, and what their fixes write."""

from __future__ import annotations

import datetime

import pytest

from sitecheck.engine.fixes import fix_until_stable
from sitecheck.engine.registry import load_rules
from sitecheck.engine.run import run
from sitecheck.findings import Finding
from sitecheck.jekyll.site import Site
from sitecheck.rules.examples import PAGE, read_example

RULES = load_rules()
TODAY = datetime.date(2026, 1, 15)


def lint(tmp_path, body: str, *names: str) -> list[Finding]:
    files = {path: text.encode() for path, text in read_example(body).files.items()}
    rules = [rule for rule in RULES.values() if rule.name in names]
    assert len(rules) == len(names)
    return run(Site(str(tmp_path), files), rules, today=TODAY).findings


def fixed(tmp_path, body: str, name: str) -> str:
    files = dict(read_example(body).files)

    def again(texts):
        site = Site(str(tmp_path), {path: text.encode() for path, text in (files | dict(texts)).items()})
        return run(site, [r for r in RULES.values() if r.name == name], today=TODAY).findings

    texts = fix_until_stable(again, unsafe=False).texts
    return texts[PAGE].rpartition("---\n")[2]


def test_the_message_tells_when_the_edition_was_held(tmp_path) -> None:
    (finding,) = lint(
        tmp_path, "# News\n\n- *2024.9*: One paper accepted to WACV-24.", "news-against-edition"
    )
    assert "January 2024" in finding.message
    assert "WACV 2025 may be meant" in finding.message
    assert finding.fix is not None
    assert finding.fix.safety == "suggestion"
    assert finding.fix.edits[0].text == "25"
    assert [related.place.text for related in finding.related] == ["2024.9"]


@pytest.mark.parametrize(
    ("name", "body", "after"),
    [
        (
            "wrong-venue-name",
            "# Services\n\n- IEEE Transaction on Image Processing",
            "# Services\n\n- IEEE Transactions on Image Processing",
        ),
        (
            "wrong-venue-name",
            "# Services\n\n- Transaction on Medical Imaging",
            "# Services\n\n- IEEE Transactions on Medical Imaging",
        ),
        ("venue-case", "# News\n\n- *2023.09*: On Arxiv.", "# News\n\n- *2023.09*: On arXiv."),
        ("dot-between-years", "# Services\n\n- (CVPR)-22.24", "# Services\n\n- (CVPR)-22,24"),
    ],
)
def test_fix(tmp_path, name: str, body: str, after: str) -> None:
    assert fixed(tmp_path, body, name) == after


@pytest.mark.parametrize(
    ("usual", "odd", "right"),
    [
        ("{} {}", "BIBM-25", "BIBM 2025"),
        ("{} {}", "npj Digit. Med.-24", "npj Digit. Med. 2024"),
        ("{}'{:.0s}23", "ICML 2024", "ICML'24"),
    ],
)
def test_badges_take_the_style_of_the_page(tmp_path, usual: str, odd: str, right: str) -> None:
    badges = [usual.format(name, "2023") for name in ("CVPR", "ICML", "ICLR", "CVPR", "AAAI")]
    body = "# Publications\n\n" + "".join(f"- ``{badge}`` [A paper](https://a.org)\n" for badge in badges)
    body += f"- ``{odd}`` [A paper](https://a.org)\n"
    assert f"``{right}``" in fixed(tmp_path, body, "badge-style")


def test_one_slip_is_told_once(tmp_path) -> None:
    body = "# News\n\n- *2025.04*: I was at [SaTML 2026](https://satml.org/2025/) in Copenhagen."
    found = lint(tmp_path, body, "news-against-edition", "venue-year-contradiction")
    assert [finding.name for finding in found] == ["venue-year-contradiction"]


@pytest.mark.parametrize(
    ("line", "safety"),
    [
        ("- Reviewer: CVPR24, ICML24", {"unsafe"}),
        ("- Reviewer: CVPR24, ABCDE19, ICML24", {"suggestion"}),
        ("- Reviewer: CVPR24, 25, 26", {"suggestion"}),
        ("- Reviewer: ICML2024, CVPR2024/2025", {"unsafe"}),
        ("- Reviewer: CVPR24, as seen in ABCD19", {"unsafe"}),
    ],
)
def test_a_blank_before_the_year_is_no_fix_where_neighbours_stay_glued(tmp_path, line, safety) -> None:
    found = lint(tmp_path, f"# Services\n\n{line}", "glued-venue-year")
    assert {finding.fix.safety for finding in found if finding.fix} == safety


@pytest.mark.parametrize(("key", "mended"), [("ArXiv", False), ("ICML", True)])
def test_a_badge_that_is_a_key_elsewhere_is_not_renamed_alone(key: str, mended: bool) -> None:
    """Address and colour of a badge stand under its very text in `_data/venues.yml`."""
    files = {
        "_config.yml": "title: Ada Example\ntheme: al-folio\n",
        "_data/venues.yml": f'"{key}":\n  color: "#b3b3b0"\n',
        "_bibliography/papers.bib": "@article{a,\n  abbr = {ArXiv},\n  title = {Roads},\n  author = {Moe, Elin},\n"
        "  journal = {ArXiv},\n  year = 2024\n}\n",
        "index.md": "---\n---\n{% bibliography %}\n",
    }
    site = Site("/nonexistent", {path: text.encode() for path, text in files.items()})
    rules = [rule for rule in load_rules().values() if rule.code == "VEN002"]
    findings = run(site, rules, today=datetime.date(2026, 1, 15)).findings
    badge, journal = sorted(findings, key=lambda finding: finding.place.start)
    assert (badge.fix is not None, journal.fix is not None) == (mended, True)


def test_capitals_come_letter_by_letter(tmp_path) -> None:
    """Braces and new lines within a name stay where they are."""
    right = "".join(
        f"@inproceedings{{a{n},\n  title = {{Roads {n}}},\n  author = {{Moe, Elin}},\n  year = 2021,\n"
        f"  booktitle = {{{name}}}\n}}\n"
        for n, name in enumerate(
            ["European Conference on Computer Vision"] * 2
            + ["International Conference on Machine Learning"] * 2
        )
    )
    wrong = (
        "@inproceedings{b,\n  title = {Paths},\n  author = {Moe, Elin},\n  year = 2024,\n"
        "  booktitle = {{International} conference on\n    learning {Representations}}\n}\n"
    )
    files = {
        "_config.yml": "title: Ada Example\ntheme: al-folio\n",
        "_bibliography/papers.bib": right + wrong,
        "index.md": "---\n---\n{% bibliography %}\n",
    }
    rules = [rule for rule in RULES.values() if rule.code == "VEN018"]

    def again(texts):
        data = {path: text.encode() for path, text in (files | dict(texts)).items()}
        return run(Site(str(tmp_path), data), rules, today=TODAY).findings

    made = fix_until_stable(again).texts["_bibliography/papers.bib"]
    assert "booktitle = {{International} Conference on\n    Learning {Representations}}" in made


def test_a_number_and_a_year_that_disagree_are_told_of_once(tmp_path) -> None:
    body = (
        "# Publications\n\n- Elin Moe, Jonas Ravn. [Nets for fish](https://arxiv.org/abs/2209.01234)."
        " Thirty-Seventh AAAI Conference on Artificial Intelligence, 2022."
    )
    assert [finding.code for finding in lint(tmp_path, body, "paper-later-than-venue")] == ["VEN007"]
    (finding,) = lint(tmp_path, body, "paper-later-than-venue", "number-of-another-edition")
    assert finding.code == "VEN017"
    assert "arXiv" in " ".join(related.message for related in finding.related)


def test_a_conference_is_not_taken_for_a_journal(tmp_path) -> None:
    body = "# Services\n\n- Reviewer for the International Conference on Computer & Industrial Engineering"
    assert lint(tmp_path, body, "wrong-venue-name") == []
    (finding,) = lint(tmp_path, body.replace("the International Conference on ", ""), "wrong-venue-name")
    assert "Computers & Industrial Engineering" in finding.message
