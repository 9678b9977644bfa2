"""Break one fact of a consistent page at a time, and see what is found.

    python -m tests.injected.contradictions                    20 invented lives, 300 cases
    python -m tests.injected.contradictions --lives 40 --cases 600 --seed 3
    python -m tests.injected.contradictions CORPUS             the sites of a folder, as they are read

A case is found when a finding, or a place it is related to, lies on the changed text. Every further finding
that wasn't there before is one too many. Both are counted at the severity that is shown by default.
"""

from __future__ import annotations

import argparse
import datetime
import os
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from sitecheck.engine.registry import load_rules
from sitecheck.engine.run import run
from sitecheck.findings import Finding, Place, at_least
from sitecheck.jekyll.site import Site
from sitecheck.rules.rule import Rule
from tests.injected.layouts import invent
from tests.injected.world import MONTHS, NUMBERS, ORDINALS, UNIVERSITIES, Fact, Life

CLOCK = datetime.date(2026, 9, 15)
GROUPS = {
    "award-news": "date", "award-list": "date", "start-news": "date", "start-list": "date", "end-list": "date",
    "degree-year": "date", "count": "count", "edition-news": "venue year", "edition-list": "venue year",
    "role-about": "degree", "role-config": "degree", "degree-about": "degree", "degree-list": "degree",
    "study-year": "degree", "name": "name", "owner-list": "name", "owner-about": "name", "owner-config": "name",
    "owner-title": "name", "school-about": "institution", "bio": "institution", "employer": "institution",
    "scholar-about": "account", "github-about": "account", "mail-about": "account", "arxiv": "link", "file-date": "date",
    "edition-file": "venue year",
}  # fmt: skip
"""What each kind of fact is counted as; facts of other kinds aren't changed."""


class Case(NamedTuple):
    """One change of one file."""

    fact: Fact
    text: str


class Result(NamedTuple):
    """What a case led to."""

    case: Case
    site: str
    found: tuple[Finding, ...]
    extra: tuple[Finding, ...]


def change(fact: Fact, dice: random.Random, life: Life | None = None) -> str | None:
    """Another text that contradicts what the rest of the page says; None where there is none."""
    kind, value = fact.kind, fact.value
    if kind in ("award-news", "award-list", "start-news", "start-list") and not value.isdigit():
        return _other_month(value, dice)
    # A degree of 2023 may be conferred in 2024: a year off is no contradiction where no month is said.
    if kind in ("file-date", "edition-file") or (kind in ("award-list", "end-list") and value.isdigit()):
        return _other_year(value, dice, 2)
    if kind in ("end-list", "degree-year", "edition-news", "edition-list"):
        return _other_year(value, dice, 2 if "ICCV" in value or "ECCV" in value else 1)
    if kind == "count":
        return _more(value, dice)
    if kind == "study-year":
        number = ORDINALS.index(value)
        return dice.choice(
            [word for n, word in enumerate(ORDINALS) if n and (n < number - 1 or n > number + 2)] or [""]
        )
    if kind in ("role-about", "role-config"):
        return dice.choice(("M.Sc. student", "master's student"))
    if kind in ("degree-about", "degree-list"):
        return "Ph.D." if value == "M.Sc." else "M.Sc."
    if kind in ("school-about", "bio", "employer"):
        return _other_school(fact, dice, life)
    if kind == "arxiv" and life is not None:
        others = [one.value for one in life.facts if one.kind == "arxiv" and one.value != value]
        return dice.choice(others)
    if kind in GROUPS:
        return _misspell(value, dice)
    return None


def _more(value: str, dice: random.Random) -> str | None:
    """One or two papers more, in good grammar."""
    first, _, rest = value.partition(" ")
    if first.lower() not in NUMBERS[1:4]:
        return None
    number = NUMBERS.index(first.lower()) + dice.randint(1, 2)
    rest = re.sub(r"\bpaper\b", "papers", re.sub(r"\bis\b", "are", re.sub(r"\bhas\b", "have", rest)))
    return f"{NUMBERS[number].capitalize()} {rest}"


