"""The charts: what is drawn, what is said and what stands in the table are the same facts."""

import dataclasses
import datetime
import itertools
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tracker import charts
from tracker.charts import Chart
from tracker.charts.sheet import INKS
from tracker.loading import PlanData, dataset, load
from tracker.models import Context, Institution, Text
from tracker.progress import PlanProgress, Shown, plan_progress, site_progress
from tracker.wording import LANGUAGES, Wording, wording

ROOT = Path(__file__).parent.parent
SVG = "{http://www.w3.org/2000/svg}"
SITE = site_progress(dataset(load(ROOT / "tests/example")), datetime.date(2026, 2, 15))
EXAMPLE = SITE.plans[0]
REAL = site_progress(dataset(load(ROOT)), SITE.as_of)
LT, EN = wording("lt"), wording("en")
STATED = {one.value for one in Shown if one is not Shown.NOT_EXPECTED}


def link(path: str) -> str:
    return f"../{path}"


def participants(progress: PlanProgress, w: Wording, _link: Callable[[str], str]) -> Chart | None:
    return charts.participants(progress, SITE.dataset.institutions, w, link)


def network(progress: PlanProgress, w: Wording, _link: Callable[[str], str]) -> Chart | None:
    return charts.network(progress, SITE.dataset.institutions, w, link)


def series(progress: PlanProgress, w: Wording, _link: Callable[[str], str]) -> Chart | None:
    return next((found for table in progress.data.context if (found := charts.context_series(table, w))), None)


DRAWERS = [charts.state_matrix, charts.states_per_year, charts.states_per_objective, charts.timeline, participants, network, series]


def drawn(drawer: Callable[..., Chart | None], progress: PlanProgress = EXAMPLE, w: Wording = LT) -> Chart:
    chart = drawer(progress, w, link)
    assert chart is not None
    return chart


def tree(chart: Chart) -> ElementTree.Element:
    return ElementTree.fromstring(chart.svg)


def linked(chart: Chart, inks: str) -> Counter[str]:
    """Inks of the shapes inside links: those that show data, not the legend."""
    anchors = tree(chart).iter(f"{SVG}a")
    found = (part.get("class", "") for anchor in anchors for part in anchor.iter(f"{SVG}path"))
    return Counter(ink[2:] for ink in found if ink.startswith(inks))


def many(times: int = 3) -> PlanProgress:
    """The example plan with every measure several times over."""
    data: PlanData = EXAMPLE.data
    copies = [
        measure.model_copy(update={"code": f"{measure.code}{number}" if number else measure.code})
        for measure in data.measures
        for number in range(times)
    ]
    return plan_progress(dataclasses.replace(data, measures=tuple(copies)), EXAMPLE.as_of)


ALL = [*((drawer, EXAMPLE) for drawer in DRAWERS), *((drawer, many()) for drawer in DRAWERS[:6])]


def test_the_sweeps_below_have_something_to_sweep() -> None:
    assert len(ALL) == 13
    assert len(EXAMPLE.measures) <= 40 < len(many().measures)


@pytest.mark.parametrize(("drawer", "progress"), ALL)
def test_svg_may_stand_in_a_page(drawer: Callable[..., Chart | None], progress: PlanProgress) -> None:
    svg = drawn(drawer, progress).svg
    assert "style" not in svg
    assert "\n" not in svg
    assert not re.search(r"<\?|<!|metadata|xlink|target=|clip", svg)
    assert not re.search(r"#[0-9a-f]{3,8}\b(?![\w-])|rgb\(", re.sub(r'(href|url\()="?#?[^" )]*', "", svg))
    assert not re.search(r"\d\.\d{3}", svg)
    assert 'role="group"' in svg


