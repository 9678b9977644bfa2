"""What `sitecheck inspect` prints, as Pydantic models; the contract with other tools."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, SerializerFunctionWrapHandler, model_serializer


class _Model(BaseModel):
    """Keys that don't apply are left out."""

    model_config = ConfigDict(extra="forbid")

    @model_serializer(mode="wrap")
    def _without_what_does_not_apply(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        data: dict[str, Any] = handler(self)
        optional = {name for name, field in type(self).model_fields.items() if not field.is_required()}
        return {key: value for key, value in data.items() if key not in optional or value is not None}


class Position(_Model):
    """A place in a file."""

    line: int = Field(ge=1, description="1-based.")
    column: int = Field(ge=1, description="1-based, in Unicode code points.")


class HeadingModel(_Model):
    """A heading as the site shows it."""

    level: int = Field(ge=1, le=6)
    text: str
    id: str | None = Field(default=None, description="The id that kramdown gives it.")
    line: int


class LinkModel(_Model):
    """A link or image."""

    kind: str = Field(pattern="^(external|internal|anchor|mail|image)$")
    target: str
    text: str
    start: Position
    end: Position


class VenueModel(_Model):
    """A mention of a venue."""

    acronym: str
    year: int | None = None


class ItemModel(_Model):
    """What a section lists."""

    line: int
    text: str
    date: str | list[str | None] | None = Field(
        default=None, description="YYYY, YYYY-MM, YYYY-MM-DD, or [from, to] with null for an open end."
    )
    venues: list[VenueModel] | None = None
    title: str | None = Field(default=None, description="A paper's title.")
    authors: list[str] | None = None
    owner_marked: bool | None = Field(default=None, description="Whether the owner's name is set in bold.")
    links: list[str] | None = None


class SectionModel(_Model):
    """A part of a page under a heading."""

    kind: str = Field(
        pattern="^(about|news|publications|awards|education|experience|services|talks|teaching|projects|other)$"
    )
    title: str
    line: int
    items: list[ItemModel]


class PageModel(_Model):
    """One page."""

    path: str
    url: str | None = None
    front_matter: dict[str, Any] | None = None
    headings: list[HeadingModel]
    anchors: list[str]
    links: list[LinkModel]
    sections: list[SectionModel]


class SiteModel(_Model):
    """The site."""

    root: str
    theme: str
    owner: str | None = None


class Inspection(_Model):
    """The homepage as sitecheck understands it."""

    site: SiteModel
    pages: list[PageModel]


def json_schema() -> dict[str, Any]:
    """The JSON Schema of `sitecheck inspect --format json`."""
    return Inspection.model_json_schema()
