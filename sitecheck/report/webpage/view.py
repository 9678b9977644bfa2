"""A page as its visitor sees it, near enough to know one's way, with the findings marked in place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from sitecheck.jekyll.blocks import ALT, CODE, EMPHASIS, LINK, STRONG, Block, Link, Run
from sitecheck.jekyll.page import Page
from sitecheck.report.webpage import escape
from sitecheck.report.webpage.marks import Mark, Marker
from sitecheck.text.ranges import Ranges

DEEPEST = 5
LONGEST_CAPTION = 80
_CARD = "paper-box"
"""Class of the boxes in which homepage themes put a paper: a picture and its text."""


def page_view(page: Page, marker: Marker) -> str:
    """HTML of a page: front matter where it has findings, then what a visitor reads."""
    return _View(page, marker).html()


class _Item(NamedTuple):
    """Something to be drawn, at its place in the page."""

    start: int
    rank: int
    draw: Callable[[], str]


class _View:
    def __init__(self, page: Page, marker: Marker) -> None:
        self.page = page
        self.marker = marker
        self.bullets: set[int] = set()
        self.row = -1
        self.table = False

    def html(self) -> str:
        blocks, links = self.page.blocks, self.page.links
        moved = self._visible_marks(blocks, links)
        inside = Ranges(run for block in blocks for run in block.runs if run.marks & ALT)
        self.marker.add(moved)
        items = [_Item(block.start, 2, _bound(self._block, block)) for block in blocks if block.text.strip()]
        items += [
            _Item(link.start, 1, _bound(self._figure, link))
            for link in links
            if link.image and not _inside(inside, link)
        ]
        items += self._cards()
        items += self._pins(blocks, links)
        items.sort(key=lambda item: (item.start, item.rank))
        out = [self._front_matter()]
        for item in items:
            drawn = item.draw()
            out.append(drawn)
        out.append(self._end_table())
        return "".join(out)

    # Marks on what is not text

    def _visible_marks(self, blocks: list[Block], links: list[Link]) -> list[Mark]:
        """Marks moved from a link's address to its text, where the visitor finds it."""
        moved = []
        runs = Ranges(run for block in blocks for run in block.runs)
        texts = Ranges(link for link in links if not link.image)
        for mark in self.marker.marks:
            if any(
                run.start < mark.end and mark.start < run.end for run in runs.touching(mark.start, mark.end)
            ):
                continue
            link = next(texts.at(mark.start), None)
            if link and link.text_end > link.text_start:
                moved.append(mark._replace(start=link.text_start, end=link.text_end))
        return moved

    def _pins(self, blocks: list[Block], links: list[Link]) -> list[_Item]:
        """A flag for each finding in what no visitor sees: comments, attributes, Liquid."""
        drawn = {
            mark.number
            for block in blocks
            for run in block.runs
            for mark in self.marker.over(run.start, run.end)
            if mark.severity
        }
        drawn |= {
            mark.number
            for link in links
            if link.image
            for mark in self.marker.over(link.start, link.end)
            if mark.severity
        }
        return [
            _Item(mark.start, 0, _bound(self._pin, mark))
            for mark in self.marker.marks
            if mark.severity and mark.number not in drawn and mark.start >= self.page.body
        ]

    def _pin(self, mark: Mark) -> str:
        snippet = self.page.text[mark.start : max(mark.end, mark.start)]
        short = " ".join(snippet[:120].split())
        label = f"<code>{escape.text(short[:60])}{'…' if len(short) > 60 else ''}</code>" if short else ""
        return f'<p class="pin">{self.marker.wrap(f"⚑ {label}", [mark])}</p>'

    def _front_matter(self) -> str:
        end = self.page.body
        if not self.marker.over(0, end):
            return ""
        body = self.marker.linear(self.page.text[:end].rstrip("\n"), 0)
        return f'<div class="fm"><span>front matter</span><pre>{body}</pre></div>'

    # Blocks

    def _block(self, block: Block) -> str:
        inner = "".join(self._run(run) for run in block.runs)
        if block.kind == "cell":
            return self._cell(block, inner)
        return self._end_table() + self._plain_block(block, inner)

    def _plain_block(self, block: Block, inner: str) -> str:
        if block.kind == "heading":
            level = min(block.level + 1, 6)
            return f'<h{level} class="h{block.level}">{inner}</h{level}>'
        if block.kind == "code":
            return f"<pre>{inner}</pre>"
        if block.item >= 0:
            depth = min(max(block.depth, 1), DEEPEST)
            bullet = ""
            if block.item not in self.bullets:
                self.bullets.add(block.item)
                bullet = f'<span class="b" aria-hidden="true">{self._bullet(block.item)}</span>'
            return f'<div class="li d{depth}">{bullet}{inner}</div>'
        return f"<p>{inner}</p>"

    def _bullet(self, at: int) -> str:
        number = ""
        for char in self.page.text[at : at + 6].lstrip():
            if char in ".)":
                return f"{number}." if number else "•"
            if not (char.isascii() and char.isdigit()):
                break
            number += char
        return "•"

    def _cell(self, block: Block, inner: str) -> str:
        out = ""
        if not self.table:
            out, self.table, self.row = '<div class="table"><table><tbody>', True, -1
        if block.item != self.row:
            out += ("</tr>" if self.row >= 0 else "") + "<tr>"
            self.row = block.item
        return f"{out}<td>{inner}</td>"

    def _end_table(self) -> str:
        if not self.table:
            return ""
        self.table = False
        return "</tr></tbody></table></div>"

    def _run(self, run: Run) -> str:
        if run.marks & ALT:
            return self.marker.wrap(_picture(run.text), self.marker.over(run.start, run.end))
        if run.linear:
            html = self.marker.linear(run.text, run.start)
        else:
            html = self.marker.wrap(escape.text(run.text), self.marker.over(run.start, run.end))
        html = html.replace(escape.NEWLINE, "<br>") if not run.marks & CODE else html
        for bit, name in ((CODE, "code"), (EMPHASIS, "em"), (STRONG, "strong")):
            if run.marks & bit:
                html = f"<{name}>{html}</{name}>"
        return f'<span class="a">{html}</span>' if run.marks & LINK else html

    # Pictures and boxes

    def _figure(self, link: Link) -> str:
        marks = self.marker.over(link.start, link.end)
        inner = _picture(link.text.strip() or _file_name(link.target))
        return self._end_table() + f'<div class="fig">{self.marker.wrap(inner, marks)}</div>'

    def _cards(self) -> Iterable[_Item]:
        """Begin and end of each paper box."""
        stack: list[bool] = []
        inside = False
        for tag in self.page.tags:
            if tag.name != "div":
                continue
            if tag.closing:
                if stack and stack.pop():
                    inside = False
                    yield _Item(tag.start, 3, lambda: self._end_table() + "</div>")
            else:
                card = not inside and _CARD in tag.value("class").split()
                inside = inside or card
                stack.append(card)
                if card:
                    yield _Item(tag.start, 0, lambda: self._end_table() + '<div class="card">')
        end = len(self.page.text)
        for _ in filter(None, stack):
            yield _Item(end, 4, lambda: self._end_table() + "</div>")


def _picture(caption: str) -> str:
    short = caption if len(caption) <= LONGEST_CAPTION else caption[:LONGEST_CAPTION] + "…"
    return f'<span class="pic"><span aria-hidden="true">🖼</span> {escape.line(short) or "picture"}</span>'


def _file_name(target: str) -> str:
    """The last part of an address, without its query and without what stands for Liquid."""
    if target.startswith("data:"):
        return ""
    name = target.partition("?")[0].partition("#")[0].rstrip("/").rsplit("/", 1)[-1]
    return "".join(char for char in name if not "\ue000" <= char <= "\uf8ff")


def _inside(runs: Ranges[Run], link: Link) -> bool:
    """Whether a picture is drawn as part of a block's text; `runs` are those of alternative texts."""
    return any(link.start <= run.start for run in runs.touching(link.start, link.end))


def _bound(function: Callable[..., str], argument: object) -> Callable[[], str]:
    return lambda: function(argument)
