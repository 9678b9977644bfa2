"""kramdown's span parser, with offsets.

A port of the algorithm of kramdown 2.4 and kramdown-parser-gfm 1.1: pieces are tried from left to
right; an opening mark reads on until its own end and never looks for the end of what surrounds it.
kramdown takes quadratic or exponential time on hostile text. Here what became of a mark is kept for
each place and context, and a search for an end that comes where an earlier one failed fails at once,
so the time stays in proportion to the text.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping

from sitecheck.jekyll.kramdown import html
from sitecheck.jekyll.kramdown import nodes as n
from sitecheck.jekyll.kramdown.chars import SPACES, after_letter
from sitecheck.jekyll.kramdown.definitions import label_id, normal_id
from sitecheck.jekyll.kramdown.leaves import Leaves
from sitecheck.jekyll.kramdown.lookup import Lookup
from sitecheck.jekyll.kramdown.nodes import Node, leaf
from sitecheck.jekyll.kramdown.stops import EmphasisStop, LabelStop, Stop, TagStop

# Contexts: which elements are open around a place, what the innermost is, whether only HTML is read.
IN_EM, IN_STRONG, IN_LINK, IN_HTML, INNERMOST_EM, HTML_ONLY, CODE_AND_HTML = 1, 2, 4, 8, 16, 32, 64
_MOST_NESTED = 60
_MARKUP = re.compile(r"""[*_`<\[&\\"'$]|!\[|\{:|--|\.\.\.|>>|~~|  \n""")
_LABEL_MARKUP = re.compile(r"""[*_`<\[\]&\\"'$]|!\[|\{:|--|\.\.\.|>>|~~|  \n""")
_CODE_AND_HTML = re.compile("[`<]")
_FOOTNOTE = re.compile(r"\[\^([0-9A-Za-z_][\w-]*)\]", re.ASCII)
_LONGEST_ID = 2000


