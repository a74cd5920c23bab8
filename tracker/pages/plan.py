"""The pages of one plan."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

from tracker import charts
from tracker.charts import Chart, Imprint, Picture
from tracker.models import Context, Discrepancy, Institution, Measure, Text
from tracker.pages.blank import asked, blank
from tracker.pages.grid import grid
from tracker.pages.render import Crumb, Page, Renderer, feed_path, measure_path, objective_path, plan_path, unplaced
from tracker.progress import PlanProgress

T = TypeVar("T")
TABLES = "assets/tables.js"
"""The script that filters, sorts and compares; the tables stand whole without it."""
OWING_SHOWN = 15
"""How many institutions the overview names among those to ask; their own pages and /institutions/ have all."""


def _same(chart: Chart) -> Chart:
    return chart


class PlanCharts:
    """The charts of a plan, drawn when first asked for and then placed on every page that shows them."""

    def __init__(self, renderer: Renderer, progress: PlanProgress, cache: Path | None) -> None:
        self._renderer = renderer
        self._progress = progress
        self._cache = cache
        self._drawn: dict[str, tuple[Chart | None, tuple[Picture, ...]]] = {}

    def _placed(self, name: str, draw: Callable[[], Chart | None], source: str = "") -> Chart | None:
        if name not in self._drawn:
            self._drawn[name] = self._taken(draw(), source or self._renderer.w("picture_source"))
        chart, pictures = self._drawn[name]
        self._renderer.pictures += pictures
        return self._renderer.placed(chart)

    def _taken(self, chart: Chart | None, source: str) -> tuple[Chart | None, tuple[Picture, ...]]:
        """A chart with the files to take along."""
        if chart is None:
            return None, ()
        plan, w = self._progress.data.plan, self._renderer.w
        under = (f"{charts.dated(self._progress, w)} {source}", w("site_name"), self._note)
        imprint = Imprint(w.text(plan.short_title), tuple(line for line in under if line))
        return charts.with_downloads(chart, plan.id, imprint, w, self._cache)

    @property
    def _note(self) -> str:
        """What has to be said of invented data wherever they are shown."""
        return self._renderer.w("fictional_banner") if self._renderer.site.dataset.fictional else ""

    def statistics(self, table: Context) -> list[Chart]:
        """The charts of a table of the plan's own statistics."""
        w = self._renderer.w
        source = w("picture_source_of", source=w.text(table.published_by))
        series = charts.context_series(table, w, self._cache)
        drawn = (*((series,) if series else ()), *charts.context_comparisons(table, w, self._cache))
        return [placed for chart in drawn if (placed := self._placed(chart.id, partial(_same, chart), source))]

    @property
    def share(self) -> Picture:
        """The picture for links to the plan."""
        w = self._renderer.w
        note = w("picture_invented") if self._renderer.site.dataset.fictional else ""
        return charts.share_picture(self._progress, note, w, self._cache)

    @property
    def state_matrix(self) -> Chart | None:
        """The state of every measure by year."""
        return self._placed("matrix", lambda: charts.state_matrix(self._progress, self._renderer.w, unplaced, self._cache))

    @property
    def states_per_year(self) -> Chart | None:
        """States per year."""
        return self._placed("years", lambda: charts.states_per_year(self._progress, self._renderer.w, unplaced, self._cache))

    @property
    def states_per_objective(self) -> Chart | None:
        """States per objective."""
        return self._placed("objectives", lambda: charts.states_per_objective(self._progress, self._renderer.w, unplaced, self._cache))

    @property
    def timeline(self) -> Chart | None:
        """Timeframes."""
        return self._placed(
            "timeline",
            lambda: charts.timeline(self._progress, self._renderer.w, unplaced, self._cache),
            self._renderer.w("picture_source_plan"),
        )

    @property
    def participants(self) -> Chart | None:
        """Measures per institution."""
        known = self._renderer.site.dataset.institutions
        return self._placed(
            "participants",
            lambda: charts.participants(self._progress, known, self._renderer.w, unplaced, self._cache),
            self._renderer.w("picture_source_plan"),
        )

    @property
    def network(self) -> Chart | None:
        """Who works with whom."""
        known = self._renderer.site.dataset.institutions
        return self._placed(
            "network",
            lambda: charts.network(self._progress, known, self._renderer.w, unplaced, self._cache),
            self._renderer.w("picture_source_plan"),
        )


