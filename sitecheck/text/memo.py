"""What is worked out once about a page, a site or a homepage is kept with it, and goes when it goes.

A cache of a fixed size beside the function forgets on a site with more pages than it holds, just when it would
be needed most; and it holds on to what nobody asks about any more.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

    class Keeper(Protocol):
        """Has a place for what is worked out about it."""

        memo: dict[Any, Any]

    _Rest = ParamSpec("_Rest")
    _Owner = TypeVar("_Owner", bound=Keeper)
    _Value = TypeVar("_Value")


def kept(
    function: Callable[Concatenate[_Owner, _Rest], _Value],
) -> Callable[Concatenate[_Owner, _Rest], _Value]:
    """Make a function keep its answers with its first argument; the others must be hashable.

    Callers share the answer: nobody may change it.
    """

    def ask(owner: _Owner, /, *rest: _Rest.args, **named: _Rest.kwargs) -> _Value:
        key = (function, rest, *named.items()) if named else (function, rest)
        memo = owner.memo
        if key in memo:
            value: _Value = memo[key]
        else:
            value = memo[key] = function(owner, *rest, **named)
        return value

    ask.__doc__ = function.__doc__
    ask.__name__ = function.__name__
    ask.__module__ = function.__module__
    return ask
