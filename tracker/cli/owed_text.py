"""What the command `owed` writes: lines for a person, plain values for a program."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any

from tracker.cli.mailing import Mail
from tracker.models import Text
from tracker.problems import Language
from tracker.progress import Cell, MeasureProgress, Owed, OwedTotals, Owing, Reported, SiteProgress, totals
from tracker.wording import Wording, wording


def plain(site: SiteProgress, owing: Sequence[Owing], year: int | None, mail: Mail) -> dict[str, Any]:
    """What `--format json` prints: days as `2026-03-31`, years as numbers, names in both languages.

    `totals` counts once what several institutions owe together; `letters` and `worksheets` are the files that were written.
    """
    count = totals(owing)
    return {
        "as_of": str(site.as_of),
        "fictional": site.dataset.fictional,
        "year": year,
        "totals": {name: getattr(count, name) for name in OwedTotals.__slots__},
        "institutions": [
            {"id": one.institution.id, "name": _both(one.institution.name), "plans": [_plain_plan(each) for each in one.plans]}
            for one in owing
        ],
        "letters": [str(path) for path in mail.letters],
        "worksheets": [str(path) for path in mail.worksheets],
    }


def _plain_plan(owed: Owed) -> dict[str, Any]:
    def reports(found: tuple[Reported, ...]) -> list[dict[str, Any]]:
        return [{"measure": one.measure.code, "year": cell.year, "deadline": str(cell.deadline)} for one, cell in found]

    return {
        "id": owed.plan.data.plan.id,
        "missing": reports(owed.missing),
        "awaited": reports(owed.awaited),
        "overdue": [{"measure": one.measure.code, "end": str(one.end)} for one in owed.overdue],
        "unsupported": [
            {"measure": one.measure.code, "year": cell.year, "state": cell.shown.value, "reported_on": str(cell.status.reported_on)}
            for one, cell in owed.unsupported
            if cell.status
        ],
    }


def _both(text: Text) -> dict[str, str]:
    return {language: words for language, words in (("lt", text.lt), ("en", text.en)) if words}


def lines(site: SiteProgress, owing: Sequence[Owing], language: Language, asked: str | None, mail: Mail) -> Iterator[str]:
    """What a person reads: institution by institution, and the sum at the end; `asked` is the one that was asked for."""
    return _Screen(site, wording(language)).lines(owing, asked, mail)


class _Screen:
    def __init__(self, site: SiteProgress, w: Wording) -> None:
        self.site = site
        self.w = w
        day = w("as_of", day=w.day(site.as_of))
        self.day = day[:1].upper() + day[1:]

    def lines(self, owing: Sequence[Owing], asked: str | None, mail: Mail) -> Iterator[str]:
        """See the function of the same name."""
        w = self.w
        if self.site.dataset.fictional:
            yield from (w("fictional_banner"), "")
        for one in owing:
            yield f"{w.name(one.institution)} ({one.institution.id})"
            for owed in one.plans:
                yield f"  {w.text(owed.plan.data.plan.short_title)}"
                yield from self._of_plan(owed)
            yield ""
        yield self._sum(owing) if owing else self._nothing(asked)
        yield from (f"{self._said('įrašyta', 'written')}: {path}" for path in mail.files)

    def _of_plan(self, owed: Owed) -> Iterator[str]:
        w = self.w
        if owed.missing:
            yield f"    {w('owed_missing', n=len(owed.missing))}"
            yield from self._years(owed.missing, self._until)
        if owed.awaited:
            yield f"    {w('owed_awaited', n=len(owed.awaited))}"
            yield from self._years(owed.awaited, self._until)
        if owed.overdue:
            yield f"    {w('owed_overdue', n=len(owed.overdue))}"
            yield from (f"      {self._title(one)}: {w('owed_end', day=one.end)}" for one in owed.overdue)
        if owed.unsupported:
            yield f"    {w('owed_unsupported', n=len(owed.unsupported))}"
            yield from self._years(owed.unsupported, self._reported)

    def _years(self, reports: Sequence[Reported], day: Callable[[Cell], str]) -> Iterator[str]:
        """A line a measure, with its years."""
        for one, group in groupby(reports, key=lambda report: report[0]):
            yield f"      {self._title(one)}: {', '.join(f'{cell.year} ({day(cell)})' for _, cell in group)}"

    def _title(self, one: MeasureProgress) -> str:
        return f"{one.measure.code} {' '.join(self.w.text(one.measure.short_title).split())}"

    def _until(self, cell: Cell) -> str:
        return self.w("until", day=cell.deadline)

    def _reported(self, cell: Cell) -> str:
        assert cell.status is not None, "what is unsupported was reported"
        return self.w("owed_reported", state=self.w(f"shown_{cell.shown}").lower(), day=cell.status.reported_on)

    def _sum(self, owing: Sequence[Owing]) -> str:
        w, count = self.w, totals(owing)
        counted = (
            (count.missing, w("owed_missing", n=count.missing)),
            (count.awaited, w("owed_awaited", n=count.awaited)),
            (count.overdue, w("owed_overdue", n=count.overdue)),
            (count.unsupported, w("owed_unsupported", n=count.unsupported)),
        )
        parts = [w("n_institutions", n=count.institutions), *(words[:1].lower() + words[1:] for number, words in counted if number)]
        # Listed once for each who answers for it, counted once.
        listed = sum(len(owed.missing) + len(owed.awaited) + len(owed.overdue) for one in owing for owed in one.plans)
        once = "" if listed == count.missing + count.awaited + count.overdue else f" {self._said(*_ONCE)}"
        return f"{self.day}: {'; '.join(parts)}.{once}"

    def _nothing(self, asked: str | None) -> str:
        """Why there is nothing to list."""
        nothing = self._said("nieko nelaukiama.", "nothing is owed.")
        heir = self.site.dataset.institutions[asked].succeeded_by if asked else None
        if heir:
            why = self._said(f" Funkcijas perėmė {heir}.", f" The tasks were taken over by {heir}.")
        elif asked and asked not in self.site.reporting:
            why = self._said(" Ši institucija už jokią priemonę neatsako.", " This institution answers for no measure.")
        else:
            why = ""
        return f"{self.day}: {nothing}{why}"

    def _said(self, lt: str, en: str) -> str:
        return lt if self.w.language == "lt" else en


_ONCE = (
    "Kas laukiama iš kelių vykdytojų, rodoma prie kiekvieno, o čia skaičiuojama vieną kartą.",
    "What several owners owe together stands beside each of them and counts once here.",
)
