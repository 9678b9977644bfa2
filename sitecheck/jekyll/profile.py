"""How a theme shows the fields of the owner's profile: as an address, or behind the address of a service.

The site's own templates decide where they are there, since many owners change them; else the theme's.
Sources: _includes/author-profile.html of acad-homepage, academicpages and minimal-mistakes, and
_includes/social.liquid of al-folio.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from sitecheck.jekyll.yaml.nodes import YamlNode

_ADDRESSES = (
    "academia arxiv dblp googlescholar impactstory inspire-hep mastodon medium orcid pubmed researchgate "
    "scopus semantic ssrn telegram uri zotero"
).split()
_NAMES = {
    "artstation": "https://www.artstation.com/",
    "bitbucket": "https://bitbucket.org/",
    "bluesky": "https://bsky.app/profile/",
    "codepen": "https://codepen.io/",
    "dribbble": "https://dribbble.com/",
    "email": "mailto:",
    "facebook": "https://www.facebook.com/",
    "flickr": "https://www.flickr.com/",
    "github": "https://github.com/",
    "gitlab": "https://gitlab.com/",
    "goodreads": "https://www.goodreads.com/",
    "instagram": "https://instagram.com/",
    "kaggle": "https://kaggle.com/",
    "keybase": "https://keybase.io/",
    "lastfm": "https://last.fm/user/",
    "linkedin": "https://www.linkedin.com/in/",
    "pinterest": "https://www.pinterest.com/",
    "soundcloud": "https://soundcloud.com/",
    "stackoverflow": "https://www.stackoverflow.com/users/",
    "steam": "https://steamcommunity.com/id/",
    "twitter": "https://twitter.com/",
    "weibo": "https://www.weibo.com/",
    "wikipedia": "https://en.wikipedia.org/wiki/User:",
    "xing": "https://www.xing.com/profile/",
    "youtube": "https://www.youtube.com/user/",
    "zhihu": "https://www.zhihu.com/people/",
}
_AL_FOLIO = {
    "acm_id": "https://dl.acm.org/profile/",
    "blogger_url": "",
    "bluesky_url": "",
    "dblp_url": "",
    "email": "mailto:",
    "facebook_id": "https://facebook.com/",
    "flickr_id": "https://www.flickr.com/",
    "github_username": "https://github.com/",
    "gitlab_username": "https://gitlab.com/",
    "ieee_id": "https://ieeexplore.ieee.org/author/",
    "instagram_id": "https://instagram.com/",
    "kaggle_id": "https://www.kaggle.com/",
    "keybase_username": "https://keybase.io/",
    "lastfm_id": "https://www.last.fm/user/",
    "linkedin_username": "https://www.linkedin.com/in/",
    "medium_username": "https://medium.com/@",
    "orcid_id": "https://orcid.org/",
    "osf_id": "https://osf.io/",
    "pinterest_id": "https://www.pinterest.com/",
    "quora_username": "https://www.quora.com/profile/",
    "research_gate_profile": "https://www.researchgate.net/profile/",
    "scholar_userid": "https://scholar.google.com/citations?user=",
    "scopus_id": "https://www.scopus.com/authid/detail.uri?authorId=",
    "semanticscholar_id": "https://www.semanticscholar.org/author/",
    "stackoverflow_id": "https://stackoverflow.com/users/",
    "telegram_username": "https://telegram.me/",
    "twitter_username": "https://twitter.com/",
    "unsplash_id": "https://unsplash.com/@",
    "work_url": "",
    "x_username": "https://twitter.com/",
    "youtube_id": "https://youtube.com/@",
    "zotero_username": "https://www.zotero.org/",
}


class Field(NamedTuple):
    """A field of the profile that is shown as a link.

    Attributes:
        name: its key.
        value: its value, a scalar that is not blank.
        prefix: what the template writes before it: "" where the value is the address itself.
    """

    name: str
    value: YamlNode
    prefix: str


def link_prefixes(templates: Iterable[str]) -> dict[str, str | None]:
    """What templates write before a field in a link's address; None where they don't agree.

    Args:
        templates: the texts of the includes that show the profile.
    """
    pattern = re.compile(
        r"href=[\"']([^\"'{}<>]*)\{\{-?\s*(?:site\.|page\.|author\.|site\.author\.|site\.data\.socials\.)"
        r"([A-Za-z_][\w-]*)\s*(?:\|[^{}]*)?\}\}"
    )
    found: dict[str, str | None] = {}
    for text in templates:
        for prefix, name in pattern.findall(_without_comments(text)):
            known = found.setdefault(name, prefix)
            # The small print of a page may link the same field twice; http and https are one.
            if known is not None and known.replace("http:", "https:") != prefix.replace("http:", "https:"):
                found[name] = None
    return found


def _without_comments(text: str) -> str:
    """Without HTML comments: what stands there is not shown."""
    parts, at = [], 0
    while (start := text.find("<!--", at)) >= 0:
        parts.append(text[at:start])
        end = text.find("-->", start)
        if end < 0:
            return "".join(parts)
        at = end + 3
    return "".join(parts) + text[at:]


def profile_fields(config: YamlNode, theme: str, templates: Iterable[str] = ()) -> list[Field]:
    """The fields of a profile that are shown as links, as far as it is known how.

    Args:
        config: `_config.yml`, or the accounts of al-folio's `_data/socials.yml`.
        theme: as `sitecheck.jekyll.themes` tells it.
        templates: the site's own includes that show the profile; if there are any, they alone count.
    """
    prefixes = link_prefixes(templates)
    if not prefixes and theme == "al-folio":
        prefixes.update(_AL_FOLIO)
    elif not prefixes and theme in {"acad-homepage", "academicpages", "minimal-mistakes"}:
        prefixes.update(_NAMES)
        prefixes.update(dict.fromkeys(_ADDRESSES, ""))
    fields = []
    for holder in (config, config.get("author")):
        for key, value in holder.pairs() if holder is not None and holder.kind == "mapping" else ():
            prefix = prefixes.get(key.raw)
            if prefix is not None and value.kind == "scalar" and not value.blank and not value.alias:
                fields.append(Field(key.raw, value, prefix))
    return fields
