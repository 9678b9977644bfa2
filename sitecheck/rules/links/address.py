"""Addresses that lead nowhere, as their text alone shows."""

from __future__ import annotations

import re

from sitecheck.jekyll.mask import OUTPUT
from sitecheck.jekyll.page import Page
from sitecheck.jekyll.site import Site
from sitecheck.rules.rule import Problems, problem, replace, rule
from sitecheck.rules.template._samples import is_sample

_DOMAINS = frozenset(
    "com org net edu gov io ai app dev google cn de uk fr jp eu au ca ch nl se hk tw sg kr".split()
)
_SCRIPTED = ("onclick", "role", "data-toggle", "data-bs-toggle", "data-target", "aria-controls", "id", "name")
_NO_GOAL = re.compile(r"<a\s+href=['\"](#?)['\"]\s*>")
_WAIT = re.compile(r"(?i)coming soon|to appear|tba|tbd|upcoming|forthcoming")


@rule(
    "LNK008",
    "misspelt-scheme",
    "error",
    fix="safe",
    bad=(
        "[Paper](⟦htps://⟧example.org/a) and [code](⟦https//⟧example.org/b)",
        "[Paper](⟦https://https://⟧example.org/a), [talk](⟦http:/⟧example.org), [b](⟦https:https://⟧example.org)",
    ),
    good=(
        "[Paper](https://example.org/a), [old](http://example.org), [file](http.pdf)",
        "[Copy](https://web.archive.org/web/2020/https://example.org), [mail](mailto:ada@example.org)",
    ),
)
def misspelt_scheme(page: Page) -> Problems:
    """The `https://` of an address is misspelt or stands twice.

    The browser takes the address for a file of the site, or for a server that does not exist.
    """
    for link in page.links:
        target = link.target.strip()
        low = target[:24].lower()
        if "tp" not in low[:6] or re.match(r"https?://(?!https?[:/])", low) or link.kind == "reference":
            continue
        match = re.compile(r"(?:https?:/*)?h{0,2}t{1,3}p{1,2}(s{0,2})[:;]{0,2}[/\\]{1,3}").match(low)
        if match is None or "." not in target:
            continue
        start = link.target_start + page.text[link.target_start : link.target_end].find(target[:4])
        end = start + match.end()
        right = "https://" if "s" in match[0] else "http://"
        yield problem(page, start, end, "Misspelt beginning of an address", replace(page, start, end, right))


