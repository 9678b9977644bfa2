from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitecheck.facts.dates import (
    contract_form,
    earliest,
    find_dates,
    is_reversed,
    latest,
    styles_of,
    surely_before,
)

POINTS = [
    ("2025.7", "2025-07", "YYYY.M"),
    ("2024.05", "2024-05", "YYYY.MM"),
    ("2024.05.12", "2024-05-12", "YYYY.MM.DD"),
    ("2024.5.1", "2024-05-01", "YYYY.M.D"),
    ("2024-05", "2024-05", "YYYY-MM"),
    ("2024-05-12", "2024-05-12", "YYYY-MM-DD"),
    ("2024/12/21", "2024-12-21", "YYYY/MM/DD"),
    ("May 2024", "2024-05", "Mon YYYY"),
    ("Sept. 2023", "2023-09", "Mon. YYYY"),
    ("September 2023", "2023-09", "Month YYYY"),
    ("Nov, 2023", "2023-11", "Mon, YYYY"),
    ("May 12, 2024", "2024-05-12", "Mon D, YYYY"),
    ("July 3rd, 2024", "2024-07-03", "Month D, YYYY"),
    ("12 May 2024", "2024-05-12", "D Mon YYYY"),
    ("20th of June 2024", "2024-06-20", "D Month YYYY"),
    ("05/2024", "2024-05", "MM/YYYY"),
    ("5/2024", "2024-05", "M/YYYY"),
    ("12/21/2024", "2024-12-21", "MM/DD/YYYY"),
    ("21/12/2024", "2024-12-21", "DD/MM/YYYY"),
    ("23-04-2022", "2022-04-23", "DD-MM-YYYY"),
    ("12.05.2024", "2024-05-12", "DD.MM.YYYY"),
    ("Fall 2024", "2024", "Season YYYY"),
    ("May '23", "2023-05", "Mon 'YY"),
    ("2024 May", "2024-05", "YYYY Mon"),
    ("janvier 2024", "2024-01", "Month YYYY"),
    ("2024年5月", "2024-05", "YYYY年M月"),
    ("2024 年 12 月 3 日", "2024-12-03", "YYYY年MM月D日"),
    ("2024", "2024", "YYYY"),
]


@pytest.mark.parametrize(("text", "expected", "style"), POINTS)
@pytest.mark.parametrize("frame", ["{}", "- *{}*: a paper", "[{}] accepted", "In ({}), we", "{}, then"])
def test_reads_a_point_with_its_exact_span(text: str, expected: str, style: str, frame: str) -> None:
    page = frame.format(text)
    (mention,) = find_dates(page)
    assert page[mention.start : mention.end] == text
    assert contract_form(mention) == expected
    assert mention.first is not None
    assert (mention.first.style, mention.valid, mention.is_range) == (style, True, False)
    assert mention.first.written == text


RANGES = [
    ("2020-2022", ["2020", "2022"], ""),
    ("2020-22", ["2020", "2022"], ""),
    ("2020–22", ["2020", "2022"], ""),
    ("2021/22", ["2021", "2022"], ""),
    ("2023/2024", ["2023", "2024"], ""),
    ("2019.06 - 2022.04", ["2019-06", "2022-04"], ""),
    ("2019.06 - 2022.04 (now)", ["2019-06", "2022-04"], "now"),
    ("2015.09 -- 2019.06", ["2015-09", "2019-06"], ""),
    ("2022.09-23.06", ["2022-09", "2023-06"], ""),
    ("2023.06-08", ["2023-06", "2023-08"], ""),
    ("2023.06.12-15", ["2023-06-12", "2023-06-15"], ""),
    ("2023-05 - 2023-08", ["2023-05", "2023-08"], ""),
    ("09/2011 - 07/2016", ["2011-09", "2016-07"], ""),
    ("September 2018 to February 2022", ["2018-09", "2022-02"], ""),
    ("Fall 2023 – Spring 2024", ["2023", "2024"], ""),
    ("May – Aug 2023", ["2023-05", "2023-08"], ""),
    ("Dec - Feb 2024", ["2023-12", "2024-02"], ""),
    ("Spring/Summer 2024", ["2024", "2024"], ""),
    ("June 2-6, 2024", ["2024-06-02", "2024-06-06"], ""),
    ("June 30 - July 4, 2024", ["2024-06-30", "2024-07-04"], ""),
    ("12-15 May 2024", ["2024-05-12", "2024-05-15"], ""),
    ("2024 – present", ["2024", None], "present"),
    ("2024.08 - now", ["2024-08", None], "now"),
    ("2018.09-now", ["2018-09", None], "now"),
    ("Sep 2021 - Present", ["2021-09", None], "present"),
    ("2024.08 (present)", ["2024-08", None], "present"),
    ("2024年5月 - 至今", ["2024-05", None], "至今"),
    ("2024年5月至今", ["2024-05", None], "至今"),
]


