"""A data root as of a day: read, checked and counted."""

import datetime
import os
from pathlib import Path

from tracker.loading import dataset, load
from tracker.problems import Problem, has_errors
from tracker.progress import SiteProgress, site_progress
from tracker.rules import check

PROJECT = Path(__file__).parent.parent
"""The folder of mkdocs.yml, docs/ and theme/; its plan/ and measures/ are the default data root."""
LANGUAGE_VARIABLE = "PLAN_TRACKER_LANG"
"""Environment variable that tells the preview in which language to speak of mistakes."""


def as_of_today() -> datetime.date:
    """The date of the build: SOURCE_DATE_EPOCH where set (reproducible builds), else today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    return datetime.date.today()


def read_root(root: Path, as_of: datetime.date) -> tuple[SiteProgress | None, list[Problem]]:
    """What stands in a data root, and every problem; None where an error forbids to go on."""
    loaded = load(root)
    problems = check(root, loaded, as_of)
    return (None if has_errors(problems) else site_progress(dataset(loaded), as_of)), problems
