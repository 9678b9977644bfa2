from __future__ import annotations

from sitecheck.cli.catalogue import all_rules
from sitecheck.documentation import rule_pages


def test_every_rule_has_a_page_and_stands_in_the_index() -> None:
    pages, rules = rule_pages(), all_rules()
    assert len(pages) == len(rules) + 1
    for rule in rules.values():
        page = pages[f"{rule.name}.md"]
        assert page.startswith(f"# {rule.code} {rule.name}\n")
        assert rule.summary in page
        assert rule.why.split("\n")[0] in page
        assert "⟦" not in page
        assert f"[{rule.name}]({rule.name}.md)" in pages["index.md"]


def test_no_two_rules_share_a_name() -> None:
    names = [rule.name for rule in all_rules().values()]
    assert len(names) == len(set(names))
