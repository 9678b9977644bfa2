"""academicpages (github.com/academicpages/academicpages.github.io), from its templates."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from sitecheck.jekyll.schemas import mistakes
from sitecheck.jekyll.schemas.types import Flag, Schema, Text, Texts


class Config(mistakes.Config):
    """`_config.yml`."""

    site_theme: Text = None
    publication_category: dict[Any, Any] | None = None
    read_more: Text = None
    talkmap_link: Flag = None


class Publication(mistakes.Post):
    """Front matter of a paper under _publications."""

    venue: Text = Field(None, description="The journal or the conference.")
    paperurl: Text = Field(None, description="The paper's address.")
    slidesurl: Text = None
    bibtexurl: Text = None
    codeurl: Text = None
    citation: Text = Field(None, description="How the paper is to be cited.")
    type: Text = None
    year: Text = None
    doi: Text = None


class Talk(mistakes.Post):
    """Front matter of a talk under _talks."""

    type: Text = Field(None, description="What kind of talk: Talk, Tutorial, Conference proceedings talk.")
    venue: Text = Field(None, description="The institution or the conference.")
    location: Text = Field(None, description="City and country; the talk map reads it.")
    slidesurl: Text = None
    paperurl: Text = None


class Teaching(mistakes.Post):
    """Front matter of a course under _teaching."""

    type: Text = Field(None, description="What kind of course.")
    venue: Text = Field(None, description="The institution.")
    location: Text = None


class PortfolioItem(mistakes.Post):
    """Front matter of an item under _portfolio."""

    type: Text = None
    venue: Text = None
    location: Text = None
    role: Text = None
    technologies: Texts = None


class MenuEntry(Schema):
    """A link of the menu."""

    title: Text = Field(description="What the visitor reads.")
    url: Text = Field(description="Where it leads: /path/ or an address.")
    description: Text = None
    target: Text = None


class Navigation(Schema):
    """`_data/navigation.yml`."""

    main: list[MenuEntry] | None = Field(None, description="The menu at the top of every page.")
