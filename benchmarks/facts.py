"""Times the fact tables: loading, and finding names in a page of 15 KB.

python benchmarks/facts.py
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, ROOT)

PARAGRAPH = """\
- *2024.09*: One paper is accepted to NeurIPS 2024, see you in Vancouver, Canada!
- *2024.05*: Two papers are accepted to MICCAI-24 and `ICML 2024 Oral`, thanks to my mentors.
**Ada Example**, Bo Sample\\*, Cy Placeholder. *A study of names that nobody reads twice*.
(IEEE Transactions on Medical Imaging), 2023. [[paper]](https://example.org/paper.pdf) | [[code]](#)
I was a research intern at Shanghai Artificial Intelligence Laboratory and at the University of Somewhere.
Ph.D. student, Institute of Computing Technology, Chinese Academy of Sciences, Beijing, China.
My work is about what happens between two readings of the same sentence, and why nobody looks at it twice.
We show that a page which says one thing in two places will sooner or later say two things in one place, and
that the second reader finds out before the first. The code, the data and the slides of the talk are public.
Reviewer for CVPR'22,24, ICCV-21,23, IEEE Transactions on Image Processing, and Pattern Recognition (PR).

"""
PAGE = (PARAGRAPH * (15_000 // len(PARAGRAPH) + 1))[:15_000]


def best(work: Callable[[], object], rounds: int = 30) -> float:
    """The fastest of several runs, in milliseconds."""
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return min(times) * 1000


def fresh(code: str, rounds: int = 7) -> float:
    """The fastest of several new processes that time `code` themselves, in milliseconds."""
    script = f"import time; t = time.perf_counter()\n{code}\nprint((time.perf_counter() - t) * 1000)"
    runs = (
        subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
        for _ in range(rounds)
    )
    return min(float(run.stdout) for run in runs)


def main() -> None:
    from sitecheck.build import build_all
    from sitecheck.facts.institutions import find_institutions
    from sitecheck.facts.phrases import split
    from sitecheck.facts.places import find_places
    from sitecheck.facts.venues import find_venues

    build_all()
    imports = "from sitecheck.facts import venues, institutions, places"
    print(f"import                        {fresh(imports):6.2f} ms (new process)")
    for name in ("venues", "institutions", "places"):
        code = f"from sitecheck.facts.tables import load\nt = time.perf_counter()\nload({name!r})"
        print(f"load {name:<24} {fresh(code):6.2f} ms (new process)")
    for find in (find_venues, find_institutions, find_places):

        def work(find: Callable[[str], object] = find) -> None:
            split.cache_clear()
            find(PAGE)

        found = find(PAGE)
        print(f"{find.__name__:<29} {best(work):6.2f} ms warm, {len(PAGE)} characters, {len(found)} mentions")


if __name__ == "__main__":
    main()
