from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitecheck.facts.identifiers import (
    arxiv_month,
    arxiv_problem,
    doi_problem,
    find_arxiv_ids,
    github_problem,
    link_facts,
    mail_problem,
    openreview_problem,
    orcid_problem,
    scholar_user_problem,
    youtube_problem,
)


@pytest.mark.parametrize(
    ("identifier", "month"),
    [
        ("2404.04693", (2024, 4)),
        ("2404.04693v12", (2024, 4)),
        ("1412.6980", (2014, 12)),
        ("0704.0001", (2007, 4)),
        ("hep-th/9901001", (1999, 1)),
        ("math.GT/0309136", (2003, 9)),
    ],
)
def test_arxiv_ids_tell_their_month(identifier: str, month: tuple[int, int]) -> None:
    assert arxiv_problem(identifier) == ""
    assert arxiv_month(identifier) == month


@pytest.mark.parametrize(
    ("identifier", "reason"),
    [
        ("2413.12345", "no month 13"),
        ("2400.12345", "no month 00"),
        ("0703.1234", "no ids of this form"),
        ("2404.0469", "5 digits"),
        ("1404.04693", "4 digits"),
        ("2404.00000", "zeros"),
        ("hep-xx/9901001", "no archive"),
        ("hep-th/9913001", "no month 13"),
        ("hep-th/0801001", "no ids of this form"),
        ("2404-04693", "not the form"),
    ],
)
def test_arxiv_ids_that_cannot_be(identifier: str, reason: str) -> None:
    assert reason in arxiv_problem(identifier)
    assert arxiv_month(identifier) is None


def test_arxiv_ids_said_in_prose() -> None:
    text = "preprint arXiv:2404.04693, also arXiv 2412.00001v2 and 2401.00002"
    assert [(text[start:end], found) for start, end, found in find_arxiv_ids(text)] == [
        ("2404.04693", "2404.04693"),
        ("2412.00001", "2412.00001"),
    ]


@given(st.integers(0, 10**15 - 1), st.integers(0, 14), st.integers(1, 9))
def test_orcid_check_digit_finds_every_single_slip(number: int, place: int, shift: int) -> None:
    def written(digits: str) -> str:
        return "-".join(digits[i : i + 4] for i in range(0, 16, 4))

    digits = f"{number:015d}"
    right = [check for check in "0123456789X" if not orcid_problem(written(digits + check))]
    assert len(right) == 1
    slip = digits[:place] + str((int(digits[place]) + shift) % 10) + digits[place + 1 :]
    assert "check digit" in orcid_problem(written(slip + right[0]))


@pytest.mark.parametrize(
    ("problem", "good", "bad"),
    [
        (orcid_problem, "0000-0002-1825-0097", "0000-0002-1825-009"),
        (doi_problem, "10.1109/CVPR52688.2022.01234", "10.1109"),
        (doi_problem, "10.1000/xyz(1)<2>", "10.1000/xyz."),
        (scholar_user_problem, "AbCdEf_-AAAJ", "AbCdEfAAAAJ"),
        (scholar_user_problem, "AbCdEfGAAAAJ", "AbCdEfG AAAJ"),
        (openreview_problem, "aB3_dE-fG9", "aB3"),
        (youtube_problem, "aB3_dE-fG9h", "aB3_dE-fG9"),
        (github_problem, "some-user1", "-user"),
        (mail_problem, "first.last+x@cs.example.edu", "first.last@example"),
        (mail_problem, "a@b.io", "a b@c.io"),
        (mail_problem, "a@b.io", "a@@b.io"),
        (mail_problem, "a@b.io", "a..b@c.io"),
        (mail_problem, "a@b.io", "a@b..io"),
        (mail_problem, "someone@gmail.com", "someone@gmial.com"),
    ],
)
def test_syntax(problem: object, good: str, bad: str) -> None:
    assert callable(problem)
    assert problem(good) == ""
    assert problem(bad)


def test_a_repository_has_its_own_letters() -> None:
    assert github_problem("user", "a.repo_name-1") == ""
    assert github_problem("user", "a repo")


