"""Regular expressions, compiled beforehand.

Python keeps the bytecode of modules, but compiles their regular expressions anew in every process: for the four
hundred of a check that is a quarter of the time it takes. `sitecheck.cli.patterns_build` keeps what the compiler
made of them; `install` puts it in front of the compiler, for the command line's own process alone. An
expression that is not kept, or kept by another Python, is compiled as ever.
"""

from __future__ import annotations

import marshal
import os
import sys
from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeAlias

    Compile: TypeAlias = Callable[[Any, int], Any]
    Kept: TypeAlias = dict[tuple[Any, int], bytes]

FILE = f"patterns-{sys.implementation.cache_tag}.bin"
_PATH = os.path.join(os.path.dirname(os.path.dirname(__file__)), "_compiled", FILE)


def version() -> str:
    """What compiled expressions depend on: the very Python, and the format of its engine."""
    engine = import_module("_sre")
    return f"{sys.version} {engine.MAGIC} {engine.CODESIZE}"


def install(path: str = _PATH) -> bool:
    """Let `re` ask the kept expressions before it compiles; whether there are any."""
    try:
        with open(path, "rb") as file:
            made_by, kept = marshal.load(file)
        if made_by != version():
            return False
        compiler: Any = import_module("re._compiler")
        compiler.compile = _front(kept, compiler.compile, import_module("_sre").compile)
    except (ImportError, AttributeError, OSError, ValueError, EOFError, TypeError):
        return False
    return True


def _front(kept: Kept, compile_anew: Compile, build: Callable[..., Any]) -> Compile:
    def compile_(p: Any, flags: int = 0) -> Any:
        found = kept.get((p, int(flags))) if isinstance(p, str) else None
        if found is None:
            return compile_anew(p, flags)
        final, code, groups, names, numbers = marshal.loads(found)
        return build(p, final, memoryview(code).cast("I").tolist(), groups, names, numbers)

    return compile_
