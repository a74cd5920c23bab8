"""Personal data in any text: what is found, and the text with it hidden.

Pure: a text goes in, hits come out, and no hit holds the datum.  What cannot be seen by a pattern (a nickname, a story) is not found:
whoever writes stays responsible.
"""

from tracker.disclosure.contacts import contact_key
from tracker.disclosure.damage import find_damage
from tracker.disclosure.hit import DOUBTFUL, IDENTIFYING, Hit, Kind
from tracker.disclosure.search import MASK, excerpt, find, find_in_name, is_worth_telling, masked, masked_message, masked_path
from tracker.disclosure.waivers import Waiver, waivers

__all__ = [
    "DOUBTFUL",
    "IDENTIFYING",
    "MASK",
    "Hit",
    "Kind",
    "Waiver",
    "contact_key",
    "excerpt",
    "find",
    "find_damage",
    "find_in_name",
    "is_worth_telling",
    "masked",
    "masked_message",
    "masked_path",
    "waivers",
]
