"""From values to HTML: the one place where templates are rendered.

Everything that comes from data files is escaped by the template engine; no data ever reaches a
page as markup.
"""

import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.runtime import Context
from markupsafe import Markup, escape

from tracker.charts import Chart, Picture
from tracker.checked import PROJECT
from tracker.loading import PlanData
from tracker.models import Institution, Text
from tracker.progress import Cell, MeasureProgress, PlanProgress, Shown, SiteProgress
from tracker.updating.form import address
from tracker.wording import SIGNS, Wording

TEMPLATES = Path(__file__).parent / "templates"
COMPILED = PROJECT / "build" / "cache" / "templates"


def _compiled() -> BytecodeCache | None:
    """Keeps compiled templates between builds, as Python keeps its modules; does without where it cannot write."""
    try:
        COMPILED.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return FileSystemBytecodeCache(str(COMPILED)) if os.access(COMPILED, os.W_OK) else None


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the way to a page."""

    title: str
    path: str | None


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site in one language.

    `path` is the address without the leading slash and with the closing one ("" for the home page),
    the same in every language; `source` the data file that its edit link leads to.
    """

    path: str
    title: str
    description: str
    html: str
    source: str | None = None
    crumbs: tuple[Crumb, ...] = ()
    words: str | None = None
    """What the search should know of the page; None: all of its text."""
    scripts: tuple[str, ...] = ()
    """Paths of the scripts that the page alone needs, in their order; it can be read without."""
    feed: str = ""
    """Path of the feed of changes that belongs to the page; "" for none."""
    pictures: tuple[Picture, ...] = ()
    """Files that the page offers or names; several pages may share one."""


_UNPLACED = re.compile("@@([^@]*)@@")


def unplaced(path: str) -> str:
    """A link to be made relative later, so that one drawing serves every page."""
    return f"@@{path}@@"


def relative(here: str, there: str) -> str:
    """The relative address of a page from another; works from any sub-path.

    >>> relative("plan/measures/1.1/", "institutions/kspsc/")
    '../../../institutions/kspsc/'
    """
    target, hash_, anchor = there.partition("#")
    if target == here and anchor:
        return f"#{anchor}"
    return (("../" * here.count("/") + target) or "./") + hash_ + anchor


