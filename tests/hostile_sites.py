"""Sites that a stranger may send: each with what must come of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

FRONT = "---\npermalink: /\ntitle: Home\n---\n"
CONFIG = "title: Ada Example\ninclude: [_pages]\n"
BAD = "[a]((https://e.org))\n"
SECOND = FRONT.replace("/\n", "/b/\n")

Files = Mapping[str, str | bytes]


class Hostile(NamedTuple):
    """A site and what must come of it.

    Attributes:
        name: what is hostile about it.
        files: contents by path; `_config.yml` is added where it is missing.
        codes: rules that must speak; none: nothing may be shown.
        status: the exit status.
        error: what standard error must say, where the status is 2.
        prepare: done to the folder once the files are there.
    """

    name: str
    files: Files
    codes: tuple[str, ...] = ()
    status: int = 0
    error: str = ""
    prepare: Callable[[Path], object] | None = None


def page(name: str, text: str | bytes, *codes: str, **more: str | bytes) -> Hostile:
    """A site with one page."""
    files = {"_pages/about.md": text, **{path.replace("__", "/"): data for path, data in more.items()}}
    return Hostile(name, files, codes, int(bool(codes)))


def files(name: str, files: Files, *codes: str, prepare: Callable[[Path], object] | None = None) -> Hostile:
    """A site with a harmless page and other files."""
    return Hostile(
        name, {"_pages/about.md": FRONT + "Text.\n", **files}, codes, int(bool(codes)), "", prepare
    )


def refused(name: str, files: Files, error: str, prepare: Callable[[Path], object] | None = None) -> Hostile:
    """A site with settings that can't be followed."""
    return Hostile(name, {"_pages/about.md": FRONT + "Text.\n", **files}, (), 2, error, prepare)


def _bomb(levels: int, width: int = 9) -> str:
    first = "a0: &a0 [" + ",".join("x" * width) + "]\n"
    return first + "".join(
        f"a{level}: &a{level} [" + ",".join([f"*a{level - 1}"] * width) + "]\n" for level in range(1, levels)
    )


def _includes(depth: int, width: int) -> dict[str, str]:
    files = {f"_includes/a{level}.md": f"{{% include a{level + 1}.md %}}\n" * width for level in range(depth)}
    return {**files, f"_includes/a{depth}.md": "word " * 200}


def _outside(root: Path) -> Path:
    outside = root.parent / f"{root.name}-outside"
    outside.mkdir()
    (outside / "secret.md").write_text(FRONT + "A secret with a " + BAD)
    return outside


def _link_page(root: Path) -> None:
    (root / "_pages/secret.md").symlink_to(_outside(root) / "secret.md")


def _link_folder(root: Path) -> None:
    (root / "_pages/more").symlink_to(_outside(root))


def _link_include(root: Path) -> None:
    (root / "_includes").mkdir()
    (root / "_includes/secret.md").symlink_to(_outside(root) / "secret.md")


def _link_loop(root: Path) -> None:
    (root / "_pages/loop.md").symlink_to("loop.md")
    (root / "_pages/up").symlink_to("..")


def _link_settings(root: Path) -> None:
    outside = _outside(root)
    (outside / "evil.toml").write_text('select = ["NOPE"]\n')
    (root / "sitecheck.toml").symlink_to(outside / "evil.toml")
    (root / ".sitecheck-words.txt").symlink_to("/dev/zero")


def _link_config(root: Path) -> None:
    (root / "_config.yml").unlink()
    (root / "_config.yml").symlink_to("/dev/zero")


def _pipe(root: Path) -> None:
    os.mkfifo(root / "_pages/pipe.md")
    os.mkfifo(root / "sitecheck.toml")


def _folder_for_a_page(root: Path) -> None:
    (root / "_pages/about.md").unlink()
    (root / "_pages/about.md").mkdir()
    (root / "_pages/about.md/inner.md").write_text(SECOND + BAD)


def _huge(root: Path) -> None:
    with (root / "_pages/huge.md").open("wb") as file:
        file.write(SECOND.encode())
        file.truncate(50_000_000)


