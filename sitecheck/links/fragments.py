"""Is the anchor there? In HTML and in PDF, and only where an outsider can know."""

from __future__ import annotations

import asyncio
import html
import os
import re
import sys
from typing import Literal
from urllib.parse import unquote

from sitecheck.links.address import Address
from sitecheck.links.hints import scripted

Presence = Literal["there", "missing", "unknown"]

PDF_TIME = 10.0
"""Seconds for reading one PDF, in a process of its own."""

_NAMES = re.compile(r"""(?<![\w-])(?:id|name)\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)'|([^\s"'<>=`]+))""", re.I)
_PDF_VIEW = re.compile(
    r"(?:zoom|view|viewrect|pagemode|scrollbar|search|toolbar|statusbar|messages|navpanes|highlight|comment"
    r"|collab|fdf|ef)=",
    re.I,
)
"""RFC 8118 section 3: parameters that open the file in some way and can't miss."""

_SCRIPTED_HOSTS = (
    "github.com",
    "gitlab.com",
    "huggingface.co",
    "docs.google.com",
    "drive.google.com",
    "sites.google.com",
    "colab.research.google.com",
    "youtube.com",
    "youtu.be",
    "bilibili.com",
    "notion.so",
    "notion.site",
    "openreview.net",
    "overleaf.com",
    "observablehq.com",
    "mega.nz",
    "app.box.com",
    "web.archive.org",
)
"""Their scripts read the fragment or make the anchors."""


def meaningful(address: Address) -> bool:
    """Whether a fragment names an anchor that a server's answer could show.

    Not so: none, `#top` (HTML, 7.4.6.4: always there), text fragments (`#:~:text=`), routes of scripts
    (`#/…`, `#!…`), media times (`#t=30`), and hosts whose scripts do what they like with it.
    """
    fragment = address.fragment
    if not fragment or fragment.lower() == "top" or fragment.startswith((":~:", "/", "!", "t=", "xywh=")):
        return False
    return not any(address.host == host or address.host.endswith("." + host) for host in _SCRIPTED_HOSTS)


def in_html(page: str, fragment: str, *, whole: bool) -> Presence:
    """Look for an element's id or an anchor's name.

    Anything that looks like such an attribute counts, even in a comment or a script: an anchor called
    missing must be missing.

    Args:
        page: the decoded page.
        fragment: as written after `#`, without text directive.
        whole: nothing of the page was cut off.
    """
    wanted = fragment.partition(":~:")[0]
    names = {wanted, unquote(wanted)}
    names |= {f"user-content-{name}" for name in names}
    found_any = False
    for match in _NAMES.finditer(page):
        value = match[1] or match[2] or match[3] or ""
        found_any = True
        if value in names or ("&" in value and html.unescape(value) in names):
            return "there"
    if not whole or not found_any or scripted(page):
        return "unknown"
    return "missing"


async def in_pdf(data: bytes, fragment: str, *, whole: bool) -> Presence:
    """Look for a page (`#page=3`) or a named destination (`#nameddest=sec`, `#sec`), RFC 8118.

    The file is a stranger's, so a process of its own reads it and is killed if it takes long.
    """
    if _PDF_VIEW.match(fragment):
        return "there"
    if not whole:
        return "unknown"
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-P",
        os.path.join(os.path.dirname(__file__), "pdf.py"),
        fragment,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        async with asyncio.timeout(PDF_TIME):
            out, _ = await process.communicate(data)
    except TimeoutError:
        return "unknown"
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    word = out.decode("ascii", "replace").strip()
    return "there" if word == "there" else "missing" if word == "missing" else "unknown"