class Inline:
    """The parser of one text.

    Attributes:
        text: what is parsed.
        definitions: link definitions by normal id.
        footnotes: the names of the page's footnotes.
    """

    def __init__(self, text: str, definitions: Mapping[str, str], footnotes: Container[str]) -> None:
        self.text = text
        self.definitions = definitions
        self.footnotes = footnotes
        self.look = Lookup(text)
        self._leaves = Leaves(text, self.look)
        self._known: dict[tuple[int, int], Node] = {}
        self._dead: dict[tuple[str, bool, int], set[int]] = {}
        self._labels: dict[tuple[int, int], int] = {}
        self._deleted: dict[int, Node] = {}
        self._depth = 0
        self._html_read = True

    def parse(self, context: int = 0, *, html: bool = True) -> tuple[Node, ...]:
        """The pieces of the whole text; `html=False` leaves HTML alone."""
        self._html_read = html
        return tuple(self._walk(0, context, None)[0])

    def _walk(self, at: int, context: int, stop: Stop | None) -> tuple[list[Node], int, bool]:
        """Read on until the stop says so: the pieces, the offset reached, whether it was the stop.

        Without its stop, the text after the last markup is left unread, as kramdown leaves it.
        """
        text, end = self.text, len(self.text)
        markup = _LABEL_MARKUP if isinstance(stop, LabelStop) else _MARKUP
        if context & CODE_AND_HTML:
            markup = _CODE_AND_HTML
        nodes: list[Node] = []
        while at < end:
            if context & HTML_ONLY:
                start = self.look.find("<", at)
                if start < 0:
                    break
            else:
                match = markup.search(text, at)
                if match is None:
                    break
                start = _really(text, match.start(), at)
            if start > at:
                nodes.append(leaf(n.TEXT, at, start, text[at:start]))
            at = start
            if stop is not None and stop.found(at, bool(nodes)):
                return nodes, at, True
            if stop is not None and stop.hopeless:
                return nodes, at, False
            node = self._piece(at, context, nodes)
            nodes.append(node)
            if node.kind == n.IMAGE and stop is not None:
                stop.image()
            at = node.end
        if stop is None and at < end:
            nodes.append(leaf(n.TEXT, at, end, text[at:]))
            at = end
        if stop is not None:
            stop.failed()
        return nodes, at, False

    def _piece(self, at: int, context: int, before: list[Node]) -> Node:
        text = self.text
        char = text[at]
        if char == "<":
            return self._angle(at, context)
        if char in "*_":
            return self._emphasis(at, context)
        if char == "[" or (char == "!" and text.startswith("![", at)):
            return self._bracket(at, context)
        if char == "~" and text.startswith("~~", at):
            return self._strikethrough(at)
        found = self._leaves.read(at, before, bool(context & IN_HTML))
        return found or leaf(n.RAW, at, at + 1, char)

    # Emphasis

    def _emphasis(self, at: int, context: int) -> Node:
        key = (at, context)
        node = self._known.get(key)
        if node is None:
            node = self._known[key] = self._read_emphasis(at, context)
        return node

    def _read_emphasis(self, at: int, context: int) -> Node:
        text = self.text
        mark = text[at]
        strong = text.startswith(mark, at + 1)
        after = at + 1 + strong
        literal = leaf(n.RAW, at, after, text[at:after])
        if context & (IN_STRONG if strong else IN_EM) or text[after : after + 1] in _SPACES:
            return literal
        if mark == "_" and after_letter(text, at):
            return literal
        node = self._between(at, after, strong, context)
        if node is None and strong and not context & INNERMOST_EM:
            node = self._between(at, at + 1, False, context)
        return node or literal

    def _between(self, at: int, inner: int, strong: bool, context: int) -> Node | None:
        context &= ~INNERMOST_EM
        context |= IN_STRONG if strong else IN_EM | INNERMOST_EM
        delimiter = self.text[at:inner]
        dead = self._dead.setdefault((delimiter, strong, context), set())
        stop = EmphasisStop(self.text, delimiter, strong, dead)
        children, end, found = self._walk(inner, context, stop)
        if not found:
            return None
        kind = n.STRONG if strong else n.EM
        return Node(kind, at, end + len(delimiter), inner, end, delimiter, None, tuple(children))

    def _strikethrough(self, at: int) -> Node:
        text = self.text
        if at in self._deleted:
            return self._deleted[at]
        following = text[at + 2 : at + 3]
        last = -1
        if following != "~" and following not in _SPACES:
            last = self.look.next(r"[^ \t\n\r\f\v~](?=~~)", at + 2)
        if last < 0:
            # One tilde at a time, where the second may begin a longer run or stand before a quote.
            end = at + (1 if following in ("~", '"', "'") else 2)
            return leaf(n.RAW, at, end, text[at:end])
        inner, end = at + 2, last + 1
        parser = Inline(text[inner:end], self.definitions, self.footnotes)
        children = tuple(n.moved(node, inner) for node in parser.parse(IN_HTML))
        self._deleted[at] = node = Node(n.DEL, at, end + 2, inner, end, "~~", None, children)
        return node

    # Links and images

    def _bracket(self, at: int, context: int) -> Node:
        text = self.text
        image = text[at] == "!"
        if not image and (match := _FOOTNOTE.match(text, at)):
            if match[1] in self.footnotes:
                return leaf(n.FOOTNOTE, at, match.end(), match[1])
            return leaf(n.RAW, at, match.end(), match[0])
        inner = at + 1 + image
        if text[inner : inner + 1] in ("", "^"):
            return leaf(n.RAW, at, at + 1, text[at])
        literal = leaf(n.RAW, at, inner, text[at:inner])
        if context & IN_LINK and not image:
            return literal
        key = (at, context)
        node = self._known.get(key)
        if node is None:
            node = self._known[key] = self._read_link(at, inner, context) or literal
        return node

    def _read_link(self, at: int, inner: int, context: int) -> Node | None:
        context = (context & ~INNERMOST_EM) | IN_LINK
        end = self._labels.get((inner, context))
        children: list[Node] | None = None
        if end is None:
            if self._depth >= _MOST_NESTED:
                return None
            self._depth += 1
            children, end, found = self._walk(
                inner, context, LabelStop(self.text, inner, context, self._labels)
            )
            self._depth -= 1
            if not found:
                return None
        elif end < 0:
            return None
        target = self._link_end(inner, end)
        if target is None:
            return None
        after, where, value = target
        if self.text[at] == "!":
            return Node(n.IMAGE, at, after, inner, end, value, where)
        if children is None:
            children, _, _ = self._walk(inner, context, LabelStop(self.text, inner, context, {}))
        return Node(n.LINK, at, after, inner, end, value, where, tuple(children))

    def _link_end(self, inner: int, end: int) -> tuple[int, tuple[int, int] | None, str] | None:
        """What follows a label: the offset after the link, its address's range, its address."""
        text = self.text
        bracket = html.skip_space(text, end + 1)
        stop = self.look.find("]", bracket + 1) if text[bracket : bracket + 1] == "[" else -1
        if stop < 0 and text[end + 1 : end + 2] == "(":
            target = self.look.target(end + 1)
            if target is None:
                return None
            return target.after, (target.start, target.end), text[target.start : target.end]
        after = stop + 1 if stop >= 0 else end + 1
        low, high = (bracket + 1, stop) if stop > bracket + 1 else (inner, end)
        if not self.definitions or high - low > _LONGEST_ID:
            return None
        name = text[low:high]
        address = self.definitions.get(label_id(name) if low == inner else normal_id(name))
        return None if address is None else (after, None, address)

    # HTML

    def _angle(self, at: int, context: int) -> Node:
        if context & (HTML_ONLY | CODE_AND_HTML):
            found = self._html(at, context) if self._html_read else None
            return found or leaf(n.RAW, at, at + 1, "<")
        return (
            self._leaves.autolink(at)
            or self._html(at, context)
            or self._leaves.read(at, [], bool(context & IN_HTML))
            or leaf(n.RAW, at, at + 1, "<")
        )

    def _html(self, at: int, context: int) -> Node | None:
        text = self.text
        if text.startswith("<!--", at):
            end = self.look.find("-->", at + 4)
            return leaf(n.COMMENT, at, end + 3) if end >= 0 else leaf(n.RAW, at, at + 1, "<")
        if text.startswith("</", at):
            closing = html.end_tag(text, at)
            return (
                leaf(n.RAW, at, closing.end, text[at : closing.end])
                if closing
                else leaf(n.RAW, at, at + 1, "<")
            )
        if html.name_end(text, at + 1) == at + 1:
            return None
        key = (at, context)
        node = self._known.get(key)
        if node is None:
            node = self._known[key] = self._read_element(at, context)
        return node

    def _read_element(self, at: int, context: int) -> Node:
        text = self.text
        tag = html.start_tag(text, at) if self.look.find(">", at) >= 0 else None
        if tag is None:
            return leaf(n.RAW, at, at + 1, "<")
        if tag.name in html.BLOCK_ELEMENTS:
            return leaf(n.RAW, at, tag.end, text[at : tag.end])
        if tag.closed or tag.name in html.VOID_ELEMENTS or self._depth >= _MOST_NESTED:
            return leaf(n.HTML, at, tag.end, tag.name)
        readable = tag.name in html.SPAN_CONTENT or tag.name in html.BLOCK_CONTENT
        read = readable and not context & HTML_ONLY
        markdown = tag.attributes.get("markdown")
        if markdown in ("span", "0"):
            read = markdown == "span"
        elif markdown == "1":
            read = readable
        inside = context & ~(INNERMOST_EM | HTML_ONLY | CODE_AND_HTML) | IN_HTML | (0 if read else HTML_ONLY)
        self._depth += 1
        children, end, found = self._walk(tag.end, inside, TagStop(text, tag.name))
        self._depth -= 1
        if found:
            closing = html.end_tag(text, end)
            assert closing is not None
            return Node(n.HTML, at, closing.end, tag.end, end, tag.name, None, tuple(children))
        if end < len(text):
            children.append(leaf(n.TEXT, end, len(text), text[end:]))
        return Node(n.HTML, at, len(text), tag.end, len(text), tag.name, None, tuple(children))


_SPACES = frozenset(SPACES)


def _really(text: str, found: int, at: int) -> int:
    """Where kramdown stops for the markup at `found`: quotes and guillemets begin a character early."""
    if found > at:
        char, before = text[found], text[found - 1]
        if char in "\"'" and before != "\\":
            return found - 1
        if before == " " and (text.startswith("<<", found) or text.startswith(">>", found)):
            return found - 1
    return found