@pytest.mark.parametrize(("drawer", "progress"), ALL)
def test_every_id_is_the_chart_s_own_and_every_reference_is_met(drawer: Callable[..., Chart | None], progress: PlanProgress) -> None:
    chart = drawn(drawer, progress)
    ids = re.findall(r' id="([^"]+)"', chart.svg)
    assert len(ids) == len(set(ids)) > 0
    assert all(name.startswith(f"{chart.id}-") for name in ids)
    assert set(re.findall(r'(?:url\(|href=")#([^")]+)', chart.svg)) <= set(ids)
    assert re.search(r'aria-labelledby="([^"]+)"', chart.svg)[1].split() == ids[:2]  # type: ignore[index]


@pytest.mark.parametrize(("drawer", "progress"), ALL)
def test_every_part_has_a_look(drawer: Callable[..., Chart | None], progress: PlanProgress) -> None:
    css = (ROOT / "docs/assets/charts.css").read_text()
    used = {one.get("class") for one in tree(drawn(drawer, progress)).iter() if one.get("class")} - {"chart-svg"}
    assert used
    assert {ink for ink in used if ink and f".{ink}" not in css} == set()


def test_every_ink_has_a_rule_and_every_variable_a_value() -> None:
    css = (ROOT / "docs/assets/charts.css").read_text()
    assert [ink for ink in INKS if not re.search(rf"\.{ink}\b", css) and ink != "t-ink"] == []
    for block in re.findall(r":root \{(.*?)\}", css, re.S):
        assert set(re.findall(r"var\((--(?:s|chart)-[\w-]+)", css)) <= set(re.findall(r"(--[\w-]+):", block))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("drawer", "progress"), ALL)
def test_two_runs_give_the_same(drawer: Callable[..., Chart | None], progress: PlanProgress, language: str) -> None:
    w = wording(language)  # type: ignore[arg-type]
    assert drawn(drawer, progress, w) == drawn(drawer, progress, w)


@pytest.mark.parametrize(("drawer", "progress"), ALL)
def test_languages_differ_in_words_only(drawer: Callable[..., Chart | None], progress: PlanProgress) -> None:
    lt, en = (drawn(drawer, progress, wording(language)) for language in LANGUAGES)
    assert lt.title != en.title
    assert lt.description != en.description
    for ink in ("s-", "b-"):
        assert linked(lt, ink) == linked(en, ink)
    assert [len(row) for row in lt.table.rows] == [len(row) for row in en.table.rows]


@pytest.mark.parametrize(("drawer", "progress"), ALL)
def test_letters_are_readable_and_links_have_names(drawer: Callable[..., Chart | None], progress: PlanProgress) -> None:
    chart = drawn(drawer, progress)
    assert all(float(one.get("font-size", "12")) >= 11 for one in tree(chart).iter())
    assert 'font-size="12"' in chart.svg
    width = float(tree(chart).get("viewBox", "").split()[2])
    assert chart.min_width == width
    for anchor in tree(chart).iter(f"{SVG}a"):
        name = anchor.find(f"{SVG}title")
        assert name is not None
        assert name.text
        assert len(anchor) > 1, "a link without anything to point at"
    for text in tree(chart).iter(f"{SVG}text"):
        assert 0 <= float(text.get("x", "")) <= width


def test_matrix_draws_the_cells_of_its_table() -> None:
    chart = drawn(charts.state_matrix)
    in_table = Counter(cell.shown for row in chart.table.rows for cell in row if cell.shown in STATED)
    assert linked(chart, "s-") == in_table
    assert in_table.total() > 60
    assert {row[0].text for row in chart.table.rows} == {f"{m.measure.code} {m.measure.short_title.lt}" for m in EXAMPLE.measures}


def test_matrix_leads_to_the_year_of_the_measure() -> None:
    chart = drawn(charts.state_matrix)
    row = next(row for row in chart.table.rows if row[0].text.startswith("1.1 "))
    assert row[1].link == "../gintupe-2020-2025/measures/1.1/#y2020"
    assert f'<a href="{row[1].link}"><title>{row[0].text}, 2020: {row[1].text}</title>' in chart.svg


