"""Documents of collections: a piece of news, a paper, a talk, each a file of its own.

academicpages keeps papers in `_publications/`, al-folio news in `_news/`: title, venue and date stand in
front matter, the rest in the body. Both are read as one item, whose text begins with the front matter.
"""

from __future__ import annotations

import re
from html import unescape

from sitecheck.homepage.items import understand
from sitecheck.homepage.model import Item, Section, Title
from sitecheck.jekyll.blocks import Block, Run
from sitecheck.jekyll.page import Page
from sitecheck.jekyll.yaml.nodes import YamlNode

_TAG = re.compile(r"<[^<>]{1,200}>")
_KINDS = {"news": "news", "announcements": "news", "publications": "publications", "talks": "talks"}
_KEYS = {
    "news": ("date", "title"),
    "publications": ("title", "authors", "author", "venue", "journal", "date", "citation"),
    "talks": ("date", "title", "venue", "location"),
}
"""The keys that a visitor reads, in the order in which a list would show them."""


def read_document(page: Page) -> Section | None:
    """The section of one item that a document of such a collection is; None for any other page."""
    kind = _KINDS.get(page.collection, "")
    if not kind or page.front_matter is None or not page.front_matter.closed:
        return None
    section = Section(page, kind, "", page.body, 0, None)
    values = [(key, node) for key in _KEYS[kind] if (node := page.front_matter.get(key)) is not None]
    blocks = [block for _, node in values if (block := _block(page, node)) is not None]
    body = next((index for index, block in enumerate(page.blocks) if block.kind == "heading"), None)
    blocks += page.blocks[:body]
    if not blocks:
        return None
    end = max(block.end for block in blocks)
    item = Item(page, blocks, [link for link in page.links if link.start < end])
    understand(item, kind)
    if kind == "publications":
        item.title = next((_title(node) for key, node in values if key == "title"), item.title)
    section.items = [item]
    section.document = True
    section.end = end
    return section


def _block(page: Page, node: YamlNode) -> Block | None:
    if node.kind != "scalar" or node.alias or node.blank:
        return None
    start, end = _inside(node)
    text = page.text[start:end]
    if text != node.raw or "<" in text or "&" in text:
        text = " ".join(_TAG.sub("", unescape(node.raw)).split())
    return Block("paragraph", start, end, [Run(text, start, end, 0)])


def _title(node: YamlNode) -> Title | None:
    if node.kind != "scalar" or node.blank:
        return None
    return Title(" ".join(node.raw.split()), *_inside(node))


def _inside(node: YamlNode) -> tuple[int, int]:
    """The range of a scalar without its quotes."""
    quoted = node.style in ("single", "double")
    return node.start + quoted, node.end - quoted