@pytest.mark.parametrize(
    ("url", "kind", "ids"),
    [
        ("https://arxiv.org/abs/2404.04693", "arxiv", {"arxiv": "2404.04693"}),
        ("https://www.arxiv.org/pdf/2404.04693v2.pdf", "arxiv", {"arxiv": "2404.04693", "version": "2"}),
        ("https://arxiv.org/abs/math.GT/0309136", "arxiv", {"arxiv": "math.GT/0309136"}),
        ("https://export.arxiv.org/html/2413.04693", "arxiv", {"arxiv": "2413.04693"}),
        ("https://huggingface.co/papers/2404.04693", "arxiv", {"arxiv": "2404.04693"}),
        ("https://doi.org/10.1000/xyz123", "doi", {"doi": "10.1000/xyz123"}),
        ("https://DX.doi.org:443/10.1000/a%28b%29", "doi", {"doi": "10.1000/a(b)"}),
        ("https://publisher.example/doi/abs/10.1000/xyz123/full", "doi", {"doi": "10.1000/xyz123"}),
        (
            "https://doi.org/10.48550/arXiv.2404.04693",
            "doi",
            {"doi": "10.48550/arXiv.2404.04693", "arxiv": "2404.04693"},
        ),
        ("https://github.com/some-user", "github-user", {"user": "some-user"}),
        ("https://github.com/some-user/tool.git", "github-repo", {"user": "some-user", "repo": "tool"}),
        ("https://github.com/some-user/tool/tree/main", "github-repo", {"user": "some-user", "repo": "tool"}),
        ("https://github.com/features", "other", {}),
        ("https://some-user.github.io/tool/", "github-pages", {"user": "some-user", "repo": "tool"}),
        ("https://orcid.org/0000-0002-1825-0097", "orcid", {"orcid": "0000-0002-1825-0097"}),
        (
            "https://scholar.google.co.uk/citations?hl=en&user=AbCdEfGAAAAJ",
            "scholar-user",
            {"user": "AbCdEfGAAAAJ"},
        ),
        (
            "https://scholar.google.com/citations?view_op=view_citation&amp;citation_for_view=AbCdEfGAAAAJ:x_1",
            "scholar-citation",
            {"user": "AbCdEfGAAAAJ", "citation": "x_1"},
        ),
        ("https://openreview.net/forum?id=aB3_dE-fG9", "openreview", {"forum": "aB3_dE-fG9"}),
        ("https://openreview.net/profile?id=%7EA_B1", "openreview-profile", {"profile": "~A_B1"}),
        ("https://www.youtube.com/watch?v=aB3_dE-fG9h&t=3", "youtube", {"video": "aB3_dE-fG9h"}),
        ("https://youtu.be/aB3_dE-fG9h", "youtube", {"video": "aB3_dE-fG9h"}),
        ("mailto:first.last@example.edu", "mail", {"mail": "first.last@example.edu"}),
        ("/files/cv.pdf", "other", {}),
        ("#news", "other", {}),
        ("", "other", {}),
    ],
)
def test_links_tell_whose_they_are(url: str, kind: str, ids: dict[str, str]) -> None:
    facts = link_facts(url)
    assert (facts.kind, facts.ids) == (kind, ids)


