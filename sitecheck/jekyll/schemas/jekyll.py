"""What Jekyll itself and its usual plugins read, whatever the theme."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from sitecheck.jekyll.schemas.types import (
    Anything,
    Day,
    Flag,
    List,
    Number,
    PlainText,
    Schema,
    Text,
    Texts,
    Words,
)


class Page(Schema):
    """Front matter of a page."""

    layout: Text = Field(None, description="The file under _layouts that frames the page.")
    title: Text = Field(None, description="Shown in the browser's tab and above the page.")
    permalink: PlainText = Field(None, description="The page's address on the site, such as /cv/.")
    description: Text = Field(None, description="For search engines and link previews.")
    excerpt: Text = Field(None, description="A summary, for lists and link previews.")
    published: Flag = Field(None, description="false keeps the page off the site.")
    date: Text = None
    last_modified_at: Text = None
    category: Texts = None
    categories: Texts = None
    tag: Texts = None
    tags: Texts = None
    author: dict[Any, Any] | Texts = None
    authors: Anything = None
    image: dict[Any, Any] | Text = None
    images: Anything = None
    link: Text = None
    links: Anything = None
    lang: Text = None
    locale: Text = None
    slug: Text = None
    redirect_from: Texts = Field(None, description="Old addresses that lead here (jekyll-redirect-from).")
    redirect_to: Texts = Field(None, description="Where this page leads at once (jekyll-redirect-from).")
    sitemap: Anything = Field(None, description="false keeps the page out of sitemap.xml.")
    search: Anything = None
    toc: Anything = None
    tagline: Text = None
    render_with_liquid: Flag = None


class Document(Page):
    """Front matter of a post, or of an item of a collection."""

    date: Day = Field(default=None, description="The day it is dated, YYYY-MM-DD.")  # type: ignore[assignment]
    category: Words = None
    categories: Words = None
    tag: Words = None
    tags: Words = None


class Scope(Schema):
    """Which files a default applies to."""

    path: Text = None
    type: Text = None


class Default(Schema):
    """Front matter given to many files at once."""

    scope: Scope | None = None
    values: dict[Any, Any] | None = None


class Collection(Schema):
    """A folder of documents."""

    output: Flag = Field(None, description="Whether each document becomes a page of its own.")
    permalink: Text = None
    sort_by: Text = None
    order: list[Text] | None = None
    label: Text = None
    title: Text = None
    defaults: dict[Any, Any] | None = None


class Kramdown(Schema):
    """How Markdown is read."""

    input: Text = None
    hard_wrap: Flag = None
    auto_ids: Flag = None
    footnote_nr: Number = None
    entity_output: Text = None
    toc_levels: Texts = None
    smart_quotes: Texts = None
    enable_coderay: Flag = None
    parse_block_html: Flag = None
    parse_span_html: Flag = None
    math_engine: Anything = None
    syntax_highlighter: Text = None
    syntax_highlighter_opts: dict[Any, Any] | None = None


class Sass(Schema):
    """How style sheets are made."""

    sass_dir: Text = None
    style: Text = None
    load_paths: List | None = None


class Config(Schema):
    """`_config.yml`."""

    title: Text = Field(None, description="The site's name.")
    name: Text = None
    subtitle: Text = None
    tagline: Text = None
    description: Text = Field(None, description="One or two sentences about the site.")
    url: Text = Field(None, description="Scheme and host of the published site, without a slash at the end.")
    baseurl: Text = Field(
        None, description="The path the site lives under, such as /blog; blank at the root."
    )
    repository: Text = Field(None, description="The site's repository on GitHub, owner/name.")
    github: Anything = None
    email: Text = None
    author: Anything = None
    lang: Text = None
    locale: Text = None
    timezone: Text = Field(None, description="A name of the tz database, such as Europe/Berlin.")
    logo: Text = None
    keywords: Texts = None
    theme: Text = None
    remote_theme: Text = None
    plugins: List = Field([], description="The plugins Jekyll loads; a list.")
    gems: Anything = None
    whitelist: List | None = None
    include: List = Field([], description="Files and folders read although Jekyll would skip them; a list.")
    exclude: List = Field([], description="Files and folders left out of the site; a list.")
    keep_files: List | None = None
    source: Text = None
    destination: Text = None
    encoding: Text = None
    markdown: Text = None
    markdown_ext: Text = None
    highlighter: Text = None
    lsi: Flag = None
    incremental: Flag = None
    future: Flag = None
    unpublished: Flag = None
    show_drafts: Flag = None
    safe: Flag = None
    strict_front_matter: Flag = None
    excerpt_separator: Text = None
    permalink: Text = None
    paginate: Number = None
    paginate_path: Text = None
    port: Number = None
    host: Text = None
    collections: dict[Any, Collection | None] | list[Text] | None = None
    defaults: list[Default] | None = None
    kramdown: Kramdown | None = None
    sass: Sass | None = None
    compress_html: dict[Any, Any] | None = None
    liquid: dict[Any, Any] | None = None
    feed: dict[Any, Any] | None = None
    twitter: Anything = None
    facebook: Anything = None
    social: Anything = None
    webmaster_verifications: dict[Any, Any] | None = None
    google_analytics: Anything = None
    google_site_verification: Text = Field(
        None, description="The token alone, without the rest of the meta tag."
    )
    bing_site_verification: Text = None
