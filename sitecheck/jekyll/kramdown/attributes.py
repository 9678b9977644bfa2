"""kramdown's attribute lists: `{: #id .class key="value" reference}`."""

from __future__ import annotations

import re

_PARTS = (
    r"""(?:\A|\s)(?:(\w[\w-]*)=("|')((?:\\\}|\\\2|[^}])*?)\2|(\w[\w-]*)|((?:\#[A-Za-z][\w:-]*|\.[^\s.#]+)+))"""
    r"""(?=\s|\Z)"""
)
_ID_OR_CLASS = r"\#([A-Za-z][\w:-]*)|\.([^\s.#]+)"


class AttributeList:
    """The content of an attribute list.

    Attributes:
        values: by key; classes are joined under `class`.
        references: the names of the lists (`{:name: ...}`) it refers to.
    """

    __slots__ = ("references", "values")

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self.references: list[str] = []

    def read(self, text: str) -> None:
        """Add what a list's text says."""
        for key, quote, value, reference, short in re.findall(_PARTS, text, re.ASCII):
            if reference:
                self.references.append(reference)
            elif short:
                for name, of_class in re.findall(_ID_OR_CLASS, short, re.ASCII):
                    if of_class:
                        self._add_class(of_class)
                    else:
                        self.values["id"] = name
            else:
                self.values[key] = re.sub(rf"\\(\}}|{quote})", r"\1", value)

    def resolved(self, named: dict[str, AttributeList], depth: int = 0) -> dict[str, str]:
        """The values, with those of the lists referred to first."""
        found: dict[str, str] = {}
        if depth < 10:
            for reference in self.references:
                if reference in named:
                    found |= named[reference].resolved(named, depth + 1)
        return found | self.values

    def _add_class(self, name: str) -> None:
        self.values["class"] = f"{self.values.get('class', '')} {name}".lstrip()
