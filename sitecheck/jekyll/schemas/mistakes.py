"""minimal-mistakes, and what acad-homepage and academicpages inherited from it.

Source: https://mmistakes.github.io/minimal-mistakes/docs/configuration/ and the themes' templates.
"""

from __future__ import annotations

from typing import Any

from pydantic import ConfigDict, Field, RootModel

from sitecheck.jekyll.schemas import jekyll
from sitecheck.jekyll.schemas.types import Anything, Flag, List, Number, Schema, Text, Texts


class AuthorLink(Schema):
    """A link below the portrait."""

    label: Text = None
    icon: Text = None
    url: Text = None


class Author(Schema):
    """The person in the sidebar; blank keys show nothing."""

    name: Text = Field(None, description="Your name, as the sidebar shows it.")
    avatar: Text = Field(None, description="Your portrait, a file of the site.")
    bio: Text = Field(None, description="A line about you below the name.")
    location: Text = None
    employer: Text = None
    pronouns: Text = None
    uri: Text = Field(None, description="Your other homepage, an address.")
    home: Text = None
    email: Text = Field(None, description="Your mail address, without mailto:.")
    links: list[AuthorLink] | None = None
    googlescholar: Text = Field(None, description="The address of your Google Scholar profile.")
    google_scholar: Text = None
    orcid: Text = Field(None, description="The address of your ORCID record, https://orcid.org/….")
    dblp: Text = Field(None, description="The address of your DBLP page.")
    semantic: Text = None
    researchgate: Text = None
    pubmed: Text = None
    impactstory: Text = None
    arxiv: Text = None
    academia: Text = None
    inspire_hep: Text = Field(None, alias="inspire-hep")
    scopus: Text = None
    ssrn: Text = None
    zotero: Text = None
    github: Text = Field(None, description="Your user name on GitHub.")
    gitlab: Text = None
    bitbucket: Text = None
    kaggle: Text = None
    stackoverflow: Text = None
    codepen: Text = None
    dribbble: Text = None
    artstation: Text = None
    bluesky: Text = None
    facebook: Text = None
    flickr: Text = None
    foursquare: Text = None
    goodreads: Text = None
    google_plus: Text = None
    instagram: Text = None
    keybase: Text = None
    lastfm: Text = None
    linkedin: Text = Field(None, description="The last part of your LinkedIn address.")
    mastodon: Text = None
    medium: Text = None
    pinterest: Text = None
    soundcloud: Text = None
    steam: Text = None
    telegram: Text = None
    tumblr: Text = None
    twitter: Text = Field(None, description="Your user name on X or Twitter, without @.")
    vine: Text = None
    weibo: Text = None
    wikipedia: Text = None
    xing: Text = None
    youtube: Text = None
    zhihu: Text = None


class Header(Schema):
    """The picture above a page."""

    image: Text = None
    teaser: Text = None
    overlay_image: Text = None
    overlay_color: Text = None
    overlay_filter: Texts = None
    og_image: Text = None
    caption: Text = None
    video: Anything = None
    actions: Anything = None
    cta_label: Text = None
    cta_url: Text = None
    image_description: Text = None
    show_overlay_excerpt: Flag = None
    tagline: Text = None


class _Layout(Schema):
    author_profile: Flag = Field(None, description="Whether the sidebar with your profile is shown.")
    header: Header | None = None
    sidebar: Anything = None
    classes: Texts = None
    comments: Flag = None
    share: Flag = None
    related: Flag = None
    read_time: Flag = None
    show_date: Flag = None
    breadcrumbs: Flag = None
    hidden: Flag = None
    modified: Text = None
    collection: Text = None
    entries_layout: Text = None
    feature_row: Anything = None
    gallery: Anything = None
    intro: Anything = None
    toc_label: Text = None
    toc_icon: Text = None
    toc_sticky: Flag = None
    teaser: Text = None


class Page(_Layout, jekyll.Page):
    """Front matter of a page."""


class Post(_Layout, jekyll.Document):
    """Front matter of a post."""


class Analytics(Schema):
    """Visitor statistics."""

    provider: Anything = None
    google: dict[Any, Any] | None = None


class Config(jekyll.Config):
    """`_config.yml`."""

    author: Author | None = Field(None, description="You, as the sidebar shows you.")
    title_separator: Text = None
    minimal_mistakes_skin: Text = None
    masthead_title: Anything = None
    teaser: Text = None
    breadcrumbs: Flag = None
    words_per_minute: Number = None
    enable_copy_code_button: Flag = None
    copyright: Text = None
    copyright_url: Text = None
    comments: Anything = None
    staticman: Anything = None
    reCaptcha: Anything = None  # noqa: N815 - the theme's spelling
    utterances: Anything = None
    atom_feed: dict[Any, Any] | None = None
    footer: dict[Any, Any] | None = None
    search: Flag = None
    search_full_content: Flag = None
    search_provider: Text = None
    lunr: dict[Any, Any] | None = None
    algolia: dict[Any, Any] | None = None
    google: Anything = None
    og_image: Text = None
    og_description: Text = None
    google_analytics_id: Text = None
    baidu_site_verification: Text = None
    naver_site_verification: Text = None
    yandex_site_verification: Text = None
    alexa_site_verification: Text = None
    analytics: Analytics | None = None
    category_archive: dict[Any, Any] | None = None
    tag_archive: dict[Any, Any] | None = None
    head_scripts: List | None = None
    footer_scripts: List | None = None
    after_footer_scripts: List | None = None


class MenuEntry(Schema):
    """A link of a menu."""

    title: Text = Field(description="What the visitor reads.")
    url: Text = Field(None, description="Where it leads: /path/, /#anchor or an address.")
    children: list[MenuEntry] | None = None
    description: Text = None
    target: Text = None


class Navigation(Schema):
    """`_data/navigation.yml`."""

    main: list[MenuEntry] | None = Field(None, description="The menu at the top of every page.")


class Authors(RootModel[dict[Any, Author | None]]):
    """`_data/authors.yml`: authors by the name that a page's `author:` gives."""

    model_config = ConfigDict(strict=True)
