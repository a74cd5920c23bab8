"""The SVG that matplotlib writes -> what may stand in a page: geometry, class names, links with names.

No styling is left (the site's content security policy forbids it, and one picture serves light,
dark and print), no id that could meet another chart's, no number with more than two decimals.
"""

import re
from collections.abc import Iterable
from html import escape
from xml.etree import ElementTree

from tracker.charts.palette import STRIPES
from tracker.charts.sheet import INKS, TEXT, Sheet

_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_STEP = re.compile(r"([MLQCz])([^MLQCz]*)")


def clean(sheet: Sheet, written: str) -> str:
    """The picture on one line.

    Linked parts stand in the order in which the chart noted their links, so that the Tab key
    walks through them as one reads.
    """
    under: list[str] = []
    over: list[str] = []
    linked: list[list[str]] = [[] for _ in sheet.links]
    ids: dict[str, str] = {}
    for layer in _layers(ElementTree.fromstring(written)):
        loose = over if layer.get("id") == "over" else under
        for part, link in _parts(layer):
            place = loose if link is None else linked[link]
            place += _element(part, sheet.id, ids)
    anchors = (
        f'<a href="{escape(link.href)}"><title>{escape(link.name)}</title>{"".join(parts)}</a>'
        for link, parts in zip(sheet.links, linked, strict=True)
    )
    return _whole(sheet, (*_patterns(sheet), *under, *anchors, *over))


def _whole(sheet: Sheet, parts: Iterable[str]) -> str:
    name, width, height = sheet.id, _short(sheet.width), _short(sheet.height)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart-svg" viewBox="0 0 {width} {height}" width="{width}"'
        f' height="{height}" font-size="{TEXT}" role="group" aria-labelledby="{name}-title {name}-desc">'
        f'<title id="{name}-title">{escape(sheet.title)}</title><desc id="{name}-desc">{escape(sheet.description)}</desc>'
        f"{''.join(parts)}</svg>"
    )


def _patterns(sheet: Sheet) -> Iterable[str]:
    used = {shape.ink for shape in sheet.shapes}
    for ink, (side, thick, name, _, _) in STRIPES.items():
        if ink in used:
            tile = f'<path class="{name}" d="M0 0h{side}v{side}h-{side}z"/><path class="{name}-line" d="M0 0h{thick}v{side}h-{thick}z"/>'
            yield (
                f'<defs><pattern id="{_pattern_id(sheet.id, ink)}" width="{side}" height="{side}"'
                f' patternUnits="userSpaceOnUse" patternTransform="rotate(45)">{tile}</pattern></defs>'
            )


def _pattern_id(name: str, ink: str) -> str:
    return f"{name}-{ink[2:]}"


def _layers(root: ElementTree.Element) -> Iterable[ElementTree.Element]:
    """The groups of the figure; what stands before them is metadata and style."""
    figure = root.find(f"{_SVG}g")
    return () if figure is None else figure


def _parts(layer: ElementTree.Element, link: int | None = None) -> Iterable[tuple[ElementTree.Element, int | None]]:
    """Elements that are to stay, each with the number of its link; groups are dissolved."""
    for child in layer:
        if child.tag == f"{_SVG}a":
            yield from _parts(child, int(child.attrib[_HREF]))
        elif child.tag in (f"{_SVG}g", f"{_SVG}defs"):
            yield from _parts(child, link)
        else:
            yield child, link


def _element(part: ElementTree.Element, name: str, ids: dict[str, str]) -> list[str]:
    look = _look(part)
    if part.tag == f"{_SVG}text":
        return [_text(part, look)]
    if part.tag == f"{_SVG}use":
        at = f'x="{_rounded(part.attrib["x"])}" y="{_rounded(part.attrib["y"])}"'
        return [f'<use class="{_ink(look["fill"])}" href="#{ids[part.attrib[_HREF][1:]]}" {at}/>']
    outline = _outline(part.attrib["d"])
    if "id" in part.attrib:  # the outline of a sign, defined once for all its places
        ids[part.attrib["id"]] = new = f"{name}-g{len(ids) + 1}"
        return [f'<defs><path id="{new}" d="{outline}"/></defs>']
    ink = _ink(look["stroke"] if look["fill"] == "none" else look["fill"])
    fill = f' fill="url(#{_pattern_id(name, ink)})"' if ink in STRIPES else ""
    return [f'<path class="{ink}"{fill} d="{outline}"/>']


def _text(part: ElementTree.Element, look: dict[str, str]) -> str:
    ink = _ink(look["fill"])
    extra = "" if ink == "t-ink" else f' class="{ink}"'
    anchor, size = look["text-anchor"], look["font-size"].removesuffix("px")
    extra += "" if anchor == "start" else f' text-anchor="{anchor}"'
    extra += "" if size == str(TEXT) else f' font-size="{size}"'
    extra += ' font-weight="700"' if "font-weight" in look else ""
    return f'<text x="{_rounded(part.attrib["x"])}" y="{_rounded(part.attrib["y"])}"{extra}>{escape(part.text or "", quote=False)}</text>'


def _look(part: ElementTree.Element) -> dict[str, str]:
    pairs = (pair.partition(":") for pair in part.attrib.get("style", "").split(";"))
    return {key.strip(): value.strip() for key, _, value in pairs}


def _ink(colour: str) -> str:
    return INKS[int(colour[1:], 16) - 1]


def _outline(steps: str) -> str:
    """A path in its shortest form; `M 1 2 L 5 2` becomes `M1 2H5`."""
    written: list[str] = []
    at = ("", "")
    for letter, numbers in _STEP.findall(steps):
        values = [_rounded(number) for number in _NUMBER.findall(numbers)]
        if letter == "L" and (values[0] == at[0] or values[1] == at[1]):
            if tuple(values) != at:
                written.append(f"V{values[1]}" if values[0] == at[0] else f"H{values[0]}")
        else:
            written.append(letter + " ".join(values))
        at = (values[-2], values[-1]) if values else at
    return "".join(written)


def _rounded(number: str) -> str:
    return _short(float(number))


def _short(number: float) -> str:
    return f"{round(number, 2) + 0:.2f}".rstrip("0").rstrip(".")
