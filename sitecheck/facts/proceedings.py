"""Venue and year as the addresses of proceedings state them.

Sources: the hosts' own schemes (openaccess.thecvf.com, aclanthology.org, proceedings.mlr.press,
papers.nips.cc, ecva.net, usenix.org, ijcai.org, isca-archive.org, roboticsproceedings.org) and the
DOI prefixes of IEEE, AAAI, ACL, IJCAI, ISCA and RSS. PMLR numbers its volumes without saying whose
they are, so a table of the volumes that are known for sure stands here.
"""

from __future__ import annotations

import re
from functools import cache

Stated = tuple[str, int | None, str]
"""Venue, year, track; empty or None where the address does not say."""

_PMLR = {
    "ICML": "28:2013 32:2014 37:2015 48:2016 70:2017 80:2018 97:2019 119:2020 139:2021 162:2022 202:2023 "
    "235:2024 267:2025",
    "AISTATS": "2:2007 5:2009 9:2010 15:2011 22:2012 31:2013 33:2014 38:2015 51:2016 54:2017 84:2018 89:2019 "
    "108:2020 130:2021 151:2022 206:2023 238:2024 258:2025",
    "CoRL": "78:2017 87:2018 100:2019 155:2020 164:2021 205:2022 229:2023 270:2024 305:2025",
    "COLT": "19:2011 23:2012 30:2013 35:2014 40:2015 49:2016 65:2017 75:2018 99:2019 125:2020 134:2021 "
    "178:2022 195:2023 247:2024 291:2025",
    "UAI": "115:2019 124:2020 161:2021 180:2022 216:2023 244:2024 286:2025",
    "ALT": "76:2017 83:2018 98:2019 117:2020 132:2021 167:2022 201:2023 237:2024 272:2025",
    "ACML": "13:2010 20:2011 25:2012 29:2013 45:2015 63:2016 77:2017 95:2018 101:2019 129:2020 157:2021 "
    "189:2022 222:2023",
    "MIDL": "102:2019 121:2020 143:2021 172:2022 227:2023 250:2024",
    "L4DC": "120:2020 144:2021 168:2022 211:2023 242:2024",
    "CHIL": "174:2022 209:2023 248:2024",
    "ML4H": "116:2019 136:2020 158:2021 193:2022 225:2023",
}
_ACL_LETTERS = {
    "P": "ACL",
    "N": "NAACL",
    "D": "EMNLP",
    "E": "EACL",
    "C": "COLING",
    "Q": "TACL",
    "J": "CL",
    "K": "CoNLL",
}
_ACL_VENUES = {
    "acl": "ACL",
    "naacl": "NAACL",
    "emnlp": "EMNLP",
    "eacl": "EACL",
    "aacl": "AACL",
    "coling": "COLING",
    "conll": "CoNLL",
    "tacl": "TACL",
    "cl": "CL",
    "lrec": "LREC",
}
_ACL_TRACKS = {
    "main": "main",
    "long": "main",
    "1": "main",
    "short": "short",
    "demo": "demo",
    "demos": "demo",
    "srw": "student",
    "industry": "industry",
    "tutorials": "tutorial",
    "tutorial": "tutorial",
}
_USENIX = {
    "usenixsecurity": "USENIX Security",
    "atc": "USENIX ATC",
    "osdi": "OSDI",
    "nsdi": "NSDI",
    "fast": "FAST",
    "soups": "SOUPS",
    "woot": "WOOT",
    "hotstorage": "HotStorage",
    "hotcloud": "HotCloud",
}
_VIRTUAL = {
    "neurips.cc": "NeurIPS",
    "nips.cc": "NeurIPS",
    "icml.cc": "ICML",
    "iclr.cc": "ICLR",
    "mlsys.org": "MLSys",
    "cvpr.thecvf.com": "CVPR",
    "iccv.thecvf.com": "ICCV",
    "wacv.thecvf.com": "WACV",
    "eccv.ecva.net": "ECCV",
}
_OPENREVIEW = {
    "ICLR.cc": "ICLR",
    "NeurIPS.cc": "NeurIPS",
    "ICML.cc": "ICML",
    "thecvf.com/CVPR": "CVPR",
    "thecvf.com/ICCV": "ICCV",
    "thecvf.com/ECCV": "ECCV",
    "MIDL.io": "MIDL",
    "AISTATS.org": "AISTATS",
}


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(
        {
            "cvf": r"(?i)[/_](cvpr|iccv|eccv|wacv|accv)(w)?_?(20[0-9]{2})(_?workshops?|w)?(?=[/_?.]|$)",
            "acl_new": r"/?((?:19|20)[0-9]{2})\.([a-z0-9]+)(?:-([a-z0-9]+))?\.[0-9]+",
            "acl_old": r"/?([A-Z])([0-9]{2})-([0-9])[0-9]{3}",
            "pmlr": r"/v([0-9]+)/",
            "nips": r"/(?:paper_files/)?paper/((?:19|20)[0-9]{2})(?:/|$)",
            "ecva": r"/papers/eccv_(20[0-9]{2})/",
            "usenix": r"/(?:conference|legacy/event)/([a-z]+)(20[0-9]{2}|[0-9]{2})(?=/|$)",
            "ijcai": r"(?i)/proceedings/(20[0-9]{2})/[0-9]+",
            "isca": r"(?i)/(?:archive/)?interspeech_(20[0-9]{2})",
            "rss": r"/rss([0-9]{2})/",
            "virtual": r"/virtual/(20[0-9]{2})/(?:[a-z]+/[a-z\-]+/)?(poster|oral|spotlight|workshop|tutorial|"
            r"invited-talk|affinity-workshop|competition|expo-talk-panel)/",
            "conference": r"/(?:Conferences|conferences|virtual)/(20[0-9]{2})(?:/|$)",
            "host_year": r"(cvpr|iccv|eccv|wacv)(20[0-9]{2})\.(?:thecvf\.com|ecva\.net)",
            "doi_ieee": r"10\.1109/([A-Za-z0-9]+?)[0-9]{5}\.(20[0-9]{2})\.[0-9]+",
            "doi_cvf": r"10\.1109/(CVPR|ICCV|WACV|CVPRW|ICCVW)\.(20[0-9]{2})\.[0-9]+",
            "doi_aaai": r"10\.1609/aaai\.v([0-9]{2})i[0-9]+\.[0-9]+",
            "doi_acl": r"10\.18653/v1/(.+)",
            "doi_ijcai": r"10\.24963/ijcai\.(20[0-9]{2})/[0-9]+",
            "doi_isca": r"10\.21437/interspeech\.(20[0-9]{2})-[0-9]+",
            "doi_rss": r"10\.15607/rss\.(20[0-9]{2})\.",
            "group": r"([A-Za-z]+\.(?:cc|com|io|org)(?:/[A-Z]+)?)/(20[0-9]{2})/(Conference|Workshop)?",
        }[name]
    )


