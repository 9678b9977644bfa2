"""What must not stand in a public file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitecheck.jekyll.page import Page
from sitecheck.jekyll.site import Site
from sitecheck.rules.encoding._texts import contents
from sitecheck.rules.rule import Problems, problem, rule

_SECRETS = (
    ("gh", r"\bgh[pousr]_[A-Za-z0-9]{36}\b", "a GitHub token"),
    ("github_pat_", r"\bgithub_pat_[A-Za-z0-9_]{40,90}\b", "a GitHub token"),
    ("glpat-", r"\bglpat-[A-Za-z0-9_-]{20}\b", "a GitLab token"),
    ("AKIA", r"\bAKIA[0-9A-Z]{16}\b", "an AWS access key"),
    ("hf_", r"\bhf_[A-Za-z]{34}\b", "a Hugging Face token"),
    ("sk-", r"\bsk-(?:proj-|ant-api03-)?[A-Za-z0-9_-]{40,180}\b", "an API key"),
    ("xox", r"\bxox[baprs]-[0-9]{8,}-[0-9A-Za-z-]{10,80}\b", "a Slack token"),
    ("PRIVATE KEY-----", r"-----BEGIN (?:[A-Z]{2,10} )?PRIVATE KEY-----", "a private key"),
)
"""What each begins with, its form, and what it is; the forms are those the issuers publish."""


@rule(
    "PRV001",
    "secret",
    "error",
    bad=(
        "Token: ⟦ghp_aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0dF3gH6⟧\n",
        "<!-- key ⟦AKIAABCDEFGHIJKLMNOP⟧ -->\nHello\n",
        {"_config.yml": "title: Ada\ntoken: ⟦glpat-aB3dE6gH9jK2mN5pQ8sT⟧\n", "index.md": "Hello\n"},
    ),
    good=("Our tool reads `AKIA` keys, sk-learn and ghp_ tokens.\n",),
)
def secret(site: Site) -> Problems:
    """A token or key stands in a file that everybody can read.

    Whoever finds it can act in the author's name; revoke it, then delete it here.
    """
    for content in contents(site):
        text = content.text
        for beginning, form, what in _SECRETS:
            if beginning in text:
                for match in re.compile(form).finditer(text):
                    yield problem(
                        content, *match.span(), f"This looks like {what}: revoke it, then delete it"
                    )


@rule(
    "PRV002",
    "identity-number",
    "error",
    bad=(
        "- Passport No.: ⟦E12345678⟧\n",
        "My ID is ⟦11010519491231002X⟧ here.\n",
        "- 护照号：⟦G12345678⟧\n",
    ),
    good=(
        "- Passport number on request. DOI 10.1000/110105194912310021\n",
        "I hold a German passport and 12345678 stars.\n",
    ),
)
def identity_number(page: Page) -> Problems:
    """The number of a passport or identity card stands on the page.

    It is enough for somebody to pass for its holder.
    """
    text = page.text
    for start, end in _numbered(text):
        yield problem(page, start, end, "The number of an identity document: delete it")
    if not re.search(r"\d{17}", text):
        return
    for match in re.compile(r"(?<![\w/.=-])[1-9]\d{5}(?:19|20)\d{9}[\dXx](?![\w/-])").finditer(text):
        if _is_chinese_id(match[0]):
            yield problem(page, *match.span(), "The number of a Chinese identity card: delete it")


def _numbered(text: str) -> Iterator[tuple[int, int]]:
    words = ("passport", "Passport", "PASSPORT", "dentity card", "ID card", "ational ID", "护照")
    if any(word in text for word in words):
        form = (
            r"(?i)(?:passport|identity card|id card|national id|护照)[ ]?(?:no\.?|number|nr\.?|#|id|号码?)?"
            r"[ ]?[:：#]?[ ]?((?=[A-Z]{0,2}[0-9]{5})[A-Z0-9]{7,12})\b"
        )
        for match in re.compile(form).finditer(text):
            yield match.span(1)


def _is_chinese_id(number: str) -> bool:
    """ISO 7064 MOD 11-2, as GB 11643 prescribes; the middle is a date."""
    month, day = int(number[10:12]), int(number[12:14])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return False
    total = sum(int(digit) * pow(2, 17 - i, 11) for i, digit in enumerate(number[:17]))
    return "10X98765432"[total % 11] == number[17].upper()


@rule(
    "PRV003",
    "date-of-birth",
    "info",
    bad=(
        "I was ⟦born in Exampleville, Germany in 1990⟧.\n",
        "- ⟦Date of birth: 1 May 1990⟧\n",
    ),
    good=("The lab was born in 1990 at Example.\n", "- Date of birth: on request\n"),
)
def date_of_birth(page: Page) -> Problems:
    """The page tells when its owner was born.

    Banks and offices ask for it to know somebody by; a homepage seldom needs it.
    """
    if not any(word in page.text for word in ("born ", "irth", "DOB", "BIRTH")):
        return
    form = (
        r"(?i)\b(?:date of birth|birth ?date|birthday|dob)\s?[:：]\s?[^\n]{0,12}(?:19|20)\d\d"
        r"(?:[-/.]\d\d?){0,2}"
        r"|(?:(?<=\bI was )|(?<=\bmale, )|(?<=\bme, ))born (?:in|on)\b[^\n.]{0,60}?\b(?:19|20)\d\d\b"
    )
    for block in page.blocks:
        if block.kind == "code" or "b" not in block.text.lower():
            continue
        for match in re.compile(form).finditer(block.text):
            message = "A date of birth: banks and offices know people by it"
            yield problem(page, *block.span(*match.span()), message)