def test_matrix_of_a_large_plan_counts_per_objective() -> None:
    progress = many()
    chart = drawn(charts.state_matrix, progress)
    assert len(chart.table.rows) == len(progress.data.objectives)
    assert (
        chart.table.rows[0][1].text == "Įvykdyta – 3 iš 12; Įvykdyta iš dalies – 3 iš 12; Vykdoma – 3 iš 12; Ataskaita nepateikta – 3 iš 12"
    )
    years = [name for name in re.findall(r"<title>([^<]+)</title>", chart.svg) if name.startswith("1. Prevencija, 20")]
    assert len(years) == len(set(years)) == 6  # nothing is expected in 2026
    assert len(chart.svg) < 30_000


def test_matrix_stays_small() -> None:
    progress = plan_progress(dataclasses.replace(EXAMPLE.data, measures=many(2).data.measures[:29]), EXAMPLE.as_of)
    assert len(drawn(charts.state_matrix, progress).svg.encode()) < 60_000


def test_years_hold_the_numbers_of_their_tables() -> None:
    chart = drawn(charts.states_per_year)
    for row, (year, tally) in zip(chart.table.rows, EXAMPLE.by_year.items(), strict=True):
        assert row[0].text == str(year)
        assert {cell.shown: int(cell.text) for cell in row if cell.shown and cell.text != "0"} == {
            shown.value: number for shown, number in tally.counts.items() if number and shown is not Shown.NOT_EXPECTED
        }
        assert int(row[-1].text) == tally.total
    assert set(linked(chart, "s-")) == {cell.shown for row in chart.table.rows for cell in row if cell.shown and cell.text != "0"}
    numbers = {row[0].text: sum(int(cell.text) for cell in row if cell.shown) for row in chart.table.rows}
    tall = heights(chart)
    unit = sum(tall.values()) / sum(numbers.values())
    assert {year: round(value / unit, 3) for year, value in tall.items()} == numbers


def heights(chart: Chart) -> dict[str, float]:
    """Year -> height of its column as drawn."""
    tall: Counter[str] = Counter()
    for anchor in tree(chart).iter(f"{SVG}a"):
        year = "".join(text.text or "" for text in anchor.iter(f"{SVG}text"))
        for part in anchor.iter(f"{SVG}path"):
            if part.get("class", "").startswith("s-"):
                top, bottom = re.findall(r"(?:M\S+ |V)([\d.]+)", part.get("d", ""))[:2]
                tall[year] += float(bottom) - float(top)  # type: ignore[assignment]
    return dict(tall)


def test_objectives_hold_the_standing_with_denominators() -> None:
    chart = drawn(charts.states_per_objective)
    for row, (code, tally) in zip(chart.table.rows, EXAMPLE.by_objective.items(), strict=True):
        assert row[0].link == f"../gintupe-2020-2025/objectives/{code}/"
        assert (int(row[-2].text), int(row[-1].text)) == (tally.total, tally.left_out)
        assert sum(int(cell.text) for cell in row if cell.shown) == tally.total
    whole = EXAMPLE.standing
    assert f"Įvykdyta {whole[Shown.DONE]} iš {whole.total} priemonių" in chart.description
    assert f"nežinoma {whole.unknown} iš {whole.total} priemonių" in chart.description


@pytest.mark.parametrize(("language", "words"), [("lt", "Gauta ataskaitų: {} iš {}"), ("en", "{} of {}")])
def test_descriptions_give_denominators(language: str, words: str) -> None:
    w = wording(language)  # type: ignore[arg-type]
    reports = EXAMPLE.reports
    assert words.format(reports.received, reports.expected) in drawn(charts.state_matrix, w=w).description
    for drawer in DRAWERS[:6]:
        assert re.search(r"\d (iš|of) \d", drawn(drawer, w=w).description)


