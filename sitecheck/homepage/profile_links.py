"""Profile fields that are shown as links: addresses, user names, ORCID iDs, Scholar ids, mail addresses."""

from __future__ import annotations

import re
from typing import NamedTuple

from sitecheck.facts.identifiers import mail_problem, orcid_problem, scholar_user_problem
from sitecheck.jekyll.profile import Field
from sitecheck.jekyll.yaml.nodes import YamlNode


class ProfileProblem(NamedTuple):
    """A slip in the profile.

    Attributes:
        start: offset of the value's first character, in code points of the source.
        end: offset after its last; a fix replaces exactly this range.
        message: what is wrong and what the visitor meets.
        fix_text: what to write instead, None where that isn't certain.
        kind: `address` (a user name where an address stands), `name` (the reverse), `orcid`,
            `scholar-id`, `mail`, `time-zone`, `url`, `repository`, `verification`, `analytics`.
    """

    start: int
    end: int
    message: str
    fix_text: str | None
    kind: str


PLACEHOLDER = re.compile(r"your|xxx|lorem|ipsum|example|username|0000-0000-0000", re.IGNORECASE)
"""Left to the rules on template leftovers."""
_ORCID = re.compile(r"[0-9]{4}[- ]?[0-9]{4}[- ]?[0-9]{4}[- ]?[0-9]{3}[0-9Xx]")
_BARE = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}/\S*|www\.\S+")
_SAME_HOST = {
    "x.com": "twitter.com",
    "youtu.be": "youtube.com",
    "last.fm": "lastfm.com",
    "fb.com": "facebook.com",
}


def problem(node: YamlNode, kind: str, message: str, instead: str | None = None) -> ProfileProblem:
    """A problem with a value; the fix keeps its quotes."""
    if instead is not None and node.style in {"single", "double"}:
        mark = "'" if node.style == "single" else '"'
        instead = f"{mark}{instead}{mark}"
    return ProfileProblem(node.start, node.end, message, instead, kind)


def link_problem(field: Field) -> ProfileProblem | None:
    """What is wrong with a field, None where nothing is."""
    text = field.value.raw.strip()
    if PLACEHOLDER.search(text) or "{{" in text:
        return None
    if field.prefix == "mailto:":
        return _mail(field.value, text)
    if "orcid" in field.name:
        return _orcid(field, text)
    if field.name in {"googlescholar", "google_scholar", "scholar_userid"}:
        return _scholar(field, text)
    return _name(field, text) if field.prefix else _address(field, text)


def _address(field: Field, text: str) -> ProfileProblem | None:
    if "://" in text or text.startswith(("/", "#", "mailto:", ".")):
        return None
    message = f"`{field.name}` is shown as a link to exactly this, so it needs the whole address, https://…"
    if _BARE.fullmatch(text):
        return problem(field.value, "address", message, f"https://{text}")
    if field.name == "uri" or "/" in text:  # may be a file of the site
        return None
    return problem(field.value, "address", message)


def _name(field: Field, text: str) -> ProfileProblem | None:
    prefix = field.prefix
    if "://" in text or _BARE.fullmatch(text):
        message = f"`{field.name}` takes the name alone: the link becomes {_short(prefix + text)}"
        return problem(field.value, "name", message, _behind(prefix, text))
    if prefix.endswith("/in/") and text.startswith("in/"):
        message = f"`{field.name}` takes what follows /in/: the link becomes {_short(prefix + text)}"
        return problem(field.value, "name", message, text[3:])
    if prefix.endswith("@") and text.startswith("@"):
        message = f"The theme writes the @ itself: the link becomes {_short(prefix + text)}"
        return problem(field.value, "name", message, text[1:])
    if prefix.startswith("https://github.com/") and text.startswith("@"):
        return problem(field.value, "name", "A GitHub user name has no @: the link leads nowhere", text[1:])
    if prefix.startswith("https://github.com/") and text.endswith(".github.io") and "/" not in text:
        message = "`github` takes the user name, this is the site's address: the link leads nowhere"
        return problem(field.value, "name", message, text[: -len(".github.io")])
    if " " in text and any(host in prefix for host in ("github", "gitlab", "linkedin", "twitter", "x.com")):
        message = f"`{field.name}` takes a user name, which has no blanks: the link leads nowhere"
        return problem(field.value, "name", message)
    return None


