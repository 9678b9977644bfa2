"""Links and images that are written in HTML."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from sitecheck.jekyll.blocks import Block, Link, Run
from sitecheck.jekyll.html import Tag


def html_links(tags: list[Tag], blocks: list[Block]) -> list[Link]:
    """The links and images among a page's tags; their text is that of the blocks."""
    links = []
    starts = [block.start for block in blocks]
    for index, tag in enumerate(tags):
        if tag.closing:
            continue
        if tag.name == "img":
            source = tag.get("src")
            alt = tag.get("alt")
            low = source.value_start if source else tag.end
            links.append(
                Link(
                    source.value if source else "",
                    low,
                    source.value_end if source else tag.end,
                    alt.value if alt else "",
                    tag.start,
                    tag.end,
                    alt.value_start if alt else tag.end,
                    alt.value_end if alt else tag.end,
                    True,
                    tag,
                    "html",
                )
            )
        elif tag.name == "a" and (target := tag.get("href")):
            end = next((t for t in tags[index + 1 : index + 40] if t.name == "a" and t.closing), None)
            stop = end.start if end else tag.end
            links.append(
                Link(
                    target.value.strip(),
                    target.value_start,
                    target.value_end,
                    _text_between(blocks, starts, tag.end, stop),
                    tag.start,
                    end.end if end else tag.end,
                    tag.end,
                    stop,
                    False,
                    tag,
                    "html",
                )
            )
    return links


def _text_between(blocks: list[Block], starts: list[int], start: int, end: int) -> str:
    """The visible text in a range of the page."""
    words = []
    for block in blocks[max(bisect_right(starts, start) - 1, 0) : bisect_left(starts, end)]:
        for index in range(bisect_left(block.runs, start, key=_by_start), len(block.runs)):
            run = block.runs[index]
            if run.start >= end:
                break
            if run.end <= end:
                words.append(run.text)
    return "".join(words).strip()


def _by_start(run: Run) -> int:
    return run.start