def test_timeline_is_precise_to_the_month() -> None:
    chart = drawn(charts.timeline)
    assert linked(chart, "b-").total() == len(EXAMPLE.measures)
    assert linked(chart, "b-")["inferred"] == sum(one.measure.timeframe.inferred for one in EXAMPLE.measures) > 0
    guide, whole = (bar(chart, f"/{code}/") for code in ("1.3", "1.1"))
    month = (whole[1] - whole[0]) / 72  # 2020-2025
    assert [round((x - whole[0]) / month) for x in guide] == [2, 18]  # March 2020 to June 2021


def bar(chart: Chart, address: str) -> tuple[float, float]:
    """From where to where the bar of a measure goes."""
    anchor = next(one for one in tree(chart).iter(f"{SVG}a") if address in one.get("href", ""))
    path = next(one for one in anchor.iter(f"{SVG}path"))
    numbers = [float(x) for x in re.findall(r"[MH]([\d.]+)", path.get("d", ""))]
    return min(numbers), max(numbers)


def test_participants_are_the_twenty_with_most() -> None:
    chart = drawn(participants)
    assert len(chart.table.rows) == 20 < len(EXAMPLE.by_participant)
    totals = [int(row[3].text) for row in chart.table.rows]
    assert totals == sorted(totals, reverse=True)
    assert totals == [int(row[1].text) + int(row[2].text) for row in chart.table.rows]
    assert f"Iš {len(EXAMPLE.by_participant)} rodoma 20 – tos," in chart.description


def widths(chart: Chart, inks: str) -> dict[str, dict[str, float]]:
    """Address of a row's link -> ink -> how wide its bar is drawn."""
    found: dict[str, dict[str, float]] = {}
    for anchor in tree(chart).iter(f"{SVG}a"):
        for part in anchor.iter(f"{SVG}path"):
            ink = part.get("class", "")
            if ink.startswith(inks):
                left, right = (float(x) for x in re.findall(r"[MH]([\d.]+)", part.get("d", ""))[:2])
                found.setdefault(anchor.get("href", ""), {})[ink] = right - left
    return found


def in_units(drawn_widths: dict[str, dict[str, float]], numbers: dict[str, dict[str, int]]) -> dict[str, dict[str, float]]:
    """Widths in the length that stands for one."""
    unit = sum(sum(row.values()) for row in drawn_widths.values()) / sum(sum(row.values()) for row in numbers.values())
    return {link: {ink: round(wide / unit, 1) for ink, wide in row.items()} for link, row in drawn_widths.items()}


@pytest.mark.parametrize("progress", [EXAMPLE, many()], ids=["plan", "large plan"])
def test_objectives_draw_the_numbers_of_their_table(progress: PlanProgress) -> None:
    chart = drawn(charts.states_per_objective, progress)
    numbers = {
        row[0].link or "": {f"s-{cell.shown}": int(cell.text) for cell in row if cell.shown and cell.text != "0"}
        for row in chart.table.rows
    }
    assert sum(len(row) for row in numbers.values()) > 10
    assert in_units(widths(chart, "s-"), numbers) == numbers


def test_participants_draw_the_numbers_of_their_table() -> None:
    chart = drawn(participants)
    numbers = {
        row[0].link or "": {ink: int(cell.text) for ink, cell in zip(("b-owner", "b-partner"), row[1:3], strict=True) if cell.text != "0"}
        for row in chart.table.rows
    }
    assert in_units(widths(chart, "b-"), numbers) == numbers


def test_timeline_of_a_large_plan_draws_the_numbers_of_its_table() -> None:
    chart = drawn(charts.timeline, many())
    shares = [int(x) / int(of) for row in chart.table.rows for x, of in (cell.text.split(" iš ") for cell in row[1:])]
    # The swatches of a legend are no bars, and this form has none.
    bars = [part for part in tree(chart).iter(f"{SVG}path") if part.get("class") == "b-bar"]
    lengths = [
        float(right) - float(left)
        for left, right in (re.findall(r"[MH]([\d.]+)", part.get("d", ""))[:2] for part in bars if "H" in part.get("d", ""))
    ]
    assert [round(length / max(lengths), 2) for length in lengths] == [round(share / max(shares), 2) for share in shares if share]


