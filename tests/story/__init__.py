"""Six years of a fictional plan as a version history: reports, corrections, mistakes and how they were mended.

`COMMITS` tells it; `write_repository` makes a git repository of it, the same to the last byte each time.  Every commit has
a name, which is also its tag.
"""

from story.commit import Commit
from story.repository import write_repository
from story.years import COMMITS, PERSONAL_CODE, texts_at

__all__ = ["COMMITS", "PERSONAL_CODE", "Commit", "texts_at", "write_repository"]
