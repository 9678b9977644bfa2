"""All that is wrong with the front matter and the YAML files of a site, read once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from weakref import WeakKeyDictionary

from sitecheck.findings import Related, Safety
from sitecheck.jekyll.schemas.names import model_name
from sitecheck.jekyll.site import Site
from sitecheck.jekyll.validate import SchemaProblem, used_names, validate
from sitecheck.jekyll.yaml.nodes import FATAL, YamlNode, YamlProblem
from sitecheck.rules.rule import HasPlaces, Problem, Problems, problem, replace
from sitecheck.text.content import Content

BROKEN = FATAL
UNSEEN = frozenset(("bom", "line-ends", "leading-blank", "opening", "text-before"))
UNCLOSED = frozenset(("unclosed", "closing"))
FATAL_VALUES = frozenset(("not-a-mapping", "empty-permalink"))


class Fault(NamedTuple):
    """One thing that is wrong.

    Attributes:
        where: the file.
        found: the problem; its kind tells which rule it belongs to.
    """

    where: HasPlaces
    found: YamlProblem | SchemaProblem


class _Document(NamedTuple):
    path: str
    where: HasPlaces
    root: YamlNode | None
    problems: list[YamlProblem]
    collection: str = ""


_FAULTS: WeakKeyDictionary[Site, list[Fault]] = WeakKeyDictionary()


def faults(site: Site) -> list[Fault]:
    """Everything that was found, by file and place."""
    known = _FAULTS.get(site)
    if known is None:
        known = _FAULTS[site] = [fault for document in _documents(site) for fault in _read(site, document)]
    return known


def _documents(site: Site) -> Iterator[_Document]:
    if site.config and site.config_source:
        path = site.config_source.path
        yield _Document(path, Content.of(site.config_source), site.config.root, site.config.problems)
    for path, document in site.data.items():
        source = site.load(path)
        if source:
            yield _Document(path, Content.of(source), document.root, document.problems)
    for page in site.pages:
        if page.front_matter:
            where = Content.of(page.source)
            found = page.front_matter
            root = found.yaml.root if found.seen and found.closed else None
            yield _Document(page.path, where, root, found.problems, page.collection)


def _read(site: Site, document: _Document) -> Iterator[Fault]:
    for slip in document.problems:
        yield Fault(document.where, slip)
    if document.root is None or any(slip.kind in BROKEN | FATAL_VALUES for slip in document.problems):
        return
    name = model_name(site.theme, document.path, document.collection)
    if name is not None:
        taken = {slip.start for slip in document.problems}
        for told in validate(document.root, name, lambda: _used(site)):
            if told.start not in taken:
                yield Fault(document.where, told)


_USED: WeakKeyDictionary[Site, frozenset[str]] = WeakKeyDictionary()


def _used(site: Site) -> frozenset[str]:
    """The keys that the site's own layouts and includes read."""
    found = _USED.get(site)
    if found is None:
        paths = [path for path in sorted(site.files) if path.startswith(("_layouts/", "_includes/"))]
        sources = [site.load(path) for path in paths if path.endswith((".html", ".liquid", ".md"))]
        found = _USED[site] = used_names(source.text for source in sources if source)
    return found


def told(site: Site, kinds: frozenset[str], *, safety: Safety, but: bool = False) -> Problems:
    """The faults of some kinds as problems (with `but`, of all other kinds)."""
    for where, found in faults(site):
        if (found.kind in kinds) != but:
            yield _problem(where, found, safety)


def _problem(where: HasPlaces, found: YamlProblem | SchemaProblem, safety: Safety) -> Problem:
    fix = None
    if found.fix_text is not None:
        fix = replace(where, found.start, found.end, found.fix_text, safety=safety)
    related: tuple[Related, ...] = ()
    if isinstance(found, YamlProblem) and found.related:
        start, end, message = found.related
        related = (Related(where.place(start, end), message),)
    return problem(where, found.start, found.end, found.message, fix, related)
