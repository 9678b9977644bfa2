"""Two thousand mutated inputs, always the same; `tests/fuzz/run.py` checks more of them."""

from __future__ import annotations

import pytest

from tests.fuzz.mutate import CONFIG, Seeds
from tests.fuzz.run import OWN, formats_of
from tests.fuzz.verdict import judge, time_is_up, within_time

INPUTS, PARTS = 2000, 10


@pytest.mark.parametrize("part", range(PARTS))
def test_mutated_inputs(part: int) -> None:
    seeds = Seeds(OWN)
    for number in range(part, INPUTS, PARTS):
        files = seeds.site(2026, number)
        within_time()
        try:
            judge(files, formats=formats_of(number))
        except Exception as error:
            pytest.fail(
                f"input {number} of seed 2026: {error!r}; see tests/fuzz/run.py --seed 2026 --first {number}"
            )
        finally:
            time_is_up()


def test_an_input_is_made_again_from_its_number() -> None:
    assert Seeds(OWN).site(7, 42) == Seeds(OWN).site(7, 42) != Seeds(OWN).site(7, 43)


FOUND = {
    "a vertical tab behind an indentation, at which kramdown itself never ends": b"a\n\n      \x0b% if x\nb\n",
    "bytes that are no UTF-8 beside a YAML fault": b"---\ntitle: a: \xa4\nb: 'c\n---\n",
    "a name with such a byte in it": b"---\npermalink: L\xd3d Urist\n---\n",
    "a day before the month and two digits of the year": b"# News\n\n- Apr0'23: x\n",
    "an end tag of a list item in Markdown's own": b'\n- <h s=""></li>',
    "a key of the front matter that is no text": b"---\n? \n: x\n1: y\n---\n{{ page.titel }}",
}


@pytest.mark.parametrize("name", FOUND)
def test_what_was_found(name: str) -> None:
    page = FOUND[name]
    files = {"_config.yml": CONFIG, "_pages/about.md": page if page[:1] == b"-" else b"---\n---\n" + page}
    within_time()
    try:
        judge(files)
    finally:
        time_is_up()
