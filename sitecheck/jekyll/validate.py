"""Front matter and data files against the themes' models, without Pydantic where all is well.

Clean data is told by the acceptance table that `schemas.build` makes from the models: every node fits an
entry, and nothing needs to be imported. Only where a node doesn't, pydantic_core judges with the core schema
from the same models (its import costs 20 to 30 ms, Pydantic's with the models 100 to 200), and what it
says is told in the user's words at the very node. The table never judges against data.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable
from typing import Any, NamedTuple

from sitecheck.jekyll.near import nearest
from sitecheck.jekyll.yaml import psych
from sitecheck.jekyll.yaml.nodes import YamlNode
from sitecheck.jekyll.yaml.traps import quote


class SchemaProblem(NamedTuple):
    """A key or a value that the theme reads otherwise than meant, or not at all.

    Attributes:
        start: offset of the first character of the key or value, in code points of the source.
        end: offset after its last; a fix replaces exactly this range.
        message: what the theme expects there, in the words of the file.
        kind: `unknown-key` (close to a known one), `misread` (text that YAML takes for something else),
            `missing` or `type`.
        fix_text: what to write instead, None where that isn't certain.
    """

    start: int
    end: int
    message: str
    kind: str
    fix_text: str | None = None


_LETTERS = {"str": "s", "int": "i", "float": "f", "bool": "b", "NoneType": "n", "date": "d", "datetime": "t"}


def validate(
    node: YamlNode, model_name: str, used: Callable[[], Container[str]] | None = None
) -> list[SchemaProblem]:
    """Hold a YAML tree against a model.

    Args:
        node: the root of a front matter or a data file.
        model_name: a key of `schemas.names.MODELS`.
        used: gives the keys that the site's own templates read, which are never taken for slips; asked
            only if there is a slip to tell.

    Returns:
        The problems, by place.
    """
    from sitecheck.jekyll.schemas.tables import table

    found = table(model_name)
    walk = _Walk(found["models"])
    fits = walk.fits(node, found["root"])
    problems = walk.problems
    if problems and used is not None:
        own = used()
        problems = [problem for problem, key in zip(problems, walk.keys, strict=True) if key not in own]
    if not fits:
        from sitecheck.jekyll.schema_errors import judge

        taken = {problem.start for problem in problems}
        problems += [problem for problem in judge(node, model_name, found) if problem.start not in taken]
    return sorted(problems)


class _Walk:
    """One walk over a tree and an acceptance table.

    Attributes:
        problems: slips in keys and misread texts.
        keys: the key that each problem is about if it is a slip, else "".
    """

    def __init__(self, models: dict[str, Any]) -> None:
        self.models = models
        self.problems: list[SchemaProblem] = []
        self.keys: list[str] = []

    def fits(self, node: YamlNode, entry: dict[str, Any]) -> bool:
        """Whether a node surely fits; False says nothing."""
        letters: str = entry.get("k", "")
        if node.kind == "scalar":
            value = node.value
            letter = _LETTERS[value.__class__.__name__]
            if letter in letters:
                if letter in "bif" and is_text(entry):
                    self._misread(node, value)
                return True
            return "*" in letters or ("l" in entry and value in entry["l"] and letter in "si")
        if "*" in letters:
            return True
        if node.kind == "sequence":
            item = entry.get("i")
            return item is not None and self._all(node.items, item)
        if "m" in entry:
            return self._mapping(node, self.models[entry["m"]])
        value_entry = entry.get("v")
        return value_entry is not None and self._all([value for _, value in node.pairs()], value_entry)

    def _all(self, nodes: list[YamlNode], entry: dict[str, Any]) -> bool:
        # Every one is looked at, for the slips in it.
        return not [node for node in nodes if not self.fits(node, entry)]

    def _mapping(self, node: YamlNode, model: dict[str, Any]) -> bool:
        fields = model["f"]
        fits = True
        present = {key.raw for key, _ in node.pairs() if key.kind == "scalar"}
        for key, value in node.pairs():
            if key.kind != "scalar":
                continue
            entry = fields.get(key.raw)
            if entry is None:
                self._slip(key, fields, present)
            elif not self.fits(value, entry):
                fits = False
        return fits and present.issuperset(model["r"])

    def _slip(self, key: YamlNode, fields: dict[str, Any], present: Container[str]) -> None:
        meant = nearest(key.raw, fields, present)
        if meant is not None:
            message = f"The theme knows no key `{key.raw}`; did you mean `{meant}`?"
            self.problems.append(SchemaProblem(key.start, key.end, message, "unknown-key", meant))
            self.keys.append(key.raw)

    def _misread(self, node: YamlNode, value: Any) -> None:
        if node.style != "plain" or psych.shown(value) == node.raw or psych.octal(node.raw):
            return
        message = f"YAML reads `{node.raw}` as {psych.shown(value)}, where a text is shown: quote it"
        self.problems.append(SchemaProblem(node.start, node.end, message, "misread", quote(node.raw)))
        self.keys.append("")


def is_text(entry: dict[str, Any]) -> bool:
    """Whether an entry is shown as text, for which numbers and days are taken too."""
    letters = entry.get("k", "")
    return "s" in letters and "f" in letters


def used_names(templates: Iterable[str]) -> frozenset[str]:
    """The keys that templates read: `page.venue`, `author.github`.

    Args:
        templates: the texts of layouts and includes.
    """
    pattern = re.compile(r"\.([A-Za-z_][A-Za-z0-9_-]*)")
    return frozenset(name for text in templates for name in pattern.findall(text))
