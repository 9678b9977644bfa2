"""What exactly is missing on GitHub: the repository, the branch or the file."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import unquote

from sitecheck.links.address import Address, parse

HOST = "github.com"


class Target(NamedTuple):
    """A part of a repository.

    Attributes:
        repository: `owner/name`.
        branch: branch, tag or commit; empty if none is named.
        file: the path in it; empty if none is named.
    """

    repository: str
    branch: str = ""
    file: str = ""

    @property
    def repository_page(self) -> Address:
        """The repository's front page."""
        return parse(f"https://{HOST}/{self.repository}")

    @property
    def branch_page(self) -> Address:
        """The root folder at the branch."""
        return parse(f"https://{HOST}/{self.repository}/tree/{self.branch}")


def target(address: Address) -> Target | None:
    """Read a GitHub address; None if it names no repository."""
    if address.host not in {HOST, "www.github.com"}:
        return None
    steps = [step for step in address.path.split("/") if step]
    if len(steps) < 2:
        return None
    repository = f"{steps[0]}/{steps[1].removesuffix('.git')}"
    if len(steps) >= 4 and steps[2] in {"blob", "tree", "raw", "blame", "edit", "commits"}:
        return Target(repository, steps[3], "/".join(steps[4:]))
    return Target(repository)


def missing(place: Target, *, repository_there: bool, branch_there: bool) -> str:
    """What to say about a page that answers 404."""
    if not repository_there:
        return f"no public repository {place.repository} on GitHub"
    if place.branch and not branch_there:
        return f"{place.repository} has no branch or tag {unquote(place.branch)}"
    if place.file:
        return f"{place.repository} has no {unquote(place.file)} at {unquote(place.branch)}"
    return f"{place.repository} is there, this page of it isn't"
