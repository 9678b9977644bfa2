"""What a section is about, told from its title."""

from __future__ import annotations

import re

# In this order: "Teaching Experience" is teaching, "Awards and Services" is awards.
_KINDS = (
    ("news", r"news|updates?|what'?s new|recent activit|latest|announcements?|actualit", "新闻|动态"),
    (
        "talks",
        r"talks?|talking|presentations?|invited lectures?|lectures? given|seminars? given|keynotes?",
        "报告",
    ),
    (
        "teaching",
        r"teach\w*|courses?|ta experience|lectures?|mentoring|supervision|students? supervised",
        "教学",
    ),
    (
        "publications",
        r"publications?|papers?|preprints?|manuscripts?|articles?|journals? papers|proceedings|"
        r"(?:selected|representative|featured|main|published) works?|selected research|patents?|books?|bibliography|thes[ei]s",
        "论文|发表",
    ),
    (
        "awards",
        r"honou?rs?|awards?|scholarships?|fellowships?|prizes?|achievements?|grants?|recognitions?",
        "获奖|荣誉",
    ),
    ("education", r"educations?|academic background|degrees?|studies|formation", "教育"),
    (
        "services",
        r"services?|social works?|referee\w*|reviewers?|reviewing|reviews?|committees?|volunteer\w*|memberships?|community|editorial|"
        r"outreach",
        "社会",
    ),
    (
        "experience",
        r"experiences?|internships?|interns?|employments?|positions?|work|works|career|appointments?|jobs?|"
        r"professional|visiting",
        "实习|经历",
    ),
    ("projects", r"projects?|software|tools?|open[- ]?source|codes?|datasets?|demos?", "项目"),
    (
        "about",
        r"about( me)?|bio\w*|introduction|profile?|hello|hi there|who am i|short bio|welcome",
        "简介|关于",
    ),
)
_PATTERN = re.compile(
    "|".join(rf"(?P<{kind}>\b(?:{words})(?!\w)|{chinese})" for kind, words, chinese in _KINDS), re.IGNORECASE
)
_ORDER = [kind for kind, *_ in _KINDS]
_PAPERS_TOO = re.compile(r"\b(?:papers|publications|articles) ?(?:&|and|/)", re.IGNORECASE)
_NO_TITLE = re.compile(r"[.!?:]\s+\S|\wing for |\bI\b")


def section_kind(title: str) -> str:
    """The kind of a section by its title; `other` where the title doesn't say."""
    if len(title) > 80 or _NO_TITLE.search(title):
        return "other"
    found = {match.lastgroup for match in _PATTERN.finditer(title)}
    if "talks" in found and _PAPERS_TOO.search(title):
        return "publications"
    for kind in _ORDER:
        if kind in found:
            return kind
    return "other"


def is_plain_title(text: str) -> bool:
    """Whether a short text that is no heading element is meant as a section's title."""
    bare = re.sub(r"[^\w\s&']", "", text).strip().lower()
    return bare in _TITLES


_TITLES = frozenset(
    ("news", "education", "experience", "publications", "selected publications", "selected research",
     "awards", "honors", "honors and awards", "honors & awards", "services", "professional services",
     "academic services", "academic service", "service", "research interests", "internships", "teaching",
     "talks", "invited talks", "projects", "contact", "work experience", "selected papers", "recent news")
)  # fmt: skip
