from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitecheck.text.content import Content, Piece, Stitcher
from sitecheck.text.source import Position, Source, Span


@given(st.binary(max_size=300))
def test_any_bytes_come_back(data: bytes) -> None:
    assert Source("a.md", data).encode() == data


@given(st.text(alphabet="ab\n\r\u00e9\U0001f525\u2028\x0b", max_size=60))
def test_position_and_offset_are_inverse(text: str) -> None:
    source = Source("a.md", text)
    for offset in range(len(text) + 1):
        position = source.position(offset)
        assert position.line == text.count("\n", 0, offset) + 1
        assert position.column == offset - (text.rfind("\n", 0, offset) + 1) + 1
        line_end = source.line_span(position.line).end
        assert source.offset(position) == min(offset, line_end)


def test_a_byte_order_mark_does_not_count() -> None:
    source = Source("a.md", b"\xef\xbb\xbfab")
    assert source.bom
    assert source.text == "ab"
    assert source.position(1) == Position(1, 2)
    assert source.encode("x") == b"\xef\xbb\xbfx"


def test_columns_count_code_points() -> None:
    assert Source("a.md", "🔥 é x").position(4) == Position(1, 5)


@pytest.mark.parametrize(
    ("line", "span"), [(1, Span(0, 2)), (2, Span(4, 4)), (3, Span(6, 8)), (9, Span(8, 8))]
)
def test_lines_end_before_their_newline(line: int, span: Span) -> None:
    assert Source("a.md", "ab\r\n\r\ncd").line_span(line) == span


def test_stitched_text_leads_back() -> None:
    main, part = Source("main.md", "one TAG two"), Source("part.md", "[part]")
    stitcher = Stitcher()
    stitcher.add(main, 0, 4)
    stitcher.add(part, 0, 6)
    stitcher.add(main, 7, 11)
    content = stitcher.content(main)
    assert content.text == "one [part] two"
    assert content.place(5, 9).text == "part"
    assert content.place(5, 9).path == "part.md"
    assert content.place(11, 14).text == "two"
    cut = content.place(8, 14)
    assert (cut.path, cut.text) == ("part.md", "t]")


@given(st.lists(st.text(alphabet="abc\n", min_size=1, max_size=6), min_size=1, max_size=5), st.data())
def test_every_stitched_character_is_its_sources(texts: list[str], data: st.DataObject) -> None:
    sources = [Source(f"{n}.md", text) for n, text in enumerate(texts)]
    pieces, at = [], 0
    for source in sources:
        low = data.draw(st.integers(0, len(source.text) - 1))
        length = data.draw(st.integers(1, len(source.text) - low))
        pieces.append(Piece(at, source, low, length))
        at += length
    content = Content(pieces)
    for offset in range(at):
        assert content.place(offset, offset + 1).text == content.text[offset]
