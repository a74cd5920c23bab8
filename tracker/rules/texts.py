"""Texts and contacts."""

import datetime
import re
from collections.abc import Iterator

from tracker.loading import Loaded
from tracker.models import Text, contents
from tracker.problems import Finding, Level, Said

REPORT_FIELDS = "status"
"""Institutions owe their reports in Lithuanian only; the site shows them, marked, on English pages."""


def both_languages(loaded: Loaded, _as_of: datetime.date) -> Iterator[Finding]:
    """Texts of the plan are given in Lithuanian and in English (warning); reports may be Lithuanian only.

    Right: short_title: {lt: Vaizdo darbų konkursas, en: Video competition}
    Wrong: short_title: {en: Video competition}
    """
    items = [loaded.institutions] if loaded.institutions else []
    for files in loaded.plans:
        items += [item for item in (files.plan, files.services, files.discrepancies) if item]  # type: ignore[misc]
        items += [*files.objectives, *files.measures, *files.context]  # type: ignore[list-item]
    for item in items:
        for at, text in contents(item.record, Text, without=REPORT_FIELDS):
            if text.lt is None or text.en is None:
                lacking = "lt" if text.lt is None else "en"
                yield Finding(
                    item.path,
                    at,
                    "both-languages",
                    Said(f"trūksta vertimo ({lacking}).", f"the translation ({lacking}) is missing."),
                    Said(
                        f"Pridėkite {lacking}: …; kol jo nėra, rodomas kitos kalbos tekstas su žyma.",
                        f"Add {lacking}: …; until then the other language is shown, marked.",
                    ),
                    Level.WARNING,
                )


PHONE = re.compile(r"1\d{2,4}|116 ?\d{3}|0 ?\d[\d ]{4,11}|\+\d[\d ]{6,16}")
"""Short numbers (112, 1808), 116 numbers, national numbers with 0 (8 stopped working on 2025-03-01), international ones."""


def phone_can_be_dialled(loaded: Loaded, _as_of: datetime.date) -> Iterator[Finding]:
    """A published phone number is short like 112, or begins with 0 or +; numbers with 8 no longer work.

    Right: value: "+370 46 000000"
    Wrong: value: "8 46 000000"
    """
    if loaded.institutions is None:
        return
    for index, entry in enumerate(loaded.institutions.record.institutions):
        for seat, contact in enumerate(entry.contacts):
            if contact.what == "phone" and not PHONE.fullmatch(contact.value):
                yield Finding(
                    loaded.institutions.path,
                    ("institutions", index, "contacts", seat, "value"),
                    "phone-can-be-dialled",
                    Said("tokiu numeriu prisiskambinti negalima (8 nebegalioja).", "this number cannot be dialled (8 no longer works)."),
                    Said('Rašykite "112", "0 …" arba "+370 …".', 'Write "112", "0 …" or "+370 …".'),
                )
