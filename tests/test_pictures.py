"""The look of the charts in numbers, and the pictures that can be taken along."""

import datetime
import functools
import io
import itertools
import re
import struct
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from tracker import charts
from tracker.charts import Chart, Imprint, Picture
from tracker.charts.palette import LIGHT, LOOKS, STRIPES, Look
from tracker.charts.share import share_sheet
from tracker.charts.sheet import INKS
from tracker.loading import dataset, load
from tracker.models import Context
from tracker.pages import all_pages
from tracker.progress import Shown, site_progress
from tracker.wording import LANGUAGES, SIGNS, wording

ROOT = Path(__file__).parent.parent
SVG = "{http://www.w3.org/2000/svg}"
DAY = datetime.date(2026, 2, 15)
SITE = site_progress(dataset(load(ROOT / "tests/example")), DAY)
REAL = site_progress(dataset(load(ROOT)), DAY)
LT = wording("lt")
CSS = re.sub(r"/\*.*?\*/", "", (ROOT / "docs/assets/charts.css").read_text(), flags=re.S)
SCHEMES = ("light", "dark", "print")
Linear = tuple[float, float, float]


# The palette


@functools.cache
def scheme(name: str) -> dict[str, str]:
    """Variables of a scheme, every colour as #rrggbb."""
    blocks = dict(zip((*SCHEMES, "forced"), re.findall(r":root \{(.*?)\}", CSS, re.S), strict=True))
    found = dict(re.findall(r"--([\w-]+): (#\w+)", blocks[name]))
    return {key: "#" + "".join(c * 2 for c in value[1:]) if len(value) == 4 else value for key, value in found.items()}


def outside_media() -> str:
    """The style sheet without its @media blocks."""
    return re.sub(r"@media [^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", CSS)


def declared(ink: str) -> dict[str, str]:
    """What the style sheet says of a class inside pictures."""
    found: dict[str, str] = {}
    for selector, body in re.findall(r"(\.chart-svg [^{}]*)\{([^{}]*)\}", outside_media()):
        if f".{ink}" in re.findall(r"\.[\w-]+", selector):
            found.update(re.findall(r"([\w-]+): ([^;]+)", body))
    return {key: re.sub(r"var\(--([\w-]+)\)", r"\1", value).strip() for key, value in found.items()}


def test_both_palettes_are_the_same() -> None:
    assert scheme("light") == LIGHT


@pytest.mark.parametrize("ink", [ink for ink in INKS if ink != "t-ink"])
def test_every_ink_looks_alike_on_pages_and_in_files(ink: str) -> None:
    says = declared(ink)
    dash = tuple(float(length) for length in says.get("stroke-dasharray", "").split())
    fill, stroke = says.get("fill", "none"), says.get("stroke", "none")
    found = Look("" if fill == "none" else fill, "" if stroke == "none" else stroke, float(says.get("stroke-width", 1)), dash)
    assert says
    assert found == LOOKS[ink]


@pytest.mark.parametrize("ink", STRIPES)
def test_every_pattern_looks_alike_on_pages_and_in_files(ink: str) -> None:
    stripes = STRIPES[ink]
    assert declared(stripes.name) == {"fill": stripes.ground}
    assert declared(f"{stripes.name}-line") == {"fill": stripes.line}


