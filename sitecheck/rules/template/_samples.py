"""Which pages are samples that the template ships."""

from __future__ import annotations

from sitecheck.homepage.samples import is_sample, sample_marks

__all__ = ["is_sample", "sample_marks"]
