"""The data root as it was in a revision, and as it stands in its folder: both read by the same loader.

The files of a revision are written into a temporary folder first.  So links, stray files, damaged letters and missing
folders get the very messages that they get in a checkout.
"""

import contextlib
import datetime
import posixpath
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tracker.loading import Dataset, Loaded, dataset, load, locate
from tracker.models import Record
from tracker.problems import Problem, has_errors
from tracker.progress import SiteProgress, site_progress
from tracker.review.git import DATA, Blob, Repository, Revision
from tracker.rules import references, structure, timeframes

NEEDED = (
    structure.file_name_has_id,
    structure.code_once,
    structure.institution_once,
    references.known_institution,
    references.known_objective,
    references.known_measure,
    timeframes.start_before_end,
    timeframes.deadline_is_a_day,
    timeframes.order_is_a_number,
)
"""What counting relies on.  Other rules may be broken in a revision: the next one may be what mends it."""


@dataclass(frozen=True)
class Side:
    """One of the two states that are compared."""

    revision: Revision | None
    """None: the folder as it stands."""
    root: Path
    files: Mapping[str, bytes]
    """Path below the root -> content."""
    loaded: Loaded

    @property
    def is_empty(self) -> bool:
        """Whether there were no data at all, such as before the first plan."""
        return not self.files

    def records(self) -> dict[str, Record]:
        """Path -> what could be read of it."""
        found: dict[str, Record] = {}
        for files in self.loaded.plans:
            items = (files.plan, *files.objectives, *files.measures, *files.context, files.services, files.discrepancies)
            found |= {item.path: item.record for item in items if item is not None}
        institutions = self.loaded.institutions
        return found | ({institutions.path: institutions.record} if institutions else {})

    def counted(self, as_of: datetime.date) -> tuple[SiteProgress | None, list[Problem]]:
        """Everything counted at a day, or None with the errors that forbid it."""
        if self.is_empty and self.revision is not None:
            return site_progress(Dataset((), {}, "plan/institutions.yml"), as_of), []
        problems = [problem for problem in self.loaded.problems if has_errors([problem])]
        if not problems:
            findings = [finding for rule in NEEDED for finding in rule(self.loaded, as_of)]
            problems = [problem for problem in locate(self.root, findings) if has_errors([problem])]
        return (None, problems) if problems else (site_progress(dataset(self.loaded), as_of), [])


def folder_side(root: Path, loaded: Loaded | None = None) -> Side:
    """The data root as it stands, files included that git knows nothing of; `loaded` where it was read before."""
    files = {}
    for path in (path for name in DATA for path in sorted((root / name).rglob("*.yml")) if path.is_file()):
        # Of what cannot be read the loader speaks.
        with contextlib.suppress(OSError):
            files[path.relative_to(root).as_posix()] = path.read_bytes()
    return Side(None, root, files, loaded or load(root))


@contextmanager
def revision_side(repository: Repository, revision: Revision) -> Iterator[Side]:
    """The data root as it was in a revision; its files are there until the end of the `with`."""
    tree = repository.tree(revision)
    contents = repository.texts(blob.id for blob in tree.values())
    files = {path: contents[blob.id] for path, blob in tree.items() if not blob.is_link}
    files |= {path: files[target] for path, blob in tree.items() if blob.is_link and (target := _target(path, tree, contents)) in files}
    with tempfile.TemporaryDirectory(prefix="plan-") as folder:
        root = Path(folder)
        for path in tree:
            _write(root / path, files.get(path))
        yield Side(revision, root, files, load(root))


def _target(path: str, tree: Mapping[str, Blob], contents: Mapping[str, bytes]) -> str:
    """Where a link leads inside the revision: perhaps to no file there, or round in a circle (then ""), and nothing is read."""
    seen = {path}
    while (blob := tree.get(path)) is not None and blob.is_link:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(path), contents[blob.id].decode(errors="replace")))
        if path in seen:
            return ""
        seen.add(path)
    return path


def _write(path: Path, content: bytes | None) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if content is None:
        # The loader then says what it says of every link that leads nowhere.
        path.symlink_to("nowhere")
    else:
        path.write_bytes(content)