def linear(colour: str) -> Linear:
    """Light of a colour, by the definition of sRGB (IEC 61966-2-1)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return red, green, blue


def luminance(light: Linear) -> float:
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), light, strict=True))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2."""
    dark, bright = sorted(luminance(linear(colour)) for colour in (one, other))
    return (bright + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


STATES = [shown for shown in Shown if shown is not Shown.NOT_EXPECTED]


@pytest.mark.parametrize("name", SCHEMES)
@pytest.mark.parametrize("shown", STATES)
def test_every_state_stands_out_from_the_ground_by_its_filling_or_its_outline(shown: Shown, name: str) -> None:
    look, colours = LOOKS[f"s-{shown}"], scheme(name)
    edge = colours[look.stroke or look.fill]
    assert contrast(edge, colours["chart-ground"]) >= 3


@pytest.mark.parametrize("name", SCHEMES)
@pytest.mark.parametrize("shown", STATES)
def test_letters_on_every_state_are_readable(shown: Shown, name: str) -> None:
    colours, stripes = scheme(name), STRIPES.get(f"s-{shown}")
    # A number on the hatching of a missing report stands on a plate of the ground's colour.
    ground = "chart-ground" if shown is Shown.MISSING else stripes.ground if stripes else LOOKS[f"s-{shown}"].fill
    assert contrast(colours[LOOKS[f"g-{shown}"].fill], colours[ground]) >= 4.5
    if stripes and shown is not Shown.MISSING:
        assert contrast(colours[LOOKS[f"g-{shown}"].fill], colours[stripes.line]) >= 4.5


@pytest.mark.parametrize("name", SCHEMES)
@pytest.mark.parametrize(
    ("colour", "least"),
    [("s-missing-line", 3), ("chart-bar", 3), ("chart-tie", 3), ("chart-now", 3), ("chart-ink", 4.5), ("chart-soft", 4.5)],
)
def test_bars_lines_and_letters_stand_out(colour: str, least: float, name: str) -> None:
    colours = scheme(name)
    assert contrast(colours[colour], colours["chart-ground"]) >= least


SEEN = {
    "grey": ((0.2126, 0.7152, 0.0722),) * 3,
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""On linear sRGB: Machado, Oliveira, Fernandes, A Physiologically-based Model for Simulation of Color Vision Deficiency (2009),
table for severity 1.0; grey by the weights of luminance (ITU-R BT.709)."""


def seen(colour: str, eyes: str) -> Linear:
    light = linear(colour)
    red, green, blue = (min(1.0, max(0.0, sum(a * b for a, b in zip(row, light, strict=True)))) for row in SEEN[eyes])
    return red, green, blue


def lab(light: Linear) -> tuple[float, ...]:
    """CIE 1976 L*a*b*, white D65."""
    rows = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    ratios = (sum(a * b for a, b in zip(row, light, strict=True)) / sum(row) for row in rows)
    x, y, z = (ratio ** (1 / 3) if ratio > 0.008856 else 7.787 * ratio + 16 / 116 for ratio in ratios)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: str, other: str, eyes: str) -> float:
    """Difference of two colours as seen; 2.3 is just noticeable."""
    return sum((a - b) ** 2 for a, b in zip(lab(seen(one, eyes)), lab(seen(other, eyes)), strict=True)) ** 0.5


def pattern(shown: Shown) -> tuple[object, ...]:
    """All of a ground but its colour: stripes, outline, dots; an outlined ground that is nearly the page's own is one of these."""
    look = LOOKS[f"s-{shown}"]
    return STRIPES.get(f"s-{shown}"), bool(look.stroke), look.dash


@pytest.mark.parametrize("name", SCHEMES)
@pytest.mark.parametrize("eyes", SEEN)
def test_states_stay_apart_in_grey_and_for_colour_blind_readers(eyes: str, name: str) -> None:
    pairs = list(itertools.combinations(STATES, 2))
    assert len(pairs) == 28
    colours = scheme(name)
    for one, other in pairs:
        assert SIGNS[one] != SIGNS[other]
        if pattern(one) == pattern(other):
            assert distance(colours[f"s-{one}"], colours[f"s-{other}"], eyes) >= 7.5, (one, other)


# The files


def imprint(title: str = "Gintupės planas 2020–2025") -> Imprint:
    return Imprint(title, ("2026 m. vasario 15 d. duomenimis. Šaltinis: ataskaitos & planas.", "Plano stebėsena"))


def link(path: str) -> str:
    return f"../{path}"


@functools.cache
def all_charts(language: str = "lt") -> list[Chart]:
    """Every chart of every plan that there is."""
    w = wording(language)  # type: ignore[arg-type]
    found = []
    for site in (SITE, REAL):
        for progress in site.plans:
            known = site.dataset.institutions
            found += [
                charts.state_matrix(progress, w, link),
                charts.states_per_year(progress, w, link),
                charts.states_per_objective(progress, w, link),
                charts.timeline(progress, w, link),
                charts.participants(progress, known, w, link),
                charts.network(progress, known, w, link),
                *(charts.context_series(table, w) for table in progress.data.context),
            ]
    return [chart for chart in found if chart]


CHARTS = [pytest.param(chart, id=chart.id) for chart in all_charts()]


def test_the_sweeps_below_have_something_to_sweep() -> None:
    kinds = Counter(chart.id.partition("-")[0] for chart in all_charts())
    assert kinds == {"matrix": 4, "years": 4, "objectives": 4, "timeline": 4, "participants": 4, "network": 4, "series": 2}


def files(chart: Chart) -> dict[str, bytes]:
    """Ending -> content."""
    _, pictures = charts.with_downloads(chart, "plan", imprint(), LT)
    return {Path(picture.path).suffix: picture.content() for picture in pictures}


@pytest.mark.parametrize("chart", CHARTS)
def test_the_svg_file_stands_alone(chart: Chart) -> None:
    written = files(chart)[".svg"].decode()
    root = ElementTree.fromstring(written)
    assert not re.search(r"<a\b|class=|style|@@|https?://(?!www\.w3\.org/2000/svg\")|href=\"(?!#)", written)
    ids = re.findall(r' id="([^"]+)"', written)
    assert set(re.findall(r'(?:url\(|href=")#([^")]+)', written)) <= set(ids)
    assert len(ids) == len(set(ids))
    colours = {one.get(key, "none") for one in root.iter() for key in ("fill", "stroke")}
    assert colours <= {*LIGHT.values(), "none", *(colour for colour in colours if colour.startswith("url(#"))}
    said = " ".join(one.text or "" for one in root.iter(f"{SVG}text"))
    for words in ("Gintupės planas 2020–2025", chart.title, "2026 m. vasario 15 d. duomenimis.", "Plano stebėsena", "& planas"):
        assert words in said
    names = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert [one.text for one in names if one is not None] == [chart.title, chart.description]


@pytest.mark.parametrize("chart", CHARTS)
def test_the_svg_file_shows_what_the_page_shows(chart: Chart) -> None:
    inline, alone = (ElementTree.fromstring(text) for text in (chart.svg, files(chart)[".svg"].decode()))
    for tag in ("path", "use"):
        outlines = [[one.get("d") or one.get("x") for one in root.iter(f"{SVG}{tag}")] for root in (inline, alone)]
        assert outlines[0] == outlines[1][-len(outlines[0]) :] if outlines[0] else outlines[1] == []
    texts = [[one.text for one in root.iter(f"{SVG}text")] for root in (inline, alone)]
    assert texts[0] == texts[1][-len(texts[0]) :]


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content)).convert("RGB")


