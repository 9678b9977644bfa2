"""acad-homepage (github.com/RayeRen/acad-homepage.github.io), from its templates."""

from __future__ import annotations

from pydantic import Field

from sitecheck.jekyll.schemas import mistakes
from sitecheck.jekyll.schemas.types import Flag, Schema, Text


class Page(mistakes.Page):
    """Front matter of a page, such as _pages/about.md."""


class Config(mistakes.Config):
    """`_config.yml`."""

    repository: Text = Field(
        None, description="The site's repository, owner/name; the citation counts are loaded from it."
    )
    google_scholar_stats_use_cdn: Flag = Field(
        None, description="Load the citation counts from a CDN: quicker, and up to a day late."
    )


class MenuEntry(Schema):
    """A link of the menu."""

    title: Text = Field(description="What the visitor reads.")
    url: Text = Field(description="Where it leads: /#anchor on this page, /path/ or an address.")
    target: Text = None


class Navigation(Schema):
    """`_data/navigation.yml`."""

    main: list[MenuEntry] | None = Field(None, description="The menu at the top of every page.")