class _PlainContext(Context):
    """Calls what templates call as Python does.

    The engine's own way looks six times at each callable for markers that ours do not have; on a
    thousand measures that was a third of the build.
    """

    def call(self, function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        """Call `function`, without the notes that compiled templates add for functions that ask for them."""
        kwargs.pop("_loop_vars", None)
        kwargs.pop("_block_vars", None)
        return function(*args, **kwargs)


def coded(text: str) -> Markup:
    """Words of ours in which `this` is what to write in a file."""
    return Markup(_BETWEEN_TICKS.sub(r"<code>\1</code>", str(escape(text))))


_BETWEEN_TICKS = re.compile("`([^`]*)`")


class Renderer:
    """Renders templates in one language.  `here` is the path of the page being made."""

    def __init__(self, site: SiteProgress, w: Wording, *, has_feeds: bool = False) -> None:
        self.site = site
        self.w = w
        self.has_feeds = has_feeds
        """Whether feeds of changes are made, which name absolute addresses."""
        self.here = ""
        self.pictures: list[Picture] = []
        """Files of the charts on the page being made."""

    @cached_property
    def _environment(self) -> Environment:
        environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=_compiled(),
        )
        environment.context_class = _PlainContext
        environment.filters["coded"] = coded
        environment.filters["capitalize_first"] = lambda words: words[:1].upper() + words[1:]
        environment.globals.update(
            w=self.w,
            site=self.site,
            institutions=self.site.dataset.institutions,
            Shown=Shown,
            signs=SIGNS,
            link=self.link,
            text=self.text,
            paragraphs=self.paragraphs,
            institution=self.institution,
            plan_path=plan_path,
            measure_path=measure_path,
            known_path=known_path,
            feed_path=feed_path,
            has_feeds=self.has_feeds,
            report_address=address,
            printed=self.printed,
            badge=self.badge,
            cell_badge=self.cell_badge,
            standing=self.standing,
            strip=self.strip,
            measure_link=self.measure_link,
            owners=self.owners,
            years_shown=years_shown,
            year_cells=self.year_cells,
        )
        return environment

    def page(
        self,
        template: str,
        path: str,
        title: str,
        description: str,
        *,
        crumbs: tuple[Crumb, ...] = (),
        source: str | None = None,
        words: Iterable[Text | str | None] | None = None,
        scripts: tuple[str, ...] = (),
        feed: str = "",
        **values: object,
    ) -> Page:
        """A page from a template; `values` are the names that the template uses."""
        self.here = path
        html = self._environment.get_template(template).render(title=title, path=path, **values)
        found = (
            None
            if words is None
            else " ".join(dict.fromkeys(text if isinstance(text, str) else self.w.text(text) for text in words if text))
        )
        pictures, self.pictures = tuple(self.pictures), []
        return Page(path, title, description, html, source, crumbs, found, scripts, feed if self.has_feeds else "", pictures)

    def tell(self, **values: object) -> None:
        """Give every template something more."""
        self._environment.globals.update(values)

    def link(self, path: str) -> str:
        """The relative address of `path` from the page being made."""
        return relative(self.here, path)

    def text(self, text: Text) -> Markup:
        """A text, marked with its language where it is not that of the page."""
        foreign = self.w.foreign(text)
        words = self.w.text(text)
        if foreign is None:
            return escape(words)
        return Markup('<span lang="{}" title="{}">{}</span>').format(foreign, self.w(f"foreign_{foreign}"), words)

    def printed(self, text: Text, language: str) -> Markup:
        """The wording in the language of print, marked with it."""
        words = text.lt if language == "lt" else text.en
        return Markup('<q class="printed" lang="{}">{}</q>').format(language, words or "")

    def badge(self, shown: Shown, extra: str = "") -> Markup:
        """The sign and words of a state."""
        ready = self._badges[shown]
        return Markup('{}<span class="badge-extra">{}</span>').format(ready, extra) if extra else ready

    def cell_badge(self, cell: Cell) -> Markup:
        """What a year shows; a success that nothing stands behind says so."""
        return self.badge(cell.shown, self.w("support_none") if cell.unsupported_claim else "")

    def standing(self, one: MeasureProgress) -> Markup:
        """What is known of a measure at the date."""
        return self.cell_badge(one.standing_cell) if one.standing_cell else self.badge(one.standing)

    @cached_property
    def _badges(self) -> dict[Shown, Markup]:
        body = Markup('<span class="badge s-{}"><span class="sign" aria-hidden="true">{}</span> {}</span>')
        return {shown: body.format(shown.value, SIGNS[shown], self.w(f"shown_{shown.value}")) for shown in Shown}

    def strip(self, progress: PlanProgress, one: MeasureProgress) -> Markup:
        """The years of a measure as a row of small linked boxes.  Thousands are made: plain formatting, no template."""
        address = escape(self.link(measure_path(progress, one.measure.code)))
        boxes = "".join(self._boxes[cell.shown].format(address=address, year=cell.year) for cell in one.cells)
        return Markup(f'<ol class="strip">{boxes}</ol>')

    @cached_property
    def _boxes(self) -> dict[Shown, str]:
        body = (
            '<li><a class="cell s-{state}" href="{{address}}#y{{year}}" title="{{year}}: {words}">'
            '<span class="strip-year">{{year}}</span><span class="sign" aria-hidden="true">{sign}</span>'
            '<span class="vh">: {words}</span></a></li>'
        )
        return {s: body.format(state=s.value, sign=SIGNS[s], words=escape(self.w(f"shown_{s.value}"))) for s in Shown}

    def year_cells(self, progress: PlanProgress, one: MeasureProgress) -> Markup:
        """What a measure shows in each year, as linked cells of a table row."""
        address = escape(self.link(measure_path(progress, one.measure.code)))
        body = '<td data-year="{}" data-shown="{}"><a class="plain" href="{}#y{}"><span class="vh">{}, {}: </span>{}</a></td>'
        code = one.measure.code
        cells = (body.format(cell.year, cell.shown.value, address, cell.year, code, cell.year, self._year(cell)) for cell in one.cells)
        return Markup("".join(cells))

    def _year(self, cell: Cell) -> Markup:
        """What a year shows, in a table of years: where nothing was expected a dot stands for the words."""
        return self._nothing if cell.shown is Shown.NOT_EXPECTED else self.cell_badge(cell)

    @cached_property
    def _nothing(self) -> Markup:
        words = self.w(f"shown_{Shown.NOT_EXPECTED.value}")
        return Markup('<span aria-hidden="true">{}</span><span class="vh">{}</span>').format(SIGNS[Shown.NOT_EXPECTED], words)

    def measure_link(self, progress: PlanProgress, one: MeasureProgress) -> Markup:
        """Code and short title, leading to the measure."""
        measure = one.measure
        body = Markup('<a href="{}"><span class="code">{}</span> {}</a>')
        return body.format(self.link(measure_path(progress, measure.code)), measure.code, self.text(measure.short_title))

    def owners(self, one: MeasureProgress) -> Markup:
        """The owners by their short names."""
        return Markup(", ").join(self.institution(name) for name in one.measure.owners)

    def paragraphs(self, text: Text) -> Markup:
        """A text as paragraphs, split at blank lines."""
        foreign = self.w.foreign(text)
        lang = Markup(' lang="{}"').format(foreign) if foreign else Markup("")
        parts = [part.strip() for part in self.w.text(text).split("\n\n") if part.strip()]
        return Markup("").join(Markup("<p{}>{}</p>").format(lang, part) for part in parts)

    def institution(self, name: str, *, short: bool = True) -> Markup:
        """A link to an institution's page."""
        return Markup(f'<a href="{self.link(institution_path(name))}">{self._names[name][short]}</a>')

    @cached_property
    def _names(self) -> dict[str, tuple[Markup, Markup]]:
        """Institution -> full and short name, escaped; ids are safe in addresses as they are."""
        known: dict[str, Institution] = dict(self.site.dataset.institutions)
        return {name: (escape(self.w.name(entry)), escape(self.w.short(entry))) for name, entry in known.items()}

    def placed(self, chart: Chart | None) -> Chart | None:
        """A chart drawn with `unplaced` links, its links made relative to the page being made."""
        if chart is None:
            return None
        rows = tuple(tuple(replace(cell, link=cell.link and self._place(cell.link)) for cell in row) for row in chart.table.rows)
        return replace(chart, svg=self._place(chart.svg), table=replace(chart.table, rows=rows))

    def _place(self, text: str) -> str:
        return _UNPLACED.sub(lambda found: self.link(found[1]), text)

    def measure_title(self, one: MeasureProgress) -> str:
        """Code and short title."""
        return f"{one.measure.code} {self.w.text(one.measure.short_title)}"