def test_series_draws_the_numbers_of_its_table() -> None:
    chart = charts.context_series(table((2018, "10"), (2019, "40"), (2020, "25"), (2021, "5")), LT)
    assert chart is not None
    tall = [
        float(top) - float(bottom)
        for part in tree(chart).iter(f"{SVG}path")
        if part.get("class") == "b-value"
        for top, bottom in [sorted(re.findall(r"(?:M\S+ |V)([\d.]+)", part.get("d", ""))[:2], key=float, reverse=True)]
    ]
    numbers = [int(row[1].text) for row in chart.table.rows]
    assert numbers == [10, 40, 25, 5]
    assert [round(height / max(tall) * 40, 1) for height in tall] == numbers


# The network


def whom(chart: Chart) -> dict[str, dict[str, int]]:
    """Institution -> with whom it works, as the table says."""
    listed = {row[0].text: re.findall(r"(?:^|; )(.+?) \((\d+)\)(?=;|$)", row[4].text) for row in chart.table.rows}
    return {name: {other: int(number) for other, number in pairs} for name, pairs in listed.items()}


def test_network_counts_what_the_progress_counts() -> None:
    chart, names = drawn(network), SITE.dataset.institutions
    found = whom(chart)
    shared = {
        LT.short(names[one]): {LT.short(names[other]): number for other, number in others.items() if not names[other].everyone}
        for one, others in EXAMPLE.shared.items()
        if not names[one].everyone
    }
    assert found == {name: others for name, others in shared.items() if others}
    assert found["Policija"]["Moterų pagalbos draugija"] == found["Moterų pagalbos draugija"]["Policija"] == 4
    assert [int(row[3].text) for row in chart.table.rows] == [len(others) for others in found.values()]


def test_network_draws_the_pairs_of_its_table() -> None:
    chart = drawn(network)
    pairs = Counter(number for others in whom(chart).values() for number in others.values())
    lines = Counter(part.get("class") for part in tree(chart).iter(f"{SVG}path") if "Q" in part.get("d", ""))
    in_legend = 1
    assert lines == {
        "l-tie": pairs[1] / 2 + in_legend,
        "l-tie-middle": (pairs[2] + pairs[3]) / 2 + in_legend,
        "l-tie-strong": sum(number for count, number in pairs.items() if count >= 4) / 2 + in_legend,
    }
    owners = sum(row[1].text != "0" for row in chart.table.rows)
    assert linked(chart, "b-") == {"node": owners, "hollow": len(chart.table.rows) - owners}


def test_network_leaves_out_who_stands_for_everybody_and_says_so() -> None:
    chart = drawn(network)
    everyone = [LT.short(entry) for entry in SITE.dataset.institutions.values() if entry.everyone]
    assert everyone == ["Visos institucijos"]
    assert "Visos institucijos" not in {row[0].text for row in chart.table.rows}
    assert "Į tinklą neįtraukta, nes reiškia visas institucijas: Visos institucijos." in chart.description
    assert "Bendrų priemonių turi nebent su „visomis institucijomis“: Koordinavimo grupė." in chart.description


def crowd(number: int) -> tuple[PlanProgress, dict[str, Institution]]:
    """The plan with one measure of `number` institutions: one owner, and partners."""
    names = [f"institution-{at}" for at in range(number)]
    first = EXAMPLE.data.measures[0].model_copy(update={"owners": tuple(names[:1]), "partners": tuple(names[1:])})
    pattern = SITE.dataset.institutions["police"]
    known = {name: pattern.model_copy(update={"id": name, "name": Text(lt=f"Įstaiga {name}"), "short_name": None}) for name in names}
    return plan_progress(dataclasses.replace(EXAMPLE.data, measures=(first,)), EXAMPLE.as_of), known


