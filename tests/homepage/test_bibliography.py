"""BibTeX entries as publications of the homepage, and what the rules of other families see in them."""

from __future__ import annotations

import datetime

from sitecheck.engine.registry import load_rules
from sitecheck.engine.run import run
from sitecheck.homepage.inspection import inspect
from sitecheck.homepage.reader import read_homepage
from sitecheck.jekyll.site import Site

CONFIG = b"title: Elin Moe\nfirst_name: Elin\nlast_name: Moe\ntheme: al-folio\n"
BIB = """@inproceedings{moe2024,
  abbr = {ECCV},
  title = {{Beans} in Rows},
  author = {Moe*, Elin and Varga, Tomas},
  booktitle = {European Conference on Computer Vision},
  year = {2024}, month = oct,
  arxiv = {2401.01234}, code = {https://github.com/example/beans}
}
@book{einstein1920relativity,
  title={Relativity}, author={Einstein, Albert}, year={1920}
}
"""


def _site(tmp_path, bib: str) -> Site:
    return Site(str(tmp_path), {"_config.yml": CONFIG, "_bibliography/papers.bib": bib.encode()})


def _found(tmp_path, bib: str, *codes: str) -> list[tuple[str, str]]:
    rules = [rule for code, rule in load_rules().items() if code in codes]
    outcome = run(_site(tmp_path, bib), rules, today=datetime.date(2026, 1, 15))
    return [(finding.code, finding.place.text) for finding in outcome.findings]


def test_inspect_shows_an_entry_as_a_publication(tmp_path) -> None:
    site = _site(tmp_path, BIB)
    page = inspect(site, read_homepage(site)).model_dump()["pages"][-1]
    assert page["path"] == "_bibliography/papers.bib"
    (section,) = page["sections"]
    (item,) = section["items"]
    assert section["kind"] == "publications"
    assert (item["title"], item["authors"]) == ("Beans in Rows", ["Elin Moe", "Tomas Varga"])
    assert (item["date"], item["venues"]) == ("2024-10", [{"acronym": "ECCV", "year": 2024}])
    assert item["links"] == ["https://arxiv.org/abs/2401.01234", "https://github.com/example/beans"]


def test_rules_on_venues_names_and_words_read_the_fields(tmp_path) -> None:
    wrong = (
        BIB.replace(
            "European Conference on Computer Vision", "International Conference on Learning Representation"
        )
        .replace("in Rows", "in Rwos and Recieved Rows")
        .replace("2024}, month", "2023}, month")
    )
    found = _found(tmp_path, wrong, "VEN001", "VEN005", "SPL001")
    assert ("VEN001", "International Conference on Learning Representation") in found
    assert ("VEN005", "2023") in found
    assert ("SPL001", "Recieved") in found


def test_a_comment_after_a_percent_sign_silences(tmp_path) -> None:
    twice = BIB + BIB.partition("@book")[0]
    assert _found(tmp_path, twice, "BIB004") == [("BIB004", "moe2024")]
    head, _, last = twice.rpartition("@inproceedings")
    silenced = f"{head}% sitecheck-disable-next-line BIB004: both are meant\n@inproceedings{last}"
    assert _found(tmp_path, silenced, "BIB004") == []
