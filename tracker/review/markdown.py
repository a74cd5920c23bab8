"""What changed, as Markdown for a merge request: headings, lists, emphasis, and nothing else.

What somebody typed into the data can never become markup, a mention, a reference or a link, nor HTML.  Signs of
CommonMark are escaped; what hosting services look for after that (addresses, @names, #numbers, :signs:) they leave alone in code.
"""

import re
from collections.abc import Iterator, Sequence

from tracker.problems import Level, Problem, Said
from tracker.review.telling import Chapter, Line, Told
from tracker.wording import Wording

LONGEST_NOTE = 60_000
"""Signs; GitHub takes a little more in one note, and refuses what is longer."""
_PARTS = re.compile(r"(\s+)")
_AROUND = re.compile(r"^([(\[„“\"'‘]*)(.*?)([)\]“”\"'’.,;:!?…]*)$", re.DOTALL)
_LOOKED_FOR = re.compile(
    r"://|www\.|@|mailto:|xmpp:"  # addresses and names
    r"|[#!$%&]\d|(?<!\w)[~%]\w|~\"|\bGH-\d|[\[*]\w+:"  # issues, changes, labels and whatever else has a number
    r"|:[\w+-]+:"  # little pictures
    r"|\b(?=[0-9a-f]*\d)[0-9a-f]{7,40}\b",  # hashes of commits
    re.IGNORECASE,
)
_SIGNS = re.compile(r"([\\`*_\[\]<>|~&$])")
_AT_THE_BEGINNING = re.compile(r"[-+=#]+|[0-9]+[.)]")
"""What begins a list, a heading or a quotation where a line begins with it."""
_MARKS = {Level.ERROR: Said("klaida", "error"), Level.WARNING: Said("įspėjimas", "warning")}


def as_markdown(told: Told, problems: Sequence[Problem], w: Wording) -> str:
    """A note to put below a merge request; of a very long one the beginning, and what the rules say."""
    rules = _rules(problems, w)
    lines = [f"## {escaped(told.title)}", "", escaped(told.as_of)]
    lines += [line for one in told.chapters for line in _chapter(one)]
    if told.files:
        lines += ["", escaped(told.form_only), "", *(f"- {code(path)}" for path in told.files)]
    room = LONGEST_NOTE - sum(len(line) + 1 for line in rules)
    return "\n".join([*_within(room, lines, w), *rules])


def _within(room: int, lines: list[str], w: Wording) -> list[str]:
    """As many lines as there is room for, and that there are more."""
    kept: list[str] = []
    used = 0
    for line in lines:
        used += len(line) + 1
        if used > room:
            return [*kept, "", escaped(w("changes_cut", n=len(lines) - len(kept)))]
        kept.append(line)
    return kept


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield from ("", f"### {escaped(chapter.heading)}")
    if chapter.counts:
        yield from ("", escaped(chapter.counts))
    for section in chapter.sections:
        yield from ("", f"#### {escaped(section.heading)}", "")
        for line in section.lines:
            yield from _line(line)


def _line(line: Line) -> Iterator[str]:
    name = f"**{escaped(line.name)}**"
    yield f"- {name}: {escaped(line.brief)}" if line.brief else f"- {name}"
    for text in line.below:
        yield f"  - {escaped(text)}"


def _rules(problems: Sequence[Problem], w: Wording) -> list[str]:
    if not problems:
        return []
    lines = ["", f"### {escaped(w('changes_rules'))}", ""]
    for one in problems:
        mark = _MARKS[one.level].to(w.language)
        lines.append(f"- {code(one.place())}: **{mark}**: {escaped(one.message(w.language))} {code(f'[{one.rule}]')}")
    return lines


def escaped(text: str) -> str:
    """A text that shows as it is, whatever it holds."""
    first, *rest = _PARTS.split(text)
    if _AT_THE_BEGINNING.fullmatch(first):
        first = f"{first[:-1]}\\{first[-1]}" if first[0].isdigit() else "".join(f"\\{sign}" for sign in first)
    else:
        first = _word(first)
    return "".join((first, *(part if part.isspace() else _word(part) for part in rest)))


def _word(word: str) -> str:
    found = _AROUND.match(word)
    assert found is not None, "everything matches"
    before, inner, after = found.groups() if found[2] else ("", word, "")
    if not _LOOKED_FOR.search(word):
        return _SIGNS.sub(r"\\\1", word)
    return _SIGNS.sub(r"\\\1", before) + code(inner) + _SIGNS.sub(r"\\\1", after)


def code(text: str) -> str:
    """A text as code, in more backquotes than it holds in a row."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    room = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{room}{text}{room}{fence}"