def rgb(name: str) -> tuple[int, ...]:
    return tuple(int(LIGHT[name][at : at + 2], 16) for at in (1, 3, 5))


@pytest.mark.parametrize("chart", CHARTS)
def test_the_png_file_shows_the_same_in_the_same_colours(chart: Chart) -> None:
    shown, pictures = charts.with_downloads(chart, "plan", imprint(), LT)
    image = opened(pictures[1].content())
    assert shown.downloads[1].words == f"PNG, {image.width} × {image.height} taškų"
    assert image.getpixel((0, 0)) == image.getpixel((image.width - 1, image.height - 1)) == rgb("chart-ground")
    scale = image.width / (chart.sheet.width + 48)
    top = image.height / scale - 24 - chart.sheet.height
    assert top > 0
    there = Counter(image.get_flattened_data() if hasattr(image, "get_flattened_data") else image.getdata())
    for shape in chart.sheet.shapes:
        look, stripes = LOOKS[shape.ink], STRIPES.get(shape.ink)
        for name in {stripes.ground, stripes.line} if stripes else {look.fill or look.stroke}:
            assert there[rgb(name)] > 20, (shape.ink, name)


def box_of(chart: Chart, image: Image.Image, ink: str) -> Image.Image:
    """The first rectangle of an ink as it is in the PNG file."""
    scale = image.width / (chart.sheet.width + 48)
    shape = next(shape for shape in chart.sheet.shapes if shape.ink == ink)
    (left, upper), (right, lower) = shape.points[0], shape.points[2]
    # Above the sheet: the margin, the line over the title, the title (one line), and a gap.
    across, down = 24, 24 + 18 + 24 + 8
    return image.crop(tuple(round(scale * at) for at in (left + across + 1, upper + down + 1, right + across - 1, lower + down - 1)))  # type: ignore[arg-type]


def test_the_hatching_of_a_missing_report_is_seen_in_the_png_file() -> None:
    chart = next(one for one in all_charts() if one.id == "matrix-klaipeda-2020-2025")
    cell = box_of(chart, opened(files(chart)[".png"]), "s-missing")
    found = Counter(cell.getpixel((x, y)) for x in range(cell.width) for y in range(cell.height))
    area = cell.width * cell.height
    assert found[rgb("s-missing")] > area / 2
    assert found[rgb("s-missing-line")] > area / 20
    columns = [any(cell.getpixel((x, y)) == rgb("s-missing-line") for y in range(cell.height)) for x in range(cell.width)]
    assert sum(columns) > cell.width * 0.9, "the stripes go all the way across"


def test_a_solid_state_fills_its_cell_in_the_png_file() -> None:
    chart = next(one for one in all_charts() if one.id == "matrix-gintupe-2020-2025")
    cell = box_of(chart, opened(files(chart)[".png"]), "s-done")
    assert {cell.getpixel((x, 2)) for x in range(2, cell.width - 2)} == {rgb("s-done")}


def chunks(content: bytes) -> list[bytes]:
    """Names of the parts of a PNG file."""
    found, at = [], 8
    while at < len(content):
        (length,) = struct.unpack(">I", content[at : at + 4])
        found.append(content[at + 4 : at + 8])
        at += 12 + length
    return found