def _unreadable(root: Path) -> None:
    (root / "_pages/shut.md").write_text(SECOND + BAD)
    (root / "_pages/shut.md").chmod(0)


def _deep_folders(root: Path) -> None:
    folder = root / "_pages"
    for _ in range(200):
        folder /= "d"
    folder.mkdir(parents=True)
    (folder / "deep.md").write_text(SECOND + BAD)


SITES: tuple[Hostile, ...] = (
    # -- front matter and YAML -------------------------------------------------------------------
    page("empty file", b""),
    page("nothing but front matter", FRONT),
    page("front matter never closed", "---\ntitle: x\npermalink: /\n\nText here.\n", "YML003"),
    page("front matter never closed, long", "---\n" + "key: value\n" * 9000, "YML003"),
    page("broken YAML", '---\ntitle: "x\npermalink: /\n---\nText\n', "YML001"),
    page("tab in YAML", "---\ntitle: x\n\tpermalink: /\n---\nText\n", "YML001"),
    page("front matter is a list", "---\n- a\n- b\n---\nText\n", "YML004"),
    page("front matter is text", "---\njust text\n---\nText\n", "YML004"),
    page("alias bomb", f"---\n{_bomb(9)}---\nText\n", "YML001"),
    page("alias of itself", "---\na: &a [*a]\n---\nText\n", "YML001"),
    page("merge of itself", "---\na: &a\n  <<: *a\n---\nText\n", "YML001"),
    page("flow nested 5,000 deep", f"---\na: {'[' * 5000}{']' * 5000}\n---\nText\n", "YML001"),
    page(
        "mappings nested 300 deep",
        "---\n" + "".join(f"{' ' * i}a:\n" for i in range(300)) + "---\nx\n",
        "YML001",
    ),
    page(
        "numbers of 9,000 digits",
        f"---\ntitle: {'7' * 9000}\na: 0{'7' * 9000}\nb: 0x{'f' * 9000}\n---\nText\n",
    ),
    page("sexagesimal of 3,000 places", f"---\ntitle: x\na: 1:{'2:' * 3000}3\n---\nText\n"),
    page("impossible days", "---\ntitle: x\ndate: 2024-02-30\n---\nText\n", "YML011"),
    page(
        "a tag that would run code", "---\ntitle: !!python/object/apply:os.system [x]\n---\nText\n", "YML013"
    ),
    page(
        "keys of the wrong types",
        "---\ntitle: [a]\npermalink: {a: b}\nredirect_from: 7\ntags: 3\n---\nText\n",
        "YML013",
    ),
    page("permalink out of the site", "---\ntitle: x\npermalink: /../../etc/\n---\nText\n"),
    files("configuration that is a list", {"_config.yml": "- a\n"}, "YML013"),
    files("configuration that is text", {"_config.yml": "hello\n"}, "YML013"),
    files("configuration that is broken", {"_config.yml": 'title: "x\n'}, "YML001"),
    files("configuration that is empty", {"_config.yml": ""}),
    files("configuration of all bytes", {"_config.yml": bytes(range(256))}, "YML001", "ENC002"),
    files("alias bomb in the configuration", {"_config.yml": CONFIG + _bomb(9)}, "YML001"),
    files(
        "configuration of wrong types",
        {
            "_config.yml": "title: [1]\nauthor: 3\ninclude: 7\nexclude: {a: b}\ncollections: x\nurl: 5\n"
            "baseurl: [a]\ndefaults: 9\npermalink: {a: 1}\nkramdown: x\n"
        },
        "YML013",
    ),
    files(
        "a zone with 2,000 slashes",
        {"_config.yml": f"{CONFIG}timezone: {'a/' * 2000}\n"},
        "CFG010",
    ),
    files("broken data file", {"_data/navigation.yml": "main: [\n"}, "YML001"),
    files("data of wrong types", {"_data/navigation.yml": "main: 3\n", "_data/x.yml": "- - - a\n"}),
    # -- bytes -----------------------------------------------------------------------------------
    page("Latin-1", FRONT.encode() + b"Caf\xe9 au lait\n", "ENC002"),
    page("NUL", FRONT + "a\0b\n", "ENC003"),
    page("UTF-16", (FRONT + "Hello\n").encode("utf-16"), "ENC002"),
    page("UTF-32", (FRONT + "Hello\n").encode("utf-32"), "ENC002"),
    page("byte order mark", "\ufeff" + FRONT + "Hello\n", "YML002"),
    page("two byte order marks", "\ufeff\ufeff" + FRONT + "Hello\n", "YML002"),
    page("CR alone", (FRONT + "Hello\nWorld\n").replace("\n", "\r"), "YML002"),
    page("CR LF", (FRONT + "Hello\n").replace("\n", "\r\n")),
    page("lone surrogates", FRONT.encode() + b"a\xed\xa0\x80b\n", "ENC002"),
    page("overlong UTF-8", FRONT.encode() + b"a\xc0\xafb\n", "ENC002"),
    page("all bytes", bytes(range(256)) * 200),
    page("a picture named .md", FRONT.encode() + b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "ENC002"),
    page("text that runs backwards", FRONT + "a \u202e evil \u202c\n", "ENC005"),
    # -- Liquid ----------------------------------------------------------------------------------
    page(
        "includes in a circle",
        FRONT + "{% include a.md %}\n",
        "LIQ011",
        _includes__a_md="",
    )._replace(
        files={
            "_pages/about.md": FRONT + "{% include a.md %}\n",
            "_includes/a.md": "A {% include b.md %}\n",
            "_includes/b.md": "B {% include a.md %}\n",
        }
    ),
    page("a page that includes itself", FRONT + "{% include_relative about.md %}\n", "LIQ011"),
    Hostile(
        "include bomb",
        {"_pages/about.md": FRONT + "{% include a0.md %}\n", **_includes(12, 10)},
        ("LIQ011",),
        1,
    ),
    page("include that is missing", FRONT + "{% include nope.md %}\n", "LIQ010"),
    page("include out of the site", FRONT + "{% include ../../../etc/passwd %}\n", "LIQ012"),
    page("relative include out of the site", FRONT + "{% include_relative ../../x.md %}\n", "LIQ012"),
    page("include of an absolute path", FRONT + "{% include /etc/passwd %}\n", "LIQ012"),
    page("output never closed", FRONT + "a {{ b\n\nc\n", "LIQ001"),
    page("tag never closed", FRONT + "a {% if b\n\nc\n", "LIQ001"),
    page("block never closed", FRONT + "{% if a %}\nText\n", "LIQ002"),
    page("raw never closed", FRONT + "{% raw %}\nText\n", "LIQ002"),
    # -- Markdown and HTML -----------------------------------------------------------------------
    page("no headings", FRONT + "Just text.\n"),
    page("elements nested 5,000 deep", FRONT + "<div>" * 5000, "MRK010"),
    page("quotes nested 5,000 deep", FRONT + ">" * 5000 + " a\n"),
    page("lists nested 200 deep", FRONT + "".join(f"{'  ' * i}- a\n" for i in range(200))),
    page("comment never closed", FRONT + "Text <!-- never closed\n\n# News\n", "MRK021"),
    page("fence never closed", FRONT + "```\nnever closed\n", "MRK006"),
    page("10,000 findings", FRONT + (BAD + "\n") * 10_000, "LNK001"),
    page("one line of a million letters", FRONT + "word " * 200_000),
    page("one word of 100,000 letters", FRONT + "a" * 100_000),
    page("10,000 misspelt owners", FRONT + "# Publications\n\n" + "Ada Exampel, " * 8_000, "PER002"),
    *(
        files(
            f"an author of 100,000 {what}",
            {
                "_bibliography/papers.bib": f"@article{{a,\n title={{A title}},\n author={{{unit * (100_000 // len(unit))}}}\n}}\n"
            },
            "BIB008",
        )
        for what, unit in (
            ("letters", "a"),
            ("stars", "*"),
            ("hyphens", "- "),
            ("initials", "A. "),
            ("commas", "a,"),
        )
    ),
    # -- what wants to steer terminals and CI ----------------------------------------------------
    page("escape sequences", FRONT + "# \x1b[31mNews\x1b[0m\n\n[\x1b]8;;http://evil\x07x](u)\n", "ENC003"),
    page("escape sequences in front matter", '---\ntitle: "\x1b[2J"\npermalink: /\n---\nText\n', "YML001"),
    page(
        "workflow commands",
        FRONT + "# ::error::pwned\n\n[::set-output name=a::b]((https://e.org))\n\n[a](::warning::x)\n",
        "LNK001",
    ),
    page(
        "markup in a message",
        FRONT + "[<script>alert(1)</script>]((https://e.org/<img src=x onerror=y>))\n",
        "LNK001",
    ),
    # -- names of files --------------------------------------------------------------------------
    files("workflow command for a name", {"_pages/::error::x%0A.md": SECOND + BAD}, "LNK001"),
    files("newline in a name", {"_pages/a\nb.md": SECOND + BAD}, "LNK001"),
    files("escape sequence in a name", {"_pages/\x1b[31mred.md": SECOND + BAD}, "LNK001"),
    files("a name that is no UTF-8", {"_pages/caf\udce9.md": SECOND + BAD}, "LNK001"),
    files("blanks and signs in a name", {"_pages/my page (1) & <b>.md": SECOND + BAD}, "LNK001"),
    files("a long name", {f"_pages/{'a' * 240}.md": SECOND + BAD}, "LNK001"),
    files("a name like a drive's", {"_pages/C:\\x.md": SECOND + BAD}, "LNK001"),
    files("names that differ in case", {"_pages/About.md": FRONT + "Text.\n"}, "LNK027"),
    files("a name like an option", {"_pages/--fix.md": SECOND + BAD}, "LNK001"),
    files(
        "posts of no day",
        {"_posts/0000-00-00-x.md": SECOND, "_posts/99999-1-1-y.md": FRONT.replace("/\n", "/c/\n")},
    ),
    # -- the folder ------------------------------------------------------------------------------
    Hostile("no configuration", {"index.md": FRONT + "# News\n"}),
    files("folders nested 200 deep", {}, "LNK001", prepare=_deep_folders),
    files("page that is a link out of the site", {}, prepare=_link_page),
    files("folder that is a link out of the site", {}, prepare=_link_folder),
    Hostile(
        "include that is a link out of the site",
        {"_pages/about.md": FRONT + "{% include secret.md %}\n"},
        ("LIQ010",),
        1,
        prepare=_link_include,
    ),
    files("links in a circle", {}, prepare=_link_loop),
    files("settings that are links out of the site", {}, prepare=_link_settings),
    files("configuration that is an endless device", {}, prepare=_link_config),
    files("pipes", {}, prepare=_pipe),
    files("a folder named about.md", {}, "LNK001", prepare=_folder_for_a_page),
    files("a file of 50 MB", {}, "ENC900", prepare=_huge),
    files("a file that may not be read", {}, "ENC900", prepare=_unreadable),
    # -- settings and suppressions ---------------------------------------------------------------
    refused("settings nested 5,000 deep", {"sitecheck.toml": "a = " + "[" * 5000}, "not valid TOML"),
    refused("settings that are no text", {"sitecheck.toml": b"a = \xff\xfe"}, "not valid TOML"),
    refused("settings that name a plugin", {"sitecheck.toml": 'plugins = ["evil"]\n'}, "unknown setting"),
    refused("settings of 2 MB", {"sitecheck.toml": "#" * 2_000_000}, "larger than"),
    refused(
        "baseline out of the site", {"sitecheck.toml": 'baseline = "/etc/passwd"\n'}, "no file of this site"
    ),
    refused(
        "baseline above the site",
        {"sitecheck.toml": 'baseline = "../x/../../etc/passwd"\n'},
        "no file of this",
    ),
    files("words of all bytes", {".sitecheck-words.txt": bytes(range(256))}),
    page("suppression of everything", FRONT + "<!-- sitecheck-disable-file -->\n" + BAD),
    page("10,000 suppressions", FRONT + f"<!-- sitecheck-disable-next-line LNK001: x -->\n{BAD}\n" * 10_000),
    page("suppression that is never closed", FRONT + "<!-- sitecheck-disable-file\n\n" + BAD, "LNK001"),
)
