"""The completion scripts of three shells, from commands and their words."""

from __future__ import annotations

from shlex import quote
from typing import NamedTuple

_MADE_BY = "# Made by `sitecheck completion {}`; make it anew after an update.\n"


class Word(NamedTuple):
    """An option, or (without flags) a positional argument.

    Attributes:
        flags: `--format`, `-q`.
        help: what it does.
        takes: what follows it: nothing (empty), `files`, or words to choose from, `any` where free.
        choices: these words.
        many: whether an argument may stand several times.
    """

    flags: tuple[str, ...]
    help: str
    takes: str
    choices: tuple[str, ...]
    many: bool


Commands = dict[str, tuple[str, list[Word]]]


def bash(commands: Commands) -> str:
    """For bash 3.2 or later; where nothing fits, file names are offered."""
    values, options, arguments = [], [], []
    for name, (_, words) in commands.items():
        for word in words:
            patterns = "|".join(f"{name},{flag}" for flag in word.flags)
            if patterns and word.takes:
                values.append(f'    {patterns}) words="{" ".join(word.choices)}" ;;')
            elif not patterns and word.choices:
                arguments.append(f'    {name},*) words="{" ".join(word.choices)}" ;;')
        flags = " ".join(flag for word in words for flag in word.flags)
        options.append(f'    {name},-*) words="{flags}" ;;')
    names = " ".join(commands)
    lines = "\n".join
    return _MADE_BY.format("bash") + (
        "_sitecheck() {\n"
        '  local cur="${COMP_WORDS[COMP_CWORD]}" prev="${COMP_WORDS[COMP_CWORD-1]}" command=check words=""\n'
        '  [ "$cur" = = ] && cur=""\n'
        '  [ "$prev" = = ] && prev="${COMP_WORDS[COMP_CWORD-2]}"\n'
        f'  case "${{COMP_WORDS[1]}}" in {"|".join(commands)}) command="${{COMP_WORDS[1]}}" ;; esac\n'
        f'  if [ "$COMP_CWORD" = 1 ]; then words="{names}"; fi\n'
        '  case "$command,$cur" in\n'
        f"{lines(options)}\n{lines(arguments)}\n"
        "  esac\n"
        '  case "$command,$prev" in\n'
        f"{lines(values)}\n"
        "  esac\n"
        '  COMPREPLY=($(compgen -W "$words" -- "$cur"))\n'
        "}\n"
        "complete -o bashdefault -o default -F _sitecheck sitecheck\n"
    )


def zsh(commands: Commands) -> str:
    """For zsh: a file in `fpath`, or for `eval`."""
    described = "\n".join(
        f"    {quote(name + ':' + _zsh(purpose))}" for name, (purpose, _) in commands.items()
    )
    cases = []
    for name, (_, words) in commands.items():
        arguments = [word for word in words if not word.flags]
        specs = " \\\n        ".join(
            quote(spec)
            for word in words
            for spec in _zsh_specs(word, arguments.index(word) + 1 if word in arguments else 0)
        )
        cases.append(f"    {name})\n      _arguments -s \\\n        {specs or quote('*:: :')}\n      ;;")
    return (
        "#compdef sitecheck\n"
        + _MADE_BY.format("zsh")
        + (
            "_sitecheck() {\n"
            "  local command=check\n"
            f"  local -a commands=(\n{described}\n  )\n"
            "  if (( CURRENT == 2 )) && [[ ${words[2]} != -* ]]; then\n"
            "    _describe -t commands command commands\n    _files\n    return\n  fi\n"
            f"  case ${{words[2]}} in\n    {'|'.join(commands)})\n"
            "      command=${words[2]}\n      shift words\n      (( CURRENT-- ))\n      ;;\n  esac\n"
            "  case $command in\n" + "\n".join(cases) + "\n  esac\n"
            "}\n"
            'if [ "${funcstack[1]}" = _sitecheck ]; then _sitecheck "$@"; else compdef _sitecheck sitecheck; fi\n'
        )
    )


def _zsh(text: str) -> str:
    for sign in "\\[]:":
        text = text.replace(sign, f"\\{sign}")
    return text


def _zsh_specs(word: Word, position: int) -> list[str]:
    action = {"": "", "any": ": :", "files": ":file:_files"}.get(
        word.takes, f":word:({' '.join(word.choices)})"
    )
    if not word.flags:
        return [f"{'*' if word.many else position}{action}"]
    return [f"*{flag}[{_zsh(word.help)}]{action}" for flag in word.flags]


def fish(commands: Commands) -> str:
    """For fish."""
    lines = [_MADE_BY.format("fish").rstrip("\n")]
    others = " ".join(name for name in commands if name != "check")
    for name, (purpose, words) in commands.items():
        lines.append(f"complete -c sitecheck -n __fish_use_subcommand -a {quote(name)} -d {_fish(purpose)}")
        when = (
            f"not __fish_seen_subcommand_from {others}"
            if name == "check"
            else f"__fish_seen_subcommand_from {name}"
        )
        for word in words:
            parts = [f"complete -c sitecheck -n {_fish(when)}"]
            parts += [f"-l {flag[2:]}" if flag.startswith("--") else f"-s {flag[1:]}" for flag in word.flags]
            if word.takes == "words":
                parts.append(f"{'-x ' if word.flags else ''}-a {_fish(' '.join(word.choices))}")
            elif word.takes and word.flags:
                parts.append("-r" if word.takes == "files" else "-x")
            if word.flags or word.choices:
                lines.append(" ".join([*parts, f"-d {_fish(word.help)}"]))
    return "\n".join(lines) + "\n"


def _fish(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
