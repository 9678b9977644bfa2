"""Our reading of YAML against Ruby's Psych: its recorded answers, and live where Ruby is installed."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sitecheck.jekyll.yaml.nodes import parse_yaml
from tests.oracle import psych

RECORDED = json.loads(psych.RECORDED.read_text("utf-8"))


def ours(text: str) -> dict[str, object]:
    document = parse_yaml(text)
    if document.broken:
        return {"error": ""}
    return {"value": psych.marked(document.root.to_python()) if document.root is not None else None}


def agree(text: str, answer: dict[str, object]) -> None:
    mine = ours(text)
    if "error" in answer:
        # Psych dies of `0x_` and its like, which libyaml can read: we keep them as text.
        assert "error" in mine or answer["error"] == "ArgumentError", text
    else:
        assert as_text(mine.get("value")) == as_text(answer["value"]), text


def as_text(value: object) -> object:
    """The answer in our terms: symbols are texts (as to the safe_yaml gem of upstream Jekyll), and so are
    keys that Python can't hash."""
    if isinstance(value, list):
        return [as_text(item) for item in value]
    if isinstance(value, str) and value.startswith(":"):
        return ":"
    if not isinstance(value, dict):
        return value
    if "symbol" in value:
        return ":"
    if "map" in value:
        return {"map": [[key(name), as_text(entry)] for name, entry in value["map"]]}
    return value


def key(name: object) -> object:
    if isinstance(name, list):
        return str(name)
    if isinstance(name, dict) and "map" in name:
        return str(dict(name["map"]))
    return as_text(name)


@pytest.mark.parametrize("case", RECORDED, ids=lambda case: repr(case["yaml"]))
def test_recorded(case):
    if case["yaml"].strip() and not case["yaml"].startswith("#"):
        agree(case["yaml"], case)
    else:
        assert ours(case["yaml"]) == {"value": None}


needs_ruby = pytest.mark.skipif(not psych.available(), reason="no Ruby with Psych 4 here")


@needs_ruby
def test_recorded_answers_are_those_of_the_psych_here():
    texts = [case["yaml"] for case in RECORDED]
    answers = psych.ask(texts)
    assert [{"yaml": text} | answer for text, answer in zip(texts, answers, strict=True)] == RECORDED


SCALAR = st.one_of(
    st.text(st.sampled_from("0123456789-+.,_:eExb TZ"), min_size=1, max_size=12),
    st.text(st.sampled_from("yestrufalno~Oif#'\"[]{}&*!|>%@`: \t-é🔥"), min_size=1, max_size=8),
    st.builds(
        "{:04}-{}-{}".format,
        st.integers(1, 9999),
        st.sampled_from(["1", "02", "12", "13", "00"]),
        st.sampled_from(["1", "29", "30", "31", "32", "00"]),
    ),
)


@needs_ruby
@given(st.lists(SCALAR, min_size=200, max_size=400))
@settings(
    max_examples=3,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    phases=[Phase.generate],
    database=None,
)
def test_random_scalars(scalars):
    texts = [f"a: {scalar}\nb: 1\n" for scalar in scalars]
    for text, answer in zip(texts, psych.ask(texts), strict=True):
        agree(text, answer)