class PlanPages:
    """Makes the pages of one plan."""

    def __init__(self, renderer: Renderer, progress: PlanProgress, cache: Path | None) -> None:
        self.renderer = renderer
        self.progress = progress
        self.cache = cache
        self.charts = PlanCharts(renderer, progress, cache)
        self.base = plan_path(progress)
        self.home = Crumb(renderer.w("home"), "")
        self.plan_crumb = Crumb(renderer.w.text(progress.data.plan.short_title), self.base)

    def all(self) -> Iterator[Page]:
        """Every page of the plan, in the order of its navigation."""
        yield self.overview(self.base)
        yield self._simple("measures", "measures_of_plan", (TABLES,))
        yield from self.measures()
        yield self._simple("objectives", "nav_objectives")
        yield from self.objectives()
        yield self._simple("years", "nav_years", (TABLES,))
        yield from self.years()
        yield self._simple("timeline", "timeline_title")
        yield self.context()
        yield self.about()

    def overview(self, path: str) -> Page:
        """The dashboard; at `path` "" it is the front page."""
        is_home = path == ""
        self.renderer.pictures.append(self.charts.share)
        plan = self.progress.data.plan
        title = self.renderer.w("overview_title") if is_home else self.plan_crumb.title
        owing = self.renderer.site.owing(self.progress)
        return self._page(
            "overview.html",
            path,
            title,
            self.renderer.w.text(plan.summary),
            crumbs=() if is_home else (self.home,),
            source=self.progress.data.paths["plan", plan.id],
            is_home=is_home,
            owing=owing[:OWING_SHOWN],
            owing_left=max(0, len(owing) - OWING_SHOWN),
            others=[other for other in self.renderer.site.plans if other is not self.progress],
        )

    def _simple(self, name: str, title_key: str, scripts: tuple[str, ...] = ()) -> Page:
        title = self.renderer.w(title_key)
        return self._page(f"{name}.html", f"{self.base}{name}/", title, title, words=(), scripts=scripts, participants=self._participants())

    def _participants(self) -> list[Institution]:
        """The institutions to choose from, as a dictionary orders them."""
        w, known = self.renderer.w, self.renderer.site.dataset.institutions
        return sorted((known[name] for name in self.progress.participants), key=lambda entry: w.sort_key(w.short(entry)))

    def measures(self) -> Iterator[Page]:
        """One page a measure."""
        data, w = self.progress.data, self.renderer.w
        objectives = {objective.code: objective for objective in data.objectives}
        crumb = Crumb(w("nav_measures"), f"{self.base}measures/")
        for before, one, after in _with_neighbours(self.progress.measures):
            measure = one.measure
            yield self._page(
                "measure.html",
                measure_path(data, measure.code),
                self.renderer.measure_title(one),
                w.text(measure.title),
                crumbs=(self.home, self.plan_crumb, crumb),
                source=data.paths["measure", measure.code],
                words=self._words(measure),
                one=one,
                objective=objectives[measure.objective],
                discrepancies=[entry for entry in data.discrepancies if measure.code in entry.measures],
                blank=blank(self.renderer.site, one, data.paths["measure", measure.code]),
                asked=asked(w.language),
                before=before and (measure_path(data, before.measure.code), self.renderer.measure_title(before)),
                after=after and (measure_path(data, after.measure.code), self.renderer.measure_title(after)),
            )

    def _words(self, measure: Measure) -> Iterator[Text | None]:
        """What the search should know of a measure: its wording, who does it, and what they reported."""
        known = self.renderer.site.dataset.institutions
        yield from (measure.title, measure.short_title, measure.aim)
        yield from (known[name].name for name in (*measure.owners, *measure.partners))
        for report in measure.status.values():
            yield from (report.summary, report.reason, report.obstacles, report.next_steps)
            yield from (output.what for output in report.outputs)
            yield from (one.summary for one in report.contributions)

    def objectives(self) -> Iterator[Page]:
        """One page an objective."""
        data, w = self.progress.data, self.renderer.w
        crumb = Crumb(w("nav_objectives"), f"{self.base}objectives/")

        def link(code: str, name: str) -> tuple[str, str]:
            return objective_path(data, code), f"{code}. {name}"

        for before, objective, after in _with_neighbours(data.objectives):
            yield self._page(
                "objective.html",
                objective_path(data, objective.code),
                f"{objective.code}. {w.text(objective.short_title)}",
                w.text(objective.title),
                crumbs=(self.home, self.plan_crumb, crumb),
                source=data.paths["objective", objective.code],
                feed=feed_path(objective_path(data, objective.code)),
                objective=objective,
                before=before and link(before.code, w.text(before.short_title)),
                after=after and link(after.code, w.text(after.short_title)),
            )

    def years(self) -> Iterator[Page]:
        """One page a year."""
        w = self.renderer.w
        crumb = Crumb(w("nav_years"), f"{self.base}years/")

        def link(year: int) -> tuple[str, str]:
            return f"{self.base}years/{year}/", w("year_title", year=year)

        for before, year, after in _with_neighbours(self.progress.years):
            yield self._page(
                "year.html",
                f"{self.base}years/{year}/",
                w("year_title", year=year),
                w("year_intro", year=year),
                crumbs=(self.home, self.plan_crumb, crumb),
                words=(),
                year=year,
                changes=None if before is None else self.progress.changes(before, year),
                before=before and link(before),
                after=after and link(after),
            )

    def context(self) -> Page:
        """The statistics printed in the plan."""
        data, w = self.progress.data, self.renderer.w
        touching = {table.id: _touching(data.discrepancies, table.id) for table in data.context}
        tables = [(table, grid(table, w), self.charts.statistics(table), touching[table.id]) for table in data.context]
        return self._page("context.html", f"{self.base}context/", w("context_title"), w("context_intro"), tables=tables)

    def about(self) -> Page:
        """What the plan's document says beside its measures."""
        plan = self.progress.data.plan
        return self._page(
            "about.html",
            f"{self.base}about/",
            self.renderer.w("about_title"),
            self.renderer.w.text(plan.title),
            source=self.progress.data.paths["plan", plan.id],
        )

    def _page(
        self,
        template: str,
        path: str,
        title: str,
        description: str,
        *,
        crumbs: tuple[Crumb, ...] | None = None,
        source: str | None = None,
        words: Iterable[Text | None] | None = None,
        scripts: tuple[str, ...] = (),
        feed: str = "",
        **values: object,
    ) -> Page:
        return self.renderer.page(
            template,
            path,
            title,
            description,
            crumbs=(self.home, self.plan_crumb) if crumbs is None else crumbs,
            source=source,
            words=words,
            scripts=scripts,
            feed=feed or feed_path(self.base),
            progress=self.progress,
            plan=self.progress.data.plan,
            charts=self.charts,
            **values,
        )


def _touching(discrepancies: tuple[Discrepancy, ...], table: str) -> list[Discrepancy]:
    return [entry for entry in discrepancies if table in entry.context]


def _with_neighbours(items: tuple[T, ...]) -> Iterator[tuple[T | None, T, T | None]]:
    """Each item with the one before and the one after it."""
    return zip((None, *items), items, (*items[1:], None), strict=False)
