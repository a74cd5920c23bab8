"""Charts: statistics and words -> a picture, the same in words and the same in a table.

A function gives None, or nothing, where there is nothing to draw.  Nothing is counted here; what a chart
shows comes from `progress`.
"""

from tracker.charts.base import Cell, Chart, Download, Linker, Table
from tracker.charts.comparison import context_comparisons
from tracker.charts.context import context_series
from tracker.charts.files import Picture, with_downloads
from tracker.charts.framed import Imprint
from tracker.charts.matrix import state_matrix
from tracker.charts.network import network
from tracker.charts.participants import participants
from tracker.charts.plan_parts import dated
from tracker.charts.share import share_path, share_picture
from tracker.charts.standing import states_per_objective, states_per_year
from tracker.charts.timeline import timeline

__all__ = [
    "Cell",
    "Chart",
    "Download",
    "Imprint",
    "Linker",
    "Picture",
    "Table",
    "context_comparisons",
    "context_series",
    "dated",
    "network",
    "participants",
    "share_path",
    "share_picture",
    "state_matrix",
    "states_per_objective",
    "states_per_year",
    "timeline",
    "with_downloads",
]
