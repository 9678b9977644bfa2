"""BibTeX: ranges to the character, faults that don't spread, LaTeX as it is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitecheck.jekyll.bibtex.latex import visible_runs, visible_text
from sitecheck.jekyll.bibtex.names import read_names
from sitecheck.jekyll.bibtex.scanner import scan
from sitecheck.jekyll.site import Site

TWO = """---
---
@string{ah = {Acta Hortorum}}
Words between entries, ann@example.org
@Article{moe2024,
  Title   = {{Beans} in {\\"U}ber rows},
  author  = "Moe, Elin and {Example Team}",
  % a note
  journal = ah # { B}, year = 2024,
}
@misc(ravn2023, title = {Peas (green)}, note={a@b.org})
"""


def test_every_range_is_exact() -> None:
    found = scan(TWO)
    assert found.faults == []
    first, second = found.entries
    assert (first.kind, first.key) == ("article", "moe2024")
    assert TWO[first.kind_start : first.kind_end] == "Article"
    assert TWO[first.key_start : first.key_end] == "moe2024"
    assert [TWO[f.name_start : f.name_end] for f in first.fields] == ["Title", "author", "journal", "year"]
    assert TWO[slice(*first.fields[0].inside)] == '{Beans} in {\\"U}ber rows'
    assert [f.raw for f in first.fields][2:] == ["Acta Hortorum B", "2024"]
    assert TWO[first.start : first.end].endswith("2024,\n}")
    assert (second.kind, second.key, second.fields[0].raw) == ("misc", "ravn2023", "Peas (green)")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("@article{k,\n title={A,\n author={B},\n year={2020}\n}\n@misc{b,\n title={x}}", ["unclosed-value"]),
        ("@article{k,\n title={A}},\n author={B},\n year={2020}\n}\n@misc{b,\n title={x}}", ["closed-early"]),
        ('@article{k,\n title="A,\n author="B",\n year=2020}\n@misc{b,\n title={x}}', ["unclosed-value"]),
        ("@article{k,\n title={A}\n author={B}}\n@misc{b,\n title={x}}", ["missing-comma"]),
        ("@article{k,\n title={A},\n\n@misc{b,\n title={x}}", ["unclosed-entry"]),
        ("@article{k,\n title={A},\n year= }\n@misc{b,\n title={x}}", ["missing-value"]),
        ("@article{k,\n title={A},\n ?? ,\n year=2020}\n@misc{b,\n title={x}}", ["unexpected"]),
        ("% @article{k,\n% title={A\n@misc{b,\n title={x}}", []),
    ],
)
def test_a_fault_is_told_once_and_reading_goes_on(text: str, kinds: list[str]) -> None:
    found = scan(text)
    assert [fault.kind for fault in found.faults] == kinds
    assert found.entries[-1].key == "b"
    assert found.entries[-1].fields[0].raw == "x"


@given(st.text(alphabet='@{}(),="#%\\ \nab1', max_size=200))
def test_whatever_stands_there_is_read_and_every_range_lies_inside(text: str) -> None:
    found = scan(text)
    for entry in found.entries:
        assert 0 <= entry.start <= entry.end <= len(text)
        for field in entry.fields:
            assert entry.start <= field.name_start < field.name_end <= field.start <= field.end <= len(text)
            assert all(field.start <= part.start <= part.end <= field.end for part in field.parts)
    assert all(0 <= fault.start <= fault.end <= len(text) for fault in found.faults)


@pytest.mark.parametrize(
    "piece", ["a={x\n ", 'a="{x\n ', 'a="x\n ', "x={}#", "@abc{b,\n", "a={},}@abc{c,", "{", "x\n"]
)
def test_a_hostile_file_is_read_to_its_end(piece: str) -> None:
    text = "@abc{b,\n" + piece * 20_000
    assert scan(text).entries[-1].end <= len(text)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        (r"{\"U}ber W{\"a}rme", "Über Wärme"),
        (r"Erd{\H o}s, \v{C}ech, Mo\'{\i}, {\o}re, \ss{}", "Erdős, Čech, Moí, øre, ß"),
        (r"5\,\% of A~\& B -- C``D''", "5% of A & B – C“D”"),
        ("Two\n     lines", "Two lines"),
        (r"\emph{x} $\alpha_{1}$", r"\emphx $\alpha_{1}$"),
        ("<b>Best</b> paper", "Best paper"),
    ],
)
def test_latex_is_shown_as_the_filter_shows_it(raw: str, shown: str) -> None:
    assert visible_text(raw) == shown


@given(st.text(max_size=80))
def test_runs_lie_in_order_inside_the_value(raw: str) -> None:
    at = 2
    for run in visible_runs("x{" + raw + "}", 2, 2 + len(raw)):
        assert at <= run.start <= run.end <= 2 + len(raw)
        at = run.end


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Moe, Elin and Tomas Varga", ["Elin Moe", "Tomas Varga"]),
        ("van der Berg, Jr, Tomas\n and {Rand and Sons}", ["Tomas van der Berg, Jr", "Rand and Sons"]),
        ("Moe*, Elin and Ravn$^{*}$, Jonas", ["Elin Moe", "Jonas Ravn"]),
        ("Elin Moe\u2020 and others", ["Elin Moe", "others"]),
        ("Brandt, Andy and Land, Andrea", ["Andy Brandt", "Andrea Land"]),
    ],
)
def test_names_are_read_as_bibtex_reads_them(said: str, shown: list[str]) -> None:
    found = read_names(said, 0, len(said))
    assert [name.shown for name in found] == shown
    assert all(said[name.start : name.end].strip() == said[name.start : name.end] for name in found)


def test_the_site_shows_its_scholar_folder_and_papers_bib(tmp_path) -> None:
    entry = b"@misc{k,\n title={Beans}\n}\n"
    files = {"_bibliography/a.bib": entry, "files/papers.bib": entry, "files/one.bib": entry}
    assert [page.path for page in Site(str(tmp_path), files).bibliographies] == [
        "_bibliography/a.bib",
        "files/papers.bib",
    ]
    moved = files | {"_config.yml": b"scholar:\n  source: ./files/\n"}
    assert [page.path for page in Site(str(tmp_path), moved).bibliographies] == [
        "files/one.bib",
        "files/papers.bib",
    ]
