"""Numbers as people write them: in groups, with whatever between."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

GAP = r"[\s()./'’_+#~·*–—−-]"
"""What stands between the digits of one number; a line that is folded too, and the # of a longer comment."""
LONG = rf"(?:{GAP}{{0,40}}+[0-9]){{8}}"
"""Behind the first digit: eight more of one number; a day alone has seven, and is what most digits in our files are."""
ANY_GAP = r"(?:<br\s?/?>|[\W_])"
"""What may stand between them when somebody wants it not to be seen."""
_SPREAD = re.compile(rf"[0-9](?<![0-9][0-9])[0-9]*+(?:{ANY_GAP}{{1,8}}+[0-9]++)+")
_RUN = re.compile(rf"[0-9](?:{GAP}{{0,40}}+[0-9]){{5,}}+")
_GROUP = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class Group:
    """Digits that stand together; offsets in the text."""

    digits: str
    start: int
    end: int


def runs(text: str) -> Iterator[list[Group]]:
    """The groups of each longest row of six digits or more with nothing but gaps between."""
    for run in _RUN.finditer(text):
        yield [Group(found[0], found.start(), found.end()) for found in _GROUP.finditer(text, run.start(), run.end())]


def spread(text: str) -> Iterator[list[Group]]:
    """The groups of each longest row of digits with no word between."""
    for row in _SPREAD.finditer(text):
        yield [Group(found[0], found.start(), found.end()) for found in _GROUP.finditer(text, row.start(), row.end())]


def windows(groups: list[Group], digits: int) -> Iterator[list[Group]]:
    """Every row of whole groups that has so many digits together."""
    for first in range(len(groups)):
        count = 0
        for last in range(first, len(groups)):
            count += len(groups[last].digits)
            if count >= digits:
                if count == digits:
                    yield groups[first : last + 1]
                break


def joined(groups: list[Group]) -> str:
    """All digits of a row."""
    return "".join(group.digits for group in groups)
