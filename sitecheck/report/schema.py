"""The form of the JSON report as Pydantic models, from which its JSON Schema is made.

Not imported by `check`: the report itself is written from plain dictionaries.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from sitecheck.findings import Safety, Severity

Count = Annotated[int, Field(ge=0)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Position(_Model):
    """A place in a file."""

    line: int = Field(ge=1, description="1-based.")
    column: int = Field(ge=1, description="1-based, in Unicode code points.")


class Edit(_Model):
    """Replace what stands between start and end by a text."""

    path: str
    start: Position
    end: Position = Field(description="Exclusive.")
    text: str


class Fix(_Model):
    """A repair."""

    title: str = Field(description="What it does, as an order.")
    safety: Safety = Field(
        description="`safe`: applied by --fix; `unsafe`: by --unsafe-fixes; `suggestion`: never in bulk."
    )
    edits: list[Edit]


class Related(_Model):
    """A second place that belongs to a finding."""

    path: str
    start: Position
    end: Position = Field(description="Exclusive.")
    message: str


class Finding(_Model):
    """One thing that is wrong, at one place."""

    path: str = Field(description="Relative to the site's root, with `/`.")
    code: str = Field(pattern=r"^[A-Z]{3}[0-9]{3}$")
    name: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    severity: Severity
    message: str
    start: Position
    end: Position = Field(description="Exclusive.")
    fix: Fix | None
    related: list[Related]
    url: str = Field(description="The rule's page.")


class Tool(_Model):
    """Who wrote the report."""

    name: Literal["sitecheck"]
    version: str


class Summary(_Model):
    """Counts."""

    files: Count = Field(description="Files read.")
    error: Count
    warning: Count
    info: Count
    suppressed: Count = Field(description="Findings silenced by a comment in the site.")
    fixable: Count = Field(description="Findings that --fix mends.")


class ReportModel(_Model):
    """What `sitecheck check --format json` prints."""

    version: Literal[1] = Field(description="Of this form.")
    tool: Tool
    findings: list[Finding]
    summary: Summary


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the report."""
    schema = ReportModel.model_json_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "sitecheck report",
        **{key: value for key, value in schema.items() if key != "title"},
    }


def json_schema_text() -> str:
    """The content of `schemas/report.schema.json`."""
    import json

    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"
