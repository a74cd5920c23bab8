"""What is named exists, and once."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tracker.loading import Item, Loaded, PlanFiles, suggestion
from tracker.models import Measure, Source, contents
from tracker.problems import DataPath, Finding, Level, Said

Mention = tuple[str, DataPath, str]
"""A file, the place in it, and the institution named there."""


def _of_measure(path: str, measure: Measure) -> Iterator[Mention]:
    for role in ("owners", "partners"):
        for index, name in enumerate(getattr(measure, role)):
            yield path, (role, index), name
    for year, report in measure.status.items():
        yield path, ("status", str(year), "reported_by"), report.reported_by
        for index, contribution in enumerate(report.contributions):
            yield path, ("status", str(year), "contributions", index, "by"), contribution.by


def _of_plan(files: PlanFiles) -> Iterator[Mention]:
    if files.plan:
        path, plan = files.plan.path, files.plan.record
        yield path, ("publisher",), plan.publisher
        if plan.coordinator:
            yield path, ("coordinator",), plan.coordinator
        for index, group in enumerate(plan.groups):
            if group.institution:
                yield path, ("groups", index, "institution"), group.institution
            for seat, member in enumerate(group.members):
                yield path, ("groups", index, "members", seat, "institution"), member.institution
        for index, item in enumerate(plan.funding):
            if item.institution:
                yield path, ("funding", index, "institution"), item.institution
        for index, project in enumerate(plan.projects):
            yield path, ("projects", index, "lead_partner"), project.lead_partner
            for seat, partner in enumerate(project.partners):
                yield path, ("projects", index, "partners", seat), partner
    for objective in files.objectives:
        if objective.record.lead:
            yield objective.path, ("lead",), objective.record.lead
        for year, assessment in objective.record.status.items():
            yield objective.path, ("status", str(year), "assessed_by"), assessment.assessed_by
    if files.services:
        for index, service in enumerate(files.services.record.services):
            for seat, provider in enumerate(service.providers):
                yield files.services.path, ("services", index, "providers", seat, "institution"), provider.institution
    if files.discrepancies:
        for index, entry in enumerate(files.discrepancies.record.discrepancies):
            for seat, name in enumerate(entry.institutions):
                yield files.discrepancies.path, ("discrepancies", index, "institutions", seat), name


def _of_institutions(loaded: Loaded) -> Iterator[Mention]:
    if loaded.institutions:
        for index, entry in enumerate(loaded.institutions.record.institutions):
            for key in ("parent", "possibly_same_as", "succeeded_by"):
                if name := getattr(entry, key):
                    yield loaded.institutions.path, ("institutions", index, key), name


def _mentions(loaded: Loaded) -> Iterator[Mention]:
    yield from _of_institutions(loaded)
    for files in loaded.plans:
        yield from _of_plan(files)
        for item in files.measures:
            yield from _of_measure(item.path, item.record)


def known_institution(loaded: Loaded, _as_of: datetime.date) -> Iterator[Finding]:
    """Every institution named anywhere stands in plan/institutions.yml.

    Right: partners: [kspsc]
    Wrong: partners: [kspcs]
    """
    if loaded.institutions is None:
        return
    known = {entry.id for entry in loaded.institutions.record.institutions}
    for path, at, name in _mentions(loaded):
        if name not in known:
            near = suggestion(name, known)
            yield Finding(
                path,
                at,
                "known-institution",
                Said(f"institucijos „{name}“ sąraše plan/institutions.yml nėra.", f'"{name}" is not in plan/institutions.yml.'),
                Said(
                    f"{near.lt} Naują instituciją pirmiausia įrašykite ten.".strip(),
                    f"{near.en} Enter a new institution there first.".strip(),
                ),
            )


def known_objective(loaded: Loaded, _as_of: datetime.date) -> Iterator[Finding]:
    """The objective of a measure exists in its plan, and the measure's code begins with it.

    Right: code: "1.6" with objective: "1"
    Wrong: code: "1.6" with objective: "9"
    """
    for files in loaded.plans:
        if not files.complete:
            continue
        known = {item.record.code for item in files.objectives}
        for item in files.measures:
            code, objective = item.record.code, item.record.objective
            if objective not in known:
                listed = ", ".join(sorted(known, key=int))
                yield Finding(
                    item.path,
                    ("objective",),
                    "known-objective",
                    Said(f"uždavinio {objective} šiame plane nėra.", f"there is no objective {objective} in this plan."),
                    Said(f"Galimi: {listed}.", f"Use one of: {listed}."),
                )
            elif not code.startswith(f"{objective}."):
                yield Finding(
                    item.path,
                    ("objective",),
                    "known-objective",
                    Said(f"priemonė {code} priskirta uždaviniui {objective}.", f"measure {code} is put under objective {objective}."),
                    Said(f'Rašykite objective: "{code.split(".")[0]}".', f'Write objective: "{code.split(".")[0]}".'),
                )


def known_measure(loaded: Loaded, _as_of: datetime.date) -> Iterator[Finding]:
    """A measure that takes another's place, or that a discrepancy touches, exists in the same plan.

    Right: superseded: {by: "2.4", …}
    Wrong: superseded: {by: "2.44", …}
    """
    for files in loaded.plans:
        if not files.complete:
            continue
        known = {item.record.code for item in files.measures}
        named: list[tuple[str, DataPath, str, str]] = [
            (item.path, ("superseded", "by"), item.record.superseded.by, item.record.code)
            for item in files.measures
            if item.record.superseded
        ]
        if files.discrepancies:
            named += [
                (files.discrepancies.path, ("discrepancies", index, "measures", seat), code, "")
                for index, entry in enumerate(files.discrepancies.record.discrepancies)
                for seat, code in enumerate(entry.measures)
            ]
        for path, at, code, own in named:
            if code not in known or code == own:
                yield Finding(
                    path,
                    at,
                    "known-measure",
                    Said(f"kitos priemonės {code} šiame plane nėra.", f"there is no other measure {code} in this plan."),
                    _one_of(code, known - {own}),
                )


def _one_of(written: str, known: Iterable[str]) -> Said:
    """«Did you mean …?», or else what there is to choose from."""
    near = suggestion(written, known)
    listed = ", ".join(sorted(known)[:10])
    if near.en or not listed:
        return near if near.en else Said("Ištrinkite šią eilutę.", "Delete this line.")
    return Said(f"Galima rašyti, pvz.: {listed}.", f"There is for example: {listed}.")


def known_plan(loaded: Loaded, _as_of: datetime.date) -> Iterator[Finding]:
    """The plan that follows another exists.

    Right: successor: klaipeda-2026-2030, with a folder of that name
    Wrong: successor: klaipeda-2030, without one
    """
    known = {files.folder for files in loaded.plans}
    for files in loaded.plans:
        if files.plan and files.plan.record.successor and files.plan.record.successor not in known - {files.folder}:
            yield Finding(
                files.plan.path,
                ("successor",),
                "known-plan",
                Said(f"kito plano „{files.plan.record.successor}“ nėra.", f'there is no other plan "{files.plan.record.successor}".'),
                _one_of(files.plan.record.successor, known - {files.folder}),
            )


def known_document(loaded: Loaded, _as_of: datetime.date) -> Iterator[Finding]:
    """A source document that is referred to is described in plan.yml (for institutions: in that of any plan).

    Right: source: {document: lmlo-2022} with documents: [{id: lmlo-2022, …}]
    Wrong: source: {document: lmlo}
    """
    everywhere: set[str] = set()
    for files in loaded.plans:
        if files.plan is None:
            continue
        known = {document.id for document in files.plan.record.documents}
        everywhere |= known
        singles = (item for item in (files.plan, files.services, files.discrepancies) if item)
        for item in (*singles, *files.objectives, *files.measures, *files.context):
            yield from _unknown_documents(item, known)
    if loaded.institutions and everywhere and all(files.plan for files in loaded.plans):
        yield from _unknown_documents(loaded.institutions, everywhere)


def _unknown_documents(item: Item[Any], known: set[str]) -> Iterator[Finding]:
    for at, source in contents(item.record, Source):
        document = source.document
        if document and document not in known:
            yield Finding(
                item.path,
                (*at, "document"),
                "known-document",
                Said(f"dokumento „{document}“ faile plan.yml nėra.", f'plan.yml has no document "{document}".'),
                _one_of(document, known),
            )


def known_row(loaded: Loaded, _as_of: datetime.date) -> Iterator[Finding]:
    """A row of statistics uses an indicator and an area that its file names.

    Right: {indicator: reports, area: klaipeda, …} with both described above
    Wrong: {indicator: report, area: klaipeda, …}
    """
    for files in loaded.plans:
        for item in files.context:
            for index, row in enumerate(item.record.rows):
                for key, known in (("indicator", item.record.indicators), ("area", item.record.areas)):
                    name = getattr(row, key)
                    if name not in known:
                        yield Finding(
                            item.path,
                            ("rows", index, key),
                            "known-row",
                            Said(f"„{name}“ šiame faile neaprašyta ({key}s).", f'"{name}" is not described in this file ({key}s).'),
                            _one_of(name, known),
                        )


def known_table(loaded: Loaded, _as_of: datetime.date) -> Iterator[Finding]:
    """A table of statistics that a discrepancy touches exists in the same plan.

    Right: context: [children-2018] with a file context/children-2018.yml
    Wrong: context: [children] without one
    """
    for files in loaded.plans:
        if not files.complete or files.discrepancies is None:
            continue
        known = {item.record.id for item in files.context}
        for index, entry in enumerate(files.discrepancies.record.discrepancies):
            for seat, name in enumerate(entry.context):
                if name not in known:
                    yield Finding(
                        files.discrepancies.path,
                        ("discrepancies", index, "context", seat),
                        "known-table",
                        Said(f"lentelės „{name}“ aplanke context nėra.", f'there is no table "{name}" in the folder context.'),
                        _one_of(name, known),
                    )


def owner_needed(loaded: Loaded, _as_of: datetime.date) -> Iterator[Finding]:
    """A measure has an owner.

    Right: owners: [kspsc]
    Wrong: owners: []
    """
    for files in loaded.plans:
        for item in files.measures:
            if not item.record.owners:
                yield Finding(
                    item.path,
                    ("owners",),
                    "owner-needed",
                    Said("priemonė neturi vykdytojo.", "the measure has no owner."),
                    Said("Įrašykite bent vieną instituciją.", "Name one institution at least."),
                )


def named_once(loaded: Loaded, _as_of: datetime.date) -> Iterator[Finding]:
    """An institution stands once in a measure: as owner or as partner.

    Right: owners: [kspsc], partners: [libraries]
    Wrong: owners: [kspsc], partners: [kspsc]
    """
    for files in loaded.plans:
        for item in files.measures:
            seen: set[str] = set()
            for role in ("owners", "partners"):
                for index, name in enumerate(getattr(item.record, role)):
                    if name in seen:
                        yield Finding(
                            item.path,
                            (role, index),
                            "named-once",
                            Said(f"institucija „{name}“ čia jau įrašyta.", f'"{name}" stands here already.'),
                            Said("Palikite ją vieną kartą.", "Keep it once."),
                        )
                    seen.add(name)


def institution_used(loaded: Loaded, _as_of: datetime.date) -> Iterator[Finding]:
    """Every institution of the list is named by a plan (warning).

    Right: an institution that is owner, partner, member, provider or parent somewhere
    Wrong: an entry that nothing refers to
    """
    if not loaded.complete or loaded.institutions is None:
        return
    used = {name for _, _, name in _mentions(loaded)}
    for index, entry in enumerate(loaded.institutions.record.institutions):
        if entry.id not in used and not entry.note:
            yield Finding(
                loaded.institutions.path,
                ("institutions", index, "id"),
                "institution-used",
                Said(f"institucijos „{entry.id}“ nemini nė vienas planas.", f'no plan names "{entry.id}".'),
                Said(
                    "Ištrinkite įrašą arba pastaboje (note) paaiškinkite, kam jis.", "Delete the entry, or say in its note what it is for."
                ),
                Level.WARNING,
            )


def no_circle(loaded: Loaded, _as_of: datetime.date) -> Iterator[Finding]:
    """An institution is not, through others, part or successor of itself.

    Right: parent: municipality
    Wrong: a with parent: b, and b with parent: a
    """
    if loaded.institutions is None:
        return
    entries = loaded.institutions.record.institutions
    for key in ("parent", "succeeded_by"):
        above = {entry.id: getattr(entry, key) for entry in entries}
        for index, entry in enumerate(entries):
            if entry.id in chain(above, entry.id):
                yield Finding(
                    loaded.institutions.path,
                    ("institutions", index, key),
                    "no-circle",
                    Said("grandinė sugrįžta į tą pačią instituciją.", "the chain leads back to the same institution."),
                    Said("Vieną iš nuorodų ištrinkite.", "Delete one of the links."),
                )


def chain(above: Mapping[str, str | None], start: str) -> Iterable[str]:
    """Everything above `start`, each once."""
    seen: list[str] = []
    following = above.get(start)
    while following and following not in seen:
        seen.append(following)
        following = above.get(following)
    return seen
