"""What README shows is what happens."""

from __future__ import annotations

import re
import shlex

import pytest
import yaml

from sitecheck.cli.init import _HOOK, _WORKFLOW
from sitecheck.config.model import Config
from tests.conftest import EXAMPLE, ROOT, sitecheck

README = (ROOT / "README.md").read_text("utf-8")
PAGES = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in (ROOT / "docs").rglob("*.md")}


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^ *```{language}\n(.*?)^ *```$", text, re.DOTALL | re.MULTILINE)


def test_the_output_shown_is_real() -> None:
    shown = blocks(README, "console")
    assert shown
    for block in shown:
        command, output = block.split("\n", 1)
        arguments = shlex.split(command.removeprefix("$ sitecheck "))
        done = sitecheck(*arguments, "--no-cache", "--today", "2026-01-15", cwd=EXAMPLE, COLUMNS="100")
        assert output == done.stdout


def test_the_hook_and_the_workflow_are_those_that_init_writes() -> None:
    hook, workflow = yaml.safe_load(_HOOK.format(repository="x", version="0.1.0")), yaml.safe_load(_WORKFLOW)
    for text in (README, PAGES["docs/hook.md"]):
        shown = next(yaml.safe_load(block) for block in blocks(text, "yaml") if "repos:" in block)
        assert [one["rev"] for one in shown["repos"]] == [one["rev"] for one in hook["repos"]]
        assert shown["repos"][0]["hooks"] == hook["repos"][0]["hooks"]
    for text in (README, PAGES["docs/ci.md"]):
        shown = next(yaml.safe_load(block) for block in blocks(text, "yaml") if "jobs:" in block)
        steps = workflow["jobs"]["sitecheck"]["steps"]
        assert [step["uses"].split("@")[0] for step in shown["jobs"]["sitecheck"]["steps"]] == [
            step["uses"].split("@")[0] for step in steps
        ]
        assert shown["permissions"] == workflow["permissions"]


@pytest.mark.parametrize("name", ["README.md", *PAGES])
def test_settings_shown_can_be_set(name: str) -> None:
    import tomllib

    text = README if name == "README.md" else PAGES[name]
    for block in blocks(text, "toml"):
        Config.model_validate(tomllib.loads(block))


@pytest.mark.parametrize("name", ["README.md", *PAGES])
def test_rules_and_options_named_exist(name: str) -> None:
    from sitecheck.cli.catalogue import all_rules
    from sitecheck.cli.main import COMMANDS
    from sitecheck.cli.parsers import parser_of

    text = README if name == "README.md" else PAGES[name]
    rules = all_rules()
    assert set(re.findall(r"\b[A-Z]{3}\d{3}\b", text)) <= set(rules)
    assert set(re.findall(r"rules/([a-z-]+)\.md", text)) - {"index"} <= {rule.name for rule in rules.values()}
    for command, rest in re.findall(r"\bsitecheck (\w+)([^`\n|#]*)", text):
        if command not in COMMANDS or command == "version":
            continue
        known = parser_of(command).format_help()
        for option in re.findall(r"(?<![\w-])--[a-z-]+", rest):
            assert option in known, f"{command} {option}"