@rule(
    "LNK009",
    "missing-scheme",
    "error",
    fix="unsafe",
    bad=(
        "[Lab](⟦www.example.org/lab⟧), [code](⟦github.com/ada/code⟧)",
        '<a href="⟦ada@example.org⟧">Mail</a>',
    ),
    good=(
        "[CV](cv.pdf), [notes](notes.html), [a](//example.org/x), [mail](mailto:ada@example.org)",
        {"index.md": "---\n---\n[Demo](demo.io/index.html)\n", "demo.io/index.html": "x"},
    ),
)
def missing_scheme(page: Page, site: Site) -> Problems:
    """An address lacks its `https://` or `mailto:`.

    The browser looks for it among the site's own files and finds nothing.
    """
    for link in page.links:
        target = link.target
        if link.image or ":" in target or OUTPUT in target or link.kind == "reference":
            continue
        host, _, rest = target.partition("/")
        start, end = link.target_start, link.target_end
        if "@" in host and not rest:
            if re.fullmatch(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", host):
                fix = replace(page, start, end, f"mailto:{target}", safety="unsafe")
                yield problem(page, start, end, "A mail address without mailto: leads to a missing page", fix)
        elif is_host(target) and not any(p == target or p.startswith(f"{host}/") for p in site.files):
            fix = replace(page, start, end, f"https://{target}", safety="unsafe")
            message = f"{host} without https:// is looked for among the site's own files"
            yield problem(page, start, end, message, fix)


def is_host(target: str) -> bool:
    """Whether a relative address begins with what is surely the name of a server."""
    labels = target.partition("/")[0].split(".")
    return len(labels) > 1 and all(labels) and (labels[0] == "www" or labels[-1].lower() in _DOMAINS)


@rule(
    "LNK010",
    "local-address",
    "error",
    bad=(
        "[Post](⟦http://localhost:4000/post/⟧) and [CV](⟦file:///C:/Users/ada/cv.pdf⟧)",
        '<img src="⟦C:\\Users\\ada\\me.png⟧" alt="Ada"> <a href="⟦/Users/ada/site/cv.pdf⟧">CV</a>',
        {"_config.yml": "title: Ada\nurl: ⟦http://localhost:4000⟧\n", "index.md": "Hello\n"},
        "[Project](⟦http://lab-web/projects/nets⟧) and [book](⟦https://uat.example.org/book⟧)",
    ),
    good=(
        "[Post](/post/) and [a tool](https://example.org/localhost), [b](https://例子), [c](https://{{ x }}/a)",
        "Run it and see `http://localhost:4000`.",
    ),
)
def local_address(site: Site) -> Problems:
    """An address leads to the author's own machine, or to a server that only insiders reach.

    It works for the author alone; every visitor gets an error.
    """
    for page in site.pages:
        for link in page.links:
            target = link.target.strip()
            where = _local(target)
            if where and target not in site.files and target.lstrip("/") not in site.files:
                message = f"This leads to {where}, which visitors can't open"
                yield problem(page, link.target_start, link.target_end, message)
    node = site.config.root.get("url") if site.config and site.config.root else None
    if node and site.config_source and node.kind == "scalar" and _local(str(node.value)):
        from sitecheck.text.content import Content

        message = "The site's address is the author's own machine: links in feed and sitemap lead nowhere"
        yield problem(Content.of(site.config_source), node.start, node.end, message)


def _local(target: str) -> str:
    lower = target[:40].lower()
    if lower.startswith("file:") or re.match(r"[a-z]:[\\/]", lower):
        return "a file on a disk"
    if re.match(r"/(?:users|home)/[\w.-]+/\w|~/", lower):
        return "a file on a disk"
    if re.match(r"https?://(?:localhost|127\.0\.0\.1|0\.0\.0\.0|192\.168\.\d+\.\d+)(?:[:/]|\Z)", lower):
        return "a local server"
    if re.match(r"https?://[a-z][a-z0-9-]*(?::\d+)?(?:/|\Z)", lower):
        return "a server of an inner network"
    if re.match(r"https?://(?:uat|preprod|staging)\.[a-z0-9-]+\.", lower):
        return "a server for tests"
    return ""


@rule(
    "LNK011",
    "no-target",
    "warning",
    bad=(
        "[Feedback form]⟦()⟧ and [Slides](⟦#⟧)",
        '<a href="⟦⟧">Paper</a>',
        '<a href="⟦mailto:⟧">Mail</a>',
        {"index.md": "---\nsubtitle: <a href='⟦#⟧'>Example University</a>\n---\nHello\n"},
    ),
    good=(
        "[Paper](https://example.org) [up](#news)\n\n# News",
        '<a href="#" onclick="show()">Abstract</a> <a id="top"></a>',
        '<a href="{{ page.url }}">Here</a>',
    ),
)
def no_target(page: Page) -> Problems:
    """A link has no address, or only `#`.

    A click loads the same page again or jumps to its top. What is not there yet is better no link.
    """
    for link in page.links:
        target = link.target.strip()
        if link.image or target not in ("", "#", "mailto:", ".#", "http://", "https://") or is_sample(page):
            continue
        start, end = link.target_start, link.target_end
        if link.kind == "html":
            if not link.tag or any(link.tag.get(name) for name in _SCRIPTED) or not link.text:
                continue
        elif link.kind != "inline":
            continue
        elif not target:
            start, end = page.text.rfind("(", link.text_end, link.end), link.end
        soon = ": as long as it isn't there, write plain text" if _WAIT.search(link.text) else ""
        what = "no address" if target in ("", "#", ".#") else "no address behind " + target
        yield problem(page, start, end, f"This link has {what}{soon}")
    for match in _NO_GOAL.finditer(page.text, 0, page.body):
        line = page.text[page.text.rfind("\n", 0, match.start()) + 1 : match.start()]
        if "#" not in line and not is_sample(page):
            yield problem(page, *match.span(1), "This link has no address")


@rule(
    "LNK012",
    "stray-end",
    "info",
    fix="unsafe",
    bad=(
        "[Paper](https://example.org/abs/2409.00001⟦?⟧) and <a href='https://example.org/a⟦)⟧'>b</a>",
        "[Paper](https://example.org/a⟦,⟧)",
    ),
    good=("[Paper](https://example.org/a_(b)) and [q](https://example.org/?q=1)",),
)
def stray_end(page: Page) -> Problems:
    """An address ends in a sign that does not belong to it.

    Many servers put up with it, some show an error.
    """
    for link in page.links:
        target = link.target
        if not target.startswith("http") or link.kind not in ("inline", "html") or OUTPUT in target:
            continue
        raw = page.text[link.target_start : link.target_end].rstrip()
        stray = raw[len(raw.rstrip("?.,;，。；）】")) :]
        if not stray and raw.endswith(")") and raw.count(")") > raw.count("("):
            stray = ")"
        if stray:
            end = link.target_start + len(raw)
            start = end - len(stray)
            yield problem(
                page,
                start,
                end,
                f"'{stray}' at the end of the address",
                replace(page, start, end, "", safety="unsafe"),
            )


@rule(
    "LNK013",
    "insecure-address",
    "info",
    fix="safe",
    bad="[Paper](⟦http://⟧arxiv.org/abs/2401.00001) and [code](⟦http://⟧github.com/ada/code)",
    good="[Paper](https://arxiv.org/abs/2401.00001) and [lab](http://lab.example.org)",
)
def insecure_address(page: Page) -> Problems:
    """An address says `http://` where the server is known to speak `https://`.

    Browsers warn of such addresses, or lose a moment with a redirect.
    """
    for link in page.links:
        if link.target.startswith("http://") and link.kind in ("inline", "html"):
            host = link.target[len("http://") :].partition("/")[0].lower().removeprefix("www.")
            if is_sample(page):
                return
            if host in _SECURE or host.endswith((".github.io", ".google.com", ".wikipedia.org")):
                start = page.text.index("http://", link.target_start)
                end = start + len("http://")
                message = f"{host} speaks https"
                yield problem(page, start, end, message, replace(page, start, end, "https://"))


_SECURE = frozenset(
    """aaai.org acl-conference.org aclanthology.org acm.org arxiv.org biorxiv.org bmvc2023.org cvpr.thecvf.com
    dblp.org dl.acm.org doi.org dx.doi.org en.wikipedia.org facebook.com github.com gitlab.com
    huggingface.co icml.cc iclr.cc ieee.org ieeexplore.ieee.org jmlr.org kaggle.com linkedin.com medium.com
    nature.com neurips.cc nips.cc openaccess.thecvf.com openreview.net orcid.org papers.nips.cc
    proceedings.mlr.press researchgate.net scholar.google.com science.org sciencedirect.com
    springer.com link.springer.com twitter.com x.com youtube.com youtu.be zhihu.com""".split()
)
