"""What a change of the data means: what differs between two revisions, in the plan's own words, and what the rules say of it.

`git` reads revisions, `sides` loads them, `compare` finds what changed, `telling` says it in a language.
"""
