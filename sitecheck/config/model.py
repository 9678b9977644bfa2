"""`sitecheck.toml`, as Pydantic models."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Severity = Literal["error", "warning", "info"]
Theme = Literal["acad-homepage", "academicpages", "al-folio", "minimal-mistakes", "unknown"]
Selector = Annotated[str, Field(min_length=3, description="A code, a code prefix, a rule's name, or ALL.")]


class _Table(BaseModel):
    model_config = ConfigDict(
        extra="forbid", populate_by_name=True, alias_generator=lambda n: n.replace("_", "-")
    )


class Words(_Table):
    """Your own words: never reported as misspelt or wrong."""

    words: list[str] = Field(default=[], description="Words that are right.")
    names: list[str] = Field(default=[], description="People's names.")
    places: list[str] = Field(default=[], description="Places and institutions.")


class Links(_Table):
    """Settings of `sitecheck links`."""

    exclude: list[str] = Field(default=[], description="Regular expressions of addresses to leave alone.")
    include: list[str] = Field(default=[], description="Regular expressions: only these addresses.")
    accept: list[int] = Field(default=[], description="Status codes that count as alive.")
    timeout: float = Field(default=20.0, gt=0, description="Seconds for one request.")
    concurrency: int = Field(default=64, gt=0, description="Requests under way at once.")
    per_host: int = Field(default=4, gt=0, description="Requests under way at once to one host.")
    retries: int = Field(default=2, ge=0, description="Further tries before a link is called dead.")


class Rule(BaseModel):
    """Settings of one rule: its severity, and options of its own."""

    model_config = ConfigDict(extra="allow")
    severity: Severity | Literal["off"] | None = Field(default=None, description="Instead of the rule's own.")


class Config(_Table):
    """The settings of sitecheck for one site."""

    select: list[Selector] = Field(default=[], description="Run only these rules.")
    extend_select: list[Selector] = Field(default=[], description="Run these rules too.")
    ignore: list[Selector] = Field(default=[], description="Don't run these rules.")
    severity: Severity | None = Field(default=None, description="Lowest severity shown.")
    fail_on: Severity | Literal["never"] | None = Field(default=None, description="What makes exit status 1.")
    theme: Theme | None = Field(default=None, description="The site's theme, where it is told wrongly.")
    exclude: list[str] = Field(default=[], description="Paths (or patterns with *) that are not linted.")
    per_file_ignores: dict[str, list[Selector]] = Field(
        default={}, description="Rules that don't run on paths (or patterns with *)."
    )
    baseline: str | None = Field(default=None, description="A file of accepted findings.")
    words: Words = Words()
    links: Links = Links()
    rules: dict[str, Rule] = Field(default={}, description="Settings of single rules, by code or name.")


def json_schema() -> dict[str, Any]:
    """The JSON Schema of sitecheck.toml."""
    return Config.model_json_schema(by_alias=True)