def _other_month(value: str, dice: random.Random) -> str:
    match = re.search(r"(?<![\d])\d{1,2}(?!\d)|" + "|".join(MONTHS), value)
    assert match is not None
    # As many digits as before: "2024.9" beside "2024.12" is no change of style.
    named = match[0] in MONTHS
    now = MONTHS.index(match[0]) + 1 if named else int(match[0])
    months = [str(m).zfill(len(match[0]) if match[0][0] == "0" else 0) for m in range(1, 13)]
    near = [m for m in months if 0 < abs(int(m) - now) <= 4 and (named or len(m) == len(match[0]))]
    month = dice.choice(near)
    return value[: match.start()] + (MONTHS[int(month) - 1] if named else month) + value[match.end() :]


def _other_year(value: str, dice: random.Random, step: int) -> str | None:
    match = re.search(r"(?:19|20)\d{2}(?!\d)", value) or re.search(r"(?<!\d)\d{2}(?!\d)", value)
    if match is None:
        return None
    year = int(match[0]) + dice.choice((-step, step))
    return value[: match.start()] + str(year).zfill(len(match[0])) + value[match.end() :]


def _other_school(fact: Fact, dice: random.Random, life: Life | None) -> str:
    text = "".join(life.files.values()) if life else ""
    if fact.kind == "school-about":
        return dice.choice([school for school in UNIVERSITIES if school not in text])
    return dice.choice([school for school in UNIVERSITIES if school != fact.value and school in text])


def _misspell(value: str, dice: random.Random) -> str:
    """One letter left out, doubled, swapped or replaced, never the first of a word."""
    places = [m.start() for m in re.finditer(r"(?<=[^\W\d_]{2})[a-z](?=[a-z])", value)]
    if not places:
        at = dice.randrange(len(value))
        return value[:at] + dice.choice([c for c in "bdghkmpqrstvwxz" if c != value[at]]) + value[at + 1 :]
    for _ in range(20):
        at = dice.choice(places)
        letter, following = value[at], value[at + 1]
        changed = dice.choice((
            value[:at] + value[at + 1 :],
            value[:at] + letter + value[at:],
            value[:at] + following + letter + value[at + 2 :],
            value[:at] + dice.choice("aeinorstl") + value[at + 1 :],
        ))  # fmt: skip
        if changed != value:
            return changed
    return value[:-1]


def rules() -> list[Rule]:
    """The rules that run by default."""
    return [rule for rule in load_rules().values() if rule.default]


def findings(site: Site, chosen: list[Rule]) -> list[Finding]:
    """What is shown by default."""
    return [one for one in run(site, chosen, today=CLOCK).findings if at_least(one.severity, "warning")]


def _touches(finding: Finding, path: str, start: int, end: int) -> bool:
    places = (finding.place, *(related.place for related in finding.related))
    return any(_overlaps(place, path, start, end) for place in places)


def _overlaps(place: Place, path: str, start: int, end: int) -> bool:
    return place.path == path and place.start <= end and start <= place.end


def _sign(finding: Finding) -> tuple[str, str]:
    """What tells a finding from another, wherever the text has moved to and whatever it says now."""
    return finding.code, finding.path


def judge(
    root: str, files: dict[str, bytes], before: Counter[tuple[str, str]], case: Case, chosen: list[Rule]
) -> Result:
    """Run the rules over a changed site."""
    fact = case.fact
    text = files[fact.path].decode("utf-8", "surrogateescape")
    changed = text[: fact.start] + case.text + text[fact.end :]
    overlay = {**files, fact.path: changed.encode("utf-8", "surrogateescape")}
    left, found, extra = Counter(before), [], []
    for one in findings(Site(root, overlay), chosen):
        if left[_sign(one)] > 0 and not _touches(one, fact.path, fact.start, fact.start + len(case.text)):
            left[_sign(one)] -= 1
        elif _touches(one, fact.path, fact.start, fact.start + len(case.text)) and not found:
            found.append(one)
        elif left[_sign(one)] > 0:
            left[_sign(one)] -= 1
        else:
            extra.append(one)
    return Result(case, root, tuple(found), tuple(extra))


