"""The four themes our users have, told apart from `_config.yml`, Gemfile and folders."""

from __future__ import annotations

THEMES = ("acad-homepage", "academicpages", "al-folio", "minimal-mistakes")

# Includes that belong to the themes: parts of the layout, not the author's text.
_ACAD = """analytics.html author-profile.html browser-upgrade.html fetch_google_scholar_stats.html head.html
head/custom.html masthead.html scripts.html seo.html sidebar.html"""
_MISTAKES = """archive-single.html archive-single-cv.html archive-single-talk.html archive-single-talk-cv.html
base_path breadcrumbs.html category-list.html comment.html comments.html feature_row footer.html
footer/custom.html figure gallery group-by-array nav_list page__hero.html page__hero_video.html
page__taxonomy.html page__meta.html page__date.html paginator.html post_pagination.html posts-category.html
posts-tag.html documents-collection.html read-time.html skip-links.html social-share.html tag-list.html toc
toc.html video cv-template.html author-profile-custom-links.html before-related.html after-content.html
copyright.html page__related.html search/search_form.html post__taxonomy.html"""
THEME_INCLUDES = frozenset(_ACAD.split()) | frozenset(_MISTAKES.split())


def is_theme_include(name: str) -> bool:
    """Whether an include file is a part of a theme's layout."""
    return name in THEME_INCLUDES or name.endswith(".liquid") or "-provider" in name


def tell_theme(config: dict[str, object], files: frozenset[str], gemfile: str) -> str:
    """The theme's name, or `unknown`.

    Args:
        config: what `_config.yml` says.
        files: all paths of the site, relative to its root.
        gemfile: the Gemfile's text, empty where there is none.
    """
    named = f"{config.get('theme', '')} {config.get('remote_theme', '')}"
    if "minimal-mistakes" in named or "minimal-mistakes-jekyll" in gemfile:
        return "minimal-mistakes"
    if "al-folio" in named or ("_layouts/bib.liquid" in files or "_layouts/bib.html" in files):
        return "al-folio"
    if "_includes/fetch_google_scholar_stats.html" in files or "google_scholar_stats_use_cdn" in config:
        return "acad-homepage"
    if "_includes/archive-single-talk.html" in files or "_layouts/talk.html" in files:
        return "academicpages"
    if "_includes/author-profile.html" in files:
        return "minimal-mistakes" if "_includes/skip-links.html" in files else "acad-homepage"
    return "unknown"
