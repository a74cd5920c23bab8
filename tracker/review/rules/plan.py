"""What may not happen to the plan's own text, its measures and who answers for them."""

import datetime
from collections.abc import Iterator

from tracker.loading import Item
from tracker.models import Measure, Objective, Plan
from tracker.problems import DataPath, Finding, Level, Said
from tracker.review.rules.history import Followed, History
from tracker.rules.about import participants
from tracker.rules.references import chain


def wording_amended(history: History, _as_of: datetime.date) -> Iterator[Finding]:
    """What the plan prints (title, aim, timeframe) is changed only with an amendment, or a note that its print had been read wrongly.

    Translations and the short names of this site are free.  An objective has no amendments: its source says what happened.

    Right: title with amendments: [{on: 2025-03-20, by: {lt: Taryba}, what: title, before: …, after: …}]
    Right: title with another source.note: {lt: Perrašant buvo praleistas žodis.}
    Wrong: title: {lt: Rengti pokalbius} where {lt: Rengti vakaro pokalbius} is printed, and nothing else
    """
    for one in history.measures:
        for at, what in _reworded(one.plan, one.was, one.now):
            if not one.amended(what):
                yield _reworded_at(one.path, at, _AMEND)
    for plan, path, was, now in history.objectives:
        if was.source == now.source:
            for at, _ in _reworded(plan, was, now):
                yield _reworded_at(path, at, _SAY_IN_SOURCE)


def _reworded(plan: Plan | None, was: Measure | Objective, now: Measure | Objective) -> Iterator[tuple[DataPath, str]]:
    """(place, what an amendment calls it) of every part of the print that is not as it was."""
    if plan is not None:
        for name in ("title", "aim"):
            texts = [getattr(getattr(side, name, None), plan.printed_language, None) for side in (was, now)]
            if texts[0] is not None and texts[0] != texts[1]:
                yield (name, plan.printed_language), name if name == "title" else "other"
    before, after = was.timeframe, now.timeframe
    for side in ("start", "end"):
        if getattr(before, side) != getattr(after, side) and before.note == after.note:
            yield ("timeframe", side), "timeframe"


def _reworded_at(path: str, at: DataPath, fix: Said) -> Finding:
    what = Said("pakeista tai, kas plane išspausdinta.", "what the plan prints was changed.")
    return Finding(path, at, "wording-amended", what, fix)


def owner_kept(history: History, _as_of: datetime.date) -> Iterator[Finding]:
    """An owner is dropped only with an amendment, or where another institution took over its tasks.

    Right: owners: [libraries] instead of [youth-club], with an amendment (what: owners)
    Right: owners: [family-centre] instead of [help-centre], with succeeded_by: family-centre in plan/institutions.yml
    Wrong: owners: [help-centre] instead of [help-centre, city], and nothing else
    """
    known = participants(history.after).known
    for one in history.measures:
        dropped = [name for name in one.was.owners if name not in one.now.owners]
        left = [name for name in dropped if not {*chain(known, name)} & {*one.now.owners}]
        if left and not one.amended("owners"):
            listed = ", ".join(left)
            yield Finding(
                one.path,
                ("owners",),
                "owner-kept",
                Said(f"vykdytojų nebėra: {listed}.", f"no longer among the owners: {listed}."),
                Said(
                    "Grąžinkite arba įrašykite sprendimą į ‹amendments› (what: owners).",
                    "Put it back, or enter the decision in ‹amendments› (what: owners).",
                ),
                on_key=True,
            )


def measure_kept(history: History, _as_of: datetime.date) -> Iterator[Finding]:
    """A measure is not deleted: one that ends is discontinued, one that another replaces is superseded.

    Right: state: discontinued with decision: {by: {lt: Taryba}, on: 2023-05-25}, or superseded: {by: "1.4", …}
    Wrong: the file of the measure is deleted, or gets another code
    """
    now = {files.folder: files for files in history.after.plans}
    for was in history.before.plans:
        after = now.get(was.folder)
        if after is None and was.plan is not None:
            yield _gone(was.plan, ("id",), Said("šio plano nebėra su visomis priemonėmis.", "this plan is gone with all its measures."))
        if after is None or not after.complete:
            continue
        codes = {item.record.code for item in after.measures}
        for item in was.measures:
            if item.record.code not in codes:
                code = item.record.code
                yield _gone(item, ("code",), Said(f"priemonės {code} nebėra.", f"measure {code} is gone."))


def _gone(item: Item[Measure] | Item[Plan], at: DataPath, what: Said) -> Finding:
    return Finding(item.path, at, "measure-kept", what, _PUT_BACK)


def one_owner_at_a_time(history: History, _as_of: datetime.date) -> Iterator[Finding]:
    """A change edits the measures of one institution (warning): each answers for its own.

    Right: a change of measures 1.1 and 1.4, both of help-centre
    Wrong: a change of measure 1.1 of help-centre and of 2.1 of school
    """
    after = participants(history.after)
    edited = [one for one in history.measures if one.was != one.now]
    owners = [{*one.was.owners, *after.signing(one.now)} for one in edited]
    if not edited or set.intersection(*owners):
        return
    listed = ", ".join(_named(one) for one in edited)
    yield Finding(
        edited[0].path,
        ("owners",),
        "one-owner-at-a-time",
        Said(f"vienu pakeitimu keičiamos kelių vykdytojų priemonės: {listed}.", f"one change edits measures of several owners: {listed}."),
        Said(
            "Tegul kiekvienas vykdytojas savo priemones keičia atskirai.",
            "Let each owner change its own measures.",
        ),
        Level.WARNING,
        on_key=True,
    )


def _named(one: Followed) -> str:
    return f"{one.now.code} ({', '.join(one.now.owners)})"


_AMEND = Said(
    "Grąžinkite, kaip buvo, arba įrašykite sprendimą į ‹amendments›; jei planas buvo blogai perrašytas, paaiškinkite lauke ‹source.note›.",
    "Put it back, or enter the decision in ‹amendments›; where the print had been read wrongly, explain it in ‹source.note›.",
)
_SAY_IN_SOURCE = Said(
    "Grąžinkite, kaip buvo, arba paaiškinkite lauke ‹source.note›.",
    "Put it back as it was, or explain it in ‹source.note›.",
)
_PUT_BACK = Said(
    "Grąžinkite failą; priemonei, kuri baigiasi, rašykite būseną ‹discontinued›, pakeistai kita – ‹superseded›.",
    "Put the file back; a measure that ends gets the state ‹discontinued›, one that another replaces gets ‹superseded›.",
)
