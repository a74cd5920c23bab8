"""From the names of two revisions to everything that is to be said of the change between them."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tracker.loading import Loaded
from tracker.problems import Language, Level, Problem, Said
from tracker.review.compare import compare, form_only
from tracker.review.git import GitError, Repository, Revision
from tracker.review.markdown import as_markdown
from tracker.review.plain import as_plain
from tracker.review.rules import check_change
from tracker.review.sides import Side, folder_side, revision_side
from tracker.review.telling import told
from tracker.review.text import as_lines
from tracker.review.values import Comparison
from tracker.wording import wording


@dataclass(frozen=True)
class Review:
    """What changed, and what the rules say of it."""

    comparison: Comparison
    problems: tuple[Problem, ...]
    """Errors first."""
    base: Revision
    head: Revision | None
    """None: the files as they stand."""
    as_of: datetime.date

    def written(self, kind: str, language: Language) -> str:
        """As `text`, `markdown` or `json`."""
        if kind == "json":
            return as_plain(self.comparison, self.problems, language, self.base, self.head, self.as_of)
        w = wording(language)
        said = told(self.comparison, w, self.base, self.head, self.as_of)
        return as_markdown(said, self.problems, w) if kind == "markdown" else as_lines(said, self.problems, w)


@dataclass(frozen=True)
class Broken:
    """A side that cannot be compared, because its files have errors."""

    revision: Revision | None
    """None: the files as they stand."""
    problems: tuple[Problem, ...]


def read_review(root: Path, base: str, head: str | None, as_of: datetime.date) -> Review | tuple[Broken, ...]:
    """What changed from revision `base` to `head`, or to the files as they stand; GitError where git cannot tell."""
    with _revision(root, base) as before, _after(root, head) as after:
        if before.is_empty and after.is_empty:
            raise GitError(_NO_DATA)
        was, wrong_before = before.counted(as_of)
        now, wrong_after = after.counted(as_of)
        if was is None or now is None:
            sides = ((before.revision, wrong_before), (after.revision, wrong_after))
            return tuple(Broken(revision, tuple(wrong)) for revision, wrong in sides if wrong)
        assert before.revision is not None, "it was named"
        found = compare(was, now, form_only(before, after))
        problems = sorted(check_change(before, after, as_of), key=lambda problem: (problem.level is not Level.ERROR, problem.order()))
        return Review(found, tuple(problems), before.revision, after.revision, as_of)


def problems_since(root: Path, base: str, loaded: Loaded, as_of: datetime.date) -> list[Problem]:
    """What the rules say of everything that changed since a revision, given the files as they stand."""
    with _revision(root, base) as before:
        return check_change(before, folder_side(root, loaded), as_of)


@contextmanager
def _revision(root: Path, name: str) -> Iterator[Side]:
    repository = Repository(root)
    with revision_side(repository, repository.revision(name)) as side:
        yield side


@contextmanager
def _after(root: Path, name: str | None) -> Iterator[Side]:
    if name is None:
        yield folder_side(root)
    else:
        with _revision(root, name) as side:
            yield side


_NO_DATA = Said(
    "nė vienoje iš dviejų versijų nėra aplankų plan/ ir measures/. Nurodykite duomenų vietą: --root APLANKAS.",
    "neither of the two holds plan/ and measures/. Name the place of the data: --root FOLDER.",
)
