"""The SVG file of a chart: the inline picture with colours of its own, no links, and its frame.

Colours are attributes, not a style sheet: the file then looks the same in every program, and under the site's
content security policy too.
"""

import re
from collections.abc import Iterator
from html import escape

from tracker.charts.base import Chart
from tracker.charts.framed import Framed
from tracker.charts.palette import LIGHT, LOOKS, STRIPES, Look
from tracker.charts.sheet import TEXT, Words

_INLINE = re.compile(r"<svg[^>]*>(<title.*?</title><desc.*?</desc>)(.*)</svg>", re.DOTALL)
_LINK = re.compile(r"<a href=[^>]*>")
_CLASS = re.compile(r'<(\w+)((?: (?!class)[\w-]+="[^"]*")*) class="([\w-]+)"( fill="[^"]*")?')


def alone(chart: Chart, frame: Framed) -> bytes:
    """The file, in the colours of the light scheme."""
    found = _INLINE.fullmatch(chart.svg)
    assert found, "the inline picture begins with its title and its description"
    names, body = found.groups()
    body = _LINK.sub("<g>", body).replace("</a>", "</g>")
    width, height, (x, y) = f"{frame.width:g}", f"{frame.height:g}", frame.at
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        f' role="img" aria-labelledby="{chart.id}-title {chart.id}-desc" font-family="sans-serif" font-size="{TEXT}"'
        f' fill="{LIGHT["chart-ink"]}">{names}'
        f'<path fill="{LIGHT["chart-ground"]}" d="M0 0H{width}V{height}H0z"/>{"".join(_around(frame))}'
        f'<g transform="translate({x:g} {y:g})">{_CLASS.sub(_coloured, body)}</g></svg>\n'
    ).encode()


def _around(frame: Framed) -> Iterator[str]:
    for rule in frame.around.rules:
        (x, y), (end, _) = rule.start, rule.end
        yield f'<path {_attributes(LOOKS[rule.ink])} d="M{x:g} {y:g}H{end:g}"/>'
    yield from map(_text, frame.around.words)


def _text(words: Words) -> str:
    bold = ' font-weight="700"' if words.bold else ""
    look = _attributes(LOOKS[words.ink])
    return f'<text x="{words.x:g}" y="{words.y:g}" font-size="{words.size}"{bold} {look}>{escape(words.text, quote=False)}</text>'


def _coloured(found: re.Match[str]) -> str:
    """An element with its colours in place of its class."""
    tag, before, ink, pattern = found.groups()
    if ink in _TILES:
        return f'<{tag}{before} fill="{LIGHT[_TILES[ink]]}"'
    # Signs are rings and half discs: outlines inside outlines.
    rule = ' fill-rule="evenodd"' if tag == "use" else ""
    return f"<{tag}{before} {_attributes(LOOKS[ink], pattern)}{rule}"


_TILES = {name: colour for one in STRIPES.values() for name, colour in ((one.name, one.ground), (f"{one.name}-line", one.line))}


def _attributes(look: Look, pattern: str | None = None) -> str:
    written = pattern.strip() if pattern else f'fill="{LIGHT[look.fill] if look.fill else "none"}"'
    if look.stroke:
        written += f' stroke="{LIGHT[look.stroke]}"'
        written += f' stroke-width="{look.width:g}"' if look.width != 1 else ""
        written += f' stroke-dasharray="{" ".join(map("{:g}".format, look.dash))}"' if look.dash else ""
    return written
