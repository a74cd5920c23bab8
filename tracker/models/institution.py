"""Institutions: everybody a plan names. Shared by all plans."""

from enum import StrEnum
from typing import Literal

from pydantic import ConfigDict, model_validator

from tracker.models.base import LINK_IN_EDITORS, Account, Date, Flag, Id, InstitutionId, Line, Link, Record, Source, Text, check_link


class Kind(StrEnum):
    """What kind of body an institution is."""

    MUNICIPAL = "municipal"
    STATE = "state"
    POLICE = "police"
    PROSECUTION = "prosecution"
    COURT = "court"
    PROBATION = "probation"
    HEALTH = "health"
    EDUCATION = "education"
    NGO = "ngo"
    GROUP = "group"
    HELPLINE = "helpline"
    CATEGORY = "category"
    SERVICE = "service"


class NameBasis(StrEnum):
    """Where a name comes from."""

    PRINTED = "printed"
    OFFICIAL = "official"
    TRANSLATED = "translated"


class NameBases(Record):
    """Where the Lithuanian and the English name come from."""

    lt: NameBasis
    """`printed` in a source, `official` (used by the body itself or the law) or `translated` by this site."""
    en: NameBasis
    """The same for the English name."""


class Contact(Record):
    """A contact that the institution has published. Never a person's, never a shelter's address."""

    # For editors: what `_address_of_a_site` demands.
    model_config = ConfigDict(
        json_schema_extra={
            "if": {"properties": {"what": {"const": "web"}}, "required": ["what"]},
            "then": {"properties": {"value": LINK_IN_EDITORS}},
        }
    )

    what: Literal["phone", "email", "web"]
    """What kind of contact it is."""
    value: Line
    """The contact itself; a phone number as 112, `0 …` or `+370 …`."""
    source: Source
    """Where it was published."""
    published: Line
    """When it was published (a year or a day)."""
    verified_on: Date | None = None
    """The day on which somebody last compared it with the source; a phone number or e-mail without one is not shown."""

    @model_validator(mode="after")
    def _address_of_a_site(self) -> "Contact":
        """An address becomes a link, so it is held to what links may be."""
        if self.what == "web":
            check_link(self.value)
        return self


class Institution(Record):
    """A body, a group or a category of bodies that a plan names."""

    id: Id
    """The name that the measures' files use."""
    name: Text
    """Full name in both languages."""
    short_name: Text | None = None
    """Short name for lists and charts."""
    name_basis: NameBases
    """Where each name comes from."""
    official_name: Line | None = None
    """What the body calls itself in Lithuanian, where the plan prints something else."""
    aliases: tuple[Line, ...] = ()
    """Other spellings seen in the sources."""
    kind: Kind
    """What kind of body it is."""
    kind_uncertain: Flag = False
    """`true` where the sources do not say and this site chose the likeliest."""
    collective: Flag = False
    """`true` for a category of bodies ("Secondary schools"), whose members are not named."""
    everyone: Flag = False
    """`true` for an entry that stands for every institution of the plan."""
    parent: InstitutionId | None = None
    """The institution it is a part of."""
    possibly_same_as: InstitutionId | None = None
    """Another entry that is probably the same body."""
    succeeded_by: InstitutionId | None = None
    """The institution that took over its tasks."""
    country: Literal["LT", "LV"] = "LT"
    """Country."""
    contacts: tuple[Contact, ...] = ()
    """Published contacts."""
    accounts: tuple[Account, ...] = ()
    """Accounts that are asked to look at a change of its measures: those of a team, not of a person."""
    profile: Text | None = None
    """What the sources say about the body."""
    sources: tuple[Link, ...] = ()
    """Public addresses that support the names."""
    note: Text | None = None
    """What a reader should know about the entry."""


class Institutions(Record):
    """The file `plan/institutions.yml`."""

    institutions: tuple[Institution, ...]
    """All institutions of all plans."""
