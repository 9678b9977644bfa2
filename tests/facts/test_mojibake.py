"""Mojibake: what was meant comes back, and what was meant so stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitecheck.facts import mojibake, mojibake_gbk
from sitecheck.facts.mojibake import find_mojibake

TEXT = """# 🔥 News

- It’s “out” – Zoë Müller, Łukasz Žižka and Σωκράτης Example gave a talk… 🎉
- Обзор, 北京（安达）, naïve, café.
"""


def mended(text: str) -> str:
    parts, at = [], 0
    for found in find_mojibake(text):
        parts += [text[at : found.start], found.right]
        at = found.end
    return "".join([*parts, text[at:]])


def garble(text: str, encoding: str) -> str:
    if encoding != "cp1252":
        return text.encode().decode(encoding, "replace")
    return "".join(
        bytes((byte,)).decode("cp1252") if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(byte)
        for byte in text.encode()
    )


@pytest.mark.parametrize("encoding", ["mac_roman", "cp1252", "latin-1", "cp437", "cp1251"])
def test_a_garbled_page_comes_back_byte_for_byte(encoding: str) -> None:
    assert mended(garble(TEXT, encoding)).encode() == TEXT.encode()


@pytest.mark.parametrize("encoding", ["mac_roman", "cp1252", "latin-1"])
def test_one_garbled_word_in_a_sound_page_is_found(encoding: str) -> None:
    sound = "Zoë’s “État” – 北京\n"
    assert mended(sound + garble("It’s a café", encoding) + "\n") == sound + "It’s a café\n"


def test_text_garbled_twice_comes_back_in_two_steps() -> None:
    assert mended(mended(garble(garble("it’s 🔥", "cp1252"), "cp1252"))) == "it’s 🔥"


@pytest.mark.parametrize("meant", ["你好", "🔥 News", "it’s"])
def test_utf8_read_as_gbk_comes_back(meant: str) -> None:
    assert mended(meant.encode().decode("gb18030")) == meant


@pytest.mark.parametrize(
    "text",
    [
        "Ö– SÃ…” voilà…» é…” √π n√π «État» “Été” 10 Å–20 Ångström Łódź Đặng",
        "联通 中文没有问题 我们的论文在北京 Python没有 日本語 한국어",
        "Îles αβγ —État ÉCOLÉ” Москва – “Это” «Œuvre» œ° Ó” Ä” žš Nguyễn ¬π∧¬ρ „Ärger‚Ö“",
        "├── docs\n│   └── index.md\n",
    ],
)
def test_sound_text_stays(text: str) -> None:
    assert find_mojibake(text) == []


@given(st.text(alphabet="abc XÃ©â€™Â√ƒ≈‚Äôìüî•\uf8ff浣犲ソ馃敟ΓÇÖвЂ”–…“é\n"))
def test_ranges_are_in_order_and_change_something(text: str) -> None:
    at = 0
    for found in find_mojibake(text):
        assert at <= found.start < found.end <= len(text)
        assert text[found.start : found.end] != found.right
        at = found.end


@pytest.mark.parametrize("name", list(mojibake._TABLES))
def test_tables_are_those_of_pythons_codecs(name: str) -> None:
    for index, char in enumerate(mojibake._TABLES[name]):
        told = bytes((0x80 + index,)).decode(name, "replace")
        assert char == (chr(0x80 + index) if told == "\ufffd" else told)


def test_first_characters_are_those_of_pythons_gbk() -> None:
    pairs = [(lead, trail) for lead in (*range(0xE2, 0xEA), 0xEF, 0xF0) for trail in range(0x80, 0xC0)]
    assert {bytes(pair).decode("gbk", "ignore") for pair in pairs} - {""} == mojibake_gbk._FIRST
