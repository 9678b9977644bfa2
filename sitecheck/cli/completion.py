"""Print a script that completes sitecheck's commands and options in your shell.

bash: sitecheck completion bash > ~/.local/share/bash-completion/completions/sitecheck
zsh:  sitecheck completion zsh > "${fpath[1]}/_sitecheck"
fish: sitecheck completion fish > ~/.config/fish/completions/sitecheck.fish
"""

from __future__ import annotations

import argparse
import os

from sitecheck.cli import completion_scripts
from sitecheck.cli.completion_scripts import Commands, Word

SHELLS = ("bash", "zsh", "fish")
_RULES = ("RULES", "CODE|NAME")
_FILES = ("FILE", "PATH", "FOLDER|URL")


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `sitecheck completion`."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument(
        "shell",
        choices=SHELLS,
        nargs="?",
        metavar="SHELL",
        help="bash, zsh or fish (default: that of $SHELL)",
    )
    parser.add_argument(
        "--verbose", "-v", action="store_true", help="show where an error of sitecheck's own arose"
    )


def run(args: argparse.Namespace) -> int:
    """Print the script.

    Raises:
        UsageError: the shell is none of the three.
    """
    from sitecheck.cli.target import UsageError

    shell = args.shell or os.path.basename(os.environ.get("SHELL", ""))
    if shell not in SHELLS:
        raise UsageError(f"which shell? sitecheck completion {'|'.join(SHELLS)}")
    print(getattr(completion_scripts, shell)(commands()), end="")
    return 0


def commands() -> Commands:
    """Each command's purpose and words, read from its parser."""
    from sitecheck.cli.catalogue import all_rules
    from sitecheck.cli.main import COMMANDS
    from sitecheck.cli.parsers import parser_of
    from sitecheck.schemas import json_schemas

    rules = all_rules()
    names = (*rules, *(rule.name for rule in rules.values()))
    found: Commands = {}
    for name, purpose in COMMANDS.items():
        words = []
        for action in parser_of(name)._actions if name != "version" else ():
            metavar = action.metavar if isinstance(action.metavar, str) else ""
            choices = tuple(str(choice) for choice in action.choices or ())
            if metavar in _RULES:
                choices = names
            elif name == "schema" and not action.option_strings:
                choices = tuple(json_schemas())
            takes = "" if action.nargs == 0 else "words" if choices else "any"
            if takes == "any" and (metavar in _FILES or action.dest == "path"):
                takes = "files"
            words.append(
                Word(
                    tuple(action.option_strings),
                    action.help or "",
                    takes,
                    choices,
                    action.nargs in ("*", "+"),
                )
            )
        found[name] = (purpose, words)
    return found