@pytest.mark.parametrize(("text", "expected", "open_end"), RANGES)
@pytest.mark.parametrize("frame", ["{}", "- *{}*, a place", "({})", "{}: a place", "B.Sc., {}."])
def test_reads_a_range_with_its_exact_span(
    text: str, expected: list[str | None], open_end: str, frame: str
) -> None:
    page = frame.format(text)
    (mention,) = find_dates(page)
    assert page[mention.start : mention.end] == text
    assert (contract_form(mention), mention.open_end, mention.is_range) == (expected, open_end, True)


@pytest.mark.parametrize(
    ("text", "lead", "expected"),
    [
        ("since 2023", "since", ["2023", None]),
        ("Since May 2023, I", "since", ["2023-05", None]),
        ("from 2019 to 2023", "from", ["2019", "2023"]),
        ("until 2024", "until", "2024"),
        ("a fellow (Fall 2026-)", "", ["2026", None]),
        ("(2024 - )", "", ["2024", None]),
    ],
)
def test_reads_words_around_a_date(text: str, lead: str, expected: object) -> None:
    (mention,) = find_dates(text)
    assert (mention.lead, contract_form(mention)) == (lead, expected)


@pytest.mark.parametrize(
    ("text", "reason", "form"),
    [
        ("a paper (2025.087) is out", "three", "2025"),
        ("- *2024.13*: news", "month 13", "2024"),
        ("[2024.00] news", "month 0", "2024"),
        ("on 2024-02-30 we", "29 days", "2024-02"),
        ("on 2023-02-29 we", "28 days", "2023-02"),
        ("met 1/32/2024 there", "31 days", "2024-01"),
        ("February 30, 2024", "29 days", "2024-02"),
        ("31 June 2024", "30 days", "2024-06"),
        ("13/2024: news", "month 13", "2024"),
        ("2024年13月", "month 13", "2024"),
    ],
)
def test_impossible_dates_say_why(text: str, reason: str, form: str) -> None:
    (mention,) = find_dates(text)
    assert not mention.valid
    assert mention.first is not None
    assert reason in mention.first.reason
    assert contract_form(mention) == form


def test_an_impossible_month_inside_a_range_counts() -> None:
    (mention,) = find_dates("worked there from 2022.09 to 2023.13 or so")
    assert mention.last is not None
    assert mention.last.reason == "there is no month 13"


