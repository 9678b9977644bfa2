"""What the records of `data/` must look like. Used by the tests and by whoever edits the tables; the
matchers never import it, pydantic is too slow for that.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Phrase = Annotated[str, StringConstraints(strip_whitespace=False, pattern=r"^\S(?:.*\S)?$")]
Month = Annotated[int, Field(ge=1, le=12)]
Year = Annotated[int, Field(ge=1600, le=2039)]
Held = Annotated[
    str, StringConstraints(pattern=r"^(?:(?:\d{4}-)?\d\d-\d\d/(?:\d{4}-)?\d\d-\d\d|\d\d(?:/\d\d)?)$")
]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Area = Literal[
    "ai", "arch", "bio", "control", "cv", "data", "eda", "general", "graphics", "hci", "medical", "ml", "net",
    "nlp", "other", "pl", "preprint", "remote", "robotics", "se", "security", "speech", "systems", "theory",
    "vis",
]  # fmt: skip


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class FormerName(_Record):
    """A name or acronym that a venue gave up."""

    name: Phrase
    until: Year


class Counted(_Record):
    """An edition's number, as in "46th International Conference on …"; yearly before and after it."""

    number: int = Field(ge=1, le=120)
    edition: Year
    since: Year


class VenueRecord(_Record):
    """A line of venues.jsonl.

    Attributes:
        key: unique name of the record; the acronym unless two venues share it.
        acronyms: right short forms, the preferred one first.
        name: the full official name.
        kind: conference, workshop, journal or preprint.
        area: field.
        organiser: society or publisher, empty if it has none.
        aliases: other right full names.
        incomplete: right but bare names that can't be mistaken for anything else: without the sponsor.
        bare: right but bare names of ordinary words, known in a venue slot or before the acronym only.
        wrong: names and acronyms that are wrong anywhere (number, case, "of" for "on" and the misspellings
            of misspellings.jsonl are found without being listed).
        context: ordinary words that are a wrong name inside a venue slot.
        former: names and acronyms until the year in which they were given up.
        ordinary: those of the right forms that are ordinary words or abbreviations too.
        cadence: how often an event is held.
        first_year: of the first edition or volume.
        counted: the number of one edition of a yearly series, and from which edition on it is counted so.
        years: every edition of an irregular series from the first to the last of them.
        skipped: years in which a regular series was not held.
        held: edition → when, as `MM`, `MM/MM`, `MM-DD/MM-DD` or with years where they differ.
        typical_held: months of editions that `held` doesn't list.
        notified: edition → months in which authors were told.
        typical_notified: the same for other editions.
        rolling: authors are told all the year round.
        prints: keys of the conferences whose papers a journal prints, all or by choice.
        checked: fields that were compared with one of the sources.
        sources: where the facts come from.
    """

    key: Phrase
    acronyms: list[Phrase] = Field(min_length=1)
    name: Phrase
    kind: Literal["conference", "workshop", "journal", "preprint"]
    area: Area
    organiser: str
    aliases: list[Phrase] = []
    incomplete: list[Phrase] = []
    bare: list[Phrase] = []
    wrong: list[Phrase] = []
    context: list[Phrase] = []
    former: list[FormerName] = []
    ordinary: list[Phrase] = []
    cadence: Literal["yearly", "odd", "even", "irregular"] | None = None
    first_year: Year | None = None
    counted: Counted | None = None
    years: list[Year] = []
    skipped: list[Year] = []
    held: dict[Year, Held] = {}
    typical_held: list[Month] = []
    notified: dict[Year, list[Month]] = {}
    typical_notified: list[Month] = []
    rolling: bool = False
    prints: list[Phrase] = []
    checked: list[str] = []
    sources: list[Phrase] = Field(min_length=1)

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        event = self.kind in {"conference", "workshop"}
        if event != (self.cadence is not None):
            raise ValueError("events have a cadence, journals and preprint servers have none")
        if not event and (self.held or self.typical_held or self.notified or self.typical_notified):
            raise ValueError("only events are held")
        if self.prints and self.kind != "journal":
            raise ValueError("only journals print the papers of conferences")
        if unknown := set(self.ordinary) - {*self.acronyms, self.name, *self.aliases}:
            raise ValueError(f"not a right form: {sorted(unknown)}")
        if self.years and self.cadence != "irregular":
            raise ValueError("only irregular series list their years")
        if self.years != sorted(set(self.years)):
            raise ValueError("years must rise")
        if self.cadence in {"odd", "even"}:
            odd = [year for year in self.held if year % 2 != (self.cadence == "odd") and year > 2009]
            if odd:
                raise ValueError(f"held in {odd}, against its cadence")
        if gone := set(self.skipped) & set(self.held):
            raise ValueError(f"both held and skipped: {sorted(gone)}")
        return self


class InstitutionRecord(_Record):
    """A line of institutions.jsonl.

    Attributes:
        name: the official English name.
        acronyms: right short forms, the usual one first.
        ordinary: acronyms that mean other things too, and are not matched alone.
        country: ISO 3166 code of the seat.
        aliases: other right names, in other languages too.
        wrong: names that are wrong anywhere (number, case and the misspellings of misspellings.jsonl are
            found without being listed).
        sources: where the facts come from.
    """

    name: Phrase
    acronyms: list[Phrase] = []
    ordinary: list[Phrase] = []
    country: Country
    aliases: list[Phrase] = []
    wrong: list[Phrase] = []
    sources: list[Phrase] = Field(min_length=1)


class PlaceRecord(_Record):
    """A line of places.jsonl.

    Attributes:
        name: the English name.
        kind: country, region or city.
        country: ISO 3166 code.
        aliases: other right names.
        wrong: names that are wrong anywhere.
        foreign: names of other languages, wrong in English text.
        source: where the facts come from.
    """

    name: Phrase
    kind: Literal["country", "region", "city"]
    country: Country
    aliases: list[Phrase] = []
    wrong: list[Phrase] = []
    foreign: list[Phrase] = []
    source: Phrase


class MisspellingRecord(_Record):
    """A line of misspellings.jsonl.

    Attributes:
        wrong: a misspelling of a word of names, in lower case; no word of any language in use here.
        right: the word.
        head: the word is a head word of institutions, whose misspelling is found in unknown names too.
    """

    wrong: Annotated[str, StringConstraints(pattern=r"^[a-zà-ÿ]+$")]
    right: Annotated[str, StringConstraints(pattern=r"^[a-zà-ÿ]+$")]
    head: bool = False
