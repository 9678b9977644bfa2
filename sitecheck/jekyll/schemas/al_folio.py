"""al-folio (github.com/alshedivat/al-folio): pages and collections, from its templates and CUSTOMIZE.md."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from sitecheck.jekyll.schemas import jekyll
from sitecheck.jekyll.schemas.types import Anything, Flag, Number, Schema, Text, Texts


class Profile(Schema):
    """The portrait on the front page, or one of the people on a page."""

    align: Literal["left", "right", "center"] | None = Field(None, description="left or right.")
    image: Text = Field(None, description="A file under assets/img.")
    image_circular: Flag = None
    more_info: Text = None
    address: Text = None
    content: Text = None


class Enabled(Schema):
    """A part of the front page."""

    enabled: Flag = None
    scrollable: Flag = None
    limit: Number = None


class Child(Schema):
    """An entry of a submenu."""

    title: Text = Field(description="What the visitor reads; divider for a line.")
    permalink: Text = None
    url: Text = None


class _Features(Schema):
    subtitle: Text = None
    nav: Flag = Field(None, description="Whether the page stands in the menu.")
    nav_order: Number = Field(None, description="Its place in the menu, a number.")
    dropdown: Flag = None
    children: list[Child] | None = None
    profile: Profile | None = None
    profiles: list[Profile] | None = None
    news: Flag | Enabled = None
    announcements: Flag | Enabled = None
    latest_posts: Flag | Enabled = None
    selected_papers: Flag | Enabled = None
    social: Flag = None
    cv_pdf: Text = None
    cv_format: Text = None
    horizontal: Flag = None
    display_categories: Texts = None
    related_posts: Flag = None
    related_publications: Anything = None
    giscus_comments: Flag = None
    disqus_comments: Flag = None
    featured: Flag = None
    thumbnail: Text = None
    img: Text = None
    redirect: Anything = None
    pagination: dict[Any, Any] | None = None
    bibliography: Text = None
    citation: Anything = None
    mermaid: Anything = None
    chart: Anything = None
    map: Flag = None
    code_diff: Flag = None
    pretty_table: Flag = None
    pseudocode: Flag = None
    tabs: Flag = None
    tikzjax: Flag = None
    typograms: Flag = None
    last_updated: Anything = None
    og_image: Text = None
    calendar: Anything = None


class Page(_Features, jekyll.Page):
    """Front matter of a page."""


class Post(_Features, jekyll.Document):
    """Front matter of a post."""


class NewsItem(_Features, jekyll.Document):
    """Front matter of an announcement under _news."""

    inline: Flag = Field(
        None, description="true: the text itself is the announcement; false: a page of its own."
    )


class Project(_Features, jekyll.Document):
    """Front matter of a project under _projects."""

    importance: Number = Field(None, description="Its place among the projects, a number.")
    github: Text = None
    github_stars: Text = None


class Scholar(Schema):
    """Whose papers are listed, and how (jekyll-scholar)."""

    last_name: Texts = None
    first_name: Texts = None
    style: Text = None
    locale: Text = None
    source: Text = None
    bibliography: Text = None
    bibliography_template: Text = None
    bibtex_filters: Texts = None
    replace_strings: Flag = None
    join_strings: Flag = None
    details_dir: Text = None
    details_link: Text = None
    query: Text = None
    group_by: Text = None
    group_order: Text = None
    sort_by: Text = None
    order: Text = None
    use_raw_bibtex_entry: Flag = None
    remove_duplicates: Anything = None
