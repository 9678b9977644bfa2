"""Entry types and fields of BibTeX, BibLaTeX, jekyll-scholar's themes and of what publishers export."""

from __future__ import annotations

TYPES = frozenset(
    """article artwork audio book bookinbook booklet collection commentary conference dataset electronic image
    inbook incollection inproceedings inreference jurisdiction legal legislation letter manual mastersthesis
    misc movie music mvbook mvcollection mvproceedings mvreference online patent performance periodical
    phdthesis presentation proceedings reference report review set software standard suppbook suppcollection
    suppperiodical talk techreport thesis unpublished video www""".split()
)
"""In lower case."""

TITLELESS = frozenset(("set", "xdata"))

LINK_FIELDS = (
    "html", "url", "pdf", "supp", "video", "blog", "code", "poster", "slides", "website", "doi", "arxiv",
)  # fmt: skip
"""The fields that al-folio turns into buttons."""

FILE_FIELDS = ("pdf", "supp", "poster", "slides")
"""Those that may name a file under `assets/pdf/`."""

TEXT_FIELDS = (
    "title", "booktitle", "journal", "journaltitle", "note", "annote", "annotation", "abstract", "school",
    "institution", "howpublished", "organization", "additional_info", "award", "award_name",
)  # fmt: skip
"""What a visitor reads as prose or as a name."""

VENUE_FIELDS = ("abbr", "booktitle", "journal", "journaltitle", "shortjournal", "series")

FIELDS = frozenset(
    """abbr abbreviation abstract abstracturl additional_info address addendum afterword altmetric annotation
    annotator annote archive archiveprefix archivedate archiveurl arxiv arxiv_id arxivid award award_name
    author author+an author_id badge badges bdsk-url bibbase bibsource bibtex bibtex_show biburl blog
    bookauthor booksubtitle booktitle booktitleaddon chapter chinese citations city citation_count class code
    collaboration comment commentator comments category conference copyright contributor contribution
    corresponding country coauthor creationdate crossref cv data dataset date date-added date-modified day
    demo department dimensions doi doi_url earlyaccess edition editor editora editorb editorc editors
    eid eissn embed entrysubtype eprint eprintclass eprinttype equal eventdate eventtitle eventtitleaddon
    execute file foreword format funding genre gid github google_scholar_id grade hal hal_id hal_version
    highlight homepage howpublished html huggingface ids image important index indextitle inspirehep_id
    institution interhash intrahash introduction isbn isrn issn issn-l issue issue_date issuetitle journal
    journal-iso journaltitle journalsubtitle jmlr key keyword keywords keywords-plus label langid language
    lastchecked lccn link linkedin links location logo mainauthor media mendeley-groups mendeley-tags
    meta modificationdate model month monthnum mrclass mrnumber mrreviewer name nameaddon news note notes
    numpages nationality numberofpages number oa openalex openreview optnote optpages oral order
    organization origdate origlanguage orcid-numbers owner pagetotal pages pagination paper part patent pdf
    pdfurl ph pii poster posterurl postscript prefix preprint presentation preview preview_image priority
    project project_page projectpage press primaryclass pubstate pubtype publisher pubmed pmid pmcid quote
    recording relatedoptions related rights reportnumber research-areas researcherid-numbers review role
    school scopus section selected series shortauthor shortbooktitle shorthand shortjournal shorttitle
    show site size slaccitation slide slides sortkey sortname sortyear source spotlight status subject
    subtitle summary supp supplementary supplement support supplemental talk teaser theme thesis thumbnail
    timestamp title titleaddon tldr topic topics track translator twitter type unique-id unidentified
    url urldate urn venue venueshort version video video_url visible volume volumes web webpage website
    weight wos x-color year yearsuffix youtube zblnumber adsnote adsurl acmid articleno articleid
    accessdate affiliation researchgate kaggle medium podcast tags supervisor advisor semantic_scholar_id
    month_numeric place pages-numeric peer_reviewed impact honors honor""".split()
)
"""In lower case."""

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
MONTH_MACROS = frozenset(month[:3] for month in MONTHS)


def month_of(said: str) -> int | None:
    """The month that a `month` field says, 1 to 12; None where it says none (or several)."""
    word = said.strip().strip(".").lower()
    if word.isdigit():
        return int(word) if 1 <= int(word) <= 12 else None
    if word == "sept":
        return 9
    return next((at for at, name in enumerate(MONTHS, 1) if word in (name, name[:3])), None)