def years_shown(one: MeasureProgress) -> str:
    """`2020:done 2021:missing`, for the script that filters the list of measures."""
    return " ".join(f"{cell.year}:{cell.shown}" for cell in one.cells)


def plan_path(data: PlanData | PlanProgress) -> str:
    """Address of a plan."""
    plan = data.data.plan if isinstance(data, PlanProgress) else data.plan
    return f"{plan.id}/"


def measure_path(data: PlanData | PlanProgress, code: str) -> str:
    """Address of a measure."""
    return f"{plan_path(data)}measures/{code}/"


def objective_path(data: PlanData | PlanProgress, code: str) -> str:
    """Address of an objective."""
    return f"{plan_path(data)}objectives/{code}/"


def known_path(data: PlanData | PlanProgress, year: int) -> str:
    """Address of what was known at the end of a year."""
    return f"{plan_path(data)}known/{year}/"


def institution_path(name: str) -> str:
    """Address of an institution."""
    return f"institutions/{name}/"


def calendar_path(name: str | None = None) -> str:
    """Address of the calendar of an institution's deadlines; without a name, of all institutions' together."""
    return f"institutions/{f'{name}/' if name else ''}reports.ics"


CHANGES = "changes/"
"""Address of what changed when."""


def feed_path(page: str) -> str:
    """Address of the feed of changes that belongs to a page."""
    return f"{page}changes.atom"
