"""Plain values -> YAML text, in the one form that the data files are written in.

Codes, years and numbers stand in quotes, so that no other reader of YAML takes them for something else than text; days and
words do not.  A text is written plainly where it can be, on one line however long it is: a change of it is then a
change of one line.
"""

import functools
import re
from typing import Any

import yaml
from yaml.nodes import ScalarNode

from tracker.yamltext.fault import Value
from tracker.yamltext.quick import read_quickly

STEP = 2
"""Spaces a level."""
_RESOLVER: Any = yaml.SafeLoader("")
_TEXT = ("tag:yaml.org,2002:str", "tag:yaml.org,2002:timestamp")
"""Kinds that need no quotes; a day is text for YAML 1.2, as the schemas have it."""
_INDICATORS = "-?:,[]{}#&*!|>'\"%@`…"
_FLOW = set(",[]{}")
_ESCAPED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_HARMLESS = re.compile(r"[^\W\d_][\w .,;()/%„“–-]*")
"""Text that begins with a letter and has no sign that YAML knows outside brackets: the parser need not be asked."""
_UNPRINTABLE = re.compile('[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\\\\"]')


def scalar(text: str, *, in_flow: bool = False, quoted: str = "") -> str:
    """A text on one line; `quoted` is the kind of quotes that stood there before, which are kept where they can be."""
    if quoted == "'" and "\n" not in text and not _UNPRINTABLE.search(text.replace('"', "").replace("\\", "")):
        return "'" + text.replace("'", "''") + "'"
    if not quoted and _is_plain(text, in_flow=in_flow):
        return text
    return '"' + _UNPRINTABLE.sub(_escape, text) + '"'


def _escape(found: re.Match[str]) -> str:
    sign = found[0]
    return _ESCAPED.get(sign) or f"\\u{ord(sign):04x}"


@functools.lru_cache(4096)
def _is_plain(text: str, *, in_flow: bool) -> bool:
    """Whether a text means itself without quotes, to our reader and to every other; most keys and words are written again and again."""
    if not text or text != text.strip() or text[0] in _INDICATORS or "\n" in text or text[-1] == ":":
        return False
    if ": " in text or " #" in text or (in_flow and _FLOW & set(text)):
        return False
    if _RESOLVER.resolve(ScalarNode, text, (True, False)) not in _TEXT:
        return False
    return bool(_HARMLESS.fullmatch(text)) or read_quickly(f"{{k: {text}}}\n" if in_flow else f"k: {text}\n") == {"k": text}


def flow(value: Value) -> str:
    """A value on one line: `{lt: Pamokos, en: Lessons}`."""
    if isinstance(value, str):
        return scalar(value, in_flow=True)
    if isinstance(value, list):
        return f"[{', '.join(map(flow, value))}]"
    return f"{{{', '.join(f'{flow(key)}: {flow(part)}' for key, part in value.items())}}}"


def lines(value: dict[str, Value] | list[Value], indent: int) -> list[str]:
    """A mapping or list as lines, each indented by `indent` spaces and more; never an empty one."""
    space = " " * indent
    if isinstance(value, dict):
        return [line for key, part in value.items() for line in entry(key, part, indent)]
    written = []
    for item in value:
        if isinstance(item, str):
            written.append(f"{space}- {scalar(item)}")
        else:
            first, *rest = lines(item, indent + STEP)
            written += [f"{space}- {first[indent + STEP :]}", *rest]
    return written


def entry(key: str, value: Value, indent: int) -> list[str]:
    """A key with its value, as lines."""
    head = f"{' ' * indent}{scalar(key)}:"
    if isinstance(value, str):
        return _literal(key, value, indent) or [f"{head} {scalar(value)}"]
    return [head, *lines(value, indent + STEP)] if value else [f"{head} {flow(value)}"]


def _literal(key: str, text: str, indent: int) -> list[str]:
    """A text of several lines as it is; nothing where it could not be read back so."""
    if "\n" not in text:
        return []
    space = " " * (indent + STEP)
    written = [f"{' ' * indent}{scalar(key)}: |-", *(f"{space}{line}".rstrip(" ") for line in text.split("\n"))]
    return written if read_quickly("\n".join(("k:", *(f" {line}" for line in written), ""))) == {"k": {key: text}} else []
