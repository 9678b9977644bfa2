"""The command line as users and CI rely on it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import EXAMPLE, sitecheck

BAD = "---\ntitle: x\npermalink: /\n---\n[a]((https://example.org))\n"
GOOD = "---\ntitle: x\npermalink: /\n---\nAll is well.\n"


def test_exit_status_and_text(make_site) -> None:
    root = make_site({"_pages/about.md": BAD})
    done = sitecheck("check", root)
    assert done.returncode == 1
    assert "LNK001" in done.stdout
    assert "_pages/about.md:5:4" in done.stdout
    assert sitecheck(root, "--fail-on", "never").returncode == 0
    (root / "_pages/about.md").write_text(GOOD)
    assert sitecheck(root).returncode == 0


def test_json_is_the_contracts(make_site) -> None:
    root = make_site({"_pages/about.md": BAD})
    report = json.loads(sitecheck("check", root, "--format", "json", "--select", "LNK001").stdout)
    assert report["version"] == 1
    assert report["tool"]["name"] == "sitecheck"
    [finding] = report["findings"]
    assert (finding["path"], finding["code"], finding["name"], finding["severity"]) == (
        "_pages/about.md", "LNK001", "double-parenthesis-target", "error",
    )  # fmt: skip
    assert finding["start"] == {"line": 5, "column": 4}
    assert finding["fix"]["safety"] == "safe"
    assert report["summary"]["error"] == 1
    assert report["summary"]["fixable"] == 1


def test_same_input_same_bytes() -> None:
    one = sitecheck("check", EXAMPLE, "--format", "json", "--today", "2026-01-15")
    two = sitecheck("check", EXAMPLE, "--format", "json", "--today", "2026-01-15", PYTHONHASHSEED="7")
    assert one.stdout == two.stdout
    order = [
        (f["path"], f["start"]["line"], f["start"]["column"]) for f in json.loads(one.stdout)["findings"]
    ]
    assert order == sorted(order)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["/no/such/place"], "no such file"),
        (["--select", "NOPE123"], "no such rule"),
        (["--today", "tomorrow"], "not a date"),
        (["--severity", "grave"], "invalid choice"),
        (["--no-such-option"], "unrecognized"),
        (["--jobs", "0"], "not a number of processes"),
        (["--add-suppressions", "because", "--diff"], "--diff shows fixes alone"),
        (["--config", "/no/such.toml"], "No such file"),
        (["--theme", "al-foliage"], "invalid choice"),
        (["--update"], "--update needs --baseline FILE"),
    ],
)
def test_wrong_usage_is_one_line_and_status_2(arguments: list[str], words: str) -> None:
    done = sitecheck("check", *arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert done.stderr.startswith("sitecheck: ")
    assert done.stderr.count("\n") == 1


def test_a_slip_in_a_command_and_a_folder_that_is_no_site(tmp_path_factory) -> None:
    assert "did you mean `sitecheck check`?" in sitecheck("chek").stderr
    empty = tmp_path_factory.mktemp("empty")
    done = sitecheck("check", empty)
    assert (done.returncode, done.stdout) == (0, "Nothing found in 0 files.\n")
    assert "is this the site's root?" in done.stderr
    (empty / "mine").mkdir()
    (empty / "mine/_config.yml").write_text("title: x\n")
    for _ in "12":  # the cache must not swallow it
        assert "name one of the sites below (mine)" in sitecheck("check", empty).stderr
    assert sitecheck("check", empty, "--quiet").stderr == ""
    assert sitecheck("check", empty / "mine").stderr == ""


def test_statistics_stand_in_for_the_list(make_site) -> None:
    root = make_site({"_pages/about.md": BAD + "\n[b]((https://example.org/b))\n\n![](a.png)\n"})
    done = sitecheck("check", root, "--statistics")
    lines = done.stdout.splitlines()
    assert lines[0] == "2  LNK001  double-parenthesis-target  (--fix mends 2)"
    assert "Found " in lines[lines.index("") + 1]
    assert sitecheck("check", root, "--statistics", "-q").stdout.splitlines() == lines[: lines.index("")]
    assert (
        len(json.loads(sitecheck("check", root, "--statistics", "--format", "json").stdout)["findings"]) > 2
    )


def test_select_ignore_and_names(make_site) -> None:
    root = make_site({"_pages/about.md": BAD})
    assert (
        sitecheck(root, "--ignore", "LNK", "--select", "ALL", "--format", "concise").stdout.count("LNK001")
        == 0
    )
    assert (
        sitecheck(root, "--select", "double-parenthesis-target", "--format", "concise").stdout.count("LNK001")
        == 1
    )


def test_stdin_stands_for_a_file(make_site) -> None:
    root = make_site({"_pages/about.md": GOOD})
    done = sitecheck(
        "check", "--stdin-filename", root / "_pages/about.md", "--format", "concise", stdin=BAD.encode()
    )
    assert "_pages/about.md:5:4" in done.stdout


def test_paths_confine_the_report(make_site) -> None:
    root = make_site({"_pages/about.md": BAD, "_pages/cv.md": BAD.replace("/\n", "/cv/\n", 1)})
    done = sitecheck("check", root / "_pages/cv.md", "--format", "concise", "--select", "LNK001")
    assert "_pages/cv.md:5:4" in done.stdout
    assert "about.md" not in done.stdout


def test_paths_may_stand_on_both_sides_of_an_option(make_site) -> None:
    root = make_site({"_pages/about.md": BAD, "_pages/cv.md": BAD.replace("/\n", "/cv/\n", 1)})
    paths = root / "_pages/cv.md", "--select", "LNK001", "--format", "concise", root / "_pages/about.md"
    assert len(sitecheck("check", *paths).stdout.splitlines()) == 2


def test_fix_and_diff(make_site) -> None:
    root = make_site({"_pages/about.md": BAD.replace("\n", "\r\n").encode("utf-8-sig")[3:]})
    page = root / "_pages/about.md"
    before = page.read_bytes()
    diff = sitecheck("check", root, "--diff")
    assert diff.returncode == 1
    assert "+[a](https://example.org)" in diff.stdout
    assert page.read_bytes() == before
    assert sitecheck("fix", root).returncode == 0
    assert page.read_bytes() == before.replace(b"((https://example.org))", b"(https://example.org)")


def test_only_what_is_shown_is_mended(make_site) -> None:
    root = make_site({"_pages/about.md": BAD})
    hidden = ("--severity", "error", "--ignore", "LNK001", "--extend-select", "MRK036")
    (root / "_pages/about.md").write_text(GOOD.replace("is well", "is  well"))
    assert sitecheck("fix", root, *hidden).stderr == ""
    done = sitecheck("fix", root, "--severity", "info")
    assert done.stderr == "Mended 1 finding in 1 file.\n"
    assert (root / "_pages/about.md").read_text() == GOOD


def test_quiet_leaves_the_closing_words_out(make_site) -> None:
    root = make_site({"_pages/about.md": BAD})
    assert "Found 1 error" in sitecheck("check", root, "--select", "LNK001").stdout
    quiet = sitecheck("check", root, "--select", "LNK001", "-q").stdout
    assert "LNK001" in quiet
    assert "Found" not in quiet
    (root / "_pages/about.md").write_text(GOOD)
    assert sitecheck("check", root, "--quiet", "--jobs", "2").stdout == ""


def test_outputs_in_one_run(make_site, tmp_path: Path) -> None:
    root = make_site({"_pages/about.md": BAD})
    sarif, plain = tmp_path / "r.sarif", tmp_path / "r.json"
    done = sitecheck("check", root, "--output", f"sarif={sarif}", "--output", f"json={plain}")
    assert "LNK001" in done.stdout
    assert json.loads(sarif.read_text())["version"] == "2.1.0"
    assert json.loads(plain.read_text())["version"] == 1


def test_github_is_the_default_in_actions(make_site) -> None:
    root = make_site({"_pages/about.md": BAD})
    done = sitecheck("check", root, GITHUB_ACTIONS="true")
    assert done.stdout.startswith("::error ")


def test_settings_with_did_you_mean(make_site) -> None:
    root = make_site({"_pages/about.md": BAD, "sitecheck.toml": 'igmore = ["LNK"]\n'})
    done = sitecheck("check", root)
    assert done.returncode == 2
    assert "did you mean 'ignore'?" in done.stderr
    (root / "sitecheck.toml").write_text('ignore = ["LNK001"]\n')
    assert sitecheck("check", root, "--format", "concise").stdout.count("LNK001") == 0
    (root / "sitecheck.toml").write_text('[rules.LNK001]\nseverity = "info"\n')
    assert sitecheck("check", root, "--select", "LNK001,LNK002").returncode == 0


def test_suppressions_and_unused_ones(make_site) -> None:
    body = BAD.replace("[a]", "<!-- sitecheck-disable-next-line LNK001: the server wants it -->\n[a]")
    root = make_site({"_pages/about.md": body})
    done = sitecheck("check", root, "--format", "json")
    report = json.loads(done.stdout)
    assert [f["code"] for f in report["findings"]] == []
    assert report["summary"]["suppressed"] == 1
    (root / "_pages/about.md").write_text(body.replace("((https://example.org))", "(https://example.org)"))
    report = json.loads(sitecheck("check", root, "--format", "json").stdout)
    assert [f["name"] for f in report["findings"]] == ["unused-suppression"]
    assert sitecheck("fix", root).returncode == 0
    assert "sitecheck-disable" not in (root / "_pages/about.md").read_text()


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- sitecheck-disable LNK -->\n{bad}\n<!-- sitecheck-enable LNK -->\n",
        "{bad} <!-- sitecheck-disable-line double-parenthesis-target -->\n",
        "{{% comment %}} sitecheck-disable-next-line LNK001 {{% endcomment %}}\n{bad}\n",
        "{bad}\n\n<!-- sitecheck-disable-file -->\n",
    ],
)
def test_every_kind_of_suppression(make_site, comment: str) -> None:
    body = "---\ntitle: x\n---\n" + comment.format(bad="[a]((https://example.org))")
    root = make_site({"_pages/about.md": body})
    report = json.loads(sitecheck("check", root, "--format", "json", "--select", "LNK001").stdout)
    assert report["findings"] == []
    assert report["summary"]["suppressed"] == 1


def test_a_suppression_ends_where_it_is_enabled_again(make_site) -> None:
    bad = "[a]((https://example.org))"
    body = f"---\ntitle: x\n---\n<!-- sitecheck-disable -->\n{bad}\n<!-- sitecheck-enable -->\n\n{bad}\n"
    report = json.loads(sitecheck("check", make_site({"_pages/about.md": body}), "--format", "json").stdout)
    assert [(f["code"], f["start"]["line"]) for f in report["findings"]] == [("LNK001", 8)]


def test_rules_and_explain() -> None:
    listed = sitecheck("rules").stdout
    assert "LNK001  double-parenthesis-target" in listed
    assert json.loads(sitecheck("rules", "LNK001", "--format", "json").stdout)[0]["severity"] == "error"
    story = sitecheck("explain", "double-parenthesis-target").stdout
    assert "## Bad" in story
    assert "⟦" not in story
    assert sitecheck("explain", "LNK0001").returncode == 2


def test_explain_has_colours_on_a_terminal() -> None:
    import re

    story = sitecheck("explain", "LNK001", FORCE_COLOR="1").stdout
    assert "\x1b[1;31merror LNK001\x1b[0m" in story
    [marked] = set(re.findall(r"\x1b\[31m\x1b\[4m(.*?)\x1b\[0m", story))
    assert marked.startswith("((")
    assert "\u27e6" not in story
    assert "\x1b" not in sitecheck("explain", "LNK001", FORCE_COLOR="1", NO_COLOR="1").stdout
    hostile = sitecheck("explain", "ALL", FORCE_COLOR="1")
    assert (hostile.returncode, hostile.stdout) == (2, "")


def test_no_example_acts_on_the_terminal() -> None:
    import re

    from sitecheck.cli.catalogue import all_rules
    from sitecheck.report.rule_screen import screen

    for rule in all_rules().values():
        text = re.sub(r"\x1b\[[0-9;]*m", "", screen(rule, 80))
        assert not any(ord(sign) < 32 and sign not in "\n\t" for sign in text), rule.code


def test_a_baseline_accepts_what_was_there(make_site, tmp_path: Path) -> None:
    root = make_site({"_pages/about.md": BAD})
    baseline = tmp_path / "baseline.json"
    assert sitecheck("check", root, "--write-baseline", baseline).returncode == 0
    assert sitecheck("check", root, "--baseline", baseline).returncode == 0
    with (root / "_pages/about.md").open("a") as page:
        page.write("\n[b]((https://example.net))\n")
    done = sitecheck("check", root, "--baseline", baseline, "--format", "json")
    assert [f["start"]["line"] for f in json.loads(done.stdout)["findings"]] == [7]


def test_inspect_prints_the_contracts_form() -> None:
    data = json.loads(sitecheck("inspect", "--format", "json", EXAMPLE).stdout)
    assert data["site"] == {"root": ".", "theme": "acad-homepage", "owner": "Mira Solberg"}
    [page] = data["pages"]
    assert page["url"] == "/"
    assert "-news" in page["anchors"]
    news = next(section for section in page["sections"] if section["kind"] == "news")
    assert news["items"][0]["date"] == "2025-07"
    assert news["items"][0]["venues"] == [{"acronym": "ICCV", "year": 2025}]
    education = next(section for section in page["sections"] if section["kind"] == "education")
    assert education["items"][0]["date"] == ["2024-08", None]
    papers = next(s for s in page["sections"] if s["kind"] == "publications")["items"]
    assert papers[0]["owner_marked"] is True
    assert papers[0]["title"] == "Few-shot landmark detection in hip radiographs"


def test_rules_of_links_are_known_everywhere(make_site) -> None:
    assert "LNK901" in sitecheck("rules").stdout
    assert sitecheck("explain", "LNK901").returncode == 0
    root = make_site({"_pages/about.md": GOOD, "sitecheck.toml": 'ignore = ["LNK901"]\n'})
    assert sitecheck("check", root, "--ignore", "LNK902").returncode == 0


def test_watch_lints_again_when_a_file_changes(make_site) -> None:
    import os
    import signal
    import subprocess
    import sys
    import time

    from tests.conftest import ROOT

    root = make_site({"_pages/about.md": GOOD})
    process = subprocess.Popen(
        [sys.executable, "-m", "sitecheck", "check", "--watch", "--format", "concise", str(root)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert process.stderr
    assert process.stdout
    assert b"watching" in process.stderr.readline()
    time.sleep(0.1)
    (root / "_pages/about.md").write_text(BAD)
    assert b"LNK001" in process.stdout.readline()
    while b"watching" not in process.stderr.readline():
        pass
    (root / "sitecheck.toml").write_text("ignore = [")
    while b"sitecheck.toml" not in process.stderr.readline():
        pass
    assert b"watching" in process.stderr.readline()
    (root / "sitecheck.toml").write_text("")
    assert b"LNK001" in process.stdout.readline()
    while b"watching" not in process.stderr.readline():
        pass
    process.send_signal(signal.SIGINT)
    assert process.wait(20) == 1


def test_inspect_draws_an_outline() -> None:
    drawn = sitecheck("inspect", EXAMPLE)
    assert drawn.returncode == 0, drawn.stderr
    assert "news: 🔥 News" in drawn.stdout
    assert "owner Mira Solberg" in drawn.stdout
