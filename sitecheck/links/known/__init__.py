"""What is known about certain hosts: who refuses robots, who has a lighter end point, who isn't asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from sitecheck.links.address import Address
from sitecheck.links.chain import Outcome
from sitecheck.links.judge import Judgement
from sitecheck.links.known import arxiv, doi, hosts, shields

Reading = Callable[[Outcome], Judgement | None]


class Light(NamedTuple):
    """A cheaper question about the same thing.

    Attributes:
        address: what to ask.
        read: the answer's meaning; None where it has none and the target itself must be asked.
    """

    address: Address
    read: Reading


class Policy(NamedTuple):
    """How a target is treated.

    Attributes:
        answer: known without asking.
        light: asked first; only "alive" is taken from it, anything else is looked at again.
        refuses_robots: the host's name, if only its 2xx mean anything.
        head: the host's pages tell nothing more than their status.
        own_redirects: moving on is the host's trade, its permanent redirects are no news.
        paper: arXiv's identifier of what the target shows; these are asked for together.
        https: the host has it over https, too.
    """

    answer: Judgement | None = None
    light: Light | None = None
    refuses_robots: str = ""
    head: bool = False
    own_redirects: bool = False
    paper: str = ""
    https: bool = False


def policy(address: Address) -> Policy:
    """What is known about a target."""
    if name := hosts.never_asked(address.host):
        return Policy(Judgement("unknown", f"{name} is never asked"))
    if address.host == "img.shields.io" and (badge := shields.read(address)):
        return Policy(badge)
    own_redirects = hosts.redirects_by_trade(address.host)
    if address.host in doi.HOSTS and (handle := doi.handle(address)):
        return Policy(light=Light(doi.endpoint(handle), doi.read), head=True, own_redirects=True, https=True)
    if paper := arxiv.paper(address):
        return Policy(head=True, own_redirects=True, paper=paper, https=True)
    return Policy(
        refuses_robots=hosts.refuses_robots(address.host),
        head=address.host in hosts.HEAD_TELLS_ALL,
        own_redirects=own_redirects,
    )