@cache
def _pmlr_volumes() -> dict[int, tuple[str, int]]:
    volumes: dict[int, tuple[str, int]] = {}
    for venue, line in _PMLR.items():
        for pair in line.split():
            volume, _, year = pair.partition(":")
            volumes[int(volume)] = (venue, int(year))
    return volumes


def read(host: str, path: str) -> tuple[str, dict[str, str], str, int | None, str] | None:
    """Kind, ids, venue, year and track of an address of proceedings; None for any other."""
    if host == "openaccess.thecvf.com":
        return _cvf(path)
    if host in ("aclanthology.org", "aclweb.org"):
        return _anthology(path)
    if host in ("proceedings.mlr.press", "jmlr.org"):
        volume = _pattern("pmlr").search(path)
        if volume is None:
            return None
        number = int(volume[1])
        if host == "jmlr.org":
            return "jmlr", {}, "JMLR", 1999 + number, ""
        known = _pmlr_volumes().get(number)
        return "pmlr", {}, *(known or ("", None)), "main" if known else ""
    if host in ("papers.nips.cc", "papers.neurips.cc", "proceedings.neurips.cc", "proceedings.nips.cc"):
        track = "datasets" if "Datasets_and_Benchmarks" in path else "main" if "-Conference" in path else ""
        return _yearly("nips", path, "neurips", "NeurIPS", track)
    if host == "datasets-benchmarks-proceedings.neurips.cc":
        return _yearly("nips", path, "neurips", "NeurIPS", "datasets")
    simple = {
        "proceedings.iclr.cc": ("nips", "iclr", "ICLR"),
        "proceedings.mlsys.org": ("nips", "mlsys", "MLSys"),
        "ecva.net": ("ecva", "ecva", "ECCV"),
        "ijcai.org": ("ijcai", "ijcai", "IJCAI"),
        "isca-archive.org": ("isca", "interspeech", "Interspeech"),
        "isca-speech.org": ("isca", "interspeech", "Interspeech"),
    }.get(host)
    if simple:
        return _yearly(simple[0], path, simple[1], simple[2], "")
    if host == "usenix.org":
        return _usenix(path)
    if host == "roboticsproceedings.org":
        edition = _pattern("rss").search(path)
        return ("rss", {}, "RSS", 2004 + int(edition[1]), "main") if edition else None
    return _conference_site(host, path)


