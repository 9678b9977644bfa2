"""What those hear who don't see an image."""

from __future__ import annotations

import posixpath
import re

from sitecheck.facts.leftovers import fold
from sitecheck.findings import Related
from sitecheck.jekyll.blocks import Link
from sitecheck.jekyll.mask import OUTPUT
from sitecheck.jekyll.page import Page
from sitecheck.rules.rule import Problems, problem, rule
from sitecheck.rules.template._samples import is_sample

_NOTHING = frozenset(
    """alt alt-text alttext alt_text avatar badge fig figure gif image img jpg missing photo pic picture
    placeholder png screenshot sym teaser text thumbnail untitled""".split()
) | {"alt text", "placeholder image", "image description", "your image", "example image", "image alt text"}
_FILE = r"[\w .()@+-]+\.(?:png|jpe?g|gif|svg|webp|bmp|tiff?|heic|pdf)"


@rule(
    "ACC001",
    "image-without-alt",
    "warning",
    bad=(
        "⟦<img src='images/ada.png' width='100'>⟧",
        '<a href="https://example.org">⟦<img src="https://img.shields.io/badge/x-y"/>⟧</a>',
    ),
    good=(
        "<img src='images/ada.png' alt='Ada at the sea'>",
        "<img src='images/line.png' alt=''> <img src='a.png' aria-hidden='true'>",
        "<!-- <img src='images/ada.png'> -->",
        "<img src='{{ post.thumbnail }}'>",
    ),
)
def image_without_alt(page: Page) -> Problems:
    """An image has no `alt` text.

    A screen reader reads the file's name aloud, and nothing shows where the image can't be loaded.
    """
    if is_sample(page):
        return
    for tag in page.tags:
        named = any(tag.get(name) for name in ("alt", "aria-hidden", "aria-label", "role"))
        shown = tag.name == "img" and tag.value("src").strip(OUTPUT) and not page.is_hidden(tag.start)
        if shown and not named:
            yield problem(page, tag.start, tag.end, "No alt text says what this image shows")


@rule(
    "ACC002",
    "empty-alt-in-markdown",
    "warning",
    bad="[⟦![]⟧(https://img.shields.io/github/stars/ada/code)](https://github.com/ada/code) ⟦![ ]⟧(a.png)",
    good=("![Stars](https://img.shields.io/github/stars/ada/code)", "`![](a.png)`"),
)
def empty_alt_in_markdown(page: Page) -> Problems:
    """A Markdown image has nothing between its brackets.

    A screen reader then says nothing of it, or reads the address of a linked badge letter by letter.
    """
    if is_sample(page):
        return
    message = "No alt text says what this image shows: write it between the brackets"
    for link in page.links:
        shown = link.image and link.kind in ("inline", "reference") and link.target
        if shown and not page.text[link.text_start : link.text_end].strip():
            yield problem(page, link.start, link.text_end + 1, message)


@rule(
    "ACC003",
    "meaningless-alt",
    "warning",
    bad=(
        "<img src='images/ada.png' ⟦alt=\"sym\"⟧ width='100%'>",
        "![⟦Alt text⟧](a.png) and ![⟦IMG_2031.JPG⟧](b.png)",
        "<img src='images/model-v2.png' ⟦alt='model-v2'⟧>",
    ),
    good=(
        "<img src='images/ada.png' alt='Ada'> ![Overview of the method](figure.png)",
        "<img src='{{ x }}' alt='{{ y }}'> <img src='images/ada.png' alt='ada'>",
    ),
)
def meaningless_alt(page: Page) -> Problems:
    """An image's `alt` text is a placeholder or a file's name.

    A screen reader says "sym" where the visitor wants to know what the image shows.
    """
    for link in page.links:
        text = fold(link.text)
        if not link.image or not text or OUTPUT in text or not link.target.strip(OUTPUT) or is_sample(page):
            continue
        stem = posixpath.splitext(posixpath.basename(link.target))[0].lower()
        named = len(stem) > 3 and text == stem and not stem.isalpha()
        if not (text in _NOTHING or named or re.fullmatch(_FILE, text)):
            continue
        start, end = link.text_start, link.text_end
        attribute = link.tag.get("alt") if link.tag else None
        if attribute:
            start, end = attribute.start, attribute.end
        what = "a file's name" if "." in text or named else "a placeholder"
        yield problem(page, start, end, f"'{link.text.strip()}' is {what}: say what the image shows")


@rule(
    "ACC004",
    "empty-alt",
    "info",
    bad="<img src='images/logo.png' ⟦alt=\"\"⟧>",
    good="<img src='images/logo.png' alt='Example University'>",
)
def empty_alt(page: Page) -> Problems:
    """An image has an empty `alt` text.

    That is right for a mere ornament; an image that tells something, such as a logo, needs words.
    """
    for link in page.links:
        attribute = link.tag.get("alt") if link.tag and link.image else None
        if attribute and not attribute.value.strip() and not is_sample(page):
            message = "Empty alt text: right for an ornament only"
            yield problem(page, attribute.start, attribute.end, message)


@rule(
    "ACC009",
    "alt-of-another-image",
    "warning",
    bad='<img src="images/mars.png" alt="Rivers and lakes on Mars">\n\nText\n\n'
    '<img src="images/coast.png" ⟦alt="Rivers and lakes on Mars"⟧>\n',
    good=(
        '<img src="a.png" alt="Overview"> <img src="b.png" alt="Overview">',
        '<img src="mars.png" alt="Rivers and lakes on Mars"> <img src="mars.png" alt="Rivers and lakes on Mars">',
        "![The coast of Norway, part 1](coast1.png) ![The coast of Norway, part 1](coast2.png)",
    ),
)
def alt_of_another_image(page: Page) -> Problems:
    """Two different images have one long `alt` text.

    The second was copied with its text: a screen reader says of it what is true of the first.
    """
    first: dict[str, Link] = {}
    for link in page.links:
        text = " ".join(link.text.split())
        if not link.image or text.count(" ") < 3 or OUTPUT in text + link.target or is_sample(page):
            continue
        before = first.setdefault(text, link)
        if _stem(before.target) == _stem(link.target):
            continue
        start, end = link.text_start, link.text_end
        attribute = link.tag.get("alt") if link.tag else None
        if attribute:
            start, end = attribute.start, attribute.end
        related = (Related(page.place(before.start, before.end), "the first image"),)
        yield problem(page, start, end, "This alt text is that of another image, too", None, related)


def _stem(target: str) -> str:
    """A picture's name without number and ending: parts of one figure may share a text."""
    return re.sub(r"[\W\d_]*$", "", posixpath.splitext(posixpath.basename(target))[0])
