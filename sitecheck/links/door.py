"""The way in: a site's links, judged by whichever engine fits."""

from __future__ import annotations

from typing import Literal

from sitecheck.jekyll.site import Site
from sitecheck.links import engine
from sitecheck.links.collect import all_links, external_links
from sitecheck.links.model import Checked, CrawlError, Settings, Watch

Engine = Literal["auto", "async", "linkchecker"]


def check_links(
    site: Site,
    settings: Settings,
    *,
    target: str = "",
    which: Engine = "auto",
    watch: Watch | None = None,
) -> Checked:
    """Judge a site's links: what `sitecheck links` does, and `check --online` with the defaults.

    Args:
        site: the sources.
        settings: as for every run.
        target: a built folder or a live address; empty for the links of the sources.
        which: `auto` takes our engine for sources and LinkChecker for a built or live site.
        watch: told of progress.

    Raises:
        CrawlError: LinkChecker did not run, or broke off; or our engine was to crawl a live site.
    """
    if not target:
        uses = external_links(site)
        if which == "linkchecker":
            from sitecheck.links.site import check_with_linkchecker

            return Checked(uses, check_with_linkchecker(uses, settings, watch))
        return Checked(uses, engine.check((use.url for use in uses), settings, watch))
    from sitecheck.links.places import Where, external_links_of_folder

    known = site.settings
    where = Where(target, str(known.get("baseurl") or ""), str(known.get("url") or ""), site.root)
    if which != "async":
        from sitecheck.links.site import check_site

        alone = which == "linkchecker"
        return check_site(where, all_links(site), settings, alone=alone, watch=watch)
    if where.live:
        raise CrawlError("only LinkChecker crawls a live site; leave --engine async out")
    uses = external_links_of_folder(where)
    return Checked(uses, engine.check((use.url for use in uses), settings, watch))