def _yearly(
    pattern: str, path: str, kind: str, venue: str, track: str
) -> tuple[str, dict[str, str], str, int | None, str]:
    match = _pattern(pattern).search(path)
    return kind, {}, venue, int(match[1]) if match else None, track


def _cvf(path: str) -> tuple[str, dict[str, str], str, int | None, str]:
    match = _pattern("cvf").search(path)
    if match is None:
        return "cvf", {}, "", None, ""
    workshop = bool(match[2] or match[4])
    return "cvf", {}, match[1].upper(), int(match[3]), "workshop" if workshop else "main"


def _anthology(path: str) -> tuple[str, dict[str, str], str, int | None, str]:
    name = path.rstrip("/").removeprefix("/anthology").removesuffix(".pdf").removesuffix(".bib")
    venue, year, track = _acl(name)
    return "aclanthology", {"anthology": name.lstrip("/")} if year else {}, venue, year, track


def _acl(name: str) -> Stated:
    new = _pattern("acl_new").fullmatch(name)
    if new:
        year, slug, volume = int(new[1]), new[2], new[3] or ""
        if slug == "findings":
            return _ACL_VENUES.get(volume, ""), year, "findings"
        track = _ACL_TRACKS.get(volume, "")
        # "2023.acl-srw", but also "2020.acl-tutorials" and workshops that share a slug's beginning.
        return (_ACL_VENUES.get(slug, ""), year, track) if track else ("", year, "")
    old = _pattern("acl_old").fullmatch(name)
    if old is None:
        return "", None, ""
    year = int(old[2]) + (1900 if int(old[2]) > 50 else 2000)
    # Volume 1 is the main one; what the others hold differs from year to year.
    journal = old[1] in "QJ"
    return (
        (_ACL_LETTERS.get(old[1], "") if journal or old[3] == "1" else ""),
        year,
        "main" if old[3] == "1" else "",
    )


def _usenix(path: str) -> tuple[str, dict[str, str], str, int | None, str] | None:
    match = _pattern("usenix").search(path)
    if match is None:
        return None
    year = int(match[2]) if len(match[2]) == 4 else 2000 + int(match[2])
    return "usenix", {}, _USENIX.get(match[1], ""), year, ""


def _conference_site(host: str, path: str) -> tuple[str, dict[str, str], str, int | None, str] | None:
    host_year = _pattern("host_year").fullmatch(host)
    if host_year:
        return "conference", {}, host_year[1].upper(), int(host_year[2]), ""
    venue = _VIRTUAL.get(host)
    if venue is None:
        return None
    page = _pattern("virtual").search(path)
    if page:
        track = (
            "workshop"
            if "workshop" in page[2]
            else "main"
            if page[2] in ("poster", "oral", "spotlight")
            else ""
        )
        return "virtual", {}, venue, int(page[1]), track
    home = _pattern("conference").search(path)
    return "conference", {}, venue, int(home[1]) if home else None, ""


def by_doi(doi: str) -> Stated:
    """Venue and year that a DOI states; journals' DOIs state no edition."""
    ieee = _pattern("doi_ieee").fullmatch(doi)
    if ieee:
        name = ieee[1].upper()
        base, workshop = (name[:-1], "workshop") if name in ("CVPRW", "ICCVW", "WACVW") else (name, "")
        return base, int(ieee[2]), workshop
    cvf = _pattern("doi_cvf").fullmatch(doi)
    if cvf:
        return cvf[1].removesuffix("W"), int(cvf[2]), "workshop" if cvf[1].endswith("W") else ""
    aaai = _pattern("doi_aaai").fullmatch(doi)
    if aaai:
        return "AAAI", 1986 + int(aaai[1]), ""
    acl = _pattern("doi_acl").fullmatch(doi)
    if acl:
        return _acl(acl[1])
    for name, venue in (("doi_ijcai", "IJCAI"), ("doi_isca", "Interspeech"), ("doi_rss", "RSS")):
        match = _pattern(name).match(doi.lower())
        if match:
            return venue, int(match[1]), ""
    return "", None, ""


def by_openreview_group(group: str) -> Stated:
    """`ICLR.cc/2024/Conference` and its like."""
    match = _pattern("group").match(group)
    if match is None:
        return "", None, ""
    return _OPENREVIEW.get(match[1], ""), int(match[2]), "workshop" if match[3] == "Workshop" else ""
