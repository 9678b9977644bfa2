"""Text that was read or written in the wrong encoding."""

from __future__ import annotations

import re

from sitecheck.facts.mojibake import find_mojibake
from sitecheck.findings import Edit, Fix
from sitecheck.jekyll.site import Site
from sitecheck.rules.encoding._texts import characters, contents
from sitecheck.rules.rule import Problems, problem, replace, rule
from sitecheck.text.content import Content


@rule(
    "ENC001",
    "mojibake",
    "error",
    fix="safe",
    bad=(
        "# ⟦\uf8ffüî•⟧ News\n\n- She won⟦‚Äî⟧twice⟦‚Äî⟧at ⟦Âåó‰∫¨⟧.\n",
        "Weâ€™re".replace("â€™", "⟦â€™⟧") + " at the CafÃ© ".replace("Ã©", "⟦Ã©⟧") + "⟦ðŸŽ‰⟧\n",
        '---\npermalink: /\ntitle: "Zo⟦Ã«⟧ Example"\n---\n\n<!-- her caf⟦Ã©⟧ -->\nHello\n',
        {"_config.yml": "title: Ada\nname: Ren⟦√©⟧ Example\n", "index.md": "Hello\n"},
    ),
    good=(
        "# 🔥 News\n\nZoë, Łukasz und René – «État», 10 Å–20 Å, “É.”, 联通, n√π\n",
        "Das „Österreich“-Projekt … Москва – «Это», voilà…”\n",
    ),
)
def mojibake(site: Site) -> Problems:
    """Text shows as garbage because UTF-8 was once read in another encoding.

    The visitor sees `‚Äô` or `â€™` instead of an apostrophe, and other signs instead of an emoji or a
    Chinese name. A heading spoilt so also loses the anchor that the menu leads to.
    """
    for content in contents(site):
        if content.text.isascii():
            continue
        for start, end, right, encoding in find_mojibake(content.text, characters(content.text)):
            message = f"Garbled text: '{right}', once read as {encoding} instead of UTF-8"
            yield problem(content, start, end, message, replace(content, start, end, right))


@rule(
    "ENC002",
    "not-utf-8",
    "error",
    fix="unsafe",
    bad=(
        "She works at the Universit⟦\udce4⟧t and drinks caf\udce9.\n",
        {"_config.yml": "title: Ren⟦\udce9⟧\n", "index.md": "Hello\n"},
    ),
    good="She works at the Universität.\n",
)
def not_utf_8(site: Site) -> Problems:
    """A file holds bytes that are no UTF-8.

    Jekyll's build stops at such a page, or the visitor sees a question mark in a black diamond.
    """
    for path in site.page_paths:
        source = site.load(path)
        if source and _is_utf_16(source.text):
            message = "The file is UTF-16, which Jekyll copies unrendered: save it as UTF-8"
            yield problem(Content.of(source), 0, 1, message)
    for content in contents(site):
        if not any("\udc80" <= char <= "\udcff" for char in _odd(content.text)):
            continue
        runs = list(re.compile("[\udc80-\udcff]+").finditer(content.text))
        if _is_utf_16(content.text):
            continue
        name, texts = _guess([run[0].encode("utf-8", "surrogateescape") for run in runs])
        more = f", and {len(runs) - 1} more in this file" if len(runs) > 1 else ""
        edits = tuple(Edit(content.place(*m.span()), t) for m, t in zip(runs, texts, strict=True))
        fix = Fix(f"Read it as {name}", "unsafe", edits)
        message = f"Not UTF-8 ('{texts[0]}' in {name}?){more}: Jekyll can't read it; save the file as UTF-8"
        yield problem(content, *runs[0].span(), message, fix)


def _is_utf_16(text: str) -> bool:
    return text[:2] in ("\udcff\udcfe", "\udcfe\udcff") or "\0\0\0" in (text[1:6:2], text[:6:2])


def _odd(text: str) -> frozenset[str]:
    return frozenset() if text.isascii() else characters(text)


def _guess(runs: list[bytes]) -> tuple[str, list[str]]:
    """The encoding that bytes outside UTF-8 are likely to be in, and what they say."""
    if all(len(run) % 2 == 0 for run in runs):
        try:
            return "GBK", [run.decode("gbk") for run in runs]
        except UnicodeDecodeError:
            pass
    try:
        return "Windows-1252", [run.decode("cp1252") for run in runs]
    except UnicodeDecodeError:
        return "Latin-1", [run.decode("latin-1") for run in runs]


@rule(
    "ENC004",
    "lost-character",
    "error",
    bad=("Universit⟦\ufffd⟧t Example\n", "She works at ⟦锟斤拷⟧.\n"),
    good=("Universität Example\n", "<!-- \ufffd -->\nText `\ufffd`\n"),
)
def lost_character(site: Site) -> Problems:
    """A character was lost when the text was converted, and `�` stands in its place.

    The visitor sees a question mark in a black diamond; what stood there must be written anew.
    """
    for page in site.pages:
        if "\ufffd" in page.text or "锟斤拷" in page.text:
            for match in re.compile("\ufffd+|(?:锟斤拷)+").finditer(page.text):
                line = page.text.rfind("\n", 0, match.start()) + 1
                in_code = page.text.count("`", line, match.start()) % 2
                if not in_code and (match.start() < page.body or not page.is_hidden(match.start())):
                    yield problem(page, *match.span(), "A character was lost here: write it anew")


@rule(
    "ENC009",
    "mixed-line-ends",
    "info",
    fix="safe",
    bad="One\r\ntwo⟦\n⟧three\r\nfour\r\n".replace("One", "---\r\ntitle: x\r\n---\r\nOne"),
    good=("One\ntwo\n", "---\r\ntitle: x\r\n---\r\nOne\r\ntwo\r\n"),
)
def mixed_line_ends(site: Site) -> Problems:
    """Some lines of a file end with LF, others with CR LF.

    Editors and Git then show changes in lines that nobody touched.
    """
    for content in contents(site):
        yield from _mixed(content)


def _mixed(content: Content) -> Problems:
    text = content.text
    windows = text.count("\r\n")
    unix = text.count("\n") - windows
    if not windows or not unix:
        return
    odd, right = (r"(?<!\r)\n", "\r\n") if unix <= windows else (r"\r\n", "\n")
    matches = list(re.compile(odd).finditer(text))
    edits = tuple(Edit(content.place(*match.span()), right) for match in matches)
    count = f"{len(matches)} line{'s' if len(matches) > 1 else ''}"
    message = f"{count} of this file end with {'LF' if right != chr(10) else 'CR LF'} unlike the rest"
    yield problem(content, *matches[0].span(), message, Fix("Make all line ends alike", "safe", edits))