@pytest.mark.parametrize(
    ("url", "kind", "venue", "year", "track"),
    [
        ("https://openaccess.thecvf.com/content/CVPR2023/papers/x.pdf", "cvf", "CVPR", 2023, "main"),
        ("https://openaccess.thecvf.com/content_ICCV_2019/html/x.html", "cvf", "ICCV", 2019, "main"),
        ("https://openaccess.thecvf.com/content/CVPR2025W/AB/papers/x.pdf", "cvf", "CVPR", 2025, "workshop"),
        (
            "https://openaccess.thecvf.com/content_cvpr_2016_workshops/w1/x.html",
            "cvf",
            "CVPR",
            2016,
            "workshop",
        ),
        ("https://openaccess.thecvf.com/menu", "cvf", "", None, ""),
        ("https://aclanthology.org/2023.acl-long.1", "aclanthology", "ACL", 2023, "main"),
        ("https://aclanthology.org/2023.acl-short.1.pdf", "aclanthology", "ACL", 2023, "short"),
        ("https://aclanthology.org/2023.findings-emnlp.12/", "aclanthology", "EMNLP", 2023, "findings"),
        ("https://aclanthology.org/2023.invented-1.12/", "aclanthology", "", 2023, "main"),
        ("https://aclanthology.org/P19-1234", "aclanthology", "ACL", 2019, "main"),
        ("https://www.aclweb.org/anthology/N18-2012/", "aclanthology", "", 2018, ""),
        ("https://aclanthology.org/W19-5001", "aclanthology", "", 2019, ""),
        ("https://proceedings.mlr.press/v202/a23b.html", "pmlr", "ICML", 2023, "main"),
        ("http://proceedings.mlr.press/v9/a10a/a10a.pdf", "pmlr", "AISTATS", 2010, "main"),
        ("https://proceedings.mlr.press/v205/a23b.html", "pmlr", "CoRL", 2022, "main"),
        ("https://proceedings.mlr.press/v9999/a23b.html", "pmlr", "", None, ""),
        ("https://jmlr.org/papers/v24/20-364.html", "jmlr", "JMLR", 2023, ""),
        (
            "https://papers.nips.cc/paper_files/paper/2023/hash/0a-Abstract-Conference.html",
            "neurips",
            "NeurIPS",
            2023,
            "main",
        ),
        (
            "https://proceedings.neurips.cc/paper_files/paper/2024/hash/0a-Abstract-Datasets_and_Benchmarks.html",
            "neurips",
            "NeurIPS",
            2024,
            "datasets",
        ),
        ("http://papers.nips.cc/paper/5423-a-title", "neurips", "NeurIPS", None, ""),
        (
            "https://www.ecva.net/papers/eccv_2022/papers_ECCV/html/1_ECCV_2022_paper.php",
            "ecva",
            "ECCV",
            2022,
            "",
        ),
        (
            "https://www.usenix.org/conference/usenixsecurity24/presentation/name",
            "usenix",
            "USENIX Security",
            2024,
            "",
        ),
        ("https://www.usenix.org/conference/nsdi23/presentation/name", "usenix", "NSDI", 2023, ""),
        ("https://www.ijcai.org/Proceedings/2020/0131.pdf", "ijcai", "IJCAI", 2020, ""),
        (
            "https://www.isca-speech.org/archive/Interspeech_2020/pdfs/1.pdf",
            "interspeech",
            "Interspeech",
            2020,
            "",
        ),
        ("https://www.roboticsproceedings.org/rss19/p001.html", "rss", "RSS", 2023, "main"),
        ("https://neurips.cc/virtual/2024/poster/1", "virtual", "NeurIPS", 2024, "main"),
        ("https://iclr.cc/virtual/2023/workshop/1", "virtual", "ICLR", 2023, "workshop"),
        ("https://neurips.cc/virtual/2025/loc/san-diego/poster/1", "virtual", "NeurIPS", 2025, "main"),
        ("https://cvpr2023.thecvf.com/", "conference", "CVPR", 2023, ""),
        ("https://icml.cc/Conferences/2024", "conference", "ICML", 2024, ""),
        ("https://openreview.net/group?id=ICLR.cc/2024/Conference", "conference", "ICLR", 2024, ""),
        ("https://doi.org/10.1109/CVPR52688.2022.01234", "doi", "CVPR", 2022, ""),
        ("https://doi.org/10.1109/CVPRW59228.2023.00123", "doi", "CVPR", 2023, "workshop"),
        ("https://doi.org/10.1109/TPAMI.2021.1234567", "doi", "", None, ""),
        ("https://doi.org/10.1109/CVPR.2016.90", "doi", "CVPR", 2016, ""),
        ("https://doi.org/10.1609/aaai.v37i6.25867", "doi", "AAAI", 2023, ""),
        ("https://doi.org/10.18653/v1/2023.acl-long.1", "doi", "ACL", 2023, "main"),
        ("https://doi.org/10.24963/ijcai.2023/12", "doi", "IJCAI", 2023, ""),
        ("https://doi.org/10.21437/Interspeech.2023-12", "doi", "Interspeech", 2023, ""),
        ("https://doi.org/10.15607/RSS.2023.XIX.001", "doi", "RSS", 2023, ""),
        ("https://example.org/CVPR2023/paper", "other", "", None, ""),
        ("https://github.com/some-user/CVPR2023", "github-repo", "", None, ""),
    ],
)
def test_links_tell_venue_and_year_only_where_written(
    url: str, kind: str, venue: str, year: int | None, track: str
) -> None:
    facts = link_facts(url)
    assert (facts.kind, facts.venue, facts.year, facts.track) == (kind, venue, year, track)


@given(
    st.text(max_size=60),
    st.sampled_from(["", "https://", "https://arxiv.org/", "https://doi.org/10.1/", "mailto:"]),
)
def test_any_text_has_facts(rest: str, start: str) -> None:
    facts = link_facts(start + rest)
    assert facts.kind
    assert facts.year is None or 1950 <= facts.year <= 2200
