"""What a rule is.

A rule is one function with its story around it:

    @rule(
        "LNK003",
        "double-parenthesis-target",
        "error",
        fix="safe",
        bad="[Ann Lee]⟦((https://example.org/ann))⟧",
        good="[Ann Lee](https://example.org/ann)",
    )
    def double_parenthesis_target(page: Page) -> Problems:
        '''A link's target stands in two pairs of parentheses.

        The browser takes the inner pair for a part of the address, which no server knows.
        '''
        ...

The first line of its docstring is the summary, the rest says why it matters to a visitor. The
examples are its tests and its documentation: each `⟦…⟧` in `bad` marks a range that must be reported,
`good` must be silent, and where the fix is safe, fixing `bad` must leave nothing to report.

A rule asks for what it needs by the names of its parameters:

    page      one page of the site; the rule is called once for each
    site      the whole site
    homepage  what the site says: sections, items, owner
    today     the clock
    options   the rule's own options
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, Protocol

from sitecheck.findings import DOCS, Edit, Fix, Place, Related, Safety, Severity

OPEN, CLOSE = "⟦", "⟧"


class HasPlaces(Protocol):
    """Whatever can tell where a range of its text stands."""

    def place(self, start: int, end: int) -> Place:
        """Where a range stands in its file."""


class Problem(NamedTuple):
    """What a rule yields: a place, a reason, and where possible a fix."""

    place: Place
    message: str
    fix: Fix | None = None
    related: tuple[Related, ...] = ()


Problems = Iterable[Problem]
Example = str | Mapping[str, str]
"""The body of a page, or the files of a site by path."""


def problem(
    where: HasPlaces,
    start: int,
    end: int,
    message: str,
    fix: Fix | None = None,
    related: tuple[Related, ...] = (),
) -> Problem:
    """A problem at a range of a page (or of another text that knows its places)."""
    return Problem(where.place(start, end), message, fix, related)


def replace(
    where: HasPlaces, start: int, end: int, text: str, *, safety: Safety = "safe", title: str = ""
) -> Fix:
    """A fix that puts a text in the place of a range."""
    if not title:
        title = f"Write '{text}'" if text.strip() else ("Remove it" if not text else "Write a space")
    return Fix(title, safety, (Edit(where.place(start, end), text),))


class Rule(NamedTuple):
    """A rule with its story; see the module's docstring."""

    code: str
    name: str
    severity: Severity
    check: Callable[..., Problems]
    needs: tuple[str, ...]
    fix: Safety | None
    bad: tuple[Example, ...]
    good: tuple[Example, ...]
    options: Mapping[str, Any]
    default: bool
    today: str
    follows: tuple[str, ...] = ()

    @property
    def summary(self) -> str:
        """The first line of its documentation."""
        return (self.check.__doc__ or "").strip().partition("\n")[0]

    @property
    def why(self) -> str:
        """The rest of its documentation."""
        rest = (self.check.__doc__ or "").strip().partition("\n")[2]
        return "\n".join(line.strip() for line in rest.strip().split("\n"))

    @property
    def family(self) -> str:
        """Its three letters."""
        return self.code[:3]

    @property
    def url(self) -> str:
        """Its page in the documentation."""
        return f"{DOCS}/rules/{self.name}/"


def rule(
    code: str,
    name: str,
    severity: Severity,
    *,
    bad: Example | tuple[Example, ...],
    good: Example | tuple[Example, ...],
    fix: Safety | None = None,
    options: Mapping[str, Any] | None = None,
    default: bool = True,
    today: str = "2026-01-15",
    follows: tuple[str, ...] = (),
) -> Callable[[Callable[..., Problems]], Rule]:
    """Make a rule of a function.

    Args:
        code: three letters of the family and three digits.
        name: kebab-case, unique.
        severity: see `sitecheck.findings`.
        bad: examples with `⟦…⟧` around what must be reported.
        good: examples on which it must be silent.
        fix: the safety of the fix it offers, if any.
        options: its options with their defaults.
        default: whether it runs without being asked for.
        today: the clock for its examples.
        follows: codes of rules whose findings explain this one's where they touch: there, they alone
            are shown.
    """

    def make(check: Callable[..., Problems]) -> Rule:
        arguments = check.__code__.co_varnames[: check.__code__.co_argcount]
        return Rule(
            code,
            name,
            severity,
            check,
            arguments,
            fix,
            bad if isinstance(bad, tuple) else (bad,),
            good if isinstance(good, tuple) else (good,),
            options or {},
            default,
            today,
            follows,
        )

    return make
