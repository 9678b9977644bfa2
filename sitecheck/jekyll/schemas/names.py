"""Which model a file is held against. Imports no Pydantic."""

from __future__ import annotations

_HERE = "sitecheck.jekyll.schemas."

MODELS: dict[str, tuple[str, str]] = {
    "jekyll/config": (_HERE + "jekyll", "Config"),
    "jekyll/page": (_HERE + "jekyll", "Page"),
    "jekyll/post": (_HERE + "jekyll", "Document"),
    "minimal-mistakes/config": (_HERE + "mistakes", "Config"),
    "minimal-mistakes/page": (_HERE + "mistakes", "Page"),
    "minimal-mistakes/post": (_HERE + "mistakes", "Post"),
    "minimal-mistakes/data/navigation": (_HERE + "mistakes", "Navigation"),
    "minimal-mistakes/data/authors": (_HERE + "mistakes", "Authors"),
    "acad-homepage/config": (_HERE + "acad_homepage", "Config"),
    "acad-homepage/page": (_HERE + "acad_homepage", "Page"),
    "acad-homepage/post": (_HERE + "mistakes", "Post"),
    "acad-homepage/data/navigation": (_HERE + "acad_homepage", "Navigation"),
    "academicpages/config": (_HERE + "academicpages", "Config"),
    "academicpages/page": (_HERE + "mistakes", "Page"),
    "academicpages/post": (_HERE + "mistakes", "Post"),
    "academicpages/publications": (_HERE + "academicpages", "Publication"),
    "academicpages/talks": (_HERE + "academicpages", "Talk"),
    "academicpages/teaching": (_HERE + "academicpages", "Teaching"),
    "academicpages/portfolio": (_HERE + "academicpages", "PortfolioItem"),
    "academicpages/data/navigation": (_HERE + "academicpages", "Navigation"),
    "academicpages/data/authors": (_HERE + "mistakes", "Authors"),
    "al-folio/config": (_HERE + "al_folio_site", "Config"),
    "al-folio/page": (_HERE + "al_folio", "Page"),
    "al-folio/post": (_HERE + "al_folio", "Post"),
    "al-folio/news": (_HERE + "al_folio", "NewsItem"),
    "al-folio/projects": (_HERE + "al_folio", "Project"),
    "al-folio/data/cv": (_HERE + "al_folio_site", "Cv"),
    "al-folio/data/socials": (_HERE + "al_folio_site", "Socials"),
    "al-folio/data/repositories": (_HERE + "al_folio_site", "Repositories"),
    "al-folio/data/venues": (_HERE + "al_folio_site", "Venues"),
    "al-folio/data/coauthors": (_HERE + "al_folio_site", "Coauthors"),
}
"""Module and class of every model, by theme and kind of file."""


def model_name(theme: str, path: str, collection: str = "") -> str | None:
    """The model that a file of a site is held against.

    Args:
        theme: as `sitecheck.jekyll.themes` tells it; another stands for plain Jekyll.
        path: relative to the site's root, with `/`.
        collection: the collection a document belongs to, "" for pages.

    Returns:
        A key of MODELS; None for files that no model knows.
    """
    if f"{theme}/config" not in MODELS:
        theme = "jekyll"
    if path in {"_config.yml", "_config.yaml"}:
        return f"{theme}/config"
    folder, _, file = path.rpartition("/")
    stem, _, extension = file.rpartition(".")
    if extension in {"yml", "yaml"}:
        name = f"{theme}/data/{stem}"
        return name if folder == "_data" and name in MODELS else None
    if not collection and path.startswith(("_posts/", "_drafts/")):
        collection = "posts"
    if not collection:
        return f"{theme}/page"
    name = f"{theme}/{collection}"
    return name if name in MODELS else f"{theme}/post"
