"""Names of HTML elements and characters that nothing on the site reads."""

from __future__ import annotations

import re

from sitecheck.jekyll.mask import OUTPUT
from sitecheck.jekyll.page import Page
from sitecheck.jekyll.plugins import listed_plugins
from sitecheck.jekyll.site import Site
from sitecheck.rules.markup._read import texts
from sitecheck.rules.rule import Problems, problem, replace, rule

_ELEMENTS = frozenset(
    """a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink
    blockquote body br button canvas caption center cite code col colgroup data datalist dd del details dfn
    dialog dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6
    head header hgroup hr html i iframe image img input ins kbd label legend li link main map mark marquee math
    menu meta meter nav nobr noframes noscript object ol optgroup option output p param picture plaintext
    portal pre progress q rb rbc rp rt rtc ruby s samp script search section select slot small source span
    strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr
    track tt u ul var video wbr""".split()
)


@rule(
    "MRK025",
    "unknown-element",
    "warning",
    bad=(
        "⟦<u1>⟧\n<li>One</li>\n</u1>\n",
        "A ⟦<spam>⟧red</spam> word\n",
    ),
    good=("<ul>\n<li>One</li>\n</ul>\n", "<d-cite key='a'></d-cite> <temp>x</temp>\n", "`<u1>`\n"),
)
def unknown_element(page: Page) -> Problems:
    """HTML has no such element; another one is a letter away.

    A browser ignores it: the list, colour or heading that was meant is missing.
    """
    for tag in page.tags:
        if tag.name in _ELEMENTS or tag.closing or "-" in tag.name or OUTPUT in tag.name:
            continue
        if meant := _meant(tag.name):
            message = f"There is no HTML element <{tag.name}>; did you mean <{meant}>?"
            yield problem(page, tag.start, tag.end, message)


def _meant(name: str) -> str | None:
    if name[:1] in "uo" and name[1:].isdigit():
        return name[0] + "l"
    from sitecheck.jekyll.near import slips

    return next((known for known in sorted(_ELEMENTS) if len(name) > 3 and slips(name, known, 1) == 1), None)


_ENTITY = re.compile(r"&([A-Za-z]{2,9})(;?)")
_OFTEN = frozenset(
    "nbsp amp lt gt quot copy reg dagger Dagger ndash mdash middot bull hellip emsp ensp thinsp times deg sect".split()
)


@rule(
    "MRK026",
    "broken-entity",
    "warning",
    fix="safe",
    bad=("Ada⟦&nbsp⟧ Moe\n", "Ada ⟦&nbps;⟧ Moe\n", "- *2024*: ⟦&nbsp⟧🎉 A prize\n"),
    good=(
        "Ada&nbsp;Moe, R&D, Q&A; AT&T; &copy; 2024, Moe & Lind\n",
        "`&nbsp`\n",
        "A <font color='red'>good&nbsp;thing</font>\n",
        "[A](https://a.test/?a=1&lt=2)\n",
    ),
)
def broken_entity(page: Page) -> Problems:
    """A character's name is misspelt, or lacks its semicolon.

    The visitor reads the name, such as &nbsp, instead of the character.
    """
    for text in texts(page):
        if "&" not in text.text:
            continue
        for match in _ENTITY.finditer(text.text):
            if not text.shows(match.start()):
                continue
            name, closed = match.groups()
            right = name if name in _OFTEN and not closed else _swapped(name) if closed else None
            if right:
                start, end = text.span(*match.span())
                fix = replace(page, start, end, f"&{right};")
                yield problem(page, start, end, f"{match[0]} shows as it stands; write &{right};", fix)


def _swapped(name: str) -> str | None:
    if name in _OFTEN:
        return None
    return next((known for known in sorted(_OFTEN) if len(known) > 3 and sorted(known) == sorted(name)), None)


_EMOJI = re.compile(r"(?<![\w:/])(:([a-z0-9_+-]{1,30}):)(?![\w:/])")


@rule(
    "MRK027",
    "emoji-code",
    "warning",
    fix="safe",
    bad={"_config.yml": "title: Ada\n", "index.md": "---\n---\n- ⟦:tada:⟧ A paper was accepted\n"},
    good=(
        {"_config.yml": "plugins: [jemoji]\n", "index.md": "---\n---\n- :tada: A paper was accepted\n"},
        "Time: 10:30:15, or `:tada:`, or a::fire::b, or :no_such_sign:\n",
    ),
)
def emoji_code(page: Page, site: Site) -> Problems:
    """The short code of an emoji stands where nothing turns it into one.

    Jekyll shows emoji for codes only with the plugin jemoji; without it the visitor reads the code.
    """
    if not _EMOJI.search(page.text) or "jemoji" in listed_plugins(site):
        return
    from sitecheck.facts.emoji import EMOJI

    for text in texts(page):
        for match in _EMOJI.finditer(text.text):
            if match[2] in EMOJI and text.shows(match.start(1)):
                start, end = text.span(*match.span(1))
                fix = replace(page, start, end, EMOJI[match[2]])
                message = f"{match[1]} shows as it stands: the plugin jemoji is not listed in _config.yml"
                yield problem(page, start, end, message, fix)
