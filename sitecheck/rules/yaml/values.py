"""Keys and values of YAML that Jekyll or the theme reads otherwise than meant."""

from __future__ import annotations

from sitecheck.jekyll.site import Site
from sitecheck.rules.rule import Problems, rule
from sitecheck.rules.yaml._faults import BROKEN, FATAL_VALUES, UNCLOSED, UNSEEN, told

_DUPLICATE = frozenset(("duplicate-key",))
_UNKNOWN = frozenset(("unknown-key",))
_TYPE = frozenset(("type", "missing"))
_ELSEWHERE = BROKEN | UNSEEN | UNCLOSED | FATAL_VALUES | _DUPLICATE | _UNKNOWN | _TYPE


@rule(
    "YML010",
    "duplicate-key",
    "warning",
    bad=(
        {"index.md": "---\ntitle: Ada\n⟦title⟧: Bo\n---\nText\n"},
        {"_config.yml": "title: Ada\nauthor:\n  name: Ada\n⟦title⟧: Bo\n", "index.md": "---\n---\nText\n"},
    ),
    good=({"index.md": "---\ntitle: Ada\nheader:\n  title: Bo\n---\nText\n"},),
)
def duplicate_key(site: Site) -> Problems:
    """A key is given twice.

    Only the last one counts: whoever edits the first wonders why nothing changes.
    """
    yield from told(site, _DUPLICATE, safety="unsafe")


@rule(
    "YML011",
    "misread-value",
    "warning",
    fix="unsafe",
    bad=(
        {"_config.yml": "phone: ⟦012⟧\n", "index.md": "---\n---\nText\n"},
        {"index.md": "---\ntitle: ⟦{{ x }}⟧\n---\nText\n"},
    ),
    good=(
        {"_config.yml": "phone: '012'\nport: 4000\n", "index.md": "---\n---\nText\n"},
        {"index.md": "---\ndate: 2024-02-29\ntitle: '{{ x }}'\n---\nText\n"},
    ),
)
def misread_value(site: Site) -> Problems:
    """YAML takes a value for something else than its author wrote.

    `012` is ten, `no` is false, and what follows ` #` is dropped: the visitor sees another text, or none.
    """
    yield from told(site, _ELSEWHERE, safety="unsafe", but=True)


@rule(
    "YML012",
    "unknown-key",
    "warning",
    fix="unsafe",
    bad=(
        {"index.md": "---\ntitle: Ada\n⟦permalnk⟧: /ada/\n---\nText\n"},
        {"_config.yml": "⟦titel⟧: Ada\ntheme: minimal-mistakes-jekyll\n", "index.md": "---\n---\nText\n"},
    ),
    good=(
        {"index.md": "---\ntitle: Ada\npermalink: /ada/\nmy_own_key: 1\n---\nText\n"},
        {
            "_layouts/default.html": "{{ page.permalnk }}",
            "index.md": "---\ntitle: Ada\npermalnk: /ada/\n---\nText\n",
        },
    ),
)
def unknown_key(site: Site) -> Problems:
    """Nothing reads this key; one that the theme knows is a letter away.

    The setting has no effect, and nothing tells its author why.
    """
    yield from told(site, _UNKNOWN, safety="unsafe")


@rule(
    "YML013",
    "wrong-type",
    "warning",
    fix="unsafe",
    bad=({"index.md": "---\ntitle: Ada\npublished: ⟦'false'⟧\n---\nText\n"},),
    good=({"index.md": "---\ntitle: Ada\npublished: false\n---\nText\n"},),
)
def wrong_type(site: Site) -> Problems:
    """A value is of another kind than the theme expects, or one that it needs is missing.

    The theme shows nothing for it, or something strange.
    """
    yield from told(site, _TYPE, safety="unsafe")
