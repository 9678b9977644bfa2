"""Where the blanks go that the rules on wording put in: never inside of markup."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from sitecheck.engine.fixes import plan
from sitecheck.engine.run import run
from sitecheck.jekyll.site import Site
from sitecheck.rules.examples import PAGE, read_example
from sitecheck.rules.wording import spacing

RULES = [
    spacing.missing_space_after_comma,
    spacing.missing_space_after_colon,
    spacing.missing_space_before_bracket,
    spacing.missing_space_before_quote,
]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Elin Moe,**Tomas Varga**, Ida Lund", "Elin Moe, **Tomas Varga**, Ida Lund"),
        ("Elin Moe,*Tomas Varga*", "Elin Moe, *Tomas Varga*"),
        ("Elin Moe,<strong>Tomas</strong>", "Elin Moe, <strong>Tomas</strong>"),
        ("<em>Elin Moe,</em>Tomas Varga", "<em>Elin Moe,</em> Tomas Varga"),
        ("[paper](/a),[code](/b)", "[paper](/a), [code](/b)"),
        ("[Elin Moe,](/a)Tomas Varga", "[Elin Moe,](/a) Tomas Varga"),
        ("Elin Moe,[**Tomas Varga**](/b)", "Elin Moe, [**Tomas Varga**](/b)"),
        ("Elin Moe,\\*Tomas Varga", "Elin Moe, \\*Tomas Varga"),
        ("SURF:**Learning** to swim", "SURF: **Learning** to swim"),
        ("*2023.10*:The first prize", "*2023.10*: The first prize"),
        ("**Tomas Varga**(First author), Ida Lund", "**Tomas Varga** (First author), Ida Lund"),
        ("In ICML 2019(*oral*)", "In ICML 2019 (*oral*)"),
        ("Moe et al.[“Learning to swim”](/a)", "Moe et al. [“Learning to swim”](/a)"),
    ],
)
def test_blanks_stay_outside_of_markup(tmp_path: Path, wrong: str, right: str) -> None:
    for path, text in read_example(f"{wrong}\n").files.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    found = run(Site(str(tmp_path)), RULES, today=datetime.date(2026, 1, 15)).findings
    assert plan(found).texts[PAGE].endswith(f"---\n{right}\n")
