"""Signs that an answer of 200 isn't the page that was meant. Hints, never verdicts."""

from __future__ import annotations

import html
import re

from sitecheck.links.address import Address

_LOGIN_HOSTS = {"login", "signin", "accounts", "sso", "auth", "idp", "cas", "passport", "shibboleth"}
_LOGIN_STEPS = {
    "login",
    "login.php",
    "login.html",
    "login.aspx",
    "logon",
    "log-in",
    "log_in",
    "signin",
    "sign-in",
    "sign_in",
    "sso",
    "cas",
    "oauth",
    "oauth2",
    "saml",
    "shibboleth",
    "authenticate",
    "wp-login.php",
    "accountlogin",
    "servicelogin",
    "authwall",
}

_LANGUAGE = r"(?:en|zh|cn|de|fr|es|it|ja|ko|pt|nl|ru|sv|da|no|fi|pl|tr|cs)(?:[-_][a-z]{2,4})?"
_HOME = re.compile(
    rf"/?(?:{_LANGUAGE}/?)?(?:(?:index|home|default)(?:\.(?:html?|php|aspx?|jsp))?)?/?", re.IGNORECASE
)
"""`/`, `/index.html`, `/en/`, `/en-us/home`."""

_THING = r"(?:page|file|document|content|resource|profile|site|url|article)"
_NOT_FOUND_TITLE = re.compile(
    rf"^\W*(?:error\W*)?404\b|[-|–—:·]\s*(?:error\s+)?404\W*$|\b404\W+(?:error|not\s+found|page)"
    rf"|^\W*not\s+found\s*(?:$|[-|–—·!.])"
    rf"|\b{_THING}\s+(?:was\s+|is\s+)?(?:not|cannot\s+be|can't\s+be|could\s+not\s+be)\s+found\b"
    rf"|\b{_THING}\s+(?:does\s+not\s+exist|doesn't\s+exist|unavailable)"
    rf"|\bno\s+longer\s+(?:exists|available)\b|\bseite\s+nicht\s+gefunden|\bpage\s+introuvable"
    rf"|\bpágina\s+no\s+encontrada|\bpagina\s+non\s+trovata|页面不存在|页面未找到|找不到页面|ページが見つかりません",
    re.IGNORECASE,
)
_LONGEST_TITLE = 90
"""Characters; a title beyond that is an article's, not an error page's."""

_PARKING_HOSTS = (
    "sedo.com",
    "sedoparking.com",
    "parkingcrew.net",
    "bodis.com",
    "hugedomains.com",
    "dan.com",
    "afternic.com",
    "parklogic.com",
    "domainmarket.com",
    "undeveloped.com",
    "above.com",
    "buydomains.com",
)
_PARKING_MARKS = (
    "sedoparking.com",
    "parkingcrew.net",
    "img.sedo",
    "bodis.com",
    "parklogic.com",
    "hugedomains.com/domain_profile",
    "afternic.com/forsale",
    'window.location.href="/lander"',
    "data-adblockkey",
)
"""In the page's source; `/lander` and `data-adblockkey` are what two large parking networks serve."""

_FOR_SALE = re.compile(
    r"\bdomain(?:\s+name)?(?:\s+[\w.-]{1,80})?\s+(?:is|may\s+be)\s+for\s+sale\b|\bbuy\s+this\s+domain\b"
    r"|\bthis\s+domain\s+is\s+parked\b|\bparked\s+(?:free|domain)\b|域名出售|此域名可出售",
    re.IGNORECASE,
)
_SALE_WORDS = ("for sale", "buy this", "parked", "出售")
"""A quick look that spares nearly every page the slow one."""
_SMALL_PAGE = 60_000
"""Characters; parking pages are small, an article about domain trade is not one."""

_SCRIPTED = re.compile(
    r"<div[^<>]{0,80}\bid\s*=\s*[\"']?(?:root|app|__next|__nuxt|___gatsby|svelte)[\"'\s>]|<app-root\b"
    r"|\byou\s+need\s+to\s+enable\s+javascript\b",
    re.IGNORECASE,
)
"""Pages that a script fills: their anchors can't be seen from outside a browser."""

_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{0,1000})", re.IGNORECASE)


def title(page: str) -> str:
    """The page's title, white space collapsed."""
    at = page.find("<title")
    found = _TITLE.match(page, at) if at >= 0 else _TITLE.search(page)
    return " ".join(html.unescape(found[1]).split()) if found else ""


def detour(start: Address, end: Address) -> str:
    """Whether redirects ended at a login or at a home page; empty if not."""
    if start.url == end.url:
        return ""
    if is_login(end) and not is_login(start):
        return f"redirected to a login page ({end.host})"
    if is_home(end) and not is_home(start) and not end.query:
        same = start.host.removeprefix("www.") == end.host.removeprefix("www.")
        return "redirected to the site's home page" if same else f"redirected to the home page of {end.host}"
    return ""


def is_login(address: Address) -> bool:
    """Whether an address looks like a login page."""
    if address.host.split(".")[0] in _LOGIN_HOSTS:
        return True
    return any(step.lower() in _LOGIN_STEPS for step in address.path.split("/"))


def is_home(address: Address) -> bool:
    """Whether an address is a site's front page; a query or nothing at all may follow."""
    return len(address.path) < 40 and bool(_HOME.fullmatch(address.path)) and not address.query


def soft_404(address: Address, page: str) -> str:
    """Whether a page says of itself that it isn't there; empty if not."""
    heading = title(page)
    if not heading or len(heading) > _LONGEST_TITLE or "404" in address.url:
        return ""
    return f"the page's title is “{heading}”" if _NOT_FOUND_TITLE.search(heading) else ""


def parked(end: Address, page: str) -> str:
    """Whether the domain is for sale or full of advertisements; empty if not."""
    if any(end.host == host or end.host.endswith("." + host) for host in _PARKING_HOSTS):
        return f"the domain is for sale ({end.host})"
    if len(page) > _SMALL_PAGE:
        return ""
    lower = page.lower()
    if any(mark in lower for mark in _PARKING_MARKS) or (
        any(word in lower for word in _SALE_WORDS) and _FOR_SALE.search(lower)
    ):
        return "the domain looks parked or for sale"
    return ""


def scripted(page: str) -> bool:
    """Whether a script fills the page."""
    return bool(_SCRIPTED.search(page))
