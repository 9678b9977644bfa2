"""Shares that are given as a fraction and as a percentage."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from sitecheck.jekyll.page import Page
from sitecheck.rules.prose import Pattern, hits
from sitecheck.rules.rule import Problems, problem, rule

_NUMBER = r"(?<![\w.,/-])(?P<part>\d{1,6}) ?/ ?(?P<whole>\d{2,6})"
_SHARE = r"(?P<share>\d{1,2}(?:\.\d{1,3})?) ?%"
_FRACTION_FIRST = Pattern(rf"{_NUMBER}(?: ?[=≈~(,:] ?| ?, ?about )(?:top |ca\. |~|≈)?{_SHARE}", "%")
_SHARE_FIRST = Pattern(rf"(?<![\w.,-]){_SHARE}(?: ?[=≈(,:] ?| ?= ?){_NUMBER}(?![\w/]|[.,]\d)", "%")


@rule(
    "AGR040",
    "share-miscounted",
    "warning",
    bad=(
        "# News\n- *2025.01*: A paper accepted as oral (85/7262 = ⟦1.16%⟧)!\n",
        "# News\n- *2025.01*: A paper accepted as oral (⟦3.5%⟧, 24/562)!\n",
    ),
    good=(
        "# News\n- An oral (85/7262 = 1.17%), a poster (85/7262 ≈ 1.2%), one more (24/562 = 4.2%, 4.27%, 4.3%)\n",
        "# Awards\n- Rank 3/120, 5% of the course; 12/24 (50%) and 1/10 (10%); GPA 3.9/4.0 (top 5%)\n",
        "# Awards\n- *2024/12*, 5%: a prize; on 24/12 (5% of us) and 2/30 (top 10%)\n",
    ),
)
def share_miscounted(page: Page) -> Problems:
    """A percentage isn't that of the fraction beside it.

    Whoever works it out, as reviewers of applications do, finds another number.
    """
    for pattern in (_FRACTION_FIRST, _SHARE_FIRST):
        for hit in hits(page, pattern):
            part, whole = int(hit.match["part"]), int(hit.match["whole"])
            said = hit.match["share"]
            # "3/120, 5%" is a rank and its class; 2024/12 is a date.
            if "." not in said and "=" not in hit.match[0]:
                continue
            if whole < 100 or not 0 < part < whole or _fits(part, whole, said) or "top" in hit.match[0]:
                continue
            digits = max(len(said.partition(".")[2]), 1)
            right = f"{Decimal(100 * part) / whole:.{digits}f}%"
            start, end = hit.span("share")
            end = page.text.find("%", end) + 1
            yield problem(page, start, end, f"{part} of {whole} is {right}")


def _fits(part: int, whole: int, said: str) -> bool:
    """Whether a share is right, rounded or cut off."""
    step = Decimal(1).scaleb(-len(said.partition(".")[2]))
    exact = Decimal(100 * part) / whole
    ways = (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN)
    return any(exact.quantize(step, rounding=way) == Decimal(said) for way in ways)
