"""YAML text -> plain values, and the place of every value.

The dialect is small on purpose, so that what a clerk sees is what is meant: every scalar is plain
text (`1.10` stays `1.10`, `no` stays `no`), and duplicate keys, anchors, tags and second documents
are faults.  Events are used instead of a document tree: they need no recursion, so that hostile
nesting cannot exhaust the stack, and nothing is built that is not needed.
"""

from tracker.yamltext.draft import Draft
from tracker.yamltext.edit import merged
from tracker.yamltext.fault import MAX_BYTES, MAX_DEPTH, Fault, Value
from tracker.yamltext.passages import Lines, Passage, passages
from tracker.yamltext.places import places
from tracker.yamltext.reading import read
from tracker.yamltext.signs import decode, made_out
from tracker.yamltext.write import entry

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
    "Draft",
    "Fault",
    "Lines",
    "Passage",
    "Value",
    "decode",
    "entry",
    "made_out",
    "merged",
    "passages",
    "places",
    "read",
]
