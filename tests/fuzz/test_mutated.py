"""Two thousand mutated inputs, always the same; `tests/fuzz/run.py` checks more of them."""

from __future__ import annotations

import signal

import pytest

from tests.fuzz.mutate import Seeds
from tests.fuzz.run import OWN, formats_of
from tests.fuzz.verdict import judge, within_time

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
            signal.alarm(0)


def test_an_input_is_made_again_from_its_number() -> None:
    assert Seeds(OWN).site(7, 42) == Seeds(OWN).site(7, 42) != Seeds(OWN).site(7, 43)
