"""al-folio: `_config.yml` and the files under `_data`."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import ConfigDict, Field, RootModel

from sitecheck.jekyll.schemas import jekyll
from sitecheck.jekyll.schemas.al_folio import Enabled, Scholar
from sitecheck.jekyll.schemas.types import Anything, Flag, Number, Schema, Text, Texts


class Socials(Schema):
    """Accounts, in `_config.yml` or, since 2025, in `_data/socials.yml`; blank keys show nothing."""

    acm_id: Text = None
    arxiv_id: Text = None
    blogger_url: Text = None
    bluesky_url: Text = None
    cv_pdf: Text = None
    dblp_url: Text = Field(None, description="The address of your DBLP page.")
    discord_id: Text = None
    email: Text = None
    facebook_id: Text = None
    flickr_id: Text = None
    github_username: Text = Field(None, description="Your user name on GitHub.")
    gitlab_username: Text = None
    hal_id: Text = None
    ieee_id: Text = None
    inspirehep_id: Text = None
    instagram_id: Text = None
    kaggle_id: Text = None
    keybase_username: Text = None
    lastfm_id: Text = None
    lattes_id: Text = None
    leetcode_id: Text = None
    linkedin_username: Text = Field(None, description="The last part of your LinkedIn address.")
    mastodon_username: Text = None
    medium_username: Text = None
    orcid_id: Text = Field(None, description="Your ORCID, 0000-0000-0000-0000.")
    osf_id: Text = None
    pinterest_id: Text = None
    publons_id: Text = None
    quora_username: Text = None
    research_gate_profile: Text = None
    rss_icon: Flag = None
    scholar_userid: Text = Field(None, description="Your Google Scholar id, 12 characters.")
    scopus_id: Text = None
    semanticscholar_id: Text = None
    spotify_id: Text = None
    stackoverflow_id: Text = None
    strava_userid: Text = None
    telegram_username: Text = None
    twitch_username: Text = None
    twitter_username: Text = None
    unsplash_id: Text = None
    wechat_qr: Text = None
    whatsapp_number: Text = None
    wikidata_id: Text = None
    wikipedia_id: Text = None
    work_url: Text = None
    x_username: Text = None
    youtube_id: Text = None
    zotero_username: Text = None
    custom_social: dict[Any, Any] | None = None


class Config(Socials, jekyll.Config):
    """`_config.yml`."""

    first_name: Text = None
    middle_name: Text = None
    last_name: Text = None
    contact_note: Text = None
    footer_text: Text = None
    icon: Text = None
    impressum_path: Text = None
    last_updated: Flag = None
    back_to_top: Flag = None
    navbar_fixed: Flag = None
    footer_fixed: Flag = None
    search_enabled: Flag = None
    socials_in_search: Flag = None
    posts_in_search: Flag = None
    bib_search: Flag = None
    max_width: Text = None
    repo_theme_light: Text = None
    repo_theme_dark: Text = None
    repo_trophies: dict[Any, Any] | None = None
    external_services: dict[Any, Any] | None = None
    serve_og_meta: Flag = None
    serve_schema_org: Flag = None
    og_image: Text = None
    blog_name: Text = None
    blog_nav_title: Text = None
    blog_description: Text = None
    pagination: dict[Any, Any] | None = None
    related_blog_posts: dict[Any, Any] | None = None
    giscus: dict[Any, Any] | None = None
    disqus_shortname: Text = None
    external_sources: list[dict[Any, Any]] | None = None
    announcements: Enabled | None = None
    latest_posts: Enabled | None = None
    news_limit: Number = None
    news_scrollable: Flag = None
    display_tags: Texts = None
    display_categories: Texts = None
    scholar: Scholar | None = None
    enable_publication_badges: Anything = None
    filtered_bibtex_keywords: Texts = None
    max_author_limit: Number = None
    more_authors_animation_delay: Number = None
    enable_publication_thumbnails: Flag = None
    external_links: dict[Any, Any] | None = None
    imagemagick: dict[Any, Any] | None = None
    lazy_loading_images: Flag = None
    cronitor_analytics: Text = None
    pirsch_analytics: Text = None
    openpanel_analytics: Text = None
    enable_google_analytics: Flag = None
    enable_cronitor_analytics: Flag = None
    enable_pirsch_analytics: Flag = None
    enable_openpanel_analytics: Flag = None
    enable_google_verification: Flag = None
    enable_bing_verification: Flag = None
    enable_cookie_consent: Flag = None
    enable_masonry: Flag = None
    enable_math: Flag = None
    enable_tooltips: Flag = None
    enable_darkmode: Flag = None
    enable_navbar_social: Flag = None
    enable_project_categories: Flag = None
    enable_medium_zoom: Flag = None
    enable_progressbar: Flag = None
    enable_video_embedding: Flag = None
    third_party_libraries: dict[Any, Any] | None = None
    jekyll_get_json: Anything = None
    jsonresume: Anything = None


class MapEntry(Schema):
    """A line `name: value`."""

    name: Text = None
    value: Text = None


class TimeEntry(Schema):
    """A position, a degree, a prize."""

    title: Text = None
    institution: Text = None
    department: Text = None
    location: Text = None
    year: Text = None
    description: list[Any] | Text = None
    items: list[Any] | Text = None
    name: Text = None
    value: Text = None
    url: Text = None


class CvSection(Schema):
    """A section of the CV."""

    title: Text = Field(description="The section's heading.")
    type: Literal["map", "list", "nested_list", "time_table", "list_groups"] | None = Field(
        None, description="How the contents are shown: map, list, nested_list, time_table or list_groups."
    )
    contents: list[TimeEntry | Text] | Text = Field(description="The section's entries.")


class Cv(RootModel[list[CvSection] | dict[Any, Any]]):
    """`_data/cv.yml`: al-folio's own form (a list of sections), or RenderCV's (a mapping)."""

    model_config = ConfigDict(strict=True)


class Repositories(Schema):
    """`_data/repositories.yml`."""

    github_users: list[Text] | None = None
    github_repos: list[Text] | None = Field(None, description="Repositories, owner/name.")
    repo_description_lines_max: Number = None


class Venue(Schema):
    """A venue's link and badge colour."""

    url: Text = None
    color: Text = None


class Venues(RootModel[dict[Any, Venue | None]]):
    """`_data/venues.yml`: venues by the `abbr` of the bibliography."""

    model_config = ConfigDict(strict=True)


class Coauthor(Schema):
    """A coauthor's first names, as they stand in the bibliography, and homepage."""

    firstname: Texts = None
    url: Text = None


class Coauthors(RootModel[dict[Any, list[Coauthor] | Coauthor | None]]):
    """`_data/coauthors.yml`: coauthors by family name."""

    model_config = ConfigDict(strict=True)