@pytest.mark.parametrize(("number", "shown"), [(2, 2), (46, 46), (60, 46)])
def test_network_shows_those_with_most_ties_and_says_of_how_many(number: int, shown: int) -> None:
    progress, known = crowd(number)
    chart = charts.network(progress, known, LT, link)
    assert chart is not None
    assert len(chart.table.rows) == shown
    assert (f"Iš {number} rodoma {shown} – tos, kurios turi daugiausia ryšių." in chart.description) is (shown < number)
    assert f": {number - 1} iš {number - 1}. " in chart.description


@pytest.mark.parametrize(
    "chart",
    [
        drawn(network),
        charts.network(crowd(46)[0], crowd(46)[1], LT, link),
        charts.network(REAL.plans[0], REAL.dataset.institutions, LT, link),
    ],
    ids=["plan", "crowd", "real plan"],
)
def test_names_of_the_network_never_meet(chart: Chart) -> None:
    names = [words for words in chart.sheet.words if words.link]
    assert len(names) == len(chart.table.rows) > 15
    for one, other in itertools.combinations(names, 2):
        assert abs(one.y - other.y) >= 20 or one.anchor != other.anchor
        if one.anchor != other.anchor:
            right, left = (one, other) if one.anchor == "start" else (other, one)
            assert right.x - left.x > 100, "the names stand outside, the lines between them"


def table(*values: tuple[int, str]) -> Context:
    rows = [{"indicator": "reports", "area": "city", "year": str(year), "value": value} for year, value in values]
    names = {"title": {"lt": "Lentelė"}, "published_by": {"lt": "X"}, "source": {}, "areas": {"city": {"lt": "Miestas"}}}
    return Context.model_validate(
        {"id": "t", **names, "indicators": {"reports": {"name": {"lt": "Pranešimai"}, "unit": "reports"}}, "rows": rows}
    )


def test_figures_that_are_not_published_never_become_numbers() -> None:
    chart = charts.context_series(table((2018, "<5"), (2019, "12"), (2020, "withheld"), (2022, "8")), LT)
    assert chart is not None
    assert [row[1].text for row in chart.table.rows] == ["neskelbiama (mažiau nei 5)", "12", "neskelbiama", "duomenų nėra", "8"]
    classes = Counter(one.get("class") for one in tree(chart).iter(f"{SVG}path"))
    assert (classes["b-gap"], classes["b-value"]) == (3, 2)
    written = [one.text for one in tree(chart).iter(f"{SVG}text")]
    assert {text for text in written if text and text.isdigit() and len(text) < 4} == {"12", "8"}
    assert "2018 – neskelbiama (mažiau nei 5)" in chart.description


def test_nothing_to_draw_gives_no_chart() -> None:
    empty = plan_progress(dataclasses.replace(EXAMPLE.data, measures=(), context=()), EXAMPLE.as_of)
    assert [drawer(empty, LT, link) for drawer in DRAWERS] == [None] * 7
    assert charts.context_series(table((2018, "7"), (2019, "12")), LT) is None


def test_a_kept_chart_is_the_same_and_a_damaged_one_is_drawn_again(tmp_path: Path) -> None:
    fresh = drawn(charts.state_matrix)
    assert charts.state_matrix(EXAMPLE, LT, link, cache=tmp_path) == fresh
    (kept,) = tmp_path.iterdir()
    assert charts.state_matrix(EXAMPLE, LT, link, cache=tmp_path) == fresh
    good = kept.read_bytes()
    for damage in (b"", good[:-9], good.replace(b"s-done", b"s-bone"), b"\xff\xfe", b"[]"):
        kept.write_bytes(damage)
        assert charts.state_matrix(EXAMPLE, LT, link, cache=tmp_path) == fresh
        assert kept.read_bytes() == good
    assert charts.state_matrix(EXAMPLE, wording("en"), link, cache=tmp_path) != fresh
    assert len(list(tmp_path.iterdir())) == 2


def test_a_kept_chart_is_not_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = charts.timeline(EXAMPLE, LT, link, cache=tmp_path)
    monkeypatch.setattr("tracker.charts.plan_parts.svg_of", None)
    assert charts.timeline(EXAMPLE, LT, link, cache=tmp_path) == fresh


