"""Which language a run of words is in, by its commonest little words and its script."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

_STOP_WORDS = {
    "en": "the of and to in a is for on with that as are was by this at from it an be we my i have "
    "has or which his her their our you will can also been were i'm not more about into "
    "during under between than its",
    "fr": "le la les de des du et en un une est dans pour que qui sur au aux par avec ce cette je "
    "nous vous ses son sa mes mon ma il elle ils sont plus ou se pas ne été ainsi afin leur "
    "leurs nos chez entre",
    "de": "der die das und ist im den von zu mit ein eine einer einem einen für auf des dem als ich "
    "wir sich auch an bei oder aus nach nicht wird werden wurde sind meine mein über zur zum "
    "am war haben hat unter",
    "es": "el la los las de del y en un una es para que por con su sus se al como mi mis lo más "
    "este esta entre fue son ha sobre desde también o yo nos muy",
    "it": "il lo la i gli le di del della dei delle e è un una per che con in nel nella da dal si "
    "mi mio mia sono ho come su anche più questo questa al alla non tra fra ha",
    "pt": "o a os as de do da dos das e em um uma é para que por com no na nos nas se ao à como meu "
    "minha mais seu sua foi são também não pela pelo entre",
    "nl": "de het een en van in is op te voor met dat die aan ik zijn mijn bij ook als door naar "
    "niet heb wordt om uit over deze dit of onze",
}
_LETTERS = {
    **dict.fromkeys("éè", ("fr", "it")),
    **dict.fromkeys("àê", ("fr", "pt")),
    **dict.fromkeys("çôûîœùâ", ("fr",)),
    **dict.fromkeys("äöüß", ("de",)),
    **dict.fromkeys("ñíóáú", ("es",)),
    **dict.fromkeys("ãõ", ("pt",)),
}
_SCRIPTS = (
    (0x3040, 0x30FF, "ja"),
    (0x3400, 0x9FFF, "zh"),
    (0xAC00, 0xD7AF, "ko"),
    (0x0400, 0x04FF, "ru"),
    (0x0600, 0x06FF, "ar"),
    (0x0370, 0x03FF, "el"),
    (0x0590, 0x05FF, "he"),
    (0x0900, 0x097F, "hi"),
)


@cache
def _languages_of_stop_words() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for language, words in _STOP_WORDS.items():
        for word in words.split():
            table[word] = (*table.get(word, ()), language)
    return table


def language_of(words: Iterable[str]) -> str | None:
    """ISO 639-1 code of the language, or None where too little tells.

    Latin script is told by little words and by letters that English lacks (in lower-case words: a
    capital may be somebody's name); the winner needs two votes and half as many again as the next.
    Other scripts are told by half of the letters.
    """
    table = _languages_of_stop_words()
    votes: dict[str, float] = dict.fromkeys(_STOP_WORDS, 0.0)
    scripts: dict[str, int] = {}
    letters = 0
    for word in words:
        letters += len(word)
        languages = table.get(word.lower())
        if languages:
            for language in languages:
                votes[language] += 1
        if not word.isascii():
            _read_letters(word, votes, scripts)
    if scripts and 2 * sum(scripts.values()) >= letters:
        # Japanese mixes kana with the characters it shares with Chinese.
        return (
            "ja"
            if scripts.get("ja", 0) * 8 > scripts.get("zh", 0)
            else max(scripts, key=lambda s: scripts[s])
        )
    ordered = sorted(votes, key=lambda language: -votes[language])
    best, second = votes[ordered[0]], votes[ordered[1]]
    return ordered[0] if best >= 2 and best >= 1.5 * second else None


def _read_letters(word: str, votes: dict[str, float], scripts: dict[str, int]) -> None:
    for char in word:
        code = ord(char)
        if code >= 0x370:
            for first, last, language in _SCRIPTS:
                if first <= code <= last:
                    scripts[language] = scripts.get(language, 0) + 1
                    break
        elif code > 127 and word.islower():
            for language in _LETTERS.get(char, ()):
                votes[language] += 0.75
            break
