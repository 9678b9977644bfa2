"""HTML blocks as kramdown reads them: raw, unless `markdown="1"` says otherwise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitecheck.jekyll.kramdown import elements as e
from sitecheck.jekyll.kramdown import html
from sitecheck.jekyll.kramdown.elements import Element
from sitecheck.jekyll.kramdown.html import KramdownTag

if TYPE_CHECKING:
    from sitecheck.jekyll.kramdown.blocks import BlockReader

_TRAILING = re.compile(r"[ \t]*\n")
_MOST_NESTED = 60


class HtmlReader:
    """Reads the HTML of one chunk."""

    def __init__(self, reader: BlockReader) -> None:
        self.reader = reader
        self.text = reader.text
        self.depth = 0

    def block(self, parent: Element, at: int, start: int) -> int:
        """Read the HTML block whose `<` is at `start`, its line beginning at `at`.

        Returns:
            the offset after it; negative where it is the parent's end tag; 0 where it is no block.
        """
        text, look = self.text, self.reader.lines.look
        if at == start and text.startswith("<!--", at):
            end = look.find("-->", at + 4)
            if end >= 0:
                chunk = self.reader.chunk
                parent.children.append(Element(e.COMMENT, chunk.offset(at), chunk.end_offset(end + 3)))
                return self._after_blank(end + 3)
        if text.startswith("</", start):
            closing = html.end_tag(text, start)
            if closing is None or closing.name.lower() in html.SPAN_ELEMENTS:
                return 0
            return -closing.end if parent.kind == e.HTML and parent.name == closing.name.lower() else 0
        tag = html.start_tag(text, start) if look.find(">", start) >= 0 else None
        if tag is None or tag.name.lower() in html.SPAN_ELEMENTS or self.depth > _MOST_NESTED:
            return 0
        return self._element(parent, start, tag, parent_raw=False)

    def _element(self, parent: Element, at: int, tag: KramdownTag, *, parent_raw: bool) -> int:
        """Read an element whose start tag was found: the offset after it."""
        reader = self.reader
        element = reader.add(parent, e.HTML, at, tag.end, name=tag.name)
        element.attributes = dict(tag.attributes)
        element.explicit_id = element.attributes.get("id")
        element.model = _model(tag)
        end = tag.end
        if tag.name in ("script", "style"):
            element.model = "raw"
            end = self._verbatim(element, end, e.RAW)
            return self._done(element, end)
        if element.model == "block":
            end = self._after_blank(end)
        if not tag.closed and tag.name not in html.VOID_ELEMENTS:
            self.depth += 1
            if element.model == "block":
                inner = end
                end, element.closed = reader.blocks(element, end)
                self._inside(element, inner, end)
            elif element.model == "span":
                end = self._verbatim(element, end, e.SPANS)
            else:
                end = self._raw(element, end)
            self.depth -= 1
            if not parent_raw:
                end = self._after_blank(end)
        return self._done(element, end)

    def _done(self, element: Element, end: int) -> int:
        element.end = self.reader.chunk.end_offset(end)
        return end

    def _inside(self, element: Element, start: int, end: int) -> None:
        """Note an element's content, given where it begins and the offset after its end tag."""
        stop = self.text.rfind("</", start, end) if element.closed else end
        chunk = self.reader.chunk
        element.inner_start, element.inner_end = chunk.offset(start), chunk.offset(max(stop, start))

    def _verbatim(self, element: Element, at: int, kind: str) -> int:
        """Take everything up to the end tag as one text: the offset after the tag."""
        reader, text = self.reader, self.text
        closing = re.compile(rf"</{re.escape(element.name)}\s*>", re.IGNORECASE).search(text, at)
        stop = closing.start() if closing else len(text)
        element.closed = closing is not None
        content = Element(kind, reader.chunk.offset(at), reader.chunk.end_offset(stop))
        content.text = reader.chunk.cut(at, stop) if kind == e.SPANS else None
        if stop > at:
            element.children.append(content)
        end = closing.end() if closing else len(text)
        self._inside(element, at, end)
        return end

    def _raw(self, element: Element, at: int) -> int:
        """Read raw HTML up to the element's end tag: the offset after it."""
        text, look, chunk = self.text, self.reader.lines.look, self.reader.chunk
        inner = begun = at
        end = -1
        while end < 0:
            start = look.next(r"<(?=[^\W\d]|_|/|!--|\?)", at)
            if start < 0:
                element.closed = False
                at = len(text)
                break
            step = self._raw_piece(element, start, begun)
            if step > 0:
                at = begun = step
            elif step < 0:
                end = -step
                at = start
            else:
                closing = html.end_tag(text, start)
                at = closing.end if text.startswith("</", start) and closing else start + 1
        if at > begun:
            element.children.append(Element(e.RAW, chunk.offset(begun), chunk.end_offset(at)))
        end = end if end >= 0 else len(text)
        self._inside(element, inner, end)
        return end

    def _raw_piece(self, element: Element, at: int, begun: int) -> int:
        """Read what begins with the `<` at `at`: the offset after it, negative for the end tag, or 0."""
        text, look, chunk = self.text, self.reader.lines.look, self.reader.chunk
        if text.startswith("</", at):
            closing = html.end_tag(text, at)
            return -closing.end if closing and closing.name == element.name else 0
        comment = text.startswith("<!--", at)
        if comment or text.startswith("<?", at):
            end = look.find("-->" if comment else "?>", at + (4 if comment else 2))
            if end < 0:
                return 0
            tag, end = None, end + (3 if comment else 2)
        else:
            tag = html.start_tag(text, at) if look.find(">", at) >= 0 and self.depth <= _MOST_NESTED else None
            if tag is None:
                return 0
            end = tag.end
        if at > begun:
            element.children.append(Element(e.RAW, chunk.offset(begun), chunk.end_offset(at)))
        if tag:
            return self._element(element, at, tag, parent_raw=True)
        element.children.append(Element(e.COMMENT, chunk.offset(at), chunk.end_offset(end)))
        return end

    def _after_blank(self, at: int) -> int:
        match = _TRAILING.match(self.text, at)
        return match.end() if match else at


def _model(tag: KramdownTag) -> str:
    markdown = tag.attributes.get("markdown")
    if markdown == "1":
        if tag.name in html.BLOCK_CONTENT:
            return "block"
        return "span" if tag.name in html.SPAN_CONTENT else "raw"
    return markdown if markdown in ("span", "block") else "raw"
