"""Files and codes agree."""

import datetime
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from tracker.loading import Item, Loaded
from tracker.models import Context, Plan
from tracker.problems import Finding, Said


def file_name_has_code(loaded: Loaded, _as_of: datetime.date) -> Iterator[Finding]:
    """The name of a measure's or objective's file begins with its code.

    Right: 1.06-video-competition.yml with code: "1.6"
    Wrong: 1.06-video-competition.yml with code: "1.7"
    """
    for files in loaded.plans:
        for item in files.coded:
            wanted = _padded(item.record.code)
            name = item.path.rpartition("/")[2]
            if not (name.startswith(f"{wanted}-") and _NAME.fullmatch(name, len(wanted) + 1)):
                yield Finding(
                    item.path,
                    ("code",),
                    "file-name-has-code",
                    Said(
                        f"kodas {item.record.code} ir failo vardas „{name}“ nesutampa.",
                        f'code {item.record.code} and the file name "{name}" disagree.',
                    ),
                    Said(f"Failo vardas turi būti {wanted}-trumpas-pavadinimas.yml.", f"The file must be called {wanted}-short-name.yml."),
                )


_NAME = re.compile(r"[a-z0-9-]+\.yml")


def _padded(code: str) -> str:
    objective, _, number = code.partition(".")
    return f"{objective}.{int(number):02}" if number else objective


def file_name_has_id(loaded: Loaded, _as_of: datetime.date) -> Iterator[Finding]:
    """The id of a plan is the name of its folder, the id of a table the name of its file.

    Right: plan/klaipeda-2020-2025/plan.yml with id: klaipeda-2020-2025
    Wrong: plan/klaipeda-2020-2025/plan.yml with id: klaipeda
    """
    for files in loaded.plans:
        found: list[tuple[Item[Plan] | Item[Context], str]] = [(files.plan, files.folder)] if files.plan else []
        found += [(item, PurePosixPath(item.path).stem) for item in files.context]
        for item, wanted in found:
            if item.record.id != wanted:
                yield Finding(
                    item.path,
                    ("id",),
                    "file-name-has-id",
                    Said(
                        f"identifikatorius „{item.record.id}“ nesutampa su aplanko ar failo vardu „{wanted}“.",
                        f'id "{item.record.id}" and the name "{wanted}" of the folder or file disagree.',
                    ),
                    Said(f"Rašykite id: {wanted}.", f"Write id: {wanted}."),
                )


def address_free(loaded: Loaded, _as_of: datetime.date) -> Iterator[Finding]:
    """A plan is not called as a part of the site is: both would stand at the same address.

    Right: id: klaipeda-2020-2025
    Wrong: id: search
    """
    for files in loaded.plans:
        name = files.plan.record.id if files.plan else ""
        if files.plan and name in TAKEN:
            yield Finding(
                files.plan.path,
                ("id",),
                "address-free",
                Said(
                    f"adresas „{files.plan.record.id}“ svetainėje jau užimtas.",
                    f'the address "{files.plan.record.id}" is taken by the site.',
                ),
                Said("Pavadinkite planą kitaip, pvz., miestas-2026-2030.", "Call the plan something else, such as city-2026-2030."),
            )


TAKEN = {
    *("accessibility", "assets", "changes", "data", "en", "help", "institutions", "lt", "method"),
    *("pagefind", "pictures", "privacy", "report", "search"),
}
"""First steps of the site's own addresses, those kept for later included."""


def code_once(loaded: Loaded, _as_of: datetime.date) -> Iterator[Finding]:
    """A code stands for one measure (or objective) of a plan.

    Right: code: "1.6" in one file
    Wrong: code: "1.6" in two files
    """
    for files in loaded.plans:
        for group in (files.objectives, files.measures):
            first: dict[str, str] = {}
            for item in group:
                code = item.record.code
                if code in first:
                    yield Finding(
                        item.path,
                        ("code",),
                        "code-once",
                        Said(f"kodas {code} jau yra faile {first[code]}.", f"code {code} stands in {first[code]} already."),
                        Said("Vienam iš jų duokite kitą kodą.", "Give one of them another code."),
                    )
                first.setdefault(code, item.path)


def institution_once(loaded: Loaded, _as_of: datetime.date) -> Iterator[Finding]:
    """An id stands for one institution.

    Right: - id: kspsc, once
    Wrong: - id: kspsc, twice
    """
    if loaded.institutions is None:
        return
    seen: set[str] = set()
    for index, entry in enumerate(loaded.institutions.record.institutions):
        if entry.id in seen:
            yield Finding(
                loaded.institutions.path,
                ("institutions", index, "id"),
                "institution-once",
                Said(f"institucija „{entry.id}“ jau yra.", f'the institution "{entry.id}" is here already.'),
                Said("Palikite vieną įrašą.", "Keep one of the entries."),
            )
        seen.add(entry.id)