def test_files_carry_no_date_and_no_name_of_a_program_and_come_out_equal() -> None:
    chart = all_charts()[0]
    first, second = files(chart), files(chart)
    assert first == second
    assert set(chunks(first[".png"])) == {b"IHDR", b"PLTE", b"IDAT", b"IEND"}
    assert "matplotlib" not in first[".svg"].decode().lower()


def test_lithuanian_letters_are_drawn_and_no_two_alike() -> None:
    drawn = set()
    for letter in "ąčęėįšųūž„“–…":
        (picture,) = charts.with_downloads(all_charts()[0], "p", Imprint(letter, ()), LT)[1][1:]
        drawn.add(picture.content())
    assert len(drawn) == 13


def test_a_kept_picture_is_not_drawn_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chart = all_charts()[0]

    def png(title: str) -> bytes:
        return charts.with_downloads(chart, "plan", imprint(title), LT, tmp_path)[1][1].content()

    first = png("A")
    monkeypatch.setattr("tracker.charts.files.png_of", None)
    assert png("A") == first
    with pytest.raises(TypeError):
        png("B")


def test_figures_that_are_not_published_stay_so_in_every_file() -> None:
    names = {"title": {"lt": "Lentelė"}, "published_by": {"lt": "X"}, "source": {}, "areas": {"city": {"lt": "Miestas"}}}
    rows = [
        {"indicator": "n", "area": "city", "year": year, "value": value}
        for year, value in (("2018", "<5"), ("2019", "withheld"), ("2020", "8"))
    ]
    data = {"id": "t", **names, "indicators": {"n": {"name": {"lt": "Aukos"}, "unit": "persons"}}, "rows": rows}
    chart = charts.context_series(Context.model_validate(data), LT)
    assert chart is not None
    assert [row[1].text for row in chart.table.rows] == ["neskelbiama (mažiau nei 5)", "neskelbiama", "8"]
    written = files(chart)
    root = ElementTree.fromstring(written[".svg"].decode())
    texts = [one.text or "" for one in root.iter(f"{SVG}text")]
    assert [text for text in texts if re.fullmatch(r"[\d,]{1,3}", text)] == ["8"]
    image = opened(written[".png"])
    bar = rgb("chart-bar")
    columns = {3 * x // image.width for x in range(image.width) for y in range(image.height) if image.getpixel((x, y)) == bar}
    assert columns == {1}, "one bar, in the right third of the columns, which begin at the left edge"


# The picture for links


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("progress", [*SITE.plans, *REAL.plans], ids=lambda progress: progress.data.plan.id)
def test_the_picture_for_links_is_neutral_and_fits(progress, language: str) -> None:  # type: ignore[no-untyped-def]
    w = wording(language)  # type: ignore[arg-type]
    picture = charts.share_picture(progress, w("picture_invented"), w)
    assert picture.path == f"pictures/{progress.data.plan.id}/share.png" == charts.share_path(progress.data.plan.id)
    assert opened(picture.content()).size == (1200, 630)
    sheet = share_sheet(progress, w("picture_invented"), w)
    said = " ".join(words.text for words in sheet.words)
    assert w("n_measures", n=len(progress.measures)) in said
    assert w("site_name") in said
    assert not re.search(r"smurt|violen|\bauk|vict", said.lower())
    date = next(words for words in sheet.words if words.text.startswith(charts.dated(progress, w)))
    assert all(words.y <= date.y - 14 for words in sheet.words if words is not date)
    assert all(y <= date.y - 10 for shape in sheet.shapes for _, y in shape.points)


# The site


@functools.cache
def pictures_of(language: str) -> dict[str, Picture]:
    pages = list(all_pages(SITE, wording(language)))  # type: ignore[arg-type]
    return {picture.path: picture for page in pages for picture in page.pictures}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_offered_picture_is_made_and_every_made_one_offered(language: str) -> None:
    w = wording(language)  # type: ignore[arg-type]
    offered = set()
    for page in all_pages(SITE, w):
        links = re.findall(r'<a href="([^"]+)" download>', page.html)
        here = [(Path("/") / page.path / link).as_posix() for link in links]
        offered |= {str(Path(path).resolve())[1:] for path in here}
        assert {picture.path for picture in page.pictures} >= {str(Path(path).resolve())[1:] for path in here}
    made = set(pictures_of(language))
    shared = {path for path in made if path.endswith("/share.png")}
    assert len(shared) == len(SITE.plans)
    assert offered == made - shared
    assert len(offered) == 2 * 13


def test_pictures_of_invented_data_say_so() -> None:
    for path, picture in pictures_of("lt").items():
        if path.endswith(".svg"):
            assert "Išgalvotas planas." in picture.content().decode(), path