@pytest.mark.parametrize(
    "text",
    [
        "version 2024.131.2",
        "release 2024.13.2 of the tool",
        "a score of 2024.55 points",
        "arXiv:2404.04693 and 2004.04693",
        "doi 10.2024/2023.12",
        "https://invented.example/2024/05/12/post.html",
        "[paper](files/2024.05.pdf) [talk](2024-05-12-talk)",
        "images/2024.png and slides_2024.pdf and 2024.pdf",
        "ISBN 978-0-2012-1234",
        "+86 138 2012 3456",
        "pp. 1999-2010",
        "page 2012",
        "$2024, €2020, 2000+ citations, over 2000 readers",
        "1950 images of 1920x1080 and 2048 channels",
        "CVPR2024, ICCV'23, ECCV-2024",
        "2023.10.05.561000",
        "in the 2010s",
        "3.14 and 12.5",
        "may or may not",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert find_dates(text) == []


def test_a_year_beside_a_venue_is_a_year() -> None:
    text = "accepted by ICCV 2023 and CVPR 2024 papers"
    assert [text[m.start : m.end] for m in find_dates(text)] == ["2023", "2024"]


def test_iso_time_stamps_give_their_day() -> None:
    for text in ("2024-05-12T10:00:00", "2024-05-12 10:00:00 +0800"):
        (mention,) = find_dates(text)
        assert contract_form(mention) == "2024-05-12"


def test_day_and_month_order_follows_the_page() -> None:
    alone = find_dates("05/06/2024")[0].first
    beside = find_dates("25/12/2023 and 05/06/2024")[1].first
    told = find_dates("05/06/2024", day_first=True)[0].first
    assert alone is not None
    assert beside is not None
    assert told is not None
    assert (alone.month, alone.order_sure) == (5, False)
    assert (beside.month, beside.order_sure) == (6, True)
    assert (told.month, told.order_sure) == (6, True)


def test_padding_is_told_only_where_it_shows() -> None:
    shown = {text: find_dates(text)[0].first for text in ("2019.7", "2018.08", "2024.12", "2024.05.1")}
    assert {text: point and point.padded for text, point in shown.items()} == {
        "2019.7": False,
        "2018.08": True,
        "2024.12": None,
        "2024.05.1": None,
    }


def test_styles_a_form_agrees_with() -> None:
    def styles(text: str) -> tuple[str, ...]:
        point = find_dates(text)[0].first
        assert point is not None
        return styles_of(point)

    assert styles("2024.12") == ("YYYY.MM", "YYYY.M")
    assert styles("2024.02") == ("YYYY.MM",)
    assert styles("May 2024") == ("Mon YYYY", "Month YYYY")
    assert styles("June 2024") == ("Month YYYY",)


@pytest.mark.parametrize(
    ("text", "reversed_"),
    [
        ("2024.09 - 2022.04 (now)", True),
        ("2022.04 - 2024.09", False),
        ("2022 - 2022.04", False),
        ("2022.04 - 2022", False),
        ("Fall 2023 - Spring 2023", True),
        ("Fall 2023 - Winter 2023", False),
        ("2024 - now", False),
    ],
)
def test_reversed_ranges(text: str, reversed_: bool) -> None:
    assert is_reversed(find_dates(text)[0]) is reversed_


YEAR = st.integers(1940, 2040)
MONTH = st.integers(1, 12)
DAY = st.integers(1, 28)
NAMES = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


@given(YEAR, MONTH, DAY, st.sampled_from(range(7)))
def test_every_day_is_read_back(year: int, month: int, day: int, form: int) -> None:
    name = NAMES[month - 1]
    text = (
        f"{year}.{month:02d}.{day:02d}",
        f"{year}-{month}-{day}",
        f"{year}/{month:02d}/{day:02d}",
        f"{name} {day}, {year}",
        f"{day} {name}. {year}",
        f"{name}. {day}, {year}",
        f"{year}年{month}月{day}日",
    )[form]
    (mention,) = find_dates(f"News ({text}): a talk")
    assert contract_form(mention) == f"{year}-{month:02d}-{day:02d}"
    assert mention.first is not None
    assert earliest(mention.first) == latest(mention.first) == (year, month, day)


@given(YEAR, MONTH, YEAR, MONTH)
def test_comparison_agrees_with_the_calendar(year: int, month: int, year_2: int, month_2: int) -> None:
    (mention,) = find_dates(f"*{year}.{month:02d} - {year_2}.{month_2:02d}*")
    assert is_reversed(mention) == ((year_2, month_2) < (year, month))
    assert mention.first is not None
    assert mention.last is not None
    assert not (surely_before(mention.first, mention.last) and surely_before(mention.last, mention.first))


@given(st.text(alphabet=" .,-–/()[]'’年月0123456789MayJunFlnowpresint\n", max_size=80))
def test_any_text_gives_ordered_spans_inside_it(text: str) -> None:
    end = 0
    for mention in find_dates(text):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end
        for point in (mention.first, mention.last):
            if point is not None:
                assert mention.start <= point.start < point.end <= mention.end
                assert text[point.start : point.end] == point.written
                assert earliest(point) <= latest(point)
        contract_form(mention)


@pytest.mark.parametrize(
    "piece", ["2024", "2024.05 - ", "2024-05-", "May ", "12 ", "2022.09-", "a" * 50, "(("]
)
def test_time_grows_with_the_text_only(piece: str) -> None:
    def cost(count: int) -> float:
        text = piece * (count // len(piece))
        start = time.process_time()
        find_dates(text)
        return time.process_time() - start

    cost(1000)
    assert cost(200_000) < 40 * (cost(20_000) + 0.01)
