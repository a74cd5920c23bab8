"""What a change of the data means: what differs between two revisions, in the plan's own words, and what the rules say of it.

`git` reads revisions and `sides` loads them; `compare` finds what changed, as values; `telling` says it in a language, and
`text`, `markdown` and `plain` write it down.  `rules` are those that need history.
"""

from tracker.review.codeowners import HEAD as OWNERS_HEAD
from tracker.review.codeowners import codeowners as owners_file
from tracker.review.git import GitError
from tracker.review.whole import Broken, Review, problems_since, read_review

__all__ = ["OWNERS_HEAD", "Broken", "GitError", "Review", "owners_file", "problems_since", "read_review"]