def _behind(prefix: str, address: str) -> str | None:
    """The user name in an address, if it is one of the service's that the prefix names."""
    host, _, path = prefix.partition("://")[2].partition("/")
    own_host, _, own_path = address.rpartition("://")[2].partition("/")
    if _site(host) != _site(own_host):
        return None
    name = own_path.partition("?")[0].partition("#")[0].rstrip("/")
    if not name.startswith(path):
        # An account may be written without the part that the theme adds: youtube.com/@me for …/@.
        return None
    name = name[len(path) :]
    return name if name and "/" not in name else None


def _site(host: str) -> str:
    host = host.lower().removeprefix("www.").removeprefix("m.")
    return _SAME_HOST.get(host, host)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"


def _orcid(field: Field, text: str) -> ProfileProblem | None:
    found = _ORCID.search(text)
    if found is None:
        if "orcid.org" in text or field.prefix or "://" not in text:
            return problem(field.value, "orcid", "There is no ORCID iD in it: four groups of four digits")
        return None
    digits = re.sub("[- ]", "", found.group()).upper()
    identifier = "-".join(digits[at : at + 4] for at in range(0, 16, 4))
    if reason := orcid_problem(identifier):
        return problem(field.value, "orcid", f"{identifier} is no ORCID iD: {reason}")
    right = identifier if field.prefix else f"https://orcid.org/{identifier}"
    if "my-orcid" in text:
        message = "This address is your own login, a visitor doesn't see your record there"
        return problem(field.value, "orcid", message, right)
    if field.prefix and text != found.group():
        if "://" in text or "orcid.org" in text:
            message = f"`{field.name}` takes the iD alone: the link becomes {_short(field.prefix + text)}"
            return problem(field.value, "orcid", message, right)
        return None
    if not field.prefix and "://" not in text:
        message = f"`{field.name}` is shown as a link to exactly this, so it needs the whole address"
        return problem(field.value, "orcid", message, right)
    if found.group().upper() != identifier:
        message = "An ORCID iD is written in four groups with hyphens between them"
        return problem(field.value, "orcid", message, text.replace(found.group(), identifier))
    return None


def _scholar(field: Field, text: str) -> ProfileProblem | None:
    value = field.value
    if not field.prefix:
        if "://" not in text:
            plain = not scholar_user_problem(text)
            right = f"https://scholar.google.com/citations?user={text}" if plain else None
            if right is None and _BARE.fullmatch(text):
                right = f"https://{text}"
            message = f"`{field.name}` is shown as a link to exactly this, so it needs the whole address"
            return problem(value, "address", message, right)
        if "scholar.google" not in text or "/citations" not in text:
            return None
        user = re.search(r"[?&]user=([^&#]*)", text)
        if user is None:
            if "view_op=" in text or "mauthors=" in text:
                return None
            return problem(
                value, "scholar-id", "The address of a Scholar profile has user=… in it, this has not"
            )
        reason = scholar_user_problem(user.group(1))
        return problem(value, "scholar-id", f"{user.group(1) or 'user='}: {reason}") if reason else None
    if "://" in text or "scholar.google" in text or "user=" in text:
        user = re.search(r"user=([\w-]{12})(?![\w-])", text)
        message = f"`{field.name}` takes the id alone, the 12 characters after user="
        return problem(value, "name", message, user.group(1) if user else None)
    identifier = text.partition("&")[0]
    reason = scholar_user_problem(identifier)
    return problem(value, "scholar-id", f"{identifier}: {reason}") if reason else None


def _mail(node: YamlNode, text: str) -> ProfileProblem | None:
    if text.startswith("mailto:"):
        return problem(node, "mail", "The theme writes mailto: itself, the link has it twice", text[7:])
    for address in re.split(r"\s*[,;]\s*", text):
        if address and (reason := mail_problem(address)):
            return problem(node, "mail", f"No mail can be sent to {address}: {reason}")
    return None
