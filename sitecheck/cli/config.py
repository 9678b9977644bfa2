"""Show what is set, and where each value comes from."""

from __future__ import annotations

import argparse
import json
import os
from typing import Any, NamedTuple

from sitecheck.cli.target import find_root
from sitecheck.config.load import WORDS_FILE, Settings, load_settings


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `sitecheck config`."""
    parser.add_argument("path", nargs="*", metavar="PATH", help="a site's root (default: here)")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to show it")
    parser.add_argument("--config", metavar="FILE", help="settings to use instead of the site's")
    parser.add_argument("--isolated", action="store_true", help="leave the site's settings alone")
    parser.add_argument(
        "--verbose", "-v", action="store_true", help="show where an error of sitecheck's own arose"
    )


class Value(NamedTuple):
    """One setting.

    Attributes:
        setting: its name, dotted.
        value: as in TOML or JSON; None where nothing is set.
        origin: a file, `default`, or how it was told.
    """

    setting: str
    value: Any
    origin: str


def run(args: argparse.Namespace) -> int:
    """Print every setting with its origin.

    Raises:
        ConfigError: the settings can't be followed.
    """
    paths = args.path[1:] if args.path[:1] == ["show"] and not os.path.exists("show") else args.path
    root = find_root(paths)
    settings = load_settings(root, args.config, isolated=args.isolated)
    values = effective(root, settings)
    if args.format == "json":
        print(json.dumps([value._asdict() for value in values], indent=1, ensure_ascii=False))
        return 0
    names = max(len(value.setting) for value in values)
    shown = [_literal(value.value) for value in values]
    widest = max((len(text) for text in shown if len(text) <= 40), default=0)
    for value, text in zip(values, shown, strict=True):
        print(f"{value.setting:<{names}}  {text:<{widest}}  {value.origin}".rstrip())
    return 0


def effective(root: str, settings: Settings) -> list[Value]:
    """Every setting of a site with its value and origin, in the order of the model.

    Raises:
        ConfigError: a selector means no rule.
    """
    from sitecheck.config.model import Config, Links
    from sitecheck.engine.choice import Choice
    from sitecheck.jekyll.site import Site
    from sitecheck.links.rules import RULES

    Choice(settings, elsewhere=lambda: list(RULES))
    file = os.path.relpath(settings.path, root).replace(os.sep, "/") if settings.path else ""
    told = {"severity": "warning", "fail-on": "warning", "theme": Site(root).theme}
    out = []
    for name, field in Config.model_fields.items():
        key = name.replace("_", "-")
        given = settings.values.get(key)
        if key == "words":
            out += _words(settings, file)
        elif key == "links":
            defaults = Links().model_dump(by_alias=True)
            out += [_value(f"links.{k}", (given or {}).get(k), v, file) for k, v in defaults.items()]
        elif key == "rules":
            for rule, table in (given or {}).items():
                out += [Value(f"rules.{rule}.{k}", v, file) for k, v in table.items()]
        elif key == "theme" and not given:
            out.append(Value(key, told[key], "told by the site"))
        else:
            out.append(_value(key, given, told.get(key, field.get_default()), file))
    return out


def _value(setting: str, given: Any, default: Any, file: str) -> Value:
    return Value(setting, default, "default") if given is None else Value(setting, given, file)


def _words(settings: Settings, file: str) -> list[Value]:
    out = []
    given = settings.values.get("words", {})
    for kind in ("words", "names", "places"):
        here = given.get(kind, [])
        others = settings.words.get(kind, [])[len(here) :]
        if here or not others:
            out.append(Value(f"words.{kind}", here, file if here else "default"))
        if others:
            out.append(Value(f"words.{kind}", others, WORDS_FILE))
    return out


def _literal(value: Any) -> str:
    return "not set" if value is None else json.dumps(value, ensure_ascii=False)