def invented(lives: int, cases: int, seed: int, chosen: list[Rule]) -> Iterator[Result]:
    """Cases on invented lives, each life with an equal share."""
    dice = random.Random(seed)
    for number in range(lives):
        life = invent(1000 * seed + number)
        files = {path: text.encode() for path, text in life.files.items()}
        before = Counter(_sign(one) for one in findings(Site("/nonexistent", files), chosen))
        groups: defaultdict[str, list[Fact]] = defaultdict(list)
        for fact in life.facts:
            if fact.kind in GROUPS and (fact.kind != "name" or _times(life, fact) >= 3):
                groups[GROUPS[fact.kind]].append(fact)
        for turn in range(cases // lives):
            names = sorted(groups)
            fact = dice.choice(groups[names[(turn + number) % len(names)]])
            text = change(fact, dice, life)
            if text is not None and text != fact.value:
                yield judge("/nonexistent", files, before, Case(fact, text), chosen)


def _times(life: Life, fact: Fact) -> int:
    return sum(one.kind == "name" and one.value == fact.value for one in life.facts)


def real(folder: str, cases: int, seed: int, chosen: list[Rule]) -> Iterator[Result]:
    """Cases on the sites of a folder: what a site says twice by its own reading is changed in one place."""
    from tests.injected.read_facts import facts_of

    dice = random.Random(seed)
    roots = sorted(root for name in os.listdir(folder) if (root := _root(os.path.join(folder, name))))
    read = [(root, list(facts_of(Site(root)))) for root in roots]
    read = [(root, facts) for root, facts in read if facts]
    for number, (root, facts) in enumerate(read):
        site = Site(root)
        before = Counter(_sign(one) for one in findings(site, chosen))
        files = {path: source.encode() for path, source in site.read_sources().items()}
        share = cases // len(read) + (number < cases % len(read))
        for fact in _round_robin(facts, share, dice):
            text = change(fact, dice)
            if text is not None and text != fact.value:
                yield judge(root, files, before, Case(fact, text), chosen)


def _round_robin(facts: list[Fact], number: int, dice: random.Random) -> list[Fact]:
    """Some of the facts, of each group as many as there are, in turn."""
    groups: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in dice.sample(facts, len(facts)):
        groups[GROUPS[fact.kind]].append(fact)
    turns = [fact for level in zip_longest(*groups.values()) for fact in level if fact is not None]
    return turns[:number]


def _root(path: str) -> str:
    for folder in (os.path.join(path, "site"), path):
        if os.path.exists(os.path.join(folder, "_config.yml")):
            return folder
    return ""


def table(results: list[Result]) -> str:
    """The figures, by group."""
    lines = [f"{'changed':14s} cases  found       extra"]
    groups: defaultdict[str, list[Result]] = defaultdict(list)
    for result in results:
        groups[GROUPS[result.case.fact.kind]].append(result)
    for name, group in [*sorted(groups.items()), ("all", results)]:
        found = sum(bool(result.found) for result in group)
        extra = sum(len(result.extra) for result in group)
        lines.append(
            f"{name:14s} {len(group):5d}  {found:4d} {found / len(group):5.0%}  {extra:4d} {extra / len(group):4.0%}"
        )
    return "\n".join(lines)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", nargs="?")
    parser.add_argument("--lives", type=int, default=20)
    parser.add_argument("--cases", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--list", action="store_true", help="every case that was missed or found twice")
    args = parser.parse_args()
    chosen = rules()
    made = (
        real(args.corpus, args.cases, args.seed, chosen)
        if args.corpus
        else invented(args.lives, args.cases, args.seed, chosen)
    )
    results = []
    for result in made:
        results.append(result)
        if args.list and (not result.found or result.extra):
            fact = result.case.fact
            where = os.path.basename(os.path.dirname(result.site))[:20]
            print(
                f"{'missed' if not result.found else 'twice':7s} {where} {fact.path}:{fact.start} {fact.kind}: {fact.value!r} -> {result.case.text!r}"
            )
            for one in (*result.found, *result.extra):
                print(f"        {one.code} {one.place.text!r}: {one.message}")
    print(table(results))


if __name__ == "__main__":
    main()
