"""What changed, as lines to read in a terminal or a log."""

from collections.abc import Iterator, Sequence

from tracker.problems import Problem, as_text
from tracker.review.telling import Chapter, Line, Told
from tracker.wording import Wording


def as_lines(told: Told, problems: Sequence[Problem], w: Wording) -> str:
    """Headings without marks, a line for each subject, sentences indented below it."""
    blocks = ["\n".join((told.title, told.as_of)), *(block for one in told.chapters for block in _chapter(one))]
    if told.files:
        blocks.append("\n".join((told.form_only, *(f"  {path}" for path in told.files))))
    if problems:
        blocks.append("\n".join((f"{w('changes_rules')}:", as_text(problems, w.language))))
    return "\n\n".join(blocks)


def _chapter(chapter: Chapter) -> Iterator[str]:
    head = f"{chapter.heading}\n{'=' * len(chapter.heading)}"
    yield f"{head}\n{chapter.counts}" if chapter.counts else head
    for section in chapter.sections:
        yield "\n".join((f"{section.heading}:", *(text for line in section.lines for text in _line(line))))


def _line(line: Line) -> Iterator[str]:
    yield f"  {line.head}"
    for text in line.below:
        yield f"    - {text}"
