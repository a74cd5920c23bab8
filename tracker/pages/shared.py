"""The pages that belong to no single plan: institutions, and where to get help."""

from collections.abc import Iterator
from itertools import groupby

from tracker.models import Institution, Kind, Service, Text
from tracker.models.plan import Provider
from tracker.pages.plan import PlanCharts
from tracker.pages.render import Crumb, Page, Renderer, calendar_path, feed_path, institution_path
from tracker.progress import Cell, MeasureProgress, PlanProgress, Reported
from tracker.updating.form import REPORT, SCRIPTS, speaking


def by_measure(reports: tuple[Reported, ...]) -> list[tuple[MeasureProgress, list[Cell]]]:
    """Years grouped by their measure, in the order of the plan."""
    return [(one, [cell for _, cell in group]) for one, group in groupby(reports, key=lambda pair: pair[0])]


class SharedPages:
    """Makes the pages about institutions and help."""

    def __init__(self, renderer: Renderer, charts: list[tuple[PlanProgress, PlanCharts]]) -> None:
        self.charts = charts
        self.renderer = renderer
        self.site = renderer.site
        self.home = Crumb(renderer.w("home"), "")

    def all(self) -> Iterator[Page]:
        """Every page."""
        yield self.institutions()
        yield from self.institution_pages()
        yield self.help()
        yield self.search()
        yield self.report()

    def _sorted(self) -> list[Institution]:
        w = self.renderer.w
        return sorted(self.site.dataset.institutions.values(), key=lambda entry: w.sort_key(w.name(entry)))

    def institutions(self) -> Page:
        """The list of all institutions, by kind."""
        w = self.renderer.w
        kinds = [(kind, [self._counts(entry) for entry in self._sorted() if entry.kind is kind]) for kind in Kind]
        return self.renderer.page(
            "institutions.html",
            "institutions/",
            w("nav_institutions"),
            w("institutions_intro"),
            crumbs=(self.home,),
            source=self.site.dataset.institutions_path,
            words=(),
            kinds=[(kind, rows) for kind, rows in kinds if rows],
            total=len(self.site.dataset.institutions),
            charts=self.charts,
            calendar=calendar_path() if self.site.reporting else "",
        )

    def _counts(self, entry: Institution) -> tuple[Institution, int, int, int]:
        """An institution with the numbers of measures owned, partnered, and of reports missing."""
        roles = self.site.roles[entry.id].values()
        return (
            entry,
            sum(len(role.owner_of) for role in roles),
            sum(len(role.partner_of) for role in roles),
            sum(len(role.missing) for role in roles),
        )

    def institution_pages(self) -> Iterator[Page]:
        """One page an institution."""
        w = self.renderer.w
        entries = self._sorted()
        crumbs = (self.home, Crumb(w("nav_institutions"), "institutions/"))

        def neighbour(entry: Institution | None) -> tuple[str, str] | None:
            return (institution_path(entry.id), w.short(entry)) if entry else None

        for before, entry, after in zip((None, *entries), entries, (*entries[1:], None), strict=False):
            shown = [contact for contact in entry.contacts if contact.what == "web" or contact.verified_on]
            yield self.renderer.page(
                "institution.html",
                institution_path(entry.id),
                w.short(entry),
                w.name(entry),
                crumbs=crumbs,
                source=self.site.dataset.institutions_path,
                words=self._words(entry),
                feed=feed_path(institution_path(entry.id)),
                entry=entry,
                contacts=shown,
                hidden_contacts=len(entry.contacts) - len(shown),
                parts=[other.id for other in entries if other.parent == entry.id],
                by_measure=by_measure,
                until=self._until,
                reported=self._reported,
                calendar=calendar_path(entry.id) if entry.id in self.site.reporting else "",
                roles=[(plan, self.site.roles[entry.id][plan.data.plan.id]) for plan in self._plans_with(entry.id)],
                services=self._services(entry.id),
                groups=[
                    (plan, group)
                    for plan in self.site.plans
                    for group in plan.data.plan.groups
                    if any(m.institution == entry.id for m in group.members)
                ],
                discrepancies=[one for plan in self.site.plans for one in plan.data.discrepancies if entry.id in one.institutions],
                before=neighbour(before),
                after=neighbour(after),
            )

    def _until(self, cell: Cell) -> str:
        """The deadline of a report, short enough to stand behind each of many years."""
        return self.renderer.w("until", day=cell.deadline.isoformat())

    def _reported(self, cell: Cell) -> str:
        """What a report says, and its day."""
        w = self.renderer.w
        return w("owed_reported", state=w(f"shown_{cell.shown}").lower(), day=cell.status.reported_on.isoformat()) if cell.status else ""

    def _words(self, entry: Institution) -> Iterator[Text | None]:
        """What the search should know of an institution: its names, and the measures that it takes part in."""
        yield from (entry.name, entry.short_name, entry.profile, entry.note)
        yield from (Text(lt=alias) for alias in entry.aliases)
        for role in self.site.roles[entry.id].values():
            yield from (one.measure.short_title for one in (*role.owner_of, *role.partner_of))

    def _plans_with(self, name: str) -> list[PlanProgress]:
        """The plans in which the institution owns (or took over) or partners something; the first plan where there is none."""
        roles = self.site.roles[name]
        found = [plan for plan in self.site.plans if roles[plan.data.plan.id].owner_of or roles[plan.data.plan.id].partner_of]
        return found or [self.site.plans[0]]

    def _services(self, name: str) -> list[tuple[Service, Provider]]:
        return [
            (service, provider)
            for plan in self.site.plans
            if plan.data.services
            for service in plan.data.services.services
            for provider in service.providers
            if provider.institution == name
        ]

    def search(self) -> Page:
        """The search; on other pages its form opens in a dialog."""
        w = self.renderer.w
        return self.renderer.page("search.html", "search/", w("nav_search"), w("search_label"), crumbs=(self.home,), words=())

    def report(self) -> Page:
        """The form for a report; its scripts ask, check and write."""
        w = self.renderer.w
        asked = set(speaking(self.site))
        return self.renderer.page(
            "report.html",
            REPORT,
            w("form_title"),
            w("form_intro"),
            crumbs=(self.home,),
            words=(w("form_intro"), w("form_send")),
            scripts=SCRIPTS,
            institutions=[entry for entry in self._sorted() if entry.id in asked],
        )

    def help(self) -> Page:
        """Where to get help: helplines, safety when browsing, the plan's map of services."""
        w = self.renderer.w
        lines = [entry for entry in self._sorted() if entry.kind is Kind.HELPLINE]
        return self.renderer.page(
            "help.html",
            "help/",
            w("help_title"),
            w("help_now"),
            crumbs=(self.home,),
            lines=[(entry, [c for c in entry.contacts if c.what == "phone" and c.verified_on]) for entry in lines],
            maps=[plan for plan in self.site.plans if plan.data.services],
        )
