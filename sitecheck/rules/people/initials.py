"""Author lists of surnames and initials, as APA writes them, and what stands for further authors."""

from __future__ import annotations

import re

from sitecheck.jekyll.page import Page
from sitecheck.rules.prose import Pattern, hits
from sitecheck.rules.rule import Problems, problem, rule

_SURNAME = (
    r"(?:(?:[Vv]an|[Vv]on|[Dd]e|[Dd]er|[Dd]en|[Dd]el|[Dd]i|[Dd]a|[Ll]a|[Ll]e|[Aa]l) ){0,3}"
    r"[^\W\d_a-zß-öø-ÿ](?:[a-zß-ÿĀ-ſ]|['’‐-](?=\w)|(?<=[a-zß-ÿ'’‐-])[A-ZÀ-Þ]){1,30}"
)
_INITIALS = r"[A-ZÀ-Þ]\.(?:[ -]?[A-ZÀ-Þ]\.){0,3}"
_ENTRY = rf"{_SURNAME},[ \u00a0]{_INITIALS}"
_UNPARTED = Pattern(
    rf"(?<![\w.&] )(?<!\w)(?P<first>{_ENTRY}) (?={_SURNAME}(?P<comma>,?) {_INITIALS}(?P<end>,| ?\(|\s&|\sand\b|\.?$))",
    ". ",
)
_PARTED = re.compile(rf"(?:{_ENTRY}|{_SURNAME} {_INITIALS})(?:,? (?:&|and) |, )(?=\w)")
_REACH = 300
"""Characters on either side in which the commas of the same list are looked for."""


@rule(
    "PER018",
    "missing-comma-after-initial",
    "warning",
    fix="unsafe",
    bad=(
        "Varga, T., Moe, E.⟦⟧ Ravn, J., & Solberg, M. (2020). A title.",
        "Varga, T., Moe, E.⟦⟧ Ravn J. C., et al. (2020). A title.",
    ),
    good=(
        "Varga, T., Moe, E., Ravn, J. A title.",
        "Varga, T. Moe, E. Ravn, J. A title.",
        "Varga, T., Moe, E. Learning in Oslo, by boat. 2020.",
        "Varga, T., & Moe, E. Ravn's law, revisited.",
    ),
)
def missing_comma_after_initial(page: Page) -> Problems:
    """No comma parts two authors whose initials follow their surnames.

    The second surname is read as a further name of the first person.
    """
    for hit in hits(page, _UNPARTED):
        text, at = hit.match.string, hit.match.end("first")
        low, high = max(0, hit.match.start() - _REACH), at + _REACH
        line = text[text.rfind("\n", low, at) + 1 or low : high].partition("\n")[0]
        parted = sum(1 for _ in _PARTED.finditer(line))
        unparted = sum(1 for _ in _UNPARTED.finditer(line))
        if parted < max(2 * unparted - 1, 1) or (not hit.match["comma"] and hit.match["end"] != ","):
            continue
        where = hit.block.offset(at - 1) + 1
        fix = hit.insert(",", at, "Put a comma between them")
        fix = fix and fix._replace(safety="unsafe")
        yield problem(page, where, where, f"No comma between '{hit.match['first']}' and the next author", fix)


_APART = Pattern(
    rf"{_ENTRY}(?:(?P<comma>,) [A-ZÀ-Þ]\.(?=, (?:& |and )?{_SURNAME}, [A-ZÀ-Þ]\.)|(?<=\.)(?P<bare>[A-ZÀ-Þ]) [A-ZÀ-Þ]\.(?=,| ?\())",
    "., ", ".,", ". ",
)  # fmt: skip


@rule(
    "PER023",
    "initials-apart",
    "warning",
    bad=(
        "Varga, T.⟦,⟧ A., Moe, E., & Ravn, J. (2020). A title.",
        "Ravn, J., Varga, T.⟦A⟧ M., Moe, E. (2020). A title.",
    ),
    good=(
        "Varga, T. A., Moe, E., & Ravn, J. (2020). A title.",
        "Varga, T.A., Moe, E. (2020). A title.",
        "Varga, T., A. Moe, E. Ravn, & Li, B. (2020). A title.",
        "Varga, T. A title of a paper, E. Moe, J. Ravn",
    ),
)
def initials_apart(page: Page) -> Problems:
    """A comma stands between the initials of one person, or a full stop is missing behind one.

    The initial seems to belong to nobody, or to the next author.
    """
    for hit in hits(page, _APART):
        group = "comma" if hit.match["comma"] else "bare"
        start, end = hit.span(group)
        message = "A comma between two initials" if group == "comma" else "No full stop after the initial"
        yield problem(page, start, end, message)


_ET_AL = Pattern(
    r"\b(?:(?P<stops>[Ee]t\. ?al\b\.?)|(?P<glued>[Ee]tal\b\.?)|(?P<bare>[Ee]t al)(?=,)|(?P<twice>[Ee]t al\.\.)(?!\.))",
    "et al", "et. al", "et.al", "etal",
    folded=True,
)  # fmt: skip


@rule(
    "PER019",
    "et-al",
    "warning",
    fix="safe",
    bad=(
        "Elin Moe, Jonas Ravn, ⟦et. al.⟧ 2020",
        "Elin Moe, Jonas Ravn, ⟦et al⟧, 2020",
        "By Moe ⟦etal.⟧ and others",
    ),
    good=("Moe et al., 2020", "Moe et al. 2020", "Moe et al (2020)", "Moe, Ravn et al...", "Moe et alii"),
)
def et_al(page: Page) -> Problems:
    """The abbreviation of "et alii" has its full stop in a wrong place, or none.

    "Et" is a whole word, "al." is cut short.
    """
    for hit in hits(page, _ET_AL):
        text = hit.match[0]
        right = text[:2] + " al."
        start, end = hit.span()
        yield problem(page, start, end, f"'{text}': it is '{right}'", hit.fix(right))