def test_every_word_exists_in_both_languages() -> None:
    sources = "".join(path.read_text() for path in (ROOT / "tracker/charts").glob("*.py"))
    used = set(re.findall(r'\bw\(\s*"(\w+)"', sources))
    assert len(used) > 20
    for language in LANGUAGES:
        words = wording(language)._words  # type: ignore[arg-type]
        assert used <= set(words)
        assert {key for key in words if key.startswith("chart_")} <= used


# Two years side by side --------------------------------------------------------------------------------------------


def two_years(*rows: dict[str, str]) -> Context:
    """A table of two areas and three indicators: reports, people and a share of them."""
    words = {"lt": "Lentelė", "en": "Table"}
    units = {"calls": "reports", "hurt": "persons", "share": "percent"}
    return Context.model_validate(
        {
            "id": "pair",
            "title": words,
            "published_by": words,
            "source": {},
            "areas": {"town": {"lt": "Miestas", "en": "Town"}, "land": {"lt": "Šalis", "en": "Country"}},
            "indicators": {key: {"name": {"lt": key, "en": key}, "unit": unit} for key, unit in units.items()},
            "rows": rows,
        }
    )


def row(indicator: str, year: str, value: str, area: str = "town", **more: str) -> dict[str, str]:
    return {"indicator": indicator, "area": area, "year": year, "value": value, **more}


TOWN = (row("calls", "2017", "100"), row("calls", "2018", "50"), row("hurt", "2017", "<5"), row("hurt", "2018", "20"))


def test_two_years_stand_side_by_side_for_each_area_that_has_several_indicators() -> None:
    land = (row("calls", "2017", "1000", "land"), row("calls", "2018", "900", "land"))
    shares = (row("share", "2017", "5"), row("share", "2018", "6"))
    parts = (row("hurt", "2017", "9", sex="women"), row("hurt", "2018", "9", sex="women"))
    (chart,) = charts.context_comparisons(two_years(*TOWN, *land, *shares, *parts), EN)
    assert (chart.id, chart.title) == ("pairs-pair--town", "Table: Town")
    assert chart.table.head == ("Indicator", "2017", "2018")
    assert [[cell.text for cell in line] for line in chart.table.rows] == [["calls", "100", "50"], ["hurt", EN.figure("<5"), "20"]]
    assert chart.description == f"calls: 2017 – 100; 2018 – 50. hurt: 2017 – {EN.figure('<5')}; 2018 – 20."


def test_bars_are_as_long_as_their_figures_and_hidden_ones_have_no_length_of_their_own() -> None:
    (one,) = charts.context_comparisons(two_years(*TOWN), EN)
    (other,) = charts.context_comparisons(two_years(*TOWN[:2], row("hurt", "2017", "withheld"), TOWN[3]), EN)
    bars = [round(abs(shape.points[1][0] - shape.points[0][0])) for shape in one.sheet.shapes if shape.ink == "b-value"]
    assert bars == pytest.approx([bars[0], bars[0] / 2, bars[0] / 5], abs=1)
    gaps = [[shape.points for shape in chart.sheet.shapes if shape.ink == "b-gap"] for chart in (one, other)]
    assert gaps[0] == gaps[1] != []


def test_a_year_that_was_not_counted_to_its_end_is_compared_with_nothing() -> None:
    unfinished = (row("calls", "2018", "50", until="2018-11-01"), row("hurt", "2018", "20", until="2018-11-01"))
    assert list(charts.context_comparisons(two_years(TOWN[0], TOWN[2], *unfinished), EN)) == []


def test_figures_that_are_all_zero_are_drawn_without_length() -> None:
    zeros = [{**one, "value": "0"} for one in TOWN]
    (chart,) = charts.context_comparisons(two_years(*zeros), EN)
    assert [cell.text for cell in chart.table.rows[0]] == ["calls", "0", "0"]
